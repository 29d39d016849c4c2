import { type Committee, areSeats, committeeOf } from './committee.ts';
import { type Kind, leastSharedSupport } from './least-shared-support.ts';
import type { Votes } from './read-ballots.ts';
import { type Choose, lowestPlace } from './ways-of-breaking-ties.ts';

/**
 * The maximin support method: each seat goes to the option with which the weakest member can be given most,
 * when every voter divides its weight among the members it wants as suits the weakest best.
 * Satisfies PJR. Exact. Each seat prices every open option by a few maximum flows over members and kinds of voters.
 * Refuses seats that are no whole number from 0 up, and ('tooLarge') weights times seats past 2^53.
 * Sánchez-Fernández, Fernández-García, Fisteus & Brill, The Maximin Support Method (2021, arXiv 1609.05370).
 */
export function maximinSupportCommittee(votes: Votes, seats: number, choose: Choose = lowestPlace): Committee {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	const { options, supporterStart, supporters, weights } = votes;
	const size = Math.min(seats, options);
	if (votes.totalWeight * (size + 1) * 4 > Number.MAX_SAFE_INTEGER) return { ok: false, problem: 'tooLarge' };
	const taken: { option: number; tied: number[]; by: 'support' | 'unwanted' }[] = [];
	// The most wanted are likely to be best, and knowing the best early spares the others their flows.
	const bySupport = Array.from({ length: options }, (_, c) => c).sort((a, b) => votes.support[b]! - votes.support[a]!);
	/** Voters who want the same members are one kind; kind 0 wants none. */
	const kindOf = new Int32Array(votes.voters);
	let kinds: Kind[] = [{ members: [], weight: votes.totalWeight }];

	while (taken.length < size) {
		const gone = new Set(taken.map(({ option }) => option));
		let tied: number[] = [];
		let highest = { n: -1, d: 1 };
		for (const c of bySupport) {
			if (gone.has(c)) continue;
			const support = leastSharedSupport(taken.length + 1, kindsWith(c), highest);
			if (!support) continue;
			if (support.n * highest.d > highest.n * support.d) [tied, highest] = [[c], support];
			else tied.push(c);
		}
		tied.sort((a, b) => a - b);
		const option = choose(tied, () => [...gone].sort((a, b) => a - b).join());
		if (option === null) return committeeOf(null);
		taken.push({ option, tied, by: votes.support[option] === 0 ? 'unwanted' : 'support' });
		seat(option);
	}
	return committeeOf(taken);

	/** Kinds as they would be with one member more, at the place after the last. */
	function kindsWith(option: number): Kind[] {
		const pleased = new Float64Array(kinds.length);
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const kind = kindOf[supporters[at]!]!;
			pleased[kind] = pleased[kind]! + weights[supporters[at]!]!;
		}
		const split: Kind[] = [];
		for (const [kind, { members, weight }] of kinds.entries()) {
			const wanting = pleased[kind]!;
			if (weight > wanting && members.length > 0) split.push({ members, weight: weight - wanting });
			if (wanting > 0) split.push({ members: [...members, taken.length], weight: wanting });
		}
		return split;
	}

	function seat(option: number): void {
		const place = taken.length - 1;
		const newKind = new Map<number, number>();
		const next = kinds.map(({ members, weight }) => ({ members, weight }));
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const voter = supporters[at]!;
			const kind = kindOf[voter]!;
			let moved = newKind.get(kind);
			if (moved === undefined) {
				moved = next.length;
				newKind.set(kind, moved);
				next.push({ members: [...next[kind]!.members, place], weight: 0 });
			}
			next[kind]!.weight -= weights[voter]!;
			next[moved]!.weight += weights[voter]!;
			kindOf[voter] = moved;
		}
		kinds = next;
	}
}

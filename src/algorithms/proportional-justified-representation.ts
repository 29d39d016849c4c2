import { findCohesive, searchLimit } from './cohesive-groups.ts';
import type { Votes } from './read-ballots.ts';
import { type Representation, type Seated, deserves, holds, seatCommittee } from './representation.ts';

/**
 * PJR: of no group that deserves ℓ seats and wants ℓ options in common do all voters together want fewer than ℓ members.
 * coNP-complete; exact search over common options and the members a group may share, refused ('tooLarge') past its limit.
 * Refuses what `seatCommittee` refuses. Sánchez-Fernández et al., Proportional Justified Representation (AAAI 2017).
 */
export function proportionalJustifiedRepresentation(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	for (let members = 1; members <= read.seated.seats; members++) {
		let broken: Representation = holds;
		const found = findCohesive(read.seated, members, (options, voters) => {
			const group = groupSharing(read.seated, voters, members);
			if (!group) return group === null ? null : false;
			broken = { ok: true, holds: false, deserved: members, options: [...options], voters: group };
			return true;
		});
		if (found === null) return { ok: false, problem: 'tooLarge' };
		if (found) return broken;
	}
	return holds;
}

/** Those of `voters` whose wished members all lie among some `deserved` − 1 members, if they still deserve that many seats; false when there are none, null when too many to tell. */
function groupSharing(seated: Seated, voters: readonly number[], deserved: number): number[] | false | null {
	const { votes: { wishStart, wishes, weights }, isMember } = seated;
	const wished = voters.map((voter) => Array.from(wishes.subarray(wishStart[voter], wishStart[voter + 1])).filter((c) => isMember[c] === 1));
	const members = [...new Set(wished.flat())].sort((a, b) => a - b);
	const shared = new Set<number>();
	let steps = 0;
	return choose(0);

	function choose(from: number): number[] | false | null {
		steps += voters.length;
		if (steps > searchLimit) return null;
		if (shared.size === deserved - 1 || shared.size === members.length) {
			const group = voters.filter((_, i) => wished[i]!.every((c) => shared.has(c)));
			return deserves(seated, group.reduce((sum, voter) => sum + weights[voter]!, 0), deserved) && group;
		}
		const missing = Math.min(deserved - 1, members.length) - shared.size;
		for (let i = from; i + missing <= members.length; i++) {
			shared.add(members[i]!);
			const found = choose(i + 1);
			if (found !== false) return found;
			shared.delete(members[i]!);
		}
		return false;
	}
}

import { type Committee, areSeats } from './committee.ts';
import type { Votes } from './read-ballots.ts';

/** All committees that share the highest score, each ascending, in order. */
export type BestCommittees = { ok: true; committees: number[][]; score: { n: number; d: number } } | Extract<Committee, { ok: false }>;

/**
 * Proportional approval voting: the committees that maximise the sum over voters of 1 + 1/2 + … + 1/n, n being the members it wants.
 * Satisfies EJR and EJR+. Finding the best is NP-hard: branch and bound, where a set's score plus the largest gains still open
 * bounds what it can grow to (gains only shrink). Exact in whole numbers.
 * Refuses seats that are no whole number from 0 up, scores past 2^53, and ('tooLarge') what needs more than `limit` branches.
 * Thiele (1895); Aziz et al., Justified Representation in Approval-Based Committee Voting (2017).
 */
export function pavCommittees(votes: Votes, seats: number, limit = 2_000_000): BestCommittees {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	const { options, support, supporterStart, supporters, weights, wishStart, wishes } = votes;
	const size = Math.min(seats, options);
	const scale = upTo(size);
	const harmonic = Array.from({ length: size }, (_, i) => 1 / (i + 1)).reduce((sum, part) => sum + part, 0);
	if (!(scale * Math.max(1, votes.totalWeight) * harmonic <= Number.MAX_SAFE_INTEGER)) return { ok: false, problem: 'tooLarge' };

	const worth = Float64Array.from({ length: size + 1 }, (_, pleased) => scale / (pleased + 1));
	worth[size] = 0;
	const order = Array.from({ length: options }, (_, c) => c).sort((a, b) => support[b]! - support[a]! || a - b);
	const pleased = new Int32Array(votes.voters);
	const gains = support.map((weight) => weight * worth[0]!);
	const members: number[] = [];
	let best = -1;
	let committees: number[][] = [];
	let branches = 0;

	if (!grow(0, 0)) return { ok: false, problem: 'tooLarge' };
	for (const committee of committees) committee.sort((a, b) => a - b);
	return { ok: true, committees: committees.sort(compareSets), score: { n: best, d: scale } };

	/** False when the limit is passed. */
	function grow(from: number, score: number): boolean {
		if (++branches > limit) return false;
		if (members.length === size) {
			if (score > best) [best, committees] = [score, []];
			if (score === best) committees.push(members.slice());
			return true;
		}
		const missing = size - members.length;
		for (let at = from; at + missing <= options; at++) {
			const open = order.slice(at).map((c) => gains[c]!).sort((a, b) => b - a).slice(0, missing);
			if (open.reduce((sum, gain) => sum + gain, score) < best) return true;
			const option = order[at]!;
			const gain = gains[option]!;
			please(option, 1);
			members.push(option);
			if (!grow(at + 1, score + gain)) return false;
			members.pop();
			please(option, -1);
		}
		return true;
	}

	function please(option: number, change: 1 | -1): void {
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const voter = supporters[at]!;
			const before = pleased[voter]!;
			pleased[voter] = before + change;
			const more = (worth[before + change]! - worth[before]!) * weights[voter]!;
			for (let wish = wishStart[voter]!; wish < wishStart[voter + 1]!; wish++) gains[wishes[wish]!] = gains[wishes[wish]!]! + more;
		}
	}
}

function compareSets(a: readonly number[], b: readonly number[]): number {
	const i = a.findIndex((option, at) => option !== b[at]);
	return i < 0 ? 0 : a[i]! - b[i]!;
}

/** The least number that 1 … n all divide; Infinity once it is no longer exact. */
function upTo(n: number): number {
	let all = 1;
	for (let i = 2; i <= n; i++) {
		let [x, y] = [all, i];
		while (y > 0) [x, y] = [y, x % y];
		all *= i / x;
		if (all > Number.MAX_SAFE_INTEGER) return Infinity;
	}
	return all;
}

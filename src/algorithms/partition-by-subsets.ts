import type { GroupCandidates } from './group-candidates.ts';

export const mostUnitsBySubsets = 13;

/**
 * Decides the best partition of at most 13 units by dynamic programming over all subsets: with `leastFirst` the largest smallest gain,
 * then the largest total, else the largest total; among equals the one whose groups come first in order. Exact for any sizes.
 * Null if there is no partition. O(2^n · groups of the lowest unit). Bellman (1962).
 */
export function partitionBySubsets(groups: GroupCandidates, leastFirst: boolean): number[] | null {
	const { count } = groups;
	const floor = leastFirst ? largestFloor(groups) : 0;
	if (floor === null) return null;
	const all = 2 ** count - 1;
	const ofLowest = groupsByLowest(groups, floor);
	const best = new Float64Array(all + 1).fill(-Infinity);
	const choice = new Int32Array(all + 1).fill(-1);
	best[0] = 0;
	for (let set = 1; set <= all; set++) {
		for (const c of ofLowest[31 - Math.clz32(set & -set)]!) {
			const mask = groups.low[c]!;
			if ((mask & ~set) !== 0) continue;
			const total = groups.total[c]! + best[set ^ mask]!;
			if (total <= best[set]!) continue;
			best[set] = total;
			choice[set] = c;
		}
	}
	if (best[all] === -Infinity) return null;
	const chosen: number[] = [];
	for (let set = all; set !== 0; set ^= groups.low[choice[set]!]!) chosen.push(choice[set]!);
	return chosen;
}

function largestFloor(groups: GroupCandidates): number | null {
	const all = 2 ** groups.count - 1;
	const ofLowest = groupsByLowest(groups, 0);
	const best = new Float64Array(all + 1).fill(-1);
	best[0] = Infinity;
	for (let set = 1; set <= all; set++) {
		for (const c of ofLowest[31 - Math.clz32(set & -set)]!) {
			const mask = groups.low[c]!;
			if ((mask & ~set) === 0) best[set] = Math.max(best[set]!, Math.min(groups.least[c]!, best[set ^ mask]!));
		}
	}
	return best[all] === -1 ? null : best[all]!;
}

function groupsByLowest(groups: GroupCandidates, floor: number): number[][] {
	const lists = Array.from({ length: groups.count }, (): number[] => []);
	for (let c = 0; c < groups.size; c++) if (groups.least[c]! >= floor) lists[groups.member[groups.first[c]!]!]!.push(c);
	return lists;
}

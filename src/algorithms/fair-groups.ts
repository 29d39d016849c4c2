import { countCandidates, gainsWithin, listCandidates, membersOf, mostUnitsAsBits, type GainTable } from './group-candidates.ts';
import { boundGroups, groupsByExchange } from './groups-by-exchange.ts';
import { groupsOfTwo } from './groups-of-two.ts';
import { mostUnitsBySubsets, partitionBySubsets } from './partition-by-subsets.ts';
import { partitionByPrices } from './partition-by-prices.ts';

/** Levels and weights by topic, whole numbers from 0, as many for every unit. */
export interface GroupingUnit {
	id: string;
	levels: readonly number[];
	weights: readonly number[];
}

export interface GroupingWish {
	units: readonly GroupingUnit[];
	/** The sizes a group may have. */
	sizes: readonly number[];
	/** Pairs that may not share a group. */
	forbidden?: readonly (readonly [string, string])[];
	/** What counts: the smallest gain first and then the total, or the total alone. */
	objective?: 'leastThenTotal' | 'total';
}

interface FoundGroup {
	members: string[];
	/** What each member gains, in the order of `members`. */
	gains: number[];
}

/** How sure it is: nothing is better; or it is the best found, and nothing is better than the bounds. */
type GroupingProof = { kind: 'exact' } | { kind: 'bounded'; leastAtMost: number; totalAtMost: number };

export type FairGroups =
	| { ok: true; groups: FoundGroup[]; least: number; total: number; nobodyGains: boolean; proof: GroupingProof }
	| { ok: false; problem: 'noPartition' | 'noPartitionFound' | 'sizeNotWhole' | 'sumTooLarge' }
	| { ok: false; problem: 'idTwice' | 'idUnknown' | 'topicsDiffer' | 'valueNotWhole'; id: string };

/** More groups than this are not listed: their list alone would take about a second and 30 MB. */
const mostCandidates = 400_000;

/** So that prices in fine parts of a unit stay whole numbers below 2^53. */
const mostTotal = 2 ** 31;

/**
 * Decides how to put all units into groups of the sizes allowed, no forbidden pair together: largest smallest gain, then largest
 * total; among equals the partition whose groups come first by ids. A unit gains, per topic, its weight times how far the
 * best of its group is above it. Guarantee: exact for up to 13 units of any sizes, for pairs of any number, and for up to
 * 62 units of up to 400,000 possible groups (30 units of sizes 2–5) unless the search gives up; otherwise the best
 * found by exchanges, with bounds. If nobody gains anything the groups stand and `nobodyGains` says so.
 * Refuses repeated or unknown ids, topics that differ, values or sizes that are not whole, gains that could add up to more than 2^31;
 * says noPartition where it is proved and noPartitionFound where it is not. Does not depend on the order of the input.
 * Set partitioning by linear prices and complete search: Balas & Padberg, SIAM Review 18 (1976).
 */
export function fairGroups({ units, sizes, forbidden = [], objective = 'leastThenTotal' }: GroupingWish): FairGroups {
	const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const place = new Map(sorted.map(({ id }, i) => [id, i]));
	const problem = findProblem(sorted, sizes, forbidden, place);
	if (problem) return problem;

	const count = sorted.length;
	const apart = new Set(forbidden.flatMap(([a, b]) => [place.get(a)! * count + place.get(b)!, place.get(b)! * count + place.get(a)!]));
	const isForbidden = (i: number, j: number) => apart.has(i * count + j);
	const table = { levels: sorted.map(({ levels }) => levels), weights: sorted.map(({ weights }) => weights) };
	const known = [...new Set(sizes)].filter((size) => size <= count).sort((a, b) => a - b);
	const outcome = groupUnits(table, known, isForbidden, objective === 'leastThenTotal');
	if (typeof outcome === 'string') return { ok: false, problem: outcome };

	const groups = outcome.groups.map((members) => ({ members: members.map((i) => sorted[i]!.id), gains: gainsWithin(table, members) }));
	const gains = groups.flatMap((group) => group.gains);
	const total = gains.reduce((a, b) => a + b, 0);
	return { ok: true, groups, least: gains.reduce((a, b) => Math.min(a, b), gains[0] ?? 0), total, nobodyGains: total === 0, proof: outcome.proof };
}

function groupUnits(table: GainTable, sizes: readonly number[], isForbidden: (i: number, j: number) => boolean, leastFirst: boolean): { groups: number[][]; proof: GroupingProof } | 'noPartition' | 'noPartitionFound' {
	const count = table.levels.length;
	const exact = (groups: number[][]) => ({ groups, proof: { kind: 'exact' as const } });
	const plan = planSizes(count, sizes);
	if (!plan) return 'noPartition';
	if (sizes.length === 1 && sizes[0] === 2) {
		const pairs = groupsOfTwo(table, isForbidden, leastFirst);
		return pairs ? exact(pairs) : 'noPartition';
	}

	const listed = count <= mostUnitsAsBits && (count <= mostUnitsBySubsets || countCandidates(count, sizes) <= mostCandidates);
	const candidates = listed ? listCandidates(table, sizes, isForbidden) : null;
	if (candidates && count <= mostUnitsBySubsets) {
		const found = partitionBySubsets(candidates, leastFirst);
		return found ? exact(found.map((c) => membersOf(candidates, c))) : 'noPartition';
	}

	const exchanged = groupsByExchange(table, plan, sizes, isForbidden, leastFirst);
	const rough = boundGroups(table, sizes[sizes.length - 1] ?? 0, isForbidden);
	if (!candidates) return exchanged ? { groups: exchanged, proof: { kind: 'bounded', ...rough } } : 'noPartitionFound';
	const outcome = partitionByPrices(candidates, leastFirst, exchanged);
	if (outcome.found) return exact(outcome.found.map((c) => membersOf(candidates, c)));
	if (outcome.proved) return 'noPartition';

	const near = outcome.near ? outcome.near.map((c) => membersOf(candidates, c)).sort((a, b) => a[0]! - b[0]!) : exchanged;
	if (!near) return 'noPartitionFound';
	const leastAtMost = leastFirst ? Math.min(rough.leastAtMost, outcome.leastAtMost) : rough.leastAtMost;
	// The total's bound holds for one floor. If the highest floor turned out lower, the total could be larger.
	const atFloor = !leastFirst || near.every((members) => gainsWithin(table, members).every((gain) => gain >= leastAtMost));
	return { groups: near, proof: { kind: 'bounded', leastAtMost, totalAtMost: atFloor ? Math.min(rough.totalAtMost, outcome.totalAtMost) : rough.totalAtMost } };
}

/** Sizes that add up to the count, largest first as far as possible; null if none do. */
function planSizes(count: number, sizes: readonly number[]): number[] | null {
	const reachable = new Uint8Array(count + 1);
	reachable[0] = 1;
	for (let sum = 1; sum <= count; sum++) for (const size of sizes) if (size <= sum && reachable[sum - size]) reachable[sum] = 1;
	if (!reachable[count]) return null;
	const plan: number[] = [];
	for (let left = count; left > 0;) {
		let next = 0;
		for (const size of sizes) if (size <= left && reachable[left - size]) next = size;
		plan.push(next);
		left -= next;
	}
	return plan;
}

function findProblem(sorted: readonly GroupingUnit[], sizes: readonly number[], forbidden: readonly (readonly [string, string])[], place: ReadonlyMap<string, number>): Exclude<FairGroups, { ok: true }> | null {
	if (sizes.some((size) => !Number.isSafeInteger(size) || size < 1)) return { ok: false, problem: 'sizeNotWhole' };
	let highest = 0;
	let heaviest = 0;
	for (let i = 0; i < sorted.length; i++) {
		const { id, levels, weights } = sorted[i]!;
		if (sorted[i + 1]?.id === id) return { ok: false, problem: 'idTwice', id };
		if (levels.length !== sorted[0]!.levels.length || weights.length !== levels.length) return { ok: false, problem: 'topicsDiffer', id };
		if ([...levels, ...weights].some((value) => !Number.isSafeInteger(value) || value < 0)) return { ok: false, problem: 'valueNotWhole', id };
		highest = Math.max(highest, ...levels);
		heaviest = Math.max(heaviest, ...weights);
	}
	for (const id of forbidden.flat()) if (!place.has(id)) return { ok: false, problem: 'idUnknown', id };
	const most = sorted.length * (sorted[0]?.levels.length ?? 0) * highest * heaviest;
	return most > mostTotal ? { ok: false, problem: 'sumTooLarge' } : null;
}

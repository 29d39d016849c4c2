import { membersOf, type GroupCandidates } from './group-candidates.ts';
import { pricePartition, type PartitionPrices } from './partition-prices.ts';
import { PartitionSearch, type Effort } from './partition-search.ts';

/** How many groups one decision may look at, to find the best and then to find the first of the best: about a quarter of a second together. */
const effortToFind = 50_000_000;
const effortForFirst = 10_000_000;

/** The best partition, or a proof that there is none, or what was reached and proved before giving up: `near`, and nothing better than the bounds. */
export type PricedPartition = { found: number[] } | { found: null; proved: true } | (GaveUp & { leastAtMost: number });

interface GaveUp {
	found: null;
	proved: false;
	near: number[] | null;
	totalAtMost: number;
}

/**
 * Decides the best partition of at most 62 units from all their groups: with `leastFirst` the largest smallest gain, then the largest
 * total, else the largest total; among equals the one whose groups come first in order. Prices bound every total; the search
 * then looks only among groups that could still be in a partition near the bound. `start`, any partition, spares looking where it is
 * as good as the bound. Exact unless it gives up, and then it says so; where only the search for the first of the best gives up, the
 * groups are among the best.
 * 30 units: sizes 2–3 about 0.03 s, 3–5 about 0.2 s; exponential at worst (set partitioning is NP-hard).
 */
export function partitionByPrices(groups: GroupCandidates, leastFirst: boolean, start: readonly number[][] | null = null): PricedPartition {
	if (groups.count === 0) return { found: [] };
	const floors = leastFirst ? possibleFloors(groups) : [0];
	const priced = new Map<number, { use: Int32Array; prices: PartitionPrices }>();
	const priceAt = (at: number) => {
		const known = priced.get(at);
		if (known) return known;
		const all = Int32Array.from({ length: groups.size }, (_, c) => c);
		const use = leastFirst ? all.filter((c) => groups.least[c]! >= floors[at]!) : all;
		const fresh = { use, prices: pricePartition(groups, use) };
		priced.set(at, fresh);
		return fresh;
	};

	// Floors descend. The prices of the highest alone often allow a partition; else halve the floors that remain.
	let from = 0;
	for (let until = floors.length; from < until;) {
		const middle = from === 0 && until === floors.length ? 0 : (from + until) >> 1;
		if (priceAt(middle).prices.sum < 0) from = middle + 1;
		else until = middle;
	}
	const effort = { left: effortToFind };
	const known = start && placesOf(groups, start);
	for (let at = from; at < floors.length; at++) {
		const { use, prices } = priceAt(at);
		const best = bestWithin(groups, use, prices, known?.every((c) => !leastFirst || groups.least[c]! >= floors[at]!) ? known : null, effort);
		if (best.found === null && best.proved) continue;
		return best.found ? best : { ...best, leastAtMost: floors[at]! };
	}
	return { found: null, proved: true };
}

/** The smallest gains a partition could have, largest first: no larger than what its worst-placed unit's best group offers. */
function possibleFloors({ count, size, first, member, least }: GroupCandidates): number[] {
	const best = new Float64Array(count).fill(-1);
	for (let c = 0; c < size; c++) for (let k = first[c]!; k < first[c + 1]!; k++) best[member[k]!] = Math.max(best[member[k]!]!, least[c]!);
	const most = best.reduce((a, b) => Math.min(a, b));
	return [...new Set(least.subarray(0, size))].filter((floor) => floor <= most).sort((a, b) => b - a);
}

function bestWithin(groups: GroupCandidates, use: Int32Array, { unit, sum, slack }: PartitionPrices, start: number[] | null, effort: Effort): { found: number[] } | { found: null; proved: true } | GaveUp {
	const low = groups.count >= 31 ? 0x7fffffff : 2 ** groups.count - 1;
	const high = groups.count > 31 ? (2 ** (groups.count - 31) - 1) | 0 : 0;
	const searchFor = (total: number, allowed: Effort) => {
		const budget = sum - total * unit;
		return { budget, search: new PartitionSearch(groups, use, slack, budget, allowed) };
	};
	const totalOf = (chosen: readonly number[]) => chosen.reduce((total, c) => total + groups.total[c]!, 0);

	let bound = Math.floor(sum / unit);
	let best = start;
	let reached = start ? totalOf(start) : -1;
	for (let step = 0, aim = bound; bound > reached; ) {
		const { budget, search } = searchFor(aim, effort);
		const outcome = search.find(low, high, budget);
		if (outcome.found) {
			best = outcome.found;
			reached = totalOf(best);
			aim = reached + 1;
			continue;
		}
		if (!outcome.proved) return { found: null, proved: false, near: best, totalAtMost: bound };
		bound = aim - 1;
		step = Math.max(1, 2 * step);
		aim = Math.max(reached + 1, bound + 1 - step);
	}
	if (!best) return { found: null, proved: true };
	const { budget, search } = searchFor(reached, { left: effortForFirst });
	return { found: search.first(low, high, budget, best) };
}

/** Where in the list the groups of a partition stand. */
function placesOf(groups: GroupCandidates, partition: readonly number[][]): number[] {
	const places: number[] = [];
	const wanted = new Set(partition.map((group) => group.join()));
	for (let c = 0; c < groups.size; c++) if (wanted.has(membersOf(groups, c).join())) places.push(c);
	return places;
}

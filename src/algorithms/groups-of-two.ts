import { gainsWithin, type GainTable } from './group-candidates.ts';
import { maxWeightMatching } from './max-weight-matching.ts';
import type { WeightedEdge } from './matching-certificate.ts';

/**
 * Decides the best partition into pairs: with `leastFirst` the largest smallest gain, then the largest total, else the largest total;
 * among equals the smallest partners first. Exact for any number of units, by matching. Null if there is no partition.
 * O(n·m·log n) times the logarithm of the number of different gains.
 */
export function groupsOfTwo(table: GainTable, forbidden: (i: number, j: number) => boolean, leastFirst: boolean): number[][] | null {
	const count = table.levels.length;
	if (count % 2 === 1) return null;
	const pairs: { edge: WeightedEdge; least: number }[] = [];
	for (let i = 0; i < count; i++) {
		for (let j = i + 1; j < count; j++) {
			if (forbidden(i, j)) continue;
			const [one, other] = gainsWithin(table, [i, j]) as [number, number];
			pairs.push({ edge: [i, j, one + other], least: Math.min(one, other) });
		}
	}
	const matchFrom = (floor: number, counted: boolean) => {
		const edges = pairs.filter(({ least }) => least >= floor).map(({ edge: [i, j, total] }): WeightedEdge => [i, j, counted ? 0 : total]);
		const matching = maxWeightMatching(count, edges, { maxCardinality: true, smallest: !counted });
		return matching.ok && matching.pairs.length * 2 === count ? matching.pairs : null;
	};

	const floors = leastFirst ? [...new Set(pairs.map(({ least }) => least))].sort((a, b) => a - b) : [0];
	let from = 0;
	for (let until = floors.length - 1; from < until;) {
		const middle = (from + until + 1) >> 1;
		if (matchFrom(floors[middle]!, true)) from = middle;
		else until = middle - 1;
	}
	return matchFrom(floors[from] ?? 0, false);
}

import type { WeightedGraph } from './blossom-forest.ts';
import type { PricedMatching } from './blossom-search.ts';
import { innermostWithBoth, readNesting } from './odd-sets.ts';

/** A problem with the same near-best matchings and small weights, and what its prices are counted from. */
export interface Narrowed {
	/** Twice the new weights: whole and even, possibly 0 or less where an edge is never used. */
	doubledWeights: Float64Array;
	/** How far each edge is from being tight, capped: 0 on every edge of every best matching. */
	slacks: Float64Array;
	prices: Float64Array;
	setPrices: Float64Array;
}

/**
 * Caps every price and slack of a proven best matching at `cap` (even, at least 2). A matching falls short of the best by
 * the slacks of its edges, the prices of the vertices it leaves alone and of the odd sets it does not fill; so whatever
 * falls short by less than cap - 1 (in doubled weights) falls short by exactly as much afterwards, and the rest still by
 * at least that. Weights of any size can thus be decided digit by digit in ordinary numbers. O(n + m·depth).
 */
export function narrowWeights(graph: WeightedGraph, proven: PricedMatching, cap: number): Narrowed {
	const { count, us, vs, weights } = graph;
	const size = us.length;
	const slacks = new Float64Array(size);
	const doubledWeights = new Float64Array(size);
	const prices = Float64Array.from(proven.prices, (price) => capped(price, cap));
	const setPrices = Float64Array.from(proven.oddSets, ({ price }) => capped(price, cap));
	for (let e = 0; e < size; e++) {
		slacks[e] = proven.prices[us[e]!]! + proven.prices[vs[e]!]! - 2 * weights[e]!;
		doubledWeights[e] = prices[us[e]!]! + prices[vs[e]!]!;
	}

	const nesting = proven.oddSets.length > 0 ? readNesting(count, proven.oddSets) : null;
	if (nesting) {
		// What all sets from this one outwards cost together.
		const whole = new Float64Array(proven.oddSets.length);
		const cut = new Float64Array(proven.oddSets.length);
		for (let s = whole.length - 1; s >= 0; s--) {
			const parent = nesting.parent[s]!;
			whole[s] = proven.oddSets[s]!.price + (parent === -1 ? 0 : whole[parent]!);
			cut[s] = setPrices[s]! + (parent === -1 ? 0 : cut[parent]!);
		}
		for (let e = 0; e < size; e++) {
			const s = innermostWithBoth(nesting, us[e]!, vs[e]!);
			if (s === -1) continue;
			slacks[e]! += whole[s]!;
			doubledWeights[e]! += cut[s]!;
		}
	}

	for (let e = 0; e < size; e++) {
		slacks[e] = capped(slacks[e]!, cap);
		doubledWeights[e]! -= slacks[e]!;
	}
	return { doubledWeights, slacks, prices, setPrices };
}

/** At most cap, odd if it was odd, 0 only if it was 0. */
function capped(value: number, cap: number): number {
	return value <= cap ? value : cap - (value % 2);
}

import type { WeightedGraph } from './blossom-forest.ts';
import { largestWeight, searchMatching, type PricedMatching } from './blossom-search.ts';
import type { MatchingCertificate } from './matching-certificate.ts';
import { narrowWeights } from './narrow-weights.ts';
import type { OddSet } from './odd-sets.ts';

const bitsAtOnce = BigInt(Math.log2(largestWeight));

/**
 * Decides a matching of greatest weight where weights exceed what ordinary numbers hold: first by their leading bits, then, with
 * all that can no longer win capped, by the following bits, until none is left. Exact; the prices of all steps add up to the
 * proof. Also returns the last step's small problem, which has the same best matchings. O(bits / 20) searches at most for
 * graphs of a few thousand vertices. Edges are in order and simple; edges of weight 0 or less are never used.
 */
export function matchByDigits(
	shape: Omit<WeightedGraph, 'weights'>,
	exact: readonly bigint[],
): { graph: WeightedGraph; proven: PricedMatching; certificate: MatchingCertificate } {
	const { count } = shape;
	const positive = exact.map((weight) => (weight > 0n ? weight : 0n));
	const most = positive.reduce((a, b) => (a > b ? a : b), 0n);
	let left = BigInt(most.toString(2).length) - bitsAtOnce;
	if (left < 0n) left = 0n;
	let graph: WeightedGraph = { ...shape, weights: Float64Array.from(positive, (weight) => Number(weight >> left)) };
	const vertexPrices = Array.from({ length: count }, () => 0n);
	const oddSets: OddSet<bigint>[][] = [];
	// What is cut off weighs less than n in doubled units of the bits looked at, so nothing short of the best by n can win.
	const cap = count + 2 + (count % 2);

	for (;;) {
		const proven = searchMatching(graph);
		if (left === 0n) {
			proven.prices.forEach((price, v) => {
				vertexPrices[v]! += BigInt(price);
			});
			oddSets.push(proven.oddSets.map((set) => ({ ...set, price: BigInt(set.price) })));
			return { graph, proven, certificate: { vertexPrices, oddSets } };
		}

		const { doubledWeights, prices, setPrices } = narrowWeights(graph, proven, cap);
		proven.prices.forEach((price, v) => {
			vertexPrices[v]! += BigInt(price - prices[v]!) << left;
		});
		oddSets.push(proven.oddSets.map((set, s) => ({ ...set, price: BigInt(set.price - setPrices[s]!) << left })));

		const used = doubledWeights.reduce((a, b) => Math.max(a, b), 2) / 2;
		let bits = bitsAtOnce - BigInt(Math.ceil(Math.log2(used + 1)));
		if (bits > left) bits = left;
		left -= bits;
		const mask = (1n << bits) - 1n;
		const scale = 2 ** Number(bits);
		const weights = doubledWeights.map((doubled, e) => (doubled / 2) * scale + Number((positive[e]! >> left) & mask));
		graph = { ...shape, weights };
	}
}

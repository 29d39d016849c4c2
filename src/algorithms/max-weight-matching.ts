import type { WeightedGraph } from './blossom-forest.ts';
import { largestWeight, searchMatching } from './blossom-search.ts';
import { firstMatching } from './first-matching.ts';
import { weightOfOnePair, type MatchingCertificate, type WeightedEdge } from './matching-certificate.ts';
import { matchByDigits } from './match-by-digits.ts';

export type MaxWeightMatching =
	| { ok: true; pairs: [number, number][]; weight: bigint; certificate: MatchingCertificate }
	| { ok: false; problem: 'countNotWhole' }
	| { ok: false; problem: 'vertexUnknown' | 'weightNotWhole'; edge: number };

/**
 * Decides a matching of greatest total weight in a general graph; with maxCardinality, of greatest weight among those with
 * most pairs. Guarantee: exact for whole weights of any size, proved by the certificate (see checkMatching).
 * Without maxCardinality edges of weight 0 or less are never used; loops never; of parallel edges the heaviest counts.
 * The answer does not depend on the order of the edges. With `smallest`, among all best matchings it is the one whose vertex 0
 * has the smallest partner (none being the worst), then vertex 1, and so on.
 * O(n·m·log n), times one for each 48 bits of weight; `smallest` may double it, or more where very much is tied.
 * Refuses a count that is not whole, a vertex outside 0..count-1, a weight that is not a whole number.
 * Edmonds, J. Res. NBS 69B (1965); Galil, ACM Computing Surveys 18 (1986).
 */
export function maxWeightMatching(count: number, edges: readonly WeightedEdge[], { maxCardinality = false, smallest = false } = {}): MaxWeightMatching {
	if (!Number.isSafeInteger(count) || count < 0) return { ok: false, problem: 'countNotWhole' };
	const known = (v: number) => Number.isInteger(v) && v >= 0 && v < count;
	for (let e = 0; e < edges.length; e++) {
		const [u, v, weight] = edges[e]!;
		if (!known(u) || !known(v)) return { ok: false, problem: 'vertexUnknown', edge: e };
		if (typeof weight !== 'bigint' && !Number.isSafeInteger(weight)) return { ok: false, problem: 'weightNotWhole', edge: e };
	}

	const simple = heaviestOfParallel(count, edges);
	const us = Int32Array.from(simple, ([u]) => u);
	const vs = Int32Array.from(simple, ([, v]) => v);
	const exact = simple.map(([, , weight]) => BigInt(weight));
	const raise = maxCardinality ? weightOfOnePair(count, edges.filter(([u, v]) => u !== v).map(([, , weight]) => BigInt(weight))) : 0n;
	const raised = raise === 0n ? exact : exact.map((weight) => weight + raise);

	const solved = raised.some((weight) => weight > BigInt(largestWeight)) ? matchByDigits({ count, us, vs }, raised) : matchAtOnce({ count, us, vs, weights: Float64Array.from(raised, Number) });
	const mate = smallest ? firstMatching(solved.graph, solved.proven) : solved.proven.mate;

	const pairs: [number, number][] = [];
	let weight = 0n;
	for (let e = 0; e < us.length; e++) {
		if (mate[us[e]!] !== vs[e]) continue;
		pairs.push([us[e]!, vs[e]!]);
		weight += exact[e]!;
	}
	return { ok: true, pairs, weight, certificate: solved.certificate };
}

function matchAtOnce(graph: WeightedGraph): ReturnType<typeof matchByDigits> {
	const proven = searchMatching(graph);
	return {
		graph,
		proven,
		certificate: { vertexPrices: Array.from(proven.prices, BigInt), oddSets: [proven.oddSets.map((set) => ({ ...set, price: BigInt(set.price) }))] },
	};
}

/** One edge a pair of vertices, smaller vertex first, in order: so the answer cannot depend on how the edges came. */
function heaviestOfParallel(count: number, edges: readonly WeightedEdge[]): WeightedEdge[] {
	const keyOf = ([u, v]: WeightedEdge) => Math.min(u, v) * count + Math.max(u, v);
	const sorted = edges
		.filter(([u, v]) => u !== v)
		.map((edge) => ({ key: keyOf(edge), edge }))
		.sort((a, b) => a.key - b.key || (a.edge[2] < b.edge[2] ? 1 : a.edge[2] > b.edge[2] ? -1 : 0));
	const simple: WeightedEdge[] = [];
	let last = -1;
	for (const { key, edge: [u, v, weight] } of sorted) {
		if (key !== last) simple.push([Math.min(u, v), Math.max(u, v), weight]);
		last = key;
	}
	return simple;
}

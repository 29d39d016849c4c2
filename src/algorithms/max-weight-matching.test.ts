import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMatching, type WeightedEdge } from './matching-certificate.ts';
import { maxWeightMatching } from './max-weight-matching.ts';

interface Graph {
	count: number;
	edges: WeightedEdge[];
}

const graphs = (weights: fc.Arbitrary<number | bigint>, most = 8): fc.Arbitrary<Graph> =>
	fc.integer({ min: 0, max: most }).chain((count) =>
		fc.record({
			count: fc.constant(count),
			edges: count === 0 ? fc.constant([]) : fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), weights), { maxLength: 20 }),
		}),
	);

const smallWeights = fc.integer({ min: -5, max: 12 });
const hugeWeights = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });

/** Every matching of the graph, as sorted pairs. */
function matchingsOf({ edges }: Graph): { pairs: string; size: number; weight: bigint }[] {
	const found: { pairs: string; size: number; weight: bigint }[] = [];
	const grow = (from: number, pairs: [number, number][], weight: bigint) => {
		found.push({ pairs: JSON.stringify([...pairs].sort((a, b) => a[0] - b[0])), size: pairs.length, weight });
		for (let e = from; e < edges.length; e++) {
			const [u, v, more] = edges[e]!;
			if (u === v || pairs.some(([a, b]) => a === u || b === u || a === v || b === v)) continue;
			grow(e + 1, [...pairs, [Math.min(u, v), Math.max(u, v)]], weight + BigInt(more));
		}
	};
	grow(0, [], 0n);
	return found;
}

function bestOf(graph: Graph, maxCardinality: boolean) {
	const all = matchingsOf(graph);
	const size = Math.max(...all.map((matching) => matching.size));
	const allowed = maxCardinality ? all.filter((matching) => matching.size === size) : all;
	const weight = allowed.reduce((most, matching) => (matching.weight > most ? matching.weight : most), allowed[0]!.weight);
	return { weight, size, pairs: allowed.filter((matching) => matching.weight === weight).map(({ pairs }) => pairs) };
}

const solve = (graph: Graph, options = {}) => {
	const result = maxWeightMatching(graph.count, graph.edges, options);
	if (!result.ok) throw new Error(result.problem);
	return result;
};

test.each([[false, smallWeights], [true, smallWeights], [false, hugeWeights], [true, hugeWeights]] as const)('equals trying every matching, and its certificate holds (most pairs first: %s)', (maxCardinality, weights) => {
	fc.assert(fc.property(graphs(weights), (graph) => {
		const best = bestOf(graph, maxCardinality);
		const result = solve(graph, { maxCardinality });
		expect(result.weight).toBe(best.weight);
		expect(best.pairs).toContain(JSON.stringify(result.pairs));
		if (maxCardinality) expect(result.pairs).toHaveLength(best.size);
		expect(checkMatching(graph.count, graph.edges, result, { maxCardinality })).toEqual({ ok: true });
	}), { numRuns: 300 });
});

test('among the best matchings with most pairs it takes the one with the smallest partners', () => {
	fc.assert(fc.property(graphs(fc.integer({ min: 0, max: 2 })), (graph) => {
		const partners = (pairs: string) => {
			const of = Array.from({ length: graph.count }, () => Infinity);
			for (const [u, v] of JSON.parse(pairs) as [number, number][]) [of[u], of[v]] = [v, u];
			return of;
		};
		const compare = (a: number[], b: number[]) => {
			const at = a.findIndex((partner, v) => partner !== b[v]);
			return at === -1 ? 0 : a[at]! - b[at]!;
		};
		const first = bestOf(graph, true).pairs.map(partners).sort(compare)[0];
		expect(partners(JSON.stringify(solve(graph, { maxCardinality: true, smallest: true }).pairs))).toEqual(first);
	}), { numRuns: 300 });
});

test('larger graphs with many ties keep their proof, and the smallest partners cost no weight', () => {
	fc.assert(fc.property(graphs(fc.integer({ min: 1, max: 4 }), 40).map(({ count, edges }) => ({ count, edges: edges.flatMap(([u, v, w], i): WeightedEdge[] => [[u, v, w], [(u + i) % count, (v * 3 + i) % count, w]]) })), fc.boolean(), (graph, maxCardinality) => {
		const result = solve(graph, { maxCardinality });
		const smallest = solve(graph, { maxCardinality, smallest: true });
		expect(smallest.weight).toBe(result.weight);
		expect(smallest.pairs.length).toBe(maxCardinality ? result.pairs.length : smallest.pairs.length);
		expect(checkMatching(graph.count, graph.edges, smallest, { maxCardinality })).toEqual({ ok: true });
	}), { numRuns: 200 });
});

test('a vertex whose partner leaves a nested blossom: dense equal weights are matched perfectly with a proof', () => {
	const count = 61;
	const edges: WeightedEdge[] = [];
	for (let u = 0; u < count; u++) for (let v = u + 1; v < count; v++) if ((u * v) % 7 !== 3) edges.push([u, v, ((u * 31 + v * 17) % 5) + 1]);
	const result = solve({ count, edges }, { maxCardinality: true });
	expect(result.pairs).toHaveLength(30);
	expect(checkMatching(count, edges, result, { maxCardinality: true })).toEqual({ ok: true });
});

test('neither the order nor the direction of the edges changes anything; renaming changes only names', () => {
	fc.assert(fc.property(graphs(smallWeights), fc.nat(), fc.boolean(), (graph, turn, smallest) => {
		const result = solve(graph, { smallest });
		const edges = graph.edges.toReversed().map(([u, v, weight]): WeightedEdge => [v, u, weight]);
		expect(solve({ ...graph, edges }, { smallest }).pairs).toEqual(result.pairs);
		const renamed = graph.edges.map(([u, v, weight]): WeightedEdge => [(u + turn) % graph.count, (v + turn) % graph.count, weight]);
		expect(solve({ ...graph, edges: renamed }, { smallest }).weight).toBe(result.weight);
	}));
});

test('a weight raised by a multiple of everything else decides alone, however large', () => {
	const edges: WeightedEdge[] = [[0, 1, 2n ** 200n], [1, 2, 2n ** 200n + 1n], [2, 3, 1], [0, 3, 1]];
	expect(solve({ count: 4, edges }).weight).toBe(2n ** 200n + 2n);
});

test('the checker refuses every tampered result', () => {
	fc.assert(fc.property(graphs(smallWeights).filter((graph) => solve(graph).pairs.length > 0), fc.boolean(), fc.nat(), (graph, maxCardinality, which) => {
		const { count, edges } = graph;
		const good = solve(graph, { maxCardinality });
		const check = (claim: Partial<typeof good>) => checkMatching(count, edges, { ...good, ...claim }, { maxCardinality }).ok;
		const { vertexPrices, oddSets } = good.certificate;
		const v = which % count;
		const shifted = (by: bigint) => ({ certificate: { oddSets, vertexPrices: vertexPrices.map((price, i) => (i === v ? price + by : price)) } });
		expect(check({})).toBe(true);
		expect(check({ weight: good.weight + 1n })).toBe(false);
		expect(check({ pairs: good.pairs.slice(1) })).toBe(false);
		expect(check({ pairs: [...good.pairs, good.pairs[0]!] })).toBe(false);
		expect(check(shifted(1n))).toBe(false);
		expect(check(shifted(-1n))).toBe(false);
		expect(check({ certificate: { oddSets, vertexPrices: vertexPrices.slice(1) } })).toBe(false);
		expect(check({ certificate: { vertexPrices, oddSets: [...oddSets, [{ vertices: [0, 1], sets: [], price: 2n }]] } })).toBe(false);
		expect(check({ certificate: { vertexPrices, oddSets: [...oddSets, [{ vertices: [0, 0, 0], sets: [], price: 2n }]] } })).toBe(false);
		expect(check({ certificate: { vertexPrices, oddSets: [...oddSets, [{ vertices: [0], sets: [], price: -1n }]] } })).toBe(false);
	}));
});

test('the checker refuses a matching that is valid but not best, and one with pairs that are no edges', () => {
	const edges: WeightedEdge[] = [[0, 1, 5], [1, 2, 11], [2, 3, 5]];
	const { certificate } = solve({ count: 4, edges });
	expect(checkMatching(4, edges, { pairs: [[0, 1], [2, 3]], weight: 10n, certificate })).toMatchObject({ problem: 'pricesExceedWeight' });
	expect(checkMatching(4, edges, { pairs: [[0, 3]], weight: 11n, certificate })).toMatchObject({ problem: 'pairWithoutEdge' });
});

test('the checker refuses a forged proof whose sum is right', () => {
	const path: WeightedEdge[] = [[0, 1, 5], [1, 2, 11], [2, 3, 5]];
	const worse = { pairs: [[0, 1], [2, 3]] as const, weight: 10n };
	const forge = (vertexPrices: bigint[], oddSets: { vertices: number[]; sets: number[]; price: bigint }[] = []) =>
		checkMatching(4, path, { ...worse, certificate: { vertexPrices, oddSets: [oddSets] } });
	// The sum of the prices is twice the weight claimed, 20, each time; only the rule named is broken.
	expect(forge([5n, 5n, 5n, 5n])).toEqual({ ok: false, problem: 'edgeUnderpriced', at: [1, 2] });
	expect(forge([-1n, 11n, 11n, -1n])).toEqual({ ok: false, problem: 'priceNegative', at: [0] });
	expect(forge([10n, 10n, 12n, 0n], [{ vertices: [0, 1, 3], sets: [], price: -12n }])).toEqual({ ok: false, problem: 'priceNegative', at: [0, 1, 3] });
	expect(forge([0n, 10n, 10n, 0n], [{ vertices: [1, 2], sets: [], price: 2n }])).toEqual({ ok: false, problem: 'setNotOdd', at: [1, 2] });
	expect(forge([0n, 0n, 0n, 0n], [{ vertices: [0, 1, 2], sets: [], price: 10n }, { vertices: [1, 2, 3], sets: [], price: 10n }])).toEqual({ ok: false, problem: 'setsNotNested', at: [] });
});

test('with most pairs first the checker refuses a heavier matching of fewer pairs', () => {
	const path: WeightedEdge[] = [[0, 1, 5], [1, 2, 11], [2, 3, 5]];
	const { certificate } = solve({ count: 4, edges: path }, { maxCardinality: true });
	expect(checkMatching(4, path, { pairs: [[1, 2]], weight: 11n, certificate }, { maxCardinality: true })).toMatchObject({ ok: false, problem: 'pricesExceedWeight' });
	const plain = solve({ count: 4, edges: path });
	expect(checkMatching(4, path, plain, { maxCardinality: true })).toMatchObject({ ok: false, problem: 'edgeUnderpriced' });
});

test('nothing to match: no vertex, one vertex, no edge, only loops, only harmful edges', () => {
	const empty = { ok: true, pairs: [], weight: 0n };
	expect(maxWeightMatching(0, [])).toMatchObject(empty);
	expect(maxWeightMatching(1, [[0, 0, 100]])).toMatchObject(empty);
	expect(maxWeightMatching(5, [], { maxCardinality: true, smallest: true })).toMatchObject(empty);
	expect(maxWeightMatching(2, [[0, 1, -3]])).toMatchObject(empty);
	expect(maxWeightMatching(2, [[0, 1, -3]], { maxCardinality: true })).toMatchObject({ pairs: [[0, 1]], weight: -3n });
});

test('refuses what it cannot decide exactly', () => {
	expect(maxWeightMatching(2.5, [])).toEqual({ ok: false, problem: 'countNotWhole' });
	expect(maxWeightMatching(-1, [])).toEqual({ ok: false, problem: 'countNotWhole' });
	expect(maxWeightMatching(2, [[0, 2, 1]])).toEqual({ ok: false, problem: 'vertexUnknown', edge: 0 });
	expect(maxWeightMatching(2, [[0, 1, 1], [0, 1, 0.5]])).toEqual({ ok: false, problem: 'weightNotWhole', edge: 1 });
	expect(maxWeightMatching(2, [[0, 1, 2 ** 60]])).toEqual({ ok: false, problem: 'weightNotWhole', edge: 0 });
});

test('leaves its input alone', () => {
	const edges = Object.freeze([[2, 1, 4], [0, 1, 3], [1, 1, 2]].map((edge) => Object.freeze(edge))) as unknown as readonly WeightedEdge[];
	expect(() => maxWeightMatching(3, edges, { maxCardinality: true, smallest: true })).not.toThrow();
});

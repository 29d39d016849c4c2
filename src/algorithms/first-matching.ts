import type { WeightedGraph } from './blossom-forest.ts';
import { largestWeight, searchMatching, type PricedMatching } from './blossom-search.ts';
import { narrowWeights } from './narrow-weights.ts';

/**
 * Decides, among all best matchings of a graph, the first: vertex 0 gets its smallest possible partner (none being the worst),
 * then vertex 1, and so on. `proven` is any best matching with its prices; edges are simple, smaller vertex first, in order.
 * A matching is best if and only if it uses tight edges only, leaves no priced vertex alone and fills every priced odd set; so
 * weights shrink to a few units, and below them the choices of many vertices fit as digits of one number.
 * Mostly one search on the few edges that are tied; where everything is tied, O(n / 40 · log degree) searches.
 */
export function firstMatching(graph: WeightedGraph, proven: PricedMatching): Int32Array {
	const { count } = graph;
	const mate = new Int32Array(count).fill(-1);
	let open = tiedPart(graph, proven, Array.from({ length: count }, (_, v) => v));
	for (;;) {
		open = withoutForced(open, mate);
		if (open.us.length === 0) return mate;

		const { weights, decided } = withDigits(open);
		const part = { ...open, weights };
		const next = searchMatching(part);
		const gone = new Uint8Array(open.count);
		for (let v = 0; v < decided; v++) {
			const partner = next.mate[v]!;
			gone[v] = 1;
			if (partner === -1) continue;
			gone[partner] = 1;
			pair(mate, open.names[v]!, open.names[partner]!);
		}
		open = without(tiedPart(part, next, open.names), gone);
	}
}

/** The tight edges with their small weights; names[v] is what vertex v is called in the whole graph. */
interface TiedPart extends WeightedGraph {
	names: number[];
	/** 1 where every best matching covers the vertex. */
	covered: Uint8Array;
}

function pair(mate: Int32Array, u: number, v: number): void {
	mate[u] = v;
	mate[v] = u;
}

function tiedPart(graph: WeightedGraph, proven: PricedMatching, names: number[]): TiedPart {
	const { doubledWeights, slacks, prices } = narrowWeights(graph, proven, 2);
	const tight: number[] = [];
	for (let e = 0; e < graph.us.length; e++) if (slacks[e] === 0 && graph.weights[e]! > 0) tight.push(e);
	return {
		count: graph.count,
		us: Int32Array.from(tight, (e) => graph.us[e]!),
		vs: Int32Array.from(tight, (e) => graph.vs[e]!),
		weights: Float64Array.from(tight, (e) => doubledWeights[e]! / 2),
		names,
		covered: Uint8Array.from(prices, (price) => (price > 0 ? 1 : 0)),
	};
}

/** Takes away, with their edges, the vertices marked and those without edges, and counts the others anew in the same order. */
function without(part: TiedPart, gone: Uint8Array): TiedPart {
	const kept: number[] = [];
	const degree = new Int32Array(part.count);
	for (let e = 0; e < part.us.length; e++) {
		if (gone[part.us[e]!] || gone[part.vs[e]!]) continue;
		kept.push(e);
		degree[part.us[e]!]!++;
		degree[part.vs[e]!]!++;
	}
	const place = new Int32Array(part.count).fill(-1);
	const stay: number[] = [];
	for (let v = 0; v < part.count; v++) if (degree[v]! > 0) place[v] = stay.push(v) - 1;
	return {
		count: stay.length,
		us: Int32Array.from(kept, (e) => place[part.us[e]!]!),
		vs: Int32Array.from(kept, (e) => place[part.vs[e]!]!),
		weights: Float64Array.from(kept, (e) => part.weights[e]!),
		names: stay.map((v) => part.names[v]!),
		covered: Uint8Array.from(stay, (v) => part.covered[v]!),
	};
}

/** Pairs every vertex that must be covered and has one edge only, again and again. */
function withoutForced(part: TiedPart, mate: Int32Array): TiedPart {
	const edgesOf = Array.from({ length: part.count }, (): number[] => []);
	for (let e = 0; e < part.us.length; e++) {
		edgesOf[part.us[e]!]!.push(e);
		edgesOf[part.vs[e]!]!.push(e);
	}
	const degree = edgesOf.map((edges) => edges.length);
	const gone = new Uint8Array(part.count);
	const other = (e: number, v: number) => (part.us[e] === v ? part.vs[e]! : part.us[e]!);
	const waiting = degree.flatMap((d, v) => (d === 1 ? [v] : []));
	for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
		if (gone[v] || !part.covered[v]) continue;
		const only = edgesOf[v]!.find((e) => !gone[other(e, v)]);
		if (only === undefined) continue;
		const partner = other(only, v);
		gone[v] = gone[partner] = 1;
		pair(mate, part.names[v]!, part.names[partner]!);
		for (const e of edgesOf[partner]!) {
			const near = other(e, partner);
			if (!gone[near] && --degree[near]! === 1) waiting.push(near);
		}
	}
	return without(part, gone);
}

/** Adds below the weights one digit for each of the first vertices, higher for a smaller partner; as many vertices as fit. */
function withDigits(part: TiedPart): { weights: Float64Array; decided: number } {
	const { count, us, weights } = part;
	const onward = new Int32Array(count);
	for (const u of us) onward[u]!++;
	const room = largestWeight / (4 * (weights.reduce((a, b) => Math.max(a, b), 0) + 1));
	let product = 1;
	let decided = 0;
	while (decided < count && product * (onward[decided]! + 1) <= room) product *= onward[decided++]! + 1;

	// Twice the sum of all digits stays below the scale, and the scale is the least that a matching not best falls short by.
	const scale = 2 * product;
	const place = new Float64Array(count);
	for (let v = 0, worth = product; v < decided; v++) {
		worth /= onward[v]! + 1;
		place[v] = worth;
	}
	const met = new Int32Array(count);
	return {
		weights: weights.map((weight, e) => {
			const u = us[e]!;
			return weight * scale + place[u]! * (onward[u]! - met[u]!++);
		}),
		decided,
	};
}

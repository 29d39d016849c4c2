import { incidence } from './incidence.ts';
import type { Network } from './network-simplex.ts';

/**
 * The arcs of a cheapest way for one more unit from one vertex to another, costs compared tier by tier: Dijkstra's
 * method on costs that the prices keep from falling below 0. Equally cheap ways: the one by the smallest vertices first.
 * The prices must prove the flow cheapest, and there must be a way; else it throws. O(arcs × log vertices × tiers).
 */
export function leastPath(network: Network, flow: Int32Array, prices: readonly (readonly number[])[], start: number, goal: number): number[] {
	const { vertices, from, to, capacity, tiers } = network;
	const { first, arcs } = incidence(vertices, from, to, new Uint8Array(from.length).fill(1));
	const cost = tiers.map(() => new Float64Array(vertices));
	const via = new Int32Array(vertices).fill(-1);
	const done = new Uint8Array(vertices);
	const offer = new Float64Array(tiers.length);
	const before = (one: number, other: number) => {
		for (const tier of cost) if (tier[one] !== tier[other]) return tier[one]! < tier[other]!;
		return one < other;
	};
	const heap = vertexHeap(vertices, before);
	heap.lift(start);
	for (let vertex = heap.pop(); vertex >= 0 && vertex !== goal; vertex = heap.pop()) {
		done[vertex] = 1;
		for (let place = first[vertex]!; place < first[vertex + 1]!; place++) {
			const arc = arcs[place]!;
			const along = from[arc] === vertex;
			const next = along ? to[arc]! : from[arc]!;
			if (done[next] === 1 || (along ? flow[arc]! >= capacity[arc]! : flow[arc]! <= 0)) continue;
			for (let tier = 0; tier < offer.length; tier++) {
				const step = tiers[tier]![arc]! + prices[tier]![from[arc]!]! - prices[tier]![to[arc]!]!;
				offer[tier] = cost[tier]![vertex]! + (along ? step : -step);
			}
			if (next !== start && (via[next]! < 0 || falls(offer, cost, next))) {
				for (let tier = 0; tier < offer.length; tier++) cost[tier]![next] = offer[tier]!;
				via[next] = arc;
				heap.lift(next);
			}
		}
	}
	const path: number[] = [];
	for (let vertex = goal; vertex !== start;) {
		const arc = via[vertex]!;
		if (arc < 0) throw new RangeError('no way leads there');
		path.push(arc);
		vertex = from[arc] === vertex ? to[arc]! : from[arc]!;
	}
	return path.reverse();
}

function falls(offer: Float64Array, cost: readonly Float64Array[], vertex: number): boolean {
	for (let tier = 0; tier < offer.length; tier++) if (offer[tier] !== cost[tier]![vertex]) return offer[tier]! < cost[tier]![vertex]!;
	return false;
}

/** A binary heap of vertices that knows where each stands. */
function vertexHeap(vertices: number, before: (one: number, other: number) => boolean) {
	const heap: number[] = [];
	const at = new Int32Array(vertices).fill(-1);
	const put = (vertex: number, place: number) => {
		heap[place] = vertex;
		at[vertex] = place;
	};
	/** Puts a vertex in, or moves it up after its cost fell. */
	const lift = (vertex: number) => {
		let place = at[vertex]! < 0 ? heap.length : at[vertex]!;
		while (place > 0) {
			const above = (place - 1) >> 1;
			if (!before(vertex, heap[above]!)) break;
			put(heap[above]!, place);
			place = above;
		}
		put(vertex, place);
	};
	/** The first vertex, or -1. */
	const pop = () => {
		const top = heap[0];
		if (top === undefined) return -1;
		const last = heap.pop()!;
		if (heap.length === 0) return top;
		let place = 0;
		for (;;) {
			let below = 2 * place + 1;
			if (below >= heap.length) break;
			if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below++;
			if (!before(heap[below]!, last)) break;
			put(heap[below]!, place);
			place = below;
		}
		put(last, place);
		return top;
	};
	return { lift, pop };
}

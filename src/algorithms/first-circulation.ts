import { incidence } from './incidence.ts';
import type { Network } from './network-simplex.ts';

/**
 * Of all cheapest circulations the first: the arcs `firstArc` up to `endArc`, taken in order, each carry as much as
 * they can without taking from those before. So ties are never left to the order of pivots.
 *
 * An arc can gain exactly if the arcs still open lead back from its head to its tail. Both ends search at once, one arc
 * each in turn; the side that runs out first is cut off for good, so failures cost O(arcs × log vertices) together.
 * `prices` must prove `flow` cheapest. Returns a new flow; O(arcs) for each arc that gains, in practice far less.
 */
export function firstCirculation(network: Network, flow: Int32Array, prices: readonly Float64Array[], firstArc: number, endArc: number): Int32Array {
	const face = openFace(network, flow.slice(), prices);
	for (let arc = firstArc; arc < endArc; arc++) {
		if (face.open[arc] === 0) continue;
		face.open[arc] = 0;
		while (face.flow[arc]! < network.capacity[arc]! && pushAround(face, arc));
	}
	return face.flow;
}

/** Whether a circulation is the first of the cheapest already; same cost. */
export function isFirstCirculation(network: Network, flow: Int32Array, prices: readonly Float64Array[], firstArc: number, endArc: number): boolean {
	const first = firstCirculation(network, flow, prices, firstArc, endArc);
	for (let arc = firstArc; arc < endArc; arc++) if (first[arc] !== flow[arc]) return false;
	return true;
}

/** The arcs that may differ between two cheapest circulations: those that cost nothing under the prices. */
interface Face {
	from: Int32Array;
	to: Int32Array;
	capacity: Int32Array;
	flow: Int32Array;
	open: Uint8Array;
	/** Open arcs at a vertex are `arcs[first[vertex]]` up to `arcs[first[vertex + 1]]`. */
	first: Int32Array;
	arcs: Int32Array;
	/** Vertices of different parts can no longer lie on one cycle. */
	part: Int32Array;
	parts: number;
	ahead: Side;
	behind: Side;
}

/** One side of a search: forward from the arc's head, or backward from its tail. */
interface Side {
	forward: boolean;
	queue: Int32Array;
	reached: number;
	done: number;
	cursor: number;
	/** The arc by which a vertex was reached; valid when `stamp` is the search's number. */
	via: Int32Array;
	stamp: Int32Array;
	search: number;
}

function openFace(network: Network, flow: Int32Array, prices: readonly Float64Array[]): Face {
	const { vertices, from, to, capacity, tiers } = network;
	const open = new Uint8Array(from.length);
	for (let arc = 0; arc < from.length; arc++) {
		const free = tiers.every((cost, tier) => cost[arc]! + prices[tier]![from[arc]!]! - prices[tier]![to[arc]!]! === 0);
		if (free) open[arc] = 1;
	}
	const { first, arcs } = incidence(vertices, from, to, open);
	return { from, to, capacity, flow, open, first, arcs, part: new Int32Array(vertices), parts: 1, ahead: side(vertices, true), behind: side(vertices, false) };
}

function side(vertices: number, forward: boolean): Side {
	return { forward, queue: new Int32Array(vertices), reached: 0, done: 0, cursor: 0, via: new Int32Array(vertices), stamp: new Int32Array(vertices), search: 0 };
}

const nothingNew = -1;
const exhausted = -2;

/** Sends one more unit through `arc` and back over open arcs, if they lead back. */
function pushAround(face: Face, arc: number): boolean {
	const { from, to, part, ahead, behind } = face;
	const head = to[arc]!;
	const tail = from[arc]!;
	if (part[head] !== part[tail]) return false;
	begin(face, ahead, head);
	begin(face, behind, tail);
	for (;;) {
		for (const [mine, other] of [[ahead, behind], [behind, ahead]] as const) {
			const vertex = step(face, mine);
			if (vertex === exhausted) {
				cutOff(face, mine);
				return false;
			}
			if (vertex === nothingNew || other.stamp[vertex] !== other.search) continue;
			unwind(face, ahead, vertex, head);
			unwind(face, behind, vertex, tail);
			face.flow[arc]!++;
			return true;
		}
	}
}

function begin(face: Face, mine: Side, vertex: number): void {
	mine.search++;
	mine.queue[0] = vertex;
	mine.stamp[vertex] = mine.search;
	mine.reached = 1;
	mine.done = 0;
	mine.cursor = face.first[vertex]!;
}

/** Looks at one more arc: the vertex it newly reaches, if any. */
function step(face: Face, mine: Side): number {
	const vertex = mine.queue[mine.done]!;
	if (mine.cursor === face.first[vertex + 1]!) {
		if (++mine.done === mine.reached) return exhausted;
		mine.cursor = face.first[mine.queue[mine.done]!]!;
		return nothingNew;
	}
	const arc = face.arcs[mine.cursor++]!;
	if (face.open[arc] === 0) return nothingNew;
	const along = face.from[arc] === vertex;
	const gains = along === mine.forward;
	if (gains ? face.flow[arc]! === face.capacity[arc]! : face.flow[arc] === 0) return nothingNew;
	const other = along ? face.to[arc]! : face.from[arc]!;
	if (mine.stamp[other] === mine.search || face.part[other] !== face.part[vertex]) return nothingNew;
	mine.stamp[other] = mine.search;
	mine.via[other] = arc;
	mine.queue[mine.reached++] = other;
	return other;
}

/** Moves a unit along the way from where this side began to where the sides met. */
function unwind(face: Face, mine: Side, met: number, began: number): void {
	for (let vertex = met; vertex !== began;) {
		const arc = mine.via[vertex]!;
		const arrivedAlong = face.to[arc] === vertex;
		face.flow[arc] = face.flow[arc]! + (arrivedAlong === mine.forward ? 1 : -1);
		vertex = arrivedAlong ? face.from[arc]! : face.to[arc]!;
	}
}

function cutOff(face: Face, mine: Side): void {
	for (let place = 0; place < mine.reached; place++) face.part[mine.queue[place]!] = face.parts;
	face.parts++;
}

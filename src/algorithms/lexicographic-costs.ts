/**
 * Packs cost tiers, of which the first that differs decides, into as few exact numbers as can hold them.
 *
 * A network method only ever compares sums of costs along one simple cycle or path. Grouped by the vertex
 * they point at, the arcs of such a cycle are at most two a vertex, and two of them run against each other:
 * so a tier's sum is never above the sum, over vertices, of the largest difference (or single cost) there.
 * With that bound as the radix, one 53-bit number often holds all tiers where total costs would need 90 bits.
 */

/** Largest sum that stays exact when three bounded sums are added, as a reduced cost does. */
const exactLimit = Number.MAX_SAFE_INTEGER / 4;

/** Packed costs per arc, the first deciding first; null when one tier alone may pass 2^53. O(tiers × arcs). */
export function packTiers(vertices: number, from: Int32Array, to: Int32Array, tiers: readonly Float64Array[]): Float64Array[] | null {
	const packed: Float64Array[] = [];
	let reach = 0; // how far the sums of the number being filled can go
	for (let tier = tiers.length - 1; tier >= 0; tier--) {
		const costs = tiers[tier]!;
		const bound = Math.min(cycleBound(vertices, to, costs), cycleBound(vertices, from, costs));
		if (!(bound <= exactLimit)) return null;
		const radix = 2 * reach + 1;
		const filling = packed[0];
		if (filling && bound * radix + reach <= exactLimit) {
			for (let arc = 0; arc < costs.length; arc++) filling[arc] = filling[arc]! + costs[arc]! * radix;
			reach += bound * radix;
		} else {
			packed.unshift(costs.slice());
			reach = bound;
		}
	}
	return packed;
}

/** How far apart two tiers are kept in the rough cost, in units of the lower one's largest cost. */
const roughReach = 20;

/**
 * One number per arc which orders most cycles as the tiers do, but not all: long cycles may carry from one tier into the next.
 * Good enough to begin with and several times quicker than one packed cost after the other. O(tiers × arcs).
 */
export function roughCost(vertices: number, from: Int32Array, to: Int32Array, tiers: readonly Float64Array[]): Float64Array {
	const rough = new Float64Array(from.length);
	let radix = 1;
	for (let tier = tiers.length - 1; tier >= 0; tier--) {
		const costs = tiers[tier]!;
		let largest = 0;
		for (const cost of costs) largest = Math.max(largest, Math.abs(cost));
		const higher = rough.map((cost, arc) => cost + radix * costs[arc]!);
		if (!(Math.min(cycleBound(vertices, to, higher), cycleBound(vertices, from, higher)) <= exactLimit)) return rough;
		rough.set(higher);
		radix *= roughReach * largest + 1;
	}
	return rough;
}

/** A bound on |sum of costs| along any simple cycle or path, or NaN when a cost is not a safe integer. */
function cycleBound(vertices: number, end: Int32Array, costs: Float64Array): number {
	const lowest = new Float64Array(vertices);
	const highest = new Float64Array(vertices);
	for (let arc = 0; arc < costs.length; arc++) {
		const cost = costs[arc]!;
		if (!Number.isSafeInteger(cost)) return NaN;
		const vertex = end[arc]!;
		if (cost < lowest[vertex]!) lowest[vertex] = cost;
		if (cost > highest[vertex]!) highest[vertex] = cost;
	}
	let bound = 0;
	for (let vertex = 0; vertex < vertices; vertex++) bound += highest[vertex]! - lowest[vertex]!;
	return bound;
}

/** The arcs at each vertex, whichever way they point: those of vertex v are `arcs[first[v]]` up to `arcs[first[v + 1]]`, in order. */
export interface Incidence {
	first: Int32Array;
	arcs: Int32Array;
}

/** Arcs marked 0 are left out. O(vertices + arcs). */
export function incidence(vertices: number, from: Int32Array, to: Int32Array, marked: Uint8Array): Incidence {
	const first = new Int32Array(vertices + 1);
	for (let arc = 0; arc < from.length; arc++) {
		if (marked[arc] === 0) continue;
		first[from[arc]! + 1]!++;
		first[to[arc]! + 1]!++;
	}
	for (let vertex = 0; vertex < vertices; vertex++) first[vertex + 1] = first[vertex + 1]! + first[vertex]!;
	const next = first.slice();
	const arcs = new Int32Array(first[vertices]!);
	for (let arc = 0; arc < from.length; arc++) {
		if (marked[arc] === 0) continue;
		arcs[next[from[arc]!]!++] = arc;
		arcs[next[to[arc]!]!++] = arc;
	}
	return { first, arcs };
}

import type { BlossomForest } from './blossom-forest.ts';

/**
 * A set of an odd number of vertices with a price. Sets are nested: one holds vertices of its own and whole sets named
 * by their place in the same list, always earlier than itself.
 */
export interface OddSet<Price> {
	vertices: readonly number[];
	sets: readonly number[];
	price: Price;
}

/** Which set holds which: `around` by vertex (the innermost set, or -1), `parent` and `depth` by set, `sizes` in vertices. */
export interface Nesting {
	around: Int32Array;
	parent: Int32Array;
	depth: Int32Array;
	sizes: Int32Array;
}

/** Reads a list of nested sets; null if something stands in two sets, is unknown, or a set does not come after what it holds. O(n + sets). */
export function readNesting(count: number, oddSets: readonly OddSet<unknown>[]): Nesting | null {
	const around = new Int32Array(count).fill(-1);
	const parent = new Int32Array(oddSets.length).fill(-1);
	const depth = new Int32Array(oddSets.length);
	const sizes = new Int32Array(oddSets.length);
	for (let s = 0; s < oddSets.length; s++) {
		const { vertices, sets } = oddSets[s]!;
		for (const v of vertices) {
			if (around[v] !== -1) return null;
			around[v] = s;
		}
		for (const inner of sets) {
			if (!(inner < s) || parent[inner] !== -1) return null;
			parent[inner] = s;
			sizes[s]! += sizes[inner]!;
		}
		sizes[s]! += vertices.length;
	}
	for (let s = oddSets.length - 1; s >= 0; s--) depth[s] = parent[s] === -1 ? 0 : depth[parent[s]!]! + 1;
	return { around, parent, depth, sizes };
}

/** The innermost set that holds both vertices, or -1. O(depth). */
export function innermostWithBoth({ around, parent, depth }: Nesting, u: number, v: number): number {
	let one = around[u]!;
	let other = around[v]!;
	while (one !== other) {
		if (one === -1 || other === -1) return -1;
		if (depth[one]! >= depth[other]!) one = parent[one]!;
		else other = parent[other]!;
	}
	return one;
}

/** The blossoms that are left, those inside before those around them. */
export function listOddSets(forest: BlossomForest, prices: Float64Array): OddSet<number>[] {
	const { count, ring, parent } = forest;
	const oddSets: OddSet<number>[] = [];
	const placeOf = new Map<number, number>();
	for (let outermost = count; outermost < 2 * count; outermost++) {
		if (!forest.isBlossom(outermost) || parent[outermost] !== -1) continue;
		const nested = [outermost];
		for (let i = 0; i < nested.length; i++) for (const child of ring[nested[i]!]!) if (child >= count) nested.push(child);
		for (const b of nested.reverse()) {
			placeOf.set(b, oddSets.length);
			const inside = ring[b]!;
			oddSets.push({ vertices: inside.filter((child) => child < count), sets: inside.filter((child) => child >= count).map((child) => placeOf.get(child)!), price: prices[b]! });
		}
	}
	return oddSets;
}

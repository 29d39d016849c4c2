/** A graph with integer weights; edge e joins us[e] and vs[e]. */
export interface WeightedGraph {
	count: number;
	us: Int32Array;
	vs: Int32Array;
	weights: Float64Array;
}

/**
 * A matching and its nested blossoms: odd sets of vertices that a search treats as one vertex.
 * Vertices are 0..count-1, blossoms count..2·count-1. An edge is two half-edges, one seen from each end,
 * and those of one vertex lie side by side. What is joined, what is turned, what is dissolved stands here;
 * when, and at which price, is the search's business.
 */
export class BlossomForest {
	readonly count: number;
	readonly first: Int32Array;
	readonly from: Int32Array;
	readonly to: Int32Array;
	readonly twin: Int32Array;
	/** Twice the weight, by half-edge: with doubled weights every price stays a whole number. */
	readonly doubled: Float64Array;
	/** The half-edge by which a vertex is matched, or -1. */
	readonly mate: Int32Array;
	/** outer[group[v]] is the outermost blossom that holds v, or v itself: so joining names anew only what joins the largest. */
	readonly group: Int32Array;
	readonly outer: Int32Array;
	readonly parent: Int32Array;
	/** The one vertex of a blossom not matched inside it. */
	readonly base: Int32Array;
	/** A blossom's children in a ring that starts at the child with the base. */
	readonly ring: number[][];
	/** links[b][i] leads from ring[b][i] to the next child of the ring. */
	readonly links: number[][];
	private readonly size: Int32Array;
	private readonly spare: number[] = [];
	private readonly spareGroups: number[] = [];

	/** Edges of weight 0 or less, and loops, are left out: they never improve a matching. */
	constructor({ count, us, vs, weights }: WeightedGraph) {
		this.count = count;
		this.first = new Int32Array(count + 1);
		const useful = (e: number) => weights[e]! > 0 && us[e] !== vs[e];
		for (let e = 0; e < us.length; e++) {
			if (!useful(e)) continue;
			this.first[us[e]! + 1]!++;
			this.first[vs[e]! + 1]!++;
		}
		for (let v = 0; v < count; v++) this.first[v + 1]! += this.first[v]!;

		const halves = this.first[count]!;
		const next = this.first.slice(0, count);
		this.from = new Int32Array(halves);
		this.to = new Int32Array(halves);
		this.twin = new Int32Array(halves);
		this.doubled = new Float64Array(halves);
		for (let e = 0; e < us.length; e++) {
			if (!useful(e)) continue;
			const there = next[us[e]!]!++;
			const back = next[vs[e]!]!++;
			this.from[there] = this.to[back] = us[e]!;
			this.to[there] = this.from[back] = vs[e]!;
			this.twin[there] = back;
			this.twin[back] = there;
			this.doubled[there] = this.doubled[back] = 2 * weights[e]!;
		}

		this.mate = new Int32Array(count).fill(-1);
		this.group = Int32Array.from({ length: count }, (_, v) => v);
		this.outer = this.group.slice();
		this.size = new Int32Array(2 * count).fill(1);
		this.parent = new Int32Array(2 * count).fill(-1);
		this.base = Int32Array.from({ length: 2 * count }, (_, v) => (v < count ? v : -1));
		this.ring = Array.from({ length: 2 * count }, () => []);
		this.links = Array.from({ length: 2 * count }, () => []);
		for (let b = 2 * count - 1; b >= count; b--) this.spare.push(b);
	}

	match(half: number): void {
		this.mate[this.from[half]!] = half;
		this.mate[this.to[half]!] = this.twin[half]!;
	}

	isBlossom(b: number): boolean {
		return b >= this.count && this.base[b]! >= 0;
	}

	outermost(v: number): number {
		return this.outer[this.group[v]!]!;
	}

	/** Adds the vertices inside b to `into` and returns it. */
	leaves(b: number, into: number[]): number[] {
		const { count, ring } = this;
		const stack = [b];
		while (stack.length > 0) {
			const inside = stack.pop()!;
			if (inside < count) into.push(inside);
			else for (const child of ring[inside]!) stack.push(child);
		}
		return into;
	}

	/** Makes one blossom of an odd ring of outermost ones. */
	join(ring: number[], links: number[]): number {
		const b = this.spare.pop()!;
		this.ring[b] = ring;
		this.links[b] = links;
		this.base[b] = this.base[ring[0]!]!;
		this.parent[b] = -1;
		const largest = this.largestOf(ring);
		const group = this.group[this.base[largest]!]!;
		this.size[b] = 0;
		for (const child of ring) {
			this.parent[child] = b;
			this.size[b] += this.size[child]!;
			if (child === largest) continue;
			this.spareGroups.push(this.group[this.base[child]!]!);
			for (const v of this.leaves(child, [])) this.group[v] = group;
		}
		this.outer[group] = b;
		return b;
	}

	/** Takes an outermost blossom apart into its children and returns them. */
	dissolve(b: number): number[] {
		const children = this.ring[b]!;
		const largest = this.largestOf(children);
		for (const child of children) {
			this.parent[child] = -1;
			if (child === largest) {
				this.outer[this.group[this.base[child]!]!] = child;
				continue;
			}
			const group = this.spareGroups.pop()!;
			this.outer[group] = child;
			for (const v of this.leaves(child, [])) this.group[v] = group;
		}
		this.ring[b] = [];
		this.links[b] = [];
		this.base[b] = -1;
		this.spare.push(b);
		return children;
	}

	private largestOf(ring: readonly number[]): number {
		return ring.reduce((a, b) => (this.size[b]! > this.size[a]! ? b : a));
	}

	childWith(b: number, v: number): number {
		let child = v;
		while (this.parent[child] !== b) child = this.parent[child]!;
		return child;
	}

	/** Turns the matching inside b so that v becomes its base, free to be matched outside. */
	turn(b: number, v: number): void {
		const { count, from, to, twin, mate, base } = this;
		const waiting = [b, v];
		const rematch = (link: number, one: number, other: number) => {
			mate[from[link]!] = link;
			mate[to[link]!] = twin[link]!;
			waiting.push(one, from[link]!, other, to[link]!);
		};
		while (waiting.length > 0) {
			const entryVertex = waiting.pop()!;
			const blossom = waiting.pop()!;
			if (blossom < count || base[blossom] === entryVertex) continue;
			const ring = this.ring[blossom]!;
			const links = this.links[blossom]!;
			const entry = this.childWith(blossom, entryVertex);
			const start = ring.indexOf(entry);
			waiting.push(entry, entryVertex);
			// The way of even length round the ring to the old base: its unmatched links become matched ones.
			if (start % 2 === 1) {
				for (let i = start; i < ring.length; i += 2) rematch(links[i + 1]!, ring[i + 1]!, ring[(i + 2) % ring.length]!);
			} else {
				for (let i = start; i > 0; i -= 2) rematch(links[i - 2]!, ring[i - 2]!, ring[i - 1]!);
			}
			this.ring[blossom] = [...ring.slice(start), ...ring.slice(0, start)];
			this.links[blossom] = [...links.slice(start), ...links.slice(0, start)];
			base[blossom] = entryVertex;
		}
	}
}

import { BlossomForest, type WeightedGraph } from './blossom-forest.ts';
import { EventHeap } from './event-heap.ts';
import { startGreedily } from './matching-start.ts';
import { listOddSets, type OddSet } from './odd-sets.ts';

/** Weights up to here keep every price and every key of the search a whole number below 2^53. */
export const largestWeight = 2 ** 48;

/** A matching with its proof. Prices are doubled: price(u) + price(v) + prices of the odd sets holding both is at least twice the edge's weight. */
export interface PricedMatching {
	/** A vertex's partner, or -1. */
	mate: Int32Array;
	prices: Float64Array;
	oddSets: OddSet<number>[];
}

const outside = 0;
const even = 1;
const odd = 2;

/**
 * Decides a matching of greatest weight in a general graph, with the prices that prove it (Edmonds 1965).
 * One alternating tree at a time from a vertex still alone, until it meets another, or until some vertex
 * of the tree costs nothing and may stay alone in the root's place. What can happen next waits in a heap under
 * the total change of price at which it happens, so a change costs nothing until the tree is done (Galil 1986).
 * O(n·m·log n) time, O(n + m) space. Weights must be whole numbers up to `largestWeight`; others are the caller's fault.
 */
export function searchMatching(graph: WeightedGraph): PricedMatching {
	const search = new Search(graph);
	for (let v = 0; v < graph.count; v++) if (search.forest.mate[v] === -1) search.growFrom(v);
	return search.result();
}

/**
 * While a tree grows, `rise` is the sum of the price changes so far. An even vertex (at even distance from the root)
 * has the true price prices[v] - rise, an odd one prices[v] + rise, all others prices[v]; an outermost even blossom
 * prices[b] + 2·rise, an odd one prices[b] - 2·rise. So the moment an edge becomes tight never changes.
 */
class Search {
	readonly forest: BlossomForest;
	private readonly prices: Float64Array;
	private readonly label: Uint8Array;
	/** The half-edge, towards it, by which a vertex or blossom joined the tree; -1 at the root. */
	private readonly reachedBy: Int32Array;
	private readonly soonest: Float64Array;
	private readonly labelled: number[] = [];
	private readonly noted: number[] = [];
	private readonly events = new EventHeap();
	private readonly seen: Int32Array;
	private stamp = 0;
	private rise = 0;
	/** When the tree is done at the latest, and how: by this half-edge to a vertex alone, or with this even vertex left alone. */
	private endAt = Infinity;
	private endEdge = -1;
	private endVertex = -1;

	constructor(graph: WeightedGraph) {
		const size = 2 * graph.count;
		this.forest = new BlossomForest(graph);
		this.prices = new Float64Array(size);
		startGreedily(this.forest, this.prices);
		this.label = new Uint8Array(size);
		this.reachedBy = new Int32Array(size).fill(-1);
		this.soonest = new Float64Array(size).fill(Infinity);
		this.seen = new Int32Array(size);
	}

	growFrom(root: number): void {
		const { forest, events } = this;
		events.clear();
		this.rise = 0;
		this.endAt = Infinity;
		this.endEdge = this.endVertex = -1;
		this.makeEven(forest.outermost(root), -1);
		while (events.firstKey < this.endAt) {
			const at = events.firstKey;
			const event = events.pop();
			if (event < 0) this.unfold(-1 - event, at);
			else this.meet(event, at);
		}
		this.rise = this.endAt;
		this.flip();
		this.settle();
	}

	result(): PricedMatching {
		const { forest, prices } = this;
		const mate = Int32Array.from(forest.mate, (half) => (half === -1 ? -1 : forest.to[half]!));
		return { mate, prices: prices.slice(0, forest.count), oddSets: listOddSets(forest, prices) };
	}

	/** An edge from an even vertex has become tight: the tree grows by a matched pair, or an odd ring closes. */
	private meet(half: number, at: number): void {
		const { forest, prices, label } = this;
		const u = forest.from[half]!;
		const v = forest.to[half]!;
		const there = forest.outermost(v);
		if (there === forest.outermost(u) || label[there] === odd) return;
		const slack = prices[u]! + prices[v]! - forest.doubled[half]!;
		if (label[there] === outside) {
			if (slack !== at) return;
			this.rise = at;
			this.makeOdd(there, half);
			const onward = forest.mate[forest.base[there]!]!;
			this.makeEven(forest.outermost(forest.to[onward]!), onward);
		} else if (slack / 2 === at) {
			this.rise = at;
			this.closeRing(half);
		}
	}

	private makeOdd(b: number, half: number): void {
		const { forest, prices, rise } = this;
		this.setLabel(b, odd, half);
		if (b < forest.count) {
			prices[b]! -= rise;
			return;
		}
		for (const v of forest.leaves(b, [])) prices[v]! -= rise;
		this.awaitUnfolding(b);
	}

	private awaitUnfolding(b: number): void {
		if (b < this.forest.count) return;
		this.prices[b]! += 2 * this.rise;
		if (this.prices[b]! / 2 < this.endAt) this.events.push(this.prices[b]! / 2, -1 - b);
	}

	private makeEven(b: number, half: number): void {
		const { forest, prices, rise } = this;
		this.setLabel(b, even, half);
		if (b < forest.count) {
			prices[b]! += rise;
			this.lookAround(b);
			return;
		}
		prices[b]! -= 2 * rise;
		const inside = forest.leaves(b, []);
		for (const v of inside) prices[v]! += rise;
		for (const v of inside) this.lookAround(v);
	}

	private setLabel(b: number, label: number, half: number): void {
		this.label[b] = label;
		this.reachedBy[b] = half;
		this.labelled.push(b);
	}

	/** Notes when each edge of a new even vertex will be tight. What would come after the end is not noted. */
	private lookAround(u: number): void {
		const { forest, prices, label, events, soonest } = this;
		const { first, to, doubled, group, outer, mate, base } = forest;
		const price = prices[u]!;
		const here = forest.outermost(u);
		if (price < this.endAt) {
			this.endAt = price;
			this.endVertex = u;
			this.endEdge = -1;
		}
		for (let h = first[u]!; h < first[u + 1]!; h++) {
			const v = to[h]!;
			const there = outer[group[v]!]!;
			if (there === here) continue;
			const kind = label[there]!;
			if (kind === odd) continue;
			let at = price + prices[v]! - doubled[h]!;
			if (kind === even) {
				at /= 2;
				if (at < this.endAt) events.push(at, h);
			} else if (at < this.endAt) {
				if (mate[base[there]!] === -1) {
					this.endAt = at;
					this.endEdge = h;
					this.endVertex = -1;
				} else if (at < soonest[there]!) {
					if (soonest[there] === Infinity) this.noted.push(there);
					soonest[there] = at;
					events.push(at, h);
				}
			}
		}
	}

	/** A tight edge between two even blossoms of the tree: the ring through their nearest common ancestor becomes one even blossom. */
	private closeRing(half: number): void {
		const { forest, prices, label, reachedBy, rise } = this;
		const { from, to, twin } = forest;
		const left = forest.outermost(from[half]!);
		const right = forest.outermost(to[half]!);
		const meeting = this.commonAncestor(left, right);
		const ring: number[] = [];
		const links: number[] = [];
		for (let b = left; b !== meeting; b = forest.outermost(from[reachedBy[b]!]!)) {
			ring.push(b);
			links.push(reachedBy[b]!);
		}
		ring.push(meeting);
		ring.reverse();
		links.reverse();
		links.push(half);
		for (let b = right; b !== meeting; b = forest.outermost(from[reachedBy[b]!]!)) {
			ring.push(b);
			links.push(twin[reachedBy[b]!]!);
		}

		const blossom = forest.join(ring, links);
		const turned: number[] = [];
		for (const child of ring) {
			const kept = turned.length;
			if (label[child] === odd) {
				forest.leaves(child, turned);
				for (let i = kept; i < turned.length; i++) prices[turned[i]!]! += 2 * rise;
			}
			if (child >= forest.count) prices[child]! += (label[child] === odd ? -2 : 2) * rise;
			label[child] = outside;
		}
		prices[blossom] = -2 * rise;
		this.setLabel(blossom, even, reachedBy[meeting]!);
		for (const v of turned) this.lookAround(v);
	}

	private commonAncestor(left: number, right: number): number {
		const { forest, reachedBy, seen } = this;
		const stamp = ++this.stamp;
		let one = left;
		let other = right;
		for (;;) {
			if (one !== -1) {
				if (seen[one] === stamp) return one;
				seen[one] = stamp;
				const up = reachedBy[one]!;
				one = up === -1 ? -1 : forest.outermost(forest.from[up]!);
			}
			[one, other] = other === -1 ? [one, other] : [other, one];
		}
	}

	/** An odd blossom has become free of charge: its children on the way from its entrance to its base stay in the tree, the others leave it. */
	private unfold(b: number, at: number): void {
		const { forest, prices, label, reachedBy } = this;
		if (!forest.isBlossom(b) || forest.parent[b] !== -1 || label[b] !== odd || prices[b]! / 2 !== at) return;
		this.rise = at;
		const entrance = reachedBy[b]!;
		const ring = forest.ring[b]!;
		const links = forest.links[b]!;
		let i = ring.indexOf(forest.childWith(b, forest.to[entrance]!));
		label[b] = outside;
		prices[b] = 0;
		forest.dissolve(b);

		const forward = i % 2 === 1;
		const link = (j: number) => (forward ? links[j]! : forest.twin[links[j - 1]!]!);
		const step = forward ? 1 : -1;
		const becomeEven: [number, number][] = [];
		this.setLabel(ring[i]!, odd, entrance);
		while (i !== 0 && i !== ring.length) {
			becomeEven.push([ring[i + step]!, link(i)]);
			this.setLabel(ring[(i + 2 * step) % ring.length]!, odd, link(i + step));
			i += 2 * step;
		}
		const inTree = new Set(becomeEven.map(([child]) => child));
		const leaving: number[] = [];
		for (const child of ring) {
			if (label[child] === odd) {
				this.awaitUnfolding(child);
				continue;
			}
			for (const v of forest.leaves(child, [])) prices[v]! += this.rise;
			if (!inTree.has(child)) leaving.push(child);
		}
		for (const child of leaving) this.lookFromTree(child);
		for (const [child, half] of becomeEven) this.makeEven(child, half);
	}

	/** Notes when the tree will reach what has just left it. */
	private lookFromTree(b: number): void {
		const { forest, prices, label, events, soonest } = this;
		const { first, to, twin, doubled, group, outer } = forest;
		if (soonest[b] === Infinity) this.noted.push(b);
		let best = Infinity;
		let by = -1;
		for (const v of forest.leaves(b, [])) {
			for (let h = first[v]!; h < first[v + 1]!; h++) {
				if (label[outer[group[to[h]!]!]!] !== even) continue;
				const at = prices[v]! + prices[to[h]!]! - doubled[h]!;
				if (at > best || (at === best && twin[h]! > by)) continue;
				best = at;
				by = twin[h]!;
			}
		}
		soonest[b] = best;
		if (best < this.endAt) events.push(best, by);
	}

	/** Exchanges matched and unmatched edges between the root and the end. */
	private flip(): void {
		const { forest, reachedBy } = this;
		const { from, to, twin, mate } = forest;
		let half = this.endEdge;
		let v = this.endVertex;
		if (half !== -1) {
			const end = to[half]!;
			forest.turn(forest.outermost(end), end);
			mate[end] = twin[half]!;
			v = from[half]!;
		}
		for (;;) {
			const b = forest.outermost(v);
			const up = reachedBy[b]!;
			forest.turn(b, v);
			mate[v] = half;
			if (up === -1) return;
			const oddBlossom = forest.outermost(from[up]!);
			half = reachedBy[oddBlossom]!;
			const entry = to[half]!;
			forest.turn(oddBlossom, entry);
			mate[entry] = twin[half]!;
			v = from[half]!;
		}
	}

	/** Writes the true prices down and takes free blossoms apart. */
	private settle(): void {
		const { forest, prices, label, rise } = this;
		for (const b of this.labelled) {
			if (label[b] === outside) continue;
			const sign = label[b] === even ? 1 : -1;
			label[b] = outside;
			if (b < forest.count) prices[b]! -= sign * rise;
			else {
				for (const v of forest.leaves(b, [])) prices[v]! -= sign * rise;
				prices[b]! += 2 * sign * rise;
				if (prices[b] === 0) this.takeApart(b);
			}
		}
		for (const b of this.noted) this.soonest[b] = Infinity;
		this.labelled.length = 0;
		this.noted.length = 0;
	}

	private takeApart(b: number): void {
		const free = [b];
		for (let next = free.pop(); next !== undefined; next = free.pop()) {
			for (const child of this.forest.dissolve(next)) if (child >= this.forest.count && this.prices[child] === 0) free.push(child);
		}
	}
}

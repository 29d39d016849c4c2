import { innermostWithBoth, readNesting, type OddSet } from './odd-sets.ts';

/** An edge between two vertices, counted from 0, and what it is worth: a whole number of any size. */
export type WeightedEdge = readonly [u: number, v: number, weight: number | bigint];

/** The proof that a matching is best. Prices are doubled so that they are whole. Sets are nested within a list; each list is one step of the search. */
export interface MatchingCertificate {
	vertexPrices: readonly bigint[];
	oddSets: readonly (readonly OddSet<bigint>[])[];
}

/** What is claimed: these pairs, this total weight, for this reason. */
export interface MatchingClaim {
	pairs: readonly (readonly [number, number])[];
	weight: bigint;
	certificate: MatchingCertificate;
}

export type CertificateCheck =
	| { ok: true }
	| { ok: false; problem: 'vertexTwice' | 'pairWithoutEdge' | 'weightDiffers' | 'pricesIncomplete' | 'priceNegative' | 'setNotOdd' | 'setsNotNested' | 'edgeUnderpriced' | 'pricesExceedWeight'; at: readonly number[] };

/**
 * What is added to each weight so that one pair more outweighs everything else: a matching of greatest added weight is then,
 * among those with most pairs, one of greatest weight. 0 without edges.
 */
export function weightOfOnePair(count: number, weights: readonly bigint[]): bigint {
	if (weights.length === 0) return 0n;
	let least = weights[0]!;
	let most = least;
	for (const weight of weights) {
		if (weight < least) least = weight;
		if (weight > most) most = weight;
	}
	return BigInt(Math.floor(count / 2)) * (most - least) + (least < 0n ? -least : 0n) + 1n;
}

/**
 * Checks a claim without solving anything again. By weak duality no matching weighs more than half of Σ vertex prices +
 * Σ set price × ⌊members / 2⌋, if every edge's two vertices and the odd sets holding both cost at least twice its weight;
 * the claim holds if its own weight reaches that. With maxCardinality, weights count as raised by weightOfOnePair.
 * O(m·depth of the sets); says what is wrong and at which vertices.
 */
export function checkMatching(count: number, edges: readonly WeightedEdge[], claim: MatchingClaim, { maxCardinality = false } = {}): CertificateCheck {
	const { vertexPrices } = claim.certificate;
	const useful = edges.filter(([u, v]) => u !== v);
	const weights = useful.map(([, , weight]) => BigInt(weight));
	const raise = maxCardinality ? weightOfOnePair(count, weights) : 0n;

	const matched = new Set<number>();
	const heaviest = new Map<number, bigint>();
	useful.forEach(([u, v], e) => {
		const key = Math.min(u, v) * count + Math.max(u, v);
		const known = heaviest.get(key);
		if (known === undefined || known < weights[e]!) heaviest.set(key, weights[e]!);
	});
	let weight = 0n;
	for (const [u, v] of claim.pairs) {
		for (const w of [u, v]) {
			if (matched.has(w)) return { ok: false, problem: 'vertexTwice', at: [w] };
			matched.add(w);
		}
		const worth = heaviest.get(Math.min(u, v) * count + Math.max(u, v));
		if (worth === undefined || u === v) return { ok: false, problem: 'pairWithoutEdge', at: [u, v] };
		weight += worth;
	}
	if (weight !== claim.weight) return { ok: false, problem: 'weightDiffers', at: [] };

	if (vertexPrices.length !== count) return { ok: false, problem: 'pricesIncomplete', at: [] };
	let bound = 0n;
	for (let v = 0; v < count; v++) {
		if (vertexPrices[v]! < 0n) return { ok: false, problem: 'priceNegative', at: [v] };
		bound += vertexPrices[v]!;
	}
	const steps = [];
	for (const oddSets of claim.certificate.oddSets) {
		const nesting = readNesting(count, oddSets);
		if (!nesting) return { ok: false, problem: 'setsNotNested', at: [] };
		const outward = oddSets.map(({ price }) => price);
		for (let s = oddSets.length - 1; s >= 0; s--) {
			const { vertices, price } = oddSets[s]!;
			if (price < 0n) return { ok: false, problem: 'priceNegative', at: vertices };
			if (nesting.sizes[s]! % 2 === 0) return { ok: false, problem: 'setNotOdd', at: vertices };
			bound += price * BigInt((nesting.sizes[s]! - 1) / 2);
			if (nesting.parent[s] !== -1) outward[s]! += outward[nesting.parent[s]!]!;
		}
		if (oddSets.length > 0) steps.push({ nesting, outward });
	}
	for (let e = 0; e < useful.length; e++) {
		const [u, v] = useful[e]!;
		let price = (vertexPrices[u] ?? 0n) + (vertexPrices[v] ?? 0n);
		const needed = 2n * (weights[e]! + raise);
		for (let i = 0; i < steps.length && price < needed; i++) {
			const s = innermostWithBoth(steps[i]!.nesting, u, v);
			if (s !== -1) price += steps[i]!.outward[s]!;
		}
		if (price < needed) return { ok: false, problem: 'edgeUnderpriced', at: [u, v] };
	}
	const reached = 2n * (weight + raise * BigInt(claim.pairs.length));
	return bound === reached ? { ok: true } : { ok: false, problem: 'pricesExceedWeight', at: [] };
}

import { checkMatching, type CertificateCheck, type MatchingCertificate, type WeightedEdge } from './matching-certificate.ts';
import { maxWeightMatching } from './max-weight-matching.ts';

/** Two vertices that could be paired: level 1 (worst) to `levels`, score a whole number from 0. */
export interface PairingEdge {
	u: string;
	v: string;
	level: number;
	score: number;
	/** How many rounds ago they were last paired; 1 is the round before this one. */
	roundsAgo?: number;
}

export interface PairingWish {
	vertices: readonly string[];
	levels: number;
	edges: readonly PairingEdge[];
	/** Pairs that may not be, each with the code of its reason; several reasons are several blocks. */
	blocks?: readonly { u: string; v: string; reason: string }[];
}

interface FoundPair {
	u: string;
	v: string;
	level: number;
	score: number;
	/** Paired again within four rounds: below the worst level, only where one would otherwise be alone. */
	repeat: boolean;
}

/** Why a vertex stays alone: no edge at all, all edges blocked (with each reason's count), or its possible partners are with others. */
interface LeftAlone {
	vertex: string;
	why: 'noEdge' | 'allBlocked' | 'partnersTaken';
	blocked: Record<string, number>;
}

export type FairPairing =
	| { ok: true; pairs: FoundPair[]; alone: LeftAlone[]; repeats: number; byLevel: number[]; score: number; certificate: MatchingCertificate }
	| PairingProblem;

export type PairingProblem =
	| { ok: false; problem: 'vertexTwice' | 'vertexUnknown'; vertex: string }
	| { ok: false; problem: 'levelsNotWhole' }
	| { ok: false; problem: 'pairWithItself' | 'pairTwice' | 'levelUnknown' | 'scoreNotWhole' | 'roundsNotWhole'; u: string; v: string };

/** A pair met again after more rounds than this counts as new: about a year of quarters. */
const roundsOfRepeat = 4;

/**
 * Decides who is beside whom, strictly in this order: most pairs; fewest repeats; fewest pairs at level 1, then 2, …; highest total score;
 * smallest ids (the first vertex's partner as small as possible, then the next one's). byLevel counts levels 1..levels, repeats apart.
 * Guarantee: exact; the certificate proves it (checkPairing), up to the choice of the smallest ids. Does not depend on the order
 * of the input. 30 vertices: a few milliseconds; O(n·m·log n) for each 48 bits of (levels + 1) · log n + log scores.
 * Refuses repeated or unknown vertices, a pair with itself or listed twice, levels, scores or rounds that are not whole or out of range.
 * One lexicographic weight a pair: maximum-weight matching, Edmonds (1965), Galil (1986).
 */
export function fairPairing(wish: PairingWish): FairPairing {
	const problem = findProblem(wish);
	if (problem) return problem;
	const { names, open, weighted } = weighPairs(wish);
	const matching = maxWeightMatching(names.length, weighted, { maxCardinality: true, smallest: true });
	if (!matching.ok) throw new RangeError(matching.problem);

	const edgeOf = new Map(open.map((edge) => [keyOf(edge.u, edge.v), edge]));
	const pairs = matching.pairs.map(([i, j]): FoundPair => {
		const [u, v] = [names[i]!, names[j]!];
		const edge = edgeOf.get(keyOf(u, v))!;
		return { u, v, level: edge.level, score: edge.score, repeat: isRepeat(edge) };
	});
	const byLevel = Array.from({ length: wish.levels }, (_, at) => pairs.filter(({ level, repeat }) => !repeat && level === at + 1).length);
	return {
		ok: true,
		pairs,
		alone: explainAlone(wish, names, pairs, open),
		repeats: pairs.filter(({ repeat }) => repeat).length,
		byLevel,
		score: pairs.reduce((sum, { score }) => sum + score, 0),
		certificate: matching.certificate,
	};
}

/** Checks a pairing against its wish and its own certificate without solving again. */
export function checkPairing(wish: PairingWish, { pairs, certificate }: { pairs: readonly { u: string; v: string }[]; certificate: MatchingCertificate }): CertificateCheck | PairingProblem {
	const problem = findProblem(wish);
	if (problem) return problem;
	const { names, weighted } = weighPairs(wish);
	const place = new Map(names.map((name, i) => [name, i]));
	const weightOf = new Map(weighted.map(([i, j, weight]) => [i * names.length + j, BigInt(weight)]));
	const claimed = pairs.map(({ u, v }): [number, number] => {
		const [i, j] = [place.get(u) ?? -1, place.get(v) ?? -1];
		return i < j ? [i, j] : [j, i];
	});
	const weight = claimed.reduce((sum, [i, j]) => sum + (weightOf.get(i * names.length + j) ?? 0n), 0n);
	return checkMatching(names.length, weighted, { pairs: claimed, weight, certificate }, { maxCardinality: true });
}

const isRepeat = ({ roundsAgo }: PairingEdge) => roundsAgo !== undefined && roundsAgo <= roundsOfRepeat;

const keyOf = (u: string, v: string) => JSON.stringify(u < v ? [u, v] : [v, u]);

/** Vertices in order of id, edges that nothing blocks, and their weights: one number with a digit for each aim below the number of pairs. */
function weighPairs({ vertices, levels, edges, blocks = [] }: PairingWish): { names: string[]; open: PairingEdge[]; weighted: WeightedEdge[] } {
	const names = [...vertices].sort();
	const place = new Map(names.map((name, i) => [name, i]));
	const blocked = new Set(blocks.map(({ u, v }) => keyOf(u, v)));
	const open = edges.filter(({ u, v }) => !blocked.has(keyOf(u, v)));

	const most = Math.floor(names.length / 2);
	const base = BigInt(most + 1);
	const scoreBase = BigInt(open.reduce((high, { score }) => Math.max(high, score), 0)) * BigInt(most) + 1n;
	// Each pair earns the digit of every level it is not at: the fewest at level 1 is the most not at level 1.
	const digits = Array.from({ length: levels }, (_, level) => scoreBase * base ** BigInt(levels - 1 - level));
	const all = digits.reduce((sum, digit) => sum + digit, 0n);
	const without = [...digits.map((digit) => all - digit), all];
	const weighted = open.map((edge): WeightedEdge => {
		const i = place.get(edge.u)!;
		const j = place.get(edge.v)!;
		// A repeat is at level 0; the best level has no digit, so its count follows from the others.
		return [Math.min(i, j), Math.max(i, j), without[isRepeat(edge) ? 0 : edge.level]! + BigInt(edge.score)];
	});
	return { names, open, weighted };
}

function explainAlone({ edges, blocks = [] }: PairingWish, names: readonly string[], pairs: readonly FoundPair[], open: readonly PairingEdge[]): LeftAlone[] {
	const paired = new Set(pairs.flatMap(({ u, v }) => [u, v]));
	const offered = new Set(edges.flatMap(({ u, v }) => [u, v]));
	const possible = new Set(open.flatMap(({ u, v }) => [u, v]));
	return names.filter((name) => !paired.has(name)).map((vertex) => {
		const blocked: Record<string, number> = {};
		for (const { u, v, reason } of blocks) if (u === vertex || v === vertex) blocked[reason] = (blocked[reason] ?? 0) + 1;
		const why = possible.has(vertex) ? 'partnersTaken' : offered.has(vertex) || Object.keys(blocked).length > 0 ? 'allBlocked' : 'noEdge';
		return { vertex, why, blocked };
	});
}

function findProblem({ vertices, levels, edges, blocks = [] }: PairingWish): PairingProblem | null {
	const known = new Set<string>();
	for (const vertex of vertices) {
		if (known.has(vertex)) return { ok: false, problem: 'vertexTwice', vertex };
		known.add(vertex);
	}
	if (!Number.isSafeInteger(levels) || levels < 1) return { ok: false, problem: 'levelsNotWhole' };
	for (const { u, v } of [...edges, ...blocks]) {
		for (const vertex of [u, v]) if (!known.has(vertex)) return { ok: false, problem: 'vertexUnknown', vertex };
		if (u === v) return { ok: false, problem: 'pairWithItself', u, v };
	}
	const seen = new Set<string>();
	for (const { u, v, level, score, roundsAgo } of edges) {
		if (seen.has(keyOf(u, v))) return { ok: false, problem: 'pairTwice', u, v };
		seen.add(keyOf(u, v));
		if (!Number.isSafeInteger(level) || level < 1 || level > levels) return { ok: false, problem: 'levelUnknown', u, v };
		if (!Number.isSafeInteger(score) || score < 0) return { ok: false, problem: 'scoreNotWhole', u, v };
		if (roundsAgo !== undefined && (!Number.isSafeInteger(roundsAgo) || roundsAgo < 1)) return { ok: false, problem: 'roundsNotWhole', u, v };
	}
	return null;
}

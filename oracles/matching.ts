import { fairGroups } from '../src/algorithms/fair-groups.ts';
import { checkPairing, fairPairing } from '../src/algorithms/fair-pairing.ts';
import { checkMatching, type WeightedEdge } from '../src/algorithms/matching-certificate.ts';
import { maxWeightMatching } from '../src/algorithms/max-weight-matching.ts';
import type { Adapter, OracleCase } from './adapter.ts';

interface MatchingCase extends OracleCase {
	n: number;
	edges: [number, number, number][];
	maxCardinality?: boolean;
	expected: { weight: number; size?: number | null; maxCardinality?: { size: number; weight: number } };
}

interface PairingCase extends OracleCase {
	n: number;
	levels: number;
	edges: [u: number, v: number, level: number, score: number][];
	expected: { pairs: number; levels: number[]; score: number };
}

interface GroupsCase extends OracleCase {
	n: number;
	minSize: number;
	maxSize: number;
	sizesAllowed?: number[];
	skills: number[][];
	needWeights: number[][];
	forbiddenPairs: [number, number][];
	expected: { infeasible?: boolean; maxTotal?: number; maxMin?: number; maxTotalGivenMaxMin?: number };
}

export const kinds: Record<string, Adapter> = {
	'max-weight-matching': (oracleCase) => {
		const { n, edges, maxCardinality = false, expected } = oracleCase as MatchingCase;
		const difference = compareMatching(n, edges, maxCardinality, expected.weight, expected.size ?? null);
		if (difference !== null || !expected.maxCardinality) return difference;
		return compareMatching(n, edges, true, expected.maxCardinality.weight, expected.maxCardinality.size);
	},
	'fair-pairing': (oracleCase) => {
		const { n, levels, edges, expected } = oracleCase as PairingCase;
		const wish = {
			vertices: Array.from({ length: n }, (_, v) => idOf(v)),
			levels,
			edges: edges.map(([u, v, level, score]) => ({ u: idOf(u), v: idOf(v), level, score })),
		};
		const result = fairPairing(wish);
		if (!result.ok) return `refused: ${result.problem}`;
		const check = checkPairing(wish, result);
		if (!check.ok) return `certificate: ${check.problem}`;
		return (
			differs('pairs', result.pairs.length, expected.pairs) ??
			differs('levels', result.byLevel.join(), expected.levels.join()) ??
			differs('score', result.score, expected.score)
		);
	},
	groups: (oracleCase) => {
		const { minSize, maxSize, sizesAllowed, skills, needWeights, forbiddenPairs, expected } = oracleCase as GroupsCase;
		const wish = {
			units: skills.map((levels, i) => ({ id: idOf(i), levels, weights: needWeights[i] ?? [] })),
			sizes: sizesAllowed ?? Array.from({ length: maxSize - minSize + 1 }, (_, k) => minSize + k),
			forbidden: (forbiddenPairs ?? []).map(([a, b]) => [idOf(a), idOf(b)] as const),
		};
		const fair = fairGroups(wish);
		if (expected.infeasible) return differs('answer', fair.ok ? 'a partition' : fair.problem, 'noPartition');
		const largest = fairGroups({ ...wish, objective: 'total' });
		if (!fair.ok || !largest.ok) return `refused: ${JSON.stringify(fair.ok ? largest : fair)}`;
		return (
			(expected.maxMin === undefined ? null : differs('maxMin', fair.least, expected.maxMin)) ??
			(expected.maxTotalGivenMaxMin === undefined ? null : differs('maxTotalGivenMaxMin', fair.total, expected.maxTotalGivenMaxMin)) ??
			(expected.maxTotal === undefined ? null : differs('maxTotal', largest.total, expected.maxTotal))
		);
	},
};

/** Ids in the order of the numbers, so that the smallest ids are the smallest numbers. */
function idOf(v: number): string {
	return String(v).padStart(7, '0');
}

function differs(what: string, got: number | string, wanted: number | string): string | null {
	return got === wanted ? null : `${what}: got ${got}, expected ${wanted}`;
}

function compareMatching(n: number, edges: readonly [number, number, number][], maxCardinality: boolean, weight: number, size: number | null): string | null {
	const { unit, whole } = wholeWeights(edges);
	const result = maxWeightMatching(n, whole, { maxCardinality });
	if (!result.ok) return `refused: ${result.problem}`;
	const check = checkMatching(n, whole, result, { maxCardinality });
	if (!check.ok) return `certificate: ${check.problem}`;
	// A fixture's float sum was rounded on the way; whole weights are compared exactly.
	const got = Number(result.weight) / unit;
	const same = unit === 1 ? got === weight : Math.abs(got - weight) <= 1e-9 * Math.max(1, Math.abs(weight));
	return (same ? null : `weight: got ${got}, expected ${weight}`) ?? (size === null ? null : differs('size', result.pairs.length, size));
}

/** Every float is a whole number of some power of a half: exact, however fine. */
function wholeWeights(edges: readonly [number, number, number][]): { unit: number; whole: WeightedEdge[] } {
	let unit = 1;
	for (const [, , weight] of edges) while (!Number.isInteger(weight * unit)) unit *= 2;
	return { unit, whole: unit === 1 ? [...edges] : edges.map(([u, v, weight]) => [u, v, BigInt(weight * unit)]) };
}

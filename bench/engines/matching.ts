import { fairGroups } from '../../src/algorithms/fair-groups.ts';
import { fairPairing } from '../../src/algorithms/fair-pairing.ts';
import type { WeightedEdge } from '../../src/algorithms/matching-certificate.ts';
import { maxWeightMatching } from '../../src/algorithms/max-weight-matching.ts';
import { mutualGain } from '../../src/algorithms/mutual-gain.ts';
import { fastest, seeded, type Row } from './row.ts';

const seed = 301;

export function rows(): Row[] {
	return [...[10, 100, 300, 1000].map(completeGraph), ...[100, 1000, 5000, 10_000].flatMap(sparseGraph), ...[10, 30, 100].map(pairing), ...groupings.map(grouping)];
}

const groupings: { count: number; sizes: number[]; goal: string }[] = [
	{ count: 10, sizes: [2, 3], goal: '' },
	{ count: 13, sizes: [2, 3, 4, 5], goal: '' },
	{ count: 30, sizes: [2, 3], goal: '< 500 ms' },
	{ count: 30, sizes: [3, 4, 5], goal: '< 500 ms' },
	{ count: 30, sizes: [2, 3, 4, 5], goal: '< 500 ms' },
	{ count: 100, sizes: [2, 3, 4, 5], goal: '' },
];

function completeGraph(count: number): Row {
	const random = seeded(seed);
	const edges: WeightedEdge[] = [];
	for (let u = 0; u < count; u++) for (let v = u + 1; v < count; v++) edges.push([u, v, 1 + Math.floor(random() * 10_000)]);
	return measure('maximum-weight matching', `${count} vertices, complete`, count === 300 ? '≤ 480 ms (NetworkX 4.8 s), better < 100 ms' : '', count > 300 ? 2 : 5, () => maxWeightMatching(count, edges));
}

function sparseGraph(count: number): Row[] {
	const random = seeded(seed);
	const edges = new Map<number, WeightedEdge>();
	while (edges.size < count * 5) {
		const u = Math.floor(random() * count);
		const v = Math.floor(random() * count);
		if (u !== v) edges.set(Math.min(u, v) * count + Math.max(u, v), [u, v, 1 + Math.floor(random() * 10_000)]);
	}
	const list = [...edges.values()];
	const goal = count === 5000 ? '≤ 1 s' : '';
	return [
		measure('maximum-weight matching', `${count} vertices, degree 10`, goal, 3, () => maxWeightMatching(count, list)),
		measure('maximum-weight matching, most pairs first', `${count} vertices, degree 10`, goal, 3, () => maxWeightMatching(count, list, { maxCardinality: true })),
	];
}

function unitsOf(count: number) {
	const random = seeded(seed);
	const draw = (below: number) => Array.from({ length: 5 }, () => Math.floor(random() * below));
	return Array.from({ length: count }, (_, i) => ({ id: String(i).padStart(5, '0'), levels: draw(6), weights: draw(4) }));
}

function pairing(count: number): Row {
	const units = unitsOf(count);
	return measure('mutual gain and fair pairing', `${count} units, complete`, count === 30 ? '< 10 ms' : '', 5, () => {
		const gains = mutualGain(units);
		if (!gains.ok) throw new Error(gains.problem);
		return fairPairing({ vertices: units.map(({ id }) => id), levels: gains.levels, edges: gains.pairs });
	});
}

function grouping({ count, sizes, goal }: (typeof groupings)[number]): Row {
	const units = unitsOf(count);
	return measure('fair groups', `${count} units, sizes ${sizes.join(', ')}`, goal, 2, () => fairGroups({ units, sizes }));
}

function measure(engine: string, size: string, goal: string, times: number, work: () => unknown): Row {
	return { engine, size, seed, milliseconds: fastest(times, work), goal };
}

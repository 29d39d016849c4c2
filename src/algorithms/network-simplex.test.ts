import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestByTrying, smallTasks } from '#testing/assignment-tasks.ts';
import { checkAssignment } from './assignment-certificate.ts';
import type { AssignmentTask } from './assignment-task.ts';
import { assignFairly } from './fair-assignment.ts';
import { packTiers, roughCost } from './lexicographic-costs.ts';
import { cheapestCirculation } from './network-simplex.ts';
import type { Network } from './network-simplex.ts';

/** Two ways from vertex 1 to the root, by 2 or by 3; the first tier prefers any way to none. */
function twoWays(second: number[], third: number[]): Network {
	return {
		vertices: 4,
		from: Int32Array.of(0, 1, 1, 2, 3), to: Int32Array.of(1, 2, 3, 0, 0), capacity: Int32Array.of(1, 1, 1, 1, 1),
		tiers: [Float64Array.of(-1, 0, 0, 0, 0), Float64Array.from(second), Float64Array.from(third)],
		flow: new Int32Array(5), up: Int32Array.of(-1, 1, 3, 4),
	};
}

describe('the cheapest circulation', () => {
	test('decides by the first tier that differs', () => {
		const flows = [twoWays([0, 1, 2, 0, 0], [0, 9, 0, 0, 0]), twoWays([0, 2, 2, 0, 0], [0, 9, 0, 0, 0])].map((network) => {
			const found = cheapestCirculation(network);
			return found.ok && [...found.flow];
		});
		expect(flows).toEqual([[1, 1, 0, 1, 0], [1, 0, 1, 0, 1]]);
	});

	test('refuses costs whose sums are not exact', () => {
		for (const cost of [2 ** 52, 0.5, NaN, Infinity]) {
			expect(cheapestCirculation(twoWays([0, cost, 0, 0, 0], [0, 0, 0, 0, 0]))).toEqual({ ok: false, problem: 'sumTooLarge' });
		}
	});

	test('leaves the network as it was', () => {
		const network = twoWays([0, 1, 2, 0, 0], [0, 9, 0, 0, 0]);
		cheapestCirculation(network);
		expect([...network.flow, ...network.up]).toEqual([0, 0, 0, 0, 0, -1, 1, 3, 4]);
	});
});

/** Scores so large that the tiers need several numbers. */
function stretched(task: AssignmentTask): AssignmentTask {
	return { ...task, topScore: 2 ** 49, options: task.options.map((option) => ({ ...option, score: option.score * 2 ** 45 + (option.score > 0 ? 1 : 0) })) };
}

describe('costs that do not fit one number', () => {
	test('are packed into several, in order', () => {
		const { vertices, from, to, tiers } = twoWays([0, 1, 2, 0, 0], [0, 2 ** 50, 0, 0, 0]);
		expect(packTiers(vertices, from, to, tiers)?.map((cost) => [...cost])).toEqual([[-5, 1, 2, 0, 0], [0, 2 ** 50, 0, 0, 0]]);
		expect(packTiers(vertices, from, to, tiers.slice(0, 2))).toHaveLength(1);
		expect([...roughCost(vertices, from, to, tiers)].every(Number.isSafeInteger)).toBe(true);
	});

	test('still give what trying every choice gives', () => {
		fc.assert(fc.property(smallTasks, (small) => {
			const task = stretched(small);
			const found = assignFairly(task);
			if (!found.ok) throw new Error(found.problem);
			expect({ pairs: found.pairs.map(({ request, provider }) => ({ request, provider })), tally: found.tally }).toEqual(bestByTrying(task));
		}), { numRuns: 200 });
	});

	test('still carry their proof at a thousand options', () => {
		const cell = (i: number, step: number) => (i * step + (i >> 3) * 7) % 101;
		const task: AssignmentTask = {
			levels: 12, topScore: 2 ** 30,
			requesters: Array.from({ length: 40 }, (_, i) => ({ id: `c${100 + i}`, received: i % 3 })),
			requests: Array.from({ length: 80 }, (_, i) => ({ id: `r${100 + i}`, requester: `c${100 + (i * 7) % 40}`, places: 1 + i % 2 })),
			providers: Array.from({ length: 25 }, (_, i) => ({ id: `p${100 + i}`, capacity: 1 + i % 6 })),
			options: Array.from({ length: 2000 }, (_, i) => ({ request: `r${100 + Math.floor(i / 25)}`, provider: `p${100 + i % 25}`, level: 1 + cell(i, 13) % 12, score: cell(i, 37) * 2 ** 22 }))
				.filter((_, i) => cell(i, 53) < 50),
		};
		const found = assignFairly(task);
		if (!found.ok) throw new Error(found.problem);
		expect(found.unserved.length).toBeGreaterThan(0);
		expect(checkAssignment(task, found)).toEqual({ ok: true });
	});
});

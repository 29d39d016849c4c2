import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePanels } from './panels.ts';
import type { PanelTask } from './panels.ts';

const smallPanels: fc.Arbitrary<PanelTask> = fc.record({
	places: fc.array(fc.nat(2), { maxLength: 3 }),
	capacities: fc.array(fc.nat(3), { maxLength: 4 }),
	cells: fc.array(fc.record({ score: fc.nat(9), mark: fc.nat(9) }), { minLength: 12, maxLength: 12 }),
}).map(({ places, capacities, cells }) => {
	const all = places.flatMap((_, r) => capacities.map((_capacity, p) => ({ request: `r${r}`, provider: `p${p}`, ...cells[4 * r + p]! })));
	return {
		requests: places.map((wanted, r) => ({ id: `r${r}`, places: wanted })),
		providers: capacities.map((capacity, p) => ({ id: `p${p}`, capacity })),
		options: all.filter(({ mark }) => mark > 0).map(({ request, provider, score }) => ({ request, provider, score })),
		barred: all.filter(({ mark }) => mark === 9).map(({ request, provider }) => ({ request, provider, reason: 'conflict' })),
	};
});

/** Smallest sum and total by trying every choice, or null when no panels are full. */
function bestByTrying({ requests, providers, options, barred = [] }: PanelTask): { smallest: number; total: number } | null {
	const open = options.filter((option) => !barred.some((bar) => bar.request === option.request && bar.provider === option.provider));
	const room = new Map(providers.map(({ id, capacity }) => [id, capacity]));
	let best: { smallest: number; total: number } | null = null;
	/** Fills request after request; `from` is the first option the current one may still take. */
	const fill = (at: number, from: number, left: number, sum: number, smallest: number, total: number): void => {
		const request = requests[at];
		if (!request) {
			const found = { smallest: smallest === Infinity ? 0 : smallest, total };
			if (!best || found.smallest > best.smallest || (found.smallest === best.smallest && total > best.total)) best = found;
			return;
		}
		if (left === 0) {
			fill(at + 1, 0, requests[at + 1]?.places ?? 0, 0, request.places > 0 ? Math.min(smallest, sum) : smallest, total);
			return;
		}
		open.forEach((option, i) => {
			if (i < from || option.request !== request.id || room.get(option.provider) === 0) return;
			room.set(option.provider, room.get(option.provider)! - 1);
			fill(at, i + 1, left - 1, sum + option.score, smallest, total + option.score);
			room.set(option.provider, room.get(option.provider)! + 1);
		});
	};
	fill(0, 0, requests[0]?.places ?? 0, 0, Infinity, 0);
	return best;
}

/** Panels of two and three that compete for few places, so that the search has to branch. */
const tightPanels: fc.Arbitrary<PanelTask> = fc.record({
	places: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 4 }),
	spare: fc.nat(2),
	scores: fc.array(fc.nat(12), { minLength: 20, maxLength: 20 }),
}).map(({ places, spare, scores }) => {
	const wanted = places.reduce((sum, one) => sum + one, spare);
	return {
		requests: places.map((count, r) => ({ id: `r${r}`, places: count })),
		providers: Array.from({ length: 5 }, (_, p) => ({ id: `p${p}`, capacity: Math.floor((wanted + p) / 5) })),
		options: places.flatMap((_, r) => Array.from({ length: 5 }, (_provider, p) => ({ request: `r${r}`, provider: `p${p}`, score: scores[5 * r + p]! }))),
	};
});

test.each([['many blocks', smallPanels], ['few places', tightPanels]])('equals trying every choice: %s', (_, tasks) => {
	fc.assert(fc.property(tasks, (task) => {
		const found = choosePanels(task);
		const best = bestByTrying(task);
		if (!found.ok) {
			expect(found.problem).toBe('noPanels');
			expect(best).toBeNull();
			return;
		}
		expect({ smallest: found.smallest, total: found.total }).toEqual(best);
		expect(found.proved).toBe(true);
		expect(found.panels.map(({ providers }) => new Set(providers).size)).toEqual(task.requests.map(({ places }) => places));
		for (const { request, providers, sum } of found.panels) {
			expect(task.options.filter((option) => option.request === request && providers.includes(option.provider)).reduce((total, { score }) => total + score, 0)).toBe(sum);
		}
	}), { numRuns: 300 });
});

test('the order of the input changes nothing, and the input stays as it was', () => {
	const reordered = smallPanels.chain((task) => fc.record({
		task: fc.constant(task),
		again: fc.record({
			requests: fc.shuffledSubarray([...task.requests], { minLength: task.requests.length }),
			providers: fc.shuffledSubarray([...task.providers], { minLength: task.providers.length }),
			options: fc.shuffledSubarray([...task.options], { minLength: task.options.length }),
			barred: fc.shuffledSubarray([...task.barred ?? []], { minLength: task.barred?.length ?? 0 }),
		}),
	}));
	fc.assert(fc.property(reordered, ({ task, again }) => {
		const before = JSON.stringify(task);
		expect(choosePanels(again)).toEqual(choosePanels(task));
		expect(JSON.stringify(task)).toBe(before);
	}));
});

const pair: PanelTask = {
	requests: [{ id: 'r', places: 2 }, { id: 's', places: 1 }],
	providers: [{ id: 'p', capacity: 1 }, { id: 'q', capacity: 1 }, { id: 't', capacity: 1 }],
	options: [['r', 'p', 9], ['r', 'q', 1], ['r', 't', 5], ['s', 'p', 9], ['s', 'q', 6], ['s', 't', 8]].map(([request, provider, score]) => ({ request, provider, score }) as PanelTask['options'][number]),
};

test('lifts the smallest sum before the total', () => {
	// Giving q to s would total 20, but leave s with 6.
	expect(choosePanels(pair)).toEqual({
		ok: true, proved: true, smallest: 8, total: 18,
		panels: [{ request: 'r', providers: ['p', 'q'], sum: 10 }, { request: 's', providers: ['t'], sum: 8 }],
	});
});

test('out of patience it still gives full panels, and says that nothing is proved', () => {
	const found = choosePanels(pair, 0);
	expect(found).toMatchObject({ ok: true, proved: false });
	expect(found.ok && found.panels.map(({ providers }) => providers.length)).toEqual([2, 1]);
});

test('no requests, and requests that want no one, get empty panels', () => {
	expect(choosePanels({ requests: [], providers: [], options: [] })).toEqual({ ok: true, panels: [], smallest: 0, total: 0, proved: true });
	expect(choosePanels({ ...pair, requests: [{ id: 'r', places: 0 }], options: [] })).toMatchObject({ ok: true, panels: [{ request: 'r', providers: [], sum: 0 }], smallest: 0 });
});

describe('refuses, and says where', () => {
	test.each<[string, Partial<PanelTask>, object]>([
		['more places than anyone has', { providers: [{ id: 'p', capacity: 1 }, { id: 'q', capacity: 1 }, { id: 't', capacity: 0 }] }, { problem: 'noPanels', shortages: [{ requests: ['r', 's'], providers: ['p', 'q'], wanted: 3, available: 2 }] }],
		['a negative capacity', { providers: [{ id: 'p', capacity: -1 }] }, { problem: 'notACount', in: 'providers', id: 'p' }],
		['an unknown id', { options: [{ request: 'r', provider: 'nobody', score: 1 }] }, { problem: 'unknownId', in: 'options', id: 'nobody' }],
		['a negative score', { options: [{ request: 'r', provider: 'p', score: -1 }] }, { problem: 'scoreOutOfRange' }],
		['scores whose priced sums pass 2^53', { options: pair.options.map((option) => ({ ...option, score: 2 ** 40 })) }, { problem: 'sumTooLarge' }],
	])('%s', (_, change, expected) => {
		expect(choosePanels({ ...pair, ...change })).toMatchObject({ ok: false, ...expected });
	});
});

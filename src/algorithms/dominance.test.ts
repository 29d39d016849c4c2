import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWaves } from './dominance.ts';

const wave = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 6 });

function compare(before: readonly number[], after: readonly number[]) {
	const found = compareWaves(before, after, 4);
	if (!found.ok) throw new Error(found.problem);
	return found;
}

test('a lift of the lowest paid for by the highest is better in the second order only', () => {
	expect(compare([1, 4], [2, 3])).toEqual({
		ok: true, firstOrder: false, secondOrder: true,
		levels: [{ level: 1, before: 2, after: 2 }, { level: 2, before: 1, after: 2 }, { level: 3, before: 1, after: 1 }, { level: 4, before: 1, after: 0 }],
		lowest: [{ k: 1, before: 1, after: 2 }, { k: 2, before: 5, after: 5 }],
	});
	expect(compare([1, 3], [1, 4])).toMatchObject({ firstOrder: true, secondOrder: true });
	expect(compare([2, 2], [2, 2])).toMatchObject({ firstOrder: false, secondOrder: false });
	expect(compare([1, 2], [0, 4])).toMatchObject({ firstOrder: false, secondOrder: false });
});

test('agrees with every scale of values: sums of rising and of rising, flattening values grow', () => {
	// Steps at one level alone span the rising scales; min(level, cap) spans the rising ones that flatten.
	const sum = (levels: readonly number[], value: (level: number) => number) => levels.reduce((total, level) => total + value(level), 0);
	fc.assert(fc.property(wave, (pairs) => {
		const [before, after] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
		const found = compare(before, after);
		const verdict = (value: (cut: number) => (level: number) => number) => {
			const grew = [1, 2, 3, 4].map((cut) => sum(after, value(cut)) - sum(before, value(cut)));
			return grew.every((change) => change >= 0) && grew.some((change) => change > 0);
		};
		expect(found.firstOrder).toBe(verdict((cut) => (level) => (level >= cut ? 1 : 0)));
		expect(found.secondOrder).toBe(verdict((cut) => (level) => Math.min(level, cut)));
		expect(!found.firstOrder || found.secondOrder).toBe(true);
		expect(compare(before.slice().reverse(), after)).toEqual(found);
	}));
});

test('refuses waves of different size, empty ones and levels out of range', () => {
	expect(compareWaves([1], [1, 2], 4)).toEqual({ ok: false, problem: 'differentSize' });
	expect(compareWaves([], [], 4)).toEqual({ ok: false, problem: 'noLevels' });
	expect(compareWaves([1], [5], 4)).toEqual({ ok: false, problem: 'badLevel' });
});

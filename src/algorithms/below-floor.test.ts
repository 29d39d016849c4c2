import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBelowFloor } from './below-floor.ts';
import { compare, formatFraction } from './rational.ts';

const named = (levels: readonly number[]) => levels.map((level, i) => ({ unit: `u${i}`, level }));

test('names who is below the floor, and weighs a deep gap more than several shallow ones', () => {
	const found = findBelowFloor([{ unit: 'b', level: 1 }, { unit: 'a', level: 2 }, { unit: 'c', level: 3 }, { unit: 'd', level: 5 }], 3);
	if (!found.ok) throw new Error(found.problem);
	expect(found.units).toEqual([{ unit: 'a', steps: 1 }, { unit: 'b', steps: 2 }]);
	expect([found.headcount, found.gap, found.severity].map(formatFraction)).toEqual(['1/2', '1/4', '5/36']);
});

test('severity ≤ gap ≤ headcount, and none of them falls when one below sinks further', () => {
	fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (levels, floor) => {
		const before = findBelowFloor(named(levels), floor);
		const after = findBelowFloor(named(levels.map((level, i) => (i === 0 ? level - 1 : level))), floor);
		if (!before.ok || !after.ok) throw new Error('refused');
		expect(compare(before.severity, before.gap)).toBeLessThanOrEqual(0);
		expect(compare(before.gap, before.headcount)).toBeLessThanOrEqual(0);
		for (const measure of ['headcount', 'gap', 'severity'] as const) expect(compare(after[measure], before[measure])).toBeGreaterThanOrEqual(0);
		expect(findBelowFloor(named(levels).reverse(), floor)).toEqual(before);
	}));
});

test('a floor of 0 has nobody below it; nobody to look at and odd levels are refused', () => {
	expect(findBelowFloor(named([0, 0]), 0)).toMatchObject({ units: [], headcount: { n: 0n } });
	expect(findBelowFloor([], 3)).toEqual({ ok: false, problem: 'noUnits' });
	expect(findBelowFloor(named([1]), 1.5)).toEqual({ ok: false, problem: 'badFloor' });
	expect(findBelowFloor(named([1, -1]), 2)).toEqual({ ok: false, problem: 'badLevel' });
});

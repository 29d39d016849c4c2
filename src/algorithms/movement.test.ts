import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeMovement, type Move } from './movement.ts';
import { formatFraction, toNumber } from './rational.ts';

const level = fc.integer({ min: 0, max: 5 });
const moves = fc.array(fc.record({ before: level, after: level }), { minLength: 1, maxLength: 20 }).map((list) => list.map((move, i): Move => ({ unit: `u${i}`, ...move })));

function describe(list: readonly Move[]) {
	const found = describeMovement(list);
	if (!found.ok) throw new Error(found.problem);
	return found;
}

test('names who rose, stayed and fell', () => {
	const found = describe([{ unit: 'c', before: 1, after: 3 }, { unit: 'a', before: 2, after: 2 }, { unit: 'b', before: 4, after: 3 }]);
	expect([found.rose, found.stayed, found.fell, found.smallestGain, formatFraction(found.meanGain)]).toEqual([['c'], ['a'], ['b'], -1, '1/3']);
	expect(found.slopeOfGain && formatFraction(found.slopeOfGain)).toBe('-13/14');
});

test('says nothing about slopes where all began equal', () => {
	expect(describe([{ unit: 'a', before: 2, after: 1 }, { unit: 'b', before: 2, after: 4 }])).toMatchObject({ varianceRatio: null, slopeOfGain: null, tauOfGain: null });
	expect(describe([{ unit: 'a', before: 2, after: 5 }])).toMatchObject({ rose: ['a'], slopeOfGain: null, tauOfGain: null });
});

test('agrees with textbook formulas, whatever the order', () => {
	fc.assert(fc.property(moves, (list) => {
		const found = describe(list);
		const n = list.length;
		const mean = (pick: (move: Move) => number) => list.reduce((sum, move) => sum + pick(move), 0) / n;
		const [start, gain] = [mean((move) => move.before), mean((move) => move.after - move.before)];
		const variance = mean((move) => (move.before - start) ** 2);
		const slope = mean((move) => (move.before - start) * (move.after - move.before - gain)) / variance;
		if (found.slopeOfGain) expect(toNumber(found.slopeOfGain)).toBeCloseTo(slope, 9);
		let [surplus, starts, gains] = [0, 0, 0];
		for (const a of list) for (const b of list) {
			const [x, y] = [Math.sign(a.before - b.before), Math.sign(a.after - a.before - b.after + b.before)];
			surplus += x * y;
			starts += x * x;
			gains += y * y;
		}
		if (found.tauOfGain === null) expect(starts * gains).toBe(0);
		else expect(found.tauOfGain).toBeCloseTo(surplus / Math.sqrt(starts * gains), 9);
		const { gains: listed, ...rest } = describe(list.slice().reverse());
		const { gains: inOrder, ...same } = found;
		expect(rest).toEqual(same);
		expect(listed.slice().reverse()).toEqual(inOrder);
	}));
});

test('refuses nobody and levels that are none', () => {
	expect(describeMovement([])).toEqual({ ok: false, problem: 'noUnits' });
	expect(describeMovement([{ unit: 'a', before: 0.5, after: 1 }])).toEqual({ ok: false, problem: 'badLevel' });
});

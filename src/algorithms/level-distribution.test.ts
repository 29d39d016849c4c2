import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeLevels, percentile, ratio, readLevels, type LevelDistribution } from './level-distribution.ts';
import { optionalIndexIfInsisted, optionalInequality } from './optional-indices.ts';
import { formatFraction, toNumber } from './rational.ts';

const levels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 });

function read(values: readonly number[], top = 5) {
	const found = readLevels(values, top);
	if (!found.ok) throw new Error(found.problem);
	return found.levels;
}

function describe(values: readonly number[]): LevelDistribution {
	return describeLevels(read(values));
}

test('describes five levels as one would by hand', () => {
	const { shareAtLeast, dispersion, mean, variance, ...plain } = describe([4, 1, 2, 2, 3]);
	expect(plain).toEqual({ n: 5, floor: 1, medianLow: 2, medianHigh: 2, ceiling: 4, range: 3, counts: [0, 1, 2, 1, 1, 0], p10: 1.4, p25: 2, p75: 3, p90: 3.6 });
	expect(shareAtLeast.map(formatFraction)).toEqual(['1', '1', '4/5', '2/5', '1/5', '0']);
	expect([dispersion, mean, variance].map(formatFraction)).toEqual(['8/25', '12/5', '26/25']);
});

test('Leik’s dispersion is 0 where all are equal and 1 where half stand at each end', () => {
	expect([[3, 3, 3], [0, 5, 0, 5]].map((values) => formatFraction(describe(values).dispersion))).toEqual(['0', '1']);
});

test('order changes nothing, nothing is written into the input, and everything lies between floor and ceiling', () => {
	fc.assert(fc.property(levels, (values) => {
		const before = values.slice();
		const found = describe(values);
		expect(describe(values.slice().reverse())).toEqual(found);
		expect(values).toEqual(before);
		const ladder = [found.floor, found.p10, found.p25, found.medianLow, found.medianHigh, found.p75, found.p90, found.ceiling];
		expect(found.n === 1 ? new Set(ladder).size : 1).toBe(1);
		for (const value of [...ladder, toNumber(found.mean)]) expect(value).toBeGreaterThanOrEqual(found.floor);
		for (const value of [...ladder, toNumber(found.mean)]) expect(value).toBeLessThanOrEqual(found.ceiling);
		expect(found.p25).toBeLessThanOrEqual(found.p75);
		expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
		expect(toNumber(found.dispersion)).toBeLessThanOrEqual(1);
	}));
});

test('the optional indices are 0 where all are equal, and Gini agrees with all pairs', () => {
	const equal = optionalInequality(read([2, 2, 2]));
	expect(formatFraction(equal.gini)).toBe('0');
	expect(equal.ifNoneIsZero?.theilT).toBeCloseTo(0, 12);
	expect(optionalInequality(read([0, 0]))).toMatchObject({ atkinsonHalf: 0, ifNoneIsZero: null });
	expect(optionalInequality(read([0, 3])).ifNoneIsZero).toBeNull();
	fc.assert(fc.property(levels.filter((values) => values.some((level) => level > 0)), (values) => {
		const sum = values.reduce((total, level) => total + level, 0);
		const pairs = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((total, gap) => total + gap, 0);
		expect(formatFraction(optionalInequality(read(values)).gini)).toBe(formatFraction(ratio(pairs, 2 * values.length * sum)));
	}));
});

test('the index for whoever insists is the geometric mean of levels + 1', () => {
	expect(optionalIndexIfInsisted(read([0, 3]))).toBeCloseTo(2, 12);
	expect(optionalIndexIfInsisted(read([2, 2]))).toBeCloseTo(3, 12);
});

test('refuses no levels, levels out of range and a senseless top', () => {
	expect(readLevels([], 5)).toEqual({ ok: false, problem: 'noLevels' });
	for (const level of [-1, 6, 1.5, Number.NaN]) expect(readLevels([2, level], 5)).toEqual({ ok: false, problem: 'badLevel' });
	for (const top of [0, 2.5, Number.NaN, 5000]) expect(readLevels([1], top)).toEqual({ ok: false, problem: 'badTop' });
	expect(percentile([], 25)).toBeNaN();
	expect(() => ratio(2 ** 53, 1)).toThrow(RangeError);
});

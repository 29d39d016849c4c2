/**
 * How a whole population stands on one ordinal scale of levels 0..top: no sample, so no significance tests,
 * and no unit is placed above another. What needs only the order of levels (floor, median, ceiling, shares,
 * Leik's dispersion) comes first; mean and variance treat steps as equal and are for those who ask.
 */
import { fraction, reduce, type Fraction } from './rational.ts';

/** Levels that `readLevels` has checked: at least one, whole numbers 0..top. */
export interface Levels {
	readonly top: number;
	/** In the order given. */
	readonly values: readonly number[];
	/** How many are at each level 0..top. */
	readonly counts: readonly number[];
}

export type LevelProblem = 'noLevels' | 'badTop' | 'badLevel';

/** Checks levels. Refuses none at all, a top that is no whole number 1..1000, and a level that is no whole number 0..top. */
export function readLevels(values: readonly number[], top: number): { ok: true; levels: Levels } | { ok: false; problem: LevelProblem } {
	if (!Number.isInteger(top) || top < 1 || top > 1000) return { ok: false, problem: 'badTop' };
	if (values.length === 0) return { ok: false, problem: 'noLevels' };
	const counts = Array.from({ length: top + 1 }, () => 0);
	for (const value of values) {
		const count = Number.isInteger(value) ? counts[value] : undefined;
		if (count === undefined) return { ok: false, problem: 'badLevel' };
		counts[value] = count + 1;
	}
	return { ok: true, levels: { top, values: [...values], counts } };
}

export interface LevelDistribution {
	n: number;
	floor: number;
	/** The two middle levels; the same one where n is odd. */
	medianLow: number;
	medianHigh: number;
	ceiling: number;
	range: number;
	/** How many are at each level 0..top. */
	counts: readonly number[];
	/** Share at each level 0..top or above. */
	shareAtLeast: readonly Fraction[];
	p10: number;
	p25: number;
	p75: number;
	p90: number;
	/** Leik's ordinal dispersion: 0 where all are equal, 1 where half stand at each end. */
	dispersion: Fraction;
	mean: Fraction;
	/** Over n, not n − 1. */
	variance: Fraction;
}

/** Describes a population's levels; all shares exact and in lowest terms. O(n + top). */
export function describeLevels({ top, values, counts }: Levels): LevelDistribution {
	const n = values.length;
	const ordered = inOrder(counts);
	const atLeast: number[] = [];
	let above = n;
	for (const count of counts) {
		atLeast.push(above);
		above -= count;
	}
	let sum = 0;
	let squares = 0;
	for (const value of values) {
		sum += value;
		squares += value * value;
	}
	// F(c) = 1 − share at least c + 1, so min(F, 1 − F) needs the steps 1..top.
	const split = atLeast.slice(1).reduce((total, count) => total + Math.min(count, n - count), 0);
	const floor = ordered[0] ?? 0;
	const ceiling = ordered[n - 1] ?? 0;
	return {
		n, floor, ceiling, range: ceiling - floor,
		medianLow: ordered[(n - 1) >> 1] ?? 0,
		medianHigh: ordered[n >> 1] ?? 0,
		counts,
		shareAtLeast: atLeast.map((count) => ratio(count, n)),
		p10: percentile(ordered, 10), p25: percentile(ordered, 25), p75: percentile(ordered, 75), p90: percentile(ordered, 90),
		dispersion: ratio(2 * split, n * top),
		mean: ratio(sum, n),
		variance: ratio(n * squares - sum * sum, n * n),
	};
}

/** The value below which `percent` of an ascending list lies, by linear interpolation at (n − 1)·percent/100; NaN for an empty list. */
export function percentile(ascending: readonly number[], percent: number): number {
	const place = (ascending.length - 1) * percent;
	const low = ascending[Math.floor(place / 100)] ?? Number.NaN;
	const high = ascending[Math.ceil(place / 100)] ?? Number.NaN;
	return low + ((high - low) * (place % 100)) / 100;
}

/** Levels ascending, from how many are at each. */
export function inOrder(counts: readonly number[]): number[] {
	return counts.flatMap((count, level) => Array.from({ length: count }, () => level));
}

/** part/whole in lowest terms. Sums beyond 2^53 throw a RangeError instead of rounding in silence. */
export function ratio(part: number, whole: number): Fraction {
	if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole)) throw new RangeError('A sum of levels went beyond 2^53.');
	return reduce(fraction(BigInt(part), BigInt(whole)));
}

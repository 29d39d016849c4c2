/**
 * Indices that press a population into one number, kept apart because nothing here needs them: levels are ordinal,
 * and each of these treats a step as a quantity. They answer whoever insists on an index and are shown nowhere else.
 */
import { inOrder, ratio, type Levels } from './level-distribution.ts';
import type { Fraction } from './rational.ts';

/** Geometric mean of levels + 1, in 1..top + 1: one low unit pulls it further down than one high unit lifts it. */
export function optionalIndexIfInsisted({ values }: Levels): number {
	return Math.exp(mean(values.map((level) => Math.log(level + 1))));
}

export interface OptionalInequality {
	/** Mean difference over twice the mean, no small-sample correction; 0 where every level is 0. */
	gini: Fraction;
	/** ½-Atkinson; 0 where every level is 0. */
	atkinsonHalf: number;
	/** Those that need a logarithm or an inverse of every level: null where a level is 0. */
	ifNoneIsZero: { theilT: number; meanLogDeviation: number; geometricMean: number; harmonicMean: number; atkinson1: number; atkinson2: number } | null;
}

/** Gini (1912), Theil (1967) and Atkinson (1970) indices of a population's levels; 0 where all are equal, but for rounding. O(n). */
export function optionalInequality({ values, counts }: Levels): OptionalInequality {
	const n = values.length;
	const average = mean(values);
	if (average === 0) return { gini: ratio(0, 1), atkinsonHalf: 0, ifNoneIsZero: null };

	// By ranks: Σ (2i − n − 1)·x_i / (n·Σ x).
	let sum = 0;
	let ranked = 0;
	for (const [i, level] of inOrder(counts).entries()) {
		sum += level;
		ranked += (2 * (i + 1) - n - 1) * level;
	}
	const geometricMean = Math.exp(mean(values.map((level) => Math.log(level))));
	const harmonicMean = 1 / mean(values.map((level) => 1 / level));
	return {
		gini: ratio(ranked, n * sum),
		atkinsonHalf: 1 - mean(values.map((level) => Math.sqrt(level))) ** 2 / average,
		ifNoneIsZero: (counts[0] ?? 0) > 0 ? null : {
			theilT: mean(values.map((level) => (level / average) * Math.log(level / average))),
			meanLogDeviation: mean(values.map((level) => Math.log(average / level))),
			geometricMean, harmonicMean,
			atkinson1: 1 - geometricMean / average,
			atkinson2: 1 - harmonicMean / average,
		},
	};
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

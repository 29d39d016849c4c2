/**
 * Who moved between two waves in which the same units were looked at.
 */
import { ratio } from './level-distribution.ts';
import type { Fraction } from './rational.ts';

export interface Move {
	unit: string;
	before: number;
	after: number;
}

export interface Movement {
	/** In the order given. */
	gains: readonly { unit: string; gain: number }[];
	rose: readonly string[];
	stayed: readonly string[];
	fell: readonly string[];
	smallestGain: number;
	meanGain: Fraction;
	/** Variance after over variance before; null where all began equal. */
	varianceRatio: Fraction | null;
	/**
	 * Least-squares slope of gain on starting level; null where all began equal.
	 * Below 0 it is no sign of progress: levels read with any error regress to the mean, with or without help.
	 */
	slopeOfGain: Fraction | null;
	/** Kendall's tau-b between starting level and gain, −1..1; null where either is the same for all. The same warning holds. */
	tauOfGain: number | null;
}

/**
 * Who rose, stayed and fell, by id, and how gains lie against starting levels. Exact but for tau.
 * O(n log n + c²), c being the number of different (start, gain) pairs, at most (top + 1)².
 * Refuses no units at all and levels that are no whole numbers 0..1000.
 */
export function describeMovement(moves: readonly Move[]): ({ ok: true } & Movement) | { ok: false; problem: 'noUnits' | 'badLevel' } {
	const n = moves.length;
	if (n === 0) return { ok: false, problem: 'noUnits' };
	if (!moves.every(({ before, after }) => isLevel(before) && isLevel(after))) return { ok: false, problem: 'badLevel' };

	const gains = moves.map(({ unit, before, after }) => ({ unit, gain: after - before }));
	let sumX = 0;
	let sumY = 0;
	let sumXX = 0;
	let sumYY = 0;
	let sumXY = 0;
	for (const { before, after } of moves) {
		sumX += before;
		sumY += after;
		sumXX += before * before;
		sumYY += after * after;
		sumXY += before * after;
	}
	const spreadBefore = n * sumXX - sumX * sumX;
	const spreadAfter = n * sumYY - sumY * sumY;
	const together = n * sumXY - sumX * sumY;
	const idsWhere = (holds: (gain: number) => boolean) => gains.filter(({ gain }) => holds(gain)).map(({ unit }) => unit).sort();
	return {
		ok: true,
		gains,
		rose: idsWhere((gain) => gain > 0),
		stayed: idsWhere((gain) => gain === 0),
		fell: idsWhere((gain) => gain < 0),
		smallestGain: gains.reduce((least, { gain }) => Math.min(least, gain), Infinity),
		meanGain: ratio(sumY - sumX, n),
		varianceRatio: spreadBefore === 0 ? null : ratio(spreadAfter, spreadBefore),
		// The slope of after on before, less the 1 that is before itself.
		slopeOfGain: spreadBefore === 0 ? null : ratio(together - spreadBefore, spreadBefore),
		tauOfGain: tauB(moves),
	};
}

/** Kendall's tau-b (Biometrika 1945) between start and gain, over the table of equal pairs. */
function tauB(moves: readonly Move[]): number | null {
	const cells = new Map<number, { start: number; gain: number; count: number }>();
	for (const { before, after } of moves) {
		const key = before * 1024 + after;
		const cell = cells.get(key);
		if (cell) cell.count++;
		else cells.set(key, { start: before, gain: after - before, count: 1 });
	}
	const list = [...cells.values()];
	let surplus = 0;
	let differInStart = 0;
	let differInGain = 0;
	for (const [i, a] of list.entries()) {
		for (const b of list.slice(i + 1)) {
			const pairs = a.count * b.count;
			surplus += pairs * Math.sign(a.start - b.start) * Math.sign(a.gain - b.gain);
			if (a.start !== b.start) differInStart += pairs;
			if (a.gain !== b.gain) differInGain += pairs;
		}
	}
	return differInStart === 0 || differInGain === 0 ? null : surplus / Math.sqrt(differInStart) / Math.sqrt(differInGain);
}

function isLevel(value: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= 1000;
}

import { inOrder, readLevels, type LevelProblem } from './level-distribution.ts';

/** Whether a population stands better than before whatever value anyone puts on the levels, with the numbers that show it. */
export interface Dominance {
	/** At every level at least as many stand there or above, and at one more: better by any scale that rises. */
	firstOrder: boolean;
	/** For every k the lowest k together have at least as much, and for one more: better by any scale that rises and favours the lowest. */
	secondOrder: boolean;
	/** For each level 1..top, how many stand there or above. */
	levels: readonly { level: number; before: number; after: number }[];
	/** For each k, the levels of the lowest k added up. */
	lowest: readonly { k: number; before: number; after: number }[];
}

/**
 * Compares two waves of the same units. First order implies second. The second speaks of places
 * (the k lowest then, the k lowest now), not of the same units; who moved is told by `describeMovement`. O(n + top).
 * Refuses what `readLevels` refuses and waves of different size.
 */
export function compareWaves(before: readonly number[], after: readonly number[], top: number): ({ ok: true } & Dominance) | { ok: false; problem: LevelProblem | 'differentSize' } {
	const was = readLevels(before, top);
	const is = readLevels(after, top);
	if (!was.ok) return was;
	if (!is.ok) return is;
	if (before.length !== after.length) return { ok: false, problem: 'differentSize' };

	const thenAtLeast = fromTop(was.levels.counts);
	const nowAtLeast = fromTop(is.levels.counts);
	const levels = thenAtLeast.map((count, level) => ({ level, before: count, after: nowAtLeast[level] ?? 0 })).slice(1);
	const then = runningSums(inOrder(was.levels.counts));
	const now = runningSums(inOrder(is.levels.counts));
	const lowest = then.map((sum, i) => ({ k: i + 1, before: sum, after: now[i] ?? 0 }));
	return { ok: true, firstOrder: isBetter(levels), secondOrder: isBetter(lowest), levels, lowest };
}

function isBetter(rows: readonly { before: number; after: number }[]): boolean {
	return rows.every((row) => row.after >= row.before) && rows.some((row) => row.after > row.before);
}

function fromTop(counts: readonly number[]): number[] {
	const sums = runningSums(counts);
	const all = sums[sums.length - 1] ?? 0;
	return counts.map((count, level) => all - (sums[level] ?? 0) + count);
}

function runningSums(values: readonly number[]): number[] {
	let sum = 0;
	return values.map((value) => (sum += value));
}

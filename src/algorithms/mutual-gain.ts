/** Levels and weights (how much it needs each topic) by topic, whole numbers from 0, as many for every unit. */
export interface GainingUnit {
	id: string;
	levels: readonly number[];
	weights: readonly number[];
}

/** What two units would give each other; u is the smaller id. */
interface MutualGain {
	u: string;
	v: string;
	uGives: number;
	vGives: number;
	/** Ordinal, 1 the worst, from the smaller of the two gifts. */
	level: number;
	/** The sum of the two gifts. */
	score: number;
}

export type MutualGains =
	| { ok: true; pairs: MutualGain[]; levels: number; nobodyGains: boolean }
	| { ok: false; problem: 'idTwice' | 'topicsDiffer' | 'valueNotWhole'; id: string }
	| { ok: false; problem: 'stepsNotAscending' };

/** Beyond two levels above, a partner is too far ahead to learn from more. */
const furthest = 2;

/**
 * A pair is at level 1 if one of the two gains nothing, 2 from a gain of 1, 3 from 3 (a strongest need, one level above),
 * 4 from 6 (two levels above), 5 from 9 (more than one need met).
 */
const gainSteps: readonly number[] = [1, 3, 6, 9];

/** What `to` gains from `from` topic by topic: need × how far above, at most 2. Whole numbers from 0. */
export function gainByTopic(from: GainingUnit, to: GainingUnit): number[] {
	return to.weights.map((weight, t) => weight * Math.min(furthest, Math.max(0, from.levels[t]! - to.levels[t]!)));
}

/**
 * Decides what each pair of units is worth to both: the level from the smaller gift, so that both gain; the score from the sum.
 * `nobodyGains` if no pair gives anything. Pairs come in order of ids, whatever the order of the units. O(units² · topics).
 * Refuses repeated ids, topics that differ, values that are not whole or below 0, steps that do not ascend.
 */
export function mutualGain(units: readonly GainingUnit[], steps: readonly number[] = gainSteps): MutualGains {
	const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	if (steps.some((step, i) => !(step > (steps[i - 1] ?? 0)))) return { ok: false, problem: 'stepsNotAscending' };
	for (let i = 0; i < sorted.length; i++) {
		const { id, levels, weights } = sorted[i]!;
		if (sorted[i + 1]?.id === id) return { ok: false, problem: 'idTwice', id };
		if (levels.length !== sorted[0]!.levels.length || weights.length !== levels.length) return { ok: false, problem: 'topicsDiffer', id };
		if ([...levels, ...weights].some((value) => !Number.isSafeInteger(value) || value < 0)) return { ok: false, problem: 'valueNotWhole', id };
	}

	const pairs: MutualGain[] = [];
	for (let i = 0; i < sorted.length; i++) {
		for (let j = i + 1; j < sorted.length; j++) {
			const uGives = give(sorted[i]!, sorted[j]!);
			const vGives = give(sorted[j]!, sorted[i]!);
			const least = Math.min(uGives, vGives);
			const level = 1 + steps.filter((step) => least >= step).length;
			pairs.push({ u: sorted[i]!.id, v: sorted[j]!.id, uGives, vGives, level, score: uGives + vGives });
		}
	}
	return { ok: true, pairs, levels: steps.length + 1, nobodyGains: pairs.every(({ score }) => score === 0) };
}

function give(from: GainingUnit, to: GainingUnit): number {
	let sum = 0;
	for (let t = 0; t < to.weights.length; t++) sum += to.weights[t]! * Math.min(furthest, Math.max(0, from.levels[t]! - to.levels[t]!));
	return sum;
}

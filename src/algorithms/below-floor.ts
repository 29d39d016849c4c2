import { ratio } from './level-distribution.ts';
import type { Fraction } from './rational.ts';

/** Who stands below an agreed floor, and how far. */
export interface BelowFloor {
	floor: number;
	/** Those below, by id, with the steps that part each from the floor. */
	units: readonly { unit: string; steps: number }[];
	/** Share of units below. */
	headcount: Fraction;
	/** Mean shortfall as a share of the floor, those above counting 0. */
	gap: Fraction;
	/** Mean squared shortfall: one unit two steps below weighs as much as four units one step below. */
	severity: Fraction;
}

/**
 * The three measures of Foster, Greer & Thorbecke (Econometrica 1984) for orders 0, 1 and 2, exact; a unit at
 * the floor is not below it. A floor of 0 has nobody below. O(n log n).
 * Refuses no units at all, a floor that is no whole number from 0, and a level that is none.
 */
export function findBelowFloor(units: readonly { unit: string; level: number }[], floor: number): ({ ok: true } & BelowFloor) | { ok: false; problem: 'noUnits' | 'badFloor' | 'badLevel' } {
	if (!isStep(floor)) return { ok: false, problem: 'badFloor' };
	if (units.length === 0) return { ok: false, problem: 'noUnits' };
	if (!units.every(({ level }) => isStep(level))) return { ok: false, problem: 'badLevel' };
	const below = units
		.filter(({ level }) => level < floor)
		.map(({ unit, level }) => ({ unit, steps: floor - level }))
		.sort((a, b) => (a.unit < b.unit ? -1 : 1));
	const n = units.length;
	const z = Math.max(floor, 1);
	return {
		ok: true,
		floor,
		units: below,
		headcount: ratio(below.length, n),
		gap: ratio(below.reduce((sum, { steps }) => sum + steps, 0), n * z),
		severity: ratio(below.reduce((sum, { steps }) => sum + steps * steps, 0), n * z * z),
	};
}

function isStep(value: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= 1000;
}

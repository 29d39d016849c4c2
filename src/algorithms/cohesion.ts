/**
 * How a population of units holds together on each of several ordinal scales: where it stands, who is below the
 * agreed floor, who moved, and whether it stands better than before. Lists are by id, never by level: there
 * is no rank and no single score. Quiet units are named and counted in nothing. A unit is compared only over waves it was in.
 */
import { findBelowFloor, type BelowFloor } from './below-floor.ts';
import { compareWaves, type Dominance } from './dominance.ts';
import { describeLevels, ratio, readLevels, type LevelDistribution } from './level-distribution.ts';
import { describeMovement, type Move, type Movement } from './movement.ts';
import type { Fraction } from './rational.ts';

export interface CohesionQuestion {
	units: readonly { id: string; quiet?: boolean }[];
	/** Each with its highest level and the floor agreed for all, 0..top. */
	scales: readonly { id: string; top: number; floor: number }[];
	/** At most one entry for a unit on a scale; null or no entry: not known in that wave. */
	levels: readonly { unit: string; scale: string; before: number | null; after: number | null }[];
}

/** One step of a scale, with who stands on it. */
interface Step {
	level: number;
	units: readonly string[];
	atLeast: Fraction;
}

export interface ScaleCohesion {
	scale: string;
	/** Active units whose level after is not known: in none of the numbers. */
	unknown: readonly string[];
	/** Active units without a level before: in `now`, not in `compared`. */
	newcomers: readonly string[];
	/** All active units of the later wave; null where there are none. */
	now: { distribution: LevelDistribution; steps: readonly Step[]; below: BelowFloor } | null;
	/** The active units of both waves; null where there are none. */
	compared: { before: LevelDistribution; belowBefore: BelowFloor; after: LevelDistribution; belowAfter: BelowFloor; movement: Movement; dominance: Dominance } | null;
}

export type CohesionRefusal =
	| { ok: false; problem: 'duplicateUnit' | 'unknownUnit'; unit: string }
	| { ok: false; problem: 'duplicateScale' | 'unknownScale' | 'badTop' | 'badFloor'; scale: string }
	| { ok: false; problem: 'duplicateLevel' | 'badLevel'; unit: string; scale: string };

/**
 * Describes every scale, in the order of `scales`. The order of units and levels changes nothing. O(entries·log entries + scales × top).
 * Refuses doubled and unknown ids, two entries for one unit on one scale, and levels, tops and floors out of range.
 */
export function describeCohesion(question: CohesionQuestion): { ok: true; quiet: readonly string[]; active: readonly string[]; scales: readonly ScaleCohesion[] } | CohesionRefusal {
	const { units, scales } = question;
	const quietById = new Map<string, boolean>();
	for (const { id, quiet } of units) {
		if (quietById.has(id)) return { ok: false, problem: 'duplicateUnit', unit: id };
		quietById.set(id, quiet ?? false);
	}
	const topOf = new Map<string, number>();
	for (const { id, top, floor } of scales) {
		if (topOf.has(id)) return { ok: false, problem: 'duplicateScale', scale: id };
		if (!Number.isInteger(top) || top < 1 || top > 1000) return { ok: false, problem: 'badTop', scale: id };
		if (!isLevel(floor, top)) return { ok: false, problem: 'badFloor', scale: id };
		topOf.set(id, top);
	}

	const entries = new Map(scales.map(({ id }) => [id, new Map<string, { before: number | null; after: number | null }>()]));
	for (const { unit, scale, before, after } of question.levels) {
		const top = topOf.get(scale);
		const ofScale = entries.get(scale);
		if (!quietById.has(unit)) return { ok: false, problem: 'unknownUnit', unit };
		if (top === undefined || !ofScale) return { ok: false, problem: 'unknownScale', scale };
		if (ofScale.has(unit)) return { ok: false, problem: 'duplicateLevel', unit, scale };
		if ((before !== null && !isLevel(before, top)) || (after !== null && !isLevel(after, top))) return { ok: false, problem: 'badLevel', unit, scale };
		ofScale.set(unit, { before, after });
	}

	const ids = [...quietById.keys()].sort();
	const active = ids.filter((id) => quietById.get(id) === false);
	const described = scales.map((scale) => describeScale(scale, active, entries.get(scale.id) ?? new Map()));
	return { ok: true, quiet: ids.filter((id) => quietById.get(id) === true), active, scales: described };
}

function describeScale(scale: { id: string; top: number; floor: number }, active: readonly string[], entries: ReadonlyMap<string, { before: number | null; after: number | null }>): ScaleCohesion {
	const unknown: string[] = [];
	const newcomers: string[] = [];
	const standing: { unit: string; level: number }[] = [];
	const moves: Move[] = [];
	for (const unit of active) {
		const { before, after } = entries.get(unit) ?? { before: null, after: null };
		if (after === null) {
			unknown.push(unit);
			continue;
		}
		standing.push({ unit, level: after });
		if (before === null) newcomers.push(unit);
		else moves.push({ unit, before, after });
	}
	return { scale: scale.id, unknown, newcomers, now: describeNow(scale, standing), compared: compareScale(scale, moves) };
}

function describeNow(scale: { top: number; floor: number }, standing: readonly { unit: string; level: number }[]): ScaleCohesion['now'] {
	const read = readLevels(standing.map(({ level }) => level), scale.top);
	const below = findBelowFloor(standing, scale.floor);
	if (!read.ok || !below.ok) return null;
	const distribution = describeLevels(read.levels);
	const unitsAt = distribution.counts.map((): string[] => []);
	for (const { unit, level } of standing) unitsAt[level]?.push(unit);
	const steps = unitsAt.map((units, level) => ({ level, units, atLeast: distribution.shareAtLeast[level] ?? ratio(0, 1) }));
	return { distribution, steps, below };
}

function compareScale(scale: { top: number; floor: number }, moves: readonly Move[]): ScaleCohesion['compared'] {
	const then = moves.map(({ before }) => before);
	const now = moves.map(({ after }) => after);
	const before = readLevels(then, scale.top);
	const after = readLevels(now, scale.top);
	const belowBefore = findBelowFloor(moves.map((move) => ({ unit: move.unit, level: move.before })), scale.floor);
	const belowAfter = findBelowFloor(moves.map((move) => ({ unit: move.unit, level: move.after })), scale.floor);
	const movement = describeMovement(moves);
	const dominance = compareWaves(then, now, scale.top);
	if (!before.ok || !after.ok || !belowBefore.ok || !belowAfter.ok || !movement.ok || !dominance.ok) return null;
	return { before: describeLevels(before.levels), belowBefore, after: describeLevels(after.levels), belowAfter, movement, dominance };
}

function isLevel(value: number, top: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= top;
}

/**
 * Six plain numbers that say whether a group travels together, each with the ids behind it. Shares are kept
 * as count and whole ("7 of 9"), because that is how they are read out. Quiet units are named and counted in none
 * of the six, neither above nor below the line. Nothing is added up over the six: a sum would hide who to call.
 */
import { percentile } from './level-distribution.ts';

/** Rounds looked back on, the present one included. */
const EXCHANGE_ROUNDS = 2;
const NEED_ROUNDS = 4;
/** Of a unit's needs only the first three count: the longer a list, the easier it would be to meet one of it. */
const FIRST_NEEDS = 3;

export interface QuarterFacts {
	/** Number of the present round. */
	round: number;
	units: readonly { id: string; quiet?: boolean; advanced?: boolean }[];
	/** The steps of this round held so far, with who was present. */
	steps: readonly { id: string; present: readonly string[] }[];
	/** How many core steps each unit has done; no entry: none. */
	coreDone: readonly { unit: string; steps: number }[];
	/** Who did at least one stretch item. */
	stretched: readonly string[];
	/** Help that took place: `from` gave, `to` received. */
	exchanges: readonly { from: string; to: string; round: number }[];
	/** A unit's needs by rank, 1 first, with the round in which each was met (null: not yet). */
	needs: readonly { unit: string; rank: number; metIn: number | null }[];
}

/** Those for whom something holds and those for whom it does not; `of` is both together. */
export interface Share {
	count: number;
	of: number;
	yes: readonly string[];
	no: readonly string[];
}

export interface QuarterNumbers {
	ok: true;
	quiet: readonly string[];
	/** Share present, step by step. */
	together: readonly ({ step: string } & Share)[];
	/** Fewest core steps done, and by whom; null without active units. */
	floor: { fewest: number; units: readonly string[] } | null;
	/** Range of the middle half of core steps done (p75 − p25, interpolated), with who lies outside it; null without active units. */
	spread: { range: number; p25: number; p75: number; below: readonly string[]; above: readonly string[] } | null;
	/** Of the advanced units, those that did a stretch item. */
	stretch: Share;
	/** Those that both gave and received in two rounds; of the others, who did one or neither. */
	reciprocity: Share & { onlyGave: readonly string[]; onlyReceived: readonly string[]; neither: readonly string[] };
	/** Of the units that voiced a need, those with one of their first three met in four rounds; who voiced none is apart. */
	needCover: Share & { noNeeds: readonly string[] };
}

export type QuarterRefusal =
	| { ok: false; problem: 'duplicateUnit' | 'unknownUnit' | 'badCount' | 'duplicateCount' | 'helpsItself' | 'badRank' | 'duplicateRank' | 'badRound'; unit: string }
	| { ok: false; problem: 'duplicateStep'; step: string };

/**
 * The six numbers, lists by ascending id, steps in their order. With a quiet unit on one side an exchange still counts for the
 * other. O(facts + units·log units).
 * Refuses doubled and unknown ids, counts that are no whole numbers from 0, ranks below 1 or given twice, and
 * rounds that are no whole numbers or lie ahead.
 */
export function countQuarter(facts: QuarterFacts): QuarterNumbers | QuarterRefusal {
	const refusal = checkFacts(facts);
	if (refusal) return refusal;

	const quiet = facts.units.filter((unit) => unit.quiet).map(({ id }) => id).sort();
	const active = facts.units.filter((unit) => !unit.quiet).map(({ id }) => id).sort();
	const advanced = new Set(facts.units.filter((unit) => unit.advanced).map(({ id }) => id));
	const stretched = new Set(facts.stretched);
	const met = new Set(facts.needs.filter(({ rank, metIn }) => rank <= FIRST_NEEDS && metIn !== null && metIn > facts.round - NEED_ROUNDS).map(({ unit }) => unit));
	const voiced = new Set(facts.needs.map(({ unit }) => unit));
	return {
		ok: true,
		quiet,
		together: facts.steps.map(({ id, present }) => ({ step: id, ...shareOf(active, new Set(present)) })),
		...coreSteps(active, facts.coreDone),
		stretch: shareOf(active.filter((id) => advanced.has(id)), stretched),
		reciprocity: reciprocityOf(active, facts.exchanges.filter(({ round }) => round > facts.round - EXCHANGE_ROUNDS)),
		needCover: { ...shareOf(active.filter((id) => voiced.has(id)), met), noNeeds: active.filter((id) => !voiced.has(id)) },
	};
}

function coreSteps(active: readonly string[], coreDone: QuarterFacts['coreDone']): Pick<QuarterNumbers, 'floor' | 'spread'> {
	if (active.length === 0) return { floor: null, spread: null };
	const doneBy = new Map(coreDone.map(({ unit, steps }) => [unit, steps]));
	const done = active.map((id) => doneBy.get(id) ?? 0);
	const ascending = done.slice().sort((a, b) => a - b);
	const fewest = ascending[0] ?? 0;
	const p25 = percentile(ascending, 25);
	const p75 = percentile(ascending, 75);
	const where = (holds: (steps: number) => boolean) => active.filter((_, i) => holds(done[i] ?? 0));
	return {
		floor: { fewest, units: where((steps) => steps === fewest) },
		spread: { range: p75 - p25, p25, p75, below: where((steps) => steps < p25), above: where((steps) => steps > p75) },
	};
}

function reciprocityOf(active: readonly string[], exchanges: QuarterFacts['exchanges']): QuarterNumbers['reciprocity'] {
	const gave = new Set(exchanges.map(({ from }) => from));
	const received = new Set(exchanges.map(({ to }) => to));
	return {
		...shareOf(active, new Set([...gave].filter((id) => received.has(id)))),
		onlyGave: active.filter((id) => gave.has(id) && !received.has(id)),
		onlyReceived: active.filter((id) => !gave.has(id) && received.has(id)),
		neither: active.filter((id) => !gave.has(id) && !received.has(id)),
	};
}

function shareOf(ids: readonly string[], holds: ReadonlySet<string>): Share {
	const yes = ids.filter((id) => holds.has(id));
	return { count: yes.length, of: ids.length, yes, no: ids.filter((id) => !holds.has(id)) };
}

function checkFacts(facts: QuarterFacts): QuarterRefusal | null {
	const known = new Set<string>();
	for (const { id } of facts.units) {
		if (known.has(id)) return { ok: false, problem: 'duplicateUnit', unit: id };
		known.add(id);
	}
	const mentioned = [
		...facts.steps.flatMap(({ present }) => present), ...facts.coreDone.map(({ unit }) => unit), ...facts.stretched,
		...facts.exchanges.flatMap(({ from, to }) => [from, to]), ...facts.needs.map(({ unit }) => unit),
	];
	const stranger = mentioned.find((id) => !known.has(id));
	if (stranger !== undefined) return { ok: false, problem: 'unknownUnit', unit: stranger };
	const step = doubled(facts.steps.map(({ id }) => id));
	if (step !== undefined) return { ok: false, problem: 'duplicateStep', step };
	const counted = doubled(facts.coreDone.map(({ unit }) => unit));
	if (counted !== undefined) return { ok: false, problem: 'duplicateCount', unit: counted };
	for (const { unit, steps } of facts.coreDone) if (!Number.isSafeInteger(steps) || steps < 0) return { ok: false, problem: 'badCount', unit };
	for (const { from, to, round } of facts.exchanges) {
		if (from === to) return { ok: false, problem: 'helpsItself', unit: from };
		if (!isPast(round, facts.round)) return { ok: false, problem: 'badRound', unit: from };
	}
	const ranks = new Set<string>();
	for (const { unit, rank, metIn } of facts.needs) {
		if (!Number.isSafeInteger(rank) || rank < 1) return { ok: false, problem: 'badRank', unit };
		if (metIn !== null && !isPast(metIn, facts.round)) return { ok: false, problem: 'badRound', unit };
		const key = `${rank} ${unit}`;
		if (ranks.has(key)) return { ok: false, problem: 'duplicateRank', unit };
		ranks.add(key);
	}
	return null;
}

function isPast(round: number, now: number): boolean {
	return Number.isSafeInteger(round) && round <= now;
}

function doubled(ids: readonly string[]): string | undefined {
	const seen = new Set<string>();
	return ids.find((id) => seen.size === seen.add(id).size);
}

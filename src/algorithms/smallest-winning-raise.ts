import { momentBefore, supportersIn } from './ledger-before.ts';
import type { Chosen, LedgerOption, LedgerState, LevelLine, RoundRecord } from './ledger-record.ts';
import { add, compare, fraction, fractionOf, type Fraction, larger, multiply, one, parseFraction, reduce, subtract, zero } from './rational.ts';

export interface Raise {
	voter: string;
	from: number;
	to: number;
}

export type WinningRaise =
	/** One raise would have done: any of these alone, all of the smallest number of grade steps that does. */
	| { kind: 'single'; steps: number; anyOf: readonly Raise[] }
	/** No single raise would have: these together would, the fewest voters there can be, and none of the raises can be smaller. */
	| { kind: 'several'; raises: readonly Raise[] }
	/** Not even the highest grade from everyone. */
	| { kind: 'none' }
	/** The option could not be chosen, or it won: nothing to raise. */
	| { kind: 'notLosing' };

/**
 * The smallest change of grades that would have made a losing option win a decision. Raising grades for one option
 * leaves every other level as it is, so it wins exactly when its supporters, at the winner's level L, could pay more
 * than its cost (or just its cost, and the tie rules favour it). What a raise adds, weight * steps / maxGrade *
 * max(0, L - spent), depends on no other raise: the largest ones first give the fewest voters, without trying sets.
 * O(voters log voters * maxGrade) fractions. `decision` counts from 0, forced ones included; `before` is the state the
 * round started from.
 */
export function smallestWinningRaise(before: LedgerState, record: RoundRecord, decision: number, option: string): WinningRaise {
	const made = record.decisions[decision];
	const listed = record.round.options.find(({ id }) => id === option);
	if (made?.kind !== 'chosen' || made.option === option || !listed || made.ineligible.some((line) => line.option === option && line.reasons.some(({ code }) => code !== 'noNeed'))) return { kind: 'notLosing' };

	const race = raceFor(before, record, decision, made, listed);
	const { maxGrade } = race;
	const open = race.runners.filter(({ grade }) => grade < maxGrade);
	for (let steps = 1; steps <= maxGrade; steps++) {
		const anyOf = open.filter(({ grade }) => grade + steps <= maxGrade)
			.map(({ voter, grade }): Raise => ({ voter, from: grade, to: grade + steps }))
			.filter((raise) => wins(race, [raise]));
		if (anyOf.length > 0) return { kind: 'single', steps, anyOf };
	}

	const raises: Raise[] = [];
	for (const { voter, grade } of byGain(race, open)) {
		raises.push({ voter, from: grade, to: maxGrade });
		if (wins(race, raises)) return { kind: 'several', raises: withoutWaste(race, raises) };
	}
	return { kind: 'none' };
}

interface Runner { voter: string; grade: number; /** What one step of its grade adds at the winner's level. */ perStep: Fraction; weight: Fraction }

interface Race {
	maxGrade: number;
	runners: Runner[];
	byVoter: ReadonlyMap<string, Runner>;
	/** What is missing to the cost at the winner's level; above 0, or 0 in a lost tie. */
	missing: Fraction;
	demand: Fraction;
	supporters: number;
	winner: LevelLine;
	/** The option stands before the winner in the order of the last two rules. */
	listedFirst: boolean;
}

function raceFor(before: LedgerState, record: RoundRecord, decision: number, made: Chosen, listed: LedgerOption): Race {
	const { round } = record;
	const { maxGrade = 3 } = round;
	const { spent, weights } = momentBefore(before, record, decision);
	const level = parseFraction(made.level) ?? zero;
	const grades = new Map(supportersIn(round, listed.id));
	const runners = round.voters.map(({ id }): Runner => {
		const weight = weights.get(id) ?? zero;
		const held = larger(zero, subtract(level, spent.get(id) ?? zero));
		return { voter: id, grade: grades.get(id) ?? 0, weight, perStep: reduce(multiply(multiply(weight, held), fraction(1n, BigInt(maxGrade)))) };
	}).sort((a, b) => (a.voter < b.voter ? -1 : 1));
	const cost = listed.cost === undefined ? one : fractionOf(listed.cost) ?? one;
	const offered = runners.reduce((sum, { grade, perStep }) => reduce(add(sum, times(perStep, grade))), zero);
	const winner = round.options.find(({ id }) => id === made.option);
	return {
		maxGrade, runners,
		byVoter: new Map(runners.map((runner) => [runner.voter, runner])),
		missing: subtract(cost, offered),
		demand: runners.reduce((sum, { grade, weight }) => add(sum, times(weight, grade)), zero),
		supporters: grades.size,
		winner: made.levels.find(({ option }) => option === made.option) ?? { option: made.option, level: made.level, demand: '0', supporters: 0 },
		listedFirst: !winner || listed.listedAt < winner.listedAt || (listed.listedAt === winner.listedAt && listed.id < winner.id),
	};
}

function wins({ byVoter, missing, demand, supporters, winner, listedFirst }: Race, raises: readonly Raise[]): boolean {
	let gained = zero;
	let asked = demand;
	let behind = supporters;
	for (const { voter, from, to } of raises) {
		const runner = byVoter.get(voter);
		if (!runner) continue;
		gained = add(gained, times(runner.perStep, to - from));
		asked = add(asked, times(runner.weight, to - from));
		if (from === 0) behind++;
	}
	const byLevel = compare(gained, missing);
	if (byLevel !== 0) return byLevel > 0;
	const byDemand = compare(asked, parseFraction(winner.demand) ?? zero);
	if (byDemand !== 0) return byDemand > 0;
	return behind === winner.supporters ? listedFirst : behind > winner.supporters;
}

/** Whose full raise adds most; among equals, to the demand, then a new supporter, then by id: the order of the tie rules. */
function byGain({ maxGrade }: Race, runners: readonly Runner[]): Runner[] {
	return runners.map((runner) => ({ runner, gain: times(runner.perStep, maxGrade - runner.grade), more: times(runner.weight, maxGrade - runner.grade) }))
		.sort((a, b) => compare(b.gain, a.gain) || compare(b.more, a.more) || Number(b.runner.grade === 0) - Number(a.runner.grade === 0) || (a.runner.voter < b.runner.voter ? -1 : 1))
		.map(({ runner }) => runner);
}

/** Takes back every step that is not needed, from the voter that adds least. */
function withoutWaste(race: Race, raises: readonly Raise[]): Raise[] {
	let kept = [...raises];
	for (let i = kept.length - 1; i >= 0; i--) {
		for (;;) {
			const lower = kept.map((raise, k) => (k === i ? { ...raise, to: raise.to - 1 } : raise));
			const tried = lower[i];
			if (!tried || tried.to <= tried.from || !wins(race, lower)) break;
			kept = lower;
		}
	}
	return kept;
}

function times(value: Fraction, count: number): Fraction {
	return { n: value.n * BigInt(count), d: value.d };
}

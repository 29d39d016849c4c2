import type { LedgerRecord, LedgerRound, LedgerState, RoundRecord } from './ledger-record.ts';
import { fractionOf, type Fraction, parseFraction, zero } from './rational.ts';

/** How things stood just before a decision of a record. */
export interface Moment {
	round: LedgerRound;
	clock: Fraction;
	/** By voter of the round. */
	spent: ReadonlyMap<string, Fraction>;
	weights: ReadonlyMap<string, Fraction>;
	/** Chosen before it. */
	chosen: ReadonlySet<string>;
}

/**
 * The moment before decision `decision` (from 0, forced ones included) of a round that started from `before`; with the
 * number of its decisions, the moment after the last. Reads the record and decides nothing; O(voters + payments).
 */
export function momentBefore(before: LedgerState, { round, decisions }: RoundRecord, decision: number): Moment {
	let clock = before.clock;
	const spent = new Map(round.voters.map(({ id }): [string, string] => [id, Object.prototype.hasOwnProperty.call(before.spent, id) ? before.spent[id] ?? clock : clock]));
	const chosen = new Set(before.chosen);
	for (const done of decisions.slice(0, decision)) {
		if (done.kind === 'none') continue;
		chosen.add(done.option);
		if (done.kind === 'forced') continue;
		clock = done.clock;
		for (const [voter, now] of Object.entries(done.moved)) spent.set(voter, now);
	}
	return {
		round, chosen,
		clock: parseFraction(clock) ?? zero,
		spent: new Map([...spent].map(([voter, text]) => [voter, parseFraction(text) ?? zero])),
		weights: new Map(round.voters.map(({ id, weight = 1 }) => [id, fractionOf(weight) ?? zero])),
	};
}

/** The state a round of a record started from. */
export function stateBefore({ before, rounds }: LedgerRecord, round: number): LedgerState {
	return rounds[round - 1]?.after ?? before;
}

/** Who graded an option above 0 in a round, with the grade. */
export function supportersIn({ grades }: LedgerRound, option: string): [voter: string, grade: number][] {
	return Object.prototype.hasOwnProperty.call(grades, option) ? Object.entries(grades[option] ?? {}).filter(([, grade]) => grade > 0) : [];
}

import { decideRound, openLedger } from './fair-turn-ledger.ts';
import type { Grades, LedgerOption, LedgerRecord, LedgerRound, LedgerState, LedgerVoter, Override, Refusal, RoundRecord } from './ledger-record.ts';

/** A history told once: who and what there was, then what differed from round to round. */
export interface LedgerHistory {
	maxGrade?: number;
	/** `joins`: the first round a voter takes part in; `leaves`: the first it does not. Rounds count from 1. */
	voters: readonly (LedgerVoter & { joins?: number; leaves?: number })[];
	options: readonly LedgerOption[];
	rounds: readonly { slots: number; grades: Grades; blocked?: readonly { option: string; reason: string }[]; forced?: readonly string[]; overrides?: readonly Override[] }[];
}

/** The rounds of a history, each complete in itself. Grades of voters who were not there in a round are left out. */
export function roundsOf({ maxGrade, voters, options, rounds }: LedgerHistory): LedgerRound[] {
	return rounds.map(({ grades, ...round }, i): LedgerRound => {
		const present = voters.filter(({ joins = 1, leaves = Infinity }) => joins <= i + 1 && i + 1 < leaves);
		return {
			...round, options,
			...(maxGrade === undefined ? {} : { maxGrade }),
			voters: present.map(({ id, weight }) => ({ id, ...(weight === undefined ? {} : { weight }) })),
			grades: present.length === voters.length ? grades : withoutAbsent(grades, new Set(voters.filter((voter) => !present.includes(voter)).map(({ id }) => id))),
		};
	});
}

/**
 * Decides a whole history from its start: the same rounds give the same record, to the letter. Refuses with the number
 * (from 0) of the first round that cannot be decided, and why.
 */
export function replay(rounds: readonly LedgerRound[], before: LedgerState = openLedger()): { ok: true; record: LedgerRecord } | (Refusal & { round: number }) {
	const records: RoundRecord[] = [];
	let state = before;
	for (const [i, round] of rounds.entries()) {
		const outcome = decideRound(state, round);
		if (!outcome.ok) return { ...outcome, round: i };
		records.push(outcome.record);
		state = outcome.record.after;
	}
	return { ok: true, record: { before, rounds: records } };
}

function withoutAbsent(grades: Grades, absent: ReadonlySet<string>): Grades {
	return Object.fromEntries(Object.entries(grades).map(([option, given]) => [option, Object.fromEntries(Object.entries(given).filter(([voter]) => !absent.has(voter)))]));
}

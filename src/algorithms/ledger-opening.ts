import { openPositions } from './ledger-book.ts';
import type { LedgerRound, LedgerState, Refusal } from './ledger-record.ts';
import { compileRound } from './ledger-round.ts';
import { type Run, startRun } from './ledger-run.ts';
import { compare, type Fraction, parseFraction } from './rational.ts';

/** A state as numbers. */
export interface Carried {
	clock: Fraction;
	spent: ReadonlyMap<string, Fraction>;
	chosen: ReadonlySet<string>;
}

/** Refuses what no ledger can have left behind: text that is no fraction, a spent below 0 or above the clock. */
export function readState(state: LedgerState): Carried | Refusal {
	const clock = parseFraction(state.clock);
	if (!clock || clock.n < 0n) return { ok: false, problem: 'badState', voter: null };
	const spent = new Map<string, Fraction>();
	for (const [voter, text] of Object.entries(state.spent)) {
		const read = parseFraction(text);
		if (!read || read.n < 0n || compare(read, clock) > 0) return { ok: false, problem: 'badState', voter };
		spent.set(voter, read);
	}
	return { clock, spent, chosen: new Set(state.chosen) };
}

/** Puts a round on top of what is carried, ready to be decided. */
export function openRun(carried: Carried, round: LedgerRound): { ok: true; run: Run } | Refusal {
	const compiled = compileRound(round, carried.chosen);
	if ('problem' in compiled) return { ok: false, ...compiled };
	return { ok: true, run: startRun(compiled, openPositions(compiled, carried.clock, carried.spent)) };
}

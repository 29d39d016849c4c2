import { shrinkPositions } from './ledger-book.ts';
import { exactLevel, payersBelow } from './ledger-level.ts';
import { type Carried, openRun, readState } from './ledger-opening.ts';
import type { LedgerRound, LedgerState, Ratio, Refusal } from './ledger-record.ts';
import { bestNow, buy, isEligible, levelNow, type Run, settleBills, take } from './ledger-run.ts';
import { formatFraction, type Fraction } from './rational.ts';

/** An option in the order chosen; level null when it was forced, or an override nobody needed. */
export interface Turn<Level> {
	round: number;
	option: string;
	level: Level | null;
}

/**
 * Which options the fair-turn ledger chooses in one round, without the record: the same order as decideRound, with
 * levels in floating point. Exact numbers are touched only where two levels are nearer than 1e-9. For simulations and
 * what-if tables. O(grades) once, then a few levels per choice.
 */
export function fairTurnOrder(state: LedgerState, round: LedgerRound): { ok: true; turns: Turn<number>[] } | Refusal {
	const carried = readState(state);
	if ('problem' in carried) return carried;
	const opened = openRun(carried, round);
	if (!opened.ok) return opened;
	const turns: Turn<number>[] = [];
	const stopped = runThrough(opened.run, (run, c) => turns.push({ round: 0, option: nameOf(run, c), level: finite(levelNow(run, c)) }), (option) => turns.push({ round: 0, option, level: null }));
	return stopped ?? { ok: true, turns };
}

/**
 * Replays many rounds for their outcome alone: what was chosen at which exact level, and the state at the end. The same
 * as replay, but without every option's level and every payment as text, which at ten thousand voters is most of the work.
 */
export function replayOutcome(before: LedgerState, rounds: readonly LedgerRound[]): { ok: true; turns: Turn<Ratio>[]; after: LedgerState } | (Refusal & { round: number }) {
	const start = readState(before);
	if ('problem' in start) return { ...start, round: 0 };
	let carried: Carried = start;
	let overridden = before.overridden;
	const turns: Turn<Ratio>[] = [];
	for (const [round, given] of rounds.entries()) {
		const opened = openRun(carried, given);
		if (!opened.ok) return { ...opened, round };
		const stopped = runThrough(opened.run, (run, c) => turns.push({ round, option: nameOf(run, c), level: exactText(run, c) }), (option) => turns.push({ round, option, level: null }));
		if (stopped) return { ...stopped, round };
		settleBills(opened.run);
		shrinkPositions(opened.run.positions);
		const { positions: { clock, spent, unit }, round: { voters, overrides } } = opened.run;
		overridden ||= overrides.size > 0;
		carried = {
			clock: { n: clock, d: unit },
			spent: new Map(voters.map((voter, v): [string, Fraction] => [voter, { n: spent[v] ?? 0n, d: unit }])),
			chosen: new Set([...before.chosen, ...turns.map(({ option }) => option)]),
		};
	}
	const after: LedgerState = {
		clock: formatFraction(carried.clock),
		spent: Object.fromEntries([...carried.spent].map(([voter, held]) => [voter, formatFraction(held)])),
		chosen: [...carried.chosen],
		overridden,
	};
	return { ok: true, turns, after };
}

function runThrough(run: Run, bought: (run: Run, c: number) => void, forced: (option: string) => void): Refusal | null {
	for (const option of run.round.forced) {
		forced(option);
		take(run, option);
	}
	for (let slot = 0; slot < run.round.slots; slot++) {
		const override = run.round.overrides.get(slot);
		if (override && !isEligible(run, override.option)) return { ok: false, problem: 'overrideNotEligible', option: nameOf(run, override.option), reasons: [] };
		const c = override ? override.option : bestNow(run);
		if (c === null) continue;
		bought(run, c);
		buy(run, c);
	}
	return null;
}

function exactText(run: Run, c: number): string | null {
	const level = levelNow(run, c);
	if (level === Infinity) return null;
	settleBills(run);
	const { held, share } = exactLevel(run.round, run.positions, c, payersBelow(run.round, run.spent, c, level));
	return formatFraction({ n: held, d: share * run.positions.unit });
}

function finite(level: number): number | null {
	return level === Infinity ? null : level;
}

function nameOf({ round }: Run, c: number): string {
	return round.options[c] ?? '';
}

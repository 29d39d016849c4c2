import { paymentAt, shrinkPositions } from './ledger-book.ts';
import { openRun, readState } from './ledger-opening.ts';
import type { Choice, Decision, DecidedBy, IneligibleLine, LedgerRound, LedgerState, LevelLine, NothingChosen, Overridden, Refusal, RoundRecord } from './ledger-record.ts';
import { type CompiledRound, reasonsAgainst } from './ledger-round.ts';
import { buy, idleNow, isEligible, type Ranked, rank, type Run, settleBills, supportersOf, take } from './ledger-run.ts';
import { compareLevels } from './ledger-level.ts';
import { mostVotes } from './most-votes.ts';
import { mostWantedPrerequisite } from './most-wanted-prerequisite.ts';
import { compare, formatFraction } from './rational.ts';

/**
 * The fair-turn ledger decides which options are chosen, round after round, so that every group of voters is served in
 * proportion to its weight over time: graded, online sequential Phragmén. With grades 0 and the highest only it is
 * Perpetual Phragmén (Lackner & Maly, AAAI 2023); with ballots that never change, seq-Phragmén (Brill, Freeman, Janson
 * & Lackner, Math. Prog. 2023); its setting is that of Chandak, Goel & Peters (AAAI 2024).
 *
 * Points come to every voter at one equal rate, and a grade g offers g/maxGrade of what its voter holds. The option whose
 * supporters could pay for it earliest, at the lowest level (ledger-level.ts), wins; ties go to higher demand, more
 * supporters, longer on the list, smaller id. Its supporters pay, and the clock moves up to its level. A voter with no
 * need left gains nothing while the clock moves, and one who joins starts at the clock: nobody saves by being away.
 *
 * Guarantee, at unit costs and without overrides: let S hold share a of the weight and R be decisions in each of which
 * some eligible option had grade >= g from all of S. Then S was given something in at least a|R| - (1-a) maxGrade/g
 * decisions (group-audit.ts checks it).
 *
 * Exact: all that decides or is reported is a fraction. Per decision O(grades) at worst for the levels and
 * O(voters) for the payments. Deterministic under any order of input. Nothing given to it is changed. Refused, as values:
 * grades, weights, costs and ids that make no sense, prerequisites in a circle, overrides without a reason or of an
 * option that may not be chosen.
 */
export function decideRound(state: LedgerState, round: LedgerRound): { ok: true; record: RoundRecord } | Refusal {
	const carried = readState(state);
	if ('problem' in carried) return carried;
	const opened = openRun(carried, round);
	if (!opened.ok) return opened;
	const { run } = opened;
	const decisions: Decision[] = [];
	for (const option of run.round.forced) {
		take(run, option);
		decisions.push({ kind: 'forced', option });
	}
	for (let slot = 0; slot < run.round.slots; slot++) {
		const decision = decide(run, slot);
		if ('problem' in decision) return decision;
		decisions.push(decision);
	}
	settleBills(run);
	shrinkPositions(run.positions);
	const { clock, unit, spent } = run.positions;
	const after: LedgerState = {
		clock: formatFraction({ n: clock, d: unit }),
		spent: byVoter(run, spent.map((_, v) => v)),
		chosen: [...new Set([...state.chosen, ...decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [decision.option]))])],
		overridden: state.overridden || decisions.some(({ kind }) => kind === 'overridden'),
	};
	return { ok: true, record: { round, decisions, after } };
}

/** A ledger before its first round; `done` are options that need not be chosen any more. */
export function openLedger(done: readonly string[] = []): LedgerState {
	return { clock: '0', spent: {}, chosen: [...done], overridden: false };
}

function decide(run: Run, slot: number): Decision | Refusal {
	const { round } = run;
	const override = round.overrides.get(slot);
	if (override && !isEligible(run, override.option)) {
		return { ok: false, problem: 'overrideNotEligible', option: nameOf(round, override.option), reasons: reasonsAgainst(round, override.option, run.taken) };
	}
	const wanted = round.options.flatMap((_, c) => (isEligible(run, c) && supportersOf(round, c) > 0 ? [c] : []));
	const ranked = rank(run, wanted);
	const best = ranked[0];
	if (override) {
		const bought = ranked.find(({ option }) => option === override.option) ?? null;
		return { kind: 'overridden', level: bought && levelText(run, bought), reason: override.reason, instead: best ? nameOf(round, best.option) : null, ...choose(run, override.option, bought, ranked) } satisfies Overridden;
	}
	if (!best) return nothing(run);
	const level = levelText(run, best);
	const tied = ranked.filter(({ exact }) => compareLevels(exact, best.exact) === 0).map(({ option }) => option).sort((a, b) => a - b);
	const decidedBy = whatDecided(round, best, ranked[1]);
	return { kind: 'chosen', level, tied: tied.length > 1 ? tied.map((c) => nameOf(round, c)) : [], decidedBy, ...choose(run, best.option, best, ranked) };
}

function choose(run: Run, c: number, bought: Ranked | null, ranked: readonly Ranked[]): Choice {
	const { round } = run;
	const levels = ranked.map((line): LevelLine => ({
		option: nameOf(round, line.option),
		level: levelText(run, line),
		demand: demandText(round, line.option),
		supporters: supportersOf(round, line.option),
	}));
	const most = mostVotes(ranked.map(({ option }) => option).sort((a, b) => a - b), (option) => round.demand[option] ?? 0n);
	const ineligible = ineligibleNow(run, c);
	const payers = bought ? [...bought.exact.payers] : [];
	const payments = Object.fromEntries(payers.map((entry): [string, string] => [
		round.voters[round.voter[entry] ?? 0] ?? '',
		bought ? formatFraction(paymentAt(round, run.positions, bought.exact, entry)) : '0',
	]));
	const idle = bought ? idleNow(run) : [];
	const before = { n: run.positions.clock, d: run.positions.unit };
	buy(run, c);
	settleBills(run);
	const clock = { n: run.positions.clock, d: run.positions.unit };
	const moved = [...payers.map((entry) => round.voter[entry] ?? 0), ...(compare(before, clock) < 0 ? idle : [])].sort((a, b) => a - b);
	return { option: nameOf(round, c), levels, payments, moved: byVoter(run, moved), clock: formatFraction(clock), ineligible, mostVotes: most === null ? null : nameOf(round, most) };
}

function nothing(run: Run): NothingChosen {
	const { round, taken } = run;
	const after = round.after.map((before, c) => (taken[c] ? [] : before.filter((b) => !taken[b])));
	const wanted = mostWantedPrerequisite(after, round.demand.map((demand, c) => (taken[c] || round.blocked.has(c) ? 0n : demand)));
	return {
		kind: 'none', reason: 'noEligibleNeed', ineligible: ineligibleNow(run, null),
		mostWanted: wanted && { option: nameOf(round, wanted.option), demand: formatFraction({ n: wanted.demand, d: round.weightUnit }), dependants: wanted.dependants.map((c) => nameOf(round, c)) },
	};
}

function ineligibleNow(run: Run, winner: number | null): IneligibleLine[] {
	return run.round.options.flatMap((option, c): IneligibleLine[] => {
		if (c === winner) return [];
		const reasons = reasonsAgainst(run.round, c, run.taken);
		if (reasons.length > 0) return [{ option, reasons }];
		return supportersOf(run.round, c) > 0 ? [] : [{ option, reasons: [{ code: 'noNeed' }] }];
	});
}

function whatDecided(round: CompiledRound, best: Ranked, next: Ranked | undefined): DecidedBy {
	if (!next) return 'only';
	if (compareLevels(best.exact, next.exact) !== 0) return 'level';
	const [a, b] = [best.option, next.option];
	if (round.demand[a] !== round.demand[b]) return 'demand';
	if (supportersOf(round, a) !== supportersOf(round, b)) return 'supporters';
	return round.listedAt[a] === round.listedAt[b] ? 'id' : 'listedAt';
}

function byVoter({ round, positions: { spent, unit } }: Run, voters: readonly number[]): Record<string, string> {
	return Object.fromEntries(voters.map((v): [string, string] => [round.voters[v] ?? '', formatFraction({ n: spent[v] ?? 0n, d: unit })]));
}

function levelText({ positions }: Run, { exact }: Ranked): string {
	return formatFraction({ n: exact.held, d: exact.share * positions.unit });
}

function demandText(round: CompiledRound, c: number): string {
	return formatFraction({ n: round.demand[c] ?? 0n, d: round.weightUnit });
}

function nameOf(round: CompiledRound, c: number): string {
	return round.options[c] ?? '';
}

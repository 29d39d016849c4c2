import { momentBefore, stateBefore, supportersIn } from './ledger-before.ts';
import type { LedgerRecord, LedgerRound, Ratio, RoundRecord } from './ledger-record.ts';
import { openRun, readState } from './ledger-opening.ts';
import { exactLevelNow, isEligible, supportersOf } from './ledger-run.ts';
import { add, compare, divide, formatFraction, type Fraction, fraction, fractionOf, parseFraction, subtract, zero } from './rational.ts';

/** What one voter paid, holds and got up to the last round of a ledger. */
interface VoterAccount {
	voter: string;
	/** What it has paid over the record, per unit of weight; what it gave up by having no need is not in it. */
	paid: Ratio;
	/** What it could still offer: clock minus spent, per unit of weight. The highest has waited longest. */
	unspent: Ratio;
	/** Decisions that gave it something (a grade above 0 for what was chosen), forced ones included. */
	served: number;
	/** Decisions since the last of them; since it was last away, if none. */
	drySpell: number;
}

/** Where one voter stands after the last round of a ledger. */
export interface VoterStanding extends VoterAccount {
	/** What all present voters paid, weights counted: the average a voter's own is held against. */
	paidByAll: Ratio;
	/** What it needs that is nearest to being chosen, at its level now; null when nothing it needs could be. */
	nextClaim: { option: string; level: Ratio } | null;
}

/**
 * The account of each voter of the last round, by id; of those in `only` where it is given, which is what it then costs
 * beside reading the record.
 */
export function accounts(record: LedgerRecord, only?: ReadonlySet<string>): VoterAccount[] {
	const last = record.rounds[record.rounds.length - 1];
	return last ? accountsFrom(tally(record, only), record, last, only) : [];
}

/**
 * Spent against the network, dry spell and next claim, for each voter of the last round, by id; for those in `only` where
 * it is given. Next claims are levels of the last round's list and grades as it left them.
 */
export function standings(record: LedgerRecord, only?: ReadonlySet<string>): VoterStanding[] {
	const last = record.rounds[record.rounds.length - 1];
	if (!last) return [];
	const claims = nextClaims(record, last.round);
	const paidByAll = formatFraction(divide(paidBy(record, last.round.voters), addUp(last.round.voters.map(({ weight = 1 }) => fractionOf(weight) ?? zero))));
	return accountsFrom(tally(record, only), record, last, only).map((account) => ({ ...account, paidByAll, nextClaim: claims.get(account.voter) ?? null }));
}

function accountsFrom(tallies: ReadonlyMap<string, Tally>, record: LedgerRecord, last: RoundRecord, only: ReadonlySet<string> | undefined): VoterAccount[] {
	const { clock, spent, weights } = momentBefore(stateBefore(record, record.rounds.length - 1), last, last.decisions.length);
	return last.round.voters.map(({ id }) => id).filter((id) => !only || only.has(id)).sort().map((voter): VoterAccount => {
		const { paid, served, drySpell } = tallies.get(voter) ?? { paid: zero, served: 0, drySpell: 0 };
		return {
			voter, served, drySpell,
			paid: formatFraction(divide(paid, weights.get(voter) ?? fraction(1n))),
			unspent: formatFraction(subtract(clock, spent.get(voter) ?? zero)),
		};
	});
}

/** What these voters paid over the record together. */
function paidBy({ rounds }: LedgerRecord, voters: LedgerRound['voters']): Fraction {
	const counted = new Set(voters.map(({ id }) => id));
	return addUp(rounds.flatMap(({ decisions }) => decisions.flatMap((decision) => (
		decision.kind === 'none' || decision.kind === 'forced' ? [] : Object.entries(decision.payments).filter(([voter]) => counted.has(voter)).map(([, paid]) => parseFraction(paid) ?? zero)
	))));
}

/** Adds up those of one denominator first: a decision has few, and whole numbers cost a tenth of fractions that grow. */
function addUp(fractions: readonly Fraction[]): Fraction {
	const numerators = new Map<bigint, bigint>();
	for (const { n, d } of fractions) numerators.set(d, (numerators.get(d) ?? 0n) + n);
	return [...numerators].reduce((all, [d, n]) => add(all, { n, d }), zero);
}

interface Tally { paid: Fraction; served: number; drySpell: number }

function tally(record: LedgerRecord, only?: ReadonlySet<string>): Map<string, Tally> {
	const tallies = new Map<string, Tally>();
	for (const [i, { round, decisions }] of record.rounds.entries()) {
		const before = stateBefore(record, i);
		const voters = only ? round.voters.filter(({ id }) => only.has(id)) : round.voters;
		for (const { id } of voters) {
			const known = tallies.get(id) ?? { paid: zero, served: 0, drySpell: 0 };
			const here = i === 0 || Object.prototype.hasOwnProperty.call(before.spent, id);
			tallies.set(id, here ? known : { ...known, drySpell: 0 });
		}
		for (const decision of decisions) {
			if (decision.kind === 'none') continue;
			const given = new Set(supportersIn(round, decision.option).map(([voter]) => voter));
			const payments = new Map(decision.kind === 'forced' ? [] : Object.entries(decision.payments));
			for (const { id } of voters) {
				const sum = tallies.get(id);
				if (!sum) continue;
				const payment = payments.get(id);
				if (payment !== undefined) sum.paid = add(sum.paid, parseFraction(payment) ?? zero);
				if (given.has(id)) sum.served++;
				sum.drySpell = given.has(id) ? 0 : sum.drySpell + 1;
			}
		}
	}
	return tallies;
}

function nextClaims(record: LedgerRecord, round: LedgerRound): Map<string, { option: string; level: Ratio }> {
	const claims = new Map<string, { option: string; level: Ratio }>();
	const lowest = new Map<string, Fraction>();
	const carried = readState(stateBefore(record, record.rounds.length));
	if ('problem' in carried) return claims;
	const { forced: _forced, overrides: _overrides, ...open } = round;
	const opened = openRun(carried, open);
	if (!opened.ok) return claims;
	const { run } = opened;
	for (const [c, option] of run.round.options.entries()) {
		if (!isEligible(run, c) || supportersOf(run.round, c) === 0) continue;
		const { held, share } = exactLevelNow(run, c);
		const level = { n: held, d: share * run.positions.unit };
		for (const [voter] of supportersIn(round, option)) {
			const best = lowest.get(voter);
			if (best && compare(best, level) <= 0) continue;
			lowest.set(voter, level);
			claims.set(voter, { option, level: formatFraction(level) });
		}
	}
	return claims;
}

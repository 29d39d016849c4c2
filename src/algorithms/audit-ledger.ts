import type { GroupAudit } from './audit-decisions.ts';
import { auditGroups, type AuditRefusal } from './group-audit.ts';
import { momentBefore, stateBefore, supportersIn } from './ledger-before.ts';
import type { Choice, Grades, LedgerRecord, LedgerRound } from './ledger-record.ts';
import { add, compare, formatFraction, fractionOf, type Fraction, multiply, one, subtract, zero } from './rational.ts';

export interface LedgerAudit {
	audit: GroupAudit | AuditRefusal;
	/** The guarantee is proved for this history: no override, and all costs are 1. Otherwise it is only counted. */
	promised: boolean;
	/** Decisions counted: forced ones and empty slots are nobody's turn. */
	decisions: number;
}

/**
 * Audits the groups of the voters present in the last round of a ledger. A voter counts from the decision after its
 * last return: the round it came (back) in, or the last decision at which it needed nothing any more; what the others
 * held by then is taken off, for it buys decisions that the voter's own waiting did not pay for. Shares are taken of
 * the greatest weight that was ever present and of each voter's least weight, so that no group is promised more than
 * was proved.
 */
export function auditLedger(record: LedgerRecord): LedgerAudit {
	const from = new Map<string, number>();
	const weights = new Map<string, Fraction>();
	const decisions: { chosen: string; grades: Grades; round: number; at: number }[] = [];
	let total = zero;
	let promised = !record.before.overridden;
	for (const [i, { round, decisions: made }] of record.rounds.entries()) {
		const before = stateBefore(record, i);
		let present = zero;
		for (const { id, weight = 1 } of round.voters) {
			const read = fractionOf(weight) ?? one;
			present = add(present, read);
			const known = weights.get(id);
			const here = i === 0 || Object.prototype.hasOwnProperty.call(before.spent, id);
			if (!here || !from.has(id)) from.set(id, decisions.length);
			weights.set(id, known && here && compare(known, read) < 0 ? known : read);
		}
		if (compare(present, total) > 0) total = present;
		const chosen = new Set(before.chosen);
		for (const [at, decision] of made.entries()) {
			if (decision.kind === 'none') continue;
			if (decision.kind !== 'forced') {
				for (const voter of withoutNeed(round, chosen)) from.set(voter, decisions.length + 1);
				decisions.push({ chosen: decision.option, grades: openGrades(round, decision), round: i, at });
				promised &&= decision.kind === 'chosen';
			}
			chosen.add(decision.option);
		}
		promised &&= round.options.every(({ cost = 1 }) => compare(fractionOf(cost) ?? zero, one) === 0);
	}
	const last = record.rounds[record.rounds.length - 1]?.round;
	const there = new Set(last?.voters.map(({ id }) => id));
	const starts = new Set([...there].map((id) => from.get(id) ?? 0));
	const audit = auditGroups({
		...(last?.maxGrade === undefined ? {} : { maxGrade: last.maxGrade }),
		voters: [...there].map((id) => ({ id, weight: formatFraction(weights.get(id) ?? one), from: from.get(id) ?? 0 })),
		total: formatFraction(total),
		decisions: decisions.map(({ chosen, grades, round, at }, i) => ({ chosen, grades: onlyOf(grades, there), held: starts.has(i) ? heldBefore(record, round, at) : 0 })),
	});
	return { audit, promised, decisions: decisions.length };
}

/** What all voters of a round together held just before a decision of it, rounded up to whole decisions. */
function heldBefore(record: LedgerRecord, round: number, decision: number): number {
	const made = record.rounds[round];
	if (!made) return 0;
	const { clock, spent, weights } = momentBefore(stateBefore(record, round), made, decision);
	let held = zero;
	for (const [voter, x] of spent) if (compare(clock, x) > 0) held = add(held, multiply(weights.get(voter) ?? one, subtract(clock, x)));
	return Number((held.n + held.d - 1n) / held.d);
}

function withoutNeed(round: LedgerRound, chosen: ReadonlySet<string>): string[] {
	const needing = new Set(round.options.filter(({ id }) => !chosen.has(id)).flatMap(({ id }) => supportersIn(round, id).map(([voter]) => voter)));
	return round.voters.map(({ id }) => id).filter((id) => !needing.has(id));
}

/** The grades of what could be chosen: the options with a level, and the one chosen. */
function openGrades(round: LedgerRound, { option, levels }: Choice): Grades {
	return Object.fromEntries([...new Set([option, ...levels.map((line) => line.option)])].map((id) => [id, Object.fromEntries(supportersIn(round, id))]));
}

function onlyOf(grades: Grades, voters: ReadonlySet<string>): Grades {
	return Object.fromEntries(Object.entries(grades).map(([option, given]) => [option, Object.fromEntries(Object.entries(given).filter(([voter]) => voters.has(voter)))]));
}

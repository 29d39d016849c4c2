import type { AuditDecisions, GroupAudit } from './audit-decisions.ts';
import { auditEveryGroup } from './audit-every-group.ts';
import { auditSelectedGroups } from './audit-selected-groups.ts';
import type { Grades } from './ledger-record.ts';
import { add, type Fraction, fractionOf, lcm, zero } from './rational.ts';

export interface AuditInput {
	/** The highest grade; default 3. */
	maxGrade?: number;
	/** `from`: the first decision (from 0) that counts for a voter, its last return; default 0. */
	voters: readonly { id: string; weight?: number | string; from?: number }[];
	/** The weight that shares are taken of; default the sum over the voters. */
	total?: number | string;
	/**
	 * `grades` of the options that could be chosen, the chosen one included; `chosen` null when nothing was. `held`: what all
	 * voters together held just before it, in decisions; a whole number, default 0.
	 */
	decisions: readonly { chosen: string | null; grades: Grades; held?: number }[];
}

export type AuditRefusal =
	| { ok: false; problem: 'badWeight'; voter: string | null }
	| { ok: false; problem: 'badFrom'; voter: string }
	| { ok: false; problem: 'badHeld'; decision: number }
	| { ok: false; problem: 'badMaxGrade'; maxGrade: number }
	| { ok: false; problem: 'repeatedVoter'; voter: string }
	| { ok: false; problem: 'unknownVoter'; voter: string; option: string }
	| { ok: false; problem: 'badGrade'; voter: string; option: string; grade: number }
	| { ok: false; problem: 'weightsTooFine' };

const everyGroupUpTo = 16;

/**
 * Checks a finished history against the guarantee of the fair-turn ledger. For a group S with share a of the weight and
 * a grade g: agreed = decisions in which some option had grade >= g from every member; guarantee =
 * max(0, ceil(a*(agreed - held) - (1-a)*maxGrade/g)), where held is what all held before the group's first decision; served = decisions whose chosen option had a grade above 0 from at least one
 * member; slack = served - guarantee. A history of the ledger has no group below (slack < 0), at unit costs and without
 * overrides; others may.
 *
 * Up to 16 voters every one of the 2^n - 1 groups is checked, in O(2^n (n + maxGrade) decisions/32); above that single
 * voters, pairs and blocs of equal need, and the result says so. Only decisions since the last return of all members
 * count. Weights that need more than 53 bits are refused, not rounded. In the spirit of the verification of Elkind et
 * al. (AAAI 2025, arXiv 2502.05949), for the ledger's own guarantee.
 */
export function auditGroups(input: AuditInput): GroupAudit | AuditRefusal {
	const read = readAudit(input);
	if ('problem' in read) return { ok: false, ...read };
	return read.voters.length <= everyGroupUpTo ? auditEveryGroup(read) : auditSelectedGroups(read);
}

type Problem = AuditRefusal extends infer R ? (R extends { ok: false } ? Omit<R, 'ok'> : never) : never;

function readAudit({ maxGrade = 3, voters, total, decisions }: AuditInput): AuditDecisions | Problem {
	if (!Number.isInteger(maxGrade) || maxGrade < 1 || maxGrade > 100) return { problem: 'badMaxGrade', maxGrade };
	const sorted = [...voters].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const weights: Fraction[] = [];
	for (const [i, { id, weight = 1, from = 0 }] of sorted.entries()) {
		const read = fractionOf(weight);
		if (sorted[i - 1]?.id === id) return { problem: 'repeatedVoter', voter: id };
		if (!read || read.n <= 0n) return { problem: 'badWeight', voter: id };
		if (!Number.isInteger(from) || from < 0) return { problem: 'badFrom', voter: id };
		weights.push(read);
	}
	const whole = total === undefined ? weights.reduce(add, zero) : fractionOf(total);
	if (!whole || whole.n < 0n) return { problem: 'badWeight', voter: null };
	const unit = [...new Set([whole, ...weights].map(({ d }) => d))].reduce(lcm, 1n);
	const totalWeight = (whole.n * unit) / whole.d;
	if (totalWeight * BigInt(maxGrade) * BigInt(decisions.length + 1) > BigInt(Number.MAX_SAFE_INTEGER)) return { problem: 'weightsTooFine' };

	const numberOf = new Map(sorted.map(({ id }, v) => [id, v]));
	const rows: AuditDecisions['rows'][number][] = [];
	for (const [i, { chosen, grades, held = 0 }] of decisions.entries()) {
		if (!Number.isInteger(held) || held < 0) return { problem: 'badHeld', decision: i };
		const options: { chosen: boolean; voters: number[]; grades: number[] }[] = [];
		for (const option of Object.keys(grades).sort()) {
			const row = { chosen: option === chosen, voters: [] as number[], grades: [] as number[] };
			for (const [voter, grade] of Object.entries(grades[option] ?? {})) {
				const v = numberOf.get(voter);
				if (v === undefined) return { problem: 'unknownVoter', voter, option };
				if (!Number.isInteger(grade) || grade < 0 || grade > maxGrade) return { problem: 'badGrade', voter, option, grade };
				if (grade === 0) continue;
				row.voters.push(v);
				row.grades.push(grade);
			}
			options.push(row);
		}
		rows.push(options);
	}
	return {
		maxGrade, rows,
		voters: sorted.map(({ id }) => id),
		weights: weights.map(({ n, d }) => Number(n * (unit / d))),
		totalWeight: Number(totalWeight),
		from: sorted.map(({ from = 0 }) => from),
		held: decisions.map(({ held = 0 }) => held),
	};
}

import { type AuditDecisions, decisionsFrom, type GroupAudit, type GroupLine, guaranteeOf, keepWorst, promisedOf } from './audit-decisions.ts';

const mostBlocs = 1000;

/**
 * Where all groups are too many: single voters, all pairs, and blocs of equal need, that is voters alike in what they
 * graded >= g throughout, and the supporters of one option at >= g (the thousand heaviest). A group so light that even
 * agreeing every time would earn it nothing is counted without being looked at: some single member of it has no more
 * slack than the group. O(voters + groups heavy enough * grades).
 */
export function auditSelectedGroups(audit: AuditDecisions): GroupAudit {
	const { voters, rows } = audit;
	const linesOf = counter(audit);
	const kept: Lines = [];
	const seen = new Set<string>();
	let groups = 0;
	let below = 0;
	const look = (members: readonly number[], always: boolean) => {
		groups++;
		if (!always && !couldBeOwed(audit, members)) return;
		const lines = linesOf(members);
		if (lines.some(({ slack }) => slack < 0)) below++;
		for (const line of lines) keepWorst(kept, line, compareLines, 60);
	};
	for (let v = 0; v < voters.length; v++) look([v], true);

	// The lightest that could be owed: without such a pair, none has to be visited.
	const heaviest = [...audit.weights].sort((a, b) => b - a).slice(0, 2).reduce((sum, weight) => sum + weight, 0);
	if (isOwed(audit, heaviest, rows.length)) {
		for (let a = 0; a < voters.length; a++) for (let b = a + 1; b < voters.length; b++) look([a, b], false);
	} else {
		groups += (voters.length * (voters.length - 1)) / 2;
	}
	for (const bloc of blocs(audit)) {
		const key = bloc.join();
		if (bloc.length < 3 || seen.has(key)) continue;
		seen.add(key);
		look(bloc, false);
	}
	const lines = kept.map(({ group, grade, agreed, guarantee, served, slack }): GroupLine => ({ group, grade, agreed, guarantee, served, slack }));
	return {
		ok: true, scope: 'selectedGroups', groups, below,
		smallestSlack: lines[0]?.slack ?? null, worst: lines[0] ?? null,
		shortfalls: lines.filter(({ slack }, i) => slack < 0 && kept.findIndex(({ members }) => members === kept[i]?.members) === i).slice(0, 20),
	};
}

function compareLines(a: GroupLine & { members: readonly number[] }, b: typeof a): number {
	const differs = a.members.findIndex((v, i) => v !== b.members[i]);
	return a.slack - b.slack || a.members.length - b.members.length || (differs < 0 ? 0 : (a.members[differs] ?? 0) - (b.members[differs] ?? 0)) || a.grade - b.grade;
}

function isOwed(audit: AuditDecisions, weight: number, agreed: number): boolean {
	for (let grade = 1; grade <= audit.maxGrade; grade++) if (guaranteeOf(weight, agreed, grade, audit) > 0) return true;
	return false;
}

function couldBeOwed(audit: AuditDecisions, members: readonly number[]): boolean {
	return isOwed(audit, weightOf(audit, members), decisionsFrom(audit, startOf(audit, members)));
}

function weightOf({ weights }: AuditDecisions, members: readonly number[]): number {
	return members.reduce((sum, v) => sum + (weights[v] ?? 0), 0);
}

function startOf({ from }: AuditDecisions, members: readonly number[]): number {
	return members.reduce((latest, v) => Math.max(latest, from[v] ?? 0), 0);
}

type Lines = (GroupLine & { members: readonly number[] })[];

/** Counts a group's decisions. Only options that its least demanding member asked for can be agreed on. */
function counter(audit: AuditDecisions): (members: readonly number[]) => Lines {
	const { voters, rows, maxGrade } = audit;
	const askedBy: { decision: number; row: AuditDecisions['rows'][number][number] }[][] = voters.map(() => []);
	rows.forEach((options, decision) => options.forEach((row) => row.voters.forEach((v) => askedBy[v]?.push({ decision, row }))));
	const chosen = rows.map((options) => options.filter((row) => row.chosen).flatMap((row) => row.voters));
	const inside = new Uint8Array(voters.length);
	const agreedAt = new Uint8Array(rows.length);

	return (members) => {
		const start = startOf(audit, members);
		agreedAt.fill(0);
		for (const v of members) inside[v] = 1;
		const [first = []] = members.map((v) => askedBy[v] ?? []).sort((a, b) => a.length - b.length);
		for (const { decision, row } of first) {
			if (row.voters.length < members.length || decision < start) continue;
			let found = 0;
			let lowest = maxGrade;
			for (let k = 0; k < row.voters.length; k++) {
				if (!inside[row.voters[k] as number]) continue;
				found++;
				lowest = Math.min(lowest, row.grades[k] as number);
			}
			if (found === members.length && lowest > (agreedAt[decision] as number)) agreedAt[decision] = lowest;
		}
		let served = 0;
		for (let i = start; i < rows.length; i++) if (chosen[i]?.some((v) => inside[v])) served++;
		for (const v of members) inside[v] = 0;

		const weight = weightOf(audit, members);
		const group = members.map((v) => voters[v] ?? '');
		return Array.from({ length: maxGrade }, (_, i) => {
			const agreed = agreedAt.reduce((sum, grade) => (grade > i ? sum + 1 : sum), 0);
			const guarantee = guaranteeOf(weight, promisedOf(agreed, start, audit), i + 1, audit);
			return { members, group, grade: i + 1, agreed, guarantee, served, slack: served - guarantee };
		});
	};
}

function blocs(audit: AuditDecisions): number[][] {
	const found = new Map<string, number[]>();
	for (let grade = 1; grade <= audit.maxGrade; grade++) {
		for (const rows of audit.rows) {
			for (const { voters, grades } of rows) {
				const circle = voters.filter((_, k) => (grades[k] ?? 0) >= grade).sort((a, b) => a - b);
				if (circle.length > 2 && isOwed(audit, weightOf(audit, circle), audit.rows.length)) found.set(circle.join(), circle);
			}
		}
	}
	const heavy = [...found.entries()].map(([key, circle]) => ({ key, circle, weight: weightOf(audit, circle) }))
		.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, mostBlocs).map(({ circle }) => circle);
	return [...alike(audit), ...heavy];
}

/** Voters who graded the same options >= g in every decision, for each g: classes split row by row. */
function alike({ voters, maxGrade, rows }: AuditDecisions): number[][] {
	const classes: number[][] = [];
	for (let grade = 1; grade <= maxGrade; grade++) {
		const classOf = new Int32Array(voters.length);
		let fresh = 1;
		for (const { voters: supporters, grades } of rows.flat()) {
			const split = new Map<number, number>();
			for (let k = 0; k < supporters.length; k++) {
				if ((grades[k] ?? 0) < grade) continue;
				const v = supporters[k] ?? 0;
				const old = classOf[v] ?? 0;
				const now = split.get(old) ?? fresh++;
				split.set(old, now);
				classOf[v] = now;
			}
		}
		const members = new Map<number, number[]>();
		classOf.forEach((c, v) => {
			const alikeSoFar = members.get(c);
			if (alikeSoFar) alikeSoFar.push(v);
			else members.set(c, [v]);
		});
		classes.push(...members.values());
	}
	return classes;
}

import { type AuditDecisions, type GroupAudit, type GroupLine, guaranteeOf, keepWorst, promisedOf } from './audit-decisions.ts';

interface MaskLine { mask: number; grade: number; agreed: number; guarantee: number; served: number; slack: number }

/**
 * Every group at once. A group is a bit mask; 32 decisions are the bits of one number. "All of S graded some option
 * >= g" passes from each option's full circle of supporters down to all groups within it, one voter at a time (the sum
 * over supersets, with OR), and "someone in S was served" passes up from single voters.
 */
export function auditEveryGroup(audit: AuditDecisions): GroupAudit {
	const { voters, maxGrade, rows, weights, from } = audit;
	const n = voters.length;
	const size = 2 ** n;
	const agreed = Array.from({ length: maxGrade + 1 }, () => new Uint32Array(size));
	const served = new Uint32Array(size);
	const word = new Int32Array(size);
	const counts = new Int32Array(size);

	for (let first = 0; first < rows.length; first += 32) {
		countsFor(audit, first, counts);
		for (let grade = 1; grade <= maxGrade; grade++) {
			circles(audit, first, grade, word);
			for (let bit = 1; bit < size; bit *= 2) {
				for (let mask = 0; mask < size; mask++) if (!(mask & bit)) word[mask] = (word[mask] as number) | (word[mask | bit] as number);
			}
			addCounts(agreed[grade] as Uint32Array, word, counts);
		}
		servedBy(audit, first, word);
		for (let mask = 1; mask < size; mask++) word[mask] = (word[mask & (mask - 1)] as number) | (word[mask & -mask] as number);
		addCounts(served, word, counts);
	}

	const weightOf = new Float64Array(size);
	const startOf = new Int32Array(size);
	const kept: MaskLine[] = [];
	let below = 0;
	for (let mask = 1; mask < size; mask++) {
		const lowest = mask & -mask;
		weightOf[mask] = (weightOf[mask & (mask - 1)] as number) + (weights[31 - Math.clz32(lowest)] ?? 0);
		startOf[mask] = Math.max(startOf[mask & (mask - 1)] as number, from[31 - Math.clz32(lowest)] ?? 0);
		let isBelow = false;
		for (let grade = 1; grade <= maxGrade; grade++) {
			const count = agreed[grade]?.[mask] ?? 0;
			const guarantee = guaranteeOf(weightOf[mask] as number, promisedOf(count, startOf[mask] as number, audit), grade, audit);
			const slack = (served[mask] as number) - guarantee;
			isBelow ||= slack < 0;
			keepWorst(kept, { mask, grade, agreed: count, guarantee, served: served[mask] as number, slack }, (a, b) => a.slack - b.slack || a.mask - b.mask || a.grade - b.grade, 60);
		}
		if (isBelow) below++;
	}
	return {
		ok: true, scope: 'everyGroup', groups: size - 1, below,
		smallestSlack: kept[0]?.slack ?? null,
		worst: kept[0] ? lineOf(audit, kept[0]) : null,
		shortfalls: kept.filter(({ slack }, i) => slack < 0 && kept.findIndex(({ mask }) => mask === kept[i]?.mask) === i).slice(0, 20).map((line) => lineOf(audit, line)),
	};
}

function lineOf({ voters }: AuditDecisions, { mask, ...line }: MaskLine): GroupLine {
	return { group: voters.filter((_, v) => mask & (1 << v)), ...line };
}

/** By group, which of 32 decisions count: those since the last of its members was back. */
function countsFor({ from }: AuditDecisions, first: number, counts: Int32Array): void {
	counts[0] = -1;
	for (let mask = 1; mask < counts.length; mask++) {
		const rest = mask & (mask - 1);
		const gap = Math.min(32, Math.max(0, (from[31 - Math.clz32(mask & -mask)] ?? 0) - first));
		counts[mask] = (counts[rest] as number) & (gap === 32 ? 0 : -1 << gap);
	}
}

function circles({ rows }: AuditDecisions, first: number, grade: number, word: Int32Array): void {
	word.fill(0);
	for (let i = first; i < Math.min(first + 32, rows.length); i++) {
		for (const { voters, grades } of rows[i] ?? []) {
			let mask = 0;
			for (let k = 0; k < voters.length; k++) if ((grades[k] ?? 0) >= grade) mask |= 1 << (voters[k] ?? 0);
			if (mask !== 0) word[mask] = (word[mask] ?? 0) | (1 << (i - first));
		}
	}
}

function servedBy({ rows }: AuditDecisions, first: number, word: Int32Array): void {
	word.fill(0);
	for (let i = first; i < Math.min(first + 32, rows.length); i++) {
		for (const { chosen, voters } of rows[i] ?? []) {
			if (!chosen) continue;
			for (const v of voters) word[1 << v] = (word[1 << v] ?? 0) | (1 << (i - first));
		}
	}
}

function addCounts(to: Uint32Array, word: Int32Array, counts: Int32Array): void {
	for (let mask = 1; mask < to.length; mask++) to[mask] = (to[mask] as number) + ones((word[mask] as number) & (counts[mask] as number));
}

function ones(bits: number): number {
	let x = bits - ((bits >>> 1) & 0x55555555);
	x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
	return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

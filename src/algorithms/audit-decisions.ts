/** A finished history as numbers: voters in the order of their ids, weights as whole numbers. */
export interface AuditDecisions {
	maxGrade: number;
	voters: readonly string[];
	weights: readonly number[];
	totalWeight: number;
	/** The first decision that counts, by voter. */
	from: readonly number[];
	/** By decision, what all voters together held just before it, rounded up to whole decisions. */
	held: readonly number[];
	/** By decision: the options that could be chosen, with those who graded them above 0. */
	rows: readonly (readonly { chosen: boolean; voters: readonly number[]; grades: readonly number[] }[])[];
}

/** How a group fared at one grade. */
export interface GroupLine {
	group: readonly string[];
	grade: number;
	/** Decisions in which all of the group could agree on some option at this grade or above. */
	agreed: number;
	/** In how many decisions the group was owed something. */
	guarantee: number;
	/** In how many somebody of the group was given something. */
	served: number;
	/** served - guarantee; below 0 the guarantee was broken. */
	slack: number;
}

/** What an audit found. */
export interface GroupAudit {
	ok: true;
	/** Every group, or only single voters, pairs and blocs of equal need. */
	scope: 'everyGroup' | 'selectedGroups';
	/** How many groups were looked at, and how many of them stand below their guarantee. */
	groups: number;
	below: number;
	/** Null without voters. */
	smallestSlack: number | null;
	/** The group with the smallest slack; then by members, then by grade. */
	worst: GroupLine | null;
	/** The groups below, the worst first, at most twenty. */
	shortfalls: readonly GroupLine[];
}

/** max(0, ceil(a*agreed - (1-a)*maxGrade/grade)) for a = weight/totalWeight; whole numbers below 2^53 throughout. */
export function guaranteeOf(weight: number, agreed: number, grade: number, { totalWeight, maxGrade }: Pick<AuditDecisions, 'totalWeight' | 'maxGrade'>): number {
	const owed = weight * agreed * grade - maxGrade * (totalWeight - weight);
	return owed <= 0 ? 0 : ceilDivide(owed, totalWeight * grade);
}

// Math.ceil of a quotient may round a whole number up; the remainder cannot.
function ceilDivide(a: number, b: number): number {
	const rest = a % b;
	return (a - rest) / b + (rest > 0 ? 1 : 0);
}

/** Keeps the worst of many lines, best explained first. */
export function keepWorst<Line>(kept: Line[], line: Line, compare: (a: Line, b: Line) => number, most: number): void {
	if (kept.length === most && compare(line, kept[most - 1] as Line) >= 0) return;
	let at = kept.length;
	while (at > 0 && compare(line, kept[at - 1] as Line) < 0) at--;
	kept.splice(at, 0, line);
	if (kept.length > most) kept.pop();
}

/**
 * The decisions a group is promised a share of: those agreed on, less what the others may have saved before the group began
 * to count, for that buys decisions the group had no part in filling. From the first decision nobody has saved anything.
 */
export function promisedOf(agreed: number, start: number, { held }: Pick<AuditDecisions, 'held'>): number {
	return Math.max(0, agreed - (held[start] ?? 0));
}

/** How many decisions at most can be agreed on by voters that count from `from` on. */
export function decisionsFrom({ rows }: AuditDecisions, from: number): number {
	return Math.max(0, rows.length - from);
}

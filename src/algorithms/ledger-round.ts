import type { IneligibleReason, LedgerProblem, LedgerRound } from './ledger-record.ts';
import { findPrerequisiteCycle } from './prerequisite-cycle.ts';
import { type Fraction, fractionOf, lcm, one } from './rational.ts';

/**
 * A round made ready for counting: voters in the order of their ids and options in the order of the last two tie rules
 * (longest on the list, then id), so that nothing depends on the order they were given in; grades as rows of numbers.
 */
export interface CompiledRound {
	maxGrade: number;
	slots: number;
	voters: readonly string[];
	/** weight = wholeWeights / weightUnit. */
	wholeWeights: readonly bigint[];
	weightUnit: bigint;
	weights: Float64Array;
	options: readonly string[];
	indexOf: ReadonlyMap<string, number>;
	listedAt: readonly string[];
	costs: Float64Array;
	/** cost * maxGrade * weightUnit = wholeDues / costUnit: what the sum of wholeWeight * grade * (level - spent) has to reach. */
	wholeDues: readonly bigint[];
	costUnit: bigint;
	/** Supporters of option c: entries start[c] up to start[c + 1] of `voter` and `grade`. */
	start: Int32Array;
	voter: Int32Array;
	grade: Uint8Array;
	/** Sum of wholeWeight * grade, by option. */
	demand: readonly bigint[];
	blocked: ReadonlyMap<number, readonly string[]>;
	/** Prerequisites not chosen before this round, by option. */
	after: readonly (readonly number[])[];
	chosenBefore: readonly boolean[];
	forced: readonly string[];
	overrides: ReadonlyMap<number, { option: number; reason: string }>;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Reads a round, or says the first thing wrong with it. O(grades + voters log voters + options log options). */
export function compileRound(round: LedgerRound, chosen: ReadonlySet<string>): CompiledRound | LedgerProblem {
	const { slots, maxGrade = 3 } = round;
	if (!Number.isInteger(slots) || slots < 0) return { problem: 'badSlots', slots };
	if (!Number.isInteger(maxGrade) || maxGrade < 1 || maxGrade > 100) return { problem: 'badMaxGrade', maxGrade };

	const voters = [...round.voters].sort((a, b) => byText(a.id, b.id));
	const twiceThere = voters.find((voter, i) => voters[i - 1]?.id === voter.id);
	if (twiceThere) return { problem: 'repeatedVoter', voter: twiceThere.id };
	const weights = voters.map((voter) => positive(voter.weight));
	const weightless = weights.indexOf(null);
	if (weightless >= 0) return { problem: 'badWeight', voter: voters[weightless]?.id ?? '' };

	const options = [...round.options].sort((a, b) => byText(a.listedAt, b.listedAt) || byText(a.id, b.id));
	const indexOf = new Map(options.map((option, c) => [option.id, c]));
	if (indexOf.size < options.length) return { problem: 'repeatedOption', option: options.find((option, c) => indexOf.get(option.id) !== c)?.id ?? '' };
	const costs = options.map((option) => positive(option.cost));
	const costless = costs.indexOf(null);
	if (costless >= 0) return { problem: 'badCost', option: options[costless]?.id ?? '' };

	const named = [...options.flatMap((option) => option.after ?? []).filter((id) => !chosen.has(id)), ...(round.blocked ?? []).map(({ option }) => option), ...(round.forced ?? []), ...(round.overrides ?? []).map(({ option }) => option)];
	const unknown = named.find((id) => !indexOf.has(id) && !chosen.has(id));
	if (unknown !== undefined) return { problem: 'unknownOption', option: unknown };
	const cycle = findPrerequisiteCycle(options);
	if (cycle) return { problem: 'prerequisiteCycle', options: cycle };

	const overrides = readOverrides(round, indexOf);
	if ('problem' in overrides) return overrides;
	const rows = readGrades(round, voters.map(({ id }) => id), indexOf, maxGrade);
	if ('problem' in rows) return rows;

	const shares = wholes(weights);
	const dues = wholes(costs);
	return {
		maxGrade, slots,
		voters: voters.map(({ id }) => id),
		wholeWeights: shares.wholes,
		weightUnit: shares.unit,
		weights: Float64Array.from(shares.wholes, (whole) => Number(whole) / Number(shares.unit)),
		options: options.map(({ id }) => id),
		indexOf,
		listedAt: options.map(({ listedAt }) => listedAt),
		costs: Float64Array.from(dues.wholes, (whole) => Number(whole) / Number(dues.unit)),
		wholeDues: dues.wholes.map((whole) => whole * BigInt(maxGrade) * shares.unit),
		costUnit: dues.unit,
		...rows,
		demand: options.map((_, c) => demandOf(c, rows, shares.wholes)),
		blocked: readBlocked(round, indexOf),
		after: options.map(({ after }) => [...new Set(after)].flatMap((id) => (chosen.has(id) ? [] : [indexOf.get(id) ?? -1])).sort((a, b) => a - b)),
		chosenBefore: options.map(({ id }) => chosen.has(id)),
		forced: round.forced ?? [],
		overrides,
	};
}

/** Why an option may not be chosen now; empty when it may. `taken` says what is chosen, by option. */
export function reasonsAgainst(round: CompiledRound, c: number, taken: ArrayLike<number>): IneligibleReason[] {
	if (taken[c]) return [{ code: 'alreadyChosen' }];
	const missing = (round.after[c] ?? []).filter((before) => !taken[before]).map((before) => round.options[before] ?? '');
	return [
		...(round.blocked.get(c) ?? []).map((reason): IneligibleReason => ({ code: 'blocked', reason })),
		...(missing.length > 0 ? [{ code: 'needsFirst', options: missing } as const] : []),
	];
}

function positive(value: number | string | undefined): Fraction | null {
	const read = value === undefined ? one : fractionOf(value);
	return read && read.n > 0n ? read : null;
}

/** The same fractions as whole numbers over one unit. */
function wholes(values: readonly (Fraction | null)[]): { wholes: bigint[]; unit: bigint } {
	const unit = [...new Set(values.map((value) => value?.d ?? 1n))].reduce(lcm, 1n);
	return { wholes: values.map((value) => (value ? value.n * (unit / value.d) : 0n)), unit };
}

type Rows = Pick<CompiledRound, 'start' | 'voter' | 'grade'>;

function readGrades({ grades }: LedgerRound, voters: readonly string[], indexOf: ReadonlyMap<string, number>, maxGrade: number): Rows | LedgerProblem {
	const numberOf = new Map(voters.map((id, v) => [id, v]));
	const start = new Int32Array(indexOf.size + 1);
	const given: { c: number; voters: string[]; row: Readonly<Record<string, number>> }[] = [];
	let most = 0;
	for (const option of Object.keys(grades)) {
		const c = indexOf.get(option);
		if (c === undefined) return { problem: 'unknownOption', option };
		const row = grades[option] ?? {};
		const named = Object.keys(row);
		given.push({ c, voters: named, row });
		most += named.length;
	}

	// Entries as they come, then spread by voter and gathered by option again: both sorted without comparing.
	const entryOption = new Int32Array(most);
	const entryVoter = new Int32Array(most);
	const entryGrade = new Uint8Array(most);
	const byVoter = new Int32Array(voters.length + 1);
	let entries = 0;
	for (const { c, voters: named, row } of given) {
		for (const voter of named) {
			const grade = row[voter] ?? 0;
			const v = numberOf.get(voter);
			if (v === undefined) return { problem: 'unknownVoter', voter, option: optionAt(indexOf, c) };
			if (!Number.isInteger(grade) || grade < 0 || grade > maxGrade) return { problem: 'badGrade', voter, option: optionAt(indexOf, c), grade };
			if (grade === 0) continue;
			entryOption[entries] = c;
			entryVoter[entries] = v;
			entryGrade[entries++] = grade;
			byVoter[v + 1] = (byVoter[v + 1] as number) + 1;
			start[c + 1] = (start[c + 1] as number) + 1;
		}
	}
	for (let v = 0; v < voters.length; v++) byVoter[v + 1] = (byVoter[v + 1] as number) + (byVoter[v] as number);
	for (let c = 0; c < indexOf.size; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
	const order = new Int32Array(entries);
	for (let e = 0; e < entries; e++) {
		const v = entryVoter[e] as number;
		const at = byVoter[v] as number;
		byVoter[v] = at + 1;
		order[at] = e;
	}
	const next = start.slice();
	const voter = new Int32Array(entries);
	const grade = new Uint8Array(entries);
	for (let i = 0; i < entries; i++) {
		const e = order[i] as number;
		const c = entryOption[e] as number;
		const at = next[c] as number;
		next[c] = at + 1;
		voter[at] = entryVoter[e] as number;
		grade[at] = entryGrade[e] as number;
	}
	return { start, voter, grade };
}

function optionAt(indexOf: ReadonlyMap<string, number>, c: number): string {
	return [...indexOf.keys()][c] ?? '';
}

function demandOf(c: number, { start, voter, grade }: Rows, wholeWeights: readonly bigint[]): bigint {
	const to = start[c + 1] ?? 0;
	let even = 0;
	let weighted = 0n;
	for (let k = start[c] ?? 0; k < to; k++) {
		const whole = wholeWeights[voter[k] ?? 0] ?? 0n;
		if (whole === 1n) even += grade[k] ?? 0;
		else weighted += whole * BigInt(grade[k] ?? 0);
	}
	return weighted + BigInt(even);
}

function readBlocked({ blocked = [] }: LedgerRound, indexOf: ReadonlyMap<string, number>): Map<number, string[]> {
	const reasons = new Map<number, string[]>();
	for (const { option, reason } of blocked) {
		const c = indexOf.get(option);
		if (c !== undefined) reasons.set(c, [...(reasons.get(c) ?? []), reason].sort(byText));
	}
	return reasons;
}

function readOverrides({ overrides = [], slots }: LedgerRound, indexOf: ReadonlyMap<string, number>): CompiledRound['overrides'] | LedgerProblem {
	const bySlot = new Map<number, { option: number; reason: string }>();
	for (const { slot, option, reason } of overrides) {
		if (reason.trim() === '') return { problem: 'overrideWithoutReason', option };
		if (!Number.isInteger(slot) || slot < 0 || slot >= slots || bySlot.has(slot)) return { problem: 'overrideOutsideSlots', option, slot };
		const c = indexOf.get(option);
		if (c === undefined) return { problem: 'overrideNotEligible', option, reasons: [{ code: 'alreadyChosen' }] };
		bySlot.set(slot, { option: c, reason });
	}
	return bySlot;
}

import type { IneligibleReason, LedgerOption, LedgerRound, LedgerState } from './ledger-record.ts';
import { type Fraction, fractionOf, lcm, parseFraction } from './rational.ts';

/** The first line of a published ledger that does not add up: what it should say, and what it says. */
export interface LedgerFault {
	ok: false;
	/** From 0; null for the state before the first round. */
	round: number | null;
	/** From 0 among the round's decisions; null for what concerns the round as a whole. */
	decision: number | null;
	line:
		| 'input' | 'state' | 'decisions' | 'kind' | 'option' | 'levels' | 'level' | 'demand' | 'supporters' | 'order' | 'tied' | 'decidedBy' | 'payment'
		| 'moved' | 'clock' | 'reason' | 'instead' | 'mostVotes' | 'mostWanted' | 'ineligible' | 'spent' | 'chosen' | 'overridden';
	/** The option or voter of the line. */
	id: string | null;
	expected: string | null;
	found: string | null;
}

/** A round as the checker keeps it while it reads the decisions. Written apart from the engine, so that one error is not in both. */
export interface Desk {
	round: LedgerRound;
	maxGrade: bigint;
	weights: Map<string, Fraction>;
	options: ReadonlyMap<string, LedgerOption>;
	costs: Map<string, Fraction>;
	supporters: Map<string, [voter: string, grade: bigint][]>;
	spent: Map<string, Fraction>;
	clock: Fraction;
	taken: Set<string>;
	blocked: ReadonlyMap<string, readonly string[]>;
}

/** Reads the input of a round; a string names the first id that makes no sense. */
export function layOut(round: LedgerRound, before: { clock: Fraction; spent: ReadonlyMap<string, Fraction>; taken: ReadonlySet<string> }): Desk | string {
	const { maxGrade = 3 } = round;
	if (!Number.isInteger(maxGrade) || maxGrade < 1) return 'maxGrade';
	if (!Number.isInteger(round.slots) || round.slots < 0) return 'slots';
	const desk: Desk = {
		round, maxGrade: BigInt(maxGrade), weights: new Map(), options: new Map(round.options.map((option) => [option.id, option])),
		costs: new Map(), supporters: new Map(), spent: new Map(), clock: before.clock, taken: new Set(before.taken),
		blocked: blocksOf(round),
	};
	for (const { id, weight = 1 } of round.voters) {
		const read = fractionOf(weight);
		if (!read || read.n <= 0n || desk.weights.has(id)) return id;
		desk.weights.set(id, read);
		desk.spent.set(id, before.spent.get(id) ?? before.clock);
	}
	for (const { id, cost = 1 } of round.options) {
		const read = fractionOf(cost);
		if (!read || read.n <= 0n || desk.costs.has(id)) return id;
		desk.costs.set(id, read);
	}
	for (const [option, given] of Object.entries(round.grades)) {
		if (!desk.options.has(option)) return option;
		const row: [string, bigint][] = [];
		for (const [voter, grade] of Object.entries(given)) {
			if (!desk.weights.has(voter) || !Number.isInteger(grade) || grade < 0 || grade > maxGrade) return voter;
			if (grade > 0) row.push([voter, BigInt(grade)]);
		}
		desk.supporters.set(option, row);
	}
	return desk;
}

/** Why an option could not be chosen, whether or not anybody needs it. */
export function whyNot(desk: Desk, option: LedgerOption): IneligibleReason[] {
	if (desk.taken.has(option.id)) return [{ code: 'alreadyChosen' }];
	const reasons: IneligibleReason[] = (desk.blocked.get(option.id) ?? []).map((reason) => ({ code: 'blocked', reason }));
	const missing = (option.after ?? []).filter((id) => !desk.taken.has(id));
	if (missing.length > 0) reasons.push({ code: 'needsFirst', options: inListOrder(desk, [...new Set(missing)]) });
	return reasons;
}

function blocksOf({ blocked = [] }: LedgerRound): Map<string, string[]> {
	const reasons = new Map<string, string[]>();
	for (const { option, reason } of blocked) reasons.set(option, [...(reasons.get(option) ?? []), reason].sort(byText));
	return reasons;
}

/** Longest on the list first, then by id. */
export function inListOrder(desk: Desk, ids: readonly string[]): string[] {
	return [...ids].sort((a, b) => byText(desk.options.get(a)?.listedAt ?? '', desk.options.get(b)?.listedAt ?? '') || byText(a, b));
}

/** Fractions as whole numbers over one unit, to add them without looking for common divisors. */
export function overOneUnit(values: ReadonlyMap<string, Fraction>, more: readonly Fraction[] = []): { unit: bigint; whole: (value: Fraction) => bigint } {
	const unit = [...new Set([...values.values(), ...more].map(({ d }) => d))].reduce(lcm, 1n);
	return { unit, whole: ({ n, d }) => n * (unit / d) };
}

/** A state as fractions; a string names the voter whose spent, or 'clock', cannot be. */
export function readLedgerState(state: LedgerState): { clock: Fraction; spent: Map<string, Fraction>; taken: Set<string> } | string {
	const clock = parseFraction(state.clock);
	if (!clock) return 'clock';
	const spent = new Map<string, Fraction>();
	for (const [voter, text] of Object.entries(state.spent)) {
		const read = parseFraction(text);
		if (!read || read.n < 0n || read.n * clock.d > clock.n * read.d) return voter;
		spent.set(voter, read);
	}
	return { clock, spent, taken: new Set(state.chosen) };
}

export function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

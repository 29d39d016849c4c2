import type { Choice, Chosen, Decision, DecidedBy, IneligibleLine, LevelLine, NothingChosen, Overridden } from './ledger-record.ts';
import { add, compare, formatFraction, type Fraction, fraction, larger, multiply, parseFraction, reduce, subtract, zero } from './rational.ts';
import { byText, type Desk, inListOrder, type LedgerFault, overOneUnit, whyNot } from './recheck-round.ts';

type Fault = Pick<LedgerFault, 'line' | 'id' | 'expected' | 'found'>;

const fault = (line: Fault['line'], id: string | null, expected: string | null, found: unknown): Fault => ({ line, id, expected, found: typeof found === 'string' || found === null ? found : found === undefined ? null : JSON.stringify(found) });

/** Adds up one decision that filled, or left, a slot, and writes its payments into the desk; null when all is right. */
export function recheckSlot(desk: Desk, slot: number, decision: Decision): Fault | null {
	const override = (desk.round.overrides ?? []).find((one) => one.slot === slot);
	const open = [...desk.options.values()].filter((option) => whyNot(desk, option).length === 0).map(({ id }) => id);
	const wanted = open.filter((id) => (desk.supporters.get(id) ?? []).length > 0);
	const kind: Exclude<Decision['kind'], 'forced'> = override ? 'overridden' : wanted.length > 0 ? 'chosen' : 'none';
	if (decision.kind === 'forced' || decision.kind !== kind) return fault('kind', null, kind, decision.kind);
	if (decision.kind === 'none' && (decision.reason as string) !== 'noEligibleNeed') return fault('reason', null, 'noEligibleNeed', decision.reason);
	if (decision.kind === 'none') return wrongIneligible(desk, decision.ineligible, null) ?? wrongMostWanted(desk, decision);

	const wrong = wrongLevels(desk, decision.levels, wanted);
	if (wrong) return wrong;
	if (decision.kind === 'overridden') {
		if (override?.option !== decision.option || !open.includes(decision.option)) return fault('option', decision.option, override?.option ?? null, decision.option);
		if (override.reason !== decision.reason || decision.reason.trim() === '') return fault('reason', decision.option, override.reason, decision.reason);
		const best = decision.levels[0]?.option ?? null;
		if (decision.instead !== best) return fault('instead', decision.option, best, decision.instead);
	} else {
		const wrongWinner = wrongWin(desk, decision);
		if (wrongWinner) return wrongWinner;
	}
	return wrongIneligible(desk, decision.ineligible, decision.option) ?? wrongMostVotes(desk, decision) ?? wrongPayments(desk, decision);
}

/** Every option that could have won is there, each level is the one that fills its cost, and they stand in the order of the rule. */
function wrongLevels(desk: Desk, levels: readonly LevelLine[], wanted: readonly string[]): Fault | null {
	const listed = JSON.stringify(levels.map(({ option }) => option).sort());
	const expected = JSON.stringify([...wanted].sort());
	if (listed !== expected) return fault('levels', null, expected, listed);
	const { unit, whole } = overOneUnit(desk.spent);
	for (const { option, level, demand, supporters } of levels) {
		const row = desk.supporters.get(option) ?? [];
		const at = parseFraction(level);
		if (!at) return fault('level', option, null, level);
		// weight * grade * max(0, level - spent), added up over the unit and the level's own denominator
		let offered = zero;
		let sum = zero;
		for (const [voter, grade] of row) {
			const weight = desk.weights.get(voter) ?? zero;
			const left = at.n * unit - whole(desk.spent.get(voter) ?? zero) * at.d;
			if (left > 0n) offered = add(offered, { n: weight.n * grade * left, d: weight.d });
			sum = add(sum, { n: weight.n * grade, d: weight.d });
			if (offered.d !== 1n) offered = reduce(offered);
			if (sum.d !== 1n) sum = reduce(sum);
		}
		const paid = fraction(offered.n, offered.d * desk.maxGrade * unit * at.d);
		const cost = desk.costs.get(option) ?? zero;
		if (compare(paid, cost) !== 0) return fault('level', option, null, level);
		if (formatFraction(sum) !== demand) return fault('demand', option, formatFraction(sum), demand);
		if (row.length !== supporters) return fault('supporters', option, String(row.length), supporters);
	}
	for (const [i, line] of levels.entries()) {
		const before = levels[i - 1];
		if (before && compareLines(desk, before, line) >= 0) return fault('order', line.option, before.option, line.option);
	}
	return null;
}

function compareLines(desk: Desk, a: LevelLine, b: LevelLine): number {
	return compare(read(a.level), read(b.level)) || compare(read(b.demand), read(a.demand)) || b.supporters - a.supporters || compareListed(desk, a, b) || byText(a.option, b.option);
}

function compareListed({ options }: Desk, a: LevelLine, b: LevelLine): number {
	return byText(options.get(a.option)?.listedAt ?? '', options.get(b.option)?.listedAt ?? '');
}

function wrongWin(desk: Desk, { option, level, levels, tied, decidedBy }: Chosen): Fault | null {
	const [best, next] = levels;
	if (!best || best.option !== option) return fault('option', option, best?.option ?? null, option);
	if (compare(read(best.level), parseFraction(level) ?? fraction(-1n)) !== 0) return fault('level', option, best.level, level);
	const equal = inListOrder(desk, levels.filter((line) => compare(read(line.level), read(best.level)) === 0).map((line) => line.option));
	const expected = JSON.stringify(equal.length > 1 ? equal : []);
	if (JSON.stringify(tied) !== expected) return fault('tied', option, expected, tied);
	const rule: DecidedBy = !next ? 'only'
		: compare(read(best.level), read(next.level)) !== 0 ? 'level'
			: compare(read(best.demand), read(next.demand)) !== 0 ? 'demand'
				: best.supporters !== next.supporters ? 'supporters'
					: compareListed(desk, best, next) !== 0 ? 'listedAt' : 'id';
	return rule === decidedBy ? null : fault('decidedBy', option, rule, decidedBy);
}

/** Who pays what, who moves, and where the clock stands. */
function wrongPayments(desk: Desk, decision: Chosen | Overridden): Fault | null {
	const { option, levels, payments, moved } = decision;
	const line = levels.find((one) => one.option === option);
	if (decision.kind === 'overridden' && decision.level !== (line?.level ?? null)) return fault('level', option, line?.level ?? null, decision.level);
	const level = line ? read(line.level) : zero;
	const due = new Map<string, string>();
	const movedTo = new Map<string, Fraction>();
	for (const [voter, grade] of line ? desk.supporters.get(option) ?? [] : []) {
		const spent = desk.spent.get(voter) ?? zero;
		const part = multiply(fraction(grade, desk.maxGrade), subtract(level, spent));
		if (part.n <= 0n) continue;
		due.set(voter, formatFraction(multiply(desk.weights.get(voter) ?? zero, part)));
		movedTo.set(voter, reduce(add(spent, part)));
	}
	const clock = reduce(larger(desk.clock, level));
	const growth = subtract(clock, desk.clock);
	if (growth.n > 0n) for (const voter of idleVoters(desk)) movedTo.set(voter, reduce(add(desk.spent.get(voter) ?? zero, growth)));
	const wrong = wrongLines('payment', due, payments) ?? wrongLines('moved', new Map([...movedTo].map(([voter, spent]) => [voter, formatFraction(spent)])), moved);
	if (wrong) return wrong;
	if (formatFraction(clock) !== decision.clock) return fault('clock', option, formatFraction(clock), decision.clock);
	for (const [voter, spent] of movedTo) desk.spent.set(voter, spent);
	desk.clock = clock;
	desk.taken.add(option);
	return null;
}

function idleVoters(desk: Desk): string[] {
	const busy = new Set<string>();
	for (const [option, row] of desk.supporters) if (!desk.taken.has(option)) for (const [voter] of row) busy.add(voter);
	return [...desk.weights.keys()].filter((voter) => !busy.has(voter));
}

function wrongMostVotes(desk: Desk, { option, levels, mostVotes }: Choice): Fault | null {
	const most = [...levels].sort((a, b) => compare(read(b.demand), read(a.demand)) || compareListed(desk, a, b) || byText(a.option, b.option))[0]?.option ?? null;
	return most === mostVotes ? null : fault('mostVotes', option, most, mostVotes);
}

function wrongIneligible(desk: Desk, ineligible: readonly IneligibleLine[], winner: string | null): Fault | null {
	const found = new Map(ineligible.map(({ option, reasons }) => [option, JSON.stringify(reasons)]));
	const expected = new Map<string, string>();
	for (const option of desk.options.values()) {
		const reasons = whyNot(desk, option);
		if (option.id === winner) continue;
		if (reasons.length > 0) expected.set(option.id, JSON.stringify(reasons));
		else if ((desk.supporters.get(option.id) ?? []).length === 0) expected.set(option.id, JSON.stringify([{ code: 'noNeed' }]));
	}
	return wrongLines('ineligible', expected, Object.fromEntries(found));
}

/** The sum behind each unchosen prerequisite, counted again from the waiting options. */
function wrongMostWanted(desk: Desk, { mostWanted }: NothingChosen): Fault | null {
	const behind = new Map<string, { demand: Fraction; dependants: string[] }>();
	for (const id of inListOrder(desk, [...desk.options.keys()])) {
		const row = desk.supporters.get(id) ?? [];
		if (desk.taken.has(id) || row.length === 0 || desk.blocked.has(id)) continue;
		const demand = row.reduce((sum, [voter, grade]) => add(sum, multiply(desk.weights.get(voter) ?? zero, fraction(grade))), zero);
		for (const before of allBefore(desk, id)) {
			const sum = behind.get(before) ?? { demand: zero, dependants: [] };
			behind.set(before, { demand: add(sum.demand, demand), dependants: [...sum.dependants, id] });
		}
	}
	const [best] = inListOrder(desk, [...behind.keys()]).map((option) => ({ option, demand: behind.get(option)?.demand ?? zero, dependants: behind.get(option)?.dependants ?? [] }))
		.sort((a, b) => compare(b.demand, a.demand) || b.dependants.length - a.dependants.length);
	const expected = best ? JSON.stringify([best.option, formatFraction(best.demand), best.dependants]) : null;
	const found = mostWanted && JSON.stringify([mostWanted.option, mostWanted.demand, mostWanted.dependants]);
	return expected === found ? null : fault('mostWanted', best?.option ?? null, expected, found);
}

function allBefore(desk: Desk, id: string): Set<string> {
	const before = new Set<string>();
	const open = [id];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const one of desk.options.get(next)?.after ?? []) {
			if (desk.taken.has(one) || before.has(one)) continue;
			before.add(one);
			open.push(one);
		}
	}
	return before;
}

/** Compares a list of lines by id with what the record says. */
export function wrongLines(line: Fault['line'], expected: ReadonlyMap<string, string>, found: Readonly<Record<string, string>>): Fault | null {
	const given = new Map(Object.entries(found));
	for (const [id, value] of expected) if (given.get(id) !== value) return fault(line, id, value, given.get(id));
	for (const [id, value] of given) if (!expected.has(id)) return fault(line, id, null, value);
	return null;
}

/** Only for text that was already read once without fault. */
function read(text: string): Fraction {
	return parseFraction(text) ?? zero;
}

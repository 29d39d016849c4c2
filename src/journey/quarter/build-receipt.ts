import { standings, type VoterStanding } from '#algorithms/voter-standing.ts';
import type { IneligibleReason, Ratio } from '#algorithms/ledger-record.ts';
import { add, compare, formatFraction, parseFraction, subtract, zero } from '#algorithms/rational.ts';
import { smallestWinningRaise, type WinningRaise } from '#algorithms/smallest-winning-raise.ts';
import { supportersIn } from '#algorithms/ledger-before.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { CityId } from '#journey/network/network.ts';
import type { GradeValue, LedgerEntry } from './quarter.ts';

/** What became of one wish: chosen, waiting at a level, or not possible yet. */
type Fate = { kind: 'chosen' } | { kind: 'waits'; level: Ratio } | { kind: 'notYet'; reasons: readonly IneligibleReason[] };

export interface Lost {
	topic: TopicId;
	grade: GradeValue;
	fate: Fate;
	raise: WinningRaise;
	overridden: boolean;
	alike: readonly CityId[];
}

export interface Receipt {
	city: CityId;
	/** absent: the city was quiet; silent: its baseline and told needs spoke for it. */
	heard: 'graded' | 'silent' | 'absent';
	asked: readonly { topic: TopicId; grade: GradeValue; fate: Fate }[];
	/** What it paid for each topic chosen; 0 for one it did not need. */
	paid: readonly { topic: TopicId; paid: Ratio }[];
	/** Points that came to every city so far, what of them this city has spent or let go, and what it holds. */
	clock: Ratio;
	spent: Ratio;
	holds: Ratio;
	/** Decisions since one gave it something. */
	drySpell: number;
	/**
	 * Its most wanted topic that was not chosen, what would have won, and who else needs it; where that one was not possible,
	 * also the most wanted of those that were. Empty when all it asked was chosen.
	 */
	lost: readonly Lost[];
	/** The nearest topic it needs, by where all stand now. */
	next: { topic: TopicId; level: Ratio } | null;
}

/**
 * The receipt of a city for the last of these published decisions: what it asked, what it paid, what it holds, what would
 * have won for its most wanted topic that lost (of equal grade, the one that was nearest), and what comes next. Null when
 * the city was not in the network then.
 */
export function buildReceipt(entries: readonly LedgerEntry[], city: CityId): Receipt | null {
	const entry = entries[entries.length - 1];
	const first = entries[0];
	if (!entry || !first || !(city in entry.cities)) return null;
	const { record: { round, decisions, after } } = entry;
	const spent = after.spent[city];
	if (spent === undefined) {
		return { city, heard: 'absent', asked: [], paid: [], clock: after.clock, spent: after.clock, holds: '0', drySpell: 0, lost: [], next: null };
	}
	const asked = round.options.flatMap(({ id }): Receipt['asked'][number][] => {
		const grade = round.grades[id]?.[city] ?? 0;
		return grade > 0 ? [{ topic: id as TopicId, grade: grade as GradeValue, fate: fateOf(entry, id) }] : [];
	}).sort((a, b) => b.grade - a.grade || nearness(a.fate) - nearness(b.fate) || compareLevels(a.fate, b.fate) || (a.topic < b.topic ? -1 : 1));
	const paid = decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [{ topic: decision.option as TopicId, paid: decision.kind === 'forced' ? '0' : (decision.payments[city] ?? '0') }]));
	const standing: VoterStanding | undefined = standings({ before: first.before, rounds: entries.map(({ record }) => record) }, new Set([city]))[0];
	const wishes = new Set([asked.find(({ fate }) => fate.kind !== 'chosen'), asked.find(({ fate }) => fate.kind === 'waits')]);
	return {
		city, heard: entry.silent.includes(city) ? 'silent' : 'graded', asked, paid, clock: after.clock, spent,
		holds: formatFraction(subtract(parseFraction(after.clock) ?? zero, parseFraction(spent) ?? zero)),
		drySpell: standing?.drySpell ?? 0,
		lost: [...wishes].flatMap((wish) => (wish ? [{ ...wish, ...whatWouldHaveWon(entry, wish.topic), alike: supportersIn(round, wish.topic).map(([voter]) => voter as CityId).filter((voter) => voter !== city).sort() }] : [])),
		next: standing?.nextClaim ? { topic: standing.nextClaim.option as TopicId, level: standing.nextClaim.level } : null,
	};
}

/** The sum of what a city paid in a quarter. */
export function totalPaid({ paid }: Pick<Receipt, 'paid'>): Ratio {
	return formatFraction(paid.reduce((sum, one) => add(sum, parseFraction(one.paid) ?? zero), zero));
}

/** The last slot of a quarter is the one a topic lost for good; earlier ones it may have lost to another that was as near. */
function lastSlot({ record: { decisions } }: LedgerEntry): number {
	return decisions.reduce((last, { kind }, i) => (kind === 'chosen' || kind === 'overridden' ? i : last), -1);
}

function whatWouldHaveWon(entry: LedgerEntry, topic: TopicId): { raise: WinningRaise; overridden: boolean } {
	const slot = lastSlot(entry);
	const raise: WinningRaise = slot < 0 ? { kind: 'notLosing' } : smallestWinningRaise(entry.before, entry.record, slot, topic);
	return { raise, overridden: entry.record.decisions[slot]?.kind === 'overridden' };
}

function fateOf(entry: LedgerEntry, topic: string): Fate {
	const { decisions } = entry.record;
	if (decisions.some((decision) => decision.kind !== 'none' && decision.option === topic)) return { kind: 'chosen' };
	const last = decisions[lastSlot(entry)] ?? decisions[decisions.length - 1];
	if (!last || last.kind === 'forced') return { kind: 'notYet', reasons: [] };
	const line = last.kind === 'none' ? undefined : last.levels.find(({ option }) => option === topic);
	return line ? { kind: 'waits', level: line.level } : { kind: 'notYet', reasons: last.ineligible.find(({ option }) => option === topic)?.reasons ?? [] };
}

function nearness(fate: Fate): number {
	return fate.kind === 'chosen' ? 0 : fate.kind === 'waits' ? 1 : 2;
}

function compareLevels(a: Fate, b: Fate): number {
	return a.kind === 'waits' && b.kind === 'waits' ? compare(parseFraction(a.level) ?? zero, parseFraction(b.level) ?? zero) : 0;
}

import { openLedger } from '#algorithms/fair-turn-ledger.ts';
import { momentBefore, supportersIn } from '#algorithms/ledger-before.ts';
import type { Decision, DecidedBy, IneligibleReason, LedgerRecord, Ratio, RoundRecord } from '#algorithms/ledger-record.ts';
import { compare, fraction, parseFraction, toNumber, type Fraction, zero } from '#algorithms/rational.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { CityId } from '#journey/network/network.ts';
import type { LedgerEntry } from './quarter.ts';

/** Who needs a topic, by how much. */
export interface Needed {
	must: readonly CityId[];
	should: readonly CityId[];
	could: readonly CityId[];
}

export interface TopicStanding {
	topic: TopicId;
	needed: Needed;
	/** The level at which its cities could have paid together; null when it could not be chosen. */
	level: Ratio | null;
	/** Why it could not be chosen; empty when it could. */
	against: readonly IneligibleReason[];
	chosen: boolean;
}

/** Why one slot of a quarter was filled as it was: data, so that four languages can tell it. */
export interface ChoiceReasons {
	kind: Exclude<Decision['kind'], 'none'>;
	topic: TopicId;
	needed: Needed;
	level: Ratio | null;
	/** The next in line, and the level at which it stood. */
	next: { topic: TopicId; level: Ratio } | null;
	/** All topics at the winner's level; empty when it stood alone. */
	tied: readonly TopicId[];
	decidedBy: DecidedBy | null;
	/** Of the cities that need it: who held most before, and who pays most. */
	waitedLongest: readonly CityId[];
	paysMost: readonly CityId[];
	payments: readonly { city: CityId; paid: Ratio }[];
	mostVotes: { topic: TopicId; leftOut: readonly CityId[] } | null;
	/** What the fair turn would have chosen where a person chose otherwise, and whom that would have served who is not now. */
	instead: { topic: TopicId; leftOut: readonly CityId[] } | null;
	reason: string | null;
	/** Every topic that somebody needs, as it stood at this decision: best first, then those that could not be chosen. */
	standings: readonly TopicStanding[];
}

export type ExplainedChoice = ChoiceReasons | { kind: 'none'; standings: readonly TopicStanding[]; mostWanted: { topic: TopicId; behind: readonly TopicId[] } | null };

/** Every decision of a quarter with its reasons, in the order they were made. Reads the record and decides nothing. */
export function explainChoice({ before, record }: Pick<LedgerEntry, 'before' | 'record'>): ExplainedChoice[] {
	return record.decisions.map((decision, i): ExplainedChoice => {
		const standings = standingsIn(record, decision);
		if (decision.kind === 'none') {
			const wanted = decision.mostWanted;
			return { kind: 'none', standings, mostWanted: wanted && { topic: wanted.option as TopicId, behind: wanted.dependants as TopicId[] } };
		}
		const topic = decision.option as TopicId;
		const needed = neededIn(record, topic);
		if (decision.kind === 'forced') {
			return { kind: 'forced', topic, needed, standings, level: null, next: null, tied: [], decidedBy: null, waitedLongest: [], paysMost: [], payments: [], mostVotes: null, instead: null, reason: null };
		}
		const moment = momentBefore(before, record, i);
		const held = supportersIn(record.round, topic).map(([city]) => ({ city: city as CityId, amount: subtractFrom(moment.clock, moment.spent.get(city)) }));
		const payments = Object.entries(decision.payments).map(([city, paid]) => ({ city: city as CityId, paid }));
		const next = decision.levels.find(({ option }) => option !== decision.option);
		const leaving = (other: string | null) => (other === null || other === topic ? null : { topic: other as TopicId, leftOut: servedOnlyBy(record, topic, other) });
		const overridden = decision.kind === 'overridden';
		return {
			kind: decision.kind, topic, needed, standings, payments, level: decision.level,
			next: next ? { topic: next.option as TopicId, level: next.level } : null,
			tied: overridden ? [] : (decision.tied as TopicId[]),
			decidedBy: overridden ? null : decision.decidedBy,
			waitedLongest: mostOf(held),
			paysMost: mostOf(payments.map(({ city, paid }) => ({ city, amount: parseFraction(paid) ?? zero }))),
			mostVotes: decision.mostVotes === null ? null : (leaving(decision.mostVotes) ?? { topic: decision.mostVotes as TopicId, leftOut: [] }),
			instead: overridden && decision.instead && decision.instead !== topic ? { topic: decision.instead as TopicId, leftOut: servedOnlyBy(record, decision.instead, topic) } : null,
			reason: overridden ? decision.reason : null,
		};
	});
}

/** Who asked for a topic in a round, by grade; each list in the order of ids. */
export function neededIn({ round }: Pick<RoundRecord, 'round'>, topic: string): Needed {
	const asked = supportersIn(round, topic).sort(([a], [b]) => (a < b ? -1 : 1));
	const by = (wanted: number) => asked.filter(([, grade]) => grade === wanted).map(([city]) => city as CityId);
	return { must: by(3), should: by(2), could: by(1) };
}

function standingsIn(record: RoundRecord, decision: Decision): TopicStanding[] {
	if (decision.kind === 'forced') return [];
	const levels = decision.kind === 'none' ? [] : decision.levels;
	const chosen = decision.kind === 'none' ? null : decision.option;
	const eligible = levels.map(({ option, level }): TopicStanding => ({ topic: option as TopicId, needed: neededIn(record, option), level, against: [], chosen: option === chosen }));
	const wanted = new Set(Object.keys(record.round.grades));
	const not = decision.ineligible.filter(({ option, reasons }) => wanted.has(option) && reasons.every(({ code }) => code !== 'noNeed'))
		.map(({ option, reasons }): TopicStanding => ({ topic: option as TopicId, needed: neededIn(record, option), level: null, against: reasons, chosen: false }));
	return [...eligible, ...not];
}

/** Cities that need one topic and not at all the other: they would have been left without. */
function servedOnlyBy({ round }: RoundRecord, topic: string, other: string): CityId[] {
	const alsoThere = new Set(supportersIn(round, other).map(([city]) => city));
	return supportersIn(round, topic).map(([city]) => city as CityId).filter((city) => !alsoThere.has(city)).sort();
}

function mostOf(amounts: readonly { city: CityId; amount: Fraction }[]): CityId[] {
	const most = amounts.reduce((best, { amount }) => (compare(amount, best) > 0 ? amount : best), zero);
	return most.n === 0n ? [] : amounts.filter(({ amount }) => compare(amount, most) === 0).map(({ city }) => city).sort();
}

function subtractFrom(clock: Fraction, spent: Fraction = clock): Fraction {
	return { n: clock.n * spent.d - spent.n * clock.d, d: clock.d * spent.d };
}

/** A fraction as a number to be shown with two decimals beside it. */
export function decimalOf(ratio: Ratio): number {
	return toNumber(parseFraction(ratio) ?? fraction(0n));
}

/** All published decisions as one record, in the form anyone can add up again. */
export function recordOf(entries: readonly LedgerEntry[]): LedgerRecord {
	return { before: entries[0]?.before ?? openLedger(), rounds: entries.map(({ record }) => record) };
}

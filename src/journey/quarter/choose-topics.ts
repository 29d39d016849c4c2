import { auditLedger, type LedgerAudit } from '#algorithms/audit-ledger.ts';
import { decideRound, openLedger } from '#algorithms/fair-turn-ledger.ts';
import type { LedgerRound, LedgerState, Override, Refusal, RoundRecord } from '#algorithms/ledger-record.ts';
import type { Topic, TopicId } from '#journey/backlog/backlog.ts';
import { travels, type City, type CityId } from '#journey/network/network.ts';
import type { Floors, Grade, LedgerEntry } from './quarter.ts';

/** All that the choice of a quarter depends on. */
export interface TopicsToChoose {
	slots: number;
	cities: readonly Pick<City, 'id' | 'names' | 'status'>[];
	topics: readonly Pick<Topic, 'id' | 'area' | 'kind' | 'names' | 'state' | 'slots' | 'listedOn' | 'after'>[];
	grades: readonly Pick<Grade, 'city' | 'topic' | 'grade'>[];
	floors: Floors;
	/** Topics that cities told a need for which is still open. */
	told: readonly { city: CityId; topic: TopicId }[];
	/** What the quarters before have published, in their order. */
	entries: readonly LedgerEntry[];
	overrides?: readonly Override[];
}

export type Proposal = Pick<LedgerEntry, 'before' | 'record' | 'cities' | 'topics' | 'silent' | 'absent'> & { told: TopicsToChoose['told'] };

/**
 * Proposes the topics of a quarter by the fair-turn ledger: cities that travel have one voice each; quiet ones are absent,
 * and gain nothing while they are away. A city's grade is what it said, never below what its baseline shows; a city that
 * sent no grades is heard through its baseline, and through the needs it told as "could". A topic an earlier quarter
 * chose counts as done from that choice on; one that was set to done or retired cannot be chosen. Without this the
 * best-equipped cities, who always grade in time, would choose every quarter.
 *
 * Everything is put in the order of ids, so that the same facts give the same record to the letter.
 */
export function chooseTopics(input: TopicsToChoose): { ok: true; proposal: Proposal } | Refusal {
	const { slots, floors, overrides = [] } = input;
	const before = stateBefore(input.entries);
	const cities = [...input.cities].filter(({ status }) => status !== 'withdrawn' && status !== 'selected').sort(byId);
	const topics = [...input.topics].sort(byId);
	const voters = cities.filter(travels);
	const graded = new Set(input.grades.map(({ city }) => city));
	const said = new Map(input.grades.map(({ city, topic, grade }) => [`${city} ${topic}`, grade]));
	const told = new Set(input.told.map(({ city, topic }) => `${city} ${topic}`));
	const open = topics.filter(({ id, state }) => state === 'listed' && !before.chosen.includes(id));
	const gradeOf = (city: CityId, { id, area }: (typeof topics)[number]) => {
		const pair = `${city} ${id}`;
		const voice = graded.has(city) ? (said.get(pair) ?? 0) : told.has(pair) ? 1 : 0;
		return Math.max(voice, floors.get(city)?.get(area) ?? 0);
	};
	const outside = new Set(topics.filter(({ id, state }) => state === 'done' && !before.chosen.includes(id)).map(({ id }) => id));
	const round: LedgerRound = {
		slots,
		voters: voters.map(({ id }) => ({ id })),
		// What was learned before or outside the ledger has come first already.
		options: topics.map(({ id, slots: cost, listedOn, after }) => {
			const first = after.filter((topic) => !outside.has(topic)).sort();
			return { id, listedAt: listedOn, ...(cost === 1 ? {} : { cost }), ...(first.length === 0 ? {} : { after: first }) };
		}),
		grades: Object.fromEntries(open.flatMap((topic) => {
			const given = voters.flatMap(({ id }): [string, number][] => {
				const grade = gradeOf(id, topic);
				return grade > 0 ? [[id, grade]] : [];
			});
			return given.length > 0 ? [[topic.id, Object.fromEntries(given)]] : [];
		})),
		blocked: topics.filter(({ id, state }) => state !== 'listed' && !before.chosen.includes(id)).map(({ id, state }) => ({ option: id, reason: state })),
		...(overrides.length === 0 ? {} : { overrides }),
	};
	const decided = decideRound(before, round);
	if (!decided.ok) return decided;
	const named = new Set([...Object.keys(round.grades), ...(round.options.flatMap(({ id, after = [] }) => (id in round.grades ? after : []))), ...overrides.map(({ option }) => option)]);
	return {
		ok: true,
		proposal: {
			before, record: decided.record,
			cities: Object.fromEntries(cities.map(({ id, names }) => [id, names])),
			topics: Object.fromEntries(topics.filter(({ id, state }) => named.has(id) || state === 'listed').map(({ id, names, area, kind }) => [id, { names, area, kind }])),
			silent: voters.filter(({ id }) => !graded.has(id)).map(({ id }) => id),
			absent: cities.filter((city) => !travels(city)).map(({ id }) => id),
			told: [...input.told].sort((a, b) => (`${a.city} ${a.topic}` < `${b.city} ${b.topic}` ? -1 : 1)),
		},
	};
}

/** What the last published decision left; before the first one nothing is spent. */
function stateBefore(entries: readonly LedgerEntry[]): LedgerState {
	return entries[entries.length - 1]?.record.after ?? openLedger();
}

/**
 * What a proposal was made of, as one text: two proposals with the same text decide the same. Grades, baseline, needs,
 * topics, cities and the ledger before are in it; names are not, for a new spelling decides nothing.
 */
export function describeProposal({ before, record: { round }, told }: Proposal): string {
	const { overrides: _overrides, ...facts } = round;
	return JSON.stringify([before, facts, told]);
}

/** The group audit over every decision published and this one: run anew each time, for after an override nothing is promised. */
export function auditWith(entries: readonly LedgerEntry[], record: RoundRecord): LedgerAudit {
	return auditLedger({ before: entries[0]?.before ?? openLedger(), rounds: [...entries.map((entry) => entry.record), record] });
}

function byId(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : 1;
}

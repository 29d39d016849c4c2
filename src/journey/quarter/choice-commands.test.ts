import { expect, test } from 'vitest';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';
import type { Day } from '#i18n/day.ts';
import type { NeedId, TopicId } from '#journey/backlog/backlog.ts';
import { insertNeed, listNeeds, listTopics } from '#journey/backlog/store.server.ts';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { ballot, gathering, lagos, matola, q1 } from '#testing/gathering.server.ts';
import { closeGrades, confirmChoice, openGrades, proposeTopics } from './choice-commands.server.ts';
import { closeQuarter } from './commands.server.ts';
import { recordOf } from './explain-choice.ts';
import { giveGrades } from './grade-commands.server.ts';
import { listLedgerEntries, listQuarterDates } from './ledger-store.server.ts';
import type { QuarterId } from './quarter.ts';
import { listQuarterTopics } from './store.server.ts';

type W = Awaited<ReturnType<typeof gathering>>;

/** Two cities want the budget, one data protection; the grades are closed and the proposal lies open. */
async function reviewing() {
	const w = await gathering();
	for (const [city, grades] of [[lagos, { budget: 3 }], [matola, { budget: 3, payments: 1 }]] as const) {
		expect(await giveGrades(w.db, w.secretariat, ballot(grades, { city, channel: 'call' }), w.now)).toEqual({ ok: true });
	}
	expect(await closeGrades(w.db, w.leadExpert, { key: newId(), version: 1, quarter: q1 }, w.now)).toEqual({ ok: true });
	return w;
}
async function digestOf(w: W, id = q1): Promise<string> {
	const quarter = (await listQuarterDates(w.db, w.network.id)).find((one) => one.id === id)!;
	const proposed = await proposeTopics(w.db, w.network.id, quarter);
	return proposed?.digest ?? '';
}
const need = async (w: W, city: CityId, topic: string) => {
	await w.db.transaction().execute((tx) => insertNeed(tx, w.network.id, { id: newId() as NeedId, city, words: 'We need it.', lang: 'en', toldBy: '', channel: 'call', person: null, at: w.now.toISOString(), state: 'open', stateReason: '', topics: [topic as TopicId], version: 1 }, w.secretariat.person));
};
const stateOf = async (w: W) => (await listQuarterDates(w.db, w.network.id))[0]?.state;

test('the Lead Expert confirms what was seen: the decision is published whole, its needs are planned, the quarter goes on', async () => {
	await using w = await reviewing();
	await need(w, lagos, 'budget');
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: null }, w.now)).toEqual({ ok: true, topics: ['budget'] });

	expect(await listQuarterTopics(w.db, w.network.id)).toEqual([{ quarter: q1, slot: 0, topic: 'budget', chosenBy: 'ledger' }]);
	expect(await stateOf(w)).toBe('chosen');
	expect((await listNeeds(w.db, w.network.id, null)).map(({ state }) => state)).toEqual(['planned']);
	const entries = await listLedgerEntries(w.db, w.network.id);
	expect(entries).toMatchObject([{ quarter: q1, number: 1, why: null, silent: ['kumasi'], absent: ['bamako'], cities: { lagos: { en: 'lagos' } }, topics: { budget: { area: 'funding' } }, audit: { promised: true, decisions: 1 } }]);
	expect(recheckLedger(recordOf(entries))).toEqual({ ok: true, decisions: 1 });
});

test('a form sent twice, even at once, publishes once and answers the same', async () => {
	await using w = await reviewing();
	const form = { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: null };
	const both = await Promise.all([confirmChoice(w.db, w.leadExpert, form, w.now), confirmChoice(w.db, w.leadExpert, form, w.now)]);
	expect(both).toEqual([{ ok: true, topics: ['budget'] }, { ok: true, topics: ['budget'] }]);
	expect(await listLedgerEntries(w.db, w.network.id)).toHaveLength(1);
	expect(await confirmChoice(w.db, w.leadExpert, { ...form, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notNow' });
});

test.each([
	['a need told meanwhile', (w: W) => need(w, lagos, 'payments')],
	['a topic listed meanwhile', (w: W) => w.topic('new', 'digital')],
	['a city that fell quiet meanwhile', async (w: W) => { await w.db.updateTable('city').set({ status: 'quiet' }).where('id', '=', 'matola').execute(); }],
	['a level settled anew meanwhile', async (w: W) => { await w.db.updateTable('settled_level').set({ level: 1 }).execute(); }],
])('%s overtakes the proposal: nothing is chosen', async (_, change) => {
	await using w = await reviewing();
	const seen = await digestOf(w);
	await change(w);
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen, quarter: q1, otherwise: null }, w.now)).toEqual({ ok: false, problem: 'proposalChanged' });
	expect([await stateOf(w), await listLedgerEntries(w.db, w.network.id), await listQuarterTopics(w.db, w.network.id)]).toEqual(['reviewing', [], []]);
});

test('another topic is chosen with its reason, which stands in the ledger, the trace and the record; the promise ends', async () => {
	await using w = await reviewing();
	const otherwise = { topic: 'protection' as TopicId, slot: 0, reason: 'The law comes into force in June.' };
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise }, w.now)).toEqual({ ok: true, topics: ['protection'] });
	const entries = await listLedgerEntries(w.db, w.network.id);
	expect(entries).toMatchObject([{ why: otherwise.reason, audit: { promised: false }, record: { decisions: [{ kind: 'overridden', option: 'protection', instead: 'budget', reason: otherwise.reason }] } }]);
	expect(await w.db.selectFrom('record').select('why').where('kind', '=', 'quarter.confirmChoice').execute()).toEqual([{ why: otherwise.reason }]);
	expect(await listQuarterTopics(w.db, w.network.id)).toMatchObject([{ topic: 'protection', chosenBy: 'override' }]);
	expect(recheckLedger(recordOf(entries))).toEqual({ ok: true, decisions: 1 });
});

test.each([
	['without a reason', { topic: 'protection', slot: 0, reason: '' }, 'notEligible'],
	['a topic that something has to come before', { topic: 'open-data', slot: 0, reason: 'A good enough reason.' }, 'notEligible'],
	['a topic of elsewhere', { topic: 'nowhere', slot: 0, reason: 'A good enough reason.' }, 'notEligible'],
	['a slot there is not', { topic: 'protection', slot: 3, reason: 'A good enough reason.' }, 'notEligible'],
	['the very topic that is proposed', { topic: 'budget', slot: 0, reason: 'A good enough reason.' }, 'sameAsProposed'],
])('choosing %s is refused', async (_, otherwise, problem) => {
	await using w = await reviewing();
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: { ...otherwise, topic: otherwise.topic as TopicId } }, w.now)).toEqual({ ok: false, problem });
	expect(await listLedgerEntries(w.db, w.network.id)).toEqual([]);
});

test('only the Lead Expert confirms; opening and closing is the secretariat’s too', async () => {
	await using w = await reviewing();
	const seen = await digestOf(w);
	for (const who of [w.secretariat, w.coordinator, w.member, w.expert, w.funder]) expect(await confirmChoice(w.db, who, { key: newId(), seen, quarter: q1, otherwise: null }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	for (const who of [w.coordinator, w.member, w.expert, w.funder]) {
		expect(await openGrades(w.db, who, { key: newId(), version: 2, quarter: q1, closesOn: '2027-02-25' as Day }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
		expect(await closeGrades(w.db, who, { key: newId(), version: 2, quarter: q1 }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	}
	expect(await stateOf(w)).toBe('reviewing');
});

test('no need at all chooses nothing, and an earlier quarter comes first', async () => {
	await using w = await gathering({ state: 'reviewing' });
	await w.db.deleteFrom('target_level').execute();
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: null }, w.now)).toEqual({ ok: false, problem: 'nothingToChoose' });
	await w.planned('q2', 2, { state: 'reviewing' });
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: 'x', quarter: 'q2' as QuarterId, otherwise: null }, w.now)).toEqual({ ok: false, problem: 'earlierFirst' });
});

test('the next quarter starts from what this one left, and its topic counts as done from the choice on', async () => {
	await using w = await reviewing();
	await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: null }, w.now);
	await w.planned('q2', 2);
	const q2 = 'q2' as QuarterId;
	for (const city of [lagos, matola]) await giveGrades(w.db, w.secretariat, ballot({ budget: 3, payments: 2 }, { city, quarter: q2, channel: 'call' }), w.now);
	await closeGrades(w.db, w.secretariat, { key: newId(), version: 1, quarter: q2 }, w.now);
	// Both have paid half a point, and together still come first: at 5/4, before Kumasi's baseline alone at 3/2.
	expect(await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w, q2), quarter: q2, otherwise: null }, w.now)).toEqual({ ok: true, topics: ['payments'] });
	const entries = await listLedgerEntries(w.db, w.network.id);
	expect(entries[1]?.record.decisions[0]).toMatchObject({ level: '5/4', levels: [{ option: 'payments' }, { option: 'protection', level: '3/2' }] });
	expect(entries[1]?.before).toEqual(entries[0]?.record.after);
	expect(entries[1]?.record.round.grades).not.toHaveProperty('budget');
	expect(recheckLedger(recordOf(entries))).toEqual({ ok: true, decisions: 2 });
	expect((await listLedgerEntries(w.db, w.network.id, { most: 1 })).map(({ number }) => number)).toEqual([2]);
	expect((await listLedgerEntries(w.db, w.network.id, { until: 1 })).map(({ number }) => number)).toEqual([1]);
});

test('a closed quarter sets its topics to done', async () => {
	await using w = await reviewing();
	await confirmChoice(w.db, w.leadExpert, { key: newId(), seen: await digestOf(w), quarter: q1, otherwise: null }, w.now);
	expect(await closeQuarter(w.db, w.secretariat, { key: newId(), quarter: q1 }, new Date('2027-06-30T12:00:00Z'))).toEqual({ ok: true });
	expect((await listTopics(w.db, w.network.id)).filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(['budget']);
});

test('grades open until a day that is ahead and within the quarter; an old version is refused', async () => {
	await using w = await gathering({ state: 'planned' });
	const open = (closesOn: string, version = 1) => openGrades(w.db, w.secretariat, { key: newId(), version, quarter: q1, closesOn: closesOn as Day }, w.now);
	expect(await open('2027-02-09')).toEqual({ ok: false, problem: 'dayPassed' });
	expect(await open('2027-07-01')).toEqual({ ok: false, problem: 'afterQuarter' });
	expect(await open('2027-02-18')).toEqual({ ok: true });
	expect(await open('2027-02-19')).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await open('2027-02-19', 2)).toEqual({ ok: true });
	expect((await listQuarterDates(w.db, w.network.id))[0]).toMatchObject({ state: 'gathering', gradesCloseOn: '2027-02-19', version: 3 });
});

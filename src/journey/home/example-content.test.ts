import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLedger } from '#algorithms/audit-ledger.ts';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';
import { dayIn } from '#i18n/day.ts';
import { languages } from '#i18n/translator.ts';
import { listNeeds, listTopics } from '#journey/backlog/store.server.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { listStandingOffers } from '#journey/baseline/offer-store.server.ts';
import { listAnswers, listQuestions, listSettledLevels } from '#journey/baseline/store.server.ts';
import { findStudyWithEvents } from '#journey/baseline/study-store.server.ts';
import { summariseAnswers } from '#journey/baseline/summarise-answers.ts';
import { summariseLevels } from '#journey/baseline/summarise-levels.ts';
import { isCityRole, roles, travels, type CityId } from '#journey/network/network.ts';
import { listCoordinators, listPeople } from '#journey/network/person-store.server.ts';
import { findInside } from '#journey/network/signin-store.server.ts';
import { findFacts, findNetwork, listCities, listStatusChanges, listThemes } from '#journey/network/store.server.ts';
import { findCurrent } from '#journey/quarter/find-current.ts';
import { listGraded, listGrades } from '#journey/quarter/grade-store.server.ts';
import { listLedgerEntries } from '#journey/quarter/ledger-store.server.ts';
import { timeline } from '#journey/quarter/quarter.ts';
import { listMarks, listQuarters, listQuarterTopics, listStepMoves } from '#journey/quarter/store.server.ts';
import { listSwaps } from '#journey/guide/store.server.ts';
import { world } from '#testing/world.server.ts';
import { enterExample, exampleId, openExample } from './example-commands.server.ts';
import { exampleStory } from './example-story-content.server.ts';

async function opened(on = '2027-02-10T09:00:00Z') {
	const w = await world();
	const now = new Date(on);
	await openExample(w.db, now);
	return { ...w, now };
}

const city = (id: string) => id as CityId;

/** One example for the tests that only look at it: opening it again for each would cost more than all they check. */
let w: Awaited<ReturnType<typeof opened>>;
beforeAll(async () => {
	w = await opened();
});
afterAll(async () => {
	await w[Symbol.asyncDispose]();
});

test('eleven cities came along, ten travel, and the one that was only selected is not counted', async () => {
	const cities = await listCities(w.db, exampleId, 'en');
	expect(cities.filter(({ status }) => status === 'active').map(({ id }) => id)).toEqual(['bamako', 'benguerir', 'bizerte', 'kampala', 'kigali', 'kumasi', 'lagos', 'matola', 'nouakchott', 'seme-podji']);
	expect(cities.filter((one) => !travels(one)).map(({ id, status }) => [id, status])).toEqual([['algiers', 'selected'], ['niamey', 'quiet']]);
	expect(await findNetwork(w.db, exampleId)).toMatchObject({ isExample: true, firstQuarter: '2025-Q3', lastQuarter: '2028-Q2' });
	for (const { id, names } of cities) {
		expect(Object.keys(names).sort()).toEqual([...languages].sort());
		expect(((await findFacts(w.db, exampleId, id)) as { sources: string[] }).sources.length).toBeGreaterThan(0);
	}
	expect(await listPeople(w.db, exampleId, city('algiers'))).toEqual([]);
	expect(await listStatusChanges(w.db, exampleId, city('algiers'))).toMatchObject([{ status: 'selected', at: '2019-03-25T09:30:00.000Z' }]);
});

test('every city has a group from several sectors, and nobody has an address', async () => {
	const today = dayIn('Africa/Accra', w.now);
	const coordinators = await listCoordinators(w.db, exampleId, today);
	expect(coordinators.map((person) => person.city).sort()).toEqual((await listCities(w.db, exampleId, 'en')).map(({ id }) => id).filter((id) => id !== 'algiers').sort());
	for (const { city: of } of coordinators) {
		const people = await listPeople(w.db, exampleId, of);
		const members = people.filter(({ membership }) => membership.role === 'member' && membership.until === null);
		expect(members.length).toBeGreaterThanOrEqual(4);
		expect(members.length).toBeLessThanOrEqual(8);
		expect(new Set(members.map(({ membership }) => membership.sector)).size).toBeGreaterThanOrEqual(3);
		expect(people.filter(({ address }) => address !== null)).toEqual([]);
	}
});

test('one city is quiet, one changed its coordinator and one its theme, each with who, when and why', async () => {
	const niamey = (await listCities(w.db, exampleId, 'en')).find(({ id }) => id === 'niamey');
	expect(niamey?.statusReason).toMatch(/^La mairie/);
	expect(niamey?.expectedReturn && niamey.expectedReturn > dayIn('Africa/Niamey', w.now)).toBe(true);

	const changed: string[] = [];
	for (const { id } of await listCities(w.db, exampleId, 'en')) {
		const terms = (await listPeople(w.db, exampleId, id)).filter(({ membership }) => membership.role === 'coordinator').sort((a, b) => (a.membership.from < b.membership.from ? -1 : 1));
		if (terms.length > 1) changed.push(id);
		if (terms.length > 1) expect(terms[0]?.membership.until).toBe(terms[1]?.membership.from);
	}
	expect(changed).toEqual(['bamako']);

	const themes = await listThemes(w.db, exampleId, null);
	expect(themes.filter(({ reason }) => reason !== '').map((theme) => theme.city)).toEqual(['matola']);
	expect(new Set(themes.map((theme) => theme.city)).size).toBe(11);
	for (const { label, problem } of themes) expect([Object.keys(label).length, Object.keys(problem).length]).toEqual([4, 4]);
});

test('answers of several people lie behind every settled level, with spread, channels and “I don’t know”', async () => {
	const questions = await listQuestions(w.db, exampleId);
	const settled = await listSettledLevels(w.db, exampleId, null);
	const current = summariseLevels(questions, settled);
	const { cities } = exampleStory().baseline;
	for (const [id, told] of Object.entries(cities)) {
		const answers = await listAnswers(w.db, exampleId, city(id));
		expect(new Set(answers.map(({ person }) => person)).size).toBe(told.answered);
		const summaries = new Map(summariseAnswers(questions, answers).map((summary) => [summary.question, summary]));
		const own = settled.filter((one) => one.city === id);
		if (id !== 'niamey') expect(own).toHaveLength(questions.length);
		for (const { question, level, lowest, highest } of own) {
			expect(summaries.get(question)).toMatchObject({ lowest, highest });
			expect(lowest !== null && highest !== null && lowest <= level && level <= highest).toBe(true);
		}
		if (id !== 'niamey') for (const [i, area] of areas.entries()) expect([id, area, current.get(city(id))?.get(area)]).toEqual([id, area, told.levels[i]]);
		expect(answers.some(({ level }) => level === null)).toBe(true);
		expect((await findStudyWithEvents(w.db, exampleId, city(id))).study.round).toBe(told.round);
	}
	expect(settled.filter((one) => one.city === 'niamey').length).toBeLessThan(questions.length / 2);
	const kumasi = await listAnswers(w.db, exampleId, city('kumasi'));
	expect(new Set(kumasi.map(({ channel }) => channel))).toEqual(new Set(['app', 'call', 'paper']));
	expect(kumasi.filter(({ channel, enteredBy, person }) => (channel === 'app') !== (enteredBy === person))).toEqual([]);
	expect(summariseAnswers(questions, kumasi).some(({ spread }) => spread > 1)).toBe(true);
	expect(settled.filter(({ dissent }) => dissent !== '').length).toBeGreaterThanOrEqual(6);
	expect((await findStudyWithEvents(w.db, exampleId, city('nouakchott'))).events.map(({ kind }) => kind)).toContain('requestChanges');
	expect((await findStudyWithEvents(w.db, exampleId, city('matola'))).events.map(({ kind }) => kind)).toEqual(['reopen', 'finish', 'askPeers', 'askCity']);
	expect((await listStandingOffers(w.db, exampleId)).length).toBeGreaterThan(10);
});

test('needs are told in four languages by several channels, and those a quarter answered say so', async () => {
	const needs = await listNeeds(w.db, exampleId, null);
	expect(needs.length).toBeGreaterThanOrEqual(30);
	expect(new Set(needs.map(({ lang }) => lang))).toEqual(new Set(languages));
	expect(new Set(needs.map(({ channel }) => channel)).size).toBe(6);
	expect(new Set(needs.map(({ state }) => state))).toEqual(new Set(['open', 'planned', 'met', 'set aside']));
	expect(needs.filter(({ at }) => at >= w.now.toISOString())).toEqual([]);
	const topics = await listTopics(w.db, exampleId);
	expect(topics.filter(({ state }) => state === 'done').map(({ id }) => id).sort()).toEqual(['budget-followup', 'data-management', 'design-thinking', 'leading-lag', 'project-management', 'stakeholder-mapping']);
	expect(topics.filter(({ state, stateReason }) => state === 'retired' && stateReason !== '').map(({ id }) => id)).toEqual(['cross-border-data']);
});

test('six quarters are decided by the rule or against it with a reason, the seventh runs, the eighth is open', async () => {
	const entries = await listLedgerEntries(w.db, exampleId);
	const decisions = entries.flatMap(({ record }) => record.decisions);
	expect(decisions.map((decision) => [decision.kind, decision.kind === 'none' ? null : decision.option])).toEqual([
		['chosen', 'design-thinking'], ['overridden', 'project-management'], ['chosen', 'data-management'], ['overridden', 'budget-followup'],
		['chosen', 'leading-lag'], ['chosen', 'stakeholder-mapping'], ['chosen', 'data-decisions'],
	]);
	expect(decisions.filter((decision) => decision.kind === 'chosen' && decision.tied.length > 1)).toHaveLength(1);
	expect(entries.filter(({ why }) => (why ?? '').length > 50)).toHaveLength(2);
	// Where the fair turn and the most votes part, a visitor sees what the rule is for.
	expect(decisions.some((decision) => decision.kind === 'chosen' && decision.tied.length === 0 && decision.mostVotes !== decision.option)).toBe(true);
	expect(entries.map(({ absent }) => absent)).toEqual([[], [], [], [], [], [], ['niamey']]);
	expect((await listQuarterTopics(w.db, exampleId)).map(({ topic, chosenBy }) => [topic, chosenBy])).toEqual(decisions.map((decision) => [decision.kind === 'none' ? null : decision.option, decision.kind === 'overridden' ? 'override' : 'ledger']));
	expect((await listQuarters(w.db, exampleId)).map(({ state }) => state)).toEqual([...Array<string>(6).fill('closed'), 'chosen', 'gathering']);
});

test('the whole ledger adds up again, and no group of cities is below its share', async () => {
	const entries = await listLedgerEntries(w.db, exampleId);
	const record = { before: entries[0]!.before, rounds: entries.map((entry) => entry.record) };
	expect(recheckLedger(record)).toEqual({ ok: true, decisions: 7 });
	const last = entries.at(-1)!.audit;
	expect(last).toEqual(auditLedger(record));
	expect(last).toMatchObject({ promised: false, audit: { ok: true, below: 0 } });
	expect(entries[0]!.audit).toMatchObject({ promised: true });
});

test('grades stand behind every decision, none below what the baseline shows, and half of the cities have graded for the next', async () => {
	for (const { id, number } of await listQuarters(w.db, exampleId)) {
		const grades = await listGrades(w.db, exampleId, id, null);
		expect(grades.filter(({ grade, floor }) => grade < floor)).toEqual([]);
		expect(grades.filter(({ at }) => at > w.now.toISOString())).toEqual([]);
		const graded = await listGraded(w.db, exampleId, id);
		expect(graded.has(city('niamey'))).toBe(number < 7);
		expect(graded.has(city('algiers'))).toBe(false);
		if (number === 8) expect([...graded.keys()].sort()).toEqual(['kampala', 'kigali', 'lagos', 'matola', 'seme-podji']);
	}
});

test('marks are told in the cities’ languages, some are missing, one step was moved and one guide has swaps', async () => {
	const quarters = await listQuarters(w.db, exampleId);
	const running = quarters[6]!;
	const marks = await listMarks(w.db, exampleId, running.id, null);
	expect(marks.filter(({ step }) => step === 'practise').map((mark) => mark.city).sort()).toEqual(['bizerte', 'kampala', 'kigali']);
	expect(marks.filter(({ step }) => step === 'kickOff')).toHaveLength(10);
	expect(marks.filter(({ step }) => step === 'deepDive')).toHaveLength(8);
	expect(marks.some(({ words }) => /\p{Script=Arabic}/u.test(words))).toBe(true);
	expect(marks.filter(({ at }) => at > w.now.toISOString())).toEqual([]);
	expect(await listStepMoves(w.db, exampleId, running.id)).toMatchObject([{ step: 'reflect', why: expect.stringMatching(/budgets/) as string }]);
	expect(await listSwaps(w.db, exampleId, running.id, city('kumasi'))).toHaveLength(2);
	const before = await listMarks(w.db, exampleId, quarters[3]!.id, null);
	expect(before.length).toBeGreaterThan(45);
	expect(before.length).toBeLessThan(55);
	expect(before.some(({ state }) => state === 'notDone')).toBe(true);
	expect(await listMarks(w.db, exampleId, quarters[7]!.id, null)).toEqual([]);
});

test.each(['2028-02-29T23:30:00Z', '2026-12-31T22:59:00Z', '2027-01-01T00:10:00Z', '2027-07-15T12:00:00Z', '2027-10-31T01:30:00Z'])('opened at %s, the day falls into the practice of the running quarter and nothing told lies ahead', async (at) => {
	await using here = await opened(at);
	const today = dayIn('Africa/Accra', here.now);
	const { running, gathering, shown } = findCurrent(await listQuarters(here.db, exampleId), today);
	expect([running?.number, gathering?.number, shown?.number]).toEqual([7, 8, 7]);
	expect(running && timeline(running, today).find(({ place }) => place === 'here')?.step).toBe('practise');
	expect(gathering && gathering.gradesCloseOn > today).toBe(true);
	const told = [
		...(await listNeeds(here.db, exampleId, null)), ...(await listMarks(here.db, exampleId, running!.id, null)), ...(await listGrades(here.db, exampleId, gathering!.id, null)),
		...(await listLedgerEntries(here.db, exampleId)), ...(await listStepMoves(here.db, exampleId, running!.id)), ...(await listSwaps(here.db, exampleId, running!.id, city('kumasi'))),
	];
	expect(told.filter((one) => one.at > here.now.toISOString())).toEqual([]);
	expect(recheckLedger({ before: (await listLedgerEntries(here.db, exampleId))[0]!.before, rounds: (await listLedgerEntries(here.db, exampleId)).map(({ record }) => record) })).toMatchObject({ ok: true });
});

test.each(roles)('anybody enters as %s', async (role) => {
	for (const at of isCityRole(role) ? ['kumasi', 'bamako', 'niamey'] : [null]) {
		const token = await enterExample(w.db, role, at as CityId | null, w.now);
		const inside = token === null ? null : await findInside({ db: w.db, now: w.now, origin: 'http://localhost', secret: 'secret', client: '', sendsMail: false }, token);
		expect(inside?.network.id).toBe(exampleId);
		expect(inside?.actor.roles).toContainEqual({ role, city: at });
	}
	expect(await enterExample(w.db, 'coordinator', city('algiers'), w.now)).toBeNull();
});

test('opened twice at the same instant, the example is the same to the letter; opened again it stays as it is', async () => {
	await using one = await opened();
	await using other = await opened();
	expect(await rowsOf(one)).toEqual(await rowsOf(other));
	const before = await rowsOf(one);
	await openExample(one.db, new Date('2027-06-01T09:00:00Z'));
	expect(await rowsOf(one)).toEqual(before);
});

async function rowsOf({ db }: Awaited<ReturnType<typeof opened>>) {
	const tables = ['city', 'city_status', 'city_theme', 'person', 'membership', 'answer', 'settled_level', 'target_level', 'study_event', 'offer', 'topic', 'need', 'need_topic', 'quarter', 'step_move', 'mark', 'grade', 'ledger', 'quarter_topic', 'guide_swap'] as const;
	const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().where('network_id', '=', exampleId).execute()));
	return rows.map((of) => of.map((row) => JSON.stringify(row)).sort());
}

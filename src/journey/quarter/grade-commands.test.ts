import { expect, test } from 'vitest';
import type { QuarterId } from './quarter.ts';
import { ballot, gathering, kumasi, lagos, q1 } from '#testing/gathering.server.ts';
import { giveGrades } from './grade-commands.server.ts';
import { listFloors, listGrades } from './grade-store.server.ts';

type W = Awaited<ReturnType<typeof gathering>>;
const given = async (w: W, city: typeof kumasi | null = null) => (await listGrades(w.db, w.network.id, q1, city)).map(({ city: of, topic, grade, floor, version }) => `${of} ${topic} ${grade} of ${floor}, version ${version}`);
const full = { protection: 2, 'open-data': 3, budget: 1, payments: 0 } as const;

test('a coordinator gives the grades of the own city, with the floor of that day beside each', async () => {
	await using w = await gathering();
	expect(await giveGrades(w.db, w.coordinator, ballot(full), w.now)).toEqual({ ok: true });
	expect(await given(w)).toEqual(['kumasi budget 1 of 0, version 1', 'kumasi open-data 3 of 2, version 1', 'kumasi payments 0 of 0, version 1', 'kumasi protection 2 of 2, version 1']);
});

test('the baseline of a city shows target less settled level in the area, and nothing where one is missing', async () => {
	await using w = await gathering();
	const floors = await listFloors(w.db, w.network.id, null);
	expect([...floors].map(([city, areas]) => [city, ...areas])).toEqual([['kumasi', ['data', 2]]]);
});

test('a form sent twice, even at once, has one effect', async () => {
	await using w = await gathering();
	const form = ballot(full);
	expect(await Promise.all([giveGrades(w.db, w.coordinator, form, w.now), giveGrades(w.db, w.coordinator, form, w.now)])).toEqual([{ ok: true }, { ok: true }]);
	expect(await given(w)).toHaveLength(4);
	expect((await given(w))[0]).toContain('version 1');
});

test('a change replaces the ballot as a whole; an old version meets both', async () => {
	await using w = await gathering();
	await giveGrades(w.db, w.coordinator, ballot(full), w.now);
	expect(await giveGrades(w.db, w.coordinator, ballot({ protection: 3, 'open-data': 2 }, { version: 1 }), w.now)).toEqual({ ok: true });
	expect(await given(w)).toEqual(['kumasi open-data 2 of 2, version 2', 'kumasi protection 3 of 2, version 2']);
	expect(await giveGrades(w.db, w.coordinator, ballot(full, { version: 1 }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', version: 2, theirs: [{ topic: 'open-data', grade: 2 }, { topic: 'protection', grade: 3 }] });
	expect(await given(w)).toHaveLength(2);
});

test('the secretariat enters for a city and says how; sealed grades stay sealed from it in a conflict too', async () => {
	await using w = await gathering();
	expect(await giveGrades(w.db, w.secretariat, ballot({ budget: 3 }, { city: lagos }), w.now)).toEqual({ ok: false, problem: 'sayHow' });
	expect(await giveGrades(w.db, w.secretariat, ballot({ budget: 3 }, { city: lagos, channel: 'call' }), w.now)).toEqual({ ok: true });
	expect(await giveGrades(w.db, w.other, ballot({ budget: 1 }, { city: lagos, version: 1 }), w.now)).toEqual({ ok: true });
	expect(await giveGrades(w.db, w.secretariat, ballot({ budget: 2 }, { city: lagos, channel: 'call', version: 1 }), w.now)).toEqual({ ok: false, problem: 'editedMeanwhile', theirs: [], version: 2 });
});

test.each([
	['below the floor, naming each topic', 'coordinator', { grades: [{ topic: 'protection', grade: 1 }, { topic: 'open-data', grade: 0 }] }, { problem: 'belowFloor', topics: [{ topic: 'protection', floor: 2 }, { topic: 'open-data', floor: 2 }] }],
	['another city’s coordinator', 'other', {}, { problem: 'notAllowed' }],
	['a group member', 'member', {}, { problem: 'notAllowed' }],
	['the Lead Expert', 'leadExpert', {}, { problem: 'notAllowed' }],
	['a funder', 'funder', {}, { problem: 'notAllowed' }],
	['a quiet city', 'quiet', { city: 'bamako' }, { problem: 'notTravelling' }],
	['a city of elsewhere', 'coordinator', { city: 'paris' }, { problem: 'notFound' }],
	['a quarter of elsewhere', 'coordinator', { quarter: 'q9' as QuarterId }, { problem: 'notFound' }],
] as const)('refuses %s and writes nothing', async (_, who, change, refusal) => {
	await using w = await gathering();
	expect(await giveGrades(w.db, w[who], ballot(full, change), w.now)).toEqual({ ok: false, ...refusal });
	expect(await given(w)).toEqual([]);
	expect(await w.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test('grades are taken only while they are open, to the end of the last day', async () => {
	for (const [state, day, outcome] of [
		['planned', '2027-02-10', { ok: false, problem: 'gradesNotOpen' }], ['reviewing', '2027-02-10', { ok: false, problem: 'gradesClosed' }], ['closed', '2027-02-10', { ok: false, problem: 'gradesClosed' }],
		['gathering', '2027-02-20', { ok: true }], ['gathering', '2027-02-21', { ok: false, problem: 'gradesClosed' }],
	] as const) {
		await using w = await gathering({ state });
		expect(await giveGrades(w.db, w.coordinator, ballot(full), new Date(`${day}T23:30:00Z`)), `${state} on ${day}`).toEqual(outcome);
	}
});

test('a topic that has left the list meanwhile is left out, the others count', async () => {
	await using w = await gathering();
	await w.topic('gone', 'digital', { state: 'retired' });
	expect(await giveGrades(w.db, w.coordinator, ballot({ gone: 3, budget: 1, nowhere: 2 }), w.now)).toEqual({ ok: true });
	expect(await given(w)).toEqual(['kumasi budget 1 of 0, version 1']);
});

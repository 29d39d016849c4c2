import { expect, test } from 'vitest';
import { addDays, type Day } from '#i18n/day.ts';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import { closeQuarter, markStep, moveStep, planNextQuarter } from './commands.server.ts';
import { daysOfQuarter, planQuarter } from './plan-quarter.ts';
import type { Quarter, QuarterId } from './quarter.ts';
import { findQuarter, insertQuarter, listMarks, listQuarters, listStepMoves } from './store.server.ts';

const q1 = 'q1' as QuarterId;
const kumasi = 'kumasi' as CityId;

/** Two cities, one of them quiet, in the practice of the first quarter of 2027: the world's day is 10 February. */
async function inPractice(change: Partial<Quarter> = {}) {
	const w = await world();
	await w.city('kumasi');
	await w.city('niamey', { status: 'quiet' });
	const days = daysOfQuarter('2027-Q1')!;
	await w.db.transaction().execute((tx) => insertQuarter(tx, w.network.id, { id: q1, number: 1, state: 'chosen', ...days, slots: 1, message: '', lang: 'en', version: 1, ...planQuarter(days.startsOn, days.endsOn)!, ...change }));
	const people = { secretariat: await w.person('secretariat'), coordinator: await w.person('coordinator', 'kumasi'), quiet: await w.person('coordinator', 'niamey'), funder: await w.person('funder') };
	return { ...w, ...people, [Symbol.asyncDispose]: w[Symbol.asyncDispose] };
}
const moving = (change = {}) => ({ key: newId(), quarter: q1, version: 1, step: 'practise' as const, day: '2027-03-12' as Day, why: 'Floods in two cities.', ...change });

test('a moved step moves what follows, is remembered with its reason, and only cities that travel get a letter', async () => {
	await using w = await inPractice();
	expect(await moveStep(w.db, w.secretariat, moving(), w.now)).toEqual({ ok: true, days: 7 });

	const quarter = await findQuarter(w.db, w.network.id, q1);
	expect(quarter?.steps.map(({ from, until }) => `${from} ${until}`).slice(2)).toEqual(['2027-02-01 2027-03-12', '2027-03-15 2027-03-19', '2027-03-24 2027-03-24']);
	expect(await listStepMoves(w.db, w.network.id, q1)).toMatchObject([{ step: 'practise', before: '2027-03-05', after: '2027-03-12', why: 'Floods in two cities.' }]);
	const letters = await w.db.selectFrom('mail').select(['address', 'text']).execute();
	expect(letters.map((letter) => letter.address)).toEqual(['coordinator-kumasi@example.org']);
	expect(letters[0]?.text).toContain('Floods in two cities.');
});

test('a form sent twice, even at once, moves once', async () => {
	await using w = await inPractice();
	const form = moving();
	const both = await Promise.all([moveStep(w.db, w.secretariat, form, w.now), moveStep(w.db, w.secretariat, form, w.now)]);
	expect(both).toEqual([{ ok: true, days: 7 }, { ok: true, days: 7 }]);
	expect(await w.db.selectFrom('mail').selectAll().execute()).toHaveLength(1);
});

test.each([
	['a coordinator', 'coordinator', {}, 'notAllowed'],
	['a funder', 'funder', {}, 'notAllowed'],
	['an old version', 'secretariat', { version: 0 }, 'editedMeanwhile'],
	['a quarter of elsewhere', 'secretariat', { quarter: 'other' as QuarterId }, 'notFound'],
	['a step that is over', 'secretariat', { step: 'kickOff' as const }, 'alreadyOver'],
] as const)('refuses %s and writes nothing', async (_, who, change, problem) => {
	await using w = await inPractice();
	expect(await moveStep(w.db, w[who], moving(change), w.now)).toMatchObject({ ok: false, problem });
	expect(await findQuarter(w.db, w.network.id, q1)).toMatchObject({ version: 1 });
	expect(await w.db.selectFrom('mail').selectAll().execute()).toEqual([]);
	expect(await w.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test('a quarter never runs into the next one', async () => {
	await using w = await inPractice();
	const planned = await planNextQuarter(w.db, w.secretariat, { key: newId(), startsOn: '2027-04-01' as Day, endsOn: '2027-06-30' as Day, slots: 1, from: 'last', message: '', lang: 'en' }, w.now);
	expect(planned).toMatchObject({ ok: true });
	expect((await listQuarters(w.db, w.network.id))[1]?.steps[0]).toEqual({ step: 'kickOff', from: '2027-04-06', until: '2027-04-06' });
	expect(await moveStep(w.db, w.secretariat, moving({ day: '2027-03-26' as Day }), w.now)).toEqual({ ok: false, problem: 'runsIntoNext' });
	expect(await planNextQuarter(w.db, w.secretariat, { key: newId(), startsOn: '2027-06-01' as Day, endsOn: '2027-09-30' as Day, slots: 1, from: 'template', message: '', lang: 'en' }, w.now)).toEqual({ ok: false, problem: 'runsIntoLast' });
});

const marking = (change = {}) => ({ key: newId(), quarter: q1, city: kumasi, step: 'deepDive' as const, version: 0, state: 'done' as const, words: 'We met twice.', people: 12, channel: 'app' as const, ...change });

test('a city marks its step, somebody else’s later text is never overwritten in silence', async () => {
	await using w = await inPractice();
	expect(await markStep(w.db, w.coordinator, marking(), w.now)).toEqual({ ok: true });
	expect(await markStep(w.db, w.secretariat, marking({ words: 'They called: three times.', channel: 'call' }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { words: 'We met twice.', version: 1 } });
	expect(await markStep(w.db, w.secretariat, marking({ words: 'They called: three times.', channel: 'call', version: 1 }), w.now)).toEqual({ ok: true });
	expect(await listMarks(w.db, w.network.id, q1, kumasi)).toMatchObject([{ words: 'They called: three times.', channel: 'call', version: 2 }]);
});

test.each([
	['another city', 'quiet', {}, 'notAllowed'],
	['a step that has not begun', 'coordinator', { step: 'exchange' as const }, 'notYet'],
	['a funder', 'funder', {}, 'notAllowed'],
] as const)('a mark by or for %s is refused', async (_, who, change, problem) => {
	await using w = await inPractice();
	expect(await markStep(w.db, w[who], marking(change), w.now)).toEqual({ ok: false, problem });
	expect(await listMarks(w.db, w.network.id, q1, null)).toEqual([]);
});

test('a quarter closes once its exchange is over', async () => {
	await using w = await inPractice();
	expect(await closeQuarter(w.db, w.secretariat, { key: newId(), quarter: q1 }, w.now)).toEqual({ ok: false, problem: 'notOver' });
	const later = new Date(`${addDays('2027-03-17' as Day, 1)}T12:00:00Z`);
	expect(await closeQuarter(w.db, w.secretariat, { key: newId(), quarter: q1 }, later)).toEqual({ ok: true });
	expect(await findQuarter(w.db, w.network.id, q1)).toMatchObject({ state: 'closed' });
});

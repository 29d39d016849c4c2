import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { newId } from '#platform/id.ts';
import { runDueJobs } from '#platform/jobs.server.ts';
import { ballot, gathering, lagos, q1 } from '#testing/gathering.server.ts';
import { openGrades } from './choice-commands.server.ts';
import { giveGrades } from './grade-commands.server.ts';
import { gradeJobs } from './grade-job-commands.server.ts';
import { listQuarterDates } from './ledger-store.server.ts';

type W = Awaited<ReturnType<typeof gathering>>;
const run = (w: W, at: string) => runDueJobs(w.db, gradeJobs(w.db, 'https://caravan.test'), () => new Date(at), () => {});
const letters = async (w: W) => (await w.db.selectFrom('mail').select(['address', 'subject', 'text']).orderBy('id').execute());
const stateOf = async (w: W) => (await listQuarterDates(w.db, w.network.id))[0]?.state;

/** Opened on 10 February until the 20th. */
async function opened(closesOn = '2027-02-20') {
	const w = await gathering({ state: 'planned' });
	expect(await openGrades(w.db, w.secretariat, { key: newId(), version: 1, quarter: q1, closesOn: closesOn as Day }, w.now)).toEqual({ ok: true });
	return w;
}

test('three days and one day before, at eight, coordinators of travelling cities without grades are reminded; quiet ones never', async () => {
	await using w = await opened();
	await giveGrades(w.db, w.other, ballot({ budget: 2 }, { city: lagos }), w.now);
	await run(w, '2027-02-17T07:59:00Z');
	expect(await letters(w)).toEqual([]);
	await run(w, '2027-02-17T08:00:00Z');
	expect(await letters(w)).toMatchObject([{ address: 'coordinator-kumasi@example.org', subject: 'Test network: grades for quarter 1 close in 3 days' }]);
	expect((await letters(w))[0]?.text).toContain('https://caravan.test/en/quarters/q1/grades/kumasi');
	await run(w, '2027-02-19T08:00:00Z');
	expect((await letters(w)).map(({ subject }) => subject)).toEqual(['Test network: grades for quarter 1 close in 3 days', 'Test network: grades for quarter 1 close tomorrow']);
});

test('a job done again after a crash has one effect', async () => {
	await using w = await opened();
	await run(w, '2027-02-17T08:00:00Z');
	await w.db.updateTable('job').set({ done_at: null, leased_until: null }).execute();
	await run(w, '2027-02-17T08:05:00Z');
	expect(await letters(w)).toHaveLength(2);
});

test('the grades close by themselves when their last day is over, and leave a trace', async () => {
	await using w = await opened();
	await run(w, '2027-02-20T23:59:00Z');
	expect(await stateOf(w)).toBe('gathering');
	await run(w, '2027-02-21T00:00:00Z');
	expect(await stateOf(w)).toBe('reviewing');
	expect(await w.db.selectFrom('record').select(['kind', 'person_id']).where('kind', '=', 'quarter.closeByCalendar').execute()).toEqual([{ kind: 'quarter.closeByCalendar', person_id: 'calendar' }]);
});

test('when the day moves, reminders and closing move with it', async () => {
	await using w = await opened();
	expect(await openGrades(w.db, w.secretariat, { key: newId(), version: 2, quarter: q1, closesOn: '2027-02-27' as Day }, w.now)).toEqual({ ok: true });
	await run(w, '2027-02-21T09:00:00Z');
	expect([await letters(w), await stateOf(w)]).toEqual([[], 'gathering']);
	await run(w, '2027-02-24T08:00:00Z');
	expect(await letters(w)).toHaveLength(2);
	await run(w, '2027-02-28T00:00:00Z');
	expect(await stateOf(w)).toBe('reviewing');
});

test('a reminder whose hour is already over when the grades open is not sent', async () => {
	await using w = await opened('2027-02-12');
	await run(w, '2027-02-10T10:00:00Z');
	expect(await letters(w)).toEqual([]);
	await run(w, '2027-02-11T08:00:00Z');
	expect(await letters(w)).toHaveLength(2);
});

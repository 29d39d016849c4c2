import { expect, test } from 'vitest';
import { world } from '#testing/world.server.ts';
import { inTransaction, type Tx } from './db/db.server.ts';
import { insertJob, mostAttempts, runDueJobs, type Job } from './jobs.server.ts';
import { deliverMail, insertMail } from './mail.server.ts';

const silent = () => undefined;
const ask = (w: Awaited<ReturnType<typeof world>>, work: (tx: Tx) => Promise<void>) => inTransaction(w.db, async (tx) => { await work(tx); return { ok: true }; });
const minutesLater = (now: Date, minutes: number) => () => new Date(now.getTime() + minutes * 60_000);

test('a job asked for twice under one key is done once, when it is due', async () => {
	await using w = await world();
	const seen: Job[] = [];
	const handlers = { remind: async (job: Job) => { seen.push(job); return Promise.resolve(); } };
	const due = minutesLater(w.now, 10)();
	for (const _ of [1, 2]) await ask(w, (tx) => insertJob(tx, w.network.id, { kind: 'remind', uniqueKey: 'q1', due, payload: { days: 3 } }));

	expect(await runDueJobs(w.db, handlers, minutesLater(w.now, 9), silent)).toBe(0);
	expect(await runDueJobs(w.db, handlers, minutesLater(w.now, 10), silent)).toBe(1);
	expect(await runDueJobs(w.db, handlers, minutesLater(w.now, 600), silent)).toBe(0);
	expect(seen.map((job) => job.payload)).toEqual([{ days: 3 }]);
});

test('two runners at once do a job once', async () => {
	await using w = await world();
	let count = 0;
	const handlers = { remind: async () => { count++; await new Promise((soon) => { setTimeout(soon, 20); }); } };
	for (const key of ['a', 'b', 'c']) await ask(w, (tx) => insertJob(tx, w.network.id, { kind: 'remind', uniqueKey: key, due: w.now, payload: null }));
	await Promise.all([1, 2].map(() => runDueJobs(w.db, handlers, minutesLater(w.now, 1), silent)));
	expect(count).toBe(3);
});

test('a job that fails comes back later each time, and is given up in the end with its failure kept', async () => {
	await using w = await world();
	let attempts = 0;
	const handlers = { remind: async () => { attempts++; return Promise.reject(new Error('no line')); } };
	await ask(w, (tx) => insertJob(tx, w.network.id, { kind: 'remind', uniqueKey: 'x', due: w.now, payload: null }));
	for (let minute = 0; minute < 600; minute++) await runDueJobs(w.db, handlers, minutesLater(w.now, minute), silent);
	expect(attempts).toBe(mostAttempts);
	expect(await w.db.selectFrom('job').select('failure').execute()).toEqual([{ failure: 'no line' }]);
});

test('a letter is posted once, even when the process dies before it noted so', async () => {
	await using w = await world();
	const posted: string[] = [];
	await ask(w, (tx) => insertMail(tx, w.network.id, { person: null, address: 'ama@example.org', lang: 'ar', subject: 'مرحبا', text: 'x' }, w.now));
	const deliver = deliverMail(w.db, async ({ subject }) => { posted.push(subject); return Promise.resolve(); });
	await runDueJobs(w.db, { mail: deliver }, minutesLater(w.now, 1), silent);
	await w.db.updateTable('job').set({ done_at: null, leased_until: null }).execute();
	await runDueJobs(w.db, { mail: deliver }, minutesLater(w.now, 9), silent);
	expect(posted).toEqual(['مرحبا']);
});

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { world } from '#testing/world.server.ts';
import { inTransaction, isOutOfReach } from './db.server.ts';
import { migrate } from './migrations.server.ts';

const window = '2027-01-01T00:00:00Z';

test.each([
	['commits what went well', async () => Promise.resolve({ ok: true }), 1],
	['rolls back a refusal, even after a write', async () => Promise.resolve({ ok: false }), 0],
	['rolls back a throw', async () => Promise.reject(new Error('power cut')), 0],
])('%s', async (_, end, rows) => {
	await using w = await world();
	await inTransaction(w.db, async (tx) => {
		await tx.insertInto('rate').values({ bucket: 'x', window_start: window, count: 1 }).execute();
		return end();
	}).catch(() => null);
	expect(await w.db.selectFrom('rate').selectAll().execute()).toHaveLength(rows);
});

test('transactions that read, then write, add up', async () => {
	await using w = await world();
	await w.db.insertInto('rate').values({ bucket: 'x', window_start: window, count: 0 }).execute();
	await Promise.all(Array.from({ length: 40 }, () => inTransaction(w.db, async (tx) => {
		const { count } = await tx.selectFrom('rate').select('count').executeTakeFirstOrThrow();
		await tx.updateTable('rate').set({ count: count + 1 }).execute();
		return { ok: true };
	})));
	expect(await w.db.selectFrom('rate').select('count').execute()).toEqual([{ count: 40 }]);
});

test.each([[1, 2, true], [9, 3, false]])('work that met a row of the same name %i times is run %i times', async (meetings, runs, ok) => {
	await using w = await world();
	let run = 0;
	const work = inTransaction(w.db, async () => {
		if (++run <= meetings) throw Object.assign(new Error('duplicate key'), { code: '23505' });
		return Promise.resolve({ ok: true });
	});
	expect([await work.then(() => true, () => false), run]).toEqual([ok, runs]);
});

test('both engines answer in the same types and hold to the same walls', async () => {
	await using w = await world();
	await migrate(w.db, w.now);
	const { rows } = await sql<{ n: unknown; half: unknown }>`select count(*) as n, 0.5 * avg(1) as half from network`.execute(w.db);
	expect(rows[0]?.n).toBe(1);
	const stray = w.db.insertInto('person').values({ network_id: 'nowhere', id: 'x', name: 'X', address: null, lang: 'en', version: 1 }).execute();
	await expect(stray).rejects.toThrow(/foreign key/i);
	const text = w.db.insertInto('rate').values({ bucket: 'y', window_start: window, count: 'many' as never }).execute();
	await expect(text).rejects.toThrow();
});

test.runIf(process.env['DATABASE_URL'])('a connection that is ended while somebody works on it fails that work, says the database is out of reach, and is replaced', async () => {
	await using w = await world();
	const work = inTransaction(w.db, async (tx) => {
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
		await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(w.db);
		await new Promise((resolve) => { setTimeout(resolve, 200); }); // nothing is asked of it just then
		await tx.selectFrom('network').select('id').execute();
		return { ok: true };
	});
	const error: unknown = await work.then(() => null, (reason: unknown) => reason);
	expect(isOutOfReach(error)).toBe(true);
	expect(await w.db.selectFrom('network').select('id').execute()).toHaveLength(1);
});

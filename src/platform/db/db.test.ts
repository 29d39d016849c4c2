import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { world } from '#testing/world.server.ts';
import { inTransaction } from './db.server.ts';
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
	await Promise.all(Array.from({ length: 5 }, () => inTransaction(w.db, async (tx) => {
		const { count } = await tx.selectFrom('rate').select('count').executeTakeFirstOrThrow();
		await tx.updateTable('rate').set({ count: count + 1 }).execute();
		return { ok: true };
	})));
	expect(await w.db.selectFrom('rate').select('count').execute()).toEqual([{ count: 5 }]);
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

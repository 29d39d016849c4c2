import { sql } from 'kysely';
import { firstQuarter } from './0001-first-quarter.server.ts';
import { toolbox } from './0002-toolbox.server.ts';
import { inTransaction, isPostgres, type Db } from './db.server.ts';
import { wallAround } from './raise-wall.server.ts';

/** Applied once, in this order, on both engines. What has shipped is never edited; a change is a new entry. */
const migrations: readonly { id: string; statements: readonly string[] }[] = [
	{ id: '0001-first-quarter', statements: firstQuarter },
	{ id: '0002-toolbox', statements: toolbox },
];

export async function migrate(db: Db, now: Date): Promise<void> {
	await inTransaction(db, async (tx) => {
		await sql`create table if not exists migration (id text not null primary key, at text not null)`.execute(tx);
		const done = new Set((await tx.selectFrom('migration').select('id').execute()).map((row) => row.id));
		for (const { id, statements } of migrations.filter((migration) => !done.has(migration.id))) {
			for (const statement of isPostgres(db) ? [...statements, ...wallAround(statements)] : statements) await sql.raw(statement).execute(tx);
			await tx.insertInto('migration').values({ id, at: now.toISOString() }).execute();
		}
		return { ok: true };
	});
}

import { sql } from 'kysely';
import { openDatabase } from '#platform/db/db.server.ts';

/** Before all tests: what an earlier run left on a PostgreSQL of somebody's own may be of another day's tables. */
export default async function forgetSchemas(): Promise<void> {
	const url = process.env['DATABASE_URL'];
	if (!url) return;
	const db = openDatabase(url);
	const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace where nspname like 'test\\_%'`.execute(db);
	for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(db);
	await db.destroy();
}

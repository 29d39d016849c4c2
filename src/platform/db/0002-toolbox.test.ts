import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { world } from '#testing/world.server.ts';
import { firstQuarter } from './0001-first-quarter.server.ts';
import { isPostgres } from './db.server.ts';
import { migrate } from './migrations.server.ts';
import { wallAround } from './raise-wall.server.ts';

/** A database as the release before left it: the first migration alone, with what it needs of a network. */
async function older() {
	const w = await world();
	const tables = (isPostgres(w.db)
		? await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(w.db)
		: await sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(w.db)).rows;
	if (!isPostgres(w.db)) await sql`pragma foreign_keys = off`.execute(w.db);
	for (const { name } of tables) await sql`drop table ${sql.id(name)} ${sql.raw(isPostgres(w.db) ? 'cascade' : '')}`.execute(w.db);
	if (!isPostgres(w.db)) await sql`pragma foreign_keys = on`.execute(w.db);
	for (const statement of isPostgres(w.db) ? [...firstQuarter, ...wallAround(firstQuarter)] : firstQuarter) await sql.raw(statement).execute(w.db);
	await sql`create table migration (id text not null primary key, at text not null)`.execute(w.db);
	await w.db.insertInto('migration').values({ id: '0001-first-quarter', at: w.now.toISOString() }).execute();
	await sql`insert into network (id, name, languages_json, zone, first_quarter, last_quarter, is_example, created_at, version)
		values ('old', 'Old network', '["en"]', 'Africa/Accra', '2026-Q1', '2028-Q4', 0, '2026-01-01', 1)`.execute(w.db);
	await sql`insert into module (network_id, id, area, kind, minutes, after_json, plan_json, tools_json, position, state)
		values ('old', 'agile', 'building-testing', 'core', 90, '[]', '["actions"]', '["retrospective"]', 3, 'offered')`.execute(w.db);
	const text = (lang: string, version: number, translates: number | null, title: string) => sql`insert into module_text (network_id, module_id, lang, version, translates, title, objective, blocks_json, changed_at, person_id)
		values ('old', 'agile', ${lang}, ${version}, ${translates}, ${title}, 'Deliver', '{"who":"For all"}', '2026-02-03', null)`.execute(w.db);
	await text('en', 1, null, 'Agile');
	await text('fr', 2, 1, 'Méthodes agiles');
	return w;
}

test('the texts of an older network are all there after the migration, each in its first edition', async () => {
	await using w = await older();
	await migrate(w.db, w.now);
	const rows = await w.db.selectFrom('text').selectAll().orderBy('lang').execute();
	expect(rows).toEqual([
		{ network_id: 'old', kind: 'module', of_id: 'agile', lang: 'en', version: 1, is_source: 1, title: 'Agile', aim: 'Deliver', blocks_json: '{"who":"For all"}', editions_json: '{}', changed_at: '2026-02-03', person_id: null },
		{ network_id: 'old', kind: 'module', of_id: 'agile', lang: 'fr', version: 2, is_source: 0, title: 'Méthodes agiles', aim: 'Deliver', blocks_json: '{"who":"For all"}', editions_json: '{}', changed_at: '2026-02-03', person_id: null },
	]);
	expect(await w.db.selectFrom('module').select(['id', 'minutes', 'version']).execute()).toEqual([{ id: 'agile', minutes: 90, version: 1 }]);
	await expect(sql`select * from module_text`.execute(w.db)).rejects.toThrow();
	await migrate(w.db, w.now);
	expect(await w.db.selectFrom('text').select('lang').execute()).toHaveLength(2);
});

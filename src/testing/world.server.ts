import { sql } from 'kysely';
import type { Day } from '#i18n/day.ts';
import { insertCity, insertNetwork, insertStatus } from '#journey/network/store.server.ts';
import { insertMembership, insertPerson } from '#journey/network/person-store.server.ts';
import type { Actor, City, CityId, Network, Role } from '#journey/network/network.ts';
import { openDatabase } from '#platform/db/db.server.ts';
import { migrate } from '#platform/db/migrations.server.ts';
import { newId } from '#platform/id.ts';
import { actorOf, exampleCity, exampleNetwork } from './examples.ts';

/**
 * A migrated database with one network, and short builders for the few rows a test needs.
 * In memory by default; with DATABASE_URL, a schema of its own on that PostgreSQL.
 */
export async function world(change: Partial<Network> = {}) {
	const { db, drop } = await emptyDatabase();
	const now = new Date('2027-02-10T09:00:00Z');
	const network: Network = { ...exampleNetwork, ...change };
	await migrate(db, now);
	await db.transaction().execute((tx) => insertNetwork(tx, network, now));

	async function city(id: string, said: Partial<City> = {}): Promise<City> {
		const made: City = { ...exampleCity, id: id as CityId, names: { en: id }, ...said };
		await db.transaction().execute(async (tx) => {
			await insertCity(tx, network.id, made);
			await insertStatus(tx, network.id, { id: newId(), city: made.id, status: made.status, reason: made.statusReason, expectedReturn: made.expectedReturn, by: actorOf('secretariat').person, at: new Date('2026-01-01T00:00:00Z') });
		});
		return made;
	}

	/** Somebody with one role, in the tables and as the actor of commands; the id is the role, or role and city. */
	async function person(role: Role, of: string | null = null, name = of ? `${role} ${of}` : role): Promise<Actor> {
		const actor = { ...actorOf(role, of), name };
		await db.transaction().execute(async (tx) => {
			await insertPerson(tx, network.id, { id: actor.person, name, address: `${actor.person}@example.org`, lang: 'en', version: 1 });
			await insertMembership(tx, network.id, { id: newId(), person: actor.person, role, city: of as CityId | null, sector: role === 'member' ? 'citizens' : null, from: '2026-01-01' as Day, until: null });
		});
		return { ...actor, network: network.id };
	}

	return { db, now, network, city, person, [Symbol.asyncDispose]: drop };
}

/** The places on PostgreSQL that no test of this file uses just now, by number. */
const free: number[] = [];
let places = 0;

/**
 * Empty and migrated. On PostgreSQL a worker keeps its schemas and empties them for the next test, because to make and to
 * drop forty tables takes ten times as long as a test. They are emptied before use: nothing has to end well for the next.
 */
async function emptyDatabase() {
	const url = process.env['DATABASE_URL'];
	if (!url) {
		const db = openDatabase(':memory:');
		return { db, drop: () => db.destroy() };
	}
	const place = free.pop() ?? ++places;
	const schema = `test_${process.env['VITEST_POOL_ID'] ?? 0}_${place}`;
	const db = openDatabase(`${url}${url.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`);
	await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
	// The newest tables first: a table refers to older ones only.
	await sql.raw(`do $$ declare known text; begin for known in select relname from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r' and relname <> 'migration'
		order by oid desc loop execute format('delete from %I', known); end loop; end $$`).execute(db);
	return {
		db,
		async drop() {
			await db.destroy();
			free.push(place);
		},
	};
}

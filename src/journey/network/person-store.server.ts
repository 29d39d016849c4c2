import type { Day } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { PersonWithRole } from './membership.ts';
import type { Actor, CityId, Membership, NetworkId, Person, PersonId, Role, Sector } from './network.ts';

export async function insertPerson(tx: Tx, network: NetworkId, person: Person): Promise<void> {
	await tx.insertInto('person').values({ network_id: network, ...person }).execute();
}

export async function insertMembership(tx: Tx, network: NetworkId, membership: Membership): Promise<void> {
	await tx.insertInto('membership').values({
		network_id: network, id: membership.id, person_id: membership.person, role: membership.role, city_id: membership.city,
		sector: membership.sector, from_day: membership.from, until_day: membership.until,
	}).execute();
}

/** The person with the roles held on `today`; null when nobody is there or no role is held any more. */
export async function findActor(db: Db, network: NetworkId, person: PersonId, today: Day): Promise<Actor | null> {
	const rows = await db.selectFrom('membership')
		.innerJoin('person', (join) => join.onRef('person.network_id', '=', 'membership.network_id').onRef('person.id', '=', 'membership.person_id'))
		.select(['person.name', 'membership.role', 'membership.city_id'])
		.where('membership.network_id', '=', network).where('membership.person_id', '=', person)
		.where('from_day', '<=', today).where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
		.orderBy('from_day').orderBy('membership.id').execute();
	const [first] = rows;
	if (!first) return null;
	return { network, person, name: first.name, roles: rows.map((row) => ({ role: row.role as Role, city: row.city_id as CityId | null })) };
}

export async function findPerson(db: Db, network: NetworkId, id: PersonId): Promise<Person | null> {
	const row = await db.selectFrom('person').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? personOf(row) : null;
}

export async function findPersonByAddress(db: Db, network: NetworkId, address: string): Promise<Person | null> {
	const row = await db.selectFrom('person').selectAll().where('network_id', '=', network).where('address', '=', address).executeTakeFirst();
	return row ? personOf(row) : null;
}

/** Writes over the version that was read; false when somebody was faster. */
export async function replacePerson(tx: Tx, network: NetworkId, { id, name, address, lang, version }: Person): Promise<boolean> {
	const done = await tx.updateTable('person').set({ name, address, lang, version: version + 1 }).where('network_id', '=', network).where('id', '=', id)
		.where('version', '=', version).returning('id').executeTakeFirst();
	return done !== undefined;
}

function personOf(row: Tables['person']): Person {
	return { id: row.id as PersonId, name: row.name, address: row.address, lang: row.lang as Lang, version: row.version };
}

/** The roles of one person, held, ended or still ahead, in the order they were taken. */
export async function listMemberships(db: Db, network: NetworkId, person: PersonId): Promise<Membership[]> {
	const rows = await db.selectFrom('membership').selectAll().where('network_id', '=', network).where('person_id', '=', person).orderBy('from_day').orderBy('id').execute();
	return rows.map(membershipOf);
}

export async function listSecretariat(db: Db, network: NetworkId): Promise<Membership[]> {
	const rows = await db.selectFrom('membership').selectAll().where('network_id', '=', network).where('role', '=', 'secretariat').execute();
	return rows.map(membershipOf);
}

export async function findMembership(db: Db, network: NetworkId, id: string): Promise<Membership | null> {
	const row = await db.selectFrom('membership').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? membershipOf(row) : null;
}

/** Sets the first day without the role. */
export async function endMembership(tx: Tx, network: NetworkId, id: string, until: Day): Promise<void> {
	await tx.updateTable('membership').set({ until_day: until }).where('network_id', '=', network).where('id', '=', id).execute();
}

function membershipOf(row: Tables['membership']): Membership {
	return {
		id: row.id, person: row.person_id as PersonId, role: row.role as Role, city: row.city_id as CityId | null,
		sector: row.sector as Sector | null, from: row.from_day as Day, until: row.until_day as Day | null,
	};
}

export type { PersonWithRole } from './membership.ts';

/** People with the roles they hold or held, by name; of one city, or with null of the network. */
export async function listPeople(db: Db, network: NetworkId, city: CityId | null): Promise<PersonWithRole[]> {
	const rows = await db.selectFrom('membership')
		.innerJoin('person', (join) => join.onRef('person.network_id', '=', 'membership.network_id').onRef('person.id', '=', 'membership.person_id'))
		.select(['person.id', 'person.name', 'person.address', 'person.lang', 'person.version', 'membership.id as membership_id', 'membership.role', 'membership.city_id', 'membership.sector', 'membership.from_day', 'membership.until_day'])
		.where('membership.network_id', '=', network)
		.where((eb) => (city === null ? eb('membership.city_id', 'is', null) : eb('membership.city_id', '=', city)))
		.orderBy('person.name').orderBy('membership.id').execute();
	return rows.map((row) => ({
		id: row.id as PersonId, name: row.name, address: row.address, lang: row.lang as Lang, version: row.version,
		membership: {
			id: row.membership_id, person: row.id as PersonId, role: row.role as Role, city: row.city_id as CityId | null,
			sector: row.sector as Sector | null, from: row.from_day as Day, until: row.until_day as Day | null,
		},
	}));
}

/** Who coordinates each city on `today`, for letters to the cities. */
export async function listCoordinators(db: Db, network: NetworkId, today: Day): Promise<(Person & { city: CityId })[]> {
	const rows = await db.selectFrom('membership')
		.innerJoin('person', (join) => join.onRef('person.network_id', '=', 'membership.network_id').onRef('person.id', '=', 'membership.person_id'))
		.select(['person.id', 'person.name', 'person.address', 'person.lang', 'person.version', 'membership.city_id'])
		.where('membership.network_id', '=', network).where('membership.role', '=', 'coordinator')
		.where('from_day', '<=', today).where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
		.orderBy('person.name').orderBy('membership.id').execute();
	return rows.map((row) => ({ id: row.id as PersonId, name: row.name, address: row.address, lang: row.lang as Lang, version: row.version, city: row.city_id as CityId }));
}

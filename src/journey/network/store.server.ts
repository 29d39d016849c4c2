import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import { textIn } from '#i18n/translator.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { City, CityId, CityStatus, Network, NetworkId, PersonId } from './network.ts';

export async function insertNetwork(tx: Tx, network: Network, at: Date): Promise<void> {
	await tx.insertInto('network').values({
		id: network.id, name: network.name, languages_json: JSON.stringify(network.languages), zone: network.zone,
		first_quarter: network.firstQuarter, last_quarter: network.lastQuarter, is_example: network.isExample ? 1 : 0,
		created_at: at.toISOString(), version: network.version,
	}).execute();
}

export async function findNetwork(db: Db, id: NetworkId): Promise<Network | null> {
	const row = await db.selectFrom('network').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? networkOf(row) : null;
}

/** Every network of this installation: one, or the example and one's own. */
export async function listNetworks(db: Db): Promise<Network[]> {
	const rows = await db.selectFrom('network').selectAll().orderBy('created_at').execute();
	return rows.map(networkOf);
}

export function networkOf(row: Tables['network']): Network {
	return {
		id: row.id as NetworkId, name: row.name, languages: JSON.parse(row.languages_json) as Lang[], zone: row.zone,
		firstQuarter: row.first_quarter, lastQuarter: row.last_quarter, isExample: row.is_example === 1, version: row.version,
	};
}

export async function insertCity(tx: Tx, network: NetworkId, city: City, facts: unknown = null): Promise<void> {
	await tx.insertInto('city').values({
		network_id: network, id: city.id, names_json: JSON.stringify(city.names), country: city.country, currency: city.currency, zone: city.zone,
		weekend_json: JSON.stringify(city.weekend), languages_json: JSON.stringify(city.languages), facts_json: JSON.stringify(facts),
		shares_levels: city.sharesLevels ? 1 : 0, status: city.status, status_reason: city.statusReason, expected_return: city.expectedReturn, version: city.version,
	}).execute();
}

/** A city enters a status: a dated fact with who and why, and from now what the city's row says. */
export async function insertStatus(tx: Tx, network: NetworkId, said: { id: string; city: CityId; status: CityStatus; reason: string; expectedReturn: Day | null; by: PersonId; at: Date }): Promise<void> {
	await tx.insertInto('city_status').values({
		network_id: network, id: said.id, city_id: said.city, status: said.status, reason: said.reason, expected_return: said.expectedReturn,
		at: said.at.toISOString(), person_id: said.by,
	}).execute();
	await tx.updateTable('city').set({ status: said.status, status_reason: said.reason, expected_return: said.expectedReturn })
		.where('network_id', '=', network).where('id', '=', said.city).execute();
}

/** Every city by name in `lang`, each with the status it is in. */
export async function listCities(db: Db, network: NetworkId, lang: Lang): Promise<City[]> {
	const rows = await db.selectFrom('city').selectAll().where('network_id', '=', network).execute();
	const named = rows.map(cityOf).map((city) => ({ city, name: textIn(city.names, lang).text }));
	return named.sort((a, b) => a.name.localeCompare(b.name, lang)).map(({ city }) => city);
}

export async function findCity(db: Db, network: NetworkId, id: CityId): Promise<City | null> {
	const row = await db.selectFrom('city').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? cityOf(row) : null;
}

function cityOf(row: Tables['city']): City {
	return {
		id: row.id as CityId, names: JSON.parse(row.names_json) as InLanguages, country: row.country, currency: row.currency, zone: row.zone,
		weekend: JSON.parse(row.weekend_json) as number[], languages: JSON.parse(row.languages_json) as Lang[], sharesLevels: row.shares_levels === 1,
		status: row.status as CityStatus, statusReason: row.status_reason, expectedReturn: row.expected_return as Day | null,
		version: row.version,
	};
}

/** Replaces what is said of a city, if nobody did so since `version`; false when somebody did. */
export async function replaceCity(tx: Tx, network: NetworkId, city: City): Promise<boolean> {
	const { numUpdatedRows } = await tx.updateTable('city').set({
		names_json: JSON.stringify(city.names), country: city.country, currency: city.currency, zone: city.zone, weekend_json: JSON.stringify(city.weekend),
		languages_json: JSON.stringify(city.languages), shares_levels: city.sharesLevels ? 1 : 0, version: city.version + 1,
	}).where('network_id', '=', network).where('id', '=', city.id).where('version', '=', city.version).executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** A city's version rises with its status too, so that two people who set it at once are told of each other. */
export async function raiseCityVersion(tx: Tx, network: NetworkId, city: CityId, version: number): Promise<boolean> {
	const { numUpdatedRows } = await tx.updateTable('city').set({ version: version + 1 })
		.where('network_id', '=', network).where('id', '=', city).where('version', '=', version).executeTakeFirst();
	return numUpdatedRows === 1n;
}

export interface StatusChange {
	status: CityStatus;
	reason: string;
	expectedReturn: Day | null;
	at: string;
}

/** Every status a city was in, latest first. */
export async function listStatusChanges(db: Db, network: NetworkId, city: CityId): Promise<StatusChange[]> {
	const rows = await db.selectFrom('city_status').selectAll().where('network_id', '=', network).where('city_id', '=', city).orderBy('at', 'desc').orderBy('id', 'desc').execute();
	return rows.map((row) => ({ status: row.status as CityStatus, reason: row.reason, expectedReturn: row.expected_return as Day | null, at: row.at }));
}

/** What a city works on, from a day until the next choice. */
export interface Theme {
	id: string;
	city: CityId;
	from: Day;
	label: InLanguages;
	problem: InLanguages;
	/** Why the city changed, where it did. */
	reason: string;
}

export async function insertTheme(tx: Tx, network: NetworkId, theme: Theme): Promise<void> {
	await tx.insertInto('city_theme').values({
		network_id: network, id: theme.id, city_id: theme.city, from_day: theme.from, label_json: JSON.stringify(theme.label),
		problem_json: JSON.stringify(theme.problem), reason: theme.reason,
	}).execute();
}

/** Themes of one city, or with null of every city; the latest first. */
export async function listThemes(db: Db, network: NetworkId, city: CityId | null): Promise<Theme[]> {
	let query = db.selectFrom('city_theme').selectAll().where('network_id', '=', network);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.orderBy('from_day', 'desc').orderBy('id', 'desc').execute();
	return rows.map((row) => ({
		id: row.id, city: row.city_id as CityId, from: row.from_day as Day, label: JSON.parse(row.label_json) as InLanguages,
		problem: JSON.parse(row.problem_json) as InLanguages, reason: row.reason,
	}));
}

/** The public facts of a city with their sources, as they were taken over; null where there are none. */
export async function findFacts(db: Db, network: NetworkId, city: CityId): Promise<unknown> {
	const row = await db.selectFrom('city').select('facts_json').where('network_id', '=', network).where('id', '=', city).executeTakeFirst();
	return row ? (JSON.parse(row.facts_json) as unknown) : null;
}

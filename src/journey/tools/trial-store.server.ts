import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Trying } from './summarise-tried.ts';
import type { ToolId } from './tools.ts';
import type { ToldTrial, Trial } from './trial.ts';

export async function insertTrial(tx: Tx, network: NetworkId, trial: Trial): Promise<void> {
	await tx.insertInto('trial').values({ network_id: network, ...columnsOf(trial) }).execute();
}

/** Puts `trial` in the place of version `before`, which was read in the same transaction. */
export async function replaceTrial(tx: Tx, network: NetworkId, trial: Trial, before: number): Promise<void> {
	await tx.updateTable('trial').set(columnsOf(trial)).where('network_id', '=', network).where('tool_id', '=', trial.tool)
		.where('city_id', '=', trial.city).where('version', '=', before).execute();
}

export async function findTrial(db: Db, network: NetworkId, tool: ToolId, city: CityId): Promise<Trial | null> {
	const row = await db.selectFrom('trial').selectAll().where('network_id', '=', network).where('tool_id', '=', tool).where('city_id', '=', city).executeTakeFirst();
	return row ? trialOf(row) : null;
}

export async function listTrialsIn(db: Db, network: NetworkId, cities: readonly CityId[]): Promise<Trial[]> {
	if (cities.length === 0) return [];
	const rows = await db.selectFrom('trial').selectAll().where('network_id', '=', network).where('city_id', 'in', cities).execute();
	return rows.map(trialOf);
}

/** What cities that share their trial of a tool said of it, latest first. */
export async function listToldTrials(db: Db, network: NetworkId, tool: ToolId, most: number): Promise<ToldTrial[]> {
	const rows = await db.selectFrom('trial').innerJoin('city', (join) => join.onRef('city.network_id', '=', 'trial.network_id').onRef('city.id', '=', 'trial.city_id'))
		.select(['trial.city_id', 'trial.tried_on', 'trial.words', 'trial.lang', 'city.names_json']).where('trial.network_id', '=', network).where('trial.tool_id', '=', tool)
		.where('trial.shared', '=', 1).orderBy('trial.tried_on', 'desc').orderBy('trial.city_id').limit(most).execute();
	return rows.map((row) => ({ city: row.city_id as CityId, on: row.tried_on as Day, words: row.words, lang: row.lang as Lang, names: JSON.parse(row.names_json) as InLanguages }));
}

/** Which cities tried a tool, by a trial or a sheet, and whether they share any of it. */
export async function listTrying(db: Db, network: NetworkId, tool: ToolId): Promise<Trying[]> {
	const both = db.selectFrom('sheet').select(['sheet.city_id', 'sheet.shared']).where('sheet.network_id', '=', network).where('sheet.tool_id', '=', tool)
		.unionAll(db.selectFrom('trial').select(['trial.city_id', 'trial.shared']).where('trial.network_id', '=', network).where('trial.tool_id', '=', tool));
	const rows = await db.selectFrom(both.as('tried')).innerJoin('city', (join) => join.onRef('city.id', '=', 'tried.city_id').on('city.network_id', '=', network))
		.select(({ fn }) => ['tried.city_id', 'city.names_json', fn.max('tried.shared').as('shared')]).groupBy(['tried.city_id', 'city.names_json']).execute();
	return rows.map((row) => ({ city: row.city_id as CityId, names: JSON.parse(row.names_json) as InLanguages, shared: row.shared === 1 }));
}

/** How many cities tried each tool. */
export async function countTrying(db: Db, network: NetworkId): Promise<Map<ToolId, number>> {
	const both = db.selectFrom('sheet').select(['sheet.tool_id', 'sheet.city_id']).where('sheet.network_id', '=', network)
		.union(db.selectFrom('trial').select(['trial.tool_id', 'trial.city_id']).where('trial.network_id', '=', network));
	const rows = await db.selectFrom(both.as('tried')).select(({ fn }) => ['tried.tool_id', fn.countAll().as('cities')]).groupBy('tried.tool_id').execute();
	return new Map(rows.map((row) => [row.tool_id as ToolId, Number(row.cities)]));
}

function columnsOf(trial: Trial) {
	return {
		tool_id: trial.tool, city_id: trial.city, tried_on: trial.on, words: trial.words, lang: trial.lang, shared: trial.shared ? 1 : 0,
		form_key: trial.form, person_id: trial.by, at: trial.at, version: trial.version,
	};
}

function trialOf(row: Tables['trial']): Trial {
	return {
		tool: row.tool_id as ToolId, city: row.city_id as CityId, on: row.tried_on as Day, words: row.words, lang: row.lang as Lang, shared: row.shared === 1,
		form: row.form_key, by: row.person_id as PersonId, at: row.at, version: row.version,
	};
}

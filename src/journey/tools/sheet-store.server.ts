import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { ListedSheet, Sheet, SheetId, SheetSaving } from './sheet.ts';
import type { ToolId, Values } from './tools.ts';

export async function insertSheet(tx: Tx, network: NetworkId, sheet: Sheet): Promise<void> {
	await tx.insertInto('sheet').values({ network_id: network, ...columnsOf(sheet) }).execute();
}

/** Puts `sheet` in the place of version `before`, which was read in the same transaction, and keeps that one in the archive. */
export async function replaceSheet(tx: Tx, network: NetworkId, sheet: Sheet, before: number): Promise<void> {
	const old = await tx.selectFrom('sheet').selectAll().where('network_id', '=', network).where('id', '=', sheet.id).where('version', '=', before).executeTakeFirstOrThrow();
	await tx.insertInto('sheet_version').values(old).execute();
	await tx.updateTable('sheet').set(columnsOf(sheet)).where('network_id', '=', network).where('id', '=', sheet.id).execute();
}

/** Shows the sheet to the network or takes it back, if it still is as it was seen; false where another version stands. */
export async function setShared(tx: Tx, network: NetworkId, id: SheetId, version: number, shared: boolean): Promise<boolean> {
	const { numUpdatedRows } = await tx.updateTable('sheet').set({ shared: shared ? 1 : 0 }).where('network_id', '=', network).where('id', '=', id).where('version', '=', version).executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** A sheet of this city with the name of who saved it last. */
export async function findSheet(db: Db, network: NetworkId, city: CityId, id: SheetId): Promise<{ sheet: Sheet; by: string } | null> {
	const row = await db.selectFrom('sheet').leftJoin('person', (join) => join.onRef('person.network_id', '=', 'sheet.network_id').onRef('person.id', '=', 'sheet.person_id'))
		.selectAll('sheet').select('person.name as by_name').where('sheet.network_id', '=', network).where('sheet.city_id', '=', city).where('sheet.id', '=', id).executeTakeFirst();
	return row ? { sheet: sheetOf(row), by: row.by_name ?? '' } : null;
}

/** Whether a sheet of any city has this id: ids come from forms, and a form may come twice. */
export async function hasSheet(db: Db, network: NetworkId, id: SheetId): Promise<boolean> {
	return (await db.selectFrom('sheet').select('id').where('network_id', '=', network).where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** A sheet that stands with exactly these words, saved by the same person. */
export async function findSameSheet(db: Db, network: NetworkId, { tool, city, title, values, by }: Pick<Sheet, 'tool' | 'city' | 'title' | 'values' | 'by'>): Promise<{ sheet: SheetId; version: number } | null> {
	const row = await db.selectFrom('sheet').select(['id', 'version']).where('network_id', '=', network).where('tool_id', '=', tool).where('city_id', '=', city)
		.where('person_id', '=', by).where('title', '=', title).where('values_json', '=', JSON.stringify(values)).orderBy('id').executeTakeFirst();
	return row ? { sheet: row.id as SheetId, version: row.version } : null;
}

/** Who saved which earlier version, newest first. */
export async function listSheetSavings(db: Db, network: NetworkId, id: SheetId, most: number): Promise<SheetSaving[]> {
	const rows = await db.selectFrom('sheet_version').leftJoin('person', (join) => join.onRef('person.network_id', '=', 'sheet_version.network_id').onRef('person.id', '=', 'sheet_version.person_id'))
		.select(['sheet_version.version', 'sheet_version.at', 'sheet_version.channel', 'person.name']).where('sheet_version.network_id', '=', network).where('sheet_version.id', '=', id)
		.orderBy('sheet_version.version', 'desc').limit(most).execute();
	return rows.map((row) => ({ version: row.version, by: row.name ?? '', at: row.at, channel: row.channel as Channel }));
}

/** An earlier version as it was. */
export async function findSheetVersion(db: Db, network: NetworkId, id: SheetId, version: number): Promise<Sheet | null> {
	const row = await db.selectFrom('sheet_version').selectAll().where('network_id', '=', network).where('id', '=', id).where('version', '=', version).executeTakeFirst();
	return row ? sheetOf(row) : null;
}

/** The latest sheets of some cities, whatever tool they are of. */
export async function listLatestSheets(db: Db, network: NetworkId, cities: readonly CityId[], most: number): Promise<ListedSheet[]> {
	if (cities.length === 0) return [];
	const rows = await listed(db, network).where('sheet.city_id', 'in', cities).limit(most).execute();
	return rows.map(listedOf);
}

function listed(db: Db, network: NetworkId) {
	return db.selectFrom('sheet').innerJoin('city', (join) => join.onRef('city.network_id', '=', 'sheet.network_id').onRef('city.id', '=', 'sheet.city_id'))
		.select(['sheet.id', 'sheet.tool_id', 'sheet.city_id', 'sheet.title', 'sheet.lang', 'sheet.shared', 'sheet.at', 'city.names_json'])
		.where('sheet.network_id', '=', network).orderBy('sheet.at', 'desc').orderBy('sheet.id');
}

function listedOf(row: Pick<Tables['sheet'], 'id' | 'tool_id' | 'city_id' | 'title' | 'lang' | 'shared' | 'at'> & { names_json: string }): ListedSheet {
	return {
		id: row.id as SheetId, tool: row.tool_id as ToolId, city: row.city_id as CityId, title: row.title, lang: row.lang as Lang, shared: row.shared === 1, at: row.at,
		names: JSON.parse(row.names_json) as InLanguages,
	};
}

/** Sheets of one tool: those of `own` cities, and those any city shares, latest first; `most` of each. */
export async function listSheetsOf(db: Db, network: NetworkId, tool: ToolId, own: readonly CityId[], most: number): Promise<ListedSheet[]> {
	const ofTool = listed(db, network).where('sheet.tool_id', '=', tool).limit(most);
	const ofOwn = own.length > 0 ? await ofTool.where('sheet.city_id', 'in', own).execute() : [];
	const ofOthers = await ofTool.where('sheet.shared', '=', 1).$if(own.length > 0, (query) => query.where('sheet.city_id', 'not in', own)).execute();
	return [...ofOwn, ...ofOthers].map(listedOf);
}

/** The latest sheets of a city with all their words, for a phone to carry. */
export async function listSheetsIn(db: Db, network: NetworkId, city: CityId, most: number): Promise<Sheet[]> {
	const rows = await db.selectFrom('sheet').selectAll().where('network_id', '=', network).where('city_id', '=', city).orderBy('at', 'desc').orderBy('id').limit(most).execute();
	return rows.map(sheetOf);
}

function columnsOf(sheet: Sheet) {
	return {
		id: sheet.id, tool_id: sheet.tool, city_id: sheet.city, title: sheet.title, lang: sheet.lang, values_json: JSON.stringify(sheet.values), shared: sheet.shared ? 1 : 0,
		channel: sheet.channel, form_key: sheet.form, person_id: sheet.by, at: sheet.at, version: sheet.version,
	};
}

function sheetOf(row: Tables['sheet']): Sheet {
	return {
		id: row.id as SheetId, tool: row.tool_id as ToolId, city: row.city_id as CityId, title: row.title, lang: row.lang as Lang, values: JSON.parse(row.values_json) as Values,
		shared: row.shared === 1, channel: row.channel as Channel, form: row.form_key, by: row.person_id as PersonId, at: row.at, version: row.version,
	};
}

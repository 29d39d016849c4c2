import type { Lang } from '#i18n/translator.ts';
import type { NetworkId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { SavedText, Text, TextKind, TextSaving, TextTitle } from './text.ts';

export async function insertTexts(tx: Tx, network: NetworkId, kind: TextKind, texts: readonly Text[], saving: TextSaving): Promise<void> {
	if (texts.length === 0) return;
	await tx.insertInto('text').values(texts.map((text) => ({ network_id: network, kind, of_id: text.of, lang: text.lang, is_source: text.isSource ? 1 : 0, ...columnsOf(text, saving) }))).execute();
}

/** Puts `text` in the place of version `before`, which was read in the same transaction, and keeps that one in the archive. */
export async function replaceText(tx: Tx, network: NetworkId, kind: TextKind, text: Text, before: number, saving: TextSaving): Promise<void> {
	const here = tx.selectFrom('text').selectAll().where('network_id', '=', network).where('kind', '=', kind).where('of_id', '=', text.of).where('lang', '=', text.lang);
	const old = await here.where('version', '=', before).executeTakeFirstOrThrow();
	await tx.insertInto('text_version').values(old).execute();
	await tx.updateTable('text').set(columnsOf(text, saving)).where('network_id', '=', network).where('kind', '=', kind).where('of_id', '=', text.of).where('lang', '=', text.lang).execute();
}

/** Title and aim in every language, of all modules or all tools, or of those asked for: for lists, without the long texts. */
export async function listTitles(db: Db, network: NetworkId, kind: TextKind, ids: readonly string[] | null = null): Promise<TextTitle[]> {
	if (ids?.length === 0) return [];
	let query = db.selectFrom('text').select(['of_id', 'lang', 'version', 'is_source', 'title', 'aim']).where('network_id', '=', network).where('kind', '=', kind);
	if (ids) query = query.where('of_id', 'in', ids);
	return (await query.execute()).map((row) => ({ of: row.of_id, lang: row.lang as Lang, version: row.version, isSource: row.is_source === 1, title: row.title, aim: row.aim }));
}

/** The words of the modules or tools asked for, in `langs` and in the language they were written in. */
export async function listTexts(db: Db, network: NetworkId, kind: TextKind, ids: readonly string[], langs: readonly Lang[]): Promise<Text[]> {
	if (ids.length === 0) return [];
	const rows = await db.selectFrom('text').selectAll().where('network_id', '=', network).where('kind', '=', kind).where('of_id', 'in', ids)
		.where((eb) => eb.or([...langs.map((lang) => eb('lang', '=', lang)), eb('is_source', '=', 1)])).execute();
	return rows.map(textOf);
}

/** Who saved which versions of a text before the one that stands, newest first; at most `most`. */
export async function listTextVersions(db: Db, network: NetworkId, kind: TextKind, of: string, lang: Lang, most: number): Promise<SavedText[]> {
	const rows = await db.selectFrom('text_version')
		.leftJoin('person', (join) => join.onRef('person.network_id', '=', 'text_version.network_id').onRef('person.id', '=', 'text_version.person_id'))
		.select(['text_version.lang', 'text_version.version', 'text_version.person_id', 'person.name', 'changed_at'])
		.where('text_version.network_id', '=', network).where('kind', '=', kind).where('of_id', '=', of).where('text_version.lang', '=', lang)
		.orderBy('text_version.version', 'desc').limit(most).execute();
	return rows.map(savedOf);
}

/** A text as it stood in an earlier version. */
export async function findTextVersion(db: Db, network: NetworkId, kind: TextKind, of: string, lang: Lang, version: number): Promise<(Text & SavedText) | null> {
	const row = await db.selectFrom('text_version')
		.leftJoin('person', (join) => join.onRef('person.network_id', '=', 'text_version.network_id').onRef('person.id', '=', 'text_version.person_id'))
		.selectAll('text_version').select('person.name')
		.where('text_version.network_id', '=', network).where('kind', '=', kind).where('of_id', '=', of).where('text_version.lang', '=', lang).where('text_version.version', '=', version)
		.executeTakeFirst();
	return row ? { ...textOf(row), ...savedOf(row) } : null;
}

/** Who saved each language of a text last. */
export async function listTextSavings(db: Db, network: NetworkId, kind: TextKind, of: string): Promise<SavedText[]> {
	const rows = await db.selectFrom('text')
		.leftJoin('person', (join) => join.onRef('person.network_id', '=', 'text.network_id').onRef('person.id', '=', 'text.person_id'))
		.select(['text.lang', 'text.version', 'text.person_id', 'person.name', 'changed_at'])
		.where('text.network_id', '=', network).where('kind', '=', kind).where('of_id', '=', of).execute();
	return rows.map(savedOf);
}

/** Every text of all modules or all tools, whole: for the page that says what is still to be written. */
export async function listAllTexts(db: Db, network: NetworkId, kind: TextKind): Promise<Text[]> {
	const rows = await db.selectFrom('text').selectAll().where('network_id', '=', network).where('kind', '=', kind).execute();
	return rows.map(textOf);
}

function savedOf(row: { lang: string; version: number; person_id: string | null; name: string | null; changed_at: string }): SavedText {
	return { lang: row.lang as Lang, version: row.version, by: row.person_id === null ? null : (row.name ?? ''), at: row.changed_at };
}

function columnsOf(text: Text, { by, at }: TextSaving) {
	return { version: text.version, title: text.title, aim: text.aim, blocks_json: JSON.stringify(text.blocks), editions_json: JSON.stringify(text.editions), changed_at: at, person_id: by };
}

function textOf(row: Tables['text']): Text {
	return {
		of: row.of_id, lang: row.lang as Lang, version: row.version, isSource: row.is_source === 1, title: row.title, aim: row.aim,
		blocks: JSON.parse(row.blocks_json) as Record<string, string>, editions: JSON.parse(row.editions_json) as Record<string, number>,
	};
}

import type { Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { ModuleId } from './curriculum.ts';
import type { ExampleId, LocalExample } from './example.ts';

export async function insertExample(tx: Tx, network: NetworkId, example: LocalExample): Promise<void> {
	await tx.insertInto('local_example').values({
		network_id: network, id: example.id, module_id: example.module, city_id: example.city, words: example.words, lang: example.lang, person_id: example.by,
		at: example.at, withdrawn_at: null, version: example.version,
	}).execute();
}

/** Writes over the version that was read, one version on; `withdrawnAt` takes it back. */
export async function replaceExample(tx: Tx, network: NetworkId, example: LocalExample, withdrawnAt: string | null = null): Promise<void> {
	await tx.updateTable('local_example')
		.set({ words: example.words, lang: example.lang, person_id: example.by, at: example.at, withdrawn_at: withdrawnAt, version: example.version + 1 })
		.where('network_id', '=', network).where('id', '=', example.id).where('version', '=', example.version).execute();
}

/** An example that was not taken back. */
export async function findExample(db: Db, network: NetworkId, module: ModuleId, id: ExampleId): Promise<LocalExample | null> {
	const row = await db.selectFrom('local_example').selectAll().where('network_id', '=', network).where('id', '=', id).where('module_id', '=', module)
		.where('withdrawn_at', 'is', null).executeTakeFirst();
	return row ? exampleOf(row) : null;
}

/** Examples of a module, those changed last first, from the one at place `first` on. */
export async function listExamples(db: Db, network: NetworkId, module: ModuleId, first: number, most: number): Promise<LocalExample[]> {
	const rows = await db.selectFrom('local_example').selectAll().where('network_id', '=', network).where('module_id', '=', module).where('withdrawn_at', 'is', null)
		.orderBy('at', 'desc').orderBy('id').limit(most).offset(first).execute();
	return rows.map(exampleOf);
}

function exampleOf(row: Tables['local_example']): LocalExample {
	return {
		id: row.id as ExampleId, module: row.module_id as ModuleId, city: row.city_id as CityId, words: row.words, lang: row.lang as Lang, by: row.person_id as PersonId,
		at: row.at, version: row.version,
	};
}

/**
 * The one thing the curriculum knows of the long list: which topics still wait for a module, and that one was written for
 * them. The list itself stands on this concept and not the other way round.
 */
import type { InLanguages } from '#i18n/translator.ts';
import type { NetworkId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { ModuleId, WaitingTopic } from './curriculum.ts';

/** Topics on the list for which no module is written. */
export async function listWaitingTopics(db: Db, network: NetworkId): Promise<WaitingTopic[]> {
	const rows = await db.selectFrom('topic').select(['id', 'names_json']).where('network_id', '=', network).where('module_id', 'is', null).where('state', '=', 'listed').orderBy('listed_on').orderBy('id').execute();
	return rows.map((row) => ({ id: row.id, names: JSON.parse(row.names_json) as InLanguages }));
}

/** The topic is taught by the module from now on; false where the topic is not there or has a module already. */
export async function linkTopic(tx: Tx, network: NetworkId, topic: string, module: ModuleId): Promise<boolean> {
	const done = await tx.updateTable('topic').set((eb) => ({ module_id: module, version: eb('version', '+', 1) }))
		.where('network_id', '=', network).where('id', '=', topic).where('module_id', 'is', null).returning('id').executeTakeFirst();
	return done !== undefined;
}

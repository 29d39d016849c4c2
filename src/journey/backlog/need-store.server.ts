import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Lang } from '#i18n/translator.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Need, NeedId, NeedState, TopicId } from './backlog.ts';

/** What the network's needs are read by; null asks for all. */
export interface NeedFilter {
	city: CityId | null;
	state: NeedState | null;
	topic: TopicId | null;
}

/** Needs from the `skip`-th on, newest first, at most `most`: the cost is that of what a page shows. */
export async function listNeedsBy(db: Db, network: NetworkId, { city, state, topic }: NeedFilter, skip: number, most: number): Promise<Need[]> {
	let query = db.selectFrom('need').selectAll('need').where('need.network_id', '=', network);
	if (topic) {
		query = query.innerJoin('need_topic', (join) => join.onRef('need_topic.network_id', '=', 'need.network_id').onRef('need_topic.need_id', '=', 'need.id'))
			.where('need_topic.topic_id', '=', topic);
	}
	if (city) query = query.where('need.city_id', '=', city);
	if (state) query = query.where('need.state', '=', state);
	const rows = await query.orderBy('need.at', 'desc').orderBy('need.id', 'desc').limit(most).offset(skip).execute();
	if (rows.length === 0) return [];
	const links = await db.selectFrom('need_topic').selectAll().where('network_id', '=', network).where('need_id', 'in', rows.map((row) => row.id)).orderBy('topic_id').execute();
	return rows.map((row) => needOf(row, links.filter((link) => link.need_id === row.id).map((link) => link.topic_id as TopicId)));
}

/** A need, with the name of who noted it where that was somebody with an account. */
export async function findNeed(db: Db, network: NetworkId, id: NeedId): Promise<(Need & { notedBy: string | null }) | null> {
	const row = await db.selectFrom('need').leftJoin('person', (join) => join.onRef('person.network_id', '=', 'need.network_id').onRef('person.id', '=', 'need.noted_by'))
		.selectAll('need').select('person.name as noted_by_name').where('need.network_id', '=', network).where('need.id', '=', id).executeTakeFirst();
	if (!row) return null;
	const links = await db.selectFrom('need_topic').select('topic_id').where('network_id', '=', network).where('need_id', '=', id).orderBy('topic_id').execute();
	return { ...needOf(row, links.map((link) => link.topic_id as TopicId)), notedBy: row.noted_by_name };
}

/** Writes state and links over the version that was read; false when somebody was faster. */
export async function replaceNeed(tx: Tx, network: NetworkId, need: Need): Promise<boolean> {
	const done = await tx.updateTable('need').set({ state: need.state, state_reason: need.stateReason, version: need.version + 1 })
		.where('network_id', '=', network).where('id', '=', need.id).where('version', '=', need.version).returning('id').executeTakeFirst();
	if (!done) return false;
	await tx.deleteFrom('need_topic').where('network_id', '=', network).where('need_id', '=', need.id).execute();
	for (const topic of new Set(need.topics)) await tx.insertInto('need_topic').values({ network_id: network, need_id: need.id, topic_id: topic }).execute();
	return true;
}

/** How many cities have a need for each topic that is open or planned: cities count, not needs. */
export async function countCitiesByTopic(db: Db, network: NetworkId): Promise<Map<TopicId, number>> {
	const rows = await db.selectFrom('need_topic')
		.innerJoin('need', (join) => join.onRef('need.network_id', '=', 'need_topic.network_id').onRef('need.id', '=', 'need_topic.need_id'))
		.select(['need_topic.topic_id', (eb) => eb.fn.count<number>('need.city_id').distinct().as('cities')])
		.where('need_topic.network_id', '=', network).where('need.state', 'in', ['open', 'planned']).groupBy('need_topic.topic_id').execute();
	return new Map(rows.map((row) => [row.topic_id as TopicId, row.cities]));
}

function needOf(row: Tables['need'], topics: readonly TopicId[]): Need {
	return {
		id: row.id as NeedId, city: row.city_id as CityId, words: row.words, lang: row.lang as Lang, toldBy: row.told_by, channel: row.channel as Channel,
		person: row.person_id as PersonId | null, at: row.at, state: row.state as NeedState, stateReason: row.state_reason, topics, version: row.version,
	};
}

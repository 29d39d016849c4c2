import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Area, Channel } from '#journey/baseline/baseline.ts';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Need, NeedId, NeedState, Topic, TopicId } from './backlog.ts';

export async function insertTopic(tx: Tx, network: NetworkId, topic: Topic): Promise<void> {
	await tx.insertInto('topic').values({
		network_id: network, id: topic.id, area: topic.area, kind: topic.kind, names_json: JSON.stringify(topic.names), objective_json: JSON.stringify(topic.objective),
		lang: topic.lang, state: topic.state, state_reason: topic.stateReason, module_id: topic.module, slots: topic.slots, listed_on: topic.listedOn, version: topic.version,
	}).execute();
}

/** What has to be done before a topic; the topics must stand already. */
export async function insertTopicsBefore(tx: Tx, network: NetworkId, topic: TopicId, after: readonly TopicId[]): Promise<void> {
	for (const before of new Set(after)) await tx.insertInto('topic_after').values({ network_id: network, topic_id: topic, after_id: before }).execute();
}

export async function listTopics(db: Db, network: NetworkId): Promise<Topic[]> {
	const rows = await db.selectFrom('topic').selectAll().where('network_id', '=', network).orderBy('listed_on').orderBy('id').execute();
	const links = await db.selectFrom('topic_after').selectAll().where('network_id', '=', network).orderBy('after_id').execute();
	return rows.map((row) => ({
		id: row.id as TopicId, area: row.area as Area, kind: row.kind as Topic['kind'], names: JSON.parse(row.names_json) as InLanguages,
		objective: JSON.parse(row.objective_json) as InLanguages, lang: row.lang as Lang, state: row.state as Topic['state'], stateReason: row.state_reason,
		module: row.module_id as ModuleId | null, slots: row.slots, listedOn: row.listed_on as Day,
		after: links.filter((link) => link.topic_id === row.id).map((link) => link.after_id as TopicId), version: row.version,
	}));
}

/** Writes over the version that was read, what comes before it too; false when somebody was faster. */
export async function replaceTopic(tx: Tx, network: NetworkId, topic: Topic): Promise<boolean> {
	const done = await tx.updateTable('topic').set({
		area: topic.area, names_json: JSON.stringify(topic.names), objective_json: JSON.stringify(topic.objective), state: topic.state, state_reason: topic.stateReason,
		module_id: topic.module, slots: topic.slots, version: topic.version + 1,
	}).where('network_id', '=', network).where('id', '=', topic.id).where('version', '=', topic.version).returning('id').executeTakeFirst();
	if (!done) return false;
	await tx.deleteFrom('topic_after').where('network_id', '=', network).where('topic_id', '=', topic.id).execute();
	await insertTopicsBefore(tx, network, topic.id, topic.after);
	return true;
}

export async function insertNeed(tx: Tx, network: NetworkId, need: Need, notedBy: PersonId): Promise<void> {
	await tx.insertInto('need').values({
		network_id: network, id: need.id, city_id: need.city, words: need.words, lang: need.lang, told_by: need.toldBy, channel: need.channel, person_id: need.person,
		noted_by: notedBy, at: need.at, state: need.state, state_reason: need.stateReason, version: need.version,
	}).execute();
	for (const topic of new Set(need.topics)) await tx.insertInto('need_topic').values({ network_id: network, need_id: need.id, topic_id: topic }).execute();
}

/** Needs of one city, or with null of every city, newest first, each with the topics it is linked to. */
export async function listNeeds(db: Db, network: NetworkId, city: CityId | null): Promise<Need[]> {
	let query = db.selectFrom('need').selectAll().where('network_id', '=', network);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.orderBy('at', 'desc').orderBy('id').execute();
	const links = await db.selectFrom('need_topic').selectAll().where('network_id', '=', network).orderBy('topic_id').execute();
	const linked = new Map<string, TopicId[]>();
	for (const link of links) linked.set(link.need_id, [...(linked.get(link.need_id) ?? []), link.topic_id as TopicId]);
	return rows.map((row) => ({
		id: row.id as NeedId, city: row.city_id as CityId, words: row.words, lang: row.lang as Lang, toldBy: row.told_by, channel: row.channel as Channel,
		person: row.person_id as PersonId | null, at: row.at, state: row.state as NeedState, stateReason: row.state_reason, topics: linked.get(row.id) ?? [], version: row.version,
	}));
}

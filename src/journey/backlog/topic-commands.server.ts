import { dayIn } from '#i18n/day.ts';
import { languages, type Lang } from '#i18n/translator.ts';
import { may, type Actor } from '#journey/network/network.ts';
import { findNetwork } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import type { Topic, TopicId } from './backlog.ts';
import { checkPrerequisites } from './check-prerequisites.ts';
import { findNearDuplicates, nearDuplicate } from './find-near-duplicates.ts';
import { findNeed, replaceNeed } from './need-store.server.ts';
import { insertTopic, insertTopicsBefore, listTopics, replaceTopic } from './store.server.ts';
import type { RetirementSaid, TopicSaid } from './topic-form.ts';

export type ChangeTopic =
	| { ok: true; topic: TopicId }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	/** Topics that say nearly the same, which the person has not seen yet. */
	| { ok: false; problem: 'nearDuplicates'; near: TopicId[] }
	/** The topics along the cycle the prerequisites would close. */
	| { ok: false; problem: 'cycle'; cycle: TopicId[] }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Topic };

/** A new topic for the long list, once the person has seen what stands there already; made of a need, it is linked to it. */
export const addTopic = command('topic.add', async (tx, actor: Actor, said: TopicSaid & { lang: Lang }, now): Promise<ChangeTopic> => {
	if (!may(actor, 'editTopics')) return { ok: false, problem: 'notAllowed' };
	const network = await findNetwork(tx, actor.network);
	const topics = await listTopics(tx, actor.network);
	const need = said.need ? await findNeed(tx, actor.network, said.need) : null;
	if (!network || !standAll(topics, said.after) || (said.need && !need)) return { ok: false, problem: 'notFound' };
	const near = [...new Set(Object.values(said.names).flatMap((name) => findNearDuplicates(name, topics, nearDuplicate).map(({ topic }) => topic)))];
	if (near.some((topic) => !said.seen.includes(topic))) return { ok: false, problem: 'nearDuplicates', near };

	const { area, names, objective, slots, after } = said;
	const lang = [said.lang, ...languages].find((candidate) => names[candidate]) ?? said.lang;
	const topic: Topic = { id: newId() as TopicId, area, kind: 'longlist', names, objective, lang, state: 'listed', stateReason: '', module: null, slots, listedOn: dayIn(network.zone, now), after, version: 1 };
	await insertTopic(tx, actor.network, topic);
	await insertTopicsBefore(tx, actor.network, topic.id, after);
	if (need) await replaceNeed(tx, actor.network, { ...need, topics: [...need.topics, topic.id] });
	return { ok: true, topic: topic.id };
}, (said) => ({ subject: said.need }));

/** Changes what is said of a topic and what comes before it; a cycle is refused and named. */
export const editTopic = command('topic.edit', async (tx, actor: Actor, said: TopicSaid & { topic: TopicId }): Promise<ChangeTopic> => {
	if (!may(actor, 'editTopics')) return { ok: false, problem: 'notAllowed' };
	const topics = await listTopics(tx, actor.network);
	const topic = topics.find(({ id }) => id === said.topic);
	if (!topic || !standAll(topics, said.after)) return { ok: false, problem: 'notFound' };
	if (topic.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: topic };
	const cycle = checkPrerequisites(topics, topic.id, said.after);
	if (cycle) return { ok: false, problem: 'cycle', cycle };
	const { area, names, objective, slots, after } = said;
	await replaceTopic(tx, actor.network, { ...topic, area, names, objective, slots, after });
	return { ok: true, topic: topic.id };
}, (said) => ({ subject: said.topic }));

/** Takes a topic off the list, or puts it back on it; what was told about it stays linked. */
export const retireTopic = command('topic.retire', async (tx, actor: Actor, said: RetirementSaid & { topic: TopicId }): Promise<ChangeTopic> => {
	if (!may(actor, 'editTopics')) return { ok: false, problem: 'notAllowed' };
	const topic = (await listTopics(tx, actor.network)).find(({ id }) => id === said.topic);
	if (!topic) return { ok: false, problem: 'notFound' };
	if (topic.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: topic };
	await replaceTopic(tx, actor.network, { ...topic, state: said.state, stateReason: said.reason });
	return { ok: true, topic: topic.id };
}, (said) => ({ subject: said.topic, why: said.reason }));

function standAll(topics: readonly Topic[], ids: readonly TopicId[]): boolean {
	return ids.every((id) => topics.some((topic) => topic.id === id));
}

import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { Day } from '#i18n/day.ts';
import type { NeedId, Topic, TopicId } from './backlog.ts';
import { tellNeed } from './need-commands.server.ts';
import type { NeedInLanguage } from './need-form.ts';
import { findNeed } from './need-store.server.ts';
import { insertTopic, insertTopicsBefore, listTopics } from './store.server.ts';
import { addTopic, editTopic, retireTopic } from './topic-commands.server.ts';
import type { TopicSaid } from './topic-form.ts';

const kumasi = 'kumasi' as CityId;
const topicOf = (id: string, name: string, change: Partial<Topic> = {}): Topic => ({
	id: id as TopicId, area: 'data', kind: 'longlist', names: { en: name }, objective: {}, lang: 'en', state: 'listed', stateReason: '', module: null, slots: 1, listedOn: '2027-01-01' as Day, after: [], version: 1, ...change,
});
const need = (change: Partial<NeedInLanguage> = {}): NeedInLanguage => ({ key: newId(), words: 'We lose receipts', toldBy: 'Ama', city: kumasi, channel: 'app', topics: [], lang: 'en', ...change });
const topicSaid = (change: Partial<TopicSaid> = {}): TopicSaid & { lang: 'en' } => ({ key: newId(), version: 1, area: 'data', slots: 1, after: [], names: { en: 'Street lamps' }, objective: {}, seen: [], need: null, lang: 'en', ...change });
const id = (text: string) => text as TopicId;

async function network() {
	const w = await world();
	await w.city('kumasi');
	await w.city('bamako');
	const topics = [topicOf('registers', 'Keeping registers'), topicOf('open-data', 'Open data'), topicOf('maps', 'Maps for all', { after: [id('registers')] })];
	await w.db.transaction().execute(async (tx) => {
		for (const topic of topics) await insertTopic(tx, w.network.id, topic);
		for (const topic of topics) await insertTopicsBefore(tx, w.network.id, topic.id, topic.after);
	});
	const people = { coordinator: await w.person('coordinator', 'kumasi'), member: await w.person('member', 'kumasi'), other: await w.person('coordinator', 'bamako'), secretariat: await w.person('secretariat'), leadExpert: await w.person('leadExpert'), funder: await w.person('funder') };
	return Object.assign(w, people);
}

async function oneNeed(w: Awaited<ReturnType<typeof network>>): Promise<NeedId> {
	const told = await tellNeed(w.db, w.member, need(), w.now);
	if (!told.ok) throw new Error(told.problem);
	return told.need;
}

test('a new topic is made once what is near it was seen, and is linked to the need it is made of', async () => {
	await using w = await network();
	const of = await oneNeed(w);
	expect(await addTopic(w.db, w.coordinator, topicSaid(), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	const near = { names: { en: 'Register keeping' } };
	expect(await addTopic(w.db, w.leadExpert, topicSaid(near), w.now)).toEqual({ ok: false, problem: 'nearDuplicates', near: ['registers'] });
	expect(await listTopics(w.db, w.network.id)).toHaveLength(3);
	const made = await addTopic(w.db, w.leadExpert, topicSaid({ ...near, seen: [id('registers')], need: of, after: [id('maps')] }), w.now);
	if (!made.ok) throw new Error(made.problem);
	expect((await listTopics(w.db, w.network.id)).find((topic) => topic.id === made.topic)).toMatchObject({ names: near.names, lang: 'en', state: 'listed', after: ['maps'], listedOn: '2027-02-10' });
	expect((await findNeed(w.db, w.network.id, of))?.topics).toEqual([made.topic]);
});

test('a cycle of prerequisites is refused by name, and nothing is written', async () => {
	await using w = await network();
	const edit = (change: Partial<TopicSaid>) => editTopic(w.db, w.secretariat, { ...topicSaid({ names: { en: 'Keeping registers' }, ...change }), topic: id('registers') }, w.now);
	expect(await edit({ after: [id('maps')] })).toEqual({ ok: false, problem: 'cycle', cycle: ['maps', 'registers'] });
	expect(await edit({ after: [id('registers')] })).toMatchObject({ problem: 'cycle' });
	expect((await listTopics(w.db, w.network.id)).map(({ after, version }) => [...after, version])).toEqual([['registers', 1], [1], [1]]);
	expect(await edit({ after: [id('open-data')], slots: 2 })).toEqual({ ok: true, topic: 'registers' });
	expect(await edit({ after: [] })).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { slots: 2, after: ['open-data'] } });
	expect(await edit({ after: [id('nowhere')], version: 2 })).toEqual({ ok: false, problem: 'notFound' });
});

test('a topic is retired and comes back with its reasons; its needs stay linked', async () => {
	await using w = await network();
	const told = await tellNeed(w.db, w.member, need({ topics: [id('maps')] }), w.now);
	const retire = (actor: typeof w.member, state: 'retired' | 'listed', version: number) => retireTopic(w.db, actor, { key: newId(), topic: id('maps'), state, reason: `now ${state}`, version }, w.now);
	expect(await retire(w.coordinator, 'retired', 1)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await retire(w.leadExpert, 'retired', 1)).toEqual({ ok: true, topic: 'maps' });
	expect(await retire(w.secretariat, 'retired', 1)).toMatchObject({ problem: 'editedMeanwhile' });
	expect((await listTopics(w.db, w.network.id)).find((topic) => topic.id === 'maps')).toMatchObject({ state: 'retired', stateReason: 'now retired', after: ['registers'] });
	expect(told.ok && (await findNeed(w.db, w.network.id, told.need))?.topics).toEqual(['maps']);
	expect(await retire(w.leadExpert, 'listed', 2)).toEqual({ ok: true, topic: 'maps' });
	expect((await w.db.selectFrom('record').select('why').where('kind', '=', 'topic.retire').orderBy('why').execute()).map(({ why }) => why)).toEqual(['now listed', 'now retired']);
});

test('another network’s topics are not there', async () => {
	await using w = await network();
	const stranger = { ...w.secretariat, network: 'elsewhere' as typeof w.network.id };
	expect(await retireTopic(w.db, stranger, { key: newId(), topic: id('maps'), state: 'retired', reason: 'x y z', version: 1 }, w.now)).toEqual({ ok: false, problem: 'notFound' });
});

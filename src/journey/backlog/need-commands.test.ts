import { expect, test } from 'vitest';
import type { CityId, PersonId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { Day } from '#i18n/day.ts';
import type { NeedId, Topic, TopicId } from './backlog.ts';
import { byLink, linkNeed, noteNeed, setNeedState, tellNeed, tellNeedByLink } from './need-commands.server.ts';
import type { NeedInLanguage } from './need-form.ts';
import { countCitiesByTopic, findNeed, listNeedsBy } from './need-store.server.ts';
import { insertTopic, insertTopicsBefore, listNeeds } from './store.server.ts';

const kumasi = 'kumasi' as CityId;
const topicOf = (id: string, name: string, change: Partial<Topic> = {}): Topic => ({
	id: id as TopicId, area: 'data', kind: 'longlist', names: { en: name }, objective: {}, lang: 'en', state: 'listed', stateReason: '', module: null, slots: 1, listedOn: '2027-01-01' as Day, after: [], version: 1, ...change,
});
const need = (change: Partial<NeedInLanguage> = {}): NeedInLanguage => ({ key: newId(), words: 'We lose receipts', toldBy: 'Ama', city: kumasi, channel: 'app', topics: [], lang: 'en', ...change });
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

test('a need told by a city is open, in its words, and a repeat is one need', async () => {
	await using w = await network();
	const said = need({ topics: [id('registers'), id('registers')] });
	const [first, again] = [await tellNeed(w.db, w.member, said, w.now), await tellNeed(w.db, w.member, said, w.now)];
	expect(again).toEqual(first);
	expect(await listNeeds(w.db, w.network.id, kumasi)).toMatchObject([{ words: 'We lose receipts', state: 'open', channel: 'app', person: w.member.person, topics: ['registers'] }]);
});

test('a need is told for one’s own city only, and noted for others only by those who may', async () => {
	await using w = await network();
	for (const outcome of [
		await tellNeed(w.db, w.other, need(), w.now), await tellNeed(w.db, w.secretariat, need(), w.now), await tellNeed(w.db, w.funder, need(), w.now),
		await noteNeed(w.db, w.member, need({ channel: 'call' }), w.now), await noteNeed(w.db, w.other, need({ channel: 'call' }), w.now), await noteNeed(w.db, w.secretariat, need(), w.now),
	]) expect(outcome).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await tellNeed(w.db, w.member, need({ topics: [id('nowhere')] }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await noteNeed(w.db, w.secretariat, need({ city: 'nowhere' as CityId, channel: 'call' }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await listNeeds(w.db, w.network.id, null)).toEqual([]);
	expect(await w.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test('what the secretariat notes counts the same and keeps its channel', async () => {
	await using w = await network();
	const told = await noteNeed(w.db, w.secretariat, need({ channel: 'message', toldBy: 'Kofi' }), w.now);
	expect(told.ok && await findNeed(w.db, w.network.id, told.need)).toMatchObject({ channel: 'message', toldBy: 'Kofi', person: null, notedBy: 'secretariat' });
});

test('a city that has left tells no needs, a quiet one does', async () => {
	await using w = await network();
	await w.city('gone', { status: 'withdrawn' });
	await w.city('quiet', { status: 'quiet' });
	const byTheLink = { network: w.network.id, person: byLink };
	const said = { key: newId(), words: 'We lose receipts', toldBy: '', lang: 'en' as const };
	expect(await tellNeedByLink(w.db, byTheLink, { ...said, city: 'gone' as CityId }, w.now)).toEqual({ ok: false, problem: 'notFound' });
	const [first, again] = [await tellNeedByLink(w.db, byTheLink, { ...said, city: 'quiet' as CityId }, w.now), await tellNeedByLink(w.db, byTheLink, { ...said, city: 'quiet' as CityId }, w.now)];
	expect(first.ok).toBe(true);
	expect(again).toEqual(first);
	expect(await listNeeds(w.db, w.network.id, null)).toMatchObject([{ city: 'quiet', channel: 'link', toldBy: '' }]);
});

async function oneNeed(w: Awaited<ReturnType<typeof network>>): Promise<NeedId> {
	const told = await tellNeed(w.db, w.member, need(), w.now);
	if (!told.ok) throw new Error(told.problem);
	return told.need;
}

test('a need moves along its states; planning it is for those who keep the list', async () => {
	await using w = await network();
	const of = await oneNeed(w);
	const move = (actor: typeof w.member, state: 'open' | 'planned' | 'met' | 'set aside', version: number) => setNeedState(w.db, actor, { key: newId(), need: of, state, reason: 'because', version }, w.now);
	expect(await move(w.coordinator, 'planned', 1)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await move(w.other, 'met', 1)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await move(w.leadExpert, 'planned', 1)).toEqual({ ok: true });
	expect(await move(w.coordinator, 'met', 2)).toEqual({ ok: true });
	expect(await move(w.leadExpert, 'planned', 3)).toEqual({ ok: false, problem: 'noSuchMove' });
	expect(await move(w.secretariat, 'open', 1)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { state: 'met' } });
	expect(await findNeed(w.db, w.network.id, of)).toMatchObject({ state: 'met', stateReason: 'because', version: 3 });
});

test('links are replaced as a whole, and an old version overwrites nothing', async () => {
	await using w = await network();
	const of = await oneNeed(w);
	const link = (actor: typeof w.member, topics: string[], version: number) => linkNeed(w.db, actor, { key: newId(), need: of, version, topics: topics.map(id) }, w.now);
	expect(await link(w.coordinator, ['registers', 'maps'], 1)).toEqual({ ok: true });
	expect(await link(w.secretariat, ['open-data'], 1)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { topics: ['maps', 'registers'] } });
	expect(await link(w.other, [], 2)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await link(w.secretariat, ['nowhere'], 2)).toEqual({ ok: false, problem: 'notFound' });
	expect(await link(w.secretariat, ['open-data'], 2)).toEqual({ ok: true });
	expect((await findNeed(w.db, w.network.id, of))?.topics).toEqual(['open-data']);
});

test('cities count, not needs; what is met or set aside is needed no more', async () => {
	await using w = await network();
	let minutes = 0;
	const tell = async (city: string, topics: string[]) => tellNeed(w.db, city === 'kumasi' ? w.member : w.other, need({ city: city as CityId, topics: topics.map(id) }), new Date(w.now.getTime() + 60_000 * minutes++));
	await tell('kumasi', ['registers']);
	await tell('kumasi', ['registers', 'maps']);
	const met = await tell('bamako', ['maps']);
	await tell('bamako', ['registers']);
	if (met.ok) await setNeedState(w.db, w.other, { key: newId(), need: met.need, state: 'met', reason: '', version: 1 }, w.now);
	expect(Object.fromEntries(await countCitiesByTopic(w.db, w.network.id))).toEqual({ registers: 2, maps: 1 });
	const byTopic = await listNeedsBy(w.db, w.network.id, { city: 'kumasi' as CityId, state: 'open', topic: id('registers') }, 0, 10);
	expect(byTopic.map(({ topics }) => topics)).toEqual([['maps', 'registers'], ['registers']]);
	expect(await listNeedsBy(w.db, w.network.id, { city: null, state: null, topic: null }, 3, 10)).toHaveLength(1);
});

test('another network’s needs are not there', async () => {
	await using w = await network();
	const of = await oneNeed(w);
	const stranger = { ...w.secretariat, network: 'elsewhere' as typeof w.network.id, person: 'x' as PersonId };
	expect(await setNeedState(w.db, stranger, { key: newId(), need: of, state: 'met', reason: '', version: 1 }, w.now)).toEqual({ ok: false, problem: 'notFound' });
});

import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { languages } from '#i18n/translator.ts';
import type { Actor, CityId } from '#journey/network/network.ts';
import type { Inside, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { mostFromAddress, tellingDays, type NeedId, type TopicId } from './backlog.ts';
import { startingTopics } from './content.server.ts';
import { readTellToken, tellTokenOf } from './link-store.server.ts';
import { needListPages } from './need-pages.server.tsx';
import { needPages } from './pages.tsx';
import { needPort } from './port.server.ts';
import { insertNeed, insertTopic, insertTopicsBefore, listNeeds, listTopics } from './store.server.ts';
import { tellPages } from './tell-pages.server.tsx';
import { topicPages } from './topic-pages.server.tsx';

const kumasi = 'kumasi' as CityId;
const secret = 'a secret of at least 32 characters';

async function network() {
	const w = await world();
	await w.city('kumasi', { names: { en: 'Kumasi', ar: 'كوماسي' } });
	await w.city('bamako', { names: { en: 'Bamako' } });
	const topics = startingTopics('2027-01-01' as Day, []);
	await w.db.transaction().execute(async (tx) => {
		for (const topic of topics) await insertTopic(tx, w.network.id, topic);
		for (const topic of topics) await insertTopicsBefore(tx, w.network.id, topic.id, topic.after);
	});
	const carried = needPages((c) => needPort(c.get('inside') as Inside, 'en'));
	const pages = new Hono<InsideEnv>().route('/', topicPages).route('/', needListPages).route('/', carried);
	const as = (actor: Actor) => site(w, pages, actor);
	return Object.assign(w, { as, coordinator: as(await w.person('coordinator', 'kumasi')), secretariat: as(await w.person('secretariat')), leadExpert: as(await w.person('leadExpert')), funder: as(await w.person('funder')), person: w.person });
}

const need = { words: 'We cannot follow the market budget', toldBy: 'Ama', city: 'kumasi', channel: 'app' };
const bodyOf = async (answer: Response | Promise<Response>) => (await answer).text();

async function tellOne(w: Awaited<ReturnType<typeof network>>, fields: Record<string, string> = {}): Promise<string> {
	const answer = await w.coordinator.post('/en/needs/new', { ...need, ...fields });
	return new URL(answer.headers.get('location') ?? '', 'https://caravan.test').searchParams.get('need') ?? '';
}

test('every page of the backlog is drawn in four languages for each who may read', async () => {
	await using w = await network();
	const told = await tellOne(w);
	for (const lang of languages) {
		for (const path of ['topics', 'topics?area=data&state=done', 'topics?area=nonsense', 'topics/budget-followup', 'needs', `needs/${told}`, 'needs/new', 'needs?page=-4', 'needs?page=1e300', 'needs?city=nowhere&topic=%00']) {
			for (const reader of [w.coordinator, w.secretariat, w.funder]) expect([path, (await reader.get(`/${lang}/${path}`)).status]).toEqual([path, 200]);
		}
		expect((await w.secretariat.get(`/${lang}/topics/new?words=data`)).status).toBe(200);
		expect((await w.secretariat.get(`/${lang}/topics/budget-followup/edit`)).status).toBe(200);
	}
	for (const path of ['topics/nowhere', 'needs/nowhere', 'topics/nowhere/edit']) expect((await w.secretariat.get(`/en/${path}`)).status).toBe(404);
	for (const path of ['topics/new', 'topics/budget-followup/edit']) expect((await w.coordinator.get(`/en/${path}`)).status).toBe(404);
});

test('a city tells a need in one sentence and finds it on the list, in the language it was written in', async () => {
	await using w = await network();
	const answer = await w.coordinator.post('/fr/needs/new', { ...need, words: 'Nous ne savons pas suivre le budget', topics: ['budget-followup', 'data-management'] });
	expect([answer.status, answer.headers.get('location')?.startsWith('/fr/needs/new?done=told&need=')]).toEqual([303, true]);
	expect(await listNeeds(w.db, w.network.id, kumasi)).toMatchObject([{ lang: 'fr', toldBy: 'Ama', channel: 'app', topics: ['budget-followup', 'data-management'] }]);
	const list = await bodyOf(w.coordinator.get('/en/needs'));
	expect(list).toContain('lang="fr" dir="auto">Nous ne savons pas suivre le budget');
	expect(list).toContain('in Français');
	expect(await bodyOf(w.coordinator.get('/en/topics/budget-followup'))).toContain('Nous ne savons pas');
	expect(await bodyOf(w.coordinator.get('/en/topics'))).toContain('needed by 1 city');
});

test('a sentence too short comes back with what was typed, and is not told', async () => {
	await using w = await network();
	const answer = await w.coordinator.post('/en/needs/new', { ...need, words: 'Hm', toldBy: 'Kofi', topics: 'procurement' });
	expect(answer.status).toBe(422);
	const body = await answer.text();
	expect(body).toContain('at least 5 characters');
	expect(body).toContain('value="Kofi"');
	expect(body).toMatch(/value="procurement" checked|checked[^>]*value="procurement"/);
	expect(await listNeeds(w.db, w.network.id, null)).toEqual([]);
});

test('asked for likely topics, the page shows them first and tells nothing', async () => {
	await using w = await network();
	const answer = await w.coordinator.post('/en/needs/new', { ...need, next: 'topics' });
	expect(answer.status).toBe(200);
	const body = await answer.text();
	const [inSight = ''] = body.split('<details>');
	expect(inSight).toContain('value="budget-followup"');
	expect(inSight).not.toContain('value="mobile-payment"');
	expect(await listNeeds(w.db, w.network.id, null)).toEqual([]);
});

test('the secretariat pastes a message: city and name are asked, its channel is kept', async () => {
	await using w = await network();
	const empty = await bodyOf(w.secretariat.get('/en/needs/new'));
	expect(empty).toContain('<option value="bamako"');
	expect(empty).not.toContain('value="app"');
	expect((await w.secretariat.post('/en/needs/new', { ...need, channel: 'message', city: '' })).status).toBe(422);
	expect((await w.secretariat.post('/en/needs/new', { ...need, channel: 'app' })).status).toBe(403);
	expect((await w.secretariat.post('/en/needs/new', { ...need, channel: 'message' })).status).toBe(303);
	expect(await listNeeds(w.db, w.network.id, kumasi)).toMatchObject([{ channel: 'message', toldBy: 'Ama', person: null }]);
});

test('a funder reads the words of cities and not who said them, and tells no needs', async () => {
	await using w = await network();
	const told = await tellOne(w);
	for (const path of ['/en/needs', `/en/needs/${told}`]) {
		expect(await bodyOf(w.funder.get(path))).toContain(need.words);
		expect(await bodyOf(w.funder.get(path))).not.toContain('Ama');
		expect(await bodyOf(w.secretariat.get(path))).toContain('Ama');
	}
	expect((await w.funder.post('/en/needs/new', need)).status).toBe(403);
	expect((await w.funder.post(`/en/needs/${told}/state`, { state: 'met', reason: '', version: '1' })).status).toBe(403);
});

test('what becomes of a need is set with its reason, and the city reads it', async () => {
	await using w = await network();
	const told = await tellOne(w);
	expect((await w.secretariat.post(`/en/needs/${told}/state`, { state: 'set aside', reason: '', version: '1' })).status).toBe(422);
	expect((await w.secretariat.post(`/en/needs/${told}/state`, { state: 'set aside', reason: 'The ministry does it', version: '1' })).status).toBe(303);
	expect(await bodyOf(w.coordinator.get(`/en/needs/${told}`))).toContain('The ministry does it');
	const late = await w.coordinator.post(`/en/needs/${told}/state`, { state: 'open', reason: 'Not so', version: '1' });
	expect(late.status).toBe(409);
	const body = await late.text();
	expect(body).toContain('The ministry does it');
	expect(body).toContain('Not so');
	expect((await w.secretariat.post(`/en/needs/${told}/topics`, { topics: ['procurement'], version: '2' })).status).toBe(303);
	expect((await w.secretariat.post('/en/needs/nowhere/topics', { topics: ['procurement'], version: '2' })).status).toBe(404);
});

test('what is near is shown before a topic is made; it is made anyway only after it was seen', async () => {
	await using w = await network();
	const look = await bodyOf(w.secretariat.get('/en/topics/new?words=Following+up+the+budget'));
	expect(look).toContain('/en/topics/budget-followup');
	expect(look).toContain('Make it anyway');
	const form = { version: '0', area: 'funding', slots: '1', name_en: 'Following up the budget' };
	const unseen = await w.secretariat.post('/en/topics/new', form);
	expect(unseen.status).toBe(409);
	expect(await unseen.text()).toContain('name="seen" value="budget-followup"');
	const made = await w.secretariat.post('/en/topics/new', { ...form, seen: ['budget-followup'] });
	expect([made.status, made.headers.get('location')?.endsWith('?done=added')]).toEqual([303, true]);
	expect((await w.coordinator.post('/en/topics/new', form)).status).toBe(403);
});

test('a topic made of a need is linked to it, and so is the one that stood already', async () => {
	await using w = await network();
	const told = await tellOne(w);
	const look = await bodyOf(w.leadExpert.get(`/en/topics/new?words=${encodeURIComponent('budget follow-up')}&need=${told}`));
	expect(look).toContain(`action="/en/needs/${told}/topics"`);
	const made = await w.leadExpert.post('/en/topics/new', { version: '0', area: 'funding', slots: '1', name_en: 'Lamps', need: told });
	const id = new URL(made.headers.get('location') ?? '', 'https://caravan.test').pathname.split('/').at(-1) as TopicId;
	expect((await listNeeds(w.db, w.network.id, kumasi))[0]?.topics).toEqual([id]);
});

test('a cycle of prerequisites is refused with the names along it', async () => {
	await using w = await network();
	const topics = await listTopics(w.db, w.network.id);
	const later = topics.find((topic) => topic.after.includes('design-thinking' as TopicId));
	const answer = await w.secretariat.post('/en/topics/design-thinking/edit', { version: '1', area: 'innovation', slots: '1', name_en: 'Design Thinking', after: later?.id ?? '' });
	expect(answer.status).toBe(409);
	expect(await answer.text()).toContain('wait for each other');
	for (const fields of [{}, { version: '1', area: 'innovation', slots: '9', name_en: '' }]) expect((await w.secretariat.post('/en/topics/design-thinking/edit', fields)).status).toBe(422);
	expect((await w.secretariat.post('/en/topics/design-thinking/retire', { version: '1', state: 'retired', reason: 'Done elsewhere' })).status).toBe(303);
	expect(await bodyOf(w.coordinator.get('/en/topics'))).not.toContain('/topics/design-thinking"');
	expect(await bodyOf(w.coordinator.get('/en/topics?state=retired'))).toContain('/topics/design-thinking"');
});

test('needs are paged by fifty, newest first', async () => {
	await using w = await network();
	await w.db.transaction().execute(async (tx) => {
		for (let i = 1; i <= 51; i++) {
			await insertNeed(tx, w.network.id, { id: newId() as NeedId, city: kumasi, words: `need-${i}-`, lang: 'en', toldBy: '', channel: 'link', person: null, at: new Date(Date.UTC(2027, 0, 1, 0, i)).toISOString(), state: 'open', stateReason: '', topics: [], version: 1 }, 'link' as Actor['person']);
		}
	});
	const first = await bodyOf(w.funder.get('/en/needs?city=kumasi'));
	expect([first.includes('need-51-'), first.includes('need-1-'), first.includes('city=kumasi&amp;page=2')]).toEqual([true, false, true]);
	expect(await bodyOf(w.funder.get('/en/needs?city=kumasi&page=2'))).toContain('need-1-');
});

test('a signed link tells a need without an account, once a key, until its day', async () => {
	await using w = await network();
	const today = '2027-02-10' as Day;
	const path = `/ar/tell/${tellTokenOf(secret, w.network.id, kumasi, today)}`;
	const open = site(w, tellPages, null);
	expect(await bodyOf(open.get(path))).toContain('كوماسي');
	const key = newId();
	for (let i = 0; i < 2; i++) expect((await open.post(path, { key, words: 'نضيع إيصالات السوق', toldBy: '' })).headers.get('location')).toBe(`${path}?done=told`);
	expect(await listNeeds(w.db, w.network.id, null)).toMatchObject([{ city: 'kumasi', channel: 'link', lang: 'ar', toldBy: '', person: null }]);
	expect((await open.post(path, { words: '' })).status).toBe(422);
	expect((await open.post(path, { key: 'x', words: 'Something to say' })).status).toBe(422);

	const lastDay = site(w, tellPages, null, new Date(w.now.getTime() + tellingDays * 86_400_000));
	const dayAfter = site(w, tellPages, null, new Date(w.now.getTime() + (tellingDays + 1) * 86_400_000));
	expect((await lastDay.get(path)).status).toBe(200);
	expect((await dayAfter.get(path)).status).toBe(410);
	expect((await dayAfter.post(path, { words: 'Something to say' })).status).toBe(410);
	expect(await listNeeds(w.db, w.network.id, null)).toHaveLength(1);
});

test('a link changed in any part opens nothing', () => {
	const token = tellTokenOf(secret, 'net' as Actor['network'], kumasi, '2027-02-10' as Day);
	expect(readTellToken(secret, token)).toEqual({ network: 'net', city: 'kumasi', until: '2027-04-11' });
	const changed = [token.replace('kumasi', 'bamako'), token.replace('2027-04-11', '2028-04-11'), token.replace('net', 'other'), token.slice(0, -1), `${token}.x`, `${token}x`, '', '...', 'x'.repeat(5000)];
	for (const other of changed) expect(readTellToken(secret, other)).toBeNull();
	expect(readTellToken(`${secret}!`, token)).toBeNull();
});

test('too many needs from one address wait, with their words kept', async () => {
	await using w = await network();
	const path = `/en/tell/${tellTokenOf(secret, w.network.id, kumasi, '2027-02-10' as Day)}`;
	const open = site(w, tellPages, null);
	for (let i = 0; i < mostFromAddress; i++) expect((await open.post(path, { words: `Sentence ${i}` })).status).toBe(303);
	const refused = await open.post(path, { words: 'One sentence too many' });
	expect(refused.status).toBe(429);
	expect(await refused.text()).toContain('One sentence too many');
});

test('the link is shown as text to paste to those who invite for the city', async () => {
	await using w = await network();
	const shown = await bodyOf(w.coordinator.get('/fr/needs/link'));
	expect(shown).toContain('https://caravan.test/fr/tell/net.kumasi.2027-04-11.');
	expect(shown).toContain('Que doit apprendre');
	expect(await bodyOf(w.secretariat.get('/en/needs/link'))).toContain('<option value="bamako"');
	expect(await bodyOf(w.secretariat.get('/en/needs/link?city=bamako'))).toContain('/en/tell/net.bamako.');
	expect((await w.coordinator.get('/en/needs/link?city=bamako')).status).toBe(404);
	expect((await w.funder.get('/en/needs/link')).status).toBe(404);
});

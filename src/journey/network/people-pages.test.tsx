import { expect, test } from 'vitest';
import { showDate, type Day } from '#i18n/day.ts';
import { languages } from '#i18n/translator.ts';
import { actorOf } from '#testing/examples.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { newId } from '#platform/id.ts';
import { Hono } from 'hono';
import type { NetworkId } from './network.ts';
import { outboxPages } from './outbox-pages.server.tsx';
import { handoverPages } from './people-handover-pages.server.tsx';
import { peoplePages } from './people-pages.server.tsx';
import { personPages } from './person-pages.server.tsx';
import { insertSession } from './signin-store.server.ts';
import type { InsideEnv } from './visit.server.ts';

const pages = new Hono<InsideEnv>().route('/', peoplePages).route('/', handoverPages).route('/', personPages).route('/', outboxPages);

async function network() {
	const w = await world();
	await w.city('kumasi');
	await w.city('tunis');
	const secretariat = await w.person('secretariat');
	const coordinator = await w.person('coordinator', 'kumasi', 'Kofi');
	const member = await w.person('member', 'kumasi', 'Ama');
	const roleOf = async (person: string) => (await w.db.selectFrom('membership').selectAll().where('person_id', '=', person).orderBy('id').executeTakeFirstOrThrow()).id;
	const rolesIn = async () => (await w.db.selectFrom('membership').select(['person_id', 'role', 'from_day', 'until_day']).where('city_id', '=', 'kumasi').orderBy('from_day').orderBy('person_id').execute());
	return Object.assign(w, { secretariat, coordinator, member, roleOf, rolesIn });
}

test('the secretariat ends a role after its last day; the sessions end with the last role', async () => {
	await using w = await network();
	await w.db.transaction().execute((tx) => insertSession(tx, w.network.id, w.member.person, w.now));
	const path = `/en/roles/${await w.roleOf(w.member.person)}/end`;
	const response = await site(w, pages, w.secretariat).post(path, { lastDay: '2027-02-09', why: 'Moved away', seen: '' });
	expect(response.headers.get('location')).toBe('/en/cities/kumasi/people?done=ended');
	expect(await w.db.selectFrom('session').selectAll().execute()).toHaveLength(0);
	expect((await w.rolesIn()).find(({ person_id }) => person_id === w.member.person)?.until_day).toBe('2027-02-10');
	expect((await w.db.selectFrom('record').select('why').executeTakeFirst())?.why).toBe('Moved away');
});

test('nobody ends the last secretariat role', async () => {
	await using w = await network();
	const response = await site(w, pages, w.secretariat).post(`/en/roles/${await w.roleOf('secretariat')}/end`, { lastDay: '2027-12-31', seen: '' });
	expect(response.status).toBe(409);
	expect(await response.text()).toContain('nobody could invite the next one');
	expect((await w.db.selectFrom('membership').select('until_day').where('role', '=', 'secretariat').executeTakeFirstOrThrow()).until_day).toBeNull();
});

test('two people who end each other at once leave one secretariat', async () => {
	await using w = await network();
	await w.db.transaction().execute(async (tx) => {
		await tx.insertInto('person').values({ network_id: w.network.id, id: 'second', name: 'Second', address: 's2@example.org', lang: 'en', version: 1 }).execute();
		await tx.insertInto('membership').values({ network_id: w.network.id, id: newId(), person_id: 'second', role: 'secretariat', city_id: null, sector: null, from_day: '2026-01-01', until_day: null }).execute();
	});
	const answers = await Promise.all(['secretariat', 'second'].map(async (person) => site(w, pages, w.secretariat).post(`/en/roles/${await w.roleOf(person)}/end`, { lastDay: '2027-02-28', seen: '' })));
	expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409]);
});

test('an end set meanwhile by somebody else is shown, not overwritten', async () => {
	await using w = await network();
	const path = `/en/roles/${await w.roleOf(w.member.person)}/end`;
	const of = site(w, pages, w.secretariat);
	await of.post(path, { lastDay: '2027-03-31', seen: '' });
	const late = await of.post(path, { lastDay: '2027-06-30', seen: '' });
	expect(late.status).toBe(409);
	expect(await late.text()).toContain(showDate('2027-03-31' as Day, 'en'));
	expect((await of.post(path, { lastDay: '2027-06-30', seen: '2027-03-31' })).status).toBe(303);
});

test.each([
	['lastDay', '2025-01-01', 422], ['lastDay', '2099-01-01', 422], ['lastDay', '2027-02-30', 422], ['lastDay', '', 422],
])('a wrong %s %j is refused at its field', async (field, said, status) => {
	await using w = await network();
	const response = await site(w, pages, w.secretariat).post(`/en/roles/${await w.roleOf(w.member.person)}/end`, { [field]: said, seen: '' });
	expect(response.status).toBe(status);
	expect(await response.text()).toContain(`${field}-problem`);
});

test('a coordinator ends roles of the own group only; others do not even find the page', async () => {
	await using w = await network();
	const stranger = await w.person('coordinator', 'tunis');
	const [member, coordinator] = [await w.roleOf(w.member.person), await w.roleOf(w.coordinator.person)];
	const status = async (actor: typeof stranger, id: string) => (await site(w, pages, actor).get(`/en/roles/${id}/end`)).status;
	expect([await status(w.coordinator, member), await status(w.coordinator, coordinator), await status(stranger, member), await status(w.member, member)]).toEqual([200, 404, 404, 404]);
	expect(await status(actorOf('secretariat', null, 'other' as NetworkId), member)).toBe(404);
});

test('a coordinator adds somebody without an account', async () => {
	await using w = await network();
	const of = site(w, pages, w.coordinator);
	expect((await of.post('/en/cities/kumasi/people/add', { name: 'Yaa', lang: 'en', sector: 'business', from: '2027-01-15' })).status).toBe(303);
	const page = await (await of.get('/en/cities/kumasi/people')).text();
	expect(page).toContain('Yaa');
	expect(page).toContain('without an account');
	expect((await site(w, pages, w.member).post('/en/cities/kumasi/people/add', { name: 'Yaa', lang: 'en', sector: 'business', from: '2027-01-15' })).status).toBe(404);
	expect((await of.post('/en/cities/kumasi/people/add', { name: '', lang: 'xx', sector: 'none', from: 'soon' })).status).toBe(422);
});

test('a handover closes one role, opens the other on the same day, and keeps everything', async () => {
	await using w = await network();
	await w.db.transaction().execute(async (tx) => {
		await insertSession(tx, w.network.id, w.coordinator.person, w.now);
		await tx.insertInto('dimension').values({ network_id: w.network.id, id: 'd', side: 'authority', position: 1, names_json: '{}' }).execute();
		await tx.insertInto('question').values({ network_id: w.network.id, id: 'q', position: 1, side: 'authority', dimension: 'd', area: 'data', text_json: '{}', help_json: '{}', levels_json: '[]', state: 'asked', version: 1 }).execute();
		await tx.insertInto('answer').values({ network_id: w.network.id, city_id: 'kumasi', question_id: 'q', person_id: w.coordinator.person, level: 3, evidence: 'Report', source: '', confidence: 'certain', lang: 'en', channel: 'app', entered_by: w.coordinator.person, at: w.now.toISOString(), version: 1 }).execute();
	});
	const said = { key: newId(), leaver: await w.roleOf(w.coordinator.person), successor: w.member.person, name: '', address: '', lang: 'en', day: '2027-02-10', why: 'New post' };
	const of = site(w, pages, w.secretariat);
	const both = await Promise.all([of.post('/en/cities/kumasi/handover', said), of.post('/en/cities/kumasi/handover', said)]);
	expect(both.map(({ status }) => status)).toEqual([303, 303]);
	expect(await w.rolesIn()).toEqual([
		{ person_id: 'coordinator-kumasi', role: 'coordinator', from_day: '2026-01-01', until_day: '2027-02-10' },
		{ person_id: 'member-kumasi', role: 'member', from_day: '2026-01-01', until_day: null },
		{ person_id: 'member-kumasi', role: 'coordinator', from_day: '2027-02-10', until_day: null },
	]);
	expect(await w.db.selectFrom('session').selectAll().execute()).toHaveLength(0);
	expect(await w.db.selectFrom('answer').select(['person_id', 'evidence']).execute()).toEqual([{ person_id: 'coordinator-kumasi', evidence: 'Report' }]);
	expect((await w.db.selectFrom('mail').select('address').orderBy('address').execute()).map(({ address }) => address)).toEqual(['coordinator-kumasi@example.org', 'member-kumasi@example.org']);
});

test('somebody new takes over on a later day; until then the leaver stays inside', async () => {
	await using w = await network();
	await w.db.transaction().execute((tx) => insertSession(tx, w.network.id, w.coordinator.person, w.now));
	const said = { leaver: await w.roleOf(w.coordinator.person), successor: 'new', name: 'Esi', address: 'Esi@Example.org', lang: 'fr', day: '2027-03-01', why: '' };
	expect((await site(w, pages, w.secretariat).post('/en/cities/kumasi/handover', said)).status).toBe(303);
	expect(await w.db.selectFrom('person').select(['name', 'lang']).where('address', '=', 'esi@example.org').execute()).toEqual([{ name: 'Esi', lang: 'fr' }]);
	expect(await w.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
	const page = await (await site(w, pages, w.coordinator).get('/en/cities/kumasi/handover')).text();
	expect(page).toContain('Esi');
	expect(page).toContain(`from ${showDate('2027-03-01' as Day, 'en')}`);
});

test.each([
	['to oneself', { successor: 'coordinator-kumasi' }, 422, 'successor-problem'],
	['to nobody known', { successor: 'no-such' }, 422, 'successor-problem'],
	['to somebody new without a name', { successor: 'new', address: 'x@example.org' }, 422, 'name-problem'],
	['to somebody new without an address', { successor: 'new', name: 'Esi' }, 422, 'address-problem'],
	['before the role began', { day: '2020-01-01' }, 422, 'day-problem'],
	['of a role that is no coordinator’s', { leaver: 'member' }, 422, 'leaver-problem'],
])('a handover %s is refused and changes nothing', async (_, change, status, where) => {
	await using w = await network();
	const said: Record<string, string> = { leaver: await w.roleOf(w.coordinator.person), successor: w.member.person, name: '', address: '', lang: 'en', day: '2027-02-10', why: '', ...change };
	if (said['leaver'] === 'member') said['leaver'] = await w.roleOf(w.member.person);
	const before = await w.rolesIn();
	const response = await site(w, pages, w.secretariat).post('/en/cities/kumasi/handover', said);
	expect(response.status).toBe(status);
	expect(await response.text()).toContain(where);
	expect(await w.rolesIn()).toEqual(before);
});

test('a coordinator reads the handover page, and the secretariat alone hands over', async () => {
	await using w = await network();
	const of = site(w, pages, w.coordinator);
	expect(await (await of.get('/en/cities/kumasi/handover')).text()).toContain('The secretariat hands the role over');
	const response = await of.post('/en/cities/kumasi/handover', { leaver: await w.roleOf(w.coordinator.person), successor: w.member.person, day: '2027-02-10', lang: 'en' });
	expect(response.status).toBe(403);
	expect((await site(w, pages, w.member).get('/en/cities/kumasi/handover')).status).toBe(404);
});

test('people see what their role lets them', async () => {
	await using w = await network();
	const funder = await w.person('funder');
	const read = async (actor: typeof funder, path: string) => { const response = await site(w, pages, actor).get(path); return { status: response.status, text: await response.text() }; };
	expect((await read(w.secretariat, '/en/people')).text).toContain('funder@example.org');
	expect((await read(funder, '/en/people')).text).not.toContain('@example.org');
	expect((await read(w.member, '/en/cities/kumasi/people')).text).not.toContain('@example.org');
	for (const path of ['/en/cities/kumasi/people', '/en/cities/kumasi/handover', '/en/outbox', '/en/cities/none/people']) expect((await read(funder, path)).status).toBe(404);
	expect((await read(w.member, '/en/cities/tunis/people')).status).toBe(404);
	expect((await read(w.secretariat, '/en/cities/none/people')).status).toBe(404);
});

test('the own page saves name and language, and shows both texts when overtaken', async () => {
	await using w = await network();
	const of = site(w, pages, w.member);
	expect((await of.post('/en/me', { name: 'Ama B', lang: 'ar', version: '1' })).headers.get('location')).toBe('/en/me?done=saved');
	const late = await of.post('/en/me', { name: 'Ama C', lang: 'ar', version: '1' });
	expect(late.status).toBe(409);
	const text = await late.text();
	for (const name of ['Ama B', 'Ama C']) expect(text).toContain(name);
	expect((await of.post('/en/me', { name: 'x', lang: 'tlh', version: '99999999999999' })).status).toBe(422);
});

test('signing out everywhere ends each session of this person and of nobody else', async () => {
	await using w = await network();
	await w.db.transaction().execute(async (tx) => { for (const actor of [w.member, w.member, w.coordinator]) await insertSession(tx, w.network.id, actor.person, w.now); });
	expect((await site(w, pages, w.member).post('/en/me/sign-out-everywhere')).headers.get('location')).toBe('/en/sign-in?done=outEverywhere');
	expect((await w.db.selectFrom('session').select('person_id').execute()).map(({ person_id }) => person_id)).toEqual([w.coordinator.person]);
});

test.each(languages)('the pages speak %s', async (lang) => {
	await using w = await network();
	const of = site(w, pages, w.secretariat);
	const role = await w.roleOf(w.member.person);
	for (const path of ['me', 'people', 'cities/kumasi/people', 'cities/tunis/people', 'cities/kumasi/people/add', `roles/${role}/end`, 'cities/kumasi/handover', 'cities/tunis/handover', 'outbox']) {
		const response = await of.get(`/${lang}/${path}`);
		expect([path, response.status]).toEqual([path, 200]);
		expect(await response.text()).not.toMatch(/\{\w+\}|undefined|\[object/);
	}
});

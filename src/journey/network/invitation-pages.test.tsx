import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { actorOf } from '#testing/examples.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { newId } from '#platform/id.ts';
import { inviteSomebody, resendInvitation, withdrawInvitation } from './invitation-commands.server.ts';
import { invitationPages, invitePages } from './invitation-pages.server.tsx';
import type { Actor, CityId, NetworkId } from './network.ts';
import { findActor, listPeople } from './person-store.server.ts';
import { findInside } from './signin-store.server.ts';
import { sessionCookie } from './signin.ts';
import type { Day } from '#i18n/day.ts';

type World = Awaited<ReturnType<typeof world>>;
const origin = 'https://caravan.test';
const kumasi = 'kumasi' as CityId;
const ama = { name: 'Ama', address: 'ama@example.org', lang: 'fr' as const, role: 'member' as const, city: kumasi, sector: 'citizens' as const, person: null };

async function network() {
	const w = await world();
	await w.city('kumasi');
	await w.city('tunis');
	const [secretariat, coordinator] = [await w.person('secretariat'), await w.person('coordinator', 'kumasi')];
	const invite = (by: Actor, said: object = {}) => inviteSomebody(w.network, origin)(w.db, by, { ...ama, ...said, key: newId() }, w.now);
	/** The link of the mail that was not read yet. */
	const seen = new Set<string>();
	const link = async () => {
		const links = (await w.db.selectFrom('mail').select('text').execute()).map(({ text }) => /https:\/\/caravan\.test(\S+)/.exec(text)?.[1] ?? '');
		const fresh = links.find((one) => !seen.has(one)) ?? '';
		seen.add(fresh);
		return fresh;
	};
	const ids = async () => (await w.db.selectFrom('invitation').select('id').orderBy('id').execute()).map(({ id }) => id);
	return Object.assign(w, { secretariat, coordinator, invite, link, ids });
}

const accept = (w: World, link: string, fields = {}, now = w.now) => site(w, invitationPages, null, now).post(link, { name: 'Ama Boateng', lang: 'pt', ...fields });
const insideOf = (w: World, response: Response) => findInside({ db: w.db, now: w.now, origin, secret: '', client: '', sendsMail: false }, new RegExp(`${sessionCookie}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '');

test('an invited member accepts by a button, has the role from today and is inside', async () => {
	await using w = await network();
	expect(await w.invite(w.coordinator)).toEqual({ ok: true });
	const link = await w.link();
	expect(link).toMatch(/^\/fr\/invitation\//);
	expect(await (await site(w, invitationPages, null).get(link)).text()).toContain('coordinator kumasi');
	const response = await accept(w, link);
	expect([response.status, response.headers.get('location')]).toEqual([303, '/pt/']);
	expect(await insideOf(w, response)).toMatchObject({ actor: { name: 'Ama Boateng', roles: [{ role: 'member', city: 'kumasi' }] } });
	expect((await listPeople(w.db, w.network.id, kumasi)).find(({ name }) => name === 'Ama Boateng')).toMatchObject({ address: ama.address, lang: 'pt', membership: { from: '2027-02-10', sector: 'citizens' } });
	expect((await site(w, invitationPages, null).get(link)).status).toBe(410);
});

test('sent five times at once it makes one person, one role and, from one form, one session', async () => {
	await using w = await network();
	await w.invite(w.coordinator);
	const link = await w.link();
	const key = newId();
	const answers = await Promise.all([...Array.from({ length: 3 }, () => accept(w, link, { key })), accept(w, link), accept(w, link)]);
	expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toSatisfy((all: number[]) => all.join() === '303,303,303,410,410' || all.join() === '303,410,410,410,410');
	expect(await w.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
	expect((await listPeople(w.db, w.network.id, kumasi)).filter(({ address }) => address === ama.address)).toHaveLength(1);
});

test('somebody here already gets one more role, and stays the same person', async () => {
	await using w = await network();
	await w.invite(w.coordinator, { address: 'coordinator-kumasi@example.org' });
	const response = await accept(w, await w.link());
	const inside = await insideOf(w, response);
	expect(inside?.actor).toMatchObject({ person: 'coordinator-kumasi', name: 'coordinator kumasi' });
	expect(inside?.actor.roles.map(({ role }) => role)).toEqual(['coordinator', 'member']);
});

test('somebody without an account gets one and keeps what was theirs', async () => {
	await using w = await network();
	const member = await w.person('member', 'kumasi');
	await w.db.updateTable('person').set({ address: null }).where('id', '=', member.person).execute();
	const { id } = await w.db.selectFrom('membership').select('id').where('person_id', '=', member.person).executeTakeFirstOrThrow();
	const response = await site(w, invitePages, w.coordinator).post(`/en/roles/${id}/account`, { address: ama.address, lang: 'ar' });
	expect(response.status).toBe(303);
	expect((await insideOf(w, await accept(w, await w.link())))?.actor.person).toBe(member.person);
	expect(await w.db.selectFrom('membership').selectAll().where('person_id', '=', member.person).execute()).toHaveLength(1);
});

test('an invitation ends after three weeks, and when it is withdrawn', async () => {
	await using w = await network();
	await w.invite(w.coordinator);
	const link = await w.link();
	expect((await accept(w, link, {}, new Date('2027-03-03T09:00:01Z'))).status).toBe(410);
	const [id = ''] = await w.ids();
	expect(await withdrawInvitation(w.db, w.coordinator, { key: newId(), invitation: id }, w.now)).toEqual({ ok: true });
	expect((await accept(w, link)).status).toBe(410);
	expect(await resendInvitation(w.network, origin)(w.db, w.coordinator, { key: newId(), invitation: id }, w.now)).toEqual({ ok: false, problem: 'withdrawn' });
	expect(await w.db.selectFrom('person').selectAll().where('address', '=', ama.address).execute()).toHaveLength(0);
});

test('sent again, the new link works and the old one does not', async () => {
	await using w = await network();
	await w.invite(w.coordinator);
	const old = await w.link();
	const [id = ''] = await w.ids();
	const response = await site(w, invitePages, w.coordinator).post(`/en/invitations/${id}/resend`);
	expect(response.headers.get('location')).toBe('/en/cities/kumasi/people?done=resent');
	expect((await accept(w, old)).status).toBe(410);
	expect((await accept(w, await w.link())).status).toBe(303);
});

test.each([
	['the secretariat, a coordinator', 'secretariat', null, { role: 'coordinator', sector: null }, true],
	['the secretariat, an expert', 'secretariat', null, { role: 'expert', city: null, sector: null }, true],
	['a coordinator, a member of the own city', 'coordinator', 'kumasi', {}, true],
	['a coordinator, a coordinator', 'coordinator', 'kumasi', { role: 'coordinator', sector: null }, false],
	['a coordinator, the secretariat', 'coordinator', 'kumasi', { role: 'secretariat', city: null, sector: null }, false],
	['a coordinator, a member of another city', 'coordinator', 'tunis', {}, false],
	['a member, a member', 'member', 'kumasi', {}, false],
	['the Lead Expert, an expert', 'leadExpert', null, { role: 'expert', city: null, sector: null }, false],
	['a city role without a city', 'secretariat', null, { role: 'member', city: null }, false],
	['a role of the network for a city', 'secretariat', null, { role: 'secretariat' }, false],
] as const)('who invites whom: %s', async (_, role, city, said, allowed) => {
	await using w = await network();
	expect(await w.invite(actorOf(role, city), said)).toEqual(allowed ? { ok: true } : { ok: false, problem: 'notAllowed' });
	expect(await w.ids()).toHaveLength(allowed ? 1 : 0);
	expect(await w.db.selectFrom('mail').selectAll().execute()).toHaveLength(allowed ? 1 : 0);
});

test('an account is given only within the own group, never to somebody of another city', async () => {
	await using w = await network();
	const other = await w.person('member', 'tunis');
	await w.db.updateTable('person').set({ address: null }).where('id', '=', other.person).execute();
	expect(await w.invite(w.coordinator, { person: other.person })).toEqual({ ok: false, problem: 'notFound' });
});

test('the same person is not invited twice, nor to a role already held', async () => {
	await using w = await network();
	await w.invite(w.coordinator);
	expect(await w.invite(w.coordinator)).toEqual({ ok: false, problem: 'alreadyInvited' });
	await w.person('member', 'kumasi');
	expect(await w.invite(w.coordinator, { address: 'member-kumasi@example.org' })).toEqual({ ok: false, problem: 'alreadyHere' });
});

test('an invitation of another city or network is not found', async () => {
	await using w = await network();
	await w.invite(w.secretariat);
	const [id = ''] = await w.ids();
	for (const stranger of [actorOf('coordinator', 'tunis'), actorOf('funder')]) expect((await site(w, invitePages, stranger).post(`/en/invitations/${id}/withdraw`)).status).toBe(404);
	expect(await withdrawInvitation(w.db, actorOf('secretariat', null, 'other' as NetworkId), { key: newId(), invitation: id }, w.now)).toEqual({ ok: false, problem: 'notFound' });
});

test('the forms refuse what is missing, keep what was typed, and hold the limit of mails', async () => {
	await using w = await network();
	const of = site(w, invitePages, w.coordinator);
	const bad = await of.post('/en/cities/kumasi/people/invite', { name: 'Ama', address: 'nowhere', lang: 'fr', role: 'member', sector: '' });
	expect(bad.status).toBe(422);
	const text = await bad.text();
	expect(text).toContain('value="nowhere"');
	expect(text).toContain('id="sector-problem"');
	const forged = await of.post('/en/cities/kumasi/people/invite', { name: 'Ama', address: ama.address, lang: 'fr', role: 'coordinator' });
	expect(forged.status).toBe(403);
	expect((await of.get('/en/cities/tunis/people/invite')).status).toBe(404);
	expect((await of.get('/en/people/invite')).status).toBe(404);
	let last = 0;
	for (let i = 0; i < 6; i++) last = (await of.post('/en/cities/kumasi/people/invite', { name: 'Ama', address: ama.address, lang: 'fr', role: 'member', sector: 'media' })).status;
	expect(last).toBe(429);
});

test.each(languages)('the pages speak %s', async (lang) => {
	await using w = await network();
	await w.invite(w.secretariat);
	const pages = [await site(w, invitationPages, null).get((await w.link()).replace('/fr/', `/${lang}/`)), await site(w, invitationPages, null).get(`/${lang}/invitation/x`), await site(w, invitePages, w.secretariat).get(`/${lang}/people/invite`), await site(w, invitePages, w.secretariat).get(`/${lang}/cities/kumasi/people/invite`)];
	expect(pages.map(({ status }) => status)).toEqual([200, 410, 200, 200]);
	for (const page of pages) expect(await page.text()).not.toMatch(/\{\w+\}|undefined/);
	expect(await findActor(w.db, w.network.id, w.secretariat.person, '2027-02-10' as Day)).not.toBeNull();
});

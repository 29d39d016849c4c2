import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { exampleNetwork } from '#testing/examples.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { newId } from '#platform/id.ts';
import type { NetworkId, PersonId } from './network.ts';
import { insertMembership, insertPerson } from './person-store.server.ts';
import { findInside } from './signin-store.server.ts';
import { signInPages } from './signin-pages.server.tsx';
import { sessionCookie, waitingCookie } from './signin.ts';
import { insertNetwork } from './store.server.ts';
import type { Day } from '#i18n/day.ts';

type World = Awaited<ReturnType<typeof world>>;
const address = 'secretariat@example.org';
const minutes = (n: number, w: World) => new Date(w.now.getTime() + n * 60_000);

async function someoneKnown() {
	const w = await world();
	await w.person('secretariat');
	return w;
}

function cookieOf(response: Response, name: string): string {
	return new RegExp(`${name}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

async function send(w: World, path: string, fields: Record<string, string>, cookies: Record<string, string> = {}, now = w.now) {
	const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ');
	return site(w, signInPages, null, now).app.request(path, { method: 'POST', body: new URLSearchParams({ key: newId(), ...fields }), headers: { cookie } });
}

async function mails(w: World) {
	return w.db.selectFrom('mail').selectAll().orderBy('id').execute();
}

/** Asks, and reads the mail as its receiver would. */
async function ask(w: World, said: Record<string, string> = {}) {
	const before = (await mails(w)).map(({ id }) => id);
	const response = await send(w, '/en/sign-in', { address, ...said });
	const text = (await mails(w)).find(({ id }) => !before.includes(id))?.text ?? '';
	return { response, waiting: cookieOf(response, waitingCookie), link: /https:\/\/caravan\.test(\S+)/.exec(text)?.[1] ?? '', code: /^\d{6}$/m.exec(text)?.[0] ?? '' };
}

const sessions = (w: World) => w.db.selectFrom('session').selectAll().execute();
const visitOf = (w: World) => ({ db: w.db, now: w.now, origin: '', secret: '', client: '', sendsMail: false });

test('an address that is known and one that is not get the same answer, and only the first a mail', async () => {
	await using w = await someoneKnown();
	const known = await send(w, '/en/sign-in', { address });
	const unknown = await send(w, '/en/sign-in', { address: 'nobody@example.org' });
	expect([known.status, known.headers.get('location')]).toEqual([unknown.status, unknown.headers.get('location')]);
	const pages = await Promise.all([known, unknown].map(async (response) => {
		const page = await site(w, signInPages, null).app.request('/en/sign-in/code', { headers: { cookie: `${waitingCookie}=${cookieOf(response, waitingCookie)}` } });
		return (await page.text()).replaceAll(/\S+@example\.org|[\da-f]{8}-[\da-f-]+/g, '');
	}));
	expect(pages[0]).toBe(pages[1]);
	expect((await mails(w)).map((mail) => mail.address)).toEqual([address]);
});

test('the link opens a page whose button signs in once and leads where the person was going', async () => {
	await using w = await someoneKnown();
	const { link } = await ask(w, { onward: '/topics' });
	expect((await site(w, signInPages, null).get(link)).status).toBe(200);
	const path = link.split('?')[0] ?? '';
	const response = await send(w, path, { onward: '/topics' });
	expect([response.status, response.headers.get('location')]).toEqual([303, '/en/topics']);
	expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/);
	expect((await findInside(visitOf(w), cookieOf(response, sessionCookie)))?.actor.name).toBe('secretariat');
	expect((await send(w, path, {})).status).toBe(410);
	expect((await site(w, signInPages, null).get(link)).status).toBe(410);
});

test('scanners that open the link, even many times, use nothing up', async () => {
	await using w = await someoneKnown();
	const { link } = await ask(w);
	for (const method of ['GET', 'HEAD', 'GET']) expect((await site(w, signInPages, null).app.request(link, { method })).status).toBe(200);
	expect(await sessions(w)).toHaveLength(0);
	expect((await send(w, link, {})).status).toBe(303);
});

test('five presses at once make one session; the same press sent twice gets the same one', async () => {
	await using w = await someoneKnown();
	const { link } = await ask(w);
	const apart = await Promise.all(Array.from({ length: 5 }, () => send(w, link, {})));
	expect(apart.map((response) => response.status).sort((a, b) => a - b)).toEqual([303, 410, 410, 410, 410]);
	expect(await sessions(w)).toHaveLength(1);

	const again = await ask(w);
	const key = newId();
	const same = await Promise.all(Array.from({ length: 5 }, () => send(w, again.link, { key })));
	expect(new Set(same.map((response) => cookieOf(response, sessionCookie))).size).toBe(1);
	expect(same.every((response) => response.status === 303)).toBe(true);
	expect(await sessions(w)).toHaveLength(2);
});

test('a form sent twice asks for one mail', async () => {
	await using w = await someoneKnown();
	const key = newId();
	const [first, second] = await Promise.all([ask(w, { key }), ask(w, { key })]);
	expect(second.waiting).toBe(first.waiting);
	expect(await mails(w)).toHaveLength(1);
});

test('the code works in the tab that asked, and in no other', async () => {
	await using w = await someoneKnown();
	const { code, waiting } = await ask(w);
	expect((await send(w, '/en/sign-in/code', { code })).status).toBe(410);
	expect((await send(w, '/en/sign-in/code', { code }, { [waitingCookie]: 'another-tab' })).status).toBe(410);
	const other = await ask(w);
	expect((await send(w, '/en/sign-in/code', { code }, { [waitingCookie]: other.waiting })).status).toBe(code === other.code ? 303 : 422);
	const eastern = code.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
	const response = await send(w, '/en/sign-in/code', { code: ` ${eastern}`, onward: '//evil.example' }, { [waitingCookie]: waiting });
	expect([response.status, response.headers.get('location')]).toEqual([303, '/en/']);
});

test('a fifth wrong code closes the sign-in, and its link with it', async () => {
	await using w = await someoneKnown();
	const { code, link, waiting } = await ask(w);
	const wrong = code === '000000' ? '000001' : '000000';
	const answers = [];
	for (let i = 0; i < 5; i++) answers.push(await send(w, '/en/sign-in/code', { code: wrong }, { [waitingCookie]: waiting }));
	expect(answers.map((response) => response.status)).toEqual([422, 422, 422, 422, 410]);
	expect(await answers[3]?.text()).toContain('once more');
	expect((await send(w, '/en/sign-in/code', { code }, { [waitingCookie]: waiting })).status).toBe(410);
	expect((await send(w, link, {})).status).toBe(410);
});

test('link and code end after half an hour', async () => {
	await using w = await someoneKnown();
	const { code, link, waiting } = await ask(w);
	expect((await send(w, '/en/sign-in/code', { code }, { [waitingCookie]: waiting }, minutes(31, w))).status).toBe(410);
	expect((await send(w, link, {}, {}, minutes(31, w))).status).toBe(410);
	expect((await send(w, link, {}, {}, minutes(29, w))).status).toBe(303);
});

test('a mailbox gets five mails an hour, a client may ask thirty times, and an hour later it goes on', async () => {
	await using w = await someoneKnown();
	const asked = async (who: string, now = w.now) => (await send(w, '/en/sign-in', { address: who }, {}, now)).status;
	for (let i = 0; i < 5; i++) expect(await asked(address)).toBe(303);
	expect(await asked(address)).toBe(429);
	expect(await mails(w)).toHaveLength(5);
	for (let i = 6; i < 30; i++) expect(await asked(`a${i}@example.org`)).toBe(303);
	expect(await asked('z@example.org')).toBe(429);
	expect(await asked(address, minutes(61, w))).toBe(303);
});

test.each(['', 'not an address', 'a@b', 'x'.repeat(300)])('%j is refused at its field and kept', async (said) => {
	await using w = await someoneKnown();
	const response = await send(w, '/en/sign-in', { address: said });
	expect(response.status).toBe(422);
	expect(await response.text()).toContain('aria-invalid="true"');
});

async function alsoIn(w: World, id: string, isExample: boolean) {
	await w.db.transaction().execute(async (tx) => {
		const network = id as NetworkId;
		await insertNetwork(tx, { ...exampleNetwork, id: network, name: `Network ${id}`, isExample }, w.now);
		await insertPerson(tx, network, { id: 'p' as PersonId, name: 'Ama', address, lang: 'fr', version: 1 });
		await insertMembership(tx, network, { id: newId(), person: 'p' as PersonId, role: 'funder', city: null, sector: null, from: '2026-01-01' as Day, until: null });
	});
}

test('somebody known in two networks chooses one of them, by link or by code', async () => {
	await using w = await someoneKnown();
	await alsoIn(w, 'other', false);
	const { link, code, waiting } = await ask(w);
	expect(await (await site(w, signInPages, null).get(link)).text()).toContain('Network other');
	const undecided = await send(w, '/en/sign-in/code', { code }, { [waitingCookie]: waiting });
	expect(undecided.status).toBe(200);
	expect((await send(w, link, { network: 'no-such' })).status).toBe(200);
	expect(await sessions(w)).toHaveLength(0);
	const response = await send(w, '/en/sign-in/code', { code, network: 'other' }, { [waitingCookie]: waiting });
	expect((await findInside(visitOf(w), cookieOf(response, sessionCookie)))?.network.id).toBe('other');
	expect((await send(w, link, { network: 'net' })).status).toBe(410);
});

test('the example, whose mails anybody may read, never opens a real network', async () => {
	await using w = await world({ isExample: true });
	await w.person('secretariat');
	const { link } = await ask(w);
	await alsoIn(w, 'real', false);
	const response = await send(w, link, { network: 'real' });
	expect((await findInside(visitOf(w), cookieOf(response, sessionCookie)))?.network.id).not.toBe('real');
	await ask(w);
	expect((await mails(w)).map((mail) => mail.network_id).sort()).toEqual(['net', 'real']);
});

test('signing out ends the session', async () => {
	await using w = await someoneKnown();
	const { link } = await ask(w);
	const token = cookieOf(await send(w, link, {}), sessionCookie);
	const response = await send(w, '/fr/sign-out', {}, { [sessionCookie]: token });
	expect([response.status, response.headers.get('location')]).toEqual([303, '/fr/sign-in?done=out']);
	expect(await findInside(visitOf(w), token)).toBeNull();
	expect((await send(w, '/fr/sign-out', {})).status).toBe(303);
});

test('a session in use is renewed, one left alone ends', async () => {
	await using w = await someoneKnown();
	const token = cookieOf(await send(w, (await ask(w)).link, {}), sessionCookie);
	const inDays = (days: number) => ({ ...visitOf(w), now: minutes(days * 1440, w) });
	expect(await findInside(inDays(50), token)).not.toBeNull();
	expect(await findInside(inDays(100), token)).not.toBeNull();
	expect(await findInside(inDays(161), token)).toBeNull();
});

test.each(languages)('the pages speak %s', async (lang) => {
	await using w = await someoneKnown();
	const { waiting } = await ask(w);
	for (const [path, status] of [['sign-in', 200], ['sign-in/code', 200], ['sign-in/nonsense', 410]] as const) {
		const response = await site(w, signInPages, null).app.request(`/${lang}/${path}`, { headers: { cookie: `${waitingCookie}=${waiting}` } });
		expect(response.status).toBe(status);
		expect(await response.text()).not.toMatch(/\{\w+\}|undefined/);
	}
});

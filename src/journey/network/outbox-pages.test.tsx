import { expect, test } from 'vitest';
import { Hono } from 'hono';
import { frameOf } from '../../frame.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { outboxPages } from './outbox-pages.server.tsx';
import { listMails, postLetter } from './outbox-store.server.ts';
import type { Network } from './network.ts';
import type { InsideEnv } from './visit.server.ts';

type World = Awaited<ReturnType<typeof world>>;
const link = `https://caravan.test/en/sign-in/${'q'.repeat(43)}`;
const post = (w: World, network: Network = w.network) => w.db.transaction().execute((tx) => postLetter(tx, network, { person: null, address: 'ama@example.org', lang: 'en', subject: 'Your way in', text: `Open ${link}` }, w.now));

test('without a mail server the secretariat reads the whole mail, and where its file lies', async () => {
	await using w = await world();
	await post(w);
	await w.db.updateTable('mail').set({ sent_at: w.now.toISOString() }).execute();
	const text = await (await site(w, outboxPages, await w.person('secretariat')).get('/en/outbox')).text();
	expect(text).toContain(link);
	expect(text).toMatch(/[\da-f-]{36}\.eml/);
});

test('with a mail server the way in is for its receiver only', async () => {
	await using w = await world();
	await post(w);
	const actor = await w.person('secretariat');
	const app = new Hono<InsideEnv>().use(async (c, next) => {
		c.set('inside', { db: w.db, now: w.now, origin: '', secret: '', client: '', sendsMail: true, actor, network: w.network });
		c.set('frame', frameOf({ lang: 'en', path: '/outbox', actor, network: w.network }));
		return next();
	}).route('/', outboxPages);
	const text = await (await app.request('/en/outbox')).text();
	expect(text).toContain('https://caravan.test/en/sign-in/…');
	expect(text).not.toContain(link);
});

test('a mail says where it is: waiting, tried, given up, sent', async () => {
	await using w = await world();
	const states = [];
	await post(w);
	const state = async () => (await listMails(w.db, w.network.id, null, 10))[0]?.state;
	states.push(await state());
	await w.db.updateTable('job').set({ attempts: 2, failure: 'no answer' }).execute();
	states.push(await state());
	await w.db.updateTable('job').set({ attempts: 8 }).execute();
	states.push(await state());
	await w.db.updateTable('mail').set({ sent_at: w.now.toISOString() }).execute();
	states.push(await state());
	expect(states).toEqual(['waiting', 'trying', 'givenUp', 'sent']);
});

test('the example keeps its mails and sends none', async () => {
	await using w = await world({ isExample: true });
	await post(w);
	expect(await w.db.selectFrom('job').selectAll().execute()).toHaveLength(0);
	expect((await listMails(w.db, w.network.id, null, 10))[0]?.state).toBe('kept');
});

test('many mails come in pages, newest first', async () => {
	await using w = await world();
	for (let i = 0; i < 31; i++) await post(w);
	const of = site(w, outboxPages, await w.person('secretariat'));
	const next = /before=([\w-]+)/.exec(await (await of.get('/en/outbox')).text())?.[1] ?? '';
	expect((await (await of.get(`/en/outbox?before=${next}`)).text()).match(/Your way in/g)).toHaveLength(1);
	expect((await of.get('/en/outbox?before=%27%22%00')).status).toBe(200);
});

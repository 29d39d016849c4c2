import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import type { Actor } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { ballot, gathering, kumasi, lagos, matola, q1 } from '#testing/gathering.server.ts';
import { site } from '#testing/site.server.tsx';
import { closeGrades } from './choice-commands.server.ts';
import { choicePages } from './choice-pages.server.tsx';
import { giveGrades } from './grade-commands.server.ts';
import { ledgerPages } from './ledger-pages.server.tsx';
import { receiptPages } from './receipt-pages.server.tsx';

type W = Awaited<ReturnType<typeof gathering>>;
const at = '/en/quarters/q1/choice';
const pagesOf = (w: W, actor: Actor) => site(w, choicePages, actor);
const plain = (html: string) => html.replace(/[\u2068\u2069]/g, '');
const read = async (w: W, actor: Actor, path = at) => plain(await (await pagesOf(w, actor).get(path)).text());
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

async function reviewing(ofMatola: Parameters<typeof ballot>[0] = { budget: 3, payments: 1 }) {
	const w = await gathering();
	for (const [city, grades] of [[lagos, { budget: 3 }], [matola, ofMatola], [kumasi, { protection: 3, 'open-data': 2 }]] as const) await giveGrades(w.db, w.secretariat, ballot(grades, { city, channel: 'call' }), w.now);
	await closeGrades(w.db, w.leadExpert, { key: newId(), version: 1, quarter: q1 }, w.now);
	return w;
}

test('before closing only who has graded is shown, to everybody', async () => {
	await using w = await gathering();
	await giveGrades(w.db, w.other, ballot({ budget: 3, payments: 2 }, { city: lagos }), w.now);
	for (const who of [w.secretariat, w.leadExpert, w.coordinator, w.funder]) {
		const html = await read(w, who);
		expect(html).toContain('1 of 3 cities has graded.');
		expect(html).not.toMatch(/Topic budget|must<|bamako/);
	}
});

test('the proposal says who needs it, at which level, what came next and what most votes would have chosen', async () => {
	await using w = await reviewing();
	const html = await read(w, w.coordinator);
	for (const said of ['Proposed: Topic budget', '2 cities need it (2 must).', 'Together they could pay first, at 0.5 points; next was Topic protection at 1.', 'Most votes would have chosen the same.', 'Topic protection comes first', 'Quiet, and so absent: bamako']) expect(html).toContain(said);
	expect(html).not.toContain('Confirm Topic budget');
	expect(await read(w, w.leadExpert)).toContain('Confirm Topic budget');
});

test('a funder reads counts and levels, never which city asked or pays', async () => {
	await using w = await reviewing({ budget: 2 });
	expect(await read(w, w.member)).toContain('Pays most: lagos.');
	for (const who of [w.funder, w.expert]) {
		const html = await read(w, who);
		expect(html).toContain('2 cities need it');
		expect(html).not.toMatch(/lagos|matola|kumasi|bamako/);
	}
});

test('the Lead Expert confirms; the reasons stand from then on, in four languages', async () => {
	await using w = await reviewing();
	const { get, post } = pagesOf(w, w.leadExpert);
	const answer = await post(at, { seen: seenIn(await read(w, w.leadExpert)) });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}?done=confirmed`]);
	for (const lang of languages) expect((await get(`/${lang}/quarters/q1/choice`)).status).toBe(200);
	const html = await read(w, w.coordinator);
	for (const said of ['Chosen: Topic budget', '2 cities need it (2 must).', 'Confirmed by leadExpert on 10 February 2027.', 'Receipt of kumasi', 'none below its share']) expect(html).toContain(said);
	expect(html).not.toContain('Receipt of lagos');
	expect(await read(w, w.coordinator, '/ar/quarters/q1/choice')).toContain('المختار: موضوع budget');
});

test('a proposal overtaken meanwhile is refused and shown anew', async () => {
	await using w = await reviewing();
	const seen = seenIn(await read(w, w.leadExpert));
	await w.topic('new', 'digital');
	const answer = await pagesOf(w, w.leadExpert).post(at, { seen });
	const html = plain(await answer.text());
	expect(answer.status).toBe(409);
	expect(html).toContain('have changed since you opened the page');
	expect(seenIn(html)).not.toBe(seen);
	expect((await pagesOf(w, w.leadExpert).post(at, { seen: seenIn(html) })).status).toBe(303);
});

test('choosing otherwise shows first what would follow, keeps what was typed, and is impossible without a reason', async () => {
	await using w = await reviewing();
	const { post } = pagesOf(w, w.leadExpert);
	const html = await read(w, w.leadExpert, `${at}?instead=protection&slot=0`);
	for (const said of ['Choosing Topic protection instead', 'The fair turn would have chosen Topic budget.', 'It would have served lagos and matola, who get nothing from this one.', 'no longer promised']) expect(html).toContain(said);
	const fields = { seen: seenIn(html), topic: 'protection', slot: '0' };
	for (const reason of ['', 'too short']) {
		const answer = await post(at, { ...fields, reason });
		expect(answer.status).toBe(422);
		expect(plain(await answer.text())).toMatch(/Choosing Topic protection instead[\s\S]*(Please fill this in|at least 10 characters)/);
	}
	expect((await post(at, { ...fields, reason: 'The law comes into force in June.' })).status).toBe(303);
	for (const who of [w.coordinator, w.funder]) {
		const after = await read(w, who);
		expect(after).toContain('Chosen by the Lead Expert: Topic protection');
		expect(after).toContain('The law comes into force in June.');
	}
});

test('nobody else can confirm, open or close, and odd input never breaks the page', async () => {
	await using w = await reviewing();
	const seen = seenIn(await read(w, w.leadExpert));
	for (const who of [w.secretariat, w.coordinator, w.funder]) expect((await pagesOf(w, who).post(at, { seen })).status).toBe(403);
	expect((await pagesOf(w, w.funder).post(`${at}/open`, { version: '2', closesOn: '2027-02-25' })).status).toBe(403);
	expect((await pagesOf(w, w.funder).post(`${at}/close`, { version: '2' })).status).toBe(403);
	const { get, post } = pagesOf(w, w.leadExpert);
	for (const query of ['instead=nowhere', 'instead=protection&slot=99999999999999999999', 'instead=protection&slot=x', 'instead=%00', 'instead=constructor&slot=0']) expect((await get(`${at}?${query}`)).status, query).toBeLessThan(500);
	for (const fields of [{}, { seen: 'x' }, { seen, topic: '__proto__', slot: '0', reason: 'A good enough reason.' }, { seen, slot: '4', topic: 'protection', reason: 'A good enough reason.' }]) {
		const { status } = await post(at, fields);
		expect(status, JSON.stringify(fields)).toBeGreaterThanOrEqual(400);
		expect(status, JSON.stringify(fields)).toBeLessThan(500);
	}
	for (const fields of [{}, { version: '2', closesOn: '2027-02-30' }, { version: '2', closesOn: '9999-12-31' }]) expect((await post(`${at}/open`, fields as Record<string, string>)).status).toBeGreaterThanOrEqual(400);
	expect((await get('/en/quarters/elsewhere/choice')).status).toBe(404);
});

test('receipts are read by the city and those who run the network, and say why and what comes next', async () => {
	await using w = await reviewing();
	const receipts = (actor: Actor) => site(w, receiptPages, actor);
	expect(plain(await (await receipts(w.coordinator).get('/en/quarters/q1/receipts/kumasi')).text())).toContain('There is no receipt yet');
	await pagesOf(w, w.leadExpert).post(at, { seen: seenIn(await read(w, w.leadExpert)) });
	for (const who of [w.other, w.quiet, w.funder, w.expert]) expect((await receipts(who).get('/en/quarters/q1/receipts/kumasi')).status).toBe(404);
	for (const who of [w.coordinator, w.member, w.secretariat, w.leadExpert]) expect((await receipts(who).get('/en/quarters/q1/receipts/kumasi')).status).toBe(200);
	for (const lang of languages) expect((await receipts(w.coordinator).get(`/${lang}/quarters/q1/receipts/kumasi`)).status).toBe(200);
	const html = plain(await (await receipts(w.coordinator).get('/en/quarters/q1/receipts/kumasi')).text());
	for (const said of ['“Topic protection” (must) waits.', 'It would have been chosen', 'kumasi paid 0 of its points and holds 0.5.', 'Nearest for kumasi now: Topic protection', '<textarea readonly']) expect(html).toContain(said);
	expect(plain(await (await receipts(w.quiet).get('/en/quarters/q1/receipts/bamako')).text())).toContain('The city was quiet.');
	expect((await receipts(w.secretariat).get('/en/quarters/q1/receipts/paris')).status).toBe(404);
});

test('the ledger shows every payment to those who travel, totals to funders, and adds up again on the server', async () => {
	await using w = await reviewing();
	const ledger = (actor: Actor) => site(w, ledgerPages, actor);
	expect(await (await ledger(w.coordinator).get('/en/ledger')).text()).toContain('Nothing is written here yet');
	await pagesOf(w, w.leadExpert).post(at, { seen: seenIn(await read(w, w.leadExpert)) });
	for (const lang of languages) expect((await ledger(w.member).get(`/${lang}/ledger`)).status).toBe(200);
	const html = plain(await (await ledger(w.member).get('/en/ledger?again=1')).text());
	for (const said of ['Quarter 1: Topic budget', '1/2', 'all 1 decisions are right', 'for member kumasi', 'Audited: 7 groups of cities over 1 decision, none below its share.']) expect(html).toContain(said);
	for (const odd of ['1', '0', '-1', 'x', '99999999999999999999', '%00']) expect(plain(await (await ledger(w.member).get(`/en/ledger?quarter=${odd}&from=${odd}`)).text())).toContain('Quarter 1: Topic budget');
	const totals = plain(await (await ledger(w.funder).get('/en/ledger?again=1')).text());
	expect(totals).toContain('Audited: 7 groups');
	expect(totals).not.toMatch(/lagos|matola|kumasi|application\/json/);
	expect((await ledger(w.funder).get('/en/ledger/record')).status).toBe(404);
	expect(await (await ledger(w.other).get('/en/ledger/record')).json()).toMatchObject({ rounds: [{ decisions: [{ option: 'budget' }] }] });
});

test('the ledger of many cities is read fifty at a time, the own city on every page, one quarter at a time', async () => {
	await using w = await reviewing();
	for (let n = 0; n < 60; n++) await w.city(`a-town-${String(n).padStart(2, '0')}`);
	await pagesOf(w, w.leadExpert).post(at, { seen: seenIn(await read(w, w.leadExpert)) });
	const ledger = async (actor: Actor, query: string) => plain(await (await site(w, ledgerPages, actor).get(`/en/ledger?${query}`)).text());
	const rows = (html: string) => [...(/id="cities".*?<\/section>/s.exec(html)?.[0] ?? '').matchAll(/<th scope="row">([^<]+)/g)].map(([, name]) => name);
	const [first, second] = [await ledger(w.coordinator, ''), await ledger(w.coordinator, 'quarter=1&from=50')];
	expect([rows(first).length, rows(first).slice(0, 2), rows(first)[50]]).toEqual([51, ['kumasi', 'a-town-00'], 'a-town-49']);
	expect(rows(second)).toEqual([...Array.from({ length: 10 }, (_, n) => `a-town-${50 + n}`), 'kumasi', 'lagos', 'matola']);
	expect(first).toContain('Cities 1 to 50 of 64');
	expect(first).not.toMatch(/lagos must/);
	expect(second).toMatch(/lagos must/);
	expect(rows(await ledger(w.secretariat, ''))[0]).toBe('a-town-00');
});

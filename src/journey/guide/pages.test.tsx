import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import type { Inside, InsideEnv } from '#journey/network/visit.server.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import { guided } from '#testing/guided.server.ts';
import { site } from '#testing/site.server.tsx';
import { guidePages } from './pages.tsx';
import { guidePort } from './port.server.ts';

const pages = new Hono<InsideEnv>().route('/', guidePages((c) => guidePort(c.get('inside') as Inside)));
const swapAt = '/en/cities/kumasi/guide/q1/data-decisions/reading';

async function asCoordinator(city: string, options: Parameters<typeof guided>[0] = {}) {
	const w = await guided(options);
	return { ...w, ...site(w, pages, await w.person('coordinator', city)) };
}
const textOf = async (answer: Response) => (await answer.text()).replace(/<style>.*?<\/style>/s, '');

test('the guide says what, by when and why, and holds every text in full', async () => {
	await using w = await asCoordinator('kumasi');
	const html = await textOf(await w.get('/en/cities/kumasi/guide'));
	expect(html).toContain('Because your baseline settled level 2 “Trying out” in “Data”, and you aim at level 4');
	expect(html).toContain('Most towns that say “we have no data” have drawers full of it');
	expect(html).not.toContain('A figure becomes an indicator when five things are settled');
	expect(html).toContain('by Friday 29 January');
	for (const step of ['Kick-off', 'Deep dive', 'Practise', 'Reflect', 'Exchange']) expect(html).toContain(step);
	expect(html).toContain('href="#data-decisions-plan"');
	for (const [, id] of html.matchAll(/href="#([\w-]+)"/g)) if (id !== 'main') expect(html).toContain(`id="${id}"`);
});

test('two cities’ guides have the same milestones and at least three items that differ, each with its reason', async () => {
	await using w = await guided();
	const expert = site(w, pages, await w.person('leadExpert'));
	const rows = async (city: string) => [...(await textOf(await expert.get(`/en/cities/${city}/guide`))).matchAll(/<li><span><a href="#([\w-]+)">.*?<\/a> <span class="[\w ]+">([\w -]+)<\/span><\/span><span class="small">(.*?)<\/span>.*?· (by [^<]*?) *(?:·|<)/g)];
	const [one, other] = [await rows('kumasi'), await rows('kigali')];
	expect(one.map(([, id, , , by]) => `${id} ${by}`)).toEqual(other.map(([, id, , , by]) => `${id} ${by}`));
	const differing = one.flatMap(([, id, variant, why], i) => (other[i]?.[2] === variant ? [] : [[id, variant, other[i]?.[2], why?.startsWith('Because'), other[i]?.[3]?.startsWith('Because')]]));
	expect(differing).toEqual(['reading', 'exercise', 'bring'].map((part) => [`data-decisions-${part}`, 'catch-up', 'stretch', true, true]));
});

test.each([['en', 'Learning guide', 'catch-up'], ['fr', 'Guide d’apprentissage', 'mise à niveau'], ['pt', 'Guia de aprendizagem', 'pôr-se a par'], ['ar', 'دليل التعلم', 'اللحاق بالركب']] as const)('in %s, words and texts are in that language, and small', async (lang, title, variant) => {
	await using w = await asCoordinator('kumasi');
	const answer = await w.get(`/${lang}/cities/kumasi/guide`);
	const raw = Buffer.from(await answer.text());
	const html = raw.toString();
	expect(html).toContain(title);
	expect(html).toContain(variant);
	expect(html.match(/<div class="prose" lang=/g)).toBeNull();
	expect(html).not.toMatch(/undefined|\[object|\{\w+\}</);
	expect(raw.length).toBeLessThan(100_000);
	expect(brotliCompressSync(raw).length).toBeLessThan(14_600);
	expect(gzipSync(raw).length).toBeLessThan(100_000);
});

test('a missing translation shows the source with a label, an older one says so', async () => {
	await using w = await asCoordinator('kumasi');
	await w.db.deleteFrom('text').where('lang', '=', 'pt').execute();
	await w.db.updateTable('text').set({ version: 2, editions_json: '{"core-reading":2}' }).where('lang', '=', 'en').execute();
	const missing = await textOf(await w.get('/pt/cities/kumasi/guide'));
	expect(missing).toContain('Ainda por traduzir (English)');
	expect(missing).toContain('<div class="prose" lang="en" dir="ltr">');
	expect(await textOf(await w.get('/fr/cities/kumasi/guide'))).toContain('Le texte d’origine (English) a changé depuis cette traduction');
	expect(await textOf(await w.get('/en/cities/kumasi/guide'))).not.toContain('has changed since');
});

test('an item is swapped in two taps, the guide says by whom, and it can be swapped back', async () => {
	await using w = await asCoordinator('kumasi');
	expect(await textOf(await w.get('/en/cities/kumasi/guide'))).toContain(`href="${swapAt}"`);
	const choose = await textOf(await w.get(swapAt));
	expect([...choose.matchAll(/name="variant" value="([\w-]+)"/g)].map(([, variant]) => variant)).toEqual(['core', 'stretch']);
	const answer = await w.post(swapAt, { version: '0', variant: 'core' });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/cities/kumasi/guide/q1?done=swapped']);
	const html = await textOf(await w.get('/en/cities/kumasi/guide/q1?done=swapped'));
	expect(html).toContain('coordinator kumasi');
	expect(html).toMatch(/chose this on 10 February 2027 in place of “catch-up”/);
	expect(html).toContain('A figure becomes an indicator when five things are settled');
	await w.post(swapAt, { version: '1', variant: 'catch-up' });
	expect(await textOf(await w.get('/en/cities/kumasi/guide'))).not.toContain('in place of');
});

test('somebody swapped meanwhile: nothing is overwritten, both choices are named', async () => {
	await using w = await asCoordinator('kumasi');
	await w.post(swapAt, { version: '0', variant: 'stretch' });
	const answer = await w.post(swapAt, { version: '0', variant: 'core' });
	expect(answer.status).toBe(409);
	expect(await textOf(answer)).toMatch(/now it is “stretch”.*You chose “core”/s);
});

test.each([
	['a variant that is none', { version: '0', variant: 'easy' }, 422],
	['no version', { variant: 'core' }, 422],
	['a version from nowhere', { version: '5', variant: 'core' }, 404],
])('%s is answered in words', async (_, fields, status) => {
	await using w = await asCoordinator('kumasi');
	expect((await w.post(swapAt, fields)).status).toBe(status);
});

test('a member reads the guide, is offered no swap, and is told who may', async () => {
	await using w = await guided();
	const member = site(w, pages, await w.person('member', 'kumasi'));
	expect(await textOf(await member.get('/en/cities/kumasi/guide'))).not.toContain(`href="${swapAt}"`);
	expect((await member.get(swapAt)).status).toBe(404);
	const answer = await member.post(swapAt, { version: '0', variant: 'core' });
	expect([answer.status, (await textOf(answer)).includes('The coordinator of the city swaps items')]).toEqual([403, true]);
});

test.each([['another city', '/en/cities/kigali/guide'], ['no city', '/en/cities/nowhere/guide'], ['no quarter', '/en/cities/kumasi/guide/q9'], ['no part', '/en/cities/kumasi/guide/q1/data-decisions/plan'], ['no module', '/en/cities/kumasi/guide/q1/agile/reading']])('%s is not found', async (_, path) => {
	await using w = await asCoordinator('kumasi');
	expect((await w.get(path)).status).toBe(404);
});

test.each(languages)('a topic without a module is said honestly in %s, with dates and questions', async (lang) => {
	await using w = await asCoordinator('kumasi', { topics: ['mobile-payment', 'data-decisions'] });
	const html = await textOf(await w.get(`/${lang}/cities/kumasi/guide`));
	expect(html.match(/<ol><li>.*?<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(3);
	expect(html).toContain('id="data-decisions-reading"');
});

test.each([['planned', 'First every city says what it needs'], ['gathering', 'the cities grade the topics until'], ['reviewing', 'looking at the proposal']] as const)('before the topic is chosen (%s) the page says why it is empty and when not', async (state, words) => {
	await using w = await asCoordinator('kumasi', { topics: [], change: { state } });
	const html = await textOf(await w.get('/en/cities/kumasi/guide'));
	expect(html).toContain(words);
	expect(html).toContain('href="/en/topics"');
});

test('before the first quarter the page says who plans it', async () => {
	await using w = await asCoordinator('kumasi', { topics: [] });
	await w.db.deleteFrom('quarter').execute();
	expect(await textOf(await w.get('/en/cities/kumasi/guide'))).toContain('The secretariat plans the first one');
});

test('the exercise names the tools to use, and a block nobody has translated is shown from the source with a label', async () => {
	await using w = await asCoordinator('kumasi');
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	expect(await textOf(await w.get('/en/cities/kumasi/guide'))).toMatch(/Tools: [^]*?<a href="\/en\/tools\/indicator-sheet">Indicator sheet<\/a>/);
	const { blocks_json } = await w.db.selectFrom('text').select('blocks_json').where('kind', '=', 'module').where('of_id', '=', 'data-decisions').where('lang', '=', 'ar').executeTakeFirstOrThrow();
	const { 'catch-up-reading': _reading, ...blocks } = JSON.parse(blocks_json) as Record<string, string>;
	await w.db.updateTable('text').set({ blocks_json: JSON.stringify(blocks) }).where('kind', '=', 'module').where('of_id', '=', 'data-decisions').where('lang', '=', 'ar').execute();
	const arabic = await textOf(await w.get('/ar/cities/kumasi/guide'));
	expect(arabic.match(/<div class="prose" lang="en" dir="ltr">/g)).toHaveLength(1);
	expect(arabic).toContain('معروض باللغة: English');
});

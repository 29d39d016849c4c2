import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { textPages } from './edit-pages.server.tsx';
import { insertTexts, listTexts } from './store.server.ts';
import type { Text } from './text.ts';

const source: Text = { of: 'agile', lang: 'en', version: 1, isSource: true, title: 'Agile', aim: 'Deliver in short rounds', blocks: { who: 'For all', 'core-reading': 'Read this' }, editions: {} };
const french: Text = { ...source, lang: 'fr', isSource: false, title: 'Agile en français', aim: 'Livrer par petits pas', blocks: { who: 'Pour tous', 'core-reading': 'Lisez ceci' } };
const parts = [
	{ id: 'about', label: 'About', blocks: [{ id: 'who', label: 'Who it is for', rows: 3 }] },
	{ id: 'names', label: 'Names', blocks: [{ id: 'field.x', label: 'Field', rows: 1, most: 20 }] },
	{ id: 'core', label: 'Core', blocks: [{ id: 'core-reading', label: 'Core: reading', rows: 12 }] },
];
const pages = textPages({ kind: 'module', place: 'curriculum', findParts: async (_, id) => (id === 'agile' ? parts : null) });
const at = '/en/curriculum/agile/text';

async function adapting() {
	const w = await world();
	await w.db.transaction().execute((tx) => insertTexts(tx, w.network.id, 'module', [source, french], { by: null, at: w.now.toISOString() }));
	const lead = site(w, pages, await w.person('leadExpert', null, 'Leïla'));
	const text = async (path: string) => (await (await lead.get(path)).text()).replace(/<style>.*?<\/style>/s, '');
	const standing = async (lang: Text['lang']) => (await listTexts(w.db, w.network.id, 'module', ['agile'], [lang])).find((one) => one.lang === lang);
	return Object.assign(w, { lead, text, standing });
}

test('the languages say how they stand: the source, up to date, older, not written', async () => {
	await using w = await adapting();
	let html = await w.text(at);
	expect(html).toContain('the text the others translate');
	expect(html).toMatch(/Français<\/b>[^]*?up to date/);
	expect(html.match(/not written yet; readers see English/g)).toHaveLength(2);
	expect(html).toContain('as Caravan brought it');
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Read that' });
	html = await w.text(at);
	expect(html).toMatch(/Français<\/b>[^]*?1 part older than the source/);
	expect(html).toMatch(/Version 2 · saved by ⁨Leïla⁩/);
});

test('the part that is older says so in the editor, beside what the source says now, until it is written or looked at', async () => {
	await using w = await adapting();
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Read that' });
	const html = await w.text(`${at}/fr?part=core`);
	expect(html).toContain('This part has changed in English');
	expect(html).toContain('<blockquote lang="en" dir="ltr">Read that</blockquote>');
	expect(html).toContain('>Lisez ceci</textarea>');
	expect(await w.text(`${at}/fr`)).not.toContain('This part has changed');
	const answer = await w.lead.post(`${at}/fr?part=core`, { version: '1', 'block-core-reading': 'Lisez ceci', checked: 'core-reading' });
	expect(answer.status).toBe(303);
	expect(await w.text(`${at}/fr?part=core`)).not.toContain('This part has changed');
});

test('saving leads back to the part and says which version stands; nothing changed makes none', async () => {
	await using w = await adapting();
	const answer = await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Read that' });
	expect(answer.headers.get('location')).toBe(`${at}/en?part=core&done=saved`);
	expect(await w.text(`${at}/en?part=core&done=saved`)).toContain('Saved as version 2');
	expect((await w.lead.post(`${at}/en?part=core`, { version: '2', 'block-core-reading': 'Read that' })).headers.get('location')).toContain('done=unchanged');
});

test('a form that meets another keeps what only they changed, and asks only for what both did', async () => {
	await using w = await adapting();
	const read = { version: '1', title: 'Agile', aim: 'Deliver in short rounds', 'block-who': 'For all\r\nof you' };
	await w.lead.post(`${at}/en`, { ...read, 'block-who': 'For all\r\nof us' });
	await w.lead.post(`${at}/en`, { ...read, version: '2', 'block-who': 'For all\r\nof us', aim: 'Deliver early' });
	const html = await (await w.lead.post(`${at}/en`, { ...read, version: '2', title: 'Agile work', aim: 'Deliver often', 'block-who': 'For all\r\nof us' })).text();
	expect(html).toContain('Deliver early</blockquote>');
	expect(html).not.toMatch(/(of us|Agile work)<.blockquote>/);
	await w.lead.post(`${at}/en`, { ...read, version: '3', aim: 'Deliver early', 'block-who': 'For everybody' });
	const again = await (await w.lead.post(`${at}/en`, { ...read, version: '2', aim: 'Deliver often', 'block-who': 'For all\r\nof us' })).text();
	expect(again).toMatch(/Deliver often<.textarea>/);
	expect(again).toMatch(/For everybody<.textarea>/);
	expect(again).not.toMatch(/For everybody<.blockquote>/);
});

test('an edit against an old version keeps both texts, and a person chooses', async () => {
	await using w = await adapting();
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Theirs' });
	const answer = await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Mine <b>' });
	expect(answer.status).toBe(409);
	const html = await answer.text();
	expect(html).toContain('Theirs</blockquote>');
	expect(html).toContain('Mine &lt;b></textarea>');
	expect(html).toContain('name="version" value="2"');
	expect((await w.standing('en'))?.blocks['core-reading']).toBe('Theirs');
	expect((await w.lead.post(`${at}/en?part=core`, { version: '2', 'block-core-reading': 'Mine' })).status).toBe(303);
	expect((await w.standing('en'))?.blocks['core-reading']).toBe('Mine');
});

test('a form with a field too long comes back with everything typed and the version it was filled against', async () => {
	await using w = await adapting();
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Theirs' });
	const answer = await w.lead.post(`${at}/en`, { version: '1', title: '', aim: 'A sentence I typed', 'block-who': 'x'.repeat(8001) });
	const html = await answer.text();
	expect(answer.status).toBe(422);
	expect(html).toContain('href="#title"');
	expect(html).toContain('href="#block-who"');
	expect(html).toContain('A sentence I typed</textarea>');
	expect(html).toContain('name="version" value="1"');
});

test('a language nobody has written begins with its title, beside the source', async () => {
	await using w = await adapting();
	const html = await w.text(`${at}/ar?part=core`);
	expect(html).toContain('Begin with the title');
	expect(html).toContain('name="title"');
	expect(html).toContain('<div lang="ar">');
	expect((await w.lead.post(`${at}/ar`, { version: '0', title: 'الرشيقة', aim: 'التسليم خطوة خطوة', 'block-who': '' })).status).toBe(303);
	expect(await w.standing('ar')).toMatchObject({ isSource: false, version: 1, blocks: {} });
	expect(await w.text(at)).toMatch(/العربية<\/b>[^]*?2 parts not written/);
});

test('a name is one line, short, and never taken from the source', async () => {
	await using w = await adapting();
	expect(await w.text(`${at}/en?part=names`)).toMatch(/<input [^>]*name="block-field.x"/);
	for (const name of ['', 'x'.repeat(21)]) expect((await w.lead.post(`${at}/en?part=names`, { version: '1', 'block-field.x': name })).status).toBe(422);
	expect((await w.lead.post(`${at}/en?part=names`, { version: '1', 'block-field.x': 'People' })).status).toBe(303);
	expect((await w.lead.post(`${at}/fr?part=names`, { version: '1', 'block-field.x': '' })).status).toBe(303);
});

test('an earlier version can be read and brought back', async () => {
	await using w = await adapting();
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Worse' });
	expect(await w.text(`${at}/en`)).toContain(`href="${at}/en/1"`);
	const earlier = await w.text(`${at}/en/1`);
	expect(earlier).toContain('Read this');
	expect(earlier).toContain(`href="${at}/en?part=core&amp;from=1"`);
	const html = await w.text(`${at}/en?part=core&from=1`);
	expect(html).toContain('The form holds the words of version 1');
	expect(html).toContain('>Read this</textarea>');
	expect(html).toContain('name="version" value="2"');
	await w.lead.post(`${at}/en?part=core`, { version: '2', 'block-core-reading': 'Read this' });
	expect(await w.standing('en')).toMatchObject({ version: 3, blocks: { 'core-reading': 'Read this' } });
});

test('nobody else finds these pages, and no such thing, language or version is found', async () => {
	await using w = await adapting();
	await w.city('kumasi');
	const coordinator = site(w, pages, await w.person('coordinator', 'kumasi'));
	for (const path of [at, `${at}/en`, `${at}/en/1`]) expect((await coordinator.get(path)).status).toBe(404);
	expect((await coordinator.post(`${at}/en`, { version: '1', title: 'Mine', aim: 'All mine' })).status).toBe(404);
	expect((await w.standing('en'))?.title).toBe('Agile');
	for (const path of ['/en/curriculum/alchemy/text', `${at}/xx`, `${at}/en/9`, `${at}/en/none`]) expect((await w.lead.get(path)).status).toBe(404);
});

test.each(languages)('the pages stand in %s without a gap', async (lang) => {
	await using w = await adapting();
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Read that' });
	for (const path of [at, `${at}/fr?part=core`, `${at}/pt`, `${at}/en/1`]) {
		const html = await w.text(path.replace('/en/', `/${lang}/`));
		expect(html).toContain(`<html lang="${lang}"`);
		expect(html).not.toMatch(/undefined|\[object|\{\w+\}</);
		expect(brotliCompressSync(Buffer.from(html)).length).toBeLessThan(9600);
	}
});

test('who translates while the source changes is asked to look again', async () => {
	await using w = await adapting();
	expect(await w.text(`${at}/fr?part=core`)).toContain('name="source" value="1"');
	expect(await w.text(`${at}/en?part=core`)).not.toContain('name="source"');
	await w.lead.post(`${at}/en?part=core`, { version: '1', 'block-core-reading': 'Read that' });
	await w.lead.post(`${at}/fr?part=core`, { version: '1', source: '1', 'block-core-reading': 'Lisez ceci, vraiment' });
	expect(await w.text(at)).toMatch(/Français<\/b>[^]*?1 part older than the source/);
	await w.lead.post(`${at}/fr?part=core`, { version: '2', source: '2', 'block-core-reading': 'Lisez cela' });
	expect(await w.text(at)).toMatch(/Français<\/b>[^]*?up to date/);
});

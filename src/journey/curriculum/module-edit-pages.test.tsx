import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import { filled, formsIn } from '#testing/forms.ts';
import { guided } from '#testing/guided.server.ts';
import { site } from '#testing/site.server.tsx';
import { Hono } from 'hono';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import { adaptPages } from './adapt-pages.server.tsx';
import { examplePages } from './example-pages.server.tsx';
import { moduleEditPages } from './module-edit-pages.server.tsx';
import { curriculumPages } from './pages.server.tsx';

const pages = new Hono<InsideEnv>().route('/', adaptPages).route('/', moduleEditPages).route('/', examplePages).route('/', curriculumPages);

async function adapting() {
	const w = await guided();
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	const lead = site(w, pages, await w.person('leadExpert', null, 'Leïla'));
	const member = site(w, pages, await w.person('member', 'kumasi'));
	const stranger = site(w, pages, await w.person('coordinator', 'kigali'));
	const text = async (path: string, of = lead) => (await (await of.get(path)).text()).replace(/<style>.*?<\/style>/s, '');
	/** The form of a page that has the field, as it would be sent untouched. */
	const form = async (path: string, has: string, of = lead) => {
		const found = formsIn(await text(path, of), path).find(({ fields }) => fields.some(({ name }) => name === has));
		if (!found) throw new Error(`${path} has no form with ${has}`);
		const said: Record<string, string[]> = {};
		for (const [name, value] of filled(found)) (said[name] ??= []).push(value);
		return { action: found.action, said };
	};
	return Object.assign(w, { lead, member, stranger, text, form });
}

test('a new module is made, its page names the parts still empty, and they are written one after the other', async () => {
	await using w = await adapting();
	const { said } = await w.form('/en/curriculum/new', 'topic');
	const made = await w.lead.post('/en/curriculum/new', { ...said, topic: '', lang: 'en', title: 'Water', aim: 'After this your city can measure its water', area: 'data', kind: 'longlist', plan: ['costs', 'risks'] });
	expect(made.status).toBe(303);
	const at = (made.headers.get('location') ?? '').replace('?done=added', '');
	expect(await w.text(`${at}?done=added`)).toContain('The module is added');
	expect(await w.text(at)).toContain('Not written yet: Who it is for · What it gives your plan');
	expect(await w.text(`${at}/text`)).toContain('15 parts still empty');
	expect((await w.lead.post(`${at}/text/en?part=catch-up`, { version: '1', 'block-catch-up-reading': 'Water **runs** downhill. See [agile](module:agile).' })).status).toBe(303);
	const page = await w.text(at, w.member);
	expect(page).toContain('Water <strong>runs</strong> downhill. See <a href="/en/curriculum/agile">agile</a>.');
	expect(page).not.toContain('Not written yet: ');
	expect(await w.text('/en/curriculum', w.member)).toContain('>Water</b>');
});

test('a new module without title or minutes comes back with what was typed', async () => {
	await using w = await adapting();
	const answer = await w.lead.post('/en/curriculum/new', { lang: 'en', title: '', aim: 'After this your city can', area: 'data', kind: 'core', minutes: 'many' });
	const html = await answer.text();
	expect(answer.status).toBe(422);
	for (const kept of ['href="#title"', 'href="#minutes"', 'After this your city can</textarea>', 'value="many"']) expect(html).toContain(kept);
});

test('facts are changed; a ring is refused by name; a change meanwhile shows both', async () => {
	await using w = await adapting();
	const { said } = await w.form('/en/curriculum/data-decisions/facts', 'minutes');
	expect((await w.lead.post('/en/curriculum/data-decisions/facts', { ...said, minutes: '75' })).headers.get('location')).toBe('/en/curriculum/data-decisions?done=saved');
	const late = await w.lead.post('/en/curriculum/data-decisions/facts', { ...said, minutes: '60' });
	expect(late.status).toBe(409);
	const html = await late.text();
	expect(html).toContain('>75</blockquote>');
	expect(html).toContain('>60</blockquote>');
	const other = await w.form('/en/curriculum/data-management/facts', 'minutes');
	const ring = await w.lead.post('/en/curriculum/data-management/facts', { ...other.said, after: ['data-decisions'] });
	expect(ring.status).toBe(409);
	const told = await ring.text();
	expect(told).toMatch(/<a href="#after">These modules would wait for each other[^<]*Data for decision making/);
	expect(told).toMatch(/<details open><summary>Modules to have done before/);
});

test('a module is taken out and put back', async () => {
	await using w = await adapting();
	const { said } = await w.form('/en/curriculum/agile/facts', 'reason');
	expect((await w.lead.post('/en/curriculum/agile/retire', { ...said, reason: '' })).status).toBe(422);
	expect((await w.lead.post('/en/curriculum/agile/retire', { ...said, reason: 'Nobody used it' })).status).toBe(303);
	expect(await w.text('/en/curriculum', w.member)).not.toContain('curriculum/agile"');
	expect(await w.text('/en/curriculum/agile/facts')).toContain('Put it back into the curriculum');
});

test('the page of what there is to adapt names the work in each language, and what Caravan brings meanwhile is taken over by one press', async () => {
	await using w = await adapting();
	await w.db.deleteFrom('text').where('of_id', '=', 'lean-impact').execute();
	await w.db.deleteFrom('module').where('id', '=', 'lean-impact').execute();
	await w.db.deleteFrom('text').where('of_id', '=', 'agile').where('lang', '=', 'ar').execute();
	await w.lead.post('/en/curriculum/data-management/text/en?part=about', { version: '1', title: 'Our data', aim: 'Everything about our data', 'block-who': 'For us' });
	const html = await w.text('/en/curriculum/adapt?open=1');
	expect(html).toMatch(/Agile methods[^]*?العربية<\/a> <span class="tag ask">not written/);
	expect(html).toMatch(/Our data[^]*?Français<\/a>[^]*?3 parts older than the source/);
	expect(html).not.toContain('Design Thinking');
	expect(html).toContain('<bdi>Lean Impact</bdi>');
	const { said } = await w.form('/en/curriculum/adapt', 'key');
	expect((await w.lead.post('/en/curriculum/adapt', said)).headers.get('location')).toBe('/en/curriculum/adapt?done=taken');
	const after = await w.text('/en/curriculum/adapt?done=taken');
	expect(after).toContain('Your network has everything Caravan brings');
	expect(after).toContain('Our data');
});

test('a city tells an example that the whole network reads under the module, in its own language', async () => {
	await using w = await adapting();
	const at = '/en/curriculum/agile/examples';
	expect(await w.text('/en/curriculum/agile', w.member)).toContain('The words of this module are common to all cities');
	expect(await w.text('/en/curriculum/agile', w.lead)).not.toContain('The words of this module are common');
	const { said } = await w.form(at, 'words', w.member);
	expect((await w.member.post(at, { ...said, words: 'Nous l’avons essayé dans un quartier.', lang: 'fr' })).headers.get('location')).toBe(`${at}?done=told`);
	for (const path of [at, '/en/curriculum/agile']) {
		const html = await w.text(path, w.stranger);
		expect(html).toContain('<bdi>Kumasi</bdi>');
		expect(html).toContain('<blockquote lang="fr" dir="ltr">Nous l’avons essayé dans un quartier.</blockquote>');
		expect(html).toContain('Written in Français.');
	}
});

test('an example is changed and taken back by its own city only; both texts of a conflict are shown', async () => {
	await using w = await adapting();
	const at = '/en/curriculum/agile/examples';
	const { said } = await w.form(at, 'words', w.member);
	await w.member.post(at, { ...said, words: 'We tried it in one ward.' });
	const one = /href="([^"]*examples\/[^"]+)">Change or take back/.exec(await w.text(at, w.member))?.[1] ?? '';
	expect(await w.text(at, w.stranger)).not.toContain('Change or take back');
	expect((await w.stranger.get(one)).status).toBe(404);
	const form = await w.form(one, 'words', w.member);
	await w.member.post(one, { ...form.said, words: 'We tried it in two wards.' });
	const late = await w.member.post(one, { ...form.said, words: 'We tried it in three wards.' });
	expect(late.status).toBe(409);
	const html = await late.text();
	expect(html).toContain('We tried it in two wards.</blockquote>');
	expect(html).toContain('We tried it in three wards.</textarea>');
	// Browsers send line ends as CR LF; only the language differs here.
	await w.member.post(one, { ...form.said, version: '2', words: 'We tried it\r\nin two wards.' });
	expect(await (await w.member.post(one, { ...form.said, version: '2', lang: 'fr', words: 'We tried it\r\nin two wards.' })).text()).not.toContain('in two wards.</blockquote>');
	expect((await w.member.post(`${one}/withdraw`, { version: '3' })).headers.get('location')).toBe(`${at}?done=withdrawn`);
	expect(await w.text(at, w.stranger)).toContain('No city has told an example yet');
});

test('too much, too little or for another city is refused, and nothing typed is lost', async () => {
	await using w = await adapting();
	const at = '/en/curriculum/agile/examples';
	const long = await w.member.post(at, { city: 'kumasi', lang: 'en', words: 'x'.repeat(1201) });
	expect(long.status).toBe(422);
	expect(await long.text()).toContain('x'.repeat(1201));
	expect((await w.member.post(at, { city: 'kigali', lang: 'en', words: 'We tried it in one ward.' })).status).toBe(403);
	expect((await w.lead.post(at, { city: 'kumasi', lang: 'en', words: 'We tried it in one ward.' })).status).toBe(403);
	expect((await w.member.get('/en/curriculum/alchemy/examples')).status).toBe(404);
});

test.each(languages)('the pages of those who adapt stand in %s without a gap', async (lang) => {
	await using w = await adapting();
	for (const path of ['/curriculum/adapt', '/curriculum/new', '/curriculum/agile/facts', '/curriculum/agile/text', '/curriculum/agile/text/pt?part=core', '/curriculum/agile/examples']) {
		const html = await w.text(`/${lang}${path}`);
		expect(html).toContain(`<html lang="${lang}"`);
		expect(html).not.toMatch(/undefined|\[object|\{\w+\}</);
	}
});

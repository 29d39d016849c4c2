import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { guided } from '#testing/guided.server.ts';
import { site } from '#testing/site.server.tsx';
import { curriculumPages } from './pages.server.tsx';

async function read(path: string, role: 'coordinator' | 'funder' = 'coordinator', before?: (w: Awaited<ReturnType<typeof guided>>) => Promise<unknown>) {
	await using w = await guided();
	await before?.(w);
	const answer = await site(w, curriculumPages, await w.person(role, role === 'coordinator' ? 'kumasi' : null)).get(path);
	return { status: answer.status, html: await answer.text() };
}

test('the map names each module with area, minutes, what comes before, plan sections and tools', async () => {
	const { html } = await read('/en/curriculum');
	for (const said of ['Data for decision making', 'about 90 minutes at home', 'After: ⁨Data management⁩', '⁨monitoring indicators⁩', '⁨Indicator sheet⁩', 'href="/en/curriculum/budget-followup"']) expect(html).toContain(said);
	for (const unwritten of ['Lean Impact', 'Leading a Local Action Group']) expect(html).toContain(unwritten);
});

test('the map says how many cities that travel need a module, and to whose people what is proposed', async () => {
	const { html } = await read('/en/curriculum');
	expect(html).toContain('2 travelling cities are below their own aim here, of 2 with a settled level and an aim.');
	expect(html).toMatch(/For ⁨Kumasi⁩: <span class="tag">catch-up<\/span> Because your baseline settled level 2/);
	expect((await read('/en/curriculum', 'funder')).html).not.toContain('Because');
});

test('a quiet city is counted nowhere as needing', async () => {
	const { html } = await read('/en/curriculum', 'funder', async (w) => {
		await w.db.updateTable('settled_level').set({ city_id: 'niamey' }).where('city_id', '=', 'kumasi').execute();
		await w.db.updateTable('target_level').set({ city_id: 'niamey' }).where('city_id', '=', 'kumasi').execute();
	});
	expect(html).toContain('1 travelling city is below its own aim here, of 1 with');
});

test('where nothing is settled nobody is said to need it', async () => {
	const { html } = await read('/en/curriculum', 'coordinator', (w) => w.db.deleteFrom('settled_level').execute());
	expect(html).toContain('Who needs it is not known yet');
	expect(html).toContain('no level is settled yet');
});

test('without modules the map says who adds them', async () => {
	const { html } = await read('/en/curriculum', 'funder', async (w) => {
		await w.db.updateTable('module').set({ state: 'retired' }).execute();
	});
	expect(html).toContain('The secretariat adds the modules');
});

test.each(languages)('a module stands whole in %s: three variants, event, sources, none of it in another language', async (lang) => {
	const { html } = await read(`/${lang}/curriculum/data-decisions`);
	for (const id of ['who', 'plan', 'catch-up', 'core', 'stretch', 'reflection', 'questions', 'session', 'sources']) expect(html).toContain(`id="${id}"`);
	expect(html.match(/<details/g)).toHaveLength(3);
	expect(html.match(/<div class="prose" lang=/g)).toBeNull();
	expect(html).not.toMatch(/undefined|\[object/);
	expect(brotliCompressSync(Buffer.from(html)).length).toBeLessThan(14_600);
});

test('the variant proposed to the reader’s city is open and marked, the others closed', async () => {
	const { html } = await read('/en/curriculum/data-decisions');
	expect(html).toMatch(/<details id="catch-up" open>/);
	expect(html).toContain('<details id="core">');
	expect(html).toContain('proposed to ⁨Kumasi⁩');
});

test('a missing translation shows the source with a label', async () => {
	const { html } = await read('/ar/curriculum/data-decisions', 'funder', (w) => w.db.deleteFrom('module_text').where('lang', '=', 'ar').execute());
	expect(html).toContain('Data for decision making');
	expect(html).toContain('<div class="prose" lang="en" dir="ltr">');
	expect(html).toContain('class="note small"');
});

test('a module that is not there is not found', async () => {
	expect((await read('/en/curriculum/alchemy')).status).toBe(404);
});

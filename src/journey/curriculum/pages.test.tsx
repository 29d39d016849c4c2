import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import { guided } from '#testing/guided.server.ts';
import { site } from '#testing/site.server.tsx';
import { curriculumPages } from './pages.server.tsx';

type World = Awaited<ReturnType<typeof guided>>;

async function read(path: string, role: 'coordinator' | 'funder' | 'leadExpert' = 'coordinator', before?: (w: World) => Promise<unknown>) {
	await using w = await guided();
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	await before?.(w);
	const answer = await site(w, curriculumPages, await w.person(role, role === 'coordinator' ? 'kumasi' : null)).get(path);
	return { status: answer.status, html: await answer.text() };
}

test('the map names each module with area, minutes, what comes before, plan sections and tools, each as a link', async () => {
	const { html } = await read('/en/curriculum');
	for (const said of ['Data for decision making', 'about 90 minutes at home', 'href="#data-management"', 'id="data-management"', 'href="/en/curriculum?plan=indicators"', 'href="/en/tools/indicator-sheet"', 'href="/en/curriculum/budget-followup"', 'From the long list']) expect(html).toContain(said);
	expect(html.indexOf('To begin with')).toBeLessThan(html.indexOf('>Next</h2>'));
	expect(html.indexOf('id="data-management"')).toBeLessThan(html.indexOf('id="data-decisions"'));
});

test('pointing at a part of the plan leaves the modules that help with it', async () => {
	const { html } = await read('/en/curriculum?plan=indicators', 'funder');
	expect(html).toContain('help with “monitoring indicators”');
	expect(html).toContain('id="data-decisions"');
	expect(html).not.toContain('id="leading-lag"');
	expect((await read('/en/curriculum?plan=weather', 'funder')).html).toContain('id="leading-lag"');
});

test('pointed at a part of the plan, a module still comes after one that is not shown, and leads to it', async () => {
	const { html } = await read('/en/curriculum?plan=costs', 'funder', (w) => w.db.updateTable('module').set({ plan_json: '["risks"]' }).where('id', '=', 'project-management').execute());
	expect(html).not.toContain('id="project-management"');
	expect(html.indexOf('>Next</h2>')).toBeLessThan(html.indexOf('id="budget-followup"'));
	expect(html.indexOf('>Next</h2>')).toBeGreaterThan(0);
	expect(html).toContain('href="/en/curriculum/project-management"');
	expect(html).not.toContain('href="#project-management"');
});

test('the map names the cities that need a module where the reader may know, with the reason, and counts the others', async () => {
	const own = await read('/en/curriculum');
	expect(own.html).toContain('2 cities need it');
	expect(own.html).toContain('⁨Kumasi⁩ is at level 2 “Trying out” and aims at level 4 “Solid”');
	expect(own.html).toContain('And 1 more city that does not share its levels.');
	expect(own.html).not.toContain('⁨Kigali⁩ is at level');
	expect(own.html).toMatch(/For ⁨Kumasi⁩: Because your baseline settled level 2/);
	const funder = await read('/en/curriculum', 'funder', (w) => w.db.updateTable('city').set({ shares_levels: 1 }).where('id', '=', 'kigali').execute());
	expect(funder.html).toContain('⁨Kigali⁩ is at level 4 “Solid” and aims at level 5 “Leading”');
	expect(funder.html).not.toContain('⁨Kumasi⁩ is at level');
	expect(funder.html).not.toContain('Because');
});

test('a quiet city is counted nowhere as needing', async () => {
	const { html } = await read('/en/curriculum', 'funder', async (w) => {
		await w.db.updateTable('settled_level').set({ city_id: 'niamey' }).where('city_id', '=', 'kumasi').execute();
		await w.db.updateTable('target_level').set({ city_id: 'niamey' }).where('city_id', '=', 'kumasi').execute();
	});
	expect(html).toContain('1 travelling city is below its own aim here, of 1 with');
});

test.each(languages)('the whole map in %s fits the first flight', async (lang) => {
	const { html } = await read(`/${lang}/curriculum`, 'leadExpert', async (w) => {
		await w.db.updateTable('city').set({ shares_levels: 1 }).execute();
	});
	expect(html.match(/<details/g)?.length).toBeGreaterThanOrEqual(19);
	expect(html).not.toMatch(/undefined|\[object|\{\w+\}</);
	expect(brotliCompressSync(Buffer.from(html)).length).toBeLessThan(14_600);
});

test('a module that was taken out is listed to those who may put it back, and to nobody else', async () => {
	const retire = (w: World) => w.db.updateTable('module').set({ state: 'retired' }).where('id', '=', 'agile').execute();
	expect((await read('/en/curriculum', 'leadExpert', retire)).html).toContain('1 module no longer offered');
	const { html } = await read('/en/curriculum', 'coordinator', retire);
	expect(html).not.toContain('curriculum/agile"');
	expect((await read('/en/curriculum/agile', 'coordinator', retire)).html).toContain('This module is no longer offered');
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
	const { html } = await read('/ar/curriculum/data-decisions', 'funder', (w) => w.db.deleteFrom('text').where('lang', '=', 'ar').execute());
	expect(html).toContain('Data for decision making');
	expect(html).toContain('<div class="prose" lang="en" dir="ltr">');
	expect(html).toContain('class="note small"');
});

test('a module’s page leads to what comes before it, to its tools with their purpose, and to its plan sections', async () => {
	const { html } = await read('/en/curriculum/data-decisions', 'funder');
	for (const said of ['<a href="/en/curriculum/data-management"><bdi>Data management</bdi></a>', '<a href="/en/tools/indicator-sheet">Indicator sheet</a><span class="small soft">', 'href="/en/curriculum?plan=indicators"']) expect(html).toContain(said);
	expect(html).not.toContain('/text"');
});

test('a part that is not written in the reader’s language, or is older than its source, says so where it stands', async () => {
	const { html } = await read('/fr/curriculum/data-decisions', 'funder', async (w) => {
		const row = await w.db.selectFrom('text').selectAll().where('lang', '=', 'fr').where('of_id', '=', 'data-decisions').executeTakeFirstOrThrow();
		const { who: _who, ...blocks } = JSON.parse(row.blocks_json) as Record<string, string>;
		await w.db.updateTable('text').set({ blocks_json: JSON.stringify(blocks) }).where('lang', '=', 'fr').where('of_id', '=', 'data-decisions').execute();
		await w.db.updateTable('text').set({ version: 2, editions_json: '{"plan":2}' }).where('lang', '=', 'en').where('of_id', '=', 'data-decisions').execute();
	});
	expect(html).toMatch(/id="who"[^]*?Pas encore traduit (?:\(English\))[^]*?<div class="prose" lang="en" dir="ltr">/);
	expect(html).toMatch(/id="plan" class="tight"><h2>[^<]*<\/h2><p class="note small">Cette partie a changé/);
	expect(html.match(/Cette partie a changé/g)).toHaveLength(1);
});

test('those who adapt it see what is still empty and the way to write it', async () => {
	const { html } = await read('/en/curriculum/agile', 'leadExpert', (w) => w.db.updateTable('text').set({ blocks_json: '{"who":"All"}' }).where('of_id', '=', 'agile').execute());
	expect(html).toContain('Not written yet: What it gives your plan · catch-up: Reading');
	expect(html).toContain('href="/en/curriculum/agile/text"');
	expect(html).toContain('href="/en/curriculum/agile/facts"');
});

test('a module that is not there is not found', async () => {
	expect((await read('/en/curriculum/alchemy')).status).toBe(404);
});

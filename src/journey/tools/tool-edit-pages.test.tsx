import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import { formsIn } from '#testing/forms.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { startingTools } from './content.server.ts';
import { findTool, insertToolbox } from './store.server.ts';
import { toolEditPages } from './tool-edit-pages.server.tsx';
import type { ToolId } from './tools.ts';

const at = '/en/tools/stakeholder-map';

async function adapting() {
	const w = await world();
	await w.city('kumasi');
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	const lead = site(w, toolEditPages, await w.person('leadExpert'));
	const text = async (path: string) => (await (await lead.get(path)).text()).replace(/<style>.*?<\/style>/s, '');
	const form = async (path: string, has: string) => {
		const found = formsIn(await text(path), path).find(({ fields }) => fields.some(({ name }) => name === has));
		if (!found) throw new Error(`${path} has no form with ${has}`);
		const said: Record<string, string[]> = {};
		for (const field of found.fields) if (field.kind !== 'choice' || field.value !== '') said[field.name] = [field.value];
		return said;
	};
	const tool = (id: string) => findTool(w.db, w.network.id, id as ToolId);
	return Object.assign(w, { lead, text, form, tool, coordinator: site(w, toolEditPages, await w.person('coordinator', 'kumasi')) });
}

test('a tool is made with its canvas, field after field, without a script', async () => {
	await using w = await adapting();
	const made = await w.lead.post('/en/tools/new', { lang: 'en', title: 'Fear map', aim: 'Say what you fear', minutes: '30', steps: ['practise', 'reflect'], plan: 'risks' });
	const canvas = (made.headers.get('location') ?? '').replace('?done=added', '');
	expect(made.status).toBe(303);
	expect(await w.text(`${canvas}?done=added`)).toContain('This tool has no field yet');
	for (const said of [{ newKind: 'line', newName: 'The town' }, { newKind: 'text', newName: 'What we fear', newHalf: 'yes', newRows: '5' }, { newKind: 'table', newName: 'Who helps', newColumns: 'Who\nHow\n' }]) {
		const sent = await w.lead.post(canvas, { ...await w.form(canvas, 'newKind'), ...said });
		expect(sent.status).toBe(303);
	}
	const tool = await w.tool(canvas.split('/')[3] ?? '');
	expect(tool?.canvas).toMatchObject([{ kind: 'line' }, { kind: 'text', rows: 5, half: true }, { kind: 'table', columns: [expect.any(String), expect.any(String)] }]);
	const html = await w.text(canvas);
	for (const name of ['The town', 'What we fear', 'Who helps', '<span>How</span>']) expect(html).toContain(name);
	expect(html).toContain('On paper the canvas takes about 15 lines');
	expect(await w.text(`${canvas.replace('/canvas', '/text/en')}?part=canvas`)).toContain('Field “What we fear”: help');
});

test.each([
	['up', { 2: 1 }, [2, 0, 1]], ['down', { 0: 3 }, [1, 2, 0]], ['two exchanged', { 0: 2, 1: 1 }, [1, 0, 2]], ['all turned round', { 0: 3, 2: 1 }, [2, 1, 0]],
])('one number changed moves the field to that place: %s', async (_, places: Readonly<Record<number, number>>, order) => {
	await using w = await adapting();
	const before = (await w.tool('stakeholder-map'))?.canvas ?? [];
	const change = Object.fromEntries(Object.entries(places).map(([i, place]) => [`place.${before[Number(i)]?.id}`, String(place)]));
	await w.lead.post(`${at}/canvas`, { ...await w.form(`${at}/canvas`, 'newKind'), ...change });
	expect((await w.tool('stakeholder-map'))?.canvas.slice(0, 3).map(({ id }) => id)).toEqual(order.map((i) => before[i]?.id));
});

test('fields are moved, shortened and taken out; what is wrong is named at its field', async () => {
	await using w = await adapting();
	const before = (await w.tool('stakeholder-map'))?.canvas ?? [];
	const table = before.find((field) => field.kind === 'table');
	if (table?.kind !== 'table') throw new Error('no table');
	const said = await w.form(`${at}/canvas`, 'newKind');
	const empty = await w.lead.post(`${at}/canvas`, { ...said, columnOut: table.columns.map((column) => `${table.id}.${column}`) });
	expect(empty.status).toBe(422);
	expect(await empty.text()).toContain(`href="#columns.${table.id}">A table needs at least one column.`);
	const bad = await w.lead.post(`${at}/canvas`, { ...said, [`place.${before[0]?.id}`]: 'first', newKind: 'text', newName: '' });
	const html = await bad.text();
	expect(bad.status).toBe(422);
	expect(html).toContain(`href="#place.${before[0]?.id}"`);
	expect(html).toContain('value="first"');
	const moved = await w.lead.post(`${at}/canvas`, { ...said, [`place.${before[0]?.id}`]: '99', out: before[1]?.id ?? '' });
	expect(moved.status).toBe(303);
	expect((await w.tool('stakeholder-map'))?.canvas.map(({ id }) => id)).toEqual([...before.slice(2).map(({ id }) => id), before[0]?.id]);
});

test('a canvas changed by somebody else meanwhile is shown beside one’s own', async () => {
	await using w = await adapting();
	const said = await w.form(`${at}/canvas`, 'newKind');
	await w.lead.post(`${at}/canvas`, { ...said, newKind: 'line', newName: 'Theirs' });
	const late = await w.lead.post(`${at}/canvas`, { ...said, newKind: 'line', newName: 'Mine' });
	expect(late.status).toBe(409);
	const html = await late.text();
	expect(html).toMatch(/Theirs \(one line\)<\/blockquote>[^]*Mine \(one line\)<\/blockquote>/);
	expect(html).toContain('name="version" value="2"');
	expect(html).toContain('value="Mine"');
});

test('facts are changed, a conflict shows both, and a tool is taken out and put back', async () => {
	await using w = await adapting();
	const said = await w.form(`${at}/facts`, 'minutes');
	expect((await w.lead.post(`${at}/facts`, { ...said, minutes: '25' })).headers.get('location')).toBe(`${at}/facts?done=saved`);
	const late = await w.lead.post(`${at}/facts`, { ...said, minutes: '35' });
	expect(late.status).toBe(409);
	expect(await late.text()).toMatch(/25<\/blockquote>[^]*35<\/blockquote>/);
	expect((await w.lead.post(`${at}/retire`, { version: '2', state: 'retired', reason: 'x' })).status).toBe(422);
	expect((await w.lead.post(`${at}/retire`, { version: '2', state: 'retired', reason: 'Nobody used it' })).status).toBe(303);
	expect(await w.text(`${at}/facts`)).toContain('Put it back into the library');
	expect((await w.tool('stakeholder-map'))?.state).toBe('retired');
});

test('nobody else finds these pages, and no tool that is not there', async () => {
	await using w = await adapting();
	for (const path of ['/en/tools/new', `${at}/facts`, `${at}/canvas`, `${at}/text`, `${at}/text/fr`]) expect((await w.coordinator.get(path)).status).toBe(404);
	for (const path of ['facts', 'canvas', 'text']) expect((await w.lead.get(`/en/tools/wand/${path}`)).status).toBe(404);
});

test.each(languages)('the pages stand in %s without a gap', async (lang) => {
	await using w = await adapting();
	for (const path of ['/tools/new', '/tools/stakeholder-map/facts', '/tools/stakeholder-map/canvas', '/tools/stakeholder-map/text', '/tools/stakeholder-map/text/pt?part=canvas', '/tools/stakeholder-map/text/ar?part=example']) {
		const html = await w.text(`/${lang}${path}`);
		expect(html).toContain(`<html lang="${lang}"`);
		expect(html).not.toMatch(/undefined|\[object|\{\w+\}</);
	}
});

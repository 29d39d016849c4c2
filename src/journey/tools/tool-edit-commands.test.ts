import { expect, test } from 'vitest';
import { listTexts } from '#journey/text/store.server.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import { startingTools } from './content.server.ts';
import type { SaidCanvas } from './derive-canvas.ts';
import { findTool, insertToolbox, listTools } from './store.server.ts';
import { addTool, changeCanvas, editTool, retireTool } from './tool-edit-commands.server.ts';
import type { ToolId } from './tools.ts';

const grid = 'power-interest' as ToolId;
const nothing: SaidCanvas = { places: {}, rows: {}, halves: [], out: [], columnsOut: [], columnsIn: {}, added: null };
const added = { kind: 'text' as const, name: 'What we fear', help: 'One sentence', rows: 3, half: false, columns: [] };

async function adapting() {
	const w = await world();
	await w.city('kumasi');
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	const tool = async (of = grid) => findTool(w.db, w.network.id, of);
	const texts = (of: ToolId = grid) => listTexts(w.db, w.network.id, 'tool', [of], ['fr']);
	return { ...w, tool, texts, lead: await w.person('leadExpert'), coordinator: await w.person('coordinator', 'kumasi') };
}

test('a tool of one’s own stands at the end of the library, once, with an empty canvas', async () => {
	await using w = await adapting();
	const form = { key: newId(), steps: ['practise' as const], minutes: 30, plan: ['risks' as const], lang: 'fr' as const, title: 'Carte des craintes', aim: 'Dire ce que l’on craint' };
	const outcome = await addTool(w.db, w.lead, form, w.now);
	expect(await addTool(w.db, w.lead, form, w.now)).toEqual(outcome);
	const id = outcome.ok ? outcome.tool : grid;
	expect((await listTools(w.db, w.network.id)).at(-1)).toMatchObject({ id, steps: ['practise'], minutes: 30, plan: ['risks'], canvas: [], state: 'offered', version: 1 });
	expect(await w.texts(id)).toMatchObject([{ lang: 'fr', isSource: true, title: 'Carte des craintes' }]);
});

test('fields that stay keep their ids, a new one brings its words into the source, and its translations are not older for it', async () => {
	await using w = await adapting();
	const before = await w.tool();
	const out = before?.canvas[0]?.id ?? '';
	expect(await changeCanvas(w.db, w.lead, { ...nothing, key: newId(), version: 1, tool: grid, out: [out], added }, w.now)).toEqual({ ok: true, tool: grid });
	const after = await w.tool();
	expect(after?.version).toBe(2);
	expect(after?.canvas.slice(0, -1).map(({ id }) => id)).toEqual(before?.canvas.slice(1).map(({ id }) => id));
	const field = after?.canvas.at(-1);
	const source = (await w.texts()).find(({ isSource }) => isSource);
	expect(source?.blocks).toMatchObject({ [`field.${field?.id}`]: 'What we fear', [`help.${field?.id}`]: 'One sentence', [`field.${out}`]: expect.any(String) });
	expect([source?.version, (await w.texts()).find(({ lang }) => lang === 'fr')?.version]).toEqual([2, 1]);
});

test('a canvas changed meanwhile is not overwritten, and a repeat adds no second field', async () => {
	await using w = await adapting();
	const form = { ...nothing, key: newId(), version: 1, tool: grid, added };
	expect(await changeCanvas(w.db, w.lead, form, w.now)).toEqual(await changeCanvas(w.db, w.lead, form, w.now));
	const stands = await w.tool();
	expect(await changeCanvas(w.db, w.lead, { ...form, key: newId() }, w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { version: 2 } });
	expect(await w.tool()).toEqual(stands);
});

test('facts are changed, a tool is taken out with its reason and put back', async () => {
	await using w = await adapting();
	expect(await editTool(w.db, w.lead, { key: newId(), version: 1, tool: grid, steps: ['exchange'], minutes: 20, plan: [] }, w.now)).toEqual({ ok: true, tool: grid });
	expect(await w.tool()).toMatchObject({ steps: ['exchange'], minutes: 20, plan: [], version: 2 });
	expect(await retireTool(w.db, w.lead, { key: newId(), version: 2, tool: grid, state: 'retired', reason: 'Nobody used it.' }, w.now)).toEqual({ ok: true, tool: grid });
	expect(await w.db.selectFrom('record').select(['kind', 'why']).where('why', 'is not', null).execute()).toEqual([{ kind: 'tools.retire', why: 'Nobody used it.' }]);
	expect(await retireTool(w.db, w.lead, { key: newId(), version: 3, tool: grid, state: 'offered', reason: 'Asked for again.' }, w.now)).toEqual({ ok: true, tool: grid });
	expect((await w.tool())?.state).toBe('offered');
});

test('a coordinator changes no tool, and a tool that is not there is not found', async () => {
	await using w = await adapting();
	const refused = { ok: false, problem: 'notAllowed' };
	const before = await w.tool();
	expect(await addTool(w.db, w.coordinator, { key: newId(), steps: [], minutes: 30, plan: [], lang: 'en', title: 'Mine', aim: 'All mine' }, w.now)).toEqual(refused);
	expect(await editTool(w.db, w.coordinator, { key: newId(), version: 1, tool: grid, steps: [], minutes: 5, plan: [] }, w.now)).toEqual(refused);
	expect(await changeCanvas(w.db, w.coordinator, { ...nothing, key: newId(), version: 1, tool: grid, added }, w.now)).toEqual(refused);
	expect(await retireTool(w.db, w.coordinator, { key: newId(), version: 1, tool: grid, state: 'retired', reason: 'Mine' }, w.now)).toEqual(refused);
	expect(await editTool(w.db, w.lead, { key: newId(), version: 1, tool: 'wand' as ToolId, steps: [], minutes: 5, plan: [] }, w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.tool()).toEqual(before);
});

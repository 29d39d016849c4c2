import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import type { Actor, CityId } from '#journey/network/network.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import type { Outbox } from '#platform/outbox.phone.ts';
import { tooled } from '#testing/tooled.server.ts';
import { toolPort as phonePort } from './port.phone.ts';
import { sheetPack, toolPack, toolPort } from './port.server.ts';
import type { SheetId } from './sheet.ts';
import type { ToolId } from './tools.ts';

const [kumasi, whys] = ['kumasi' as CityId, 'five-whys' as ToolId];
type World = Awaited<ReturnType<typeof tooled>>;
const insideOf = (w: World, actor: Actor): Inside => ({ db: w.db, now: w.now, origin: 'https://caravan.test', secret: '', client: '', sendsMail: false, actor, network: w.network });

/** The phone of somebody, as the server filled it. */
async function phoneOf(w: World, actor: Actor, waiting: readonly { url: string; body: string }[] = []) {
	const inside = insideOf(w, actor);
	const packs = JSON.parse(JSON.stringify({ tools: await toolPack(inside, 'en', null), sheets: await sheetPack(inside, 'en') })) as { tools: Awaited<ReturnType<typeof toolPack>>; sheets: Awaited<ReturnType<typeof sheetPack>> };
	const kept: number[] = [];
	const outbox = { keep: () => { kept.push(1); return Promise.resolve(); }, waiting: () => Promise.resolve(waiting) } as unknown as Outbox;
	return { port: phonePort(packs.tools, packs.sheets, outbox, w.now), kept };
}
const waits = (path: string, said: Record<string, string>) => ({ url: `https://caravan.test${path}`, body: new URLSearchParams({ version: '0', lang: 'en', channel: 'app', ...said }).toString() });
const fill = '/en/cities/kumasi/tools/five-whys/fill';

test('the phone draws the same tools, sheets and trials as the server', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	const there = toolPort(insideOf(w, w.coordinator));
	const { port } = await phoneOf(w, w.coordinator);
	const plain = (tools: Awaited<ReturnType<typeof there.listTools>>) => tools.map(({ id, title, aim, minutes, steps, plan, tried }) => ({ id, title, aim, minutes, steps, plan, tried }));
	expect(plain(await port.listTools('en'))).toEqual(plain(await there.listTools('en')));
	expect((await port.findTool(whys, 'en'))?.text).toEqual((await there.findTool(whys, 'en'))?.text);
	const [here, online] = [await port.findSheet(kumasi, { sheet: key as SheetId }, 'en', null), await there.findSheet(kumasi, { sheet: key as SheetId }, 'en', null)];
	expect(here?.sheet).toMatchObject({ ...online?.sheet });
	expect(await port.findTrial(kumasi, whys, 'en')).toMatchObject({ trial: null, mayShare: true, place: 'network' });
});

test('in a language the phone does not carry it shows what it has and says so', async () => {
	await using w = await tooled();
	const { port } = await phoneOf(w, w.coordinator);
	expect((await port.findTool(whys, 'ar'))?.text).toMatchObject({ lang: 'en', state: 'missing' });
});

test('a sheet filled in without a line stands at once, and a second edit follows the first', async () => {
	await using w = await tooled();
	const [first, second] = [newId(), newId()];
	const path = `/en/cities/kumasi/sheets/${first}`;
	const { port } = await phoneOf(w, w.member, [waits(fill, { key: first, 'line-case': 'One' }), waits(path, { key: second, after: first, 'line-case': 'Two', 'cell-chain-3-why': 'A row' })]);
	const open = await port.findSheet(kumasi, { sheet: first as SheetId }, 'en', null);
	expect(open).toMatchObject({ place: 'phone', by: w.member.name, sheet: { tool: whys, form: second, version: 0, values: { case: 'Two', chain: [{ why: 'A row' }] } } });
	expect((await port.findTool(whys, 'en'))?.own[0]?.sheets.map(({ id, place }) => [id, place])).toEqual([[first, 'phone']]);
});

test('an edit that waits lies over the sheet the network knows, at the version it was written against', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	const edit = newId();
	await w.save({ key, values: { case: 'Here', mood: 'Angry' } });
	const { port } = await phoneOf(w, w.member, [waits(`/fr/cities/kumasi/sheets/${key}`, { key: edit, version: '1', 'line-case': 'There' })]);
	expect((await port.findSheet(kumasi, { sheet: key as SheetId }, 'en', null))?.sheet).toMatchObject({ version: 1, form: edit, values: { case: 'There', mood: 'Angry' } });
});

test('a trial that waits stands at once', async () => {
	await using w = await tooled();
	const key = newId();
	const { port } = await phoneOf(w, w.member, [waits('/en/cities/kumasi/tools/five-whys/trial', { key, on: '2027-02-01', words: 'We tried it.' })]);
	expect(await port.findTrial(kumasi, whys, 'en')).toMatchObject({ place: 'phone', mayShare: false, trial: { words: 'We tried it.', form: key, shared: false } });
});

test('other forms that wait, damaged ones and those of other cities change nothing', async () => {
	await using w = await tooled();
	const { port } = await phoneOf(w, w.member, [waits('/en/cities/bamako/tools/five-whys/fill', { key: newId(), 'line-case': 'x' }), waits(fill, { key: 'damaged', 'line-case': 'x' }), waits('/en/needs/new', { words: 'x' }), waits('/en/cities/%ZZ/sheets/%ZZ', {})]);
	expect((await port.findTool(whys, 'en'))?.own[0]?.sheets).toEqual([]);
});

test('saving goes into the outbox, and the sheet has the id of its form', async () => {
	await using w = await tooled();
	const { port, kept } = await phoneOf(w, w.member);
	const said = w.blank();
	expect(await port.saveSheet(said)).toEqual({ ok: true, kept: true, sheet: said.key });
	expect(kept).toHaveLength(1);
	expect(await port.findSheet('bamako' as CityId, { tool: whys }, 'en', null)).toBeNull();
});

test('who has no city carries the library and no sheets', async () => {
	await using w = await tooled();
	const { port } = await phoneOf(w, await w.person('funder'));
	expect((await port.findTool(whys, 'en'))?.own).toEqual([]);
	expect(await port.listTools('en')).not.toEqual([]);
});

test.each(languages)('the whole toolbox in %s travels in at most 40 KB', async (lang) => {
	await using w = await tooled();
	const bytes = brotliCompressSync(Buffer.from(JSON.stringify(await toolPack(insideOf(w, w.coordinator), lang, null)))).length;
	expect(bytes).toBeLessThan(40_000);
});

test('who reads a sheet another city shares is handed neither its versions nor the words of one', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	const of = { sheet: key as SheetId };
	await w.save({ key, values: { case: 'Before it was shared' } });
	await w.save({ of, version: 1 });
	await w.db.updateTable('sheet').set({ shared: 1 }).execute();
	expect(await toolPort(insideOf(w, w.elsewhere)).findSheet(kumasi, of, 'en', 1)).toMatchObject({ mayFill: false, versions: [], from: null });
	expect(await toolPort(insideOf(w, w.member)).findSheet(kumasi, of, 'en', 1)).toMatchObject({ mayFill: true, versions: [{ version: 1 }], from: { version: 1 } });
});

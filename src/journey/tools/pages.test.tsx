import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { site } from '#testing/site.server.tsx';
import { tooled } from '#testing/tooled.server.ts';
import { toolPages } from './pages.tsx';
import { toolPort } from './port.server.ts';
import { sheetServerPages } from './sheet-pages.server.tsx';
import type { SheetId } from './sheet.ts';

const pages = () => toolPages((c) => toolPort(c.get('inside') as Inside)).route('/', sheetServerPages as never);
type World = Awaited<ReturnType<typeof tooled>>;
const as = (w: World, actor: World['coordinator']) => site(w, pages(), actor);
const read = async (w: World, actor: World['coordinator'], path: string) => {
	const answer = await as(w, actor).get(path);
	return { status: answer.status, html: await answer.text() };
};
const fields = { version: '0', lang: 'en', channel: 'app' };

test('the library lists every tool under the step it is first used in, with purpose, time and plan sections', async () => {
	await using w = await tooled();
	const { html } = await read(w, await w.person('funder'), '/en/tools');
	for (const said of ['<h2>Kick-off</h2>', '<a href="/en/tools/stakeholder-map"', 'See everybody your action touches', '60 minutes', 'For your plan: ⁨actions⁩, ⁨responsibilities⁩ and ⁨risks⁩', 'Also in: ⁨Practise⁩']) expect(html).toContain(said);
	expect(html).not.toContain('tried by');
	expect(html).not.toContain('/tools/new');
	expect((await read(w, await w.person('leadExpert'), '/en/tools')).html).toContain('href="/en/tools/new"');
});

test('a retired tool is not listed, and its page says so', async () => {
	await using w = await tooled();
	await w.db.updateTable('tool').set({ state: 'retired' }).where('id', '=', 'five-whys').execute();
	expect((await read(w, w.coordinator, '/en/tools')).html).not.toContain('/en/tools/five-whys"');
	const { html } = await read(w, w.coordinator, '/en/tools/five-whys');
	expect(html).toContain('no longer in the library');
	expect(html).not.toContain('/fill');
});

test('the library is searched by its address, and an empty result has one way on', async () => {
	await using w = await tooled();
	const some = (await read(w, w.coordinator, '/en/tools?words=WHYS&plan=&step=&minutes=')).html;
	expect(some).toContain('1 tool fits');
	expect(some).toContain('value="WHYS"');
	expect((await read(w, w.coordinator, '/ar/tools?words=%D8%AE%D8%B1%D9%8A%D8%B7%D9%87')).html).toContain('/ar/tools/stakeholder-map');
	const none = (await read(w, w.coordinator, '/en/tools?words=zebra&plan=nonsense&minutes=9e9')).html;
	expect(none).toContain('No tool fits all of this together');
	expect(none).toContain('<a class="do" href="/en/tools">All tools</a>');
});

test('without tools the library says who adds them', async () => {
	await using w = await tooled();
	await w.db.deleteFrom('tool').execute();
	expect((await read(w, w.coordinator, '/en/tools')).html).toContain('The secretariat or the Lead Expert adds them');
});

test('the page of a tool reads whole, and offers each reader what they may do', async () => {
	await using w = await tooled();
	const { html } = await read(w, w.coordinator, '/en/tools/five-whys');
	for (const said of ['When to use it', 'What you need', 'What you fill in', 'A filled example', 'How it feeds your plan', 'Sources', 'href="/en/cities/kumasi/tools/five-whys/fill"', 'href="/en/tools/five-whys/print"', 'href="/en/cities/kumasi/tools/five-whys/trial"', 'No city has told of it yet']) expect(html).toContain(said);
	expect(html).not.toContain('/text"');
	const lead = (await read(w, await w.person('leadExpert'), '/en/tools/five-whys')).html;
	expect(lead).toContain('href="/en/tools/five-whys/text"');
	expect(lead).not.toContain('/fill"');
	expect((await read(w, w.coordinator, '/en/tools/nothing')).status).toBe(404);
});

test('a language nobody wrote shows the source with a label; an older part says so', async () => {
	await using w = await tooled();
	await w.db.deleteFrom('text').where('of_id', '=', 'five-whys').where('lang', '=', 'fr').execute();
	await w.db.updateTable('text').set({ editions_json: '{"when":2}' }).where('of_id', '=', 'five-whys').where('is_source', '=', 1).execute();
	const french = (await read(w, w.coordinator, '/fr/tools/five-whys')).html;
	expect(french).toContain('Pas encore traduit (English)');
	expect(french).toContain('lang="en" dir="ltr"');
	expect((await read(w, w.coordinator, '/pt/tools/five-whys')).html).toContain('Esta parte mudou');
});

test('filling in keeps a sheet, shows it again, and lists it for the city alone', async () => {
	await using w = await tooled();
	const key = newId();
	const sent = await as(w, w.member).post('/en/cities/kumasi/tools/five-whys/fill', { ...fields, key, 'line-case': 'Bins <full>', 'cell-chain-0-why': 'No lorry', 'cell-chain-2-know': 'A slip' });
	expect([sent.status, sent.headers.get('location')]).toEqual([303, `/en/cities/kumasi/sheets/${key}?done=saved`]);
	const { html } = await read(w, w.coordinator, `/en/cities/kumasi/sheets/${key}?done=saved`);
	for (const said of ['Saved. The network has received it as version 1', 'value="Bins &lt;full>"', 'name="cell-chain-1-know"', 'value="A slip"', 'Kept in ⁨Kumasi⁩', 'Share it with the network']) expect(html).toContain(said);
	expect((await read(w, w.coordinator, '/en/tools/five-whys')).html).toContain(`/en/cities/kumasi/sheets/${key}"`);
	expect((await read(w, w.coordinator, '/en/tools')).html).toMatch(new RegExp(`Sheets of ⁨Kumasi⁩.*${key}.*Five whys · kept in the city`, 's'));
	expect((await read(w, w.elsewhere, '/en/tools')).html).not.toContain(key);
	expect((await read(w, w.elsewhere, '/en/tools/five-whys')).html).toContain('1 city, which keeps what happened to itself');
	expect((await read(w, w.elsewhere, '/en/tools/five-whys')).html).not.toContain(key);
});

test('a kept sheet is nowhere for anybody else, by any link; a shared one is read by the whole network and changed by nobody else', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Now' } });
	const at = `/en/cities/kumasi/sheets/${key}`;
	const others = [w.elsewhere, await w.person('secretariat'), await w.person('leadExpert'), await w.person('funder')];
	for (const actor of others) {
		for (const path of [at, `${at}/print`, `${at}/versions/1`, `/en/cities/bamako/sheets/${key}`]) expect((await read(w, actor, path)).status).toBe(404);
		for (const path of [at, `${at}/share`]) expect((await as(w, actor).post(path, { ...fields, version: '1', shared: 'yes', 'line-case': 'x' })).status).toBe(404);
	}
	expect((await as(w, w.member).post(`${at}/share`, { version: '2', shared: 'yes' })).status).toBe(403);
	expect((await as(w, w.coordinator).post(`${at}/share`, { version: '2', shared: 'yes' })).headers.get('location')).toBe(`${at}?done=shared`);
	for (const actor of others) {
		const { status, html } = await read(w, actor, at);
		expect([status, html.includes('Filled in by ⁨Kumasi⁩'), html.includes('<form')]).toEqual([200, true, false]);
		expect((await read(w, actor, `${at}/print`)).status).toBe(200);
		expect((await read(w, actor, `${at}/versions/1`)).status).toBe(404);
		expect((await as(w, actor).post(at, { ...fields, version: '2', 'line-case': 'x' })).status).toBe(404);
	}
	const tool = (await read(w, w.elsewhere, '/en/tools/five-whys')).html;
	expect(tool).toContain(`href="${at}"`);
	expect(tool).toContain('⁨Kumasi⁩');
	await as(w, w.coordinator).post(`${at}/share`, { version: '2', shared: 'no' });
	expect((await read(w, w.elsewhere, at)).status).toBe(404);
});

test('who wrote for the city while the sheet was shared is asked once more, with the words still in the form', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	const at = `/en/cities/kumasi/sheets/${key}`;
	await as(w, w.coordinator).post(`${at}/share`, { version: '1', shared: 'yes' });
	const refused = await as(w, w.member).post(at, { ...fields, version: '1', 'line-case': 'The mayor’s cousin' });
	const html = await refused.text();
	expect([refused.status, html.includes('value="The mayor’s cousin"'), html.includes('name="seen" value="shared"')]).toEqual([409, true, true]);
	expect(html).toContain('it was shared');
	expect((await as(w, w.member).post(at, { ...fields, version: '1', seen: 'shared', 'line-case': 'The mayor’s cousin' })).status).toBe(303);
});

test('words typed into a box that was taken out meanwhile are kept, also past a form that comes back', async () => {
	await using w = await tooled();
	const key = newId();
	const at = '/en/cities/kumasi/tools/five-whys/fill';
	const typed = { ...fields, key, 'line-case': 'Bins', 'text-gone': 'Said "days" ago' };
	const back = await as(w, w.member).post(at, { ...typed, title: 'x'.repeat(200) });
	expect([back.status, await back.text()]).toEqual([422, expect.stringContaining('name="text-gone" value="Said &quot;days&quot; ago"')]);
	expect((await as(w, w.member).post(at, typed)).status).toBe(303);
	expect((await read(w, w.member, `/en/cities/kumasi/sheets/${key}`)).html).toMatch(/<blockquote[^>]*>Said &quot;days&quot; ago</);
	await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Theirs' } });
	const clash = await as(w, w.member).post(`/en/cities/kumasi/sheets/${key}`, { ...fields, version: '1', 'line-case': 'Mine', 'text-gone': 'Newer' });
	expect([clash.status, await clash.text()]).toEqual([409, expect.stringContaining('name="text-gone" value="Newer"')]);
});

test('two people after each other: both texts, field by field, and the form holds theirs where nothing was written', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key, values: { case: 'Bins full', back: 'Nothing' } });
	await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Theirs here', back: 'Theirs there' } });
	const at = `/en/cities/kumasi/sheets/${key}`;
	const answer = await as(w, w.member).post(at, { ...fields, version: '1', title: 'Bins', 'line-case': 'Mine here', 'text-back': 'Nothing' });
	const html = await answer.text();
	expect(answer.status).toBe(409);
	expect(html).toMatch(/<blockquote dir="auto">Theirs here<\/blockquote>.*<blockquote dir="auto">Mine here<\/blockquote>/s);
	expect(html).not.toContain('<blockquote dir="auto">Theirs there');
	expect(html).toMatch(/name="line-case" value="Mine here"/);
	expect(html).toMatch(/name="text-back"[^>]*>Theirs there</);
	expect(html).toContain('name="version" value="2"');
	expect((await as(w, w.member).post(at, { ...fields, version: '2', title: 'Bins', 'line-case': 'Ours', 'text-back': 'Theirs there' })).status).toBe(303);
});

test('what was typed stays in a form that is refused, row by row', async () => {
	await using w = await tooled();
	const answer = await as(w, w.member).post('/en/cities/kumasi/tools/five-whys/fill', { ...fields, 'line-case': 'x'.repeat(300), 'cell-chain-4-why': 'The fifth' });
	const html = await answer.text();
	expect(answer.status).toBe(422);
	expect(html).toContain('href="#line-case"');
	expect(html).toContain('value="The fifth"');
});

test('an earlier version is read, and its words come back through the form', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Now' } });
	const at = `/en/cities/kumasi/sheets/${key}`;
	expect((await read(w, w.member, at)).html).toContain(`${at}/versions/1`);
	expect((await read(w, w.member, `${at}/versions/1`)).html).toContain('Bins full');
	for (const wrong of ['2', '0', 'x', '99999999999999999999']) expect((await read(w, w.member, `${at}/versions/${wrong}`)).status).toBe(404);
	const { html } = await read(w, w.member, `${at}?from=1`);
	expect(html).toContain('value="Bins full"');
	expect(html).toContain('name="version" value="2"');
});

test('words from an earlier form of the tool stand below the form', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key, values: { case: 'Bins', mood: 'Angry people' } });
	expect((await read(w, w.member, `/en/cities/kumasi/sheets/${key}`)).html).toMatch(/From an earlier form of the tool.*Angry people/s);
});

test('a trial is told, named when shared, in its own language', async () => {
	await using w = await tooled();
	const at = '/en/cities/kumasi/tools/five-whys/trial';
	expect((await as(w, w.coordinator).post(at, { version: '0', on: '2027-02-01', words: 'Nous avons essayé.', lang: 'fr', shared: 'yes' })).headers.get('location')).toBe(`${at}?done=saved`);
	const { html } = await read(w, w.elsewhere, '/en/tools/five-whys');
	expect(html).toMatch(/<h2>Tried by<\/h2><p>⁨Kumasi⁩<\/p>/);
	expect(html).toContain('<blockquote lang="fr" dir="auto">Nous avons essayé.</blockquote>');
	expect((await as(w, w.member).post(at, { version: '0', on: '2027-02-01', words: 'Too late', lang: 'en', shared: 'yes' })).status).toBe(409);
	expect((await as(w, w.member).post(at, { version: '1', on: '2027-02-11', words: 'Tomorrow', lang: 'en', shared: 'yes' })).status).toBe(422);
	expect((await read(w, w.elsewhere, at)).status).toBe(404);
});

test('the printed page has lines for a pen where it is empty, and the example where it is filled', async () => {
	await using w = await tooled();
	const empty = (await read(w, w.coordinator, '/en/tools/five-whys/print')).html;
	expect(empty.match(/<i><\/i>/g)?.length).toBeGreaterThan(8);
	expect(empty).not.toContain('keeper’s notebook');
	expect((await read(w, w.coordinator, '/en/tools/five-whys/print?example=1')).html).toContain('keeper’s notebook');
});

test('every tool has a page, a form and two printed pages in every language, each small enough for a first flight', async () => {
	await using w = await tooled();
	const tools = (await w.db.selectFrom('tool').select('id').execute()).map(({ id }) => id);
	expect(tools.length).toBeGreaterThanOrEqual(20);
	for (const lang of languages) {
		for (const path of ['/tools', ...tools.flatMap((id) => [`/tools/${id}`, `/tools/${id}/print`, `/tools/${id}/print?example=1`, `/cities/kumasi/tools/${id}/fill`])]) {
			const { status, html } = await read(w, w.coordinator, `/${lang}${path}`);
			expect([path, status, html.includes(`<html lang="${lang}"`)]).toEqual([path, 200, true]);
			expect(brotliCompressSync(Buffer.from(html), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length, `${lang} ${path}`).toBeLessThan(14_600);
		}
	}
}, 60_000);

test('a search that fails for its time alone names what needs more, and no list has an empty line', async () => {
	await using w = await tooled();
	const { html } = await read(w, w.coordinator, '/en/tools?words=&plan=risks&minutes=30');
	expect(html).toContain('need more time');
	expect(html).toContain('href="/en/tools/pre-mortem"');
	expect(html).not.toContain('<option value></option>');
	expect((await read(w, w.coordinator, '/en/tools?words=zebra&minutes=30')).html).not.toContain('need more time');
});

test('who comes back finds the city’s sheets before the tools, and the way to them on the page of a tool', async () => {
	await using w = await tooled();
	await w.save();
	const { html } = await read(w, w.coordinator, '/en/tools');
	expect(html.indexOf('id="sheets-kumasi"')).toBeLessThan(html.indexOf('href="/en/tools/five-whys"'));
	expect((await read(w, w.coordinator, '/en/tools/five-whys')).html).toContain('href="#sheets-kumasi"');
});

test('a form to fill in belongs to the tools in the navigation, shows the steps, and stays silent on how it was filled in here', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	for (const path of ['tools/five-whys/fill', `sheets/${key}`, 'tools/five-whys/trial']) expect((await read(w, w.coordinator, `/en/cities/kumasi/${path}`)).html).toContain('<a href="/en/tools" aria-current="page">');
	const { html } = await read(w, w.coordinator, `/en/cities/kumasi/sheets/${key}`);
	expect(html).toContain('<summary>Steps</summary>');
	expect(html).not.toMatch(/received by the network[^<]* · here</);
});

test('a long address in a cell may break, so that the table stays on the paper', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key, values: { chain: [{ why: 'https://example.org/a/very/long/address', know: 'Short words only' }] } });
	const { html } = await read(w, w.member, `/en/cities/kumasi/sheets/${key}/print`);
	expect(html).toContain('<td class="anywhere" lang="en" dir="auto">https://example.org');
	expect(html).toContain('<td lang="en" dir="auto">Short words');
});

import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { saveText } from '#journey/text/commands.server.ts';
import { listTexts } from '#journey/text/store.server.ts';
import { listTools } from '#journey/tools/store.server.ts';
import { guided } from '#testing/guided.server.ts';
import type { ModuleId } from './curriculum.ts';
import { addModule, editModule, retireModule, takeOver } from './module-commands.server.ts';
import type { NewModule } from './module-form.ts';
import { findModule, listModules } from './store.server.ts';

const said = (change: Partial<NewModule> = {}): NewModule => ({
	key: newId(), area: 'data', kind: 'longlist', minutes: 60, after: [], plan: ['costs'], tools: [], behind: null, lang: 'pt', title: 'Água', aim: 'Depois disto a cidade sabe medir a água', topic: null, ...change,
});
const id = (of: string) => of as ModuleId;

async function adapting() {
	const w = await guided();
	const lead = await w.person('leadExpert');
	const coordinator = await w.person('coordinator', 'kumasi');
	const facts = async (of: string) => {
		const module = await findModule(w.db, w.network.id, id(of));
		if (!module) throw new Error('no such module');
		const { area, kind, minutes, after, plan, tools, version } = module;
		return { key: newId(), module: module.id, area, kind, minutes, after: [...after], plan: [...plan], tools: [...tools], behind: null as ModuleId | null, version };
	};
	const order = async () => (await listModules(w.db, w.network.id)).map((module) => module.id);
	const records = async () => (await w.db.selectFrom('record').selectAll().execute());
	return { ...w, lead, coordinator, facts, order, records };
}

test('a module of one’s own begins with its words in one language and teaches its topic', async () => {
	await using w = await adapting();
	await w.db.updateTable('topic').set({ module_id: null }).where('id', '=', 'agile').execute();
	const form = said({ topic: 'agile' });
	const outcome = await addModule(w.db, w.lead, form, w.now);
	expect(await addModule(w.db, w.lead, form, w.now)).toEqual(outcome);
	const module = outcome.ok ? outcome.module : id('');
	expect(await findModule(w.db, w.network.id, module)).toMatchObject({ area: 'data', kind: 'longlist', minutes: 60, plan: ['costs'], state: 'offered', version: 1 });
	expect(await listTexts(w.db, w.network.id, 'module', [module], [])).toMatchObject([{ lang: 'pt', isSource: true, title: 'Água', blocks: {} }]);
	expect(await w.db.selectFrom('topic').select('module_id').where('id', '=', 'agile').executeTakeFirst()).toEqual({ module_id: module });
});

test('a topic that has a module already keeps it, and no module is made', async () => {
	await using w = await adapting();
	const before = (await w.order()).length;
	expect(await addModule(w.db, w.lead, said({ topic: 'agile' }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.order()).toHaveLength(before);
});

test('facts change with their place; an old version is refused with what stands', async () => {
	await using w = await adapting();
	const form = await w.facts('budget-followup');
	expect(await editModule(w.db, w.lead, { ...form, minutes: 75, after: [], behind: id('data-management') }, w.now)).toEqual({ ok: true, module: 'budget-followup' });
	expect(await findModule(w.db, w.network.id, id('budget-followup'))).toMatchObject({ minutes: 75, after: [], version: 2 });
	const order = await w.order();
	expect(order.indexOf(id('budget-followup'))).toBe(order.indexOf(id('data-management')) + 1);
	expect(await editModule(w.db, w.lead, { ...form, key: newId(), minutes: 10 }, w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { minutes: 75 } });
	expect((await findModule(w.db, w.network.id, id('budget-followup')))?.minutes).toBe(75);
});

test('modules that would wait for each other are refused by name', async () => {
	await using w = await adapting();
	const form = await w.facts('data-management');
	const outcome = await editModule(w.db, w.lead, { ...form, after: [id('data-decisions')] }, w.now);
	expect(outcome).toMatchObject({ ok: false, problem: 'cycle' });
	expect(!outcome.ok && 'cycle' in outcome && new Set(outcome.cycle)).toEqual(new Set(['data-decisions', 'data-management']));
	expect(await w.records()).toEqual([]);
});

test('what is not there is linked to nothing', async () => {
	await using w = await adapting();
	expect(await editModule(w.db, w.lead, { ...await w.facts('agile'), after: [id('alchemy')] }, w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await addModule(w.db, w.lead, said({ tools: ['wand' as never] }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await addModule(w.db, w.lead, said({ behind: id('alchemy') }), w.now)).toEqual({ ok: false, problem: 'notFound' });
});

test('a module is taken out with its reason in the trace, and put back', async () => {
	await using w = await adapting();
	const retire = (version: number, state: 'retired' | 'offered') => retireModule(w.db, w.lead, { key: newId(), version, state, reason: 'Nobody used it.', module: id('agile') }, w.now);
	expect(await retire(1, 'retired')).toEqual({ ok: true, module: 'agile' });
	expect(await retire(1, 'offered')).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect((await w.records()).map(({ kind, subject, why }) => [kind, subject, why])).toEqual([['curriculum.retireModule', 'agile', 'Nobody used it.']]);
	expect(await retire(2, 'offered')).toEqual({ ok: true, module: 'agile' });
	expect((await findModule(w.db, w.network.id, id('agile')))?.state).toBe('offered');
});

test('a coordinator changes nothing of what is common to all', async () => {
	await using w = await adapting();
	const refused = { ok: false, problem: 'notAllowed' };
	expect(await addModule(w.db, w.coordinator, said(), w.now)).toEqual(refused);
	expect(await editModule(w.db, w.coordinator, await w.facts('agile'), w.now)).toEqual(refused);
	expect(await retireModule(w.db, w.coordinator, { key: newId(), version: 1, state: 'retired', reason: 'No reason', module: id('agile') }, w.now)).toEqual(refused);
	expect(await takeOver(w.db, w.coordinator, { key: newId() }, w.now)).toEqual(refused);
	expect(await w.records()).toEqual([]);
});

test('a network begun earlier takes over what Caravan brings since, and nothing of its own is touched', async () => {
	await using w = await adapting();
	await w.db.updateTable('topic').set({ module_id: null }).where('id', '=', 'agile').execute();
	await w.db.deleteFrom('text').where('of_id', '=', 'agile').execute();
	await w.db.deleteFrom('module').where('id', '=', 'agile').execute();
	await saveText(w.db, w.lead, { key: newId(), version: 1, kind: 'module', of: 'data-management', lang: 'en', words: { title: 'Our data' }, checked: [], source: null }, w.now);
	const outcome = await takeOver(w.db, w.lead, { key: newId() }, w.now);
	const tools = (await listTools(w.db, w.network.id)).length;
	expect(outcome).toEqual({ ok: true, modules: 1, tools });
	expect(tools).toBeGreaterThanOrEqual(20);
	expect(await listTexts(w.db, w.network.id, 'module', ['agile'], ['ar'])).toHaveLength(2);
	expect(await w.db.selectFrom('topic').select('module_id').where('id', '=', 'agile').executeTakeFirst()).toEqual({ module_id: 'agile' });
	expect((await listTexts(w.db, w.network.id, 'module', ['data-management'], []))[0]?.title).toBe('Our data');
	expect(await takeOver(w.db, w.lead, { key: newId() }, w.now)).toEqual({ ok: true, modules: 0, tools: 0 });
	const order = await w.order();
	expect(new Set(order).size).toBe(order.length);
});

test('a tool the network does not have yet stays with its module when the facts are changed without it', async () => {
	await using w = await adapting();
	await w.db.updateTable('module').set({ tools_json: '["to-come","retrospective"]' }).where('id', '=', 'agile').execute();
	expect(await editModule(w.db, w.lead, { ...await w.facts('agile'), tools: [] }, w.now)).toMatchObject({ ok: true });
	expect((await findModule(w.db, w.network.id, id('agile')))?.tools).toContain('to-come');
});

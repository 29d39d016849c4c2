import { may, type Actor } from '#journey/network/network.ts';
import { insertTexts } from '#journey/text/store.server.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertTool, listTools } from '#journey/tools/store.server.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import { checkAfter } from './check-after.ts';
import { startingCurriculum } from './content.server.ts';
import type { Module, ModuleId } from './curriculum.ts';
import { findNew } from './find-new.ts';
import type { NewModule, SaidModule, SaidState } from './module-form.ts';
import { placeBehind } from './place-behind.ts';
import { placeModules } from './place-modules.ts';
import { insertModule, listModules, replaceModule, replaceOrder } from './store.server.ts';
import { linkTopic } from './topic-link-store.server.ts';

export type ChangeModule =
	| { ok: true; module: ModuleId }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	/** The modules along the ring the prerequisites would close. */
	| { ok: false; problem: 'cycle'; cycle: ModuleId[] }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Module };

/** A module of the network's own, with its words in one language; its blocks may be written later. Made for a topic, the topic is taught by it. */
export const addModule = command('curriculum.addModule', async (tx, actor: Actor, said: NewModule, now): Promise<ChangeModule> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const modules = await listModules(tx, actor.network);
	const tools = await listTools(tx, actor.network);
	if (!standAll(modules, said.after) || !standAll(tools, said.tools) || (said.behind && !standAll(modules, [said.behind]))) return { ok: false, problem: 'notFound' };

	const { area, kind, minutes, after, plan, tools: used } = said;
	const module: Module = { id: newId() as ModuleId, area, kind, minutes, after, plan, tools: used, position: 0, state: 'offered', version: 1 };
	await insertModule(tx, actor.network, module);
	await replaceOrder(tx, actor.network, placeBehind(modules, module, said.behind));
	const text = { of: module.id, lang: said.lang, version: 1, isSource: true, title: said.title, aim: said.aim, blocks: {}, editions: {} };
	await insertTexts(tx, actor.network, 'module', [text], { by: actor.person, at: now.toISOString() });
	if (said.topic && !(await linkTopic(tx, actor.network, said.topic, module.id))) return { ok: false, problem: 'notFound' };
	return { ok: true, module: module.id };
}, (said) => ({ subject: said.topic }));

/** Changes the facts of a module and its place in the order; a ring of prerequisites is refused and named. */
export const editModule = command('curriculum.editModule', async (tx, actor: Actor, said: SaidModule & { version: number; module: ModuleId }): Promise<ChangeModule> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const modules = await listModules(tx, actor.network);
	const tools = await listTools(tx, actor.network);
	const module = modules.find(({ id }) => id === said.module);
	const isNew = (named: readonly string[]) => (one: string) => !named.includes(one);
	if (!module || !standAll(modules, said.after.filter(isNew(module.after))) || !standAll(tools, said.tools.filter(isNew(module.tools))) || (said.behind && !standAll(modules, [said.behind]))) return { ok: false, problem: 'notFound' };
	if (module.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: module };
	const cycle = checkAfter(modules, module.id, said.after);
	if (cycle) return { ok: false, problem: 'cycle', cycle };

	const { area, kind, minutes, after, plan } = said;
	// A tool the network does not have yet is on no form; once it is taken over it belongs here again.
	const used = [...said.tools, ...module.tools.filter((tool) => !said.tools.includes(tool) && !standAll(tools, [tool]))];
	const next: Module = { ...module, area, kind, minutes, after, plan, tools: used, version: module.version + 1 };
	await replaceModule(tx, actor.network, next, module.version);
	await replaceOrder(tx, actor.network, placeBehind(modules, next, said.behind));
	return { ok: true, module: module.id };
}, (said) => ({ subject: said.module }));

/** Takes a module out of the curriculum, or puts it back. Guides made with it keep it, and so do its texts and examples. */
export const retireModule = command('curriculum.retireModule', async (tx, actor: Actor, said: SaidState & { module: ModuleId }): Promise<ChangeModule> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const module = (await listModules(tx, actor.network)).find(({ id }) => id === said.module);
	if (!module) return { ok: false, problem: 'notFound' };
	if (module.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: module };
	await replaceModule(tx, actor.network, { ...module, state: said.state, version: module.version + 1 }, module.version);
	return { ok: true, module: module.id };
}, (said) => ({ subject: said.module, why: said.reason }));

export type TakeOver = { ok: true; modules: number; tools: number } | { ok: false; problem: 'notAllowed' };

/**
 * Takes over what Caravan brings and the network does not have yet: modules and tools with their texts, behind those that
 * stand. What stands is left as it is, adapted or retired; taken over twice, nothing is there twice.
 */
export const takeOver = command('curriculum.takeOver', async (tx, actor: Actor, _said: { key: string }, now): Promise<TakeOver> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const saving = { by: null, at: now.toISOString() };
	const toolbox = startingTools();
	const tools = await listTools(tx, actor.network);
	const newTools = findNew(toolbox.tools, tools);
	const last = Math.max(0, ...tools.map(({ position }) => position));
	for (const [i, tool] of newTools.entries()) await insertTool(tx, actor.network, { ...tool, position: last + i + 1 });
	await insertTexts(tx, actor.network, 'tool', toolbox.texts.filter(({ of }) => newTools.some(({ id }) => id === of)), saving);

	const curriculum = startingCurriculum();
	const modules = await listModules(tx, actor.network);
	const newModules = findNew(curriculum.modules, modules).map((module) => ({ ...module, position: 0 }));
	for (const module of newModules) await insertModule(tx, actor.network, module);
	await insertTexts(tx, actor.network, 'module', curriculum.texts.filter(({ of }) => newModules.some(({ id }) => id === of)), saving);
	await replaceOrder(tx, actor.network, placeModules([...modules, ...newModules]));
	// A topic of the long list and the module that teaches it have the same id in what Caravan brings.
	for (const { id } of newModules) await linkTopic(tx, actor.network, id, id);
	return { ok: true, modules: newModules.length, tools: newTools.length };
});

function standAll(rows: readonly { id: string }[], ids: readonly string[]): boolean {
	return ids.every((id) => rows.some((row) => row.id === id));
}

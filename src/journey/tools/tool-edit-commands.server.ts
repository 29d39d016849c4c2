import { may, type Actor } from '#journey/network/network.ts';
import { deriveRevision } from '#journey/text/derive-revision.ts';
import { insertTexts, listTexts, replaceText } from '#journey/text/store.server.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import { deriveCanvas, type SaidCanvas } from './derive-canvas.ts';
import { findTool, insertTool, listTools, replaceTool } from './store.server.ts';
import type { NewTool, SaidTool, SaidToolState } from './tool-edit-form.ts';
import type { Tool, ToolId } from './tools.ts';

export type ChangeTool =
	| { ok: true; tool: ToolId }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'manyFields' }
	| { ok: false; problem: 'noColumns' | 'manyColumns'; field: string }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Tool };

/** A tool of the network's own, at the end of the library, with its words in one language and a canvas that is still empty. */
export const addTool = command('tools.add', async (tx, actor: Actor, said: NewTool, now): Promise<ChangeTool> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const position = Math.max(0, ...(await listTools(tx, actor.network)).map((tool) => tool.position)) + 1;
	const tool: Tool = { id: newId() as ToolId, steps: said.steps, minutes: said.minutes, plan: said.plan, canvas: [], position, state: 'offered', version: 1 };
	await insertTool(tx, actor.network, tool);
	const text = { of: tool.id, lang: said.lang, version: 1, isSource: true, title: said.title, aim: said.aim, blocks: {}, editions: {} };
	await insertTexts(tx, actor.network, 'tool', [text], { by: actor.person, at: now.toISOString() });
	return { ok: true, tool: tool.id };
});

/** Changes when a tool is used, how long it takes and what it feeds. */
export const editTool = command('tools.edit', async (tx, actor: Actor, said: SaidTool & { version: number; tool: ToolId }): Promise<ChangeTool> => {
	const standing = await findStanding(tx, actor, said);
	if (!standing.ok) return standing;
	const { tool } = standing;
	await replaceTool(tx, actor.network, { ...tool, steps: said.steps, minutes: said.minutes, plan: said.plan, version: tool.version + 1 }, tool.version);
	return { ok: true, tool: tool.id };
}, (said) => ({ subject: said.tool }));

/** Changes the fields of a tool's canvas. Sheets that were filled in before keep every word; names of what is new go into the text the others translate. */
export const changeCanvas = command('tools.changeCanvas', async (tx, actor: Actor, said: SaidCanvas & { key: string; version: number; tool: ToolId }, now): Promise<ChangeTool> => {
	const standing = await findStanding(tx, actor, said);
	if (!standing.ok) return standing;
	const { tool } = standing;
	const outcome = deriveCanvas(tool.canvas, said, newId);
	if (!outcome.ok) return outcome;
	await replaceTool(tx, actor.network, { ...tool, canvas: outcome.canvas, version: tool.version + 1 }, tool.version);
	const source = (await listTexts(tx, actor.network, 'tool', [tool.id], [])).find(({ isSource }) => isSource);
	const next = source && deriveRevision(source, source, { words: outcome.words, checked: [], source: null });
	if (next) await replaceText(tx, actor.network, 'tool', next, source.version, { by: actor.person, at: now.toISOString() });
	return { ok: true, tool: tool.id };
}, (said) => ({ subject: said.tool }));

/** Takes a tool out of the library, or puts it back. What cities filled in and told of it stays. */
export const retireTool = command('tools.retire', async (tx, actor: Actor, said: SaidToolState & { tool: ToolId }): Promise<ChangeTool> => {
	const standing = await findStanding(tx, actor, said);
	if (!standing.ok) return standing;
	const { tool } = standing;
	await replaceTool(tx, actor.network, { ...tool, state: said.state, version: tool.version + 1 }, tool.version);
	return { ok: true, tool: tool.id };
}, (said) => ({ subject: said.tool, why: said.reason }));

/** The tool as the form saw it, for somebody who may change it. */
async function findStanding(tx: Parameters<typeof findTool>[0], actor: Actor, said: { tool: ToolId; version: number }): Promise<{ ok: true; tool: Tool } | Extract<ChangeTool, { ok: false }>> {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const tool = await findTool(tx, actor.network, said.tool);
	if (!tool) return { ok: false, problem: 'notFound' };
	return tool.version === said.version ? { ok: true, tool } : { ok: false, problem: 'editedMeanwhile', theirs: tool };
}

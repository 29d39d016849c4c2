import type { NetworkId } from '#journey/network/network.ts';
import type { Step } from '#journey/network/step.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import { insertTexts } from '#journey/text/store.server.ts';
import type { Text } from '#journey/text/text.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { CanvasField, Tool, ToolId } from './tools.ts';

/** Puts a toolbox as it was written into a network. */
export async function insertToolbox(tx: Tx, network: NetworkId, { tools, texts }: { tools: readonly Tool[]; texts: readonly Text[] }, now: Date): Promise<void> {
	for (const tool of tools) await insertTool(tx, network, tool);
	await insertTexts(tx, network, 'tool', texts, { by: null, at: now.toISOString() });
}

export async function insertTool(tx: Tx, network: NetworkId, tool: Tool): Promise<void> {
	await tx.insertInto('tool').values({ network_id: network, id: tool.id, ...columnsOf(tool) }).execute();
}

/** Puts `tool` in the place of version `before`, which was read in the same transaction. */
export async function replaceTool(tx: Tx, network: NetworkId, tool: Tool, before: number): Promise<void> {
	await tx.updateTable('tool').set(columnsOf(tool)).where('network_id', '=', network).where('id', '=', tool.id).where('version', '=', before).execute();
}

export async function listTools(db: Db, network: NetworkId): Promise<Tool[]> {
	const rows = await db.selectFrom('tool').selectAll().where('network_id', '=', network).orderBy('position').execute();
	return rows.map(toolOf);
}

export async function findTool(db: Db, network: NetworkId, id: ToolId): Promise<Tool | null> {
	const row = await db.selectFrom('tool').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? toolOf(row) : null;
}

function columnsOf(tool: Tool) {
	return {
		steps_json: JSON.stringify(tool.steps), minutes: tool.minutes, plan_json: JSON.stringify(tool.plan), canvas_json: JSON.stringify(tool.canvas),
		position: tool.position, state: tool.state, version: tool.version,
	};
}

function toolOf(row: Tables['tool']): Tool {
	return {
		id: row.id as ToolId, steps: JSON.parse(row.steps_json) as Step[], minutes: row.minutes, plan: JSON.parse(row.plan_json) as PlanSection[],
		canvas: JSON.parse(row.canvas_json) as CanvasField[], position: row.position, state: row.state as Tool['state'], version: row.version,
	};
}

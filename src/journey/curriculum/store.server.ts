import type { Area } from '#journey/baseline/baseline.ts';
import type { NetworkId } from '#journey/network/network.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import { insertTexts } from '#journey/text/store.server.ts';
import type { Text } from '#journey/text/text.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Module, ModuleId } from './curriculum.ts';

/** Puts a curriculum as it was written into a network. */
export async function insertCurriculum(tx: Tx, network: NetworkId, { modules, texts }: { modules: readonly Module[]; texts: readonly Text[] }, now: Date): Promise<void> {
	for (const module of modules) await insertModule(tx, network, module);
	await insertTexts(tx, network, 'module', texts, { by: null, at: now.toISOString() });
}

export async function insertModule(tx: Tx, network: NetworkId, module: Module): Promise<void> {
	await tx.insertInto('module').values({ network_id: network, id: module.id, ...columnsOf(module) }).execute();
}

/** Puts `module` in the place of version `before`, which was read in the same transaction. */
export async function replaceModule(tx: Tx, network: NetworkId, module: Module, before: number): Promise<void> {
	await tx.updateTable('module').set(columnsOf(module)).where('network_id', '=', network).where('id', '=', module.id).where('version', '=', before).execute();
}

export async function listModules(db: Db, network: NetworkId): Promise<Module[]> {
	const rows = await db.selectFrom('module').selectAll().where('network_id', '=', network).orderBy('position').execute();
	return rows.map(moduleOf);
}

export async function findModule(db: Db, network: NetworkId, id: ModuleId): Promise<Module | null> {
	const row = await db.selectFrom('module').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? moduleOf(row) : null;
}

/** Puts the modules into this order, the first at 1. A place is no fact of a module by itself, so no version moves with it. */
export async function replaceOrder(tx: Tx, network: NetworkId, modules: readonly Pick<Module, 'id' | 'position'>[]): Promise<void> {
	for (const [i, { id, position }] of modules.entries()) {
		if (position !== i + 1) await tx.updateTable('module').set({ position: i + 1 }).where('network_id', '=', network).where('id', '=', id).execute();
	}
}

function columnsOf(module: Module) {
	return {
		area: module.area, kind: module.kind, minutes: module.minutes, after_json: JSON.stringify(module.after), plan_json: JSON.stringify(module.plan),
		tools_json: JSON.stringify(module.tools), position: module.position, state: module.state, version: module.version,
	};
}

function moduleOf(row: Tables['module']): Module {
	return {
		id: row.id as ModuleId, area: row.area as Area, kind: row.kind as Module['kind'], minutes: row.minutes, after: JSON.parse(row.after_json) as ModuleId[],
		plan: JSON.parse(row.plan_json) as PlanSection[], tools: JSON.parse(row.tools_json) as ToolId[], position: row.position, state: row.state as Module['state'], version: row.version,
	};
}

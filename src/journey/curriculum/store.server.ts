import type { Lang } from '#i18n/translator.ts';
import type { Area } from '#journey/baseline/baseline.ts';
import type { NetworkId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Module, ModuleId, ModuleText, PlanSection } from './curriculum.ts';

export async function insertCurriculum(tx: Tx, network: NetworkId, { modules, texts }: { modules: readonly Module[]; texts: readonly ModuleText[] }, now: Date): Promise<void> {
	for (const module of modules) {
		await tx.insertInto('module').values({
			network_id: network, id: module.id, area: module.area, kind: module.kind, minutes: module.minutes, after_json: JSON.stringify(module.after),
			plan_json: JSON.stringify(module.plan), tools_json: JSON.stringify(module.tools), position: module.position, state: module.state,
		}).execute();
	}
	for (const text of texts) {
		await tx.insertInto('module_text').values({
			network_id: network, module_id: text.module, lang: text.lang, version: text.version, translates: text.translates, title: text.title,
			objective: text.objective, blocks_json: JSON.stringify(text.blocks), changed_at: now.toISOString(), person_id: null,
		}).execute();
	}
}

export async function listModules(db: Db, network: NetworkId): Promise<Module[]> {
	const rows = await db.selectFrom('module').selectAll().where('network_id', '=', network).orderBy('position').execute();
	return rows.map(moduleOf);
}

function moduleOf(row: Tables['module']): Module {
	return {
		id: row.id as ModuleId, area: row.area as Area, kind: row.kind as Module['kind'], minutes: row.minutes, after: JSON.parse(row.after_json) as ModuleId[],
		plan: JSON.parse(row.plan_json) as PlanSection[], tools: JSON.parse(row.tools_json) as string[], position: row.position, state: row.state as Module['state'],
	};
}

/** Title and objective of every module, in every language: for lists, without the long texts. */
export async function listModuleTitles(db: Db, network: NetworkId): Promise<Omit<ModuleText, 'blocks'>[]> {
	const rows = await db.selectFrom('module_text').select(['module_id', 'lang', 'version', 'translates', 'title', 'objective']).where('network_id', '=', network).execute();
	return rows.map((row) => ({ module: row.module_id as ModuleId, lang: row.lang as Lang, version: row.version, translates: row.translates, title: row.title, objective: row.objective }));
}

/** The words of the modules asked for, in `langs` and in the language they were written in. */
export async function listModuleTexts(db: Db, network: NetworkId, modules: readonly ModuleId[], langs: readonly Lang[]): Promise<ModuleText[]> {
	if (modules.length === 0) return [];
	const rows = await db.selectFrom('module_text').selectAll().where('network_id', '=', network).where('module_id', 'in', modules)
		.where((eb) => eb.or([eb('lang', 'in', langs), eb('translates', 'is', null)])).execute();
	return rows.map(textOf);
}

export async function findModule(db: Db, network: NetworkId, id: ModuleId): Promise<Module | null> {
	const row = await db.selectFrom('module').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? moduleOf(row) : null;
}

function textOf(row: Tables['module_text']): ModuleText {
	return {
		module: row.module_id as ModuleId, lang: row.lang as Lang, version: row.version, translates: row.translates, title: row.title, objective: row.objective,
		blocks: JSON.parse(row.blocks_json) as Record<string, string>,
	};
}

import type { InLanguages } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { Area } from '#journey/baseline/baseline.ts';
import type { ModuleId, Variant } from '#journey/curriculum/curriculum.ts';
import type { City, CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { GuideTopic, Swap } from './guide.ts';

/** The topics chosen for a quarter in the order of their slots, each with what the guide needs of its module. */
export async function listGuideTopics(db: Db, network: NetworkId, quarter: QuarterId): Promise<GuideTopic[]> {
	const rows = await db.selectFrom('quarter_topic')
		.innerJoin('topic', (join) => join.onRef('topic.network_id', '=', 'quarter_topic.network_id').onRef('topic.id', '=', 'quarter_topic.topic_id'))
		.leftJoin('module', (join) => join.onRef('module.network_id', '=', 'topic.network_id').onRef('module.id', '=', 'topic.module_id'))
		.select(['topic.id', 'topic.names_json', 'topic.objective_json', 'topic.area', 'module.id as module', 'module.minutes', 'module.plan_json', 'module.tools_json'])
		.where('quarter_topic.network_id', '=', network).where('quarter_topic.quarter_id', '=', quarter).orderBy('slot').execute();
	return rows.map((row) => ({
		id: row.id as TopicId, names: JSON.parse(row.names_json) as InLanguages, objective: JSON.parse(row.objective_json) as InLanguages, area: row.area as Area,
		module: row.module === null ? null : { id: row.module as ModuleId, minutes: row.minutes ?? 0, plan: JSON.parse(row.plan_json ?? '[]') as PlanSection[], tools: JSON.parse(row.tools_json ?? '[]') as ToolId[] },
	}));
}

/** What a guide says of its city, without the rest of what is known of it. */
export async function findGuideCity(db: Db, network: NetworkId, id: CityId): Promise<Pick<City, 'id' | 'names' | 'zone'> | null> {
	const row = await db.selectFrom('city').select(['names_json', 'zone']).where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? { id, names: JSON.parse(row.names_json) as InLanguages, zone: row.zone } : null;
}

export async function listSwaps(db: Db, network: NetworkId, quarter: QuarterId, city: CityId): Promise<Swap[]> {
	const rows = await db.selectFrom('guide_swap')
		.leftJoin('person', (join) => join.onRef('person.network_id', '=', 'guide_swap.network_id').onRef('person.id', '=', 'guide_swap.person_id'))
		.select(['item', 'variant', 'name', 'at', 'guide_swap.version'])
		.where('guide_swap.network_id', '=', network).where('quarter_id', '=', quarter).where('city_id', '=', city).execute();
	return rows.map((row) => ({ item: row.item, variant: row.variant as Variant, by: row.name ?? '', at: row.at, version: row.version }));
}

export interface SwapWritten {
	quarter: QuarterId;
	city: CityId;
	item: string;
	variant: Variant;
	person: PersonId;
	at: string;
	version: number;
}

export async function insertSwap(tx: Tx, network: NetworkId, swap: SwapWritten): Promise<void> {
	await tx.insertInto('guide_swap').values({
		network_id: network, quarter_id: swap.quarter, city_id: swap.city, item: swap.item, variant: swap.variant, person_id: swap.person, at: swap.at, version: swap.version,
	}).execute();
}

/** Writes over the swap that stands; the caller has compared versions in this transaction. */
export async function replaceSwap(tx: Tx, network: NetworkId, swap: SwapWritten): Promise<void> {
	await tx.updateTable('guide_swap').set({ variant: swap.variant, person_id: swap.person, at: swap.at, version: swap.version })
		.where('network_id', '=', network).where('quarter_id', '=', swap.quarter).where('city_id', '=', swap.city).where('item', '=', swap.item).execute();
}

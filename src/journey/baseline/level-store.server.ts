import type { CityId, NetworkId } from '#journey/network/network.ts';
import type { Db } from '#platform/db/db.server.ts';
import type { Area, Level, QuestionId } from './baseline.ts';

/** A settled level with the area it belongs to and what the city aims at there. */
export interface LevelInArea {
	city: CityId;
	question: QuestionId;
	area: Area;
	level: Level;
	target: Level | null;
}

/** Settled levels in the areas asked for, of one city, or with null of every city: what a page about those areas needs, in one query. */
export async function listLevelsIn(db: Db, network: NetworkId, areas: readonly Area[], city: CityId | null): Promise<LevelInArea[]> {
	if (areas.length === 0) return [];
	let query = db.selectFrom('settled_level')
		.innerJoin('question', (join) => join.onRef('question.network_id', '=', 'settled_level.network_id').onRef('question.id', '=', 'settled_level.question_id'))
		.leftJoin('target_level', (join) => join.onRef('target_level.network_id', '=', 'settled_level.network_id')
			.onRef('target_level.city_id', '=', 'settled_level.city_id').onRef('target_level.area', '=', 'question.area'))
		.select(['settled_level.city_id as city', 'question.id as question', 'question.area as area', 'settled_level.level as level', 'target_level.level as target'])
		.where('settled_level.network_id', '=', network).where('question.area', 'in', areas);
	if (city) query = query.where('settled_level.city_id', '=', city);
	return (await query.execute()) as LevelInArea[];
}

import type { CityId, NetworkId } from '#journey/network/network.ts';
import type { Db } from '#platform/db/db.server.ts';
import type { Area, Level, QuestionId, Side } from './baseline.ts';

/** A settled level with the place of its question, and nothing else: the picture needs no words. */
export interface PlacedLevel {
	city: CityId;
	question: QuestionId;
	area: Area;
	side: Side;
	level: Level;
}

/** Settled levels of one city, or with null of every city, in one statement. */
export async function listPlacedLevels(db: Db, network: NetworkId, city: CityId | null): Promise<PlacedLevel[]> {
	let query = db.selectFrom('settled_level')
		.innerJoin('question', (join) => join.onRef('question.network_id', '=', 'settled_level.network_id').onRef('question.id', '=', 'settled_level.question_id'))
		.select(['settled_level.city_id', 'settled_level.question_id', 'settled_level.level', 'question.area', 'question.side'])
		.where('settled_level.network_id', '=', network);
	if (city) query = query.where('settled_level.city_id', '=', city);
	const rows = await query.execute();
	return rows.map((row) => ({ city: row.city_id as CityId, question: row.question_id as QuestionId, area: row.area as Area, side: row.side as Side, level: row.level as Level }));
}

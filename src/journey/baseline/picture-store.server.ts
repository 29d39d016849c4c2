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

/** Settled levels of one city. */
export async function listPlacedLevels(db: Db, network: NetworkId, city: CityId): Promise<PlacedLevel[]> {
	const rows = await db.selectFrom('settled_level')
		.innerJoin('question', (join) => join.onRef('question.network_id', '=', 'settled_level.network_id').onRef('question.id', '=', 'settled_level.question_id'))
		.select(['settled_level.question_id', 'settled_level.level', 'question.area', 'question.side'])
		.where('settled_level.network_id', '=', network).where('settled_level.city_id', '=', city).execute();
	return rows.map((row) => ({ city, question: row.question_id as QuestionId, area: row.area as Area, side: row.side as Side, level: row.level as Level }));
}

/** Settled levels of every city. Two statements, because over a thousand cities the join repeats each area and side so often that it takes four times as long. */
export async function listAllPlacedLevels(db: Db, network: NetworkId): Promise<PlacedLevel[]> {
	const questions = await db.selectFrom('question').select(['id', 'area', 'side']).where('network_id', '=', network).execute();
	const placeOf = new Map(questions.map(({ id, area, side }) => [id, { question: id as QuestionId, area: area as Area, side: side as Side }]));
	const rows = await db.selectFrom('settled_level').select(['city_id', 'question_id', 'level']).where('network_id', '=', network).execute();
	const placed: PlacedLevel[] = [];
	for (const row of rows) {
		const place = placeOf.get(row.question_id);
		if (place) placed.push({ question: place.question, area: place.area, side: place.side, city: row.city_id as CityId, level: row.level as Level });
	}
	return placed;
}

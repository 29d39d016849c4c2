import type { Topic, TopicId } from '#journey/backlog/backlog.ts';
import type { Area, Channel, Level, QuestionId } from '#journey/baseline/baseline.ts';
import { summariseLevels } from '#journey/baseline/summarise-levels.ts';
import type { InLanguages } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import { deriveFloors } from './derive-floors.ts';
import type { Floors, Grade, QuarterId } from './quarter.ts';

/** A grade with who entered it. */
export type GivenGrade = Grade & { person: PersonId };

/** Grades of a quarter: of one city, or with null of every city. Sealed until closing: who may see them is the caller's to check. */
export async function listGrades(db: Db, network: NetworkId, quarter: QuarterId, city: CityId | null): Promise<GivenGrade[]> {
	let query = db.selectFrom('grade').selectAll().where('network_id', '=', network).where('quarter_id', '=', quarter);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.orderBy('city_id').orderBy('topic_id').execute();
	return rows.map((row) => ({
		quarter: row.quarter_id as QuarterId, city: row.city_id as CityId, topic: row.topic_id as TopicId, grade: row.grade as Grade['grade'], floor: row.floor as Grade['floor'],
		channel: row.channel as Channel, at: row.at, version: row.version, person: row.person_id as PersonId,
	}));
}

/** Which cities have graded, and when last: all that anybody else may know before closing. */
export async function listGraded(db: Db, network: NetworkId, quarter: QuarterId): Promise<Map<CityId, string>> {
	const rows = await db.selectFrom('grade').select(['city_id', (eb) => eb.fn.max('at').as('at')]).where('network_id', '=', network).where('quarter_id', '=', quarter).groupBy('city_id').execute();
	return new Map(rows.map((row) => [row.city_id as CityId, row.at]));
}

/** The whole ballot of a city in place of the one before it. */
export async function replaceGrades(tx: Tx, network: NetworkId, quarter: QuarterId, city: CityId, grades: readonly Omit<GivenGrade, 'quarter' | 'city'>[]): Promise<void> {
	await tx.deleteFrom('grade').where('network_id', '=', network).where('quarter_id', '=', quarter).where('city_id', '=', city).execute();
	// A hundred rows a statement keep well below the most values one statement may carry.
	for (let i = 0; i < grades.length; i += 100) {
		await tx.insertInto('grade').values(grades.slice(i, i + 100).map((grade) => ({
			network_id: network, quarter_id: quarter, city_id: city, topic_id: grade.topic, grade: grade.grade, floor: grade.floor, channel: grade.channel,
			person_id: grade.person, at: grade.at, version: grade.version,
		}))).execute();
	}
}

/** What the baseline shows for one city, or with null for every city: settled levels beside the targets, in one statement. */
export async function listFloors(db: Db, network: NetworkId, city: CityId | null): Promise<Floors> {
	let query = db.selectFrom('settled_level')
		.innerJoin('question', (join) => join.onRef('question.network_id', '=', 'settled_level.network_id').onRef('question.id', '=', 'settled_level.question_id'))
		.innerJoin('target_level', (join) => join.onRef('target_level.network_id', '=', 'settled_level.network_id').onRef('target_level.city_id', '=', 'settled_level.city_id').onRef('target_level.area', '=', 'question.area'))
		.select(['settled_level.city_id', 'question.id', 'question.area', 'settled_level.level', 'settled_level.at', 'target_level.level as target'])
		.where('settled_level.network_id', '=', network);
	if (city) query = query.where('settled_level.city_id', '=', city);
	const rows = (await query.execute()).map((row) => ({ city: row.city_id as CityId, question: row.id as QuestionId, area: row.area as Area, level: row.level as Level, target: row.target as Level }));
	const current = summariseLevels(rows.map(({ question, area }) => ({ id: question, area })), rows);
	return deriveFloors(current, rows.map(({ city: of, area, target }) => ({ city: of, area, level: target })));
}

/** Topics that a city, or with null every city, told a need for which is open still. */
export async function listTold(db: Db, network: NetworkId, city: CityId | null): Promise<{ city: CityId; topic: TopicId }[]> {
	let query = db.selectFrom('need_topic')
		.innerJoin('need', (join) => join.onRef('need.network_id', '=', 'need_topic.network_id').onRef('need.id', '=', 'need_topic.need_id'))
		.select(['need.city_id', 'need_topic.topic_id']).distinct().where('need.network_id', '=', network).where('need.state', '=', 'open');
	if (city) query = query.where('need.city_id', '=', city);
	const rows = await query.execute();
	return rows.map((row) => ({ city: row.city_id as CityId, topic: row.topic_id as TopicId }));
}

export type TopicLine = Pick<Topic, 'id' | 'area' | 'kind' | 'names' | 'state' | 'slots' | 'listedOn' | 'after'>;

/** Every topic without its long text, with what comes before it, in one statement. */
export async function listTopicLines(db: Db, network: NetworkId): Promise<TopicLine[]> {
	const rows = await db.selectFrom('topic')
		.leftJoin('topic_after', (join) => join.onRef('topic_after.network_id', '=', 'topic.network_id').onRef('topic_after.topic_id', '=', 'topic.id'))
		.select(['topic.id', 'topic.area', 'topic.kind', 'topic.names_json', 'topic.state', 'topic.slots', 'topic.listed_on', 'topic_after.after_id'])
		.where('topic.network_id', '=', network).orderBy('topic.id').execute();
	const lines = new Map<string, TopicLine>();
	for (const row of rows) {
		const known = lines.get(row.id);
		const after = [...(known?.after ?? []), ...(row.after_id ? [row.after_id as TopicId] : [])];
		lines.set(row.id, known ? { ...known, after } : {
			id: row.id as TopicId, area: row.area as Area, kind: row.kind as Topic['kind'], names: JSON.parse(row.names_json) as InLanguages,
			state: row.state as Topic['state'], slots: row.slots, listedOn: row.listed_on as Topic['listedOn'], after,
		});
	}
	return [...lines.values()];
}

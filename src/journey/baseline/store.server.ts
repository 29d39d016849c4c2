import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Answer, Area, Channel, Confidence, Dimension, Level, Question, QuestionId, SettledLevel, Side, TargetLevel } from './baseline.ts';

export async function insertQuestionnaire(tx: Tx, network: NetworkId, { dimensions, questions }: { dimensions: readonly Dimension[]; questions: readonly Question[] }): Promise<void> {
	await tx.insertInto('dimension').values(dimensions.map((dimension) => ({
		network_id: network, id: dimension.id, side: dimension.side, position: dimension.position, names_json: JSON.stringify(dimension.names),
	}))).execute();
	for (const question of questions) await insertQuestion(tx, network, question);
}

export async function insertQuestion(tx: Tx, network: NetworkId, question: Question): Promise<void> {
	await tx.insertInto('question').values({
		network_id: network, id: question.id, position: question.position, side: question.side, dimension: question.dimension, area: question.area,
		text_json: JSON.stringify(question.text), help_json: JSON.stringify(question.help), levels_json: JSON.stringify(question.levels),
		state: question.state, version: question.version,
	}).execute();
}

export async function listDimensions(db: Db, network: NetworkId): Promise<Dimension[]> {
	const rows = await db.selectFrom('dimension').selectAll().where('network_id', '=', network).orderBy('position').execute();
	return rows.map((row) => ({ id: row.id, side: row.side as Side, position: row.position, names: JSON.parse(row.names_json) as InLanguages }));
}

/** Every question, retired ones too: what was answered stays readable. */
export async function listQuestions(db: Db, network: NetworkId): Promise<Question[]> {
	const rows = await db.selectFrom('question').selectAll().where('network_id', '=', network).orderBy('position').execute();
	return rows.map(questionOf);
}

export async function findQuestion(db: Db, network: NetworkId, id: QuestionId): Promise<Question | null> {
	const row = await db.selectFrom('question').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? questionOf(row) : null;
}

/** What the rules need of each question, without its words: its learning area. */
export async function listQuestionAreas(db: Db, network: NetworkId): Promise<Pick<Question, 'id' | 'area'>[]> {
	const rows = await db.selectFrom('question').select(['id', 'area']).where('network_id', '=', network).orderBy('position').execute();
	return rows as Pick<Question, 'id' | 'area'>[];
}

function questionOf(row: Tables['question']): Question {
	return {
		id: row.id as QuestionId, position: row.position, side: row.side as Side, dimension: row.dimension, area: row.area as Area,
		text: JSON.parse(row.text_json) as InLanguages, help: JSON.parse(row.help_json) as InLanguages,
		levels: JSON.parse(row.levels_json) as Question['levels'], state: row.state as Question['state'], version: row.version,
	};
}

export async function insertAnswer(tx: Tx, network: NetworkId, answer: Answer): Promise<void> {
	await tx.insertInto('answer').values({
		network_id: network, city_id: answer.city, question_id: answer.question, person_id: answer.person, level: answer.level, evidence: answer.evidence,
		source: answer.source, confidence: answer.confidence, lang: answer.lang, channel: answer.channel, entered_by: answer.enteredBy, at: answer.at, version: answer.version,
	}).execute();
}

export async function listAnswers(db: Db, network: NetworkId, city: CityId): Promise<Answer[]> {
	const rows = await db.selectFrom('answer').selectAll().where('network_id', '=', network).where('city_id', '=', city).orderBy('at').execute();
	return rows.map(answerOf);
}

export function answerOf(row: Tables['answer']): Answer {
	return {
		city: row.city_id as CityId, question: row.question_id as QuestionId, person: row.person_id as PersonId, level: row.level as Level | null,
		evidence: row.evidence, source: row.source, confidence: row.confidence as Confidence, lang: row.lang as Lang, channel: row.channel as Channel,
		enteredBy: row.entered_by as PersonId, at: row.at, version: row.version,
	};
}

export async function insertSettledLevel(tx: Tx, network: NetworkId, settled: SettledLevel, by: PersonId): Promise<void> {
	await tx.insertInto('settled_level').values({
		network_id: network, city_id: settled.city, question_id: settled.question, level: settled.level, lowest: settled.lowest, highest: settled.highest,
		dissent: settled.dissent, lang: settled.lang, person_id: by, at: settled.at, version: settled.version,
	}).execute();
}

/** Settled levels of one city, or with null of every city. */
export async function listSettledLevels(db: Db, network: NetworkId, city: CityId | null): Promise<SettledLevel[]> {
	let query = db.selectFrom('settled_level').selectAll().where('network_id', '=', network);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.execute();
	return rows.map((row) => ({
		city: row.city_id as CityId, question: row.question_id as QuestionId, level: row.level as Level, lowest: row.lowest as Level | null,
		highest: row.highest as Level | null, dissent: row.dissent, lang: row.lang as Lang, at: row.at, version: row.version,
	}));
}

export async function insertTarget(tx: Tx, network: NetworkId, target: TargetLevel): Promise<void> {
	await tx.insertInto('target_level').values({ network_id: network, city_id: target.city, area: target.area, level: target.level, version: target.version }).execute();
}

/** Target levels of one city, or with null of every city. */
export async function listTargets(db: Db, network: NetworkId, city: CityId | null): Promise<TargetLevel[]> {
	let query = db.selectFrom('target_level').selectAll().where('network_id', '=', network);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.execute();
	return rows.map((row) => ({ city: row.city_id as CityId, area: row.area as Area, level: row.level as Level, version: row.version }));
}

interface BaselineLeft {
	/** Asked questions nobody of the city has answered. */
	unanswered: number;
	/** Answered questions whose level is not settled. */
	unsettled: number;
}

/** What is left of the baseline in a city; null where the network has no such city. */
export async function findBaselineLeft(db: Db, network: NetworkId, city: CityId): Promise<BaselineLeft | null> {
	const row = await db.selectFrom('city').where('city.network_id', '=', network).where('city.id', '=', city)
		.select((eb) => {
			const asked = eb.selectFrom('question').select(({ fn }) => fn.countAll<number>().as('count')).whereRef('question.network_id', '=', 'city.network_id').where('question.state', '=', 'asked');
			return [
				asked.as('asked'),
				asked.where((q) => q.exists(q.selectFrom('answer').select('answer.level').whereRef('answer.network_id', '=', 'question.network_id')
					.whereRef('answer.city_id', '=', 'city.id').whereRef('answer.question_id', '=', 'question.id'))).as('answered'),
				asked.where((q) => q.exists(q.selectFrom('settled_level').select('settled_level.level').whereRef('settled_level.network_id', '=', 'question.network_id')
					.whereRef('settled_level.city_id', '=', 'city.id').whereRef('settled_level.question_id', '=', 'question.id'))).as('settled'),
			];
		}).executeTakeFirst();
	return row ? { unanswered: unansweredOf(row), unsettled: Math.max(0, (row.asked ?? 0) - (row.settled ?? 0)) } : null;
}

/**
 * How many asked questions nobody has answered, of every city that has some. Settled levels are counted in one pass and
 * answers only where levels are missing: to look for each question of each city takes seven times as long.
 */
export async function listUnanswered(db: Db, network: NetworkId): Promise<Map<CityId, number>> {
	const asked = db.selectFrom('question').where('question.network_id', '=', network).where('question.state', '=', 'asked');
	const count = asked.select(({ fn }) => fn.countAll<number>().as('count'));
	const settled = db.selectFrom('settled_level').select(['city_id', ({ fn }) => fn.countAll<number>().as('levels')])
		.where('network_id', '=', network).where('question_id', 'in', asked.select('question.id')).groupBy('city_id').as('settled');
	const rows = await db.selectFrom('city').leftJoin(settled, 'settled.city_id', 'city.id').where('city.network_id', '=', network)
		.where((eb) => eb.or([eb('settled.levels', 'is', null), eb('settled.levels', '<', count)]))
		.select((eb) => [
			'city.id', 'settled.levels as settled', count.as('asked'),
			eb.selectFrom('answer').select(({ fn }) => fn.count<number>('answer.question_id').distinct().as('count'))
				.where('answer.network_id', '=', network).whereRef('answer.city_id', '=', 'city.id').where('answer.question_id', 'in', asked.select('question.id')).as('answered'),
		]).execute();
	return new Map(rows.map((row): [CityId, number] => [row.id as CityId, unansweredOf(row)]).filter(([, left]) => left > 0));
}

function unansweredOf({ asked, answered, settled }: Record<'asked' | 'answered' | 'settled', number | null>): number {
	return Math.max(0, (asked ?? 0) - Math.max(answered ?? 0, settled ?? 0));
}

import type { Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Answer, Confidence, Level, QuestionId } from './baseline.ts';
import { answerOf } from './store.server.ts';

/** What the counts need of each answer: no evidence, no words. */
export async function listChosenLevels(db: Db, network: NetworkId, city: CityId): Promise<Pick<Answer, 'question' | 'person' | 'level'>[]> {
	const rows = await db.selectFrom('answer').select(['question_id', 'person_id', 'level']).where('network_id', '=', network).where('city_id', '=', city).execute();
	return rows.map((row) => ({ question: row.question_id as QuestionId, person: row.person_id as PersonId, level: row.level as Level | null }));
}

/** All that one person answered for a city. */
export async function listAnswersOf(db: Db, network: NetworkId, city: CityId, person: PersonId): Promise<Answer[]> {
	const rows = await db.selectFrom('answer').selectAll().where('network_id', '=', network).where('city_id', '=', city).where('person_id', '=', person).execute();
	return rows.map(answerOf);
}

/** The answer of one person to one question of a city; null when there is none. */
export async function findAnswer(db: Db, network: NetworkId, city: CityId, question: QuestionId, person: PersonId): Promise<Answer | null> {
	const row = await db.selectFrom('answer').selectAll().where('network_id', '=', network).where('city_id', '=', city).where('question_id', '=', question)
		.where('person_id', '=', person).executeTakeFirst();
	return row ? answerOf(row) : null;
}

/** All answers to one question of a city, for the consensus session. */
export async function listAnswersTo(db: Db, network: NetworkId, city: CityId, question: QuestionId): Promise<Pick<Answer, 'level' | 'evidence' | 'source' | 'confidence' | 'lang'>[]> {
	const rows = await db.selectFrom('answer').select(['level', 'evidence', 'source', 'confidence', 'lang']).where('network_id', '=', network)
		.where('city_id', '=', city).where('question_id', '=', question).orderBy('level').orderBy('evidence').execute();
	return rows.map((row) => ({ level: row.level as Level | null, evidence: row.evidence, source: row.source, confidence: row.confidence as Confidence, lang: row.lang as Lang }));
}

/** Replaces an answer that is still at `version`; false when somebody was faster. */
export async function replaceAnswer(tx: Tx, network: NetworkId, answer: Answer, version: number): Promise<boolean> {
	const done = await tx.updateTable('answer').set({
		level: answer.level, evidence: answer.evidence, source: answer.source, confidence: answer.confidence, lang: answer.lang, channel: answer.channel,
		entered_by: answer.enteredBy, at: answer.at, version: answer.version,
	}).where('network_id', '=', network).where('city_id', '=', answer.city).where('question_id', '=', answer.question).where('person_id', '=', answer.person)
		.where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}

/** The version an earlier form of this person led to, found by its key in the trace; null when it never arrived. */
export async function findVersionSaved(db: Db, network: NetworkId, person: PersonId, key: string): Promise<number | null> {
	const row = await db.selectFrom('record').select('outcome_json').where('network_id', '=', network).where('person_id', '=', person).where('key', '=', key)
		.where('kind', '=', 'baseline.saveAnswer').orderBy('at', 'desc').limit(1).executeTakeFirst();
	return row ? ((JSON.parse(row.outcome_json) as { version?: number }).version ?? null) : null;
}

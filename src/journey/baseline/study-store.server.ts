import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Level, Question, QuestionId, Round, SettledLevel, Study, StudyEvent } from './baseline.ts';

/** The study of a city; one that nobody has touched yet reads as the draft its first answer would open. */
export async function findStudy(db: Db, network: NetworkId, city: CityId): Promise<Study> {
	const row = await db.selectFrom('study').selectAll().where('network_id', '=', network).where('city_id', '=', city).executeTakeFirst();
	return row ? { city, round: row.round as Round, version: row.version } : { city, round: 'draft', version: 1 };
}

/** Opens the study of a city; one that stands already is left as it is. */
export async function insertStudy(tx: Tx, network: NetworkId, city: CityId, round: Round, at: Date): Promise<void> {
	await tx.insertInto('study').values({ network_id: network, city_id: city, round, version: 1, opened_at: at.toISOString() })
		.onConflict((conflict) => conflict.columns(['network_id', 'city_id']).doNothing()).execute();
}

/** Moves a study that is still at `version`; false when somebody was faster. */
export async function replaceRound(tx: Tx, network: NetworkId, city: CityId, round: Round, version: number): Promise<boolean> {
	const done = await tx.updateTable('study').set({ round, version: version + 1 }).where('network_id', '=', network).where('city_id', '=', city)
		.where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}

export async function insertStudyEvent(tx: Tx, network: NetworkId, city: CityId, event: Omit<StudyEvent, 'by'> & { person: PersonId }): Promise<void> {
	await tx.insertInto('study_event').values({
		network_id: network, id: event.id, city_id: city, round: event.round, kind: event.kind, words: event.words, person_id: event.person, at: event.at,
	}).execute();
}

/** The study of a city with what happened to it, newest first, in one statement; nothing happens to a study that is not open. */
export async function findStudyWithEvents(db: Db, network: NetworkId, city: CityId): Promise<{ study: Study; events: StudyEvent[] }> {
	const rows = await db.selectFrom('study')
		.leftJoin('study_event', (join) => join.onRef('study_event.network_id', '=', 'study.network_id').onRef('study_event.city_id', '=', 'study.city_id'))
		.leftJoin('person', (join) => join.onRef('person.network_id', '=', 'study_event.network_id').onRef('person.id', '=', 'study_event.person_id'))
		.select(['study.round as now', 'study.version', 'study_event.id', 'study_event.round', 'kind', 'words', 'at', 'name'])
		.where('study.network_id', '=', network).where('study.city_id', '=', city).orderBy('at', 'desc').orderBy('study_event.id', 'desc').execute();
	const [first] = rows;
	return {
		study: first ? { city, round: first.now as Round, version: first.version } : { city, round: 'draft', version: 1 },
		events: rows.flatMap(({ id, round, kind, words, at, name }) => (id === null || at === null ? [] : [{ id, round: round as Round, kind: kind as StudyEvent['kind'], words: words ?? '', by: name ?? '', at }])),
	};
}

/** The questions asked now, in order, with their text alone: lists need neither help nor levels. */
export async function listAskedTexts(db: Db, network: NetworkId): Promise<Pick<Question, 'id' | 'text'>[]> {
	const rows = await db.selectFrom('question').select(['id', 'text_json']).where('network_id', '=', network).where('state', '=', 'asked').orderBy('position').execute();
	return rows.map((row) => ({ id: row.id as QuestionId, text: JSON.parse(row.text_json) as InLanguages }));
}

/** Whether the study has opened anywhere in the network: from then on the questions stand as they are. */
export async function hasOpened(db: Db, network: NetworkId): Promise<boolean> {
	const study = await db.selectFrom('study').select('city_id').where('network_id', '=', network).limit(1).executeTakeFirst();
	if (study) return true;
	return (await db.selectFrom('answer').select('city_id').where('network_id', '=', network).limit(1).executeTakeFirst()) !== undefined;
}

/** The level settled for one question of a city, with what was said against it. */
export async function findSettledLevel(db: Db, network: NetworkId, city: CityId, question: QuestionId): Promise<SettledLevel | null> {
	const row = await db.selectFrom('settled_level').selectAll().where('network_id', '=', network).where('city_id', '=', city).where('question_id', '=', question).executeTakeFirst();
	if (!row) return null;
	return {
		city, question, level: row.level as Level, lowest: row.lowest as Level | null, highest: row.highest as Level | null,
		dissent: row.dissent, lang: row.lang as Lang, at: row.at, version: row.version,
	};
}

/** Replaces a settled level that is still at `version`; false when somebody was faster. */
export async function replaceSettledLevel(tx: Tx, network: NetworkId, settled: SettledLevel, by: PersonId, version: number): Promise<boolean> {
	const done = await tx.updateTable('settled_level').set({
		level: settled.level, lowest: settled.lowest, highest: settled.highest, dissent: settled.dissent, lang: settled.lang, person_id: by, at: settled.at, version: settled.version,
	}).where('network_id', '=', network).where('city_id', '=', settled.city).where('question_id', '=', settled.question).where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}

/** Replaces a question that is still at `version`; false when somebody was faster. */
export async function replaceQuestion(tx: Tx, network: NetworkId, question: Question, version: number): Promise<boolean> {
	const done = await tx.updateTable('question').set({
		text_json: JSON.stringify(question.text), help_json: JSON.stringify(question.help), levels_json: JSON.stringify(question.levels),
		state: question.state, version: question.version,
	}).where('network_id', '=', network).where('id', '=', question.id).where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}

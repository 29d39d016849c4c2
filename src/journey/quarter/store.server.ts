import type { Day } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Step } from '#journey/network/step.ts';
import type { Mark, Quarter, QuarterId, QuarterState, StepDates, StepMove } from './quarter.ts';

export async function insertQuarter(tx: Tx, network: NetworkId, quarter: Quarter): Promise<void> {
	await tx.insertInto('quarter').values({
		network_id: network, id: quarter.id, number: quarter.number, state: quarter.state, starts_on: quarter.startsOn, ends_on: quarter.endsOn,
		steps_json: JSON.stringify(quarter.steps), grades_close_on: quarter.gradesCloseOn, slots: quarter.slots, message: quarter.message, lang: quarter.lang,
		version: quarter.version,
	}).execute();
}

export async function listQuarters(db: Db, network: NetworkId): Promise<Quarter[]> {
	const rows = await db.selectFrom('quarter').selectAll().where('network_id', '=', network).orderBy('number').execute();
	return rows.map(quarterOf);
}

export async function findQuarter(db: Db, network: NetworkId, id: QuarterId): Promise<Quarter | null> {
	const row = await db.selectFrom('quarter').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? quarterOf(row) : null;
}

function quarterOf(row: Tables['quarter']): Quarter {
	return {
		id: row.id as QuarterId, number: row.number, state: row.state as QuarterState, startsOn: row.starts_on as Day, endsOn: row.ends_on as Day,
		gradesCloseOn: row.grades_close_on as Day, slots: row.slots, message: row.message, lang: row.lang as Lang, version: row.version,
		steps: JSON.parse(row.steps_json) as StepDates[],
	};
}

/** Marks of a quarter: of one city, or with null of every city. */
export async function listMarks(db: Db, network: NetworkId, quarter: QuarterId, city: CityId | null): Promise<Mark[]> {
	let query = db.selectFrom('mark').selectAll().where('network_id', '=', network).where('quarter_id', '=', quarter);
	if (city) query = query.where('city_id', '=', city);
	const rows = await query.execute();
	return rows.map((row) => ({
		quarter: row.quarter_id as QuarterId, city: row.city_id as CityId, step: row.step as Step, state: row.state as Mark['state'], channel: row.channel as Channel,
		words: row.words, people: row.people, person: row.person_id as PersonId, at: row.at, version: row.version,
	}));
}

/** What stands of every city in a quarter, without the words: one short row a mark. */
export async function listMarkStates(db: Db, network: NetworkId, quarter: QuarterId): Promise<Pick<Mark, 'city' | 'step' | 'state'>[]> {
	const rows = await db.selectFrom('mark').select(['city_id', 'step', 'state']).where('network_id', '=', network).where('quarter_id', '=', quarter).execute();
	return rows.map((row) => ({ city: row.city_id as CityId, step: row.step as Step, state: row.state as Mark['state'] }));
}

export async function insertMark(tx: Tx, network: NetworkId, mark: Mark): Promise<void> {
	await tx.insertInto('mark').values({
		network_id: network, quarter_id: mark.quarter, city_id: mark.city, step: mark.step, state: mark.state, channel: mark.channel, words: mark.words,
		people: mark.people, person_id: mark.person, at: mark.at, version: mark.version,
	}).execute();
}

export interface QuarterTopic {
	quarter: QuarterId;
	slot: number;
	topic: TopicId;
	chosenBy: 'ledger' | 'override' | 'forced';
}

/** What was chosen, quarter by quarter. */
export async function listQuarterTopics(db: Db, network: NetworkId): Promise<QuarterTopic[]> {
	const rows = await db.selectFrom('quarter_topic').selectAll().where('network_id', '=', network).orderBy('quarter_id').orderBy('slot').execute();
	return rows.map((row) => ({ quarter: row.quarter_id as QuarterId, slot: row.slot, topic: row.topic_id as TopicId, chosenBy: row.chosen_by as QuarterTopic['chosenBy'] }));
}

export async function insertQuarterTopic(tx: Tx, network: NetworkId, said: QuarterTopic): Promise<void> {
	await tx.insertInto('quarter_topic').values({ network_id: network, quarter_id: said.quarter, slot: said.slot, topic_id: said.topic, chosen_by: said.chosenBy }).execute();
}

/** Replaces what stands of a quarter and its steps, raising the version; the caller has compared versions in this transaction. */
export async function replaceQuarter(tx: Tx, network: NetworkId, quarter: Quarter): Promise<void> {
	await tx.updateTable('quarter').set({
		state: quarter.state, starts_on: quarter.startsOn, ends_on: quarter.endsOn, steps_json: JSON.stringify(quarter.steps), grades_close_on: quarter.gradesCloseOn, slots: quarter.slots,
		message: quarter.message, lang: quarter.lang, version: quarter.version + 1,
	}).where('network_id', '=', network).where('id', '=', quarter.id).execute();
}

export async function replaceMark(tx: Tx, network: NetworkId, mark: Mark): Promise<void> {
	await tx.updateTable('mark').set({ state: mark.state, channel: mark.channel, words: mark.words, people: mark.people, person_id: mark.person, at: mark.at, version: mark.version })
		.where('network_id', '=', network).where('quarter_id', '=', mark.quarter).where('city_id', '=', mark.city).where('step', '=', mark.step).execute();
}

export async function insertStepMove(tx: Tx, network: NetworkId, move: StepMove): Promise<void> {
	await tx.insertInto('step_move').values({
		network_id: network, id: move.id, quarter_id: move.quarter, step: move.step, starts_before: move.before, starts_after: move.after,
		why: move.why, person_id: move.person, at: move.at,
	}).execute();
}

/** The moves of a quarter, latest first. */
export async function listStepMoves(db: Db, network: NetworkId, quarter: QuarterId): Promise<StepMove[]> {
	const rows = await db.selectFrom('step_move').selectAll().where('network_id', '=', network).where('quarter_id', '=', quarter).orderBy('at', 'desc').orderBy('id').execute();
	return rows.map((row) => ({
		id: row.id, quarter: row.quarter_id as QuarterId, step: row.step as Step, before: row.starts_before as Day, after: row.starts_after as Day,
		why: row.why, person: row.person_id as PersonId, at: row.at,
	}));
}

/** The cities that have graded for a quarter; how they graded stays sealed. */
export async function listGradedCities(db: Db, network: NetworkId, quarter: QuarterId): Promise<Set<CityId>> {
	const rows = await db.selectFrom('grade').select('city_id').distinct().where('network_id', '=', network).where('quarter_id', '=', quarter).execute();
	return new Set(rows.map((row) => row.city_id as CityId));
}

import type { Day } from '#i18n/day.ts';
import type { Topic, TopicId } from '#journey/backlog/backlog.ts';
import { insertTopic, insertTopicsBefore } from '#journey/backlog/store.server.ts';
import type { Area, QuestionId } from '#journey/baseline/baseline.ts';
import { insertQuestionnaire, insertSettledLevel, insertTarget } from '#journey/baseline/store.server.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { Quarter, QuarterId } from '#journey/quarter/quarter.ts';
import { insertQuarter } from '#journey/quarter/store.server.ts';
import { newId } from '#platform/id.ts';
import { world } from './world.server.ts';

export const q1 = 'q1' as QuarterId;
export const [kumasi, lagos, matola] = ['kumasi', 'lagos', 'matola'] as [CityId, CityId, CityId];

/**
 * Three cities that travel and a quiet one, with four topics, while the grades of a quarter are open: the world's day is
 * 10 February, they close on the 20th. Kumasi's baseline shows "should" in data, where `protection` and `open-data` are.
 */
export async function gathering(change: Partial<Quarter> = {}) {
	const w = await world();
	for (const id of [kumasi, lagos, matola]) await w.city(id, { names: { en: id, ar: `${id}-ar` } });
	await w.city('bamako', { status: 'quiet' });
	const network: NetworkId = w.network.id;
	const days = daysOfQuarter('2027-Q2')!;
	const topic = async (id: string, area: Area, said: Partial<Topic> = {}) => {
		const made: Topic = { id: id as TopicId, area, kind: 'longlist', names: { en: `Topic ${id}`, ar: `موضوع ${id}` }, objective: { en: 'Why' }, lang: 'en', state: 'listed', stateReason: '', module: null, slots: 1, listedOn: '2026-01-01' as Day, after: [], version: 1, ...said };
		await w.db.transaction().execute(async (tx) => {
			await insertTopic(tx, network, made);
			await insertTopicsBefore(tx, network, made.id, made.after);
		});
	};
	const planned = async (id: string, number: number, of: Partial<Quarter> = {}) => {
		await w.db.transaction().execute((tx) => insertQuarter(tx, network, { id: id as QuarterId, number, state: 'gathering', ...days, slots: 1, message: '', lang: 'en', version: 1, ...planQuarter(days.startsOn, days.endsOn)!, gradesCloseOn: '2027-02-20' as Day, ...of }));
	};
	await planned(q1, 1, change);
	await topic('protection', 'data');
	await topic('open-data', 'data', { after: ['protection' as TopicId] });
	await topic('budget', 'funding');
	await topic('payments', 'digital');
	await w.db.transaction().execute(async (tx) => {
		const levels = ['1', '2', '3', '4', '5'];
		await insertQuestionnaire(tx, network, {
			dimensions: [{ id: 'x', side: 'authority', position: 1, names: { en: 'X' } }],
			questions: [{ id: 'd1' as QuestionId, position: 1, side: 'authority', dimension: 'x', area: 'data', text: { en: 'x' }, help: {}, levels: { en: levels }, state: 'asked', version: 1 }],
		});
		await insertSettledLevel(tx, network, { city: kumasi, question: 'd1' as QuestionId, level: 2, lowest: null, highest: null, dissent: '', lang: 'en', at: '2027-01-01T00:00:00Z', version: 1 }, 'x' as PersonId);
		await insertTarget(tx, network, { city: kumasi, area: 'data', level: 4, version: 1 });
	});
	const people = {
		secretariat: await w.person('secretariat'), leadExpert: await w.person('leadExpert'), funder: await w.person('funder'), expert: await w.person('expert'),
		coordinator: await w.person('coordinator', 'kumasi'), member: await w.person('member', 'kumasi'), other: await w.person('coordinator', 'lagos'), quiet: await w.person('coordinator', 'bamako'),
	};
	return { ...w, ...people, topic, planned, [Symbol.asyncDispose]: w[Symbol.asyncDispose] };
}

/** A ballot as a form says it. */
export function ballot(grades: Record<string, 0 | 1 | 2 | 3>, change: object = {}) {
	return { key: newId(), version: 0, channel: 'app' as const, quarter: q1, city: kumasi, grades: Object.entries(grades).map(([id, grade]) => ({ topic: id as TopicId, grade })), ...change };
}

import { expect, test } from 'vitest';
import type { CityId, PersonId } from '#journey/network/network.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { world } from '#testing/world.server.ts';
import type { QuestionId } from './baseline.ts';
import { findBaselineLeft, insertAnswer, insertQuestionnaire, insertSettledLevel, listUnanswered } from './store.server.ts';

test('what is left of the baseline is the same asked of one city and of all: answers and settled levels count once, retired questions never', async () => {
	await using w = await world();
	const { id } = w.network;
	const write = async (work: (tx: Tx) => Promise<void>) => w.db.transaction().execute(work);
	const person = await w.person('secretariat');
	const [a, b, c, old] = ['a', 'b', 'c', 'old'] as QuestionId[] as [QuestionId, QuestionId, QuestionId, QuestionId];
	await write((tx) => insertQuestionnaire(tx, id, {
		dimensions: [{ id: 'x', side: 'authority', position: 1, names: { en: 'X' } }],
		questions: [a, b, c, old].map((question, n) => ({ id: question, position: n, side: 'authority', dimension: 'x', area: 'data', text: { en: 'x' }, help: {}, levels: {}, state: question === old ? 'retired' : 'asked', version: 1 })),
	}));
	const at = w.now.toISOString();
	const answered = async (city: string, question: QuestionId, by: PersonId = person.person) => write((tx) => insertAnswer(tx, id, { city: city as CityId, question, person: by, level: 2, evidence: '', source: '', confidence: 'fairly', lang: 'en', channel: 'app', enteredBy: by, at, version: 1 }));
	const settled = async (city: string, question: QuestionId) => write((tx) => insertSettledLevel(tx, id, { city: city as CityId, question, level: 2, lowest: null, highest: null, dissent: '', lang: 'en', at, version: 1 }, person.person));
	for (const city of ['new', 'begun', 'half', 'answered', 'settled']) await w.city(city);
	const other = await w.person('member', 'begun');
	await answered('begun', a);
	await answered('begun', a, other.person);
	await answered('begun', old);
	await settled('half', a);
	await settled('half', old);
	await answered('half', a);
	for (const question of [a, b, c]) await answered('answered', question);
	for (const question of [a, b, c]) await settled('settled', question);

	expect(await listUnanswered(w.db, id)).toEqual(new Map([['new', 3], ['begun', 2], ['half', 2]]));
	for (const [city, unanswered, unsettled] of [['new', 3, 3], ['begun', 2, 3], ['half', 2, 2], ['answered', 0, 3], ['settled', 0, 0]] as const) {
		expect(await findBaselineLeft(w.db, id, city as CityId), city).toEqual({ unanswered, unsettled });
	}
	expect(await findBaselineLeft(w.db, id, 'elsewhere' as CityId)).toBeNull();
});

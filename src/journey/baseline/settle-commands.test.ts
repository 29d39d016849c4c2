import { expect, test } from 'vitest';
import { inTransaction, type Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import { insertAnswer, insertQuestionnaire, listSettledLevels } from './store.server.ts';
import type { Level, QuestionId } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { settleAllAgreed, settleLevel } from './settle-commands.server.ts';
import type { SaidSettled } from './study-form.ts';
import { insertStudy } from './study-store.server.ts';

const kumasi = 'kumasi' as CityId;
const { dimensions, questions } = startingQuestionnaire();
const [a, b, c] = questions.map(({ id }) => id) as [QuestionId, QuestionId, QuestionId];

/** Two people: one level apart on the first question, far apart on the second, both alike on the third. */
async function sessionWorld() {
	const w = await world();
	await w.city('kumasi');
	const write = (work: (tx: Tx) => Promise<void>) => inTransaction(w.db, async (tx) => {
		await work(tx);
		return { ok: true };
	});
	await write((tx) => insertQuestionnaire(tx, w.network.id, { dimensions, questions: questions.slice(0, 3) }));
	const people = { coordinator: await w.person('coordinator', 'kumasi'), member: await w.person('member', 'kumasi'), expert: await w.person('leadExpert'), secretariat: await w.person('secretariat'), funder: await w.person('funder') };
	const answer = (question: QuestionId, person: PersonId, level: Level) => write((tx) => insertAnswer(tx, w.network.id, {
		city: kumasi, question, person, level, evidence: '', source: '', confidence: 'sure', lang: 'en', channel: 'app', enteredBy: person, at: w.now.toISOString(), version: 1,
	}));
	for (const [question, his, hers] of [[a, 2, 3], [b, 1, 4], [c, 5, 5]] as const) {
		await answer(question, people.member.person, his);
		await answer(question, people.coordinator.person, hers);
	}
	const said = (change: Partial<SaidSettled> = {}): SaidSettled => ({ key: newId(), version: 0, city: kumasi, question: b, level: 2, dissent: 'Finance sees level 4.', lang: 'en', ...change });
	const settled = async () => (await listSettledLevels(w.db, w.network.id, kumasi)).map(({ question, level, lowest, highest, dissent, version }) => ({ question, level, lowest, highest, dissent, version }));
	return { ...w, ...people, answer, write, said, settled };
}

test('a settled level keeps the spread of that day and who disagreed', async () => {
	await using w = await sessionWorld();
	const form = w.said();
	expect(await Promise.all([settleLevel(w.db, w.coordinator, form, w.now), settleLevel(w.db, w.coordinator, form, w.now)])).toEqual([{ ok: true }, { ok: true }]);
	expect(await w.settled()).toEqual([{ question: b, level: 2, lowest: 1, highest: 4, dissent: 'Finance sees level 4.', version: 1 }]);
});

test('settling against an old version overwrites nothing', async () => {
	await using w = await sessionWorld();
	await settleLevel(w.db, w.coordinator, w.said(), w.now);
	expect(await settleLevel(w.db, w.expert, w.said({ level: 3, dissent: '' }), w.now)).toEqual({ ok: false, problem: 'editedMeanwhile', theirs: { level: 2, dissent: 'Finance sees level 4.' }, version: 1 });
	expect(await settleLevel(w.db, w.expert, w.said({ level: 3, dissent: '', version: 1 }), w.now)).toEqual({ ok: true });
	expect(await w.settled()).toMatchObject([{ level: 3, version: 2 }]);
});

test('one press settles what everybody agrees on, at the lower median, and exactly what the page listed', async () => {
	await using w = await sessionWorld();
	const press = (seen: readonly string[]) => settleAllAgreed(w.db, w.coordinator, { key: newId(), city: kumasi, seen, lang: 'en' }, w.now);
	expect(await press([`${a}:3`, `${c}:5`])).toEqual({ ok: false, problem: 'listChanged' });
	expect(await press([])).toEqual({ ok: false, problem: 'listChanged' });
	expect(await w.settled()).toEqual([]);
	expect(await press([`${a}:2`, `${c}:5`])).toEqual({ ok: true, settled: 2 });
	expect((await w.settled()).sort((x, y) => x.level - y.level)).toMatchObject([{ question: a, level: 2, lowest: 2, highest: 3 }, { question: c, level: 5, lowest: 5, highest: 5 }]);
});

test('members, the secretariat and funders settle nothing; in final nobody does', async () => {
	await using w = await sessionWorld();
	for (const who of [w.member, w.secretariat, w.funder]) {
		expect(await settleLevel(w.db, who, w.said(), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
		expect(await settleAllAgreed(w.db, who, { key: newId(), city: kumasi, seen: [`${a}:2`, `${c}:5`], lang: 'en' }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	}
	await w.write((tx) => insertStudy(tx, w.network.id, kumasi, 'final', w.now));
	expect(await settleLevel(w.db, w.coordinator, w.said(), w.now)).toEqual({ ok: false, problem: 'studyFinal' });
	expect(await settleAllAgreed(w.db, w.coordinator, { key: newId(), city: kumasi, seen: [`${a}:2`, `${c}:5`], lang: 'en' }, w.now)).toEqual({ ok: false, problem: 'studyFinal' });
	expect(await w.settled()).toEqual([]);
});

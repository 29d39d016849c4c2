import { expect, test } from 'vitest';
import { inTransaction, type Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { CityId } from '#journey/network/network.ts';
import type { QuestionId } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { addQuestion, editQuestion, setQuestionState } from './question-commands.server.ts';
import { findQuestion, insertQuestionnaire, listQuestions } from './store.server.ts';
import { insertStudy } from './study-store.server.ts';

const { dimensions, questions } = startingQuestionnaire();
const [one] = questions;
const words = { text: 'How does the city listen?', help: 'Ask the front desk.', levels: ['no', 'once', 'often', 'always', 'others come to see'] };

async function questionWorld() {
	const w = await world();
	await w.city('kumasi');
	const write = (work: (tx: Tx) => Promise<void>) => inTransaction(w.db, async (tx) => {
		await work(tx);
		return { ok: true };
	});
	await write((tx) => insertQuestionnaire(tx, w.network.id, { dimensions, questions: questions.slice(0, 2) }));
	const open = () => write((tx) => insertStudy(tx, w.network.id, 'kumasi' as CityId, 'draft', w.now));
	const people = { secretariat: await w.person('secretariat'), coordinator: await w.person('coordinator', 'kumasi'), funder: await w.person('funder') };
	return { ...w, ...people, open, edit: (change: object = {}) => ({ key: newId(), version: 1, question: one!.id, lang: 'fr' as const, ...words, ...change }) };
}

test('a question is changed in one language and keeps the others', async () => {
	await using w = await questionWorld();
	expect(await editQuestion(w.db, w.secretariat, w.edit(), w.now)).toMatchObject({ ok: true });
	expect(await findQuestion(w.db, w.network.id, one!.id)).toEqual({
		...one, version: 2, text: { ...one!.text, fr: words.text }, help: { ...one!.help, fr: words.help }, levels: { ...one!.levels, fr: words.levels },
	});
});

test('an edit against an old version shows both texts and overwrites nothing', async () => {
	await using w = await questionWorld();
	await editQuestion(w.db, w.secretariat, w.edit(), w.now);
	expect(await editQuestion(w.db, w.secretariat, w.edit({ text: 'Another question?' }), w.now)).toEqual({ ok: false, problem: 'editedMeanwhile', theirs: words, state: 'asked', version: 2 });
	expect(await setQuestionState(w.db, w.secretariat, { key: newId(), version: 1, question: one!.id, state: 'retired' }, w.now)).toMatchObject({ problem: 'editedMeanwhile' });
});

test('an own question stands at the end; one taken out is kept', async () => {
	await using w = await questionWorld();
	expect(await addQuestion(w.db, w.secretariat, { key: newId(), dimension: 'nowhere', area: 'data', lang: 'pt', ...words }, w.now)).toEqual({ ok: false, problem: 'noSuchDimension' });
	expect(await addQuestion(w.db, w.secretariat, { key: newId(), dimension: dimensions.at(-1)!.id, area: 'data', lang: 'pt', ...words }, w.now)).toMatchObject({ ok: true });
	expect(await setQuestionState(w.db, w.secretariat, { key: newId(), version: 1, question: one!.id, state: 'retired' }, w.now)).toMatchObject({ ok: true });
	expect((await listQuestions(w.db, w.network.id)).map(({ state, position, text }) => [state, position, text.pt])).toEqual([['retired', 1, one!.text.pt], ['asked', 2, questions[1]!.text.pt], ['asked', 3, words.text]]);
});

test('once a study has opened nothing changes; who may not edit never does', async () => {
	await using w = await questionWorld();
	const all = (who: typeof w.secretariat) => Promise.all([
		editQuestion(w.db, who, w.edit(), w.now),
		setQuestionState(w.db, who, { key: newId(), version: 1, question: one!.id, state: 'retired' }, w.now),
		addQuestion(w.db, who, { key: newId(), dimension: dimensions[0]!.id, area: 'data', lang: 'pt', ...words }, w.now),
	]);
	for (const who of [w.coordinator, w.funder]) expect((await all(who)).map((outcome) => !outcome.ok && outcome.problem)).toEqual(['notAllowed', 'notAllowed', 'notAllowed']);
	expect(await editQuestion(w.db, w.secretariat, w.edit({ question: 'nothing' as QuestionId }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	await w.open();
	expect((await all(w.secretariat)).map((outcome) => !outcome.ok && outcome.problem)).toEqual(['studyOpen', 'studyOpen', 'studyOpen']);
	expect((await listQuestions(w.db, w.network.id)).map(({ version }) => version)).toEqual([1, 1]);
});

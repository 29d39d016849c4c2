import { may, type Actor } from '#journey/network/network.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import type { Question, QuestionId } from './baseline.ts';
import type { QuestionText, SaidNewQuestion, SaidQuestionState, SaidQuestionText } from './question-form.ts';
import { findQuestion, insertQuestion, listDimensions, listQuestions } from './store.server.ts';
import { hasOpened, replaceQuestion } from './study-store.server.ts';

export type EditQuestion =
	| { ok: true; question: QuestionId }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'studyOpen' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: QuestionText; state: Question['state']; version: number };

/** Changes the words of a question in one language, until the first answer of the network: after that all answer the same. */
export const editQuestion = command('baseline.editQuestion', async (tx, actor: Actor, said: SaidQuestionText): Promise<EditQuestion> => {
	if (!may(actor, 'editQuestionnaire')) return { ok: false, problem: 'notAllowed' };
	const question = await findQuestion(tx, actor.network, said.question);
	if (!question) return { ok: false, problem: 'notFound' };
	if (await hasOpened(tx, actor.network)) return { ok: false, problem: 'studyOpen' };
	const { lang } = said;
	const changed: Question = {
		...question, text: { ...question.text, [lang]: said.text }, help: { ...question.help, [lang]: said.help }, levels: { ...question.levels, [lang]: said.levels },
		version: question.version + 1,
	};
	if (!(await replaceQuestion(tx, actor.network, changed, said.version))) {
		const theirs = { text: question.text[lang] ?? '', help: question.help[lang] ?? '', levels: question.levels[lang] ?? [] };
		return { ok: false, problem: 'editedMeanwhile', theirs, state: question.state, version: question.version };
	}
	return { ok: true, question: question.id };
});

/** Takes a question out, or asks it again; what was written stays. */
export const setQuestionState = command('baseline.setQuestionState', async (tx, actor: Actor, said: SaidQuestionState): Promise<EditQuestion> => {
	if (!may(actor, 'editQuestionnaire')) return { ok: false, problem: 'notAllowed' };
	const question = await findQuestion(tx, actor.network, said.question);
	if (!question) return { ok: false, problem: 'notFound' };
	if (await hasOpened(tx, actor.network)) return { ok: false, problem: 'studyOpen' };
	if (!(await replaceQuestion(tx, actor.network, { ...question, state: said.state, version: question.version + 1 }, said.version))) {
		return { ok: false, problem: 'editedMeanwhile', theirs: { text: '', help: '', levels: [] }, state: question.state, version: question.version };
	}
	return { ok: true, question: question.id };
});

export type AddQuestion = { ok: true; question: QuestionId } | { ok: false; problem: 'notAllowed' | 'noSuchDimension' | 'studyOpen' };

/** The network's own question, at the end of its dimension. */
export const addQuestion = command('baseline.addQuestion', async (tx, actor: Actor, said: SaidNewQuestion): Promise<AddQuestion> => {
	if (!may(actor, 'editQuestionnaire')) return { ok: false, problem: 'notAllowed' };
	if (await hasOpened(tx, actor.network)) return { ok: false, problem: 'studyOpen' };
	const dimension = (await listDimensions(tx, actor.network)).find(({ id }) => id === said.dimension);
	if (!dimension) return { ok: false, problem: 'noSuchDimension' };
	const position = Math.max(0, ...(await listQuestions(tx, actor.network)).map((question) => question.position)) + 1;
	const question = newId() as QuestionId;
	await insertQuestion(tx, actor.network, {
		id: question, position, side: dimension.side, dimension: dimension.id, area: said.area, text: { [said.lang]: said.text },
		help: said.help ? { [said.lang]: said.help } : {}, levels: { [said.lang]: said.levels }, state: 'asked', version: 1,
	});
	return { ok: true, question };
});

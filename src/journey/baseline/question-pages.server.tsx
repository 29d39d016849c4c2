import { Hono } from 'hono';
import { isLang } from '#i18n/translator.ts';
import { may } from '#journey/network/network.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import type { QuestionId } from './baseline.ts';
import { addQuestion, editQuestion, setQuestionState } from './question-commands.server.ts';
import { readNewQuestion, readQuestionState, readQuestionText } from './question-form.ts';
import { NewQuestionPage, QuestionnairePage, QuestionPage, type QuestionRefusal } from './questionnaire-view.tsx';
import { findQuestion, listDimensions, listQuestions } from './store.server.ts';
import { hasOpened } from './study-store.server.ts';

const address = '/:lang/baseline/questions';

/** The questionnaire for the secretariat and the Lead Expert; for all others these pages are not there. */
export const questionPages = new Hono<InsideEnv>()
	.use(`${address}/*`, async (c, next) => (may(c.get('inside').actor, 'editQuestionnaire') ? next() : c.notFound()))
	.get(address, async (c) => {
		const { db, network } = c.get('inside');
		const dimensions = await listDimensions(db, network.id);
		const questions = await listQuestions(db, network.id);
		return page(c, <QuestionnairePage frame={c.get('frame')} dimensions={dimensions} questions={questions} opened={await hasOpened(db, network.id)} done={c.req.query('done') !== undefined} />);
	})
	.get(`${address}/new`, async (c) => showNew(c))
	.post(`${address}/new`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readNewQuestion(await c.req.formData(), c.get('frame').lang);
		if (!reading.ok) return showNew(c, { bad: reading });
		const outcome = await addQuestion(db, actor, reading.value, now);
		if (!outcome.ok) return showNew(c, { refused: outcome.problem, bad: { ok: false, problem: 'badForm', fields: [], typed: reading.typed } });
		return c.redirect(`${linkTo(c.get('frame'), '/baseline/questions')}?done=${reading.value.key}`, 303);
	})
	.post(`${address}/:question/state`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readQuestionState(await c.req.formData(), questionIn(c));
		if (!reading.ok) return show(c, { problem: 'badForm', bad: reading });
		const outcome = await setQuestionState(db, actor, reading.value, now);
		if (!outcome.ok) return show(c, { problem: outcome.problem });
		return c.redirect(`${linkTo(c.get('frame'), '/baseline/questions')}?done=${reading.value.key}`, 303);
	})
	.get(`${address}/:question/:in`, async (c) => show(c))
	.post(`${address}/:question/:in`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const lang = c.req.param('in');
		if (!isLang(lang)) return c.notFound();
		const reading = readQuestionText(await c.req.formData(), { question: questionIn(c), lang });
		if (!reading.ok) return show(c, { problem: 'badForm', bad: reading });
		const outcome = await editQuestion(db, actor, reading.value, now);
		if (!outcome.ok) return show(c, { ...outcome, yours: reading.value });
		return c.redirect(`${linkTo(c.get('frame'), `/baseline/questions/${encodeURIComponent(questionIn(c))}/${lang}`)}?done=${reading.value.key}`, 303);
	});

function questionIn(c: InsideContext): QuestionId {
	return (c.req.param('question') ?? '') as QuestionId;
}

async function show(c: InsideContext, refusal?: QuestionRefusal) {
	const { db, network } = c.get('inside');
	const question = await findQuestion(db, network.id, questionIn(c));
	const inLang = c.req.param('in') ?? c.get('frame').lang;
	if (!question || !isLang(inLang)) return c.notFound();
	const view = { frame: c.get('frame'), question, inLang, opened: await hasOpened(db, network.id), newKey: newId, done: !refusal && c.req.query('done') !== undefined, refusal };
	return page(c, <QuestionPage {...view} />, refusal ? statusOf(refusal.problem) : 200);
}

async function showNew(c: InsideContext, answer: Pick<Parameters<typeof NewQuestionPage>[0], 'bad' | 'refused'> = {}) {
	const { db, network } = c.get('inside');
	const dimensions = await listDimensions(db, network.id);
	const status = answer.refused ? statusOf(answer.refused) : answer.bad ? 422 : 200;
	return page(c, <NewQuestionPage frame={c.get('frame')} dimensions={dimensions} keyValue={newId()} {...answer} />, status);
}

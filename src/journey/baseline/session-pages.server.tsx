import { Hono } from 'hono';
import { may, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside, InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { listAnswersTo, listChosenLevels } from './answer-store.server.ts';
import { canStudy, type QuestionId } from './baseline.ts';
import { chooseNextQuestion } from './choose-next-question.ts';
import { SessionPage, SettlePage, type SessionBoard, type SettleBoard, type SettleRefusal } from './session-view.tsx';
import { settleAgreed } from './settle-agreed.ts';
import { settleAllAgreed, settleLevel } from './settle-commands.server.ts';
import { findQuestion, listSettledLevels } from './store.server.ts';
import { readAgreed, readSettled } from './study-form.ts';
import { mayOpenSession } from './study-pages.server.tsx';
import { findSettledLevel, findStudy, listAskedTexts } from './study-store.server.ts';
import { summariseAnswers, widestFirst } from './summarise-answers.ts';

const address = '/:lang/cities/:city/baseline/session';

/** The consensus session of a city. */
export const sessionPages = new Hono<InsideEnv>()
	.get(address, async (c) => showSession(c))
	.post(address, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readAgreed(await c.req.formData(), { city: cityIn(c), lang: c.get('frame').lang });
		if (!reading.ok) return showSession(c, { problem: 'badForm', bad: reading });
		const outcome = await settleAllAgreed(db, actor, reading.value, now);
		if (!outcome.ok) return showSession(c, { problem: outcome.problem });
		return c.redirect(`${addressOf(c)}?done=${reading.value.key}&what=agreed`, 303);
	})
	.get(`${address}/:question`, async (c) => showQuestion(c))
	.post(`${address}/:question`, async (c) => {
		const { db, actor, network, now } = c.get('inside');
		const question = c.req.param('question') as QuestionId;
		const reading = readSettled(await c.req.formData(), { city: cityIn(c), question, lang: c.get('frame').lang });
		if (!reading.ok) return showQuestion(c, { problem: 'badForm', bad: reading });
		const outcome = await settleLevel(db, actor, reading.value, now);
		if (!outcome.ok) return showQuestion(c, { ...outcome, said: reading.value });
		const board = await sessionOf({ db, actor, network }, cityIn(c));
		const inTurn = (board?.summaries ?? []).map((summary) => ({ id: summary.question }));
		const next = chooseNextQuestion(inTurn, (id) => board?.settled.has(id) === false, question);
		return c.redirect(`${addressOf(c)}${next ? `/${encodeURIComponent(next)}` : ''}?done=${reading.value.key}`, 303);
	});

function cityIn(c: InsideContext): CityId {
	return (c.req.param('city') ?? '') as CityId;
}

function addressOf(c: InsideContext): string {
	return linkTo(c.get('frame'), `/cities/${encodeURIComponent(cityIn(c))}/baseline/session`);
}

async function showSession(c: InsideContext, refusal?: SettleRefusal) {
	const board = await sessionOf(c.get('inside'), cityIn(c));
	if (!board) return c.notFound();
	const done = refusal || c.req.query('done') === undefined ? undefined : c.req.query('what') === 'agreed' ? 'agreed' : 'settled';
	return page(c, <SessionPage frame={c.get('frame')} board={board} newKey={newId} done={done} refusal={refusal} />, refusal ? statusOf(refusal.problem) : 200);
}

async function sessionOf({ db, actor, network }: Pick<Inside, 'db' | 'actor' | 'network'>, id: CityId): Promise<SessionBoard | null> {
	if (!mayOpenSession(actor, id)) return null;
	const city = await findCity(db, network.id, id);
	if (!city) return null;
	const study = await findStudy(db, network.id, id);
	const questions = await listAskedTexts(db, network.id);
	const summaries = summariseAnswers(questions, await listChosenLevels(db, network.id, id));
	const settled = await listSettledLevels(db, network.id, id);
	const maySettle = may(actor, 'settleLevels', id) && canStudy(study, 'settle');
	return {
		city, questions, maySettle, isFinal: !canStudy(study, 'settle'), summaries: widestFirst(summaries),
		settled: new Map(settled.map((level) => [level.question, level])), agreed: settleAgreed(summaries, settled),
	};
}

async function showQuestion(c: InsideContext, refusal?: SettleRefusal) {
	const board = await settleBoardOf(c.get('inside'), cityIn(c), (c.req.param('question') ?? '') as QuestionId);
	if (!board) return c.notFound();
	const done = refusal || c.req.query('done') === undefined ? undefined : 'settled';
	return page(c, <SettlePage frame={c.get('frame')} board={board} keyValue={newId()} done={done} refusal={refusal} />, refusal ? statusOf(refusal.problem) : 200);
}

async function settleBoardOf({ db, actor, network }: Inside, id: CityId, asked: QuestionId): Promise<SettleBoard | null> {
	if (!mayOpenSession(actor, id)) return null;
	const city = await findCity(db, network.id, id);
	const question = await findQuestion(db, network.id, asked);
	if (!city || question?.state !== 'asked') return null;
	const study = await findStudy(db, network.id, id);
	const answers = await listAnswersTo(db, network.id, id, asked);
	const [summary] = summariseAnswers([question], answers.map(({ level }) => ({ question: asked, level })));
	if (!summary) return null;
	const isFinal = !canStudy(study, 'settle');
	return { city, question, answers, summary, settled: await findSettledLevel(db, network.id, id, asked), maySettle: may(actor, 'settleLevels', id) && !isFinal, isFinal };
}

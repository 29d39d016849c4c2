import { Hono } from 'hono';
import { may, type Actor, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside, InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { listGroup } from './answer-commands.server.ts';
import { listChosenLevels } from './answer-store.server.ts';
import { canStudy } from './baseline.ts';
import { listSettledLevels } from './store.server.ts';
import { mayRemind, moveStudy, remindMissing } from './study-commands.server.ts';
import { readMove, readPress } from './study-form.ts';
import { findStudyWithEvents, listAskedTexts } from './study-store.server.ts';
import { StudyPage, type StudyBoard, type StudyRefusal } from './study-view.tsx';
import { countAnswered, summariseAnswers, widestFirst } from './summarise-answers.ts';

const address = '/:lang/cities/:city/baseline';

/** The study of one city, its rounds and the reminder. */
export const studyPages = new Hono<InsideEnv>()
	.get(address, async (c) => show(c))
	.post(`${address}/moves`, async (c) => {
		const { db, actor, now, origin } = c.get('inside');
		const reading = readMove(await c.req.formData(), cityIn(c), origin);
		if (!reading.ok) return show(c, { problem: 'badForm', bad: reading });
		const outcome = await moveStudy(db, actor, reading.value, now);
		if (!outcome.ok) return show(c, { problem: outcome.problem, bad: { ok: false, problem: 'badForm', fields: [], typed: reading.typed } });
		return c.redirect(`${addressOf(c)}?done=${reading.value.key}`, 303);
	})
	.post(`${address}/reminders`, async (c) => {
		const { db, actor, now, origin } = c.get('inside');
		const reading = readPress(await c.req.formData());
		if (!reading.ok) return show(c, { problem: 'badForm', bad: reading });
		const outcome = await remindMissing(db, actor, { ...reading.value, city: cityIn(c), origin }, now);
		if (!outcome.ok) return show(c, { problem: outcome.problem });
		return c.redirect(`${addressOf(c)}?done=${reading.value.key}&what=reminded`, 303);
	});

function cityIn(c: InsideContext): CityId {
	return (c.req.param('city') ?? '') as CityId;
}

function addressOf(c: InsideContext): string {
	return linkTo(c.get('frame'), `/cities/${encodeURIComponent(cityIn(c))}/baseline`);
}

async function show(c: InsideContext, refusal?: StudyRefusal) {
	const board = await boardOf(c.get('inside'), cityIn(c));
	if (!board) return c.notFound();
	const done = refusal || c.req.query('done') === undefined ? undefined : c.req.query('what') === 'reminded' ? 'reminded' : 'moved';
	return page(c, <StudyPage frame={c.get('frame')} board={board} newKey={newId} done={done} refusal={refusal} />, refusal ? statusOf(refusal.problem) : 200);
}

/** Null where there is no such city, or where this reader does not see its pages. */
async function boardOf({ db, actor, network, now }: Inside, id: CityId): Promise<StudyBoard | null> {
	if (!may(actor, 'readCity', id)) return null;
	const city = await findCity(db, network.id, id);
	if (!city) return null;
	const { study, events } = await findStudyWithEvents(db, network.id, id);
	const questions = await listAskedTexts(db, network.id);
	const chosen = await listChosenLevels(db, network.id, id);
	const settled = await listSettledLevels(db, network.id, id);
	const group = await listGroup(db, actor, city, now);
	const own = may(actor, 'answerBaseline', id) ? (countAnswered([{ id: actor.person }], questions, chosen)[0] ?? null) : null;
	const enter = may(actor, 'enterForOthers', id);
	return {
		city, study, events, questions, own,
		summaries: widestFirst(summariseAnswers(questions, chosen)),
		settled: new Map(settled.map((level) => [level.question, level])),
		progress: countAnswered(group.map((person) => ({ id: person.id, name: person.name })), questions, chosen),
		may: {
			enter, remind: enter && mayRemind(events, now), openSession: mayOpenSession(actor, id), review: may(actor, 'reviewBaseline', id),
			// Who still answers does not look at the others first: the study wants each one's own view.
			seeSpread: enter || own === null || own.answered === own.of || !canStudy(study, 'askCity'),
		},
	};
}

/** The session shows answers with their evidence: only those who read answers open it. */
export function mayOpenSession(actor: Actor, city: CityId): boolean {
	return may(actor, 'readAnswers', city);
}

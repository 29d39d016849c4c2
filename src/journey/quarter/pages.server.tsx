import { Hono } from 'hono';
import { dayIn } from '#i18n/day.ts';
import type { Topic } from '#journey/backlog/backlog.ts';
import { listTopics } from '#journey/backlog/store.server.ts';
import { may } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import type { CameBack } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { changeMessage, closeQuarter, moveStep, planNextQuarter } from './commands.server.ts';
import { readClose, readMessage, readMove, readPlanned, readStep } from './form.ts';
import { Move, Plan, type PlanRefusal } from './plan-view.tsx';
import { QuarterList, QuarterPage } from './quarter-view.tsx';
import type { Quarter, QuarterId } from './quarter.ts';
import { findQuarter, listMarkStates, listQuarters, listQuarterTopics, listStepMoves } from './store.server.ts';

/** The quarters of the network: the list, planning the next one, one quarter with its dates and what the cities did. */
export const quarterPages = new Hono<InsideEnv>()
	.get('/:lang/quarters', async (c) => {
		const { db, network, actor, now } = c.get('inside');
		const [quarters, chosen, topics] = [await listQuarters(db, network.id), await listQuarterTopics(db, network.id), await listTopics(db, network.id)];
		const namesOf = (quarter: Quarter) => chosen.filter((choice) => choice.quarter === quarter.id).flatMap((choice) => topics.filter((topic) => topic.id === choice.topic));
		return page(c, <QuarterList frame={c.get('frame')} quarters={quarters.map((quarter) => ({ quarter, topics: namesOf(quarter) }))} today={dayIn(network.zone, now)} mayPlan={may(actor, 'planQuarter')} />);
	})
	.get('/:lang/quarters/next', async (c) => (may(c.get('inside').actor, 'planQuarter') ? showPlan(c) : c.notFound()))
	.post('/:lang/quarters/next', async (c) => {
		const { db, actor, now } = c.get('inside');
		const frame = c.get('frame');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const reading = readPlanned(await c.req.formData());
		if (!reading.ok) return showPlan(c, reading);
		const outcome = await planNextQuarter(db, actor, { ...reading.value, lang: frame.lang }, now);
		return outcome.ok ? c.redirect(`${linkTo(frame, `/quarters/${outcome.quarter}`)}?done=planned`, 303) : showPlan(c, { typed: reading.typed }, outcome.problem);
	})
	.get('/:lang/quarters/:quarter', async (c) => showQuarter(c))
	.post('/:lang/quarters/:quarter', async (c) => {
		const { db, actor, now } = c.get('inside');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const reading = readMessage(await c.req.formData());
		if (!reading.ok) return showQuarter(c, reading);
		const outcome = await changeMessage(db, actor, { ...reading.value, quarter: quarterIn(c), lang: c.get('frame').lang }, now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=saved`, 303) : showQuarter(c, { typed: reading.typed }, outcome);
	})
	.post('/:lang/quarters/:quarter/close', async (c) => {
		const { db, actor, now } = c.get('inside');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const reading = readClose(await c.req.formData());
		if (!reading.ok) return showQuarter(c, reading);
		const outcome = await closeQuarter(db, actor, { ...reading.value, quarter: quarterIn(c) }, now);
		return outcome.ok ? c.redirect(`${c.req.path.replace(/\/close$/, '')}?done=closed`, 303) : showQuarter(c, undefined, outcome);
	})
	.get('/:lang/quarters/:quarter/move/:step', async (c) => showMove(c))
	.post('/:lang/quarters/:quarter/move/:step', async (c) => {
		const { db, actor, now } = c.get('inside');
		const step = readStep(c.req.param('step'));
		if (!step) return c.notFound();
		const reading = readMove(await c.req.formData());
		if (!reading.ok) return showMove(c, reading);
		const outcome = await moveStep(db, actor, { ...reading.value, quarter: quarterIn(c), step }, now);
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), `/quarters/${quarterIn(c)}`)}?done=moved`, 303);
		return showMove(c, { typed: reading.typed }, outcome);
	});

const quarterIn = (c: InsideContext) => (c.req.param('quarter') ?? '') as QuarterId;

async function showPlan(c: InsideContext, bad?: CameBack, problem?: string) {
	const { db, network } = c.get('inside');
	const quarters = await listQuarters(db, network.id);
	return page(c, <Plan keyValue={newId()} frame={c.get('frame')} last={quarters[quarters.length - 1]} first={network.firstQuarter} bad={bad} problem={problem} />, problem ? statusOf(problem) : bad ? 422 : 200);
}

async function showQuarter(c: InsideContext, bad?: CameBack, refusal?: PlanRefusal) {
	const { db, network, actor, now } = c.get('inside');
	const frame = c.get('frame');
	const quarter = await findQuarter(db, network.id, quarterIn(c));
	if (!quarter) return c.notFound();
	const view = {
		frame, newKey: newId, quarter, today: dayIn(network.zone, now), mayPlan: may(actor, 'planQuarter'), bad, refusal, done: c.req.query('done'),
		cities: await listCities(db, network.id, frame.lang), marks: new Map((await listMarkStates(db, network.id, quarter.id)).map(({ city, step, state }) => [`${city} ${step}`, state])), from: c.req.query('from'), moves: await listStepMoves(db, network.id, quarter.id),
		topics: await topicsOf(c, quarter),
	};
	return page(c, <QuarterPage {...view} />, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

async function topicsOf(c: InsideContext, quarter: Quarter): Promise<Topic[]> {
	const { db, network } = c.get('inside');
	const chosen = (await listQuarterTopics(db, network.id)).filter((choice) => choice.quarter === quarter.id);
	return chosen.length === 0 ? [] : (await listTopics(db, network.id)).filter((topic) => chosen.some((choice) => choice.topic === topic.id));
}

async function showMove(c: InsideContext, bad?: CameBack, refusal?: PlanRefusal) {
	const { db, network, actor, now } = c.get('inside');
	const step = readStep(c.req.param('step') ?? '');
	const quarter = await findQuarter(db, network.id, quarterIn(c));
	if (!quarter || !step || !may(actor, 'planQuarter')) return c.notFound();
	const body = <Move keyValue={newId()} frame={c.get('frame')} quarter={refusal?.theirs ?? quarter} step={step} today={dayIn(network.zone, now)} bad={bad} refusal={refusal} />;
	return page(c, body, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

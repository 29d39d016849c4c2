import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { dayIn } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { may, travels } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { closeGrades, confirmChoice, everyEntry, firstUnchosen, openGrades, proposeTopics } from './choice-commands.server.ts';
import { readClosing, readConfirmation, readOpening, readOtherwise } from './choice-form.ts';
import { BeforeClosing, NothingProposed, OtherwisePage, ReviewPage, StandingPage, type ChoiceView } from './choice-view.tsx';
import { auditWith, chooseTopics } from './choose-topics.ts';
import { listGraded } from './grade-store.server.ts';
import { findNameOf, listLedgerEntries, listQuarterDates, type QuarterDates } from './ledger-store.server.ts';
import type { QuarterId } from './quarter.ts';

const address = '/:lang/quarters/:quarter/choice';

/** The choice of a quarter: who has graded, the proposal with its reasons, confirming it, and the decision that stands for ever. */
export const choicePages = new Hono<InsideEnv>()
	.get(address, (c) => show(c))
	.post(address, async (c) => {
		const form = await c.req.formData();
		return form.has('reason') ? confirm(c, readOtherwise(form)) : confirm(c, readConfirmation(form));
	})
	.post(`${address}/open`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readOpening(await c.req.formData());
		if (!reading.ok) return show(c, { bad: reading });
		const outcome = await openGrades(db, actor, { ...reading.value, quarter: quarterIn(c) }, now);
		return outcome.ok ? back(c, 'opened') : show(c, { bad: { typed: reading.typed }, refusal: outcome.problem });
	})
	.post(`${address}/close`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readClosing(await c.req.formData());
		if (!reading.ok) return show(c, { bad: reading });
		const outcome = await closeGrades(db, actor, { ...reading.value, quarter: quarterIn(c) }, now);
		return outcome.ok ? back(c, 'closed') : show(c, { refusal: outcome.problem });
	});

const quarterIn = (c: InsideContext) => (c.req.param('quarter') ?? '') as QuarterId;
const back = (c: InsideContext, done: string) => c.redirect(`${linkTo(c.get('frame'), `/quarters/${quarterIn(c)}/choice`)}?done=${done}`, 303);

async function confirm(c: InsideContext, reading: ReturnType<typeof readConfirmation>) {
	const { db, actor, now } = c.get('inside');
	// Only the reason is written by a person; where anything else is wrong, the proposal is shown anew.
	if (!reading.ok) return reading.fields.every(({ field }) => field === 'reason') ? show(c, { bad: reading }) : show(c, { refusal: 'proposalChanged' });
	const outcome = await confirmChoice(db, actor, { ...reading.value, quarter: quarterIn(c) }, now);
	return outcome.ok ? back(c, 'confirmed') : show(c, { bad: { typed: reading.typed }, refusal: outcome.problem });
}

interface Answer {
	bad?: BadForm | { typed: Typed; fields?: undefined };
	refusal?: string;
}

async function show(c: InsideContext, { bad, refusal }: Answer = {}) {
	const { db, network, actor, now } = c.get('inside');
	const frame = c.get('frame');
	const quarters = await listQuarterDates(db, network.id);
	const quarter = quarters.find(({ id }) => id === quarterIn(c));
	if (!quarter) return c.notFound();
	const status = refusal ? statusOf(refusal) : bad ? 422 : 200;
	const view: ChoiceView = {
		frame, quarter, zone: network.zone, today: dayIn(network.zone, now), mayPlan: may(actor, 'planQuarter'), mayConfirm: may(actor, 'confirmChoice'), mayRead: may(actor, 'readLedger'),
		done: c.req.query('done'), typed: bad?.typed, fields: bad?.fields, refusal, newKey: newId, ownCities: actor.roles.flatMap(({ city }) => (city ? [city] : [])), readsAll: may(actor, 'readCity'),
	};
	if (quarter.state === 'planned' || quarter.state === 'gathering') {
		const cities = (await listCities(db, network.id, frame.lang)).filter(travels);
		return page(c, <BeforeClosing {...view} graded={await listGraded(db, network.id, quarter.id)} travelling={cities} mayEnter={may(actor, 'gradeTopics')} />, status);
	}
	if (quarter.state !== 'reviewing') {
		const entries = await listLedgerEntries(db, network.id, { until: quarter.number, most: 1 });
		const entry = entries.find((candidate) => candidate.quarter === quarter.id);
		return page(c, entry ? <StandingPage {...view} entry={entry} by={await findNameOf(db, network.id, entry.person)} /> : <NothingProposed {...view} />, status);
	}
	return showReview(c, { ...view, earlier: firstUnchosen(quarters, quarter)?.number ?? null }, quarter, status);
}

async function showReview(c: InsideContext, view: ChoiceView & { earlier: number | null }, quarter: QuarterDates, status: ReturnType<typeof statusOf>) {
	const { db, network } = c.get('inside');
	const topic = (view.typed?.['topic']?.[0] ?? c.req.query('instead')) as TopicId | undefined;
	const slot = Number(view.typed?.['slot']?.[0] ?? c.req.query('slot') ?? 0);
	// What a choice against the proposal would lead to is shown before it is made; a changed proposal is shown first of all.
	const asks = topic !== undefined && view.mayConfirm && view.refusal !== 'proposalChanged';
	const proposed = await proposeTopics(db, network.id, quarter, asks ? everyEntry : 1);
	if (!proposed) return page(c, <NothingProposed {...view} refusal={view.refusal ?? 'cannotDecide'} />, status);
	const { proposal, digest, facts } = proposed;
	const review = { ...view, proposal, digest, audit: facts.entries[facts.entries.length - 1]?.audit ?? null };
	if (!asks) return page(c, <ReviewPage {...review} />, status);
	const instead = chooseTopics({ ...facts, overrides: [{ slot, option: topic, reason: '–' }] });
	if (!instead.ok) return page(c, <ReviewPage {...review} refusal={view.refusal ?? 'notEligible'} />, status === 200 ? 409 : status);
	return page(c, <OtherwisePage {...view} topic={topic} slot={slot} digest={digest} proposal={instead.proposal} audit={auditWith(facts.entries, instead.proposal.record)} />, status);
}

import { addDays, dayIn, daysBetween, showDate, type Day } from '#i18n/day.ts';
import { isolate, translator, type Lang } from '#i18n/translator.ts';
import { may, travels, type Actor, type CityId, type Network } from '#journey/network/network.ts';
import { listTopics, replaceTopic } from '#journey/backlog/store.server.ts';
import { listCoordinators } from '#journey/network/person-store.server.ts';
import { postLetter } from '#journey/network/outbox-store.server.ts';
import { findCity, findNetwork, listCities } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import type { MarkSaid, MarkStep, MessageSaid, PlannedQuarter, StepMoveSaid } from './form.ts';
import { moveSteps, type MovedSteps } from './move-steps.ts';
import { planQuarter } from './plan-quarter.ts';
import type { Step } from '#journey/network/step.ts';
import { can, hasComeToItsEnd, type Mark, type Quarter, type QuarterId } from './quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { findQuarter, insertMark, insertQuarter, insertStepMove, listMarks, listQuarters, listQuarterTopics, replaceMark, replaceQuarter } from './store.server.ts';
import { words } from './words.ts';

export type PlanNextQuarter =
	| { ok: true; quarter: QuarterId }
	| { ok: false; problem: 'notAllowed' | 'tooShort' | 'runsIntoLast' | 'noLast' };

/** Plans the quarter after the last one, by the template or in the rhythm of the last one; two quarters never overlap. */
export const planNextQuarter = command('quarter.plan', async (tx, actor: Actor, said: PlannedQuarter & { lang: Lang }): Promise<PlanNextQuarter> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const quarters = await listQuarters(tx, actor.network);
	const last = quarters[quarters.length - 1];
	if (last && said.startsOn <= last.endsOn) return { ok: false, problem: 'runsIntoLast' };
	if (said.from === 'last' && !last) return { ok: false, problem: 'noLast' };
	const plan = said.from === 'last' && last ? inTheRhythmOf(last, said.startsOn, said.endsOn) : planQuarter(said.startsOn, said.endsOn);
	if (!plan) return { ok: false, problem: 'tooShort' };
	const quarter: Quarter = {
		id: newId() as QuarterId, number: (last?.number ?? 0) + 1, state: 'planned', startsOn: said.startsOn, endsOn: said.endsOn, slots: said.slots,
		message: said.message, lang: said.lang, version: 1, ...plan,
	};
	await insertQuarter(tx, actor.network, quarter);
	return { ok: true, quarter: quarter.id };
});

/** Every date as far from the first day as in the quarter before; whole weeks, so that weekdays stay. Null when it no longer fits. */
function inTheRhythmOf(last: Quarter, startsOn: Day, endsOn: Day): Pick<Quarter, 'steps' | 'gradesCloseOn'> | null {
	const shift = Math.round(daysBetween(last.startsOn, startsOn) / 7) * 7;
	const steps = last.steps.map((dates) => ({ ...dates, from: addDays(dates.from, shift), until: addDays(dates.until, shift) }));
	const fits = steps.every((dates) => dates.from >= startsOn && dates.until <= endsOn);
	return fits ? { steps, gradesCloseOn: addDays(last.gradesCloseOn, shift) } : null;
}

export type MoveStep =
	| { ok: true; days: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'runsIntoNext' | Extract<MovedSteps, { ok: false }>['problem'] }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Quarter };

/** Moves a step and what follows, keeps what is done, and tells every city that travels what changed and why. */
export const moveStep = command('quarter.moveStep', async (tx, actor: Actor, said: StepMoveSaid & { quarter: QuarterId; step: Step }, now): Promise<MoveStep> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const [network, quarters] = [await findNetwork(tx, actor.network), await listQuarters(tx, actor.network)];
	const quarter = quarters.find((candidate) => candidate.id === said.quarter);
	if (!network || !quarter) return { ok: false, problem: 'notFound' };
	if (quarter.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: quarter };
	const moved = moveSteps(quarter, said.step, said.day, dayIn(network.zone, now));
	if (!moved.ok) return moved;
	const next = quarters.find((candidate) => candidate.number === quarter.number + 1);
	if (next && moved.endsOn >= next.startsOn) return { ok: false, problem: 'runsIntoNext' };

	await replaceQuarter(tx, actor.network, { ...quarter, steps: moved.steps, endsOn: moved.endsOn });
	const before = quarter.steps.find((dates) => dates.step === said.step);
	const after = moved.steps.find((dates) => dates.step === said.step);
	const hasBegun = before && after && before.from === after.from;
	if (before && after) {
		await insertStepMove(tx, actor.network, {
			id: newId(), quarter: quarter.id, step: said.step, before: hasBegun ? before.until : before.from, after: hasBegun ? after.until : after.from,
			why: said.why, person: actor.person, at: now.toISOString(),
		});
		await tellCities(tx, network, { ...said, before: hasBegun ? before.until : before.from }, now);
	}
	return { ok: true, days: moved.days };
}, (said) => ({ subject: said.quarter, why: said.why }));

async function tellCities(tx: Tx, network: Network, said: StepMoveSaid & { step: Step; before: Day }, now: Date): Promise<void> {
	const travelling = new Set((await listCities(tx, network.id, 'en')).filter(travels).map((city) => city.id));
	for (const person of await listCoordinators(tx, network.id, dayIn(network.zone, now))) {
		if (!person.address || !travelling.has(person.city)) continue;
		const t = translator(words, person.lang);
		const values = { step: translator(stepWords, person.lang)(said.step), before: showDate(said.before, person.lang), after: showDate(said.day, person.lang), why: isolate(said.why), name: person.name, network: network.name };
		await postLetter(tx, network, { person: person.id, address: person.address, lang: person.lang, subject: t('mail.movedSubject', values), text: t('mail.movedText', values) }, now);
	}
}

export type ChangeMessage = { ok: true } | { ok: false; problem: 'notAllowed' | 'notFound' } | { ok: false; problem: 'editedMeanwhile'; theirs: Quarter };

/** What the secretariat tells every city about the quarter. */
export const changeMessage = command('quarter.changeMessage', async (tx, actor: Actor, said: MessageSaid & { quarter: QuarterId; lang: Lang }): Promise<ChangeMessage> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const quarter = await findQuarter(tx, actor.network, said.quarter);
	if (!quarter) return { ok: false, problem: 'notFound' };
	if (quarter.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: quarter };
	await replaceQuarter(tx, actor.network, { ...quarter, message: said.message, lang: said.lang });
	return { ok: true };
}, (said) => ({ subject: said.quarter }));

export type CloseQuarter = { ok: true } | { ok: false; problem: 'notAllowed' | 'notFound' | 'notOver' };

/** Closes a quarter once its exchange is over: its topics count as done from then. */
export const closeQuarter = command('quarter.close', async (tx, actor: Actor, said: { key: string; quarter: QuarterId }, now): Promise<CloseQuarter> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const [network, quarter] = [await findNetwork(tx, actor.network), await findQuarter(tx, actor.network, said.quarter)];
	if (!network || !quarter) return { ok: false, problem: 'notFound' };
	if (!can(quarter, 'close') || !hasComeToItsEnd(quarter, dayIn(network.zone, now))) return { ok: false, problem: 'notOver' };
	await replaceQuarter(tx, actor.network, { ...quarter, state: 'closed' });
	const chosen = new Set((await listQuarterTopics(tx, actor.network)).filter((choice) => choice.quarter === quarter.id).map(({ topic }) => topic));
	for (const topic of await listTopics(tx, actor.network)) {
		if (chosen.has(topic.id) && topic.state === 'listed') await replaceTopic(tx, actor.network, { ...topic, state: 'done' });
	}
	return { ok: true };
}, (said) => ({ subject: said.quarter }));

/** Marks what a city has done of a step; the secretariat may do it for a city that called. Refused before the step begins. */
export const markStep = command('quarter.markStep', async (tx, actor: Actor, said: MarkSaid & { quarter: QuarterId; city: CityId; step: Step }, now): Promise<MarkStep> => {
	const [city, quarter] = [await findCity(tx, actor.network, said.city), await findQuarter(tx, actor.network, said.quarter)];
	if (!city || !quarter) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'markSteps', city.id)) return { ok: false, problem: 'notAllowed' };
	const dates = quarter.steps.find((candidate) => candidate.step === said.step);
	if (!can(quarter, 'mark') || !dates || dates.from > dayIn(city.zone, now)) return { ok: false, problem: 'notYet' };

	const standing = (await listMarks(tx, actor.network, quarter.id, city.id)).find((mark) => mark.step === said.step);
	if ((standing?.version ?? 0) !== said.version) return standing ? { ok: false, problem: 'editedMeanwhile', theirs: standing } : { ok: false, problem: 'notFound' };
	const mark: Mark = {
		quarter: quarter.id, city: city.id, step: said.step, state: said.state, channel: said.channel, words: said.words, people: said.people,
		person: actor.person, at: now.toISOString(), version: said.version + 1,
	};
	await (standing ? replaceMark(tx, actor.network, mark) : insertMark(tx, actor.network, mark));
	return { ok: true };
}, (said) => ({ subject: said.city }));

import { addDays, dayIn, type Day } from '#i18n/day.ts';
import { insertSwap } from '#journey/guide/store.server.ts';
import type { CityId, Network, NetworkId } from '#journey/network/network.ts';
import { moveSteps } from '#journey/quarter/move-steps.ts';
import { steps, type Step } from '#journey/network/step.ts';
import { type Mark, type Quarter, type StepDates } from '#journey/quarter/quarter.ts';
import { insertMark, insertQuarter, insertStepMove } from '#journey/quarter/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { drawFor } from './choose-example-answers.ts';
import { coordinatorOn, quietSince, secretary } from './example-city-content.server.ts';
import { quarterId } from './example-choice-content.server.ts';
import { onDay, type Stage } from './example-story-content.server.ts';
import { runningNumber, type PlacedQuarter } from './place-example-quarters.ts';

/** The quarters with their messages: those before the running one closed, the one after it open for grades; one step was moved. */
export async function fillQuarters(tx: Tx, network: Pick<Network, 'id' | 'zone'>, stage: Stage): Promise<void> {
	const { story, quarters } = stage;
	for (const placed of quarters) {
		const { words: message = '', lang = 'en' as const } = story.journey.quarters.find(({ number }) => number === placed.number)?.message ?? {};
		const state = placed.number < runningNumber ? 'closed' : placed.number === runningNumber ? 'chosen' : 'gathering';
		const quarter: Quarter = { id: quarterId(placed.number), state, slots: 1, message, lang, version: 1, ...placed };
		if (placed.number === runningNumber) await fillMoved(tx, network, stage, quarter);
		else await insertQuarter(tx, network.id, quarter);
	}
}

/** The running quarter after one of its later steps was moved, by the rule that moves it for everybody. */
async function fillMoved(tx: Tx, network: Pick<Network, 'id' | 'zone'>, { story, now }: Stage, quarter: Quarter): Promise<void> {
	const { step, days, daysAgo, why } = story.journey.move;
	const day = addDays(dayIn(network.zone, now), -daysAgo);
	const before = quarter.steps.find((dates) => dates.step === step)?.from;
	const moved = before && moveSteps(quarter, step, addDays(before, days), day);
	if (!before || !moved || !moved.ok) throw new Error('the step of the example cannot be moved any more');
	await insertQuarter(tx, network.id, { ...quarter, steps: moved.steps, endsOn: moved.endsOn, version: 2 });
	await insertStepMove(tx, network.id, { id: `move-${step}`, quarter: quarter.id, step, before, after: addDays(before, days), why, person: secretary(story), at: onDay(day, '08:15') });
}

/** What every city told of each step, and the items one city swapped in its guide. */
export async function fillMarks(tx: Tx, network: NetworkId, stage: Stage, today: Day): Promise<void> {
	const since = quietSince(stage);
	for (const quarter of stage.quarters) {
		for (const { id: city, participated } of stage.story.cities) {
			if (!participated) continue;
			for (const dates of quarter.steps) {
				const isQuiet = stage.story.journey.quiet.city === city && since !== undefined && dates.until >= since;
				if (isQuiet || !hasTold(stage, quarter, city, dates, today)) continue;
				await insertMark(tx, network, markOf(stage, quarter, city, dates, today));
			}
		}
	}
	for (const [city, item, variant] of stage.story.journey.swaps) {
		const practise = stage.quarters.find(({ number }) => number === runningNumber)?.steps.find(({ step }) => step === 'practise');
		const day = addDays(practise?.from ?? today, 2);
		await insertSwap(tx, network, { quarter: quarterId(runningNumber), city, item, variant, person: coordinatorOn(stage, city, day), at: onDay(day, '16:30'), version: 1 });
	}
}

/** Whether a city has said something of a step: of all in the past but a few; of the running practice, three cities so far. */
function hasTold({ story: { marks } }: Stage, quarter: PlacedQuarter, city: CityId, { step, from, until }: StepDates, today: Day): boolean {
	if (marks.open.some(([of, number, left]) => of === city && number === quarter.number && left === step)) return false;
	if (quarter.number < runningNumber) return true;
	if (quarter.number > runningNumber || from > today) return false;
	if (step === 'practise') return marks.practiseDone.includes(city);
	return until < today && !(step === 'deepDive' && marks.deepDiveOpen.includes(city));
}

function markOf(stage: Stage, quarter: PlacedQuarter, city: CityId, { step, from, until }: StepDates, today: Day): Mark {
	const { story } = stage;
	const seed = `${city} ${quarter.number} ${step}`;
	const after = addDays(until, drawFor(`day ${seed}`, 3));
	// Who is still practising tells it before the step ends, and nobody tells anything ahead of today.
	const day = after < today ? after : addDays(today, -1 - drawFor(seed, 2));
	const [, , , notDone] = story.marks.notDone.find(([of, number, left]) => of === city && number === quarter.number && left === step) ?? [];
	const usual = story.journey.channels[city] ?? 'app';
	const channel: Mark['channel'] = usual !== 'app' && drawFor(`by ${seed}`, 2) === 0 ? usual : drawFor(`mail ${seed}`, 9) === 0 ? 'mail' : 'app';
	const isMeeting = step === 'kickOff' || step === 'exchange';
	return {
		quarter: quarterId(quarter.number), city, step, state: notDone === undefined ? 'done' : 'notDone', channel,
		words: notDone ?? wordsOf(stage, quarter, city, step),
		people: isMeeting ? peopleIn(city, quarter, step) : null,
		person: channel === 'app' ? coordinatorOn(stage, city, day) : secretary(story),
		at: onDay(day < from ? from : day, '10:05'), version: 1,
	};
}

/** Kumasi, which most look at first, came with four people, as it says itself. */
function peopleIn(city: CityId, { number }: PlacedQuarter, step: Step): number {
	return city === 'kumasi' && number === runningNumber ? 4 : 2 + drawFor(`people ${city} ${number} ${step}`, 5);
}

/** The words told for the running quarter; before, one of three steps has words, in the language of the city's coordinator. */
function wordsOf({ story }: Stage, { number }: PlacedQuarter, city: CityId, step: Step): string {
	if (number === runningNumber) return story.marks.running[city]?.[step] ?? '';
	if (drawFor(`words ${city} ${number} ${step}`, city === 'kumasi' ? 1 : 3) > 0) return '';
	const lang = story.people.cities[city]?.[0]?.[2] ?? 'en';
	const known = story.marks.words[step][lang];
	return known[(number + steps.indexOf(step) + drawFor(city, 2)) % known.length] ?? '';
}

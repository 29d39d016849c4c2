import { addDays, dayIn } from '#i18n/day.ts';
import type { NetworkId } from '#journey/network/network.ts';
import { insertNetwork } from '#journey/network/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { loadStartingContent } from './begin-commands.server.ts';
import { fillBaseline } from './example-baseline-content.server.ts';
import { fillChoices } from './example-choice-content.server.ts';
import { citiesBegin, fillCities, networkBegins } from './example-city-content.server.ts';
import { fillCurriculum } from './example-curriculum-content.server.ts';
import { fillMarks, fillQuarters } from './example-step-content.server.ts';
import { exampleStory, onDay, type Stage } from './example-story-content.server.ts';
import { fillTools } from './example-tool-content.server.ts';
import { placeExampleQuarters } from './place-example-quarters.ts';

/** Where the example's secretariat sits. */
const zone = 'Africa/Accra';

/**
 * ASToN's eleven cities with their public facts, and the twelfth that was selected and never took part, on a journey that
 * is invented from end to end: six quarters closed, the seventh in the middle of its practice on the day the example is
 * opened, the eighth open for grades. The same instant gives the same rows to the letter, but for the ids of the jobs.
 */
export async function fillExample(tx: Tx, id: NetworkId, now: Date): Promise<void> {
	const today = dayIn(zone, now);
	const { quarters, firstQuarter, lastQuarter } = placeExampleQuarters(today);
	const begins = addDays(quarters[0]?.startsOn ?? today, -citiesBegin);
	const since = addDays(begins, citiesBegin - networkBegins);
	const stage: Stage = { story: exampleStory(), quarters, begins, now };

	await insertNetwork(tx, { id, name: 'African Smart Towns Network', languages: ['en', 'fr', 'pt', 'ar'], zone, firstQuarter, lastQuarter, isExample: true, version: 1 }, now);
	await loadStartingContent(tx, id, new Date(onDay(since)), since);
	await fillCities(tx, id, stage);
	await fillBaseline(tx, id, stage);
	await fillQuarters(tx, { id, zone }, stage);
	await fillChoices(tx, { id, zone }, stage);
	await fillMarks(tx, id, stage, today);
	await fillTools(tx, id, stage, today);
	await fillCurriculum(tx, id, stage);
}

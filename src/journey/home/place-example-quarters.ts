import { addDays, weekdayOf, type Day } from '#i18n/day.ts';
import { planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { Quarter } from '#journey/quarter/quarter.ts';

/** The example's programme: twelve quarters, the seventh of which runs on the day it is opened and the eighth is ahead. */
export const runningNumber = 7;
export const aheadNumber = 8;
export const programmeQuarters = 12;

/** Quarters of the example are thirteen whole weeks, Monday to Sunday, so that each has the same rhythm. */
const quarterDays = 91;
/** From a quarter's first day to the middle of its practice, by the template of `plan-quarter.ts`. */
const midPractise = 51;

export type PlacedQuarter = Pick<Quarter, 'number' | 'startsOn' | 'endsOn' | 'steps' | 'gradesCloseOn'>;

export interface PlacedQuarters {
	/** From the first to the one ahead. */
	quarters: readonly PlacedQuarter[];
	/** First and last calendar quarter of the programme, such as `2027-Q1`. */
	firstQuarter: string;
	lastQuarter: string;
}

/**
 * Places the example's quarters around `today`: it falls in the middle of the running quarter's practice, at most three
 * days off because quarters begin on a Monday. So whoever opens the example finds something done, something to do now
 * and something ahead, on any day of any year.
 */
export function placeExampleQuarters(today: Day): PlacedQuarters {
	const running = nearestMonday(addDays(today, -midPractise));
	const quarters = Array.from({ length: aheadNumber }, (_, i): PlacedQuarter => {
		const startsOn = addDays(running, (i + 1 - runningNumber) * quarterDays);
		const endsOn = addDays(startsOn, quarterDays - 1);
		const plan = planQuarter(startsOn, endsOn);
		if (!plan) throw new Error('the template does not fit into thirteen weeks any more');
		return { number: i + 1, startsOn, endsOn, ...plan };
	});
	// Named after the calendar quarter that holds the first one's middle.
	const first = nthQuarter(addDays(running, (1 - runningNumber) * quarterDays + 45));
	return { quarters, firstQuarter: nameOf(first), lastQuarter: nameOf(first + programmeQuarters - 1) };
}

function nearestMonday(day: Day): Day {
	const past = (weekdayOf(day) + 6) % 7;
	return addDays(day, past <= 3 ? -past : 7 - past);
}

function nthQuarter(day: Day): number {
	return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

function nameOf(nth: number): string {
	return `${Math.floor(nth / 4)}-Q${(nth % 4) + 1}`;
}

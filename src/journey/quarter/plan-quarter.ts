import { addDays, weekdayOf, type Day } from '#i18n/day.ts';
import type { StepDates } from './quarter.ts';

/** Days before a quarter starts on which its grades close: time for the review, the guides and the invitations. */
const reviewDays = 12;

/** First and last day of a calendar quarter such as `2027-Q1`; null when the text is none. */
export function daysOfQuarter(name: string): { startsOn: Day; endsOn: Day } | null {
	const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(name) ?? [];
	if (!year || !quarter) return null;
	const first = (Number(quarter) - 1) * 3 + 1;
	const startsOn = `${year}-${String(first).padStart(2, '0')}-01` as Day;
	const next = first === 10 ? `${Number(year) + 1}-01-01` : `${year}-${String(first + 3).padStart(2, '0')}-01`;
	return { startsOn, endsOn: addDays(next as Day, -1) };
}

/**
 * The template of a quarter of about thirteen weeks: kick-off on the first Tuesday after three days, then from Mondays
 * three weeks of deep dive, five of practice and one to reflect; the exchange on the Wednesday after. Every step ends
 * before the quarter does; a quarter shorter than eleven weeks is refused.
 */
export function planQuarter(startsOn: Day, endsOn: Day): { steps: StepDates[]; gradesCloseOn: Day } | null {
	const kickOff = nextWeekday(addDays(startsOn, 3), 2);
	const deepDive = nextWeekday(addDays(kickOff, 1), 1);
	const practise = addDays(deepDive, 21);
	const reflect = addDays(practise, 35);
	const exchange = addDays(reflect, 9);
	if (exchange > endsOn) return null;
	return {
		steps: [
			{ step: 'kickOff', from: kickOff, until: kickOff },
			{ step: 'deepDive', from: deepDive, until: addDays(practise, -3) },
			{ step: 'practise', from: practise, until: addDays(reflect, -3) },
			{ step: 'reflect', from: reflect, until: addDays(reflect, 4) },
			{ step: 'exchange', from: exchange, until: exchange },
		],
		gradesCloseOn: addDays(startsOn, -reviewDays),
	};
}

/** The first such weekday on or after `day`; 1 is Monday. */
function nextWeekday(day: Day, weekday: number): Day {
	return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf, type Day } from '#i18n/day.ts';
import { aheadNumber, placeExampleQuarters, programmeQuarters, runningNumber } from './place-example-quarters.ts';
import { countQuarters } from './port.server.ts';

const anyDay = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('2024-01-01' as Day, days));

test('any day falls into the practice of the running quarter, about in its middle', () => {
	fc.assert(fc.property(anyDay, (today) => {
		const running = placeExampleQuarters(today).quarters[runningNumber - 1];
		const practise = running?.steps.find(({ step }) => step === 'practise');
		expect(practise && daysBetween(practise.from, today)).toBeGreaterThanOrEqual(13);
		expect(practise && daysBetween(today, practise.until)).toBeGreaterThanOrEqual(13);
		expect(running && Math.abs(daysBetween(running.startsOn, today) / daysBetween(running.startsOn, running.endsOn) - 0.55)).toBeLessThan(0.06);
	}));
});

test('quarters follow each other from Monday to Sunday, and grades for the next close three to five weeks ahead', () => {
	fc.assert(fc.property(anyDay, (today) => {
		const { quarters, firstQuarter, lastQuarter } = placeExampleQuarters(today);
		expect(quarters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		for (const [i, quarter] of quarters.entries()) {
			expect(weekdayOf(quarter.startsOn)).toBe(1);
			expect(quarters[i + 1]?.startsOn ?? addDays(quarter.endsOn, 1)).toBe(addDays(quarter.endsOn, 1));
		}
		const closes = quarters[aheadNumber - 1]?.gradesCloseOn;
		expect(closes && daysBetween(today, closes)).toBeGreaterThanOrEqual(21);
		expect(closes && daysBetween(today, closes)).toBeLessThanOrEqual(35);
		expect(countQuarters(firstQuarter, lastQuarter)).toBe(programmeQuarters);
	}));
});

test('the programme begins with the calendar quarter of its first quarter', () => {
	expect(placeExampleQuarters('2027-02-10' as Day)).toMatchObject({ firstQuarter: '2025-Q3', lastQuarter: '2028-Q2' });
});

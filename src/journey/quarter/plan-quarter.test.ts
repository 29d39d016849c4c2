import { expect, test } from 'vitest';
import { daysBetween, weekdayOf, type Day } from '#i18n/day.ts';
import { daysOfQuarter, planQuarter } from './plan-quarter.ts';

const quarters = [2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => [1, 2, 3, 4].map((n) => `${year}-Q${n}`));

test.each(quarters)('%s: the template keeps its steps in order, inside the quarter, with at least five weeks of practice', (name) => {
	const { startsOn, endsOn } = daysOfQuarter(name)!;
	const { steps, gradesCloseOn } = planQuarter(startsOn, endsOn)!;
	const days = steps.flatMap((step) => [step.from, step.until]);
	expect(days).toEqual([...days].sort());
	expect(steps[0]!.from > startsOn && steps[4]!.until <= endsOn && gradesCloseOn < startsOn).toBe(true);
	expect(daysBetween(steps[2]!.from, steps[2]!.until)).toBeGreaterThan(30);
	expect(steps.map((step) => weekdayOf(step.from))).toEqual([2, 1, 1, 1, 3]);
});

test('knows the calendar quarters and refuses what is none', () => {
	expect(daysOfQuarter('2027-Q4')).toEqual({ startsOn: '2027-10-01', endsOn: '2027-12-31' });
	expect([daysOfQuarter('2027-Q5'), daysOfQuarter('Q1')]).toEqual([null, null]);
	expect(planQuarter('2027-01-01' as Day, '2027-02-15' as Day)).toBeNull();
});

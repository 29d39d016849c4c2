import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#i18n/day.ts';
import { moveSteps } from './move-steps.ts';
import { daysOfQuarter, planQuarter } from './plan-quarter.ts';
import { steps } from '#journey/network/step.ts';
import { type Quarter } from './quarter.ts';

const days = daysOfQuarter('2027-Q1')!;
const quarter: Pick<Quarter, 'state' | 'steps' | 'endsOn'> = { state: 'chosen', endsOn: days.endsOn, steps: planQuarter(days.startsOn, days.endsOn)!.steps };
const shown = (moved: ReturnType<typeof moveSteps>) => (moved.ok ? moved.steps.map(({ from, until }) => `${from} ${until}`) : moved.problem);
const planned = quarter.steps.map(({ from, until }) => `${from} ${until}`);

test('moving the kick-off by a week moves everything after it by a week', () => {
	expect(planned).toEqual(['2027-01-05 2027-01-05', '2027-01-11 2027-01-29', '2027-02-01 2027-03-05', '2027-03-08 2027-03-12', '2027-03-17 2027-03-17']);
	expect(shown(moveSteps(quarter, 'kickOff', '2027-01-12' as Day, '2026-12-01' as Day))).toEqual(['2027-01-12 2027-01-12', '2027-01-18 2027-02-05', '2027-02-08 2027-03-12', '2027-03-15 2027-03-19', '2027-03-24 2027-03-24']);
});

test('a step under way keeps its beginning and what came before; its end and all that follows move, and the quarter ends later', () => {
	const moved = moveSteps(quarter, 'practise', '2027-03-26' as Day, '2027-02-10' as Day);
	expect(shown(moved)).toEqual([...planned.slice(0, 2), '2027-02-01 2027-03-26', '2027-03-29 2027-04-02', '2027-04-07 2027-04-07']);
	expect(moved.ok && moved.endsOn).toBe('2027-04-07');
});

test.each([
	['a step that is over', 'kickOff', '2027-02-20', 'alreadyOver'],
	['the day it is on', 'reflect', '2027-03-08', 'sameDay'],
	['a day gone by', 'practise', '2027-02-09', 'inThePast'],
	['half a year away', 'reflect', '2027-09-08', 'tooFar'],
] as const)('refuses %s', (_, step, day, problem) => {
	expect(moveSteps(quarter, step, day as Day, '2027-02-10' as Day)).toEqual({ ok: false, problem });
});

test('however it is moved, steps stay in order, never end before they begin, and what is over stays as it was', () => {
	fc.assert(fc.property(fc.constantFrom(...steps), fc.integer({ min: -70, max: 70 }), fc.integer({ min: -20, max: 100 }), (step, shift, offset) => {
		const today = addDays(days.startsOn, offset);
		const now = quarter.steps.find((dates) => dates.step === step)!;
		const moved = moveSteps(quarter, step, addDays(now.from <= today ? now.until : now.from, shift), today);
		if (!moved.ok) return;
		const froms = moved.steps.map((dates) => dates.from);
		expect(froms).toEqual([...froms].sort());
		for (const [i, dates] of moved.steps.entries()) {
			expect(dates.from <= dates.until).toBe(true);
			expect(i === 0 || moved.steps[i - 1]!.until < dates.from).toBe(true);
			if (quarter.steps[i]!.until < today) expect(dates).toEqual(quarter.steps[i]);
		}
		expect(moved.endsOn >= moved.steps[4]!.until).toBe(true);
	}));
});

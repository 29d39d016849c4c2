import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#i18n/day.ts';
import { moveSteps } from '#journey/quarter/move-steps.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import { steps } from '#journey/network/step.ts';
import { type QuarterId } from '#journey/quarter/quarter.ts';
import { chooseNextAction, listNextActions, type Standing } from './choose-next-action.ts';

const q = 'q7' as QuarterId;
const days = daysOfQuarter('2027-Q1')!;
const plan = planQuarter(days.startsOn, days.endsOn)!;
const running = { id: q, endsOn: days.endsOn, steps: plan.steps };
const idle: Standing = { today: '2027-02-10' as Day, running: null, gathering: null, marks: [], graded: false, questionsLeft: 0, levelsOpen: false };
const done = (...names: (typeof steps)[number][]) => names.map((step) => ({ step, state: 'done' as const }));

test.each([
	['in practice, everything before marked: tell what happened, until practice ends', { running, marks: done('kickOff', 'deepDive') }, { kind: 'markStep', step: 'practise', by: '2027-03-05', late: false }],
	['before the kick-off: read the guide', { running, today: '2027-01-02' as Day }, { kind: 'readGuide', by: '2027-01-05' }],
	['in the deep dive: read the guide', { running, today: '2027-01-12' as Day, marks: done('kickOff') }, { kind: 'readGuide', by: '2027-01-29' }],
	['a deadline that is nearer comes first', { running, marks: done('kickOff', 'deepDive'), gathering: { id: q, gradesCloseOn: '2027-02-12' as Day } }, { kind: 'gradeTopics', by: '2027-02-12' }],
	['graded already: back to the step', { running, marks: done('kickOff', 'deepDive'), graded: true, gathering: { id: q, gradesCloseOn: '2027-02-12' as Day } }, { kind: 'markStep', step: 'practise' }],
	['a step left open waits until the quarter ends', { running, marks: done('kickOff', 'practise') }, { kind: 'markStep', step: 'deepDive', late: true, by: '2027-03-31' }],
	['an unanswered baseline, in at most 45 minutes', { questionsLeft: 32 }, { kind: 'answerBaseline', minutes: 45, by: '2027-02-24' }],
	['answered and not settled', { levelsOpen: true }, { kind: 'settleLevels', minutes: 60 }],
	['nothing else to do: tell a need', {}, { kind: 'tellNeed', minutes: 5, by: '2027-02-24' }],
] as const)('%s', (_, change, action) => {
	expect(chooseNextAction({ ...idle, ...change })).toMatchObject(action);
});

const anyDay = fc.integer({ min: -40, max: 140 }).map((offset) => addDays(days.startsOn, offset));
const standings = fc.record({
	today: anyDay,
	running: fc.option(fc.tuple(fc.constantFrom(...steps), fc.integer({ min: -30, max: 30 })).map(([step, shift]) => {
		const moved = moveSteps({ state: 'chosen', ...running }, step, addDays(plan.steps.find((dates) => dates.step === step)!.from, shift), addDays(days.startsOn, -30));
		return moved.ok ? { id: q, steps: moved.steps, endsOn: moved.endsOn } : running;
	})),
	gathering: fc.option(anyDay.map((gradesCloseOn) => ({ id: q, gradesCloseOn }))),
	marks: fc.subarray([...steps]).chain((chosen) => fc.tuple(...chosen.map((step) => fc.constantFrom('done', 'notDone', 'notTaken').map((state) => ({ step, state } as const))))),
	graded: fc.boolean(),
	questionsLeft: fc.nat(40),
	levelsOpen: fc.boolean(),
});

test('on any day and in any state there is exactly one next action, with minutes and a last day that is not over', () => {
	fc.assert(fc.property(standings, (standing) => {
		const action = chooseNextAction(standing);
		expect(action.minutes).toBeGreaterThan(0);
		expect(action.minutes).toBeLessThanOrEqual(60);
		expect(action.by >= standing.today).toBe(true);
		expect(listNextActions(standing)[0]).toEqual(action);
		expect(chooseNextAction({ ...standing, marks: [...standing.marks].reverse() })).toEqual(action);
	}), { numRuns: 2000 });
});

test('what is marked is never asked for again', () => {
	fc.assert(fc.property(standings, (standing) => {
		const marked = new Set<string>(standing.marks.map((mark) => mark.step));
		for (const action of listNextActions(standing)) if (action.kind === 'markStep') expect(marked.has(action.step)).toBe(false);
	}));
});

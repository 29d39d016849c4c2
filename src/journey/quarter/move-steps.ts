import { addDays, daysBetween, type Day } from '#i18n/day.ts';
import type { Step } from '#journey/network/step.ts';
import { can, type Quarter, type StepDates } from './quarter.ts';

export type MovedSteps =
	| { ok: true; steps: StepDates[]; endsOn: Day; days: number }
	| { ok: false; problem: 'notMovable' | 'alreadyOver' | 'sameDay' | 'beforeStepBefore' | 'inThePast' | 'tooFar' };

/** The furthest a step moves at once; more is another quarter. */
const mostDays = 60;

/**
 * Moves a step and everything after it by the same number of days, so that the rhythm stays. A step that has begun keeps
 * its first day and moves its last one; a step that is over does not move, and neither does anything before. The quarter
 * ends later when its last step would no longer fit. `day` is the step's new first day, or new last day once it has begun.
 */
export function moveSteps(quarter: Pick<Quarter, 'state' | 'steps' | 'endsOn'>, step: Step, day: Day, today: Day): MovedSteps {
	if (!can(quarter, 'moveSteps')) return { ok: false, problem: 'notMovable' };
	const at = quarter.steps.findIndex((dates) => dates.step === step);
	const now = quarter.steps[at];
	if (!now || now.until < today) return { ok: false, problem: 'alreadyOver' };
	const hasBegun = now.from <= today;
	const days = daysBetween(hasBegun ? now.until : now.from, day);
	if (days === 0) return { ok: false, problem: 'sameDay' };
	if (Math.abs(days) > mostDays) return { ok: false, problem: 'tooFar' };
	if (day < today) return { ok: false, problem: 'inThePast' };
	const before = quarter.steps[at - 1];
	if (!hasBegun && before && day <= before.from) return { ok: false, problem: 'beforeStepBefore' };

	const steps = quarter.steps.map((dates, i): StepDates => {
		if (i < at) return dates;
		return { step: dates.step, from: i === at && hasBegun ? dates.from : addDays(dates.from, days), until: addDays(dates.until, days) };
	});
	// A step moved closer may now begin while the one before still runs: that one ends the day before.
	const first = steps[at];
	if (!hasBegun && before && first && before.until >= first.from && before.until >= today) steps[at - 1] = { ...before, until: addDays(first.from, -1) };
	const last = steps[steps.length - 1];
	return { ok: true, steps, days, endsOn: last && last.until > quarter.endsOn ? last.until : quarter.endsOn };
}

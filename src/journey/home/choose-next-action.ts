import { addDays, type Day } from '#i18n/day.ts';
import type { Step } from '#journey/network/step.ts';
import type { Mark, Quarter } from '#journey/quarter/quarter.ts';
import { timeline } from '#journey/quarter/quarter.ts';
import type { NextAction } from './home.ts';

/** What the rule looks at: the city's own day, the quarters around it and what the city has done. */
export interface Standing {
	/** Today on the city's clock. */
	today: Day;
	/** The quarter whose topic is chosen and which is not closed; null between and before. */
	running: Pick<Quarter, 'id' | 'steps' | 'endsOn'> | null;
	/** The next quarter, where grades are open. */
	gathering: Pick<Quarter, 'id' | 'gradesCloseOn'> | null;
	marks: readonly Pick<Mark, 'step' | 'state'>[];
	graded: boolean;
	/** Questions of the baseline nobody of the city has answered yet. */
	questionsLeft: number;
	/** Everything is answered, and levels are still to be settled. */
	levelsOpen: boolean;
}

/** Minutes one person needs; writing about a step is measured at five lines on a phone. */
const minutes = { markStep: 10, readGuide: 15, gradeTopics: 10, settleLevels: 60, tellNeed: 5, perQuestion: 1.5, mostForQuestions: 45 } as const;

/** Days a city has for what no date of the quarter asks for. */
const openDays = 14;

/**
 * What an active city can do now, the most pressing first: the nearest last day, then the order of the method. Never
 * empty: with nothing else to do, a city tells a need, because the next choice is made of what is told. Without this
 * order two pages would name two different "next" things.
 */
export function listNextActions(standing: Standing): [NextAction, ...NextAction[]] {
	const actions = [...stepActions(standing), ...otherActions(standing)];
	const sorted = actions.map((action, i) => ({ action, i })).sort((a, b) => (a.action.by < b.action.by ? -1 : a.action.by > b.action.by ? 1 : a.i - b.i)).map(({ action }) => action);
	const need: NextAction = { kind: 'tellNeed', minutes: minutes.tellNeed, by: needBy(standing) };
	const [first, ...rest] = sorted;
	return first ? [first, ...rest, need] : [need];
}

/** The one next action of an active city. */
export function chooseNextAction(standing: Standing): NextAction {
	return listNextActions(standing)[0];
}

function stepActions({ today, running, marks }: Standing): NextAction[] {
	if (!running) return [];
	const marked = new Set<Step>(marks.map((mark) => mark.step));
	const end = running.endsOn < today ? addDays(today, openDays) : running.endsOn;
	return timeline(running, today).flatMap(({ step, from, until, place }): NextAction[] => {
		if (marked.has(step)) return [];
		const mark = { kind: 'markStep', step, quarter: running.id, minutes: minutes.markStep } as const;
		if (place === 'past') return [{ ...mark, by: end, late: true }];
		if (place === 'here' && step !== 'deepDive') return [{ ...mark, by: until, late: false }];
		// Before the kick-off and during the deep dive the guide is what a city reads.
		if (place === 'here') return [{ kind: 'readGuide', quarter: running.id, minutes: minutes.readGuide, by: until }, { ...mark, by: until, late: false }];
		return place === 'between' && step === 'kickOff' ? [{ kind: 'readGuide', quarter: running.id, minutes: minutes.readGuide, by: from }] : [];
	});
}

function otherActions({ today, running, gathering, graded, questionsLeft, levelsOpen }: Standing): NextAction[] {
	const actions: NextAction[] = [];
	const soon = addDays(today, openDays);
	const by = running && running.endsOn >= today && running.endsOn < soon ? running.endsOn : soon;
	if (questionsLeft > 0) actions.push({ kind: 'answerBaseline', left: questionsLeft, by, minutes: Math.min(minutes.mostForQuestions, Math.ceil(questionsLeft * minutes.perQuestion)) });
	else if (levelsOpen) actions.push({ kind: 'settleLevels', by, minutes: minutes.settleLevels });
	if (gathering && !graded && gathering.gradesCloseOn >= today) actions.push({ kind: 'gradeTopics', quarter: gathering.id, minutes: minutes.gradeTopics, by: gathering.gradesCloseOn });
	return actions;
}

function needBy({ today, running, gathering }: Standing): Day {
	return [gathering?.gradesCloseOn, running?.endsOn].find((day): day is Day => day !== undefined && day >= today) ?? addDays(today, openDays);
}

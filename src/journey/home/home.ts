/** "You are here": what every city sees first, and what the secretariat sees of all of them. */
import type { Day } from '#i18n/day.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Step } from '#journey/network/step.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';

/** The one thing a city does next; `minutes` is what it takes one person, `by` the last day on the city's own clock. */
export type NextAction = { minutes: number; by: Day } & (
	/** Say what happened in a step, the running one or one that was left open. */
	| { kind: 'markStep'; step: Step; quarter: QuarterId; late: boolean }
	/** Read the guide before or while the network studies the topic. */
	| { kind: 'readGuide'; quarter: QuarterId }
	| { kind: 'gradeTopics'; quarter: QuarterId }
	| { kind: 'answerBaseline'; left: number }
	| { kind: 'settleLevels' }
	| { kind: 'tellNeed' }
);

/** Why somebody of the secretariat may call a city; never a judgement, always with what could help. */
export type Sign =
	| { kind: 'noCoordinator' }
	| { kind: 'stepOpen'; step: Step; since: Day }
	| { kind: 'notGraded'; by: Day }
	| { kind: 'baselineOpen'; left: number }
	| { kind: 'returnExpected'; since: Day }
	| { kind: 'justBack' };

export interface CitySigns {
	city: CityId;
	signs: readonly Sign[];
}

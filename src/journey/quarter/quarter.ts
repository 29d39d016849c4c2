/**
 * The quarterly rhythm. A quarter walks through five steps in order, and every city can see which step is running,
 * when it ends, and what comes next.
 */
import type { LedgerAudit } from '#algorithms/audit-ledger.ts';
import type { LedgerState, RoundRecord } from '#algorithms/ledger-record.ts';
import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Topic, TopicId } from '#journey/backlog/backlog.ts';
import type { Area, Channel } from '#journey/baseline/baseline.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import type { Step } from '#journey/network/step.ts';

export type QuarterId = string & { readonly __brand: 'QuarterId' };

/**
 * planned: dates only; gathering: needs and grades are open and sealed; reviewing: grades are closed, the proposal lies open;
 * chosen: the topic stands and the guides are made (the quarter runs by its dates); closed: looked back on.
 */
const quarterStates = ['planned', 'gathering', 'reviewing', 'chosen', 'closed'] as const;
export type QuarterState = (typeof quarterStates)[number];

export interface StepDates {
	step: Step;
	from: Day;
	/** The last day of the step. */
	until: Day;
}

export interface Quarter {
	id: QuarterId;
	/** 1 for the programme's first. */
	number: number;
	state: QuarterState;
	startsOn: Day;
	endsOn: Day;
	/** The last day grades can be given. */
	gradesCloseOn: Day;
	/** How many topics are chosen. */
	slots: number;
	steps: readonly StepDates[];
	/** What the secretariat tells the cities about this quarter. */
	message: string;
	lang: Lang;
	version: number;
}

/** What a city has done of a step. `notTaken` is a city that joined or returned later: never counted as missing. */
export interface Mark {
	quarter: QuarterId;
	city: CityId;
	step: Step;
	state: 'done' | 'notDone' | 'notTaken';
	channel: Channel;
	words: string;
	/** How many came, where the step is an event. */
	people: number | null;
	person: PersonId;
	at: string;
	version: number;
}

/** That a step was moved: from which day to which, by whom and why. */
export interface StepMove {
	id: string;
	quarter: QuarterId;
	step: Step;
	before: Day;
	after: Day;
	why: string;
	person: PersonId;
	at: string;
}

export interface Grade {
	quarter: QuarterId;
	city: CityId;
	topic: TopicId;
	/** 3 must, 2 should, 1 could, 0 not now. Never below the floor. */
	grade: 0 | 1 | 2 | 3;
	/** What the baseline shows: target level less current level. */
	floor: 0 | 1 | 2 | 3;
	channel: Channel;
	at: string;
	version: number;
}

/** How much a city needs a topic: 3 must, 2 should, 1 could, 0 not now. */
export type GradeValue = Grade['grade'];
export const gradeValues = [3, 2, 1, 0] as const satisfies readonly GradeValue[];

/** What the baseline of each city shows in each learning area; an area not named shows nothing. */
export type Floors = ReadonlyMap<CityId, ReadonlyMap<Area, GradeValue>>;

/**
 * The published decision of a quarter: what the ledger was given, what it decided and what it left, with the names of
 * that day. Everything needed to add it up again, and nothing that could change later.
 */
export interface LedgerEntry {
	quarter: QuarterId;
	/** Number of the quarter: entries follow each other in this order. */
	number: number;
	before: LedgerState;
	record: RoundRecord;
	cities: Readonly<Record<CityId, InLanguages>>;
	topics: Readonly<Record<TopicId, Pick<Topic, 'names' | 'area' | 'kind'>>>;
	/** Cities that sent no grades: their baseline and the needs they told spoke for them. */
	silent: readonly CityId[];
	/** Cities that did not travel: they gained and paid nothing. */
	absent: readonly CityId[];
	/** The group audit over all decisions up to this one, run when it was confirmed. */
	audit: LedgerAudit;
	/** Why the Lead Expert chose otherwise; null where the fair turn stands. */
	why: string | null;
	person: PersonId;
	at: string;
}

const actions = {
	openGrades: ['planned', 'gathering'],
	closeGrades: ['gathering'],
	reopenGrades: ['reviewing'],
	confirmChoice: ['reviewing'],
	close: ['chosen'],
	moveSteps: ['planned', 'gathering', 'reviewing', 'chosen'],
	mark: ['chosen', 'closed'],
} as const satisfies Record<string, readonly QuarterState[]>;

export type QuarterAction = keyof typeof actions;

export function can(quarter: Pick<Quarter, 'state'>, action: QuarterAction): boolean {
	return (actions[action] as readonly QuarterState[]).includes(quarter.state);
}

/** Whether the last step, the exchange, has come by `today`: from its last day on a quarter can be closed. */
export function hasComeToItsEnd({ steps: dates }: Pick<Quarter, 'steps'>, today: Day): boolean {
	const last = dates[dates.length - 1];
	return last !== undefined && last.until <= today;
}

export interface StepOnTimeline extends StepDates {
	place: 'past' | 'here' | 'between' | 'ahead';
}

/**
 * Every step with its days and where `today` falls: the one source of "you are here". Between two steps, and before the
 * first, the next one is `between`: it is what the city prepares for.
 */
export function timeline(quarter: Pick<Quarter, 'steps'>, today: Day): StepOnTimeline[] {
	let next = true;
	return quarter.steps.map((step) => {
		if (step.until < today) return { ...step, place: 'past' };
		if (step.from <= today) {
			next = false;
			return { ...step, place: 'here' };
		}
		const place = next ? 'between' : 'ahead';
		next = false;
		return { ...step, place };
	});
}

/** The long list: topics the network may learn about, and the needs cities tell in their own words. */
import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Area, Channel } from '#journey/baseline/baseline.ts';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import { may, type Actor, type CityId, type PersonId } from '#journey/network/network.ts';

export type TopicId = string & { readonly __brand: 'TopicId' };
export type NeedId = string & { readonly __brand: 'NeedId' };

export const topicStates = ['listed', 'done', 'retired'] as const;

export interface Topic {
	id: TopicId;
	area: Area;
	kind: 'core' | 'longlist';
	names: InLanguages;
	objective: InLanguages;
	/** The language it was written in; the others translate it. */
	lang: Lang;
	state: (typeof topicStates)[number];
	stateReason: string;
	/** The module that teaches it, where one is written. */
	module: ModuleId | null;
	/** Quarters' slots it takes. */
	slots: number;
	listedOn: Day;
	/** Topics to have done before. */
	after: readonly TopicId[];
	version: number;
}

export const needStates = ['open', 'planned', 'met', 'set aside'] as const;
export type NeedState = (typeof needStates)[number];

export interface Need {
	id: NeedId;
	city: CityId;
	words: string;
	lang: Lang;
	/** The name of who told it, as they gave it; empty where they gave none. */
	toldBy: string;
	channel: Channel;
	person: PersonId | null;
	at: string;
	state: NeedState;
	stateReason: string;
	topics: readonly TopicId[];
	version: number;
}

const needMoves = {
	open: ['planned', 'met', 'set aside'],
	planned: ['open', 'met', 'set aside'],
	met: ['open'],
	'set aside': ['open'],
} as const satisfies Record<NeedState, readonly NeedState[]>;

/**
 * The states a need may go to next, by this actor. Those who keep the long list decide what is planned; a city may say of
 * its own need that it is met, set aside or open again: it knows best.
 */
export function movesOf(actor: Actor, need: Pick<Need, 'city' | 'state'>): readonly NeedState[] {
	const moves: readonly NeedState[] = needMoves[need.state];
	if (may(actor, 'editTopics')) return moves;
	return may(actor, 'tellNeed', need.city) ? moves.filter((state) => state !== 'planned') : [];
}

/** A city that is told "not this" is told why. */
export function needsReason(state: NeedState): boolean {
	return state === 'set aside';
}

/** Days a link is good for by which somebody without an account tells a need. */
export const tellingDays = 60;
/** Needs told by link in an hour: from one address (a whole workshop may share it), and for one city. */
export const mostFromAddress = 60;
export const mostForCity = 200;

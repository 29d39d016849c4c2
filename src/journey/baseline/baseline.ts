/** The study of each city: questions with levels in words, who answered what, and the levels settled together. */
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';

export type QuestionId = string & { readonly __brand: 'QuestionId' };

/** What a network learns about; topics, modules and questions each belong to one. */
export const areas = ['digital', 'building-testing', 'participation', 'innovation', 'data', 'funding'] as const;
export type Area = (typeof areas)[number];

/** The local authority and, apart from it, its territory. */
export const sides = ['authority', 'territory'] as const;
export type Side = (typeof sides)[number];

/** Ordinal, in words, from starting (1) to leading (5); never averaged into one score of a city. */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** The study walks through these in order; the last one stands. */
export const rounds = ['draft', 'cityFeedback', 'peerReview', 'final'] as const;
export type Round = (typeof rounds)[number];

const studyActions = {
	answer: ['draft', 'cityFeedback', 'peerReview'],
	settle: ['draft', 'cityFeedback', 'peerReview'],
	askCity: ['draft'],
	askPeers: ['cityFeedback'],
	finish: ['peerReview'],
	requestChanges: ['cityFeedback', 'peerReview'],
	reopen: ['final'],
} as const satisfies Record<string, readonly Round[]>;

export type StudyAction = keyof typeof studyActions;

/** What leads from one round to another: a step on, a step back with changes requested, or opening again what was final. */
export const studyMoves = ['askCity', 'askPeers', 'finish', 'requestChanges', 'reopen'] as const satisfies readonly StudyAction[];
export type StudyMove = (typeof studyMoves)[number];

/** Whether a study in this round allows the action; in `final` everything is locked until it is opened again. */
export function canStudy({ round }: Pick<Study, 'round'>, action: StudyAction): boolean {
	return (studyActions[action] as readonly Round[]).includes(round);
}

/** The round a move leads to: one step on, or one step back for `requestChanges` and `reopen`. */
export function roundAfter(round: Round, move: StudyMove): Round {
	const step = movesBack(move) ? -1 : 1;
	return rounds[rounds.indexOf(round) + step] ?? round;
}

/** A move back needs its reason in words. */
export function movesBack(move: StudyMove): boolean {
	return move === 'requestChanges' || move === 'reopen';
}

export const confidences = ['sure', 'fairly', 'guess'] as const;
export type Confidence = (typeof confidences)[number];

/** How an answer, a need, a grade or a mark reached the network; each counts the same. */
export const channels = ['app', 'link', 'mail', 'call', 'paper', 'message'] as const;
export type Channel = (typeof channels)[number];

export interface Dimension {
	id: string;
	side: Side;
	position: number;
	names: InLanguages;
}

export interface Question {
	id: QuestionId;
	position: number;
	side: Side;
	dimension: string;
	area: Area;
	text: InLanguages;
	help: InLanguages;
	/** Five descriptions in each language, level 1 first. */
	levels: Readonly<Partial<Record<Lang, readonly string[]>>>;
	state: 'asked' | 'retired';
	version: number;
}

export interface Answer {
	city: CityId;
	question: QuestionId;
	person: PersonId;
	/** Null is "I don't know", which counts as an answer. */
	level: Level | null;
	evidence: string;
	source: string;
	confidence: Confidence;
	lang: Lang;
	channel: Channel;
	enteredBy: PersonId;
	at: string;
	version: number;
}

/** The study of one city and the round it is in. */
export interface Study {
	city: CityId;
	round: Round;
	version: number;
}

/** What happened to a study: each move, changes requested in words, and the one reminder a week. */
export interface StudyEvent {
	id: string;
	/** The round the study was in after it. */
	round: Round;
	kind: StudyMove | 'remind';
	words: string;
	/** Name of who did it. */
	by: string;
	at: string;
}

/** A level agreed in the consensus session; spread and dissent stay beside it. */
export interface SettledLevel {
	city: CityId;
	question: QuestionId;
	level: Level;
	lowest: Level | null;
	highest: Level | null;
	dissent: string;
	lang: Lang;
	at: string;
	version: number;
}

/** Where a city wants to be in a learning area when the programme ends. */
export interface TargetLevel {
	city: CityId;
	area: Area;
	level: Level;
	version: number;
}

/** From here on a city can show others how it is done. */
export const solid: Level = 4;

export const offerKinds = ['teach', 'learn'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** What a city says it can show others, or would like to be shown: confirmed by its coordinator and read, with its name, by the whole network. */
export interface Offer {
	city: CityId;
	area: Area;
	kind: OfferKind;
	/** What exactly, as the city wrote it in `lang`. */
	words: string;
	lang: Lang;
	at: string;
	/** When it was taken back; null while it stands. */
	withdrawnAt: string | null;
	version: number;
}

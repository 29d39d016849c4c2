/** One guide for each city from one common journey: the same steps and milestones, at the distance that fits. */
import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { Area } from '#journey/baseline/baseline.ts';
import type { Module, ModuleId, Standing, Variant, VariantReason } from '#journey/curriculum/curriculum.ts';
import type { City, CityId } from '#journey/network/network.ts';
import type { Step } from '#journey/network/step.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import type { Quarter, QuarterId, StepDates } from '#journey/quarter/quarter.ts';
import type { TextState } from '#journey/text/choose-text.ts';
import type { ToolId } from '#journey/tools/tools.ts';

/** Why an item is at its distance: data, so that four languages can tell it. */
type ItemReason =
	| { kind: 'common' }
	| VariantReason
	| { kind: 'swapped'; from: Variant; by: string; at: string };

/** The parts every city's guide has in the same words. */
export type CommonPart = 'objective' | 'questions' | 'plan' | 'reflection';
/** The parts that differ with the variant. */
export type VariantPart = 'reading' | 'exercise' | 'bring';
export type Part = CommonPart | VariantPart;

export interface GuideItem {
	/** `data-decisions/reading`: stands still when the city's level moves, so that a swap stays. */
	key: string;
	module: ModuleId;
	part: Part;
	/** The common part is the same in every city's guide. */
	variant: Variant | 'common';
	step: Step;
	/** The last day of the step it belongs to. */
	by: Day;
	minutes: number;
	reason: ItemReason;
	/** What the rule proposes, whatever was swapped since; null for the common part. */
	proposed: { variant: Variant; reason: VariantReason } | null;
	plan: readonly PlanSection[];
	/** Version of the swap that stands; 0 where none does. */
	version: number;
}

/** A city took another variant of an item than the one that stood. */
export interface Swap {
	/** Key of the item. */
	item: string;
	variant: Variant;
	/** Name of who did it. */
	by: string;
	at: string;
	version: number;
}

/** A topic chosen for the quarter; without a module its reading is still being written. */
export interface GuideTopic {
	id: TopicId;
	names: InLanguages;
	objective: InLanguages;
	area: Area;
	module: Pick<Module, 'id' | 'minutes' | 'plan' | 'tools'> | null;
}

/** All that a guide is built from, for one city and one quarter. */
export interface GuideFacts {
	topics: readonly GuideTopic[];
	steps: readonly StepDates[];
	standing: Readonly<Partial<Record<Area, Standing>>>;
	swaps: readonly Swap[];
}

/** A module's words for one reader: blocks as HTML, in their language or in another, and it says which. */
export interface GuideText {
	module: ModuleId;
	lang: Lang;
	state: TextState;
	/** Whether a part of it is older than its source. */
	older: boolean;
	/** The language it was first written in. */
	source: Lang;
	title: string;
	objective: string;
	blocks: Readonly<Record<string, string>>;
	/** Blocks not written in `lang`, shown in the language of the source. */
	inSource: readonly string[];
	/** The tools it uses, by title. */
	tools: readonly { id: ToolId; title: string; lang: Lang }[];
}

export type GuideQuarter = Pick<Quarter, 'id' | 'number' | 'state' | 'startsOn' | 'endsOn' | 'gradesCloseOn'>;

/** A guide as its page needs it, from a database or from a phone's pack. */
export interface GuideSheet extends GuideFacts {
	city: Pick<City, 'id' | 'names' | 'zone'>;
	/** Null before the network has planned its first quarter. */
	quarter: GuideQuarter | null;
	texts: readonly GuideText[];
	/** The day it is in the city. */
	today: Day;
	/** Whether this reader may swap items now. */
	maySwap: boolean;
}

/** The guide's address without its language; with a quarter, that quarter's. */
export function guidePath(city: CityId, quarter: QuarterId | null): string {
	return `/cities/${encodeURIComponent(city)}/guide${quarter ? `/${encodeURIComponent(quarter)}` : ''}`;
}

/** Swapping is for a guide that is in use: the topic stands, and the quarter is not closed. */
export function canSwap(quarter: Pick<Quarter, 'state'>): boolean {
	return quarter.state === 'chosen';
}

/** Which item of which guide. */
export interface ItemAddress {
	city: CityId;
	quarter: QuarterId;
	module: ModuleId;
	part: VariantPart;
}

export type SwapGuideItem =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'notInUse' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Swap };

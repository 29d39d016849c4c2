/** Core modules and topics written out: each in three variants, tied to plan sections and tools. */
import type { Lang } from '#i18n/translator.ts';
import type { Area, Level } from '#journey/baseline/baseline.ts';

export type ModuleId = string & { readonly __brand: 'ModuleId' };

export const planSections = ['objectives', 'actions', 'timing', 'responsibilities', 'costs', 'funding', 'indicators', 'risks'] as const;
export type PlanSection = (typeof planSections)[number];

/** The same milestone at three distances: nobody is left behind, the most advanced are stretched. */
export const variants = ['catch-up', 'core', 'stretch'] as const;
export type Variant = (typeof variants)[number];

/** Where a city stands in a learning area and where it wants to be; a target it has not set decides nothing. */
export interface Standing {
	level: Level;
	target: Level | null;
}

/** Why a variant is proposed to a city: data, so that four languages can tell it. */
export type VariantReason =
	| ({ kind: 'below' | 'near' | 'ahead'; area: Area } & Standing)
	| { kind: 'noLevel'; area: Area };

export interface Module {
	id: ModuleId;
	area: Area;
	kind: 'core' | 'longlist';
	/** For the core variant: reading and exercise together. */
	minutes: number;
	/** Modules to have done before. */
	after: readonly ModuleId[];
	plan: readonly PlanSection[];
	tools: readonly string[];
	position: number;
	state: 'offered' | 'retired';
}

/** A module's words in one language: blocks by id (`who`, `plan`, `core-reading`, …), each Markdown. */
export interface ModuleText {
	module: ModuleId;
	lang: Lang;
	version: number;
	/** The version of the source this translates; null for the source itself. Older than the source: the page says so. */
	translates: number | null;
	title: string;
	objective: string;
	blocks: Readonly<Record<string, string>>;
}

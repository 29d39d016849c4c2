/** Core modules and topics written out: each in three variants, tied to plan sections and tools. */
import type { InLanguages } from '#i18n/translator.ts';
import type { Area, Level } from '#journey/baseline/baseline.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import type { ToolId } from '#journey/tools/tools.ts';

export type ModuleId = string & { readonly __brand: 'ModuleId' };

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
	tools: readonly ToolId[];
	position: number;
	state: 'offered' | 'retired';
	version: number;
}

/** The blocks of a module's text: the part that every city shares. */
export const moduleBlocks = [
	'who', 'plan', ...variants.flatMap((variant) => [`${variant}-reading`, `${variant}-exercise`, `${variant}-bring`] as const), 'reflection', 'questions', 'session', 'sources',
] as const;
export type ModuleBlock = (typeof moduleBlocks)[number];

/** A topic of the long list for which no module is written yet. */
export interface WaitingTopic {
	id: string;
	names: InLanguages;
}

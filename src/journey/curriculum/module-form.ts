import * as v from 'valibot';
import { id, key, lang, maybe, oneOf, readForm, text, version, whole, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import { areas, type Area } from '#journey/baseline/baseline.ts';
import { planSections, type PlanSection } from '#journey/plan/plan.ts';
import { aim, title } from '#journey/text/form.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import type { Module, ModuleId } from './curriculum.ts';

export const moduleKinds = ['core', 'longlist'] as const satisfies readonly Module['kind'][];
/** Longer than a working day is no module. */
export const mostMinutes = 480;

/** What a form says of a module beside its words. */
export interface SaidModule {
	key: string;
	area: Area;
	kind: Module['kind'];
	minutes: number;
	after: ModuleId[];
	plan: PlanSection[];
	tools: ToolId[];
	/** The module it stands behind in the order; null for the first place. */
	behind: ModuleId | null;
}

const moduleIds = v.pipe(v.array(id<ModuleId>()), v.maxLength(60, 'damaged'));
const toolIds = v.pipe(v.array(id<ToolId>()), v.maxLength(60, 'damaged'));
const facts = {
	key, area: oneOf(areas), kind: oneOf(moduleKinds), minutes: whole(5, mostMinutes), after: moduleIds, plan: v.array(oneOf(planSections)), tools: toolIds,
	behind: maybe(id<ModuleId>()),
};
const lists = ['after', 'plan', 'tools'];

const Facts = v.object({ ...facts, version });
/** The facts of a module that stands. */
export function readModuleFacts(form: FormData): Reading<SaidModule & { version: number }> {
	return readForm(Facts, form, lists);
}

const Added = v.object({ ...facts, lang, title, aim, topic: maybe(id<string>()) });
export type NewModule = SaidModule & { lang: Lang; title: string; aim: string; topic: string | null };
/** A module of the network's own: its facts, the language it is written in, and what it is called there. */
export function readNewModule(form: FormData): Reading<NewModule> {
	return readForm(Added, form, lists);
}

const Retired = v.object({ key, version, state: oneOf(['retired', 'offered'] as const), reason: text(3, 500) });
export type SaidState = v.InferOutput<typeof Retired>;
/** Taking a module out of the curriculum, or putting it back; either way with its reason. */
export function readModuleState(form: FormData): Reading<SaidState> {
	return readForm(Retired, form);
}

const Taken = v.object({ key });
export function readTakeOver(form: FormData): Reading<{ key: string }> {
	return readForm(Taken, form);
}

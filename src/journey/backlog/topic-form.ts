import * as v from 'valibot';
import { id, key, maybe, oneOf, readForm, text, version, whole, type Reading } from '#forms/read.ts';
import { languages, type InLanguages } from '#i18n/translator.ts';
import { areas, type Area } from '#journey/baseline/baseline.ts';
import type { NeedId, TopicId } from './backlog.ts';

/** Quarters' slots one topic may take at most: a topic longer than that is two topics. */
export const mostSlots = 3;

const name = text(0, 120);
const objective = text(0, 800);
const topicIds = v.pipe(v.array(id<TopicId>()), v.maxLength(40, 'tooMany'));
const Description = v.object({
	key, version, area: oneOf(areas), slots: whole(1, mostSlots), after: topicIds,
	name_en: name, name_fr: name, name_pt: name, name_ar: name,
	objective_en: objective, objective_fr: objective, objective_pt: objective, objective_ar: objective,
	seen: topicIds, need: maybe(id<NeedId>()),
});

export interface TopicSaid {
	key: string;
	version: number;
	area: Area;
	slots: number;
	after: TopicId[];
	names: InLanguages;
	objective: InLanguages;
	/** Near topics the person saw before making this one anyway. */
	seen: TopicId[];
	/** The need it is made of, where it is made of one. */
	need: NeedId | null;
}

/** What is said of a topic; a name in at least one language, asked for in the first of them. */
export function readTopic(form: FormData): Reading<TopicSaid> {
	const reading = readForm(Description, form, ['after', 'seen']);
	if (!reading.ok) return reading;
	const { value, typed } = reading;
	const told = (field: 'name' | 'objective'): InLanguages => Object.fromEntries(languages.flatMap((lang) => (value[`${field}_${lang}`] ? [[lang, value[`${field}_${lang}`]]] : [])));
	const names = told('name');
	if (Object.keys(names).length === 0) return { ok: false, problem: 'badForm', typed, fields: [{ field: 'name_en', problem: 'required' }] };
	const { key: formKey, version: formVersion, area, slots, after, seen, need } = value;
	return { ok: true, typed, value: { key: formKey, version: formVersion, area, slots, after, names, objective: told('objective'), seen, need } };
}

const Retirement = v.object({ key, version, state: oneOf(['retired', 'listed'] as const), reason: text(3, 500) });
export type RetirementSaid = { key: string; version: number; state: 'retired' | 'listed'; reason: string };
/** Taking a topic off the list, or putting it back; either way with its reason. */
export function readRetirement(form: FormData): Reading<RetirementSaid> {
	return readForm(Retirement, form);
}

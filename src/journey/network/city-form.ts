import * as v from 'valibot';
import { day, id, key, maybe, oneOf, readForm, text, version, type Reading } from '#forms/read.ts';
import type { Day } from '#i18n/day.ts';
import { languages, type InLanguages, type Lang } from '#i18n/translator.ts';
import { countryCodes, type Country } from './countries.ts';

const weekdays = ['0', '1', '2', '3', '4', '5', '6'] as const;

const Description = v.object({
	key, version,
	name_en: text(0, 80), name_fr: text(0, 80), name_pt: text(0, 80), name_ar: text(0, 80),
	country: v.pipe(id<Country>(), v.check((said) => (countryCodes as readonly string[]).includes(said), 'chooseOne')),
	currency: v.pipe(text(3, 3), v.regex(/^[A-Z]{3}$/, 'notACurrency')),
	zone: v.pipe(text(3, 60), v.check(isZone, 'notAZone')),
	weekend: v.array(oneOf(weekdays)),
	languages: v.pipe(v.array(oneOf(languages)), v.minLength(1, 'chooseOne')),
	shares: v.optional(v.literal('yes')),
});

export interface CityDescription {
	key: string;
	version: number;
	names: InLanguages;
	country: Country;
	currency: string;
	zone: string;
	weekend: number[];
	languages: Lang[];
	sharesLevels: boolean;
}

/** What is said of a city; at least one name, in any of the languages. */
export function readDescription(form: FormData): Reading<CityDescription> {
	const reading = readForm(Description, form, ['weekend', 'languages']);
	if (!reading.ok) return reading;
	const { value, typed } = reading;
	const names: InLanguages = Object.fromEntries(languages.flatMap((lang) => (value[`name_${lang}`] ? [[lang, value[`name_${lang}`]]] : [])));
	if (Object.keys(names).length === 0) return { ok: false, problem: 'badForm', typed, fields: [{ field: 'name_en', problem: 'required' }] };
	const { key: formKey, version: formVersion, country, currency, zone, weekend, languages: spoken, shares } = value;
	return { ok: true, typed, value: { key: formKey, version: formVersion, names, country, currency, zone, weekend: weekend.map(Number), languages: spoken, sharesLevels: shares === 'yes' } };
}

/** Whether Intl knows the zone: times are resolved by it and nowhere else. */
function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** The states somebody may set; `selected` is where a city begins. */
export const settable = ['active', 'quiet', 'returning', 'withdrawn'] as const;
const Status = v.object({ key, version, status: oneOf(settable), reason: text(0, 500), expectedReturn: maybe(day) });
export type StatusSaid = { key: string; version: number; status: (typeof settable)[number]; reason: string; expectedReturn: Day | null };

/** A status; quiet and withdrawn need a reason, because the network reads it instead of guessing. */
export function readStatus(form: FormData): Reading<StatusSaid> {
	const reading = readForm(Status, form);
	if (reading.ok && reading.value.reason === '' && (reading.value.status === 'quiet' || reading.value.status === 'withdrawn')) {
		return { ok: false, problem: 'badForm', typed: reading.typed, fields: [{ field: 'reason', problem: 'required' }] };
	}
	return reading;
}

const ThemeForm = v.object({ key, label: text(3, 120), problem: text(0, 600), reason: text(0, 500) });
export type ThemeSaid = { key: string; label: string; problem: string; reason: string };
export function readTheme(form: FormData): Reading<ThemeSaid> {
	return readForm(ThemeForm, form);
}

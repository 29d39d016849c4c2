import type { Lang } from './translator.ts';

/** A calendar day, never an instant: an all-day date must not shift when it is read in another zone. */
export type Day = string & { readonly __brand: 'Day' };

/** English as it is written in Accra, not in New York: the day before the month. Arabic with Western digits on older phones too. */
const locales = { en: 'en-GB', fr: 'fr', pt: 'pt', ar: 'ar-u-nu-latn' } as const satisfies Record<Lang, string>;

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Making an Intl formatter costs a hundred times its use, so each is kept. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const name = locale + JSON.stringify(options);
	const known = formatters.get(name) ?? new Intl.DateTimeFormat(locale, options);
	formatters.set(name, known);
	return known;
}

/** Whether the text is a day of the calendar: `2027-02-30` is not. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day it is in `zone` at `instant`. */
export function dayIn(zone: string, instant: Date): Day {
	// Swedish writes a day as this project does; taking the parts of any other language costs five times as much.
	return formatter('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant) as Day;
}

export function addDays(day: Day, days: number): Day {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to the other; negative when `until` comes first. */
export function daysBetween(from: Day, until: Day): number {
	return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** `1 Feb`, the language's way. */
export function showDay(day: Day, lang: Lang): string {
	return formatter(locales[lang], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** `Friday 1 February`: for a deadline, where the weekday helps. */
export function showWeekday(day: Day, lang: Lang): string {
	return formatter(locales[lang], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** `1 February 2027`. */
export function showDate(day: Day, lang: Lang): string {
	return formatter(locales[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

const spans = new Map<string, string>();
/** A span costs a tenth of a millisecond, and the same few stand on every page of a quarter. */
const mostSpans = 2_000;

/** Two days as the language writes a span: `1 July – 30 September 2027`. */
export function showSpan(from: Day, until: Day, lang: Lang): string {
	const name = `${lang} ${from} ${until}`;
	const known = spans.get(name);
	if (known) return known;
	const shown = formatter(locales[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
		.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
	if (spans.size >= mostSpans) spans.clear();
	spans.set(name, shown);
	return shown;
}

/** An instant on the clock of `zone`: `1 February 2027, 14:30`. */
export function showInstant(instant: string, zone: string, lang: Lang): string {
	return formatter(locales[lang], { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(new Date(instant));
}

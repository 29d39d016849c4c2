import * as v from 'valibot';
import { day, key, lang, maybe, oneOf, readForm, refuseField, text, version, type Reading } from '#forms/read.ts';
import type { Day } from '#i18n/day.ts';
import type { CityId } from '#journey/network/network.ts';
import { unescaped } from './sheet-form.ts';
import type { ToolId } from './tools.ts';
import type { SaidTrial } from './trial.ts';

export const mostWords = 600;

const Told = v.object({ key, version, after: maybe(key), on: day, words: text(5, mostWords), lang, shared: v.optional(oneOf(['yes', 'no'] as const), 'no') });

/** A year before this one is a slip of the pen. */
const earliest = '2000-01-01';

/** What happened when a city tried a tool; nothing can have happened after `today`. */
export function readTrial(form: FormData, place: { city: CityId; tool: ToolId }, today: Day): Reading<SaidTrial> {
	const reading = readForm(Told, form);
	if (!reading.ok) return reading;
	if (reading.value.on > today) return refuseField(reading.typed, 'on', 'inFuture');
	if (reading.value.on < earliest) return refuseField(reading.typed, 'on', 'longAgo');
	return { ...reading, value: { ...reading.value, ...place, shared: reading.value.shared === 'yes' } };
}

/** Where a trial that waits on the phone will be sent; null for forms of other pages. */
export function readTrialAddress(url: string): { city: CityId; tool: ToolId } | null {
	const [, city, tool] = /^\/\w\w\/cities\/([^/]+)\/tools\/([^/]+)\/trial$/.exec(new URL(url).pathname) ?? [];
	return city && tool ? { city: unescaped(city) as CityId, tool: unescaped(tool) as ToolId } : null;
}

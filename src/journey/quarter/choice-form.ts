import * as v from 'valibot';
import { day, id, key, readForm, text, version, whole, type Reading } from '#forms/read.ts';
import type { Day } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';

/** The fewest characters a reason is taken for one. */
const shortestReason = 10;

const Opening = v.object({ key, version, closesOn: day });
export type OpeningSaid = { key: string; version: number; closesOn: Day };

/** Until when grades are taken. */
export function readOpening(form: FormData): Reading<OpeningSaid> {
	return readForm(Opening, form);
}

const Closing = v.object({ key, version });
export type ClosingSaid = { key: string; version: number };
export function readClosing(form: FormData): Reading<ClosingSaid> {
	return readForm(Closing, form);
}

const seen = v.pipe(v.string('damaged'), v.regex(/^[\w-]{43}$/, 'damaged'));
const Confirmation = v.object({ key, seen });
const Otherwise = v.object({ key, seen, topic: id<TopicId>(), slot: whole(0, 4), reason: text(shortestReason, 1000) });
export interface ConfirmationSaid {
	key: string;
	/** The digest of the proposal as it was on screen. */
	seen: string;
	/** Where a person chooses otherwise: which topic, in which slot, and why. */
	otherwise: { topic: TopicId; slot: number; reason: string } | null;
}

/** The proposal as it was seen, confirmed. */
export function readConfirmation(form: FormData): Reading<ConfirmationSaid> {
	const reading = readForm(Confirmation, form);
	return reading.ok ? { ...reading, value: { ...reading.value, otherwise: null } } : reading;
}

/** Another topic than the proposed one, with the reason that everybody reads. */
export function readOtherwise(form: FormData): Reading<ConfirmationSaid> {
	const reading = readForm(Otherwise, form);
	if (!reading.ok) return reading;
	const { key: said, seen: digest, ...otherwise } = reading.value;
	return { ...reading, value: { key: said, seen: digest, otherwise } };
}

import * as v from 'valibot';
import { day, key, oneOf, readForm, refuseField, text, version, whole, type Reading } from '#forms/read.ts';
import type { Day } from '#i18n/day.ts';
import { channels, type Channel } from '#journey/baseline/baseline.ts';
import { steps, type Step } from '#journey/network/step.ts';
import { type Mark } from './quarter.ts';

const Planned = v.object({ key, startsOn: day, endsOn: day, slots: whole(1, 5), from: oneOf(['template', 'last'] as const), message: text(0, 1000) });
export type PlannedQuarter = v.InferOutput<typeof Planned>;

/** The next quarter: its days, from the template or in the rhythm of the last one. */
export function readPlanned(form: FormData): Reading<PlannedQuarter> {
	const reading = readForm(Planned, form);
	return reading.ok && reading.value.endsOn <= reading.value.startsOn ? refuseField(reading.typed, 'endsOn', 'endsBeforeItBegins') : reading;
}

const Move = v.object({ key, version, day, why: text(5, 500) });
export type StepMoveSaid = { key: string; version: number; day: Day; why: string };

/** A step's new day, and why: every city reads it. */
export function readMove(form: FormData): Reading<StepMoveSaid> {
	return readForm(Move, form);
}

const Message = v.object({ key, version, message: text(0, 1000) });
export type MessageSaid = { key: string; version: number; message: string };
export function readMessage(form: FormData): Reading<MessageSaid> {
	return readForm(Message, form);
}

const Close = v.object({ key });
export function readClose(form: FormData): Reading<{ key: string }> {
	return readForm(Close, form);
}

const markStates = ['done', 'notDone', 'notTaken'] as const satisfies readonly Mark['state'][];
const MarkForm = v.object({
	key, version, state: oneOf(markStates), words: text(0, 1200),
	people: v.pipe(v.optional(v.string('damaged'), ''), v.trim(), v.regex(/^\d{0,4}$/, 'notANumber'), v.transform((said) => (said === '' ? null : Number(said)))),
	channel: v.optional(oneOf(channels), 'app'),
});
export type MarkSaid = { key: string; version: number; state: Mark['state']; words: string; people: number | null; channel: Channel };

/** What a city has done of a step, in its own words. */
export function readMark(form: FormData): Reading<MarkSaid> {
	return readForm(MarkForm, form);
}

/** The step named in an address; null when it is none. */
export function readStep(named: string): Step | null {
	return steps.find((step) => step === named) ?? null;
}

export type MarkStep =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'notYet' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Mark };

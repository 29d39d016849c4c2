import * as v from 'valibot';
import { id, key, maybe, oneOf, readForm, text, typedIn, version, type Reading, type Typed } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import type { SaidAnswer } from './answer.ts';
import { channels, confidences, levels, type Channel, type Level, type QuestionId } from './baseline.ts';

export const mostEvidence = 2000;
export const mostSource = 300;

/** The value of "I don't know" beside the five levels. */
export const unknown = 'unknown';

const level = v.pipe(oneOf([...levels.map(String), unknown]), v.transform((said) => (said === unknown ? null : (Number(said) as Level))));

const Answer = v.object({
	key, version, level,
	evidence: text(0, mostEvidence),
	source: text(0, mostSource),
	confidence: oneOf(confidences),
	after: maybe(key),
	go: v.optional(oneOf(['next', 'stop']), 'next'),
});

/** Where the answer belongs, which the address says and not the form. */
export interface AnswerPlace {
	city: CityId;
	question: QuestionId;
	person: PersonId | null;
	channel: Channel;
	lang: Lang;
}

export function readAnswer(form: FormData, place: AnswerPlace): Reading<{ answer: SaidAnswer; go: 'next' | 'stop' }> {
	const reading = readForm(Answer, form);
	if (!reading.ok) return reading;
	const { go, ...said } = reading.value;
	return { ok: true, typed: reading.typed, value: { go, answer: { ...place, ...said } } };
}

/** The same form once more, as it goes into the outbox. */
export function writeTyped(typed: Typed): string {
	return new URLSearchParams(Object.entries(typed).flatMap(([name, values]) => values.map((value) => [name, value]))).toString();
}

/** An answer that waits on the phone, from the address and body it will be sent with; null where they are of another form. */
export function readWaiting({ url, body }: { url: string; body: string }): SaidAnswer | null {
	const [, lang, city, question] = /^\/(\w+)\/cities\/([^/]+)\/baseline\/answer\/([^/]+)$/.exec(new URL(url).pathname) ?? [];
	if (!lang || !city || !question) return null;
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
	const place = { city: decodeURIComponent(city) as CityId, question: decodeURIComponent(question) as QuestionId, person: null, channel: 'app' as const, lang: lang as Lang };
	const reading = readAnswer(form, place);
	return reading.ok ? reading.value.answer : null;
}

/** The channels somebody else's answers can have come by; `app` and `link` are for those who answer themselves. */
export const enteredChannels = channels.filter((channel) => channel !== 'app' && channel !== 'link');

const Whose = v.object({
	key,
	person: maybe(id<PersonId>()),
	name: text(0, 120),
	channel: oneOf(enteredChannels),
});

export interface SaidWhose {
	key: string;
	city: CityId;
	/** Somebody known, or null with the name of somebody new. */
	person: PersonId | null;
	name: string;
	channel: Channel;
}

/** For whom answers are entered: somebody of the list, or a new name; one of the two. */
export function readWhose(form: FormData, city: CityId): Reading<SaidWhose> {
	const reading = readForm(Whose, form);
	if (!reading.ok) return reading;
	const { person, name } = reading.value;
	const problem = person === null && name === '' ? 'whoIsIt' : person !== null && name !== '' ? 'oneOfBoth' : null;
	if (problem) return { ok: false, problem: 'badForm', fields: [{ field: person === null ? 'person' : 'name', problem }], typed: typedIn(form) };
	return { ok: true, typed: reading.typed, value: { ...reading.value, city } };
}

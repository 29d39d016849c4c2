import * as v from 'valibot';
import { key, oneOf, readForm, refuseField, text, version, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { levels, movesBack, studyMoves, type Level, type QuestionId, type StudyMove } from './baseline.ts';
import type { Agreed } from './settle-agreed.ts';

export const mostWords = 2000;

export interface SaidMove {
	key: string;
	version: number;
	city: CityId;
	move: StudyMove;
	words: string;
	/** Where people reach the network, for the link in the mail. */
	origin: string;
}

const Move = v.object({ key, version, move: oneOf(studyMoves), words: text(0, mostWords), note: text(0, mostWords) });

/** A step on may bring a note; a step back needs at least ten characters of what should change. */
export function readMove(form: FormData, city: CityId, origin: string): Reading<SaidMove> {
	const reading = readForm(Move, form);
	if (!reading.ok) return reading;
	const { move, words, note, ...said } = reading.value;
	if (movesBack(move) && words.length < 10) return refuseField(reading.typed, 'words', words === '' ? 'required' : 'tooShort', 10);
	return { ok: true, typed: reading.typed, value: { ...said, move, city, origin, words: movesBack(move) ? words : note } };
}

const Press = v.object({ key });

/** A form that is one press: nothing but its key. */
export function readPress(form: FormData): Reading<{ key: string }> {
	return readForm(Press, form);
}

export interface SaidSettled {
	key: string;
	version: number;
	city: CityId;
	question: QuestionId;
	level: Level;
	dissent: string;
	lang: Lang;
}

const Settled = v.object({
	key, version,
	level: v.pipe(oneOf(levels.map(String)), v.transform((said) => Number(said) as Level)),
	dissent: text(0, mostWords),
});

export function readSettled(form: FormData, place: Pick<SaidSettled, 'city' | 'question' | 'lang'>): Reading<SaidSettled> {
	const reading = readForm(Settled, form);
	return reading.ok ? { ...reading, value: { ...place, ...reading.value } } : reading;
}

export interface SaidAgreed {
	key: string;
	city: CityId;
	/** The list as it stood on the page, so that nothing is settled that nobody saw. */
	seen: readonly string[];
	lang: Lang;
}

const AgreedSeen = v.object({ key, seen: v.pipe(v.array(v.pipe(v.string('damaged'), v.maxLength(90, 'damaged'))), v.maxLength(500, 'damaged')) });

export function readAgreed(form: FormData, place: Pick<SaidAgreed, 'city' | 'lang'>): Reading<SaidAgreed> {
	const reading = readForm(AgreedSeen, form, ['seen']);
	return reading.ok ? { ...reading, value: { ...place, ...reading.value } } : reading;
}

/** One line of that list as the form carries it. */
export function writeAgreed({ question, level }: Pick<Agreed, 'question' | 'level'>): string {
	return `${question}:${level}`;
}

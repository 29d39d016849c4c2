import * as v from 'valibot';
import { id, key, oneOf, readForm, refuseField, text, version, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import { areas, levels, type Area, type QuestionId } from './baseline.ts';

export const mostText = 300;
export const mostHelp = 600;
export const mostLevel = 400;

export interface QuestionText {
	text: string;
	help: string;
	levels: readonly string[];
}

/** The words of a question in one language. */
export interface SaidQuestionText extends QuestionText {
	key: string;
	version: number;
	question: QuestionId;
	lang: Lang;
}

export interface SaidNewQuestion extends QuestionText {
	key: string;
	dimension: string;
	area: Area;
	lang: Lang;
}

export interface SaidQuestionState {
	key: string;
	version: number;
	question: QuestionId;
	state: 'asked' | 'retired';
}

const words = { text: text(5, mostText), help: text(0, mostHelp), ...Object.fromEntries(levels.map((level) => [`level${level}`, text(3, mostLevel)])) };
const Words = v.object({ key, version, ...words });
const New = v.object({ key, dimension: id<string>(), area: oneOf(areas), ...words });
const State = v.object({ key, version, state: oneOf(['asked', 'retired']) });

export function readQuestionText(form: FormData, place: Pick<SaidQuestionText, 'question' | 'lang'>): Reading<SaidQuestionText> {
	const reading = readForm(Words, form);
	if (!reading.ok) return reading;
	const { key: said, version: against } = reading.value;
	return checked(reading.typed, { ...place, key: said, version: against, ...wordsOf(reading.value) });
}

export function readNewQuestion(form: FormData, lang: Lang): Reading<SaidNewQuestion> {
	const reading = readForm(New, form);
	if (!reading.ok) return reading;
	const { key: said, dimension, area } = reading.value;
	return checked(reading.typed, { key: said, dimension, area, lang, ...wordsOf(reading.value) });
}

export function readQuestionState(form: FormData, question: QuestionId): Reading<SaidQuestionState> {
	const reading = readForm(State, form);
	return reading.ok ? { ...reading, value: { ...reading.value, question } } : reading;
}

function wordsOf(said: Record<string, unknown>): QuestionText {
	return { text: String(said['text']), help: String(said['help']), levels: levels.map((level) => String(said[`level${level}`])) };
}

/** Two levels described alike cannot be told apart by those who answer. */
function checked<Said extends QuestionText>(typed: Parameters<typeof refuseField>[0], value: Said): Reading<Said> {
	const twice = value.levels.findIndex((described, i) => value.levels.indexOf(described) < i);
	return twice < 0 ? { ok: true, typed, value } : refuseField(typed, `level${twice + 1}`, 'sameLevel');
}

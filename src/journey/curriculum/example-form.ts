import * as v from 'valibot';
import { id, key, lang, readForm, text, version, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { mostExampleWords } from './example.ts';

export interface SaidExample {
	key: string;
	city: CityId;
	words: string;
	lang: Lang;
}
const words = text(20, mostExampleWords);
const Told = v.object({ key, city: id<CityId>(), words, lang });
/** An example as a city's people tell it. */
export function readExample(form: FormData): Reading<SaidExample> {
	return readForm(Told, form);
}

const Changed = v.object({ key, version, words, lang });
export function readChangedExample(form: FormData): Reading<Omit<SaidExample, 'city'> & { version: number }> {
	return readForm(Changed, form);
}

const Withdrawn = v.object({ key, version });
export function readWithdrawal(form: FormData): Reading<{ key: string; version: number }> {
	return readForm(Withdrawn, form);
}

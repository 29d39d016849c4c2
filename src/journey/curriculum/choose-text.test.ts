import { expect, test } from 'vitest';
import type { Lang } from '#i18n/translator.ts';
import { chooseText, type TextState } from './choose-text.ts';

interface Text { lang: Lang; version: number; translates: number | null }

const source: Text = { lang: 'en', version: 2, translates: null };
const older: Text = { lang: 'fr', version: 1, translates: 1 };
const current: Text = { lang: 'pt', version: 1, translates: 2 };

test.each([
	['the source is its own text', [source, older], 'en', source, 'own'],
	['a translation of the version that stands', [source, current], 'pt', current, 'own'],
	['a translation of an older version says so', [source, older], 'fr', older, 'older'],
	['no translation: the source, and it says so', [older, source], 'ar', source, 'missing'],
	['no source either: what there is', [older], 'ar', older, 'missing'],
] satisfies [string, Text[], Lang, Text, TextState][])('%s', (_, texts, lang, text, state) => {
	expect(chooseText(texts, lang)).toEqual({ text, state });
});

test('a module without any text has none to show', () => {
	expect(chooseText([], 'en')).toBeNull();
});

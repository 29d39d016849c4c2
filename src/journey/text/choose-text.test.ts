import { expect, test } from 'vitest';
import type { Lang } from '#i18n/translator.ts';
import { chooseText, findMissing, findOlder, type TextState } from './choose-text.ts';

interface Choice { lang: Lang; isSource: boolean }

const source: Choice = { lang: 'en', isSource: true };
const french: Choice = { lang: 'fr', isSource: false };

test.each([
	['the source is its own text', [source, french], 'en', source, 'own'],
	['a translation is shown to those who read it', [source, french], 'fr', french, 'own'],
	['no translation: the source, and it says so', [french, source], 'ar', source, 'missing'],
	['no source either: what there is', [french], 'ar', french, 'missing'],
] satisfies [string, Choice[], Lang, Choice, TextState][])('%s', (_, texts, lang, text, state) => {
	expect(chooseText(texts, lang)).toEqual({ text, state });
});

test('a module without any text has none to show', () => {
	expect(chooseText([], 'en')).toBeNull();
});

test('a block is older when its source changed after it was translated; one that is not there is missing', () => {
	const changed = { blocks: { who: 'For all', plan: 'Costs', sources: 'A book' }, editions: { who: 3, title: 2, sources: 2 }, isSource: true };
	const translated = { blocks: { who: 'Pour tous', plan: 'Coûts' }, editions: { who: 2, title: 2 }, isSource: false };
	expect([findOlder(translated, changed), findMissing(translated, changed)]).toEqual([new Set(['who']), new Set(['sources'])]);
	const whole = { ...translated, blocks: { ...translated.blocks, sources: 'Un livre' }, editions: { who: 3, title: 2, sources: 2 } };
	expect([findOlder(whole, changed), findMissing(whole, changed)]).toEqual([new Set(), new Set()]);
	expect([findOlder(changed, changed), findMissing(changed, changed)]).toEqual([new Set(), new Set()]);
});

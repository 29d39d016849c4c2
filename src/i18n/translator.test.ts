import { expect, test } from 'vitest';
import { isolate, textIn, translator, type Catalogue } from './translator.ts';

const en = { askedBy: { one: 'asked for by {n} city', other: 'asked for by {n} cities' } } as const;
const words = {
	en,
	fr: { askedBy: { one: '{n} ville', many: '{n} de villes', other: '{n} villes' } },
	pt: { askedBy: { one: '{n} cidade', many: '{n} de cidades', other: '{n} cidades' } },
	ar: { askedBy: { zero: 'لا مدينة', one: 'مدينة واحدة', two: 'مدينتان', few: '{n} مدن', many: '{n} مدينة', other: '{n} مدينة' } },
} satisfies Catalogue<typeof en>;

test.each([
	['ar', ['لا مدينة', 'مدينة واحدة', 'مدينتان', '3 مدن', '11 مدينة', '100 مدينة']],
	['pt', ['0 cidades', '1 cidade', '2 cidades', '3 cidades', '11 cidades', '100 cidades']],
	['en', ['asked for by 0 cities', 'asked for by 1 city', 'asked for by 2 cities', 'asked for by 3 cities', 'asked for by 11 cities', 'asked for by 100 cities']],
] as const)('%s counts as its speakers do', (lang, counted) => {
	const t = translator(words, lang);
	expect([0, 1, 2, 3, 11, 100].map((n) => t('askedBy', { n }))).toEqual(counted);
});

test('a text that is missing in a language comes in the one it exists in, and says which', () => {
	expect(textIn({ fr: 'Données' }, 'ar')).toEqual({ text: 'Données', lang: 'fr' });
	expect(textIn({}, 'ar')).toEqual({ text: '', lang: 'ar' });
});

test('French elides before a name that begins with a vowel, and before no other word', () => {
	const to = 'Le guide de {city} ; il faut que {city} parle de {city}';
	const french = translator({ en: { to }, fr: { to }, pt: { to }, ar: { to } }, 'fr');
	expect(french('to', { city: isolate('Accra') })).toBe('Le guide d’\u2068Accra\u2069 ; il faut qu’\u2068Accra\u2069 parle d’\u2068Accra\u2069');
	expect(french('to', { city: isolate('Tunis') })).toBe('Le guide de \u2068Tunis\u2069 ; il faut que \u2068Tunis\u2069 parle de \u2068Tunis\u2069');
	expect(french('to', { city: 'eau' })).toBe('Le guide de eau ; il faut que eau parle de eau');
});

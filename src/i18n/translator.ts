export const languages = ['en', 'fr', 'pt', 'ar'] as const;
export type Lang = (typeof languages)[number];

/** The plural forms each language tells apart (Unicode CLDR). */
interface PluralForms {
	en: 'one' | 'other';
	fr: 'one' | 'many' | 'other';
	pt: 'one' | 'many' | 'other';
	ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
}
type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The same messages in every language; what English counts, the others count with all their own forms. */
export type Catalogue<English extends Record<string, Message>> = {
	[L in Lang]: { [K in keyof English]: English[K] extends string ? string : Record<PluralForms[L], string> };
};

/** Each language in its own name, for those who cannot read the page they are on. */
export const ownNames = { en: 'English', fr: 'Français', pt: 'Português', ar: 'العربية' } as const satisfies Record<Lang, string>;

export function isLang(text: unknown): text is Lang {
	return (languages as readonly unknown[]).includes(text);
}

export function directionOf(lang: Lang): 'rtl' | 'ltr' {
	return lang === 'ar' ? 'rtl' : 'ltr';
}

/** Keeps a name in its own direction inside a sentence of the other; the text counterpart of `<bdi>`. */
export function isolate(name: string): string {
	return `\u2068${name}\u2069`;
}

// Making an Intl formatter costs a hundred times its use.
const kept = <T>(make: (lang: Lang) => T) => {
	const made = new Map<Lang, T>();
	return (lang: Lang): T => {
		const known = made.get(lang) ?? make(lang);
		made.set(lang, known);
		return known;
	};
};
/** In Maputo as in Lisbon nothing is counted in the plural; CLDR's plain Portuguese is Brazil's. */
const plurals = kept((lang) => new Intl.PluralRules(lang === 'pt' ? 'pt-PT' : lang));
// Older phones would write Arabic with other digits than the glossary has.
const numbers = kept((lang) => new Intl.NumberFormat(`${lang}-u-nu-latn`));
const decimals = kept((lang) => new Intl.NumberFormat(`${lang}-u-nu-latn`, { maximumFractionDigits: 2 }));
const lists = kept((lang) => new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang));

/** A number as the language writes it. */
export function showNumber(value: number, lang: Lang): string {
	return numbers(lang).format(value);
}

/** A number with at most two decimals, as the language writes it. */
export function showDecimal(value: number, lang: Lang): string {
	return decimals(lang).format(value);
}

/** Names in a sentence: "A, B and C"; each kept in its own direction. */
export function showList(names: readonly string[], lang: Lang): string {
	return lists(lang).format(names.map(isolate));
}

/** The words of one concept in one language. */
export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** `t('askedBy', { n: 3 })`: numbers are written the language's way, and `n` picks the plural form. */
export function translator<Key extends string>(words: Record<Lang, Record<Key, Message>>, lang: Lang): Translate<Key> {
	return (key, values = {}) => {
		const message = words[lang][key];
		const text = typeof message === 'string' ? message : (message[plurals(lang).select(Number(values['n']))] ?? message.other ?? '');
		const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = values[name] ?? '';
			return typeof value === 'number' ? showNumber(value, lang) : value;
		});
		return lang === 'fr' ? elide(filled) : filled;
	};
}

/** French: “de Accra” is “d’Accra”. Before an isolated name, which alone can come from outside; h and y are left, since names differ there. */
function elide(text: string): string {
	return text.replace(/(?<=^|[\s(«’])(de|que) (?=\u2068[aeiouàâéèêëîïôœùû])/giu, (_, word: string) => `${word.slice(0, -1)}’`);
}

/** Text a network or a person wrote, in the languages it exists in. */
export type InLanguages = Readonly<Partial<Record<Lang, string>>>;

/** The text in `lang`, else in the first language it exists in: `lang` says which, so that the page can label it. */
export function textIn(texts: InLanguages, lang: Lang): { text: string; lang: Lang } {
	const found = [lang, ...languages].find((candidate) => texts[candidate]);
	return { text: (found && texts[found]) ?? '', lang: found ?? lang };
}

/**
 * Decides in which language a sentence was written, so that a pasted message is shown and read aloud as what it is. The
 * person who pastes it is asked nothing: a wrong guess costs a label, one more question costs every message.
 */
import type { Lang } from '#i18n/translator.ts';

const small = {
	en: 'the of and to in is are we our for not how with that do they have it',
	fr: 'le la les des du et est nous notre nos pour pas que qui une dans sur avec au aux ne sont ce',
	pt: 'o os as do da dos das e é nós nosso nossa para não que uma no na nos nas com em são ao um',
} as const satisfies Record<Exclude<Lang, 'ar'>, string>;
const smallWords = Object.entries(small).map(([lang, words]) => ({ lang: lang as Lang, words: new Set(words.split(' ')) }));

/** Arabic by its script, the others by their small words; `otherwise` where nothing tells. */
export function findLanguage(text: string, otherwise: Lang): Lang {
	const letters = text.match(/\p{L}/gu) ?? [];
	const arabic = text.match(/\p{Script=Arabic}/gu) ?? [];
	if (arabic.length * 2 > letters.length) return 'ar';
	const words = text.toLowerCase().split(/[^\p{L}]+/u);
	const counts = smallWords.map((of) => ({ lang: of.lang, n: words.filter((word) => of.words.has(word)).length })).sort((a, b) => b.n - a.n);
	const [first, second] = counts;
	return first && second && first.n > second.n ? first.lang : otherwise;
}

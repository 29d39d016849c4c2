import { languages, type Lang } from '#i18n/translator.ts';
import { editionOf, type Text } from './text.ts';

/** own: in the reader's language; missing: shown in another language, because nobody has written it in theirs. */
export type TextState = 'own' | 'missing';

/**
 * The text of one module or tool for a reader: in their language where it exists, else the source, and it says which; never
 * nothing. Null only where there is no text at all. `texts` are the languages of one module or tool.
 */
export function chooseText<Found extends Pick<Text, 'lang' | 'isSource'>>(texts: readonly Found[], lang: Lang): { text: Found; state: TextState } | null {
	const own = texts.find((text) => text.lang === lang);
	if (own) return { text: own, state: 'own' };
	const other = texts.find((text) => text.isSource) ?? languages.flatMap((candidate) => texts.filter((text) => text.lang === candidate))[0];
	return other ? { text: other, state: 'missing' } : null;
}

type Compared = Pick<Text, 'editions' | 'blocks' | 'isSource'>;

/** The blocks of a translation whose source has changed since it was written or checked; `title` and `aim` among them. Empty for the source itself. */
export function findOlder(text: Compared, source: Omit<Compared, 'isSource'> | undefined): Set<string> {
	if (!source || text.isSource) return new Set();
	const names = ['title', 'aim', ...Object.keys(source.blocks).filter((name) => text.blocks[name])];
	return new Set(names.filter((name) => editionOf(text, name) < editionOf(source, name)));
}

/** The blocks the source has and this translation does not. */
export function findMissing(text: Pick<Compared, 'blocks' | 'isSource'>, source: Pick<Compared, 'blocks'> | undefined): Set<string> {
	if (!source || text.isSource) return new Set();
	return new Set(Object.keys(source.blocks).filter((name) => source.blocks[name] && !text.blocks[name]));
}

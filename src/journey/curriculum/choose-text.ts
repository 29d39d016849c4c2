import { languages, type Lang } from '#i18n/translator.ts';
import type { ModuleText } from './curriculum.ts';

/** own: in the reader's language and up to date; older: it translates an older version than the source has now; missing: shown in another language. */
export type TextState = 'own' | 'older' | 'missing';

/**
 * The text of one module for a reader: in their language where it exists, else the source, and it says which; never nothing.
 * Null only where a module has no text at all. `texts` are the languages of one module.
 */
export function chooseText<Text extends Pick<ModuleText, 'lang' | 'version' | 'translates'>>(texts: readonly Text[], lang: Lang): { text: Text; state: TextState } | null {
	const source = texts.find((text) => text.translates === null);
	const own = texts.find((text) => text.lang === lang);
	if (own) return { text: own, state: source && own.translates !== null && own.translates < source.version ? 'older' : 'own' };
	const other = source ?? languages.flatMap((candidate) => texts.filter((text) => text.lang === candidate))[0];
	return other ? { text: other, state: 'missing' } : null;
}

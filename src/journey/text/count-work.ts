import { findMissing, findOlder } from './choose-text.ts';
import { wordsIn, type Text } from './text.ts';

/** What is left to write in one language of a text. */
export interface TextWork {
	/** Blocks whose source has changed since. */
	older: number;
	/** Blocks the source has and this language has not. */
	missing: number;
	/** Blocks nobody has written in the source; counted in the source only. */
	empty: number;
}

/** The work left among `blocks`, those a module or tool has now (`title` and `aim` may be among them): words of a field that was taken out ask for nothing. Null where the language is not written at all. */
export function countWork(text: Text | undefined, source: Text, blocks: readonly string[]): TextWork | null {
	if (!text) return null;
	const among = (names: ReadonlySet<string>) => blocks.filter((id) => names.has(id)).length;
	return { older: among(findOlder(text, source)), missing: among(findMissing(text, source)), empty: text.isSource ? blocks.filter((id) => !wordsIn(text)[id]).length : 0 };
}

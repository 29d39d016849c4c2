/** The words a network learns with, block by block and language by language: the texts of its modules and tools. */
import type { Lang } from '#i18n/translator.ts';

/** What a text belongs to. */
export type TextKind = 'module' | 'tool';

export interface Text {
	/** The id of the module or the tool. */
	of: string;
	lang: Lang;
	/** Counts what was saved of this language; an edit against an older one overwrites nothing. */
	version: number;
	/** The text the other languages translate; each module and each tool has one. */
	isSource: boolean;
	title: string;
	/** One sentence: what a city can do afterwards, or what a tool is for. */
	aim: string;
	/** By id (`who`, `core-reading`, `help.people`, …); Markdown. */
	blocks: Readonly<Record<string, string>>;
	/**
	 * The edition of each block, `title` and `aim` among them; 1 where none is named. In the source it is the version in which
	 * the block last changed; in a translation, the edition of the source it says the same as. Lower than the source's: it is older.
	 */
	editions: Readonly<Record<string, number>>;
}

/** A text without its long blocks, for lists. */
export type TextTitle = Omit<Text, 'blocks' | 'editions'>;

/** What a text says, by block, `title` and `aim` among them. */
export type Words = Readonly<Record<string, string>>;

export function wordsIn({ title, aim, blocks }: Pick<Text, 'title' | 'aim' | 'blocks'>): Words {
	return { ...blocks, title, aim };
}

export function editionOf({ editions }: Pick<Text, 'editions'>, block: string): number {
	return editions[block] ?? 1;
}

/** Who saves a text when; null for what Caravan brought. */
export interface TextSaving {
	by: string | null;
	at: string;
}

/** A version that was saved: who, by name, and when. */
export interface SavedText extends TextSaving {
	lang: Lang;
	version: number;
}

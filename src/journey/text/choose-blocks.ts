import type { Lang } from '#i18n/translator.ts';
import { chooseText, findMissing, findOlder, type TextState } from './choose-text.ts';
import type { Text } from './text.ts';

/** A module's or a tool's words for one reader, each block in the language it is found in. */
export interface ShownText {
	lang: Lang;
	state: TextState;
	/** The language the others translate. */
	source: Lang;
	title: string;
	aim: string;
	/** Blocks that say what the source said before it changed; `title` and `aim` may be among them. */
	older: ReadonlySet<string>;
	blocks: Readonly<Record<string, { words: string; lang: Lang }>>;
}

/**
 * What a reader of `lang` sees: their own language block by block, and where a block is not written in it yet the source's, so
 * that nothing a network has written is hidden from anybody. Null only where there is no text at all. `render` may make HTML.
 */
export function chooseBlocks(texts: readonly Text[], lang: Lang, render: (words: string) => string = (words) => words): ShownText | null {
	const found = chooseText(texts, lang);
	if (!found) return null;
	const { text, state } = found;
	const source = texts.find(({ isSource }) => isSource) ?? text;
	const shown = [text, ...findMissing(text, source)].flatMap((from) => (typeof from === 'string'
		? [[from, { words: render(source.blocks[from] ?? ''), lang: source.lang }] as const]
		: Object.entries(from.blocks).map(([id, words]) => [id, { words: render(words), lang: from.lang }] as const)));
	return { lang: text.lang, state, source: source.lang, title: text.title, aim: text.aim, older: findOlder(text, source), blocks: Object.fromEntries(shown) };
}

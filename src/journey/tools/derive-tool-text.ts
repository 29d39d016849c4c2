import type { Lang } from '#i18n/translator.ts';
import { chooseText, findOlder, type TextState } from '#journey/text/choose-text.ts';
import type { Text } from '#journey/text/text.ts';
import { rowsIn, toolBlocks, type CanvasField, type ToolBlock, type Values } from './tools.ts';

/** A tool's words for one reader: in their language where it is written in it, else in the source's. */
export interface ToolText {
	lang: Lang;
	state: TextState;
	/** The language the others translate. */
	source: Lang;
	title: string;
	aim: string;
	/** Blocks as HTML, rendered and safe. */
	html: Readonly<Partial<Record<ToolBlock, string>>>;
	/** Names of fields and columns and the help, as plain text: `field.people`, `help.people`, `column.people.who`. */
	labels: Readonly<Record<string, string>>;
	/** The canvas as the example fills it in. */
	example: Values;
	/** Blocks and labels older than the source. */
	older: readonly string[];
	/** Blocks and labels that stand only in the source, and are shown from it. */
	inSource: readonly string[];
}

/** The words a reader of `lang` sees; null only where nobody wrote any. `render` makes HTML of a block. */
export function deriveToolText(canvas: readonly CanvasField[], texts: readonly Text[], lang: Lang, render: (block: string) => string): ToolText | null {
	const found = chooseText(texts, lang);
	if (!found) return null;
	const { text, state } = found;
	const source = texts.find(({ isSource }) => isSource) ?? text;
	const inSource = Object.keys(source.blocks).filter((id) => source.blocks[id] && !text.blocks[id]);
	const wordsOf = (id: string) => text.blocks[id] || source.blocks[id] || '';
	const labels = canvas.flatMap((field) => [`field.${field.id}`, `help.${field.id}`, ...(field.kind === 'table' ? field.columns.map((column) => `column.${field.id}.${column}`) : [])]);
	return {
		lang: text.lang, state, source: source.lang, title: text.title, aim: text.aim,
		html: Object.fromEntries(toolBlocks.filter((id) => wordsOf(id)).map((id) => [id, render(wordsOf(id))])),
		labels: Object.fromEntries(labels.filter((id) => wordsOf(id)).map((id) => [id, wordsOf(id)])),
		example: Object.fromEntries(canvas.flatMap((field) => {
			const words = wordsOf(`example.${field.id}`);
			return words ? [[field.id, field.kind === 'table' ? rowsIn(words).map((cells) => Object.fromEntries(field.columns.map((column, i) => [column, cells[i] ?? '']))) : words]] : [];
		})),
		older: [...findOlder(text, source)].filter((id) => !inSource.includes(id)), inSource,
	};
}

/** The language a block or a label is shown in. */
export function languageOf({ lang, source, inSource }: Pick<ToolText, 'lang' | 'source' | 'inSource'>, id: string): Lang {
	return inSource.includes(id) ? source : lang;
}

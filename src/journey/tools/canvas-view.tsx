/** A tool's canvas: boxes with their help, filled with words or left open for a pen. */
import { directionOf, type Lang } from '#i18n/translator.ts';
import { Scroll } from '#ui/scroll.tsx';
import { languageOf, type ToolText } from './derive-tool-text.ts';
import { tableIn, wordsIn } from './merge-values.ts';
import type { CanvasField, Row, Values } from './tools.ts';

/** The name of a field, its help or a column, in the language it exists in; the id where nobody named it. */
export function Label({ text, of, page }: { text: ToolText; of: string; page: Lang }) {
	const lang = languageOf(text, of);
	const words = text.labels[of] ?? of.slice(of.lastIndexOf('.') + 1);
	return lang === page ? <>{words}</> : <span lang={lang} dir={directionOf(lang)}>{words}</span>;
}

interface CanvasView {
	canvas: readonly CanvasField[];
	text: ToolText;
	page: Lang;
	/** Null draws it empty, with lines to write on. */
	values: Values | null;
	/** The language of the words in it. */
	written?: Lang;
	help?: boolean;
	/** Level of the boxes' headings. */
	heading?: 'h2' | 'h3';
}

export function Canvas({ canvas, text, page, values, written = page, help = false, heading: Heading = 'h3' }: CanvasView) {
	return (
		<div class={room(canvas)}>
			{canvas.map((field) => (
				<section key={field.id} class={field.kind === 'text' && field.half ? 'half' : undefined}>
					<Heading><Label text={text} of={`field.${field.id}`} page={page} /></Heading>
					{help && text.labels[`help.${field.id}`] && <p class="small soft"><Label text={text} of={`help.${field.id}`} page={page} /></p>}
					{field.kind === 'table' ? <Rows field={field} text={text} page={page} values={values} written={written} />
						: values ? <p lang={written} dir="auto">{wordsIn(values, field.id) || '–'}</p>
							: Array.from({ length: field.kind === 'line' ? 1 : field.rows }, (_, i) => <i key={i} />)}
				</section>
			))}
		</div>
	);
}

function Rows({ field, text, page, values, written }: { field: CanvasField & { kind: 'table' }; text: ToolText; page: Lang; values: Values | null; written: Lang }) {
	const rows: Row[] = values ? tableIn(values, field) : Array.from({ length: field.rows }, () => ({}));
	if (rows.length === 0) return <p>–</p>;
	const label = text.labels[`field.${field.id}`] ?? field.id;
	return (
		<Scroll label={label}>
			<table class="plain">
				<thead><tr>{field.columns.map((column) => <th key={column} scope="col"><Label text={text} of={`column.${field.id}.${column}`} page={page} /></th>)}</tr></thead>
				<tbody>{rows.map((row, i) => <tr key={i}>{field.columns.map((column) => <td key={column} lang={values ? written : undefined} dir="auto">{row[column]}</td>)}</tr>)}</tbody>
			</table>
		</Scroll>
	);
}

/** How much an A4 page has to hold, in lines of a pen: few boxes get more room each. */
const mostForRoom = 28;

function room(canvas: readonly CanvasField[]): string {
	const lines = canvas.reduce((sum, field) => sum + 2 + (field.kind === 'line' ? 1 : field.kind === 'table' ? field.rows + 1 : field.half ? field.rows / 2 - 1 : field.rows), 0);
	return lines > mostForRoom ? 'canvas' : 'canvas roomy';
}

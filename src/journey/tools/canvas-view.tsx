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
	const box = (field: CanvasField) => (
		<section key={field.id}>
			<Heading><Label text={text} of={`field.${field.id}`} page={page} /></Heading>
			{help && text.labels[`help.${field.id}`] && <p class="small soft"><Label text={text} of={`help.${field.id}`} page={page} /></p>}
			{field.kind === 'table' ? <Rows field={field} text={text} page={page} values={values} written={written} />
				: values ? <p lang={written} dir="auto">{wordsIn(values, field.id) || '–'}</p>
					: Array.from({ length: field.kind === 'line' ? 1 : field.rows }, (_, i) => <i key={i} />)}
		</section>
	);
	return (
		<div class="canvas">
			{pairs(canvas).map((fields) => (fields.length === 1 ? fields.map(box) : <div key={fields[0]?.id} class="pair">{fields.map(box)}</div>))}
		</div>
	);
}

/** The boxes as they stand below each other; two halves that follow each other stand side by side. */
function pairs(canvas: readonly CanvasField[]): CanvasField[][] {
	const isHalf = (field: CanvasField | undefined) => field?.kind === 'text' && field.half;
	const rows: CanvasField[][] = [];
	for (const field of canvas) {
		const last = rows.at(-1);
		if (last?.length === 1 && isHalf(last[0]) && isHalf(field)) last.push(field);
		else rows.push([field]);
	}
	return rows;
}

/** An address typed into a cell: it breaks where it must, or the table would stand out of the paper. Other words stay whole. */
const longWord = /\S{24}/;

function Rows({ field, text, page, values, written }: { field: CanvasField & { kind: 'table' }; text: ToolText; page: Lang; values: Values | null; written: Lang }) {
	const rows: Row[] = values ? tableIn(values, field) : Array.from({ length: field.rows }, () => ({}));
	if (rows.length === 0) return <p>–</p>;
	const label = text.labels[`field.${field.id}`] ?? field.id;
	const widths = values ? [] : shareWidth(field, text);
	return (
		<Scroll label={label}>
			<table class="plain">
				{widths.length > 0 && <colgroup>{widths.map((width, i) => <col key={i} width={`${width}%`} />)}</colgroup>}
				<thead><tr>{field.columns.map((column) => <th key={column} scope="col"><Label text={text} of={`column.${field.id}.${column}`} page={page} /></th>)}</tr></thead>
				<tbody>{rows.map((row, i) => <tr key={i}>{field.columns.map((column) => <td key={column} class={longWord.test(row[column] ?? '') ? 'anywhere' : undefined} lang={values ? written : undefined} dir="auto">{row[column]}</td>)}</tr>)}</tbody>
			</table>
		</Scroll>
	);
}

/**
 * How wide the empty columns of a table stand, in hundredths: by the words the example has in each, so that a pen gets
 * room where there is more to say. None is over four times another; without an example all are equal (none is given).
 */
export function shareWidth({ id, columns }: CanvasField & { kind: 'table' }, { example, labels }: Pick<ToolText, 'example' | 'labels'>): number[] {
	const rows = example[id];
	if (!rows || typeof rows === 'string' || rows.length === 0) return [];
	const needs = columns.map((column) => {
		const mean = rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0) / rows.length;
		const longestWord = Math.max(...(labels[`column.${id}.${column}`] ?? column).split(' ').map((word) => word.length));
		return Math.min(40, Math.max(10, longestWord, mean));
	});
	const all = needs.reduce((sum, need) => sum + need, 0);
	return needs.map((need) => Math.floor((100 * need) / all));
}

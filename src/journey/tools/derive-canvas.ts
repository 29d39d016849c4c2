/**
 * Decides what a canvas looks like once somebody has changed it, and which words that adds to the tool's text. Fields and
 * columns keep their ids for ever, and an id that was taken out is never given again: a sheet that was filled in before keeps
 * each word at its place, also the words of a field that is gone.
 */
import type { CanvasField } from './tools.ts';

export interface SaidField {
	kind: CanvasField['kind'];
	/** In the language the tool was written in; its translations follow. */
	name: string;
	help: string;
	rows: number;
	half: boolean;
	/** Names of the columns of a table. */
	columns: readonly string[];
}

/** What a form says of a canvas. Fields it does not name stay as they are. */
export interface SaidCanvas {
	/** The place of each field, smallest first; fields of one place stay in their order. */
	places: Readonly<Record<string, number>>;
	rows: Readonly<Record<string, number>>;
	/** The texts of half width, all of them. */
	halves: readonly string[];
	/** Fields to take out. */
	out: readonly string[];
	/** Columns to take out, as `field.column`. */
	columnsOut: readonly string[];
	/** Names of columns to add, by field. */
	columnsIn: Readonly<Record<string, readonly string[]>>;
	/** A field to add at the end. */
	added: SaidField | null;
}

/** A tool is one page. */
export const mostFields = 20;
/** More columns than this leave no room to write in. */
export const mostColumns = 6;

export type DeriveCanvas =
	| { ok: true; canvas: CanvasField[]; words: Record<string, string> }
	/** `noColumns` names the table that would have none left, `manyColumns` the one that would have too many. */
	| { ok: false; problem: 'noColumns' | 'manyColumns'; field: string }
	| { ok: false; problem: 'manyFields' };

/** `draw` gives an id that was never given before. */
export function deriveCanvas(canvas: readonly CanvasField[], said: SaidCanvas, draw: () => string): DeriveCanvas {
	const words: Record<string, string> = {};
	const next: CanvasField[] = [];
	for (const field of canvas.filter(({ id }) => !said.out.includes(id))) {
		const rows = said.rows[field.id];
		if (field.kind === 'line') next.push(field);
		else if (field.kind === 'text') next.push({ ...field, rows: rows ?? field.rows, half: said.halves.includes(field.id) });
		else {
			const kept = field.columns.filter((column) => !said.columnsOut.includes(`${field.id}.${column}`));
			const columns = [...kept, ...(said.columnsIn[field.id] ?? []).map((name) => addColumn(words, field.id, name, draw))];
			if (columns.length === 0) return { ok: false, problem: 'noColumns', field: field.id };
			if (columns.length > mostColumns) return { ok: false, problem: 'manyColumns', field: field.id };
			next.push({ ...field, rows: rows ?? field.rows, columns });
		}
	}
	const placeOf = ({ id }: CanvasField) => said.places[id] ?? canvas.findIndex((field) => field.id === id) + 1;
	const placed = next.map((field, i) => ({ field, i })).sort((a, b) => placeOf(a.field) - placeOf(b.field) || a.i - b.i).map(({ field }) => field);
	if (said.added) placed.push(makeField(words, said.added, draw));
	return placed.length > mostFields ? { ok: false, problem: 'manyFields' } : { ok: true, canvas: placed, words };
}

function makeField(words: Record<string, string>, { kind, name, help, rows, half, columns }: SaidField, draw: () => string): CanvasField {
	const id = draw();
	words[`field.${id}`] = name;
	if (help) words[`help.${id}`] = help;
	if (kind === 'line') return { id, kind };
	if (kind === 'text') return { id, kind, rows, half };
	return { id, kind, rows, columns: columns.map((column) => addColumn(words, id, column, draw)) };
}

function addColumn(words: Record<string, string>, field: string, name: string, draw: () => string): string {
	const column = draw();
	words[`column.${field}.${column}`] = name;
	return column;
}

/** A4 holds this many lines of canvas beside title, purpose and steps. */
export const linesOnPage = 34;

/** Lines a canvas takes on paper: a line 1, a text and a table their rows, each with two for its title; two halves stand side by side. */
export function countLines(canvas: readonly CanvasField[]): number {
	let lines = 0;
	let half: number | null = null;
	for (const field of canvas) {
		const own = (field.kind === 'line' ? 1 : field.rows) + 2;
		if (field.kind === 'text' && field.half && half !== null) {
			lines += Math.max(own - half, 0);
			half = null;
		} else {
			lines += own;
			half = field.kind === 'text' && field.half ? own : null;
		}
	}
	return lines;
}

import * as v from 'valibot';
import { key, lang, maybe, oneOf, readForm, refuseField, text, version, type Reading, type Typed } from '#forms/read.ts';
import type { CityId } from '#journey/network/network.ts';
import { sheetChannels, type SaidSheet, type SheetId } from './sheet.ts';
import type { CanvasField, FieldValue, Row, ToolId, Values } from './tools.ts';

export const mostTitle = 120;
export const mostLine = 200;
export const mostText = 2000;
export const mostCell = 200;
/** Rows a table may have; one A4 page holds fewer. */
export const mostRows = 30;

const line = text(0, mostLine);
const words = text(0, mostText);
const cell = text(0, mostCell);
const head = { key, version, after: maybe(key), title: text(0, mostTitle), lang, channel: oneOf(sheetChannels), seen: maybe(v.literal('shared', 'damaged')) };

export type SheetReading = Omit<SaidSheet, 'city' | 'of'>;

/** A sheet as it was typed, by the fields of its tool, with the words of fields it had when the form was drawn; rows without a word are dropped, and a sheet without any is refused. */
export function readSheet(form: FormData, canvas: readonly CanvasField[]): Reading<SheetReading> {
	const fields = canvas.flatMap((field) => {
		if (field.kind !== 'table') return [[nameOf(field), field.kind === 'line' ? line : words]];
		return Array.from({ length: mostRows }, (_, row) => field.columns.map((column) => [cellName(field, row, column), cell])).flat();
	});
	const reading = readForm(v.object({ ...head, ...Object.fromEntries(fields) as Record<string, typeof cell> }), form);
	if (!reading.ok) return reading;
	const { key: formKey, version: seen, after, title, lang: written, channel, seen: seenAs, ...rest } = reading.value;
	const said = rest as Readonly<Record<string, string>>;
	const values: Record<string, FieldValue> = readEarlier(reading.typed, canvas);
	for (const field of canvas) {
		const value = field.kind === 'table' ? rowsOf(field, said) : (said[nameOf(field)] ?? '');
		if (value.length > 0) values[field.id] = value;
	}
	const [first] = canvas;
	if (Object.keys(values).length === 0) return refuseField(reading.typed, first ? firstName(first) : 'title', 'nothingYet');
	return { ok: true, typed: reading.typed, value: { key: formKey, version: seen, after, title: title || firstLine(canvas, values), lang: written, channel, seenShared: seenAs === 'shared', values } };
}

function rowsOf(field: CanvasField & { kind: 'table' }, said: Readonly<Record<string, string>>): Row[] {
	const rows = Array.from({ length: mostRows }, (_, row) => Object.fromEntries(field.columns.map((column) => [column, said[cellName(field, row, column)] ?? ''])));
	return rows.filter((row) => Object.values(row).some(Boolean));
}

/**
 * Words typed into fields and columns that were taken out of the tool since the form was drawn, perhaps days ago on a phone
 * without a line. They are the city's, so they stay with the sheet, by the names `findEarlier` knows them by.
 */
export function readEarlier(typed: Typed, canvas: readonly CanvasField[]): Record<string, string> {
	const drawn = new Set(canvas.flatMap((field) => (field.kind === 'table' ? [] : [nameOf(field)])));
	const said = new Map<string, Map<string, string[]>>();
	for (const [name, [value = '']] of Object.entries(typed)) {
		const place = drawn.has(name) ? null : placeOf(name, canvas);
		const heard = v.safeParse(words, value);
		if (!place || !heard.success || heard.output === '') continue;
		const rows = said.get(place.id) ?? new Map<string, string[]>();
		rows.set(place.row, [...(rows.get(place.row) ?? []), heard.output]);
		said.set(place.id, rows);
	}
	return Object.fromEntries([...said].map(([id, rows]) => [id, [...rows.values()].map((cells) => cells.join(' | ')).join('\n')]));
}

/** Which name the words of an input without a field are kept under, and in which row; null for an input that is none of a canvas, or that has its field. */
function placeOf(name: string, canvas: readonly CanvasField[]): { id: string; row: string } | null {
	for (const field of canvas) {
		if (field.kind !== 'table' || !name.startsWith(`cell-${field.id}-`)) continue;
		const [, row = '', column = ''] = /^(\d{1,2})-([\w-]{1,80})$/.exec(name.slice(`cell-${field.id}-`.length)) ?? [];
		if (column) return field.columns.includes(column) ? null : { id: `${field.id}.${column}`, row };
	}
	const [, plain, table, row = ''] = /^(?:(?:line|text)-([\w.-]{1,170})|cell-([\w-]{1,80}?)-(\d{1,2})-[\w-]{1,80})$/.exec(name) ?? [];
	const id = plain ?? table;
	return id === undefined ? null : { id: canvas.some((field) => field.id === id) ? `${id}.words` : id, row };
}

/** A sheet that was given no title is known by its first line, which says what it is about. */
function firstLine(canvas: readonly CanvasField[], values: Values): string {
	const field = canvas.find(({ id, kind }) => kind === 'line' && values[id]);
	const value = field ? values[field.id] : undefined;
	return typeof value === 'string' ? value.slice(0, mostTitle) : '';
}

/** The name of the form's field a line or a text is typed into. */
export function nameOf({ id, kind }: Pick<CanvasField, 'id' | 'kind'>): string {
	return `${kind}-${id}`;
}

export function cellName({ id }: Pick<CanvasField, 'id'>, row: number, column: string): string {
	return `cell-${id}-${row}-${column}`;
}

function firstName(field: CanvasField): string {
	return field.kind === 'table' ? cellName(field, 0, field.columns[0] ?? '') : nameOf(field);
}

/** Where a form that waits on the phone will be sent: a new sheet of a tool, or one that stands. Null for forms of other pages. */
export function readSheetAddress(url: string): Pick<SaidSheet, 'city' | 'of'> | null {
	const [, city, kind, of] = /^\/\w\w\/cities\/([^/]+)\/(tools(?=\/[^/]+\/fill$)|sheets(?=\/[^/]+$))\/([^/]+)(?:\/fill)?$/.exec(new URL(url).pathname) ?? [];
	if (!city || !of) return null;
	const plain = [city, of].map(unescaped);
	return { city: plain[0] as CityId, of: kind === 'tools' ? { tool: plain[1] as ToolId } : { sheet: plain[1] as SheetId } };
}

/** As it was written in the address; an address that was damaged is left as it is. */
export function unescaped(part: string): string {
	try { return decodeURIComponent(part); } catch { return part; }
}

const Sharing = v.object({ key, version, shared: oneOf(['yes', 'no'] as const) });
export interface SaidSharing { key: string; version: number; shared: 'yes' | 'no' }

/** Whether the network reads a sheet, as its coordinator saw it at `version`. */
export function readSharing(form: FormData): Reading<SaidSharing> {
	return readForm(Sharing, form);
}

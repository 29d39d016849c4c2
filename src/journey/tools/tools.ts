/** Curated tools: pages of method that a city fills in by itself, on a phone or on paper, and may share. */
import type { Step } from '#journey/network/step.ts';
import type { PlanSection } from '#journey/plan/plan.ts';

export type ToolId = string & { readonly __brand: 'ToolId' };

/** One box of a canvas. `rows` are the lines, or the empty rows of a table, printed for a pen; a half stands beside the next one. */
export type CanvasField =
	| { id: string; kind: 'line' }
	| { id: string; kind: 'text'; rows: number; half: boolean }
	| { id: string; kind: 'table'; rows: number; columns: readonly string[] };

export interface Tool {
	id: ToolId;
	/** The steps of the quarter it is used in. */
	steps: readonly Step[];
	minutes: number;
	plan: readonly PlanSection[];
	canvas: readonly CanvasField[];
	position: number;
	state: 'offered' | 'retired';
	version: number;
}

/** The blocks of a tool's text that every tool has; beside them stand those of its canvas (see `canvasBlocks`). */
export const toolBlocks = ['when', 'needs', 'steps', 'plan', 'sources', 'example'] as const;
export type ToolBlock = (typeof toolBlocks)[number];

/** The blocks a canvas adds to its tool's text: the name of each field, its help, its columns, and how it is filled in the example. */
export function canvasBlocks(canvas: readonly CanvasField[]): string[] {
	return canvas.flatMap((field) => [
		`field.${field.id}`, `help.${field.id}`, ...(field.kind === 'table' ? field.columns.map((column) => `column.${field.id}.${column}`) : []), `example.${field.id}`,
	]);
}

/** What a city wrote in one row of a table, by column; a column the tool no longer has keeps its words. */
export type Row = Readonly<Record<string, string>>;
/** What stands in one field: words, or the rows of a table. */
export type FieldValue = string | readonly Row[];
/** What a city wrote, by field. A field the tool no longer has keeps its words. */
export type Values = Readonly<Record<string, FieldValue>>;

/** The rows of a table as they are written in a text: a line each, beginning with `- `, cells parted by ` | `. */
export function rowsIn(text: string): string[][] {
	return text.split('\n').filter((line) => line.startsWith('- ')).map((line) => line.slice(2).split('|').map((cell) => cell.trim()));
}

/** What is written in a field, as one text: a row a line. */
export function textOf(value: FieldValue | undefined): string {
	if (value === undefined || typeof value === 'string') return value ?? '';
	return value.map((row) => Object.values(row).filter(Boolean).join(' | ')).filter(Boolean).join('\n');
}

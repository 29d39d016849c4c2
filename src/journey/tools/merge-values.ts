/**
 * What happens to a city's words when its sheet meets another: an earlier form of the tool, or what somebody else saved
 * meanwhile. No word is ever dropped because a tool was adapted.
 */
import type { SheetWords } from './sheet.ts';
import { textOf, type CanvasField, type FieldValue, type Row, type Values } from './tools.ts';

/**
 * The words that have no field in this canvas, as texts: of a field that is gone or of another kind now, or of a column that is
 * gone. Their names hold a dot where the plain one is taken by a field, so that they are found here again after the next save.
 */
export function findEarlier(values: Values, canvas: readonly CanvasField[]): Record<string, string> {
	const earlier: Record<string, string> = {};
	for (const [name, value] of Object.entries(values)) {
		const field = canvas.find(({ id }) => id === name);
		if (!field) earlier[name] = textOf(value);
		else if (typeof value === 'string') {
			if (field.kind === 'table') earlier[`${name}.words`] = value;
		} else if (field.kind !== 'table') earlier[`${name}.rows`] = textOf(value);
		else for (const column of new Set(value.flatMap(Object.keys))) {
			if (!field.columns.includes(column)) earlier[`${name}.${column}`] = value.map((row) => row[column]).filter(Boolean).join('\n');
		}
	}
	return Object.fromEntries(Object.entries(earlier).filter(([, text]) => text));
}

/** What is kept when `said` is saved over `standing`: what was said, and the words the form had no field for. A form drawn before a field was taken out still says that field's words, and newer ones. */
export function mergeEarlier(said: Values, standing: Values, canvas: readonly CanvasField[]): Values {
	return { ...findEarlier(standing, canvas), ...said };
}

/** The words of a field of this kind; empty where something else stands there. */
export function wordsIn(values: Values, id: string): string {
	const value = values[id];
	return typeof value === 'string' ? value : '';
}

/** The rows of a table, each with the columns it has today; empty where something else stands there. */
export function tableIn(values: Values, field: CanvasField & { kind: 'table' }): Row[] {
	const value = values[field.id];
	if (value === undefined || typeof value === 'string') return [];
	return value.map((row) => Object.fromEntries(field.columns.map((column) => [column, row[column] ?? ''])));
}

/**
 * What a form shows after somebody was faster: in each field the reader has not touched since `before`, theirs; in the others
 * the reader's own, beside which theirs are shown. Without `before` everything of the reader counts as touched.
 */
export function mergeEdits(before: SheetWords | null, theirs: SheetWords, yours: SheetWords): SheetWords {
	const isUntouched = (id: string) => before !== null && isSame(before.values[id], yours.values[id]);
	const ids = [...new Set([...Object.keys(theirs.values), ...Object.keys(yours.values)])];
	const values: Record<string, FieldValue> = {};
	for (const id of ids) {
		const value = isUntouched(id) ? theirs.values[id] : yours.values[id];
		if (value !== undefined) values[id] = value;
	}
	return { title: before !== null && before.title === yours.title ? theirs.title : yours.title, values };
}

/** Whether two fields say the same, whatever empty cells they hold. */
export function isSame(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
	return textOf(one) === textOf(other);
}

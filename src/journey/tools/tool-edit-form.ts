import * as v from 'valibot';
import { key, lang, oneOf, readForm, refuseField, text, version, whole, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import { steps, type Step } from '#journey/network/step.ts';
import { planSections, type PlanSection } from '#journey/plan/plan.ts';
import { aim, title } from '#journey/text/form.ts';
import { mostColumns, mostFields, type SaidCanvas, type SaidField } from './derive-canvas.ts';
import type { CanvasField } from './tools.ts';

export const mostToolMinutes = 480;
export const mostRows = 20;
export const mostName = 80;
export const mostHelp = 400;
/** Longer names do not fit the head of a column on paper. */
export const mostColumnName = 40;
export const fieldKinds = ['line', 'text', 'table'] as const satisfies readonly CanvasField['kind'][];

const facts = { key, steps: v.array(oneOf(steps)), minutes: whole(5, mostToolMinutes), plan: v.array(oneOf(planSections)) };

export interface SaidTool {
	key: string;
	steps: Step[];
	minutes: number;
	plan: PlanSection[];
}

const Facts = v.object({ ...facts, version });
export function readToolFacts(form: FormData): Reading<SaidTool & { version: number }> {
	return readForm(Facts, form, ['steps', 'plan']);
}

const Added = v.object({ ...facts, lang, title, aim });
export type NewTool = SaidTool & { lang: Lang; title: string; aim: string };
/** A tool of the network's own: its canvas is made on the next page. */
export function readNewTool(form: FormData): Reading<NewTool> {
	return readForm(Added, form, ['steps', 'plan']);
}

const State = v.object({ key, version, state: oneOf(['retired', 'offered'] as const), reason: text(3, 500) });
export type SaidToolState = v.InferOutput<typeof State>;
export function readToolState(form: FormData): Reading<SaidToolState> {
	return readForm(State, form);
}

/** Names typed one a line; empty lines say nothing. */
function namesIn(said: string): string[] {
	return said.split('\n').map((line) => line.trim()).filter(Boolean);
}

const columns = v.pipe(
	text(0, mostColumns * (mostColumnName + 2)), v.transform(namesIn), v.check((names) => names.length <= mostColumns, `manyColumns:${mostColumns}`),
	v.check((names) => names.every((name) => name.length <= mostColumnName), `longColumn:${mostColumnName}`),
);
const rows = whole(1, mostRows);
const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200, 'damaged'))), v.maxLength(mostFields * mostColumns, 'damaged'));

/** What a form says of the canvas that stands; every field has its own inputs, named after it. */
export function readCanvas(form: FormData, canvas: readonly CanvasField[]): Reading<SaidCanvas & { key: string; version: number }> {
	const named = <Schema extends v.GenericSchema>(name: string, of: readonly CanvasField[], schema: Schema) => Object.fromEntries(of.filter(({ id }) => form.has(`${name}.${id}`)).map(({ id }) => [`${name}.${id}`, schema]));
	const tables = canvas.filter(({ kind }) => kind === 'table');
	const Numbers = v.object({ ...named('place', canvas, whole(1, 99)), ...named('rows', canvas.filter(({ kind }) => kind !== 'line'), rows) });
	const Columns = v.object(named('columns', tables, columns));
	const Said = v.object({
		key, version, out: ids, half: ids, columnOut: ids, newKind: v.optional(oneOf(['', ...fieldKinds] as const), ''), newName: text(0, mostName), newHelp: text(0, mostHelp),
		newRows: v.optional(rows, '3'), newHalf: v.optional(v.literal('yes', 'damaged')), newColumns: columns,
	});
	const lists = ['out', 'half', 'columnOut'];
	const reading = readForm(Said, form, lists);
	const numbers = readForm(Numbers, form);
	const added = readForm(Columns, form);
	if (!reading.ok || !numbers.ok || !added.ok) {
		const fields = [reading, numbers, added].flatMap((one) => (one.ok ? [] : one.fields));
		return { ok: false, problem: 'badForm', fields, typed: reading.typed };
	}
	const { value, typed } = reading;
	if (value.newKind !== '' && value.newName === '') return refuseField(typed, 'newName', 'required');
	if (value.newKind === '' && value.newName !== '') return refuseField(typed, 'newKind', 'chooseOne');
	if (value.newKind === 'table' && value.newColumns.length === 0) return refuseField(typed, 'newColumns', 'required');
	const field: SaidField | null = value.newKind === '' ? null
		: { kind: value.newKind, name: value.newName, help: value.newHelp, rows: value.newRows, half: value.newHalf === 'yes', columns: value.newColumns };
	return {
		ok: true, typed,
		value: {
			key: value.key, version: value.version, out: value.out, halves: value.half, columnsOut: value.columnOut, added: field,
			places: placesOf(namedAfter(numbers.value, 'place.'), canvas), rows: namedAfter(numbers.value, 'rows.'), columnsIn: namedAfter(added.value, 'columns.'),
		},
	};
}

/** A field that is given another's number stands before it when it moves up and behind it when it moves down, as people mean who change one number only. */
function placesOf(said: Readonly<Record<string, number>>, canvas: readonly CanvasField[]): Record<string, number> {
	return Object.fromEntries(canvas.flatMap(({ id }, i) => {
		const place = said[id];
		return place === undefined ? [] : [[id, place + Math.sign(place - (i + 1)) / 2]];
	}));
}

/** The part of `said` whose names begin with `prefix`, without it. */
function namedAfter<Value>(said: Readonly<Record<string, Value>>, prefix: string): Record<string, Value> {
	return Object.fromEntries(Object.entries(said).filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]));
}

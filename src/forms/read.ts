/**
 * From what a browser sent to a typed value, or to the fields that are wrong and everything that was typed.
 * The messages of a schema are keys of `words.ts` here or of the concept's own words, with an optional number: `tooLong:2000`.
 */
import * as v from 'valibot';
import { isDay, type Day } from '../i18n/day.ts';
import { isLang, type Lang } from '../i18n/translator.ts';

/** What was typed, field by field, so that nothing is lost when a form comes back. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface FieldProblem {
	field: string;
	problem: string;
	/** The limit the problem speaks of: the most characters, the least, the highest number. */
	limit?: number;
}

export interface BadForm {
	ok: false;
	problem: 'badForm';
	fields: readonly FieldProblem[];
	typed: Typed;
}
export type Reading<Value> = { ok: true; value: Value; typed: Typed } | BadForm;

/** Reads the form by the schema; fields named in `lists` keep all their values, every other field its last one. */
export function readForm<Schema extends v.GenericSchema>(schema: Schema, form: FormData, lists: readonly string[] = []): Reading<v.InferOutput<Schema>> {
	const typed = typedIn(form);
	const raw = bare<unknown>();
	for (const name of Object.keys(typed)) raw[name] = lists.includes(name) ? typed[name] : typed[name]?.[typed[name].length - 1];
	for (const name of lists) raw[name] ??= [];
	const reading = v.safeParse(schema, raw);
	if (reading.success) return { ok: true, value: reading.output, typed };
	const fields = new Map<string, FieldProblem>();
	for (const issue of reading.issues) {
		const at = issue.path?.[0]?.key;
		const field = typeof at === 'string' ? at : '';
		const [problem = 'damaged', limit] = issue.message.startsWith('Invalid') ? ['required'] : issue.message.split(':');
		if (!fields.has(field)) fields.set(field, { field, problem, ...(limit !== undefined && { limit: Number(limit) }) });
	}
	return { ok: false, problem: 'badForm', fields: [...fields.values()], typed };
}

/** One field refused by the concept's own rule, in the shape of a bad form. */
export function refuseField(typed: Typed, field: string, problem: string, limit?: number): BadForm {
	return { ok: false, problem: 'badForm', fields: [{ field, problem, ...(limit !== undefined && { limit }) }], typed };
}

export function typedIn(form: FormData): Typed {
	const typed = bare<string[]>();
	for (const [name, value] of form) if (typeof value === 'string') (typed[storable(name)] ??= []).push(storable(value));
	return typed;
}

/** PostgreSQL holds no zero byte in a text, and no keyboard writes one. Browsers send line ends as CR LF, which would differ from what was stored. */
function storable(said: string): string {
	return said.replaceAll('\u0000', ' ').replace(/\r\n?/g, '\n');
}

/** Without what every object inherits: a field may be named `constructor`. */
function bare<Value>(): Record<string, Value> {
	return Object.create(null) as Record<string, Value>;
}

/** Made when the form was drawn; a form sent twice is known by it. */
export const key = v.pipe(v.string('damaged'), v.uuid('damaged'));

/** The version the form was filled against; 0 where nothing stood yet. */
export const version = v.pipe(v.string('damaged'), v.regex(/^\d{1,9}$/, 'damaged'), v.transform(Number));

/** Text of a person: trimmed, control characters other than line ends taken out; `least` 0 lets it be left empty. */
export function text(least: number, most: number) {
	return v.pipe(
		v.optional(v.string('damaged'), ''),
		v.transform((said) => said.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trim()),
		v.check((said) => said.length > 0 || least === 0, 'required'),
		v.check((said) => said.length === 0 || said.length >= least, `tooShort:${least}`),
		v.maxLength(most, `tooLong:${most}`),
	);
}

export const day = v.pipe(v.optional(v.string('damaged'), ''), v.trim(), v.check((said) => said !== '', 'required'), v.check(isDay, 'notADay'), v.transform((said) => said as Day));

export const lang = v.pipe(v.string('required'), v.check((said) => isLang(said), 'chooseOne'), v.transform((said) => said as Lang));

/** A mail address as people have them; whether it lives only a mail can tell. */
export const address = v.pipe(v.optional(v.string('damaged'), ''), v.trim(), v.check((said) => said !== '', 'required'), v.maxLength(254, 'tooLong:254'), v.regex(/^[^\s\u0000-\u001f\u007f@<>",;]+@[^\s\u0000-\u001f\u007f@<>",;]+\.[^\s\u0000-\u001f\u007f@<>",;]{2,}$/, 'notAnAddress'), v.toLowerCase());

export function whole(least: number, most: number) {
	return v.pipe(v.optional(v.string('damaged'), ''), v.trim(), v.check((said) => said !== '', 'required'), v.regex(/^\d{1,9}$/, 'notANumber'), v.transform(Number), v.minValue(least, `tooSmall:${least}`), v.maxValue(most, `tooLarge:${most}`));
}

export function oneOf<const Options extends readonly string[]>(options: Options) {
	return v.picklist(options, 'chooseOne');
}

/** An id out of a hidden field or a list; that it exists is for the store to find. */
export function id<Id extends string>() {
	return v.pipe(v.string('chooseOne'), v.minLength(1, 'chooseOne'), v.maxLength(80, 'damaged'), v.regex(/^[^\u0000-\u001f]*$/, 'damaged'), v.transform((said) => said as Id));
}

/** A field that may stay empty: null then. */
export function maybe<Schema extends v.GenericSchema>(schema: Schema) {
	const empty = v.pipe(v.literal(''), v.transform(() => null));
	return v.optional(v.lazy((said): typeof empty | Schema => (said === '' ? empty : schema)), '');
}

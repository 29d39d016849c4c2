import * as v from 'valibot';
import { key, maybe, readForm, text, version, type Reading } from '#forms/read.ts';
import type { Revision } from './derive-revision.ts';

/** The most characters of one block: about 1,000 words, twice the longest reading. */
export const mostWords = 8000;
export const mostTitle = 120;
export const mostAim = 400;

const words = text(0, mostWords);
const checked = v.pipe(v.array(v.pipe(v.string(), v.maxLength(120, 'damaged'))), v.maxLength(200, 'damaged'));
export const title = text(2, mostTitle);
export const aim = text(5, mostAim);

/**
 * A part of a text as it was typed, with the blocks that part may have; `named` where title and aim are among them, and must
 * then be there, as must the names of the source, which have `most` characters. A block that did not arrive is not said: it stays as it is.
 */
export function readRevision(form: FormData, blocks: readonly { id: string; most?: number }[], named: boolean, isSource: boolean): Reading<Revision & { key: string; version: number }> {
	const sent = blocks.filter(({ id }) => form.has(fieldOf(id)));
	const here = sent.map(({ id }) => id);
	const schemaOf = (most: number | undefined) => (most === undefined ? words : text(isSource ? 1 : 0, most));
	const Said = v.object({ key, version, source: maybe(version), checked, title: named ? title : words, aim: named ? aim : words, ...Object.fromEntries(sent.map(({ id, most }) => [fieldOf(id), schemaOf(most)])) });
	const reading = readForm(Said, form, ['checked']);
	if (!reading.ok) return reading;
	const { key: formKey, version: formVersion, source, checked: still, ...rest } = reading.value;
	const said: Readonly<Record<string, string>> = rest;
	const names = named ? ['title', 'aim', ...here] : here;
	return { ...reading, value: { key: formKey, version: formVersion, source, checked: still, words: Object.fromEntries(names.map((id) => [id, said[fieldOf(id)] ?? ''])) } };
}

/** The name of the field a block, the title or the aim is typed into. */
export function fieldOf(id: string): string {
	return id === 'title' || id === 'aim' ? id : `block-${id}`;
}

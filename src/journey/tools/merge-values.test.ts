import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEarlier, mergeEarlier, mergeEdits, tableIn, wordsIn } from './merge-values.ts';
import { textOf, type CanvasField, type Values } from './tools.ts';

const canvas: CanvasField[] = [{ id: 'case', kind: 'line' }, { id: 'why', kind: 'text', rows: 3, half: false }, { id: 'people', kind: 'table', rows: 4, columns: ['who', 'want'] }];
const values: Values = { case: 'Bins full', why: 'No lorry', people: [{ who: 'Mayor', want: 'votes' }] };

test('words of fields that stand are not from an earlier form', () => {
	expect(findEarlier(values, canvas)).toEqual({});
});

test.each([
	['a field that is gone', { ...values, gone: 'Old words' }, { gone: 'Old words' }],
	['a field that is a table now', { ...values, people: 'All of us' }, { 'people.words': 'All of us' }],
	['a field that was a table', { ...values, why: [{ a: 'one', b: 'two' }, { a: 'three' }] }, { 'why.rows': 'one | two\nthree' }],
	['a column that is gone', { ...values, people: [{ who: 'Mayor', phone: '12' }, { phone: '34' }] }, { 'people.phone': '12\n34' }],
] satisfies [string, Values, Record<string, string>][])('%s keeps its words', (_, before, earlier) => {
	expect(findEarlier(before, canvas)).toEqual(earlier);
	const saved = mergeEarlier({ case: 'New' }, before, canvas);
	expect(saved['case']).toBe('New');
	expect(findEarlier(saved, canvas)).toEqual(earlier);
});

test('what a form says of a field that was taken out meanwhile is newer than what stands', () => {
	expect(mergeEarlier({ gone: 'New words' }, { gone: 'Old words', other: 'Kept' }, canvas)).toEqual({ gone: 'New words', other: 'Kept' });
});

test('no word is lost whatever becomes of the canvas, save after save', () => {
	const fieldsOf = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }).chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom<CanvasField>({ id, kind: 'line' }, { id, kind: 'text', rows: 2, half: false }, { id, kind: 'table', rows: 2, columns: ['x'] }, { id, kind: 'table', rows: 2, columns: ['y', 'z'] }))));
	const filled = (fields: readonly CanvasField[], round: number): Values => Object.fromEntries(fields.map((field) => [field.id, field.kind === 'table' ? [Object.fromEntries(field.columns.map((column) => [column, `${round}${field.id}${column}`]))] : `${round}${field.id}`]));
	fc.assert(fc.property(fc.array(fieldsOf, { minLength: 2, maxLength: 2 }), ([first = [], second = []]) => {
		const before = filled(first, 1);
		const after = mergeEarlier({}, before, second);
		const shown = [...Object.values(findEarlier(before, second)), ...second.flatMap((field) => (field.kind === 'table' ? tableIn(before, field).flatMap((row) => Object.values(row)) : wordsIn(before, field.id)))].join(' ');
		for (const value of Object.values(before)) for (const word of textOf(value).split(' | ')) expect(shown).toContain(word);
		expect(findEarlier(after, second)).toEqual(findEarlier(before, second));
	}));
});

const theirs = { title: 'Sunday', values: { case: 'Seven bins full', why: 'No lorry', people: [{ who: 'Mayor', want: 'votes' }] } };

test('a form that was overtaken holds theirs where nothing was touched, and one’s own where something was', () => {
	const before = { title: 'Sunday', values };
	expect(mergeEdits(before, theirs, { title: 'Sunday', values: { ...values, why: 'A strike' } })).toEqual({ title: 'Sunday', values: { ...theirs.values, why: 'A strike' } });
	expect(mergeEdits({ ...before, title: 'Bins' }, theirs, { title: 'Bins', values })).toEqual(theirs);
	expect(mergeEdits(before, theirs, { title: 'Monday', values: { case: values['case'] ?? '', why: 'No lorry' } })).toEqual({ title: 'Monday', values: { case: 'Seven bins full', why: 'No lorry' } });
});

test('where it is not known what the form was filled against, all of it is one’s own', () => {
	const yours = { title: '', values: { why: 'A strike' } };
	expect(mergeEdits(null, theirs, yours)).toEqual(yours);
});

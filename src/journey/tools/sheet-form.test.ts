import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { mostRows, readSheet, readSheetAddress } from './sheet-form.ts';
import type { CanvasField } from './tools.ts';
import { readTrial, readTrialAddress } from './trial-form.ts';

const canvas: CanvasField[] = [{ id: 'case', kind: 'line' }, { id: 'why', kind: 'text', rows: 3, half: false }, { id: 'people', kind: 'table', rows: 4, columns: ['who', 'to-do'] }];
function form(said: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ key: newId(), version: '0', lang: 'en', channel: 'app', ...said })) data.append(name, value);
	return data;
}

test('fields are read by the canvas; empty rows and empty fields are dropped, what is no field not heard', () => {
	const reading = readSheet(form({ 'line-case': ' Bins full ', 'text-why': '', 'cell-people-1-who': 'Mayor', 'cell-people-4-to-do': 'Ask', 'cell-people-2-who': '  ', other: 'x' }), canvas);
	expect(reading).toMatchObject({ ok: true, value: { title: 'Bins full', after: null, values: { case: 'Bins full', people: [{ who: 'Mayor', 'to-do': '' }, { who: '', 'to-do': 'Ask' }] } } });
	expect(reading.ok && Object.keys(reading.value.values)).toEqual(['case', 'people']);
});

test('words typed into fields and columns that were taken out meanwhile stay with the sheet', () => {
	const said = { 'line-case': 'Bins', 'text-gone': 'Nobody came.\r\nTwice.', 'cell-people-0-phone': '12', 'cell-people-1-phone': '34', 'cell-019a1b2c-1234-7abc-8def-0123456789ab-0-a': 'x', 'cell-019a1b2c-1234-7abc-8def-0123456789ab-0-b': 'y', 'cell-019a1b2c-1234-7abc-8def-0123456789ab-1-a': 'z', 'text-__proto__': 'p', 'text-empty': ' ', extra: 'no' };
	const reading = readSheet(form(said), canvas);
	expect(reading.ok && Object.fromEntries(Object.entries(reading.value.values))).toEqual({ case: 'Bins', gone: 'Nobody came.\nTwice.', 'people.phone': '12\n34', '019a1b2c-1234-7abc-8def-0123456789ab': 'x | y\nz', ['__proto__']: 'p' });
	expect(readSheet(form({ 'text-gone': 'Only this.' }), canvas)).toMatchObject({ ok: true, value: { values: { gone: 'Only this.' } } });
});

test('a sheet with no word in it is refused at its first field', () => {
	expect(readSheet(form({ title: 'Only a title' }), canvas)).toMatchObject({ ok: false, fields: [{ field: 'line-case', problem: 'nothingYet' }] });
});

test('too long a cell is named, in the last row as in the first', () => {
	const name = `cell-people-${mostRows - 1}-who`;
	expect(readSheet(form({ [name]: 'x'.repeat(201) }), canvas)).toMatchObject({ ok: false, fields: [{ field: name, problem: 'tooLong', limit: 200 }] });
});

test.each([
	['https://c.test/en/cities/kumasi/tools/five-whys/fill', { city: 'kumasi', of: { tool: 'five-whys' } }],
	['https://c.test/ar/cities/s%C3%A8m%C3%A8/sheets/0190?x=1', { city: 'sèmè', of: { sheet: '0190' } }],
	['https://c.test/en/cities/kumasi/sheets/0190/print', null],
	['https://c.test/en/cities/kumasi/tools/five-whys/trial', null],
	['https://c.test/en/cities/kumasi/guide', null],
])('%s belongs where it is sent', (url, place) => {
	expect(readSheetAddress(url)).toEqual(place);
});

test('a trial that waits is known by its address', () => {
	expect(readTrialAddress('https://c.test/fr/cities/kumasi/tools/five-whys/trial')).toEqual({ city: 'kumasi', tool: 'five-whys' });
	expect(readTrialAddress('https://c.test/fr/cities/kumasi/tools/five-whys/fill')).toBeNull();
});

test('nothing was tried after today', () => {
	const place = { city: 'kumasi', tool: 'five-whys' } as never;
	expect(readTrial(form({ on: '2027-02-11', words: 'We tried it.' }), place, '2027-02-10' as never)).toMatchObject({ ok: false, fields: [{ field: 'on', problem: 'inFuture' }] });
	expect(readTrial(form({ on: '2027-02-10', words: 'We tried it.' }), place, '2027-02-10' as never)).toMatchObject({ ok: true, value: { shared: false, city: 'kumasi' } });
});

import { expect, test } from 'vitest';
import { countLines, deriveCanvas, type SaidCanvas } from './derive-canvas.ts';
import type { CanvasField } from './tools.ts';

const canvas: CanvasField[] = [
	{ id: 'goal', kind: 'line' },
	{ id: 'close', kind: 'text', rows: 4, half: false },
	{ id: 'people', kind: 'table', rows: 6, columns: ['who', 'next'] },
];
const nothing: SaidCanvas = { places: {}, rows: {}, halves: [], out: [], columnsOut: [], columnsIn: {}, added: null };
function derived(change: Partial<SaidCanvas>) {
	let n = 0;
	return deriveCanvas(canvas, { ...nothing, ...change }, () => `new-${++n}`);
}

test('nothing said, nothing changed', () => {
	expect(derived({})).toEqual({ ok: true, canvas, words: {} });
});

test('fields move to the places given and keep their ids', () => {
	expect(derived({ places: { goal: 9, close: 2, people: 1 } })).toMatchObject({ canvas: [{ id: 'people' }, { id: 'close' }, { id: 'goal' }] });
	expect(derived({ places: { goal: 1, close: 1, people: 1 } })).toMatchObject({ canvas: [{ id: 'goal' }, { id: 'close' }, { id: 'people' }] });
});

test('rows and width change, a field is taken out', () => {
	expect(derived({ rows: { close: 7, people: 3 }, halves: ['close'], out: ['goal'] })).toMatchObject({ canvas: [{ id: 'close', rows: 7, half: true }, { id: 'people', rows: 3 }] });
});

test('a new field and new columns get ids never given before, and their words', () => {
	expect(derived({ columnsOut: ['people.who'], columnsIn: { people: ['Power'] }, added: { kind: 'table', name: 'Costs', help: 'In your currency', rows: 4, half: false, columns: ['What', 'How much'] } })).toEqual({
		ok: true,
		canvas: [canvas[0], canvas[1], { id: 'people', kind: 'table', rows: 6, columns: ['next', 'new-1'] }, { id: 'new-2', kind: 'table', rows: 4, columns: ['new-3', 'new-4'] }],
		words: { 'column.people.new-1': 'Power', 'field.new-2': 'Costs', 'help.new-2': 'In your currency', 'column.new-2.new-3': 'What', 'column.new-2.new-4': 'How much' },
	});
});

test('a table keeps between one and six columns, a tool at most twenty fields', () => {
	expect(derived({ columnsOut: ['people.who', 'people.next'] })).toEqual({ ok: false, problem: 'noColumns', field: 'people' });
	expect(derived({ columnsIn: { people: ['1', '2', '3', '4', '5'] } })).toEqual({ ok: false, problem: 'manyColumns', field: 'people' });
	const full = Array.from({ length: 20 }, (_, i): CanvasField => ({ id: `f${i}`, kind: 'line' }));
	expect(deriveCanvas(full, { ...nothing, added: { kind: 'line', name: 'More', help: '', rows: 1, half: false, columns: [] } }, () => 'x')).toEqual({ ok: false, problem: 'manyFields' });
});

test('lines on paper: two halves stand side by side', () => {
	expect(countLines(canvas)).toBe(3 + 6 + 8);
	expect(countLines([{ id: 'a', kind: 'text', rows: 4, half: true }, { id: 'b', kind: 'text', rows: 6, half: true }, { id: 'c', kind: 'text', rows: 2, half: true }])).toBe(8 + 4);
});

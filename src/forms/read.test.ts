import * as v from 'valibot';
import { expect, test } from 'vitest';
import { address, day, maybe, readForm, text, version, whole } from './read.ts';

const form = (fields: Record<string, string>) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
};
const problems = (schema: v.GenericSchema, fields: Record<string, string>) => {
	const reading = readForm(schema, form(fields));
	return reading.ok ? reading.value : reading.fields;
};

test('names each wrong field once and gives back all that was typed', () => {
	const schema = v.object({ name: text(3, 10), on: day, many: whole(1, 5) });
	const reading = readForm(schema, form({ name: ' a ', on: '2027-02-30', many: '9', extra: 'kept' }));
	expect(reading).toEqual({
		ok: false,
		problem: 'badForm',
		fields: [{ field: 'name', problem: 'tooShort', limit: 3 }, { field: 'on', problem: 'notADay' }, { field: 'many', problem: 'tooLarge', limit: 5 }],
		typed: { name: [' a '], on: ['2027-02-30'], many: ['9'], extra: ['kept'] },
	});
});

test.each([
	['a missing field is asked for', { t: text(1, 5) }, {}, [{ field: 't', problem: 'required' }]],
	['a missing version is damage', { v: version }, {}, [{ field: 'v', problem: 'required' }]],
	['an address is folded to lower case', { a: address }, { a: ' Ama@Example.ORG ' }, { a: 'ama@example.org' }],
	['no address, no mail', { a: address }, { a: 'ama at example' }, [{ field: 'a', problem: 'notAnAddress' }]],
	['nor with what no mail can carry', { a: address }, { a: 'ama\u0001@example.org' }, [{ field: 'a', problem: 'notAnAddress' }]],
	['nor a zero byte, which no database holds', { a: address }, { a: 'ama\u0000@example.org' }, [{ field: 'a', problem: 'notAnAddress' }]],
	['a field may stay empty', { d: maybe(day) }, { d: '' }, { d: null }],
	['but not be wrong', { d: maybe(day) }, { d: '2027-13-01' }, [{ field: 'd', problem: 'notADay' }]],
	['line ends are one character', { t: text(0, 3) }, { t: 'a\r\nb' }, { t: 'a\nb' }],
] as const)('%s', (_, fields, said, expected) => {
	expect(problems(v.object(fields as v.ObjectEntries), said)).toEqual(expected);
});

test.each(['constructor', '__proto__', 'toString'])('a field may be named %s', (name) => {
	const reading = readForm(v.object({ t: text(1, 5) }), form({ t: 'a', [name]: 'x', 'zero\u0000': '\u0000' }));
	expect(Object.entries(reading.typed)).toEqual([['t', ['a']], [name, ['x']], ['zero ', [' ']]]);
});

test('what was typed comes back with the line ends it will be stored with, so that it can be laid beside what stands', () => {
	expect(readForm(v.object({ t: text(9, 9) }), form({ t: 'a\r\nb\rc' })).typed).toEqual({ t: ['a\nb\nc'] });
});

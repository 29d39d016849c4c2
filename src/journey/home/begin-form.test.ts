import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { readBeginning } from './begin-form.ts';

const fields = { name: 'West Africa Learning Cities', firstQuarter: '2027-Q1', lastQuarter: '2029-Q4', home: 'GH', cities: 'Kumasi, Ghana\nBamako\tMali\n\nAccra', person: 'Ama', address: 'ama@example.org' };
function read(change: Record<string, string> = {}, langs = ['en', 'fr']) {
	const form = new FormData();
	form.append('key', newId());
	for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
	for (const lang of langs) form.append('languages', lang);
	return readBeginning(form);
}

test('reads cities as they are typed or pasted from a sheet; a line without a country means the secretariat’s', () => {
	const reading = read();
	expect(reading.ok && reading.value.cities).toEqual([{ name: 'Kumasi', country: 'GH' }, { name: 'Bamako', country: 'ML' }, { name: 'Accra', country: 'GH' }]);
});

test.each([
	[{ cities: 'Kumasi, Ghana\nAtlantis, Nowhere' }, { field: 'cities', problem: 'cityUnclear', limit: 2 }],
	[{ cities: 'Kumasi, Ghana\nkumasi, GH' }, { field: 'cities', problem: 'cityTwice', limit: 2 }],
	[{ lastQuarter: '2026-Q4' }, { field: 'lastQuarter', problem: 'endsBeforeItBegins' }],
	[{ firstQuarter: 'soon' }, { field: 'firstQuarter', problem: 'notAQuarter' }],
	[{ home: 'XX' }, { field: 'home', problem: 'chooseOne' }],
])('names the field that is wrong: %o', (change, problem) => {
	expect(read(change)).toMatchObject({ ok: false, fields: [problem] });
});

test('at least one language', () => {
	expect(read({}, [])).toMatchObject({ ok: false, fields: [{ field: 'languages', problem: 'chooseOne' }] });
});

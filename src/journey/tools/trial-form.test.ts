import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { readTrial } from './trial-form.ts';

test.each([
	['1890-02-01', 'longAgo'],
	['0026-11-20', 'longAgo'],
	['2027-02-11', 'inFuture'],
	['2027-02-30', 'notADay'],
])('%s is refused at its field: %s', (on, problem) => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ key: newId(), version: '0', lang: 'en', on, words: 'We tried it.' })) form.append(name, value);
	expect(readTrial(form, { city: 'kumasi', tool: 'five-whys' } as never, '2027-02-10' as never)).toMatchObject({ ok: false, fields: [{ field: 'on', problem }] });
});

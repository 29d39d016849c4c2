import { expect, test } from 'vitest';
import { readSwap, readWaitingSwap } from './form.ts';

const key = '01890000-0000-7000-8000-000000000000';
const body = `key=${key}&version=2&variant=core`;

test('a swap that waits is read from its address and its form', () => {
	expect(readWaitingSwap({ url: 'https://caravan.test/fr/cities/s%C3%A9m%C3%A9/guide/q1/data-decisions/bring', body }))
		.toEqual({ city: 'sémé', quarter: 'q1', module: 'data-decisions', part: 'bring', key, version: 2, variant: 'core' });
});

test.each([
	['another page', 'https://caravan.test/fr/cities/kumasi/quarters/q1/practise', body],
	['a part that cannot be swapped', 'https://caravan.test/fr/cities/kumasi/guide/q1/data-decisions/plan', body],
	['a variant that is none', 'https://caravan.test/fr/cities/kumasi/guide/q1/data-decisions/bring', `key=${key}&version=2&variant=easy`],
])('%s is not a swap', (_, url, said) => {
	expect(readWaitingSwap({ url, body: said })).toBeNull();
});

test('an address with damaged escapes is read as it stands', () => {
	expect(readWaitingSwap({ url: 'https://caravan.test/fr/cities/%E0%A4%A/guide/q1/m/bring', body })?.city).toBe('%E0%A4%A');
});

test('the form asks for one of the three variants', () => {
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(`key=${key}&version=0`)) form.append(name, value);
	expect(readSwap(form)).toMatchObject({ ok: false, fields: [{ field: 'variant' }] });
});

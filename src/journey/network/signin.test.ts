import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathAfter } from './signin.ts';

test.each([
	['/cities/kumasi/guide', '/cities/kumasi/guide'],
	['/topics?quarter=3', '/topics?quarter=3'],
	['', '/'],
	[null, '/'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['/..//evil.example', '/'],
	['/a\nset-cookie: x', '/'],
])('after signing in, %j leads to %j', (said, path) => {
	expect(pathAfter(said)).toBe(path);
});

test('whatever is asked for, the way never leads to another site', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webUrl().map((url) => url.replace(/^https?:/, ''))), (said) => {
		expect(new URL(`/en${pathAfter(said)}`, 'https://caravan.test').origin).toBe('https://caravan.test');
		expect(new URL(pathAfter(said), 'https://caravan.test').origin).toBe('https://caravan.test');
	}));
});

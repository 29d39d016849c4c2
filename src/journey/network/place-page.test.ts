import { expect, test } from 'vitest';
import { placePage } from './place-page.ts';

test('a page begins at the row asked for, and at the first where there is no such row', () => {
	expect(placePage('50', 50, 120)).toEqual({ first: 50, shown: 50, of: 120 });
	for (const odd of [undefined, '', '-50', '120', '1e9', '2.5', 'x', '\0', '99999999999999999999']) expect(placePage(odd, 50, 120).first, odd).toBe(0);
});

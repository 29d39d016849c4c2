import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRevision } from './merge-revision.ts';

test.each([
	['only mine changed', { a: '1' }, { a: '1' }, { a: '2' }, { a: '2' }],
	['only theirs changed', { a: '1' }, { a: '2' }, { a: '1' }, { a: '2' }],
	['both changed to the same', { a: '1' }, { a: '2' }, { a: '2' }, { a: '2' }],
	['both changed apart', { a: '1' }, { a: '2' }, { a: '3' }, null],
	['each another block', { a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '2' }, { a: '2', b: '2' }],
	['a block that was written meanwhile', {}, { a: '1' }, { a: '2' }, null],
])('%s', (_, base, standing, said, merged) => {
	expect(mergeRevision(base, standing, said)).toEqual(merged);
});

test('whatever is put together, no change of either side is lost', () => {
	const words = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2'));
	fc.assert(fc.property(words, words, words, (base, standing, said) => {
		const merged = mergeRevision(base, standing, said);
		if (!merged) return;
		for (const name of Object.keys(said)) {
			const [before, mine, theirs] = [base[name] ?? '', said[name], standing[name] ?? ''];
			if (mine !== before) expect(merged[name]).toBe(mine);
			if (theirs !== before) expect(merged[name]).toBe(theirs);
		}
	}));
});

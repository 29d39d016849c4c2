import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRevision } from './merge-revision.ts';

test.each([
	['only mine changed', { a: '1' }, { a: '1' }, { a: '2' }, { a: '2' }, []],
	['only theirs changed', { a: '1' }, { a: '2' }, { a: '1' }, { a: '2' }, []],
	['both changed to the same', { a: '1' }, { a: '2' }, { a: '2' }, { a: '2' }, []],
	['both changed apart', { a: '1' }, { a: '2' }, { a: '3' }, { a: '3' }, ['a']],
	['each another block', { a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '2' }, { a: '2', b: '2' }, []],
	['one both changed, one only they', { a: '1', b: '1' }, { a: '2', b: '2' }, { a: '3', b: '1' }, { a: '3', b: '2' }, ['a']],
	['nobody knows what it was filled against', null, { a: '1', b: '1' }, { a: '1', b: '2' }, { a: '1', b: '2' }, ['b']],
	['a block that was written meanwhile', {}, { a: '1' }, { a: '2' }, { a: '2' }, ['a']],
])('%s', (_, base, standing, said, merged, both) => {
	expect(mergeRevision(base, standing, said)).toEqual({ words: merged, both });
});

test('whatever is put together, no change of either side is lost', () => {
	const words = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2'));
	fc.assert(fc.property(words, words, words, (base, standing, said) => {
		const { words: merged, both } = mergeRevision(base, standing, said);
		for (const name of Object.keys(said)) {
			const [before, mine, theirs] = [base[name] ?? '', said[name], standing[name] ?? ''];
			if (mine !== before) expect(merged[name]).toBe(mine);
			if (theirs !== before && !both.includes(name)) expect(merged[name]).toBe(theirs);
		}
	}));
});

import { expect, test } from 'vitest';
import { compareIds, everyWay, lowestId } from './ways-of-breaking-ties.ts';

test('ids are ordered by code point, pairs of surrogates last', () => {
	expect(['b', '😀', 'ﬁ', 'a', 'B', 'aa', ''].sort(compareIds)).toEqual(['', 'B', 'a', 'aa', 'b', 'ﬁ', '😀']);
	expect(lowestId([{ id: 'b' }, { id: 'c' }, { id: 'a' }])([0, 1], () => '')).toBe(0);
});

test('follows every way once and gathers the sets they lead to', () => {
	let runs = 0;
	const anyTwoOfThree = everyWay((choose) => {
		runs++;
		const taken: number[] = [];
		while (taken.length < 2) {
			const next = choose([0, 1, 2].filter((c) => !taken.includes(c)), () => taken.toSorted((a, b) => a - b).join());
			if (next === null) return null;
			taken.push(next);
		}
		return taken;
	});
	expect(anyTwoOfThree).toEqual([[0, 1], [0, 2], [1, 2]]);
	expect(runs).toBe(6);
});

test('gives up past its limit', () => {
	expect(everyWay((choose) => [choose([0, 1, 2], () => '')!], 2)).toBeNull();
});

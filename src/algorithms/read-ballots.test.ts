import { expect, test } from 'vitest';
import { readBallots } from './read-ballots.ts';

test('packs wishes and supporters, and counts support by weight and by grade', () => {
	const read = readBallots(3, [[[2, 3], 0], [], [[0, 2], [1, 0]]], [1, 5, 2]);
	expect(read.ok && {
		wishes: [...read.votes.wishes], supporters: [...read.votes.supporters], from: [...read.votes.supporterStart],
		support: [...read.votes.support], graded: [...read.votes.gradedSupport], total: read.votes.totalWeight,
	}).toEqual({ wishes: [2, 0, 0], supporters: [0, 2, 0], from: [0, 2, 2, 3], support: [3, 0, 1], graded: [5, 0, 3], total: 8 });
});

test('a voter of no weight is not heard', () => {
	const read = readBallots(1, [[0], [0]], [0, 1]);
	expect(read.ok && [...read.votes.supporters]).toEqual([1]);
});

test('refuses what it cannot count, and says whose', () => {
	expect(readBallots(-1, [])).toEqual({ ok: false, problem: 'badOptionCount' });
	expect(readBallots(2, [[0], [2]])).toEqual({ ok: false, problem: 'unknownOption', voter: 1 });
	expect(readBallots(2, [[0.5]])).toEqual({ ok: false, problem: 'unknownOption', voter: 0 });
	expect(readBallots(2, [[0, [0, 1]]])).toEqual({ ok: false, problem: 'namedTwice', voter: 0 });
	for (const grade of [-1, 0.5, Number.NaN, Infinity, 2 ** 53]) expect(readBallots(2, [[[0, grade]]])).toEqual({ ok: false, problem: 'badGrade', voter: 0 });
	for (const weight of [-1, 0.5, Number.NaN]) expect(readBallots(2, [[0]], [weight])).toEqual({ ok: false, problem: 'badWeight', voter: 0 });
	expect(readBallots(2, [[0]], [])).toEqual({ ok: false, problem: 'badWeight', voter: 0 });
	expect(readBallots(1, [[[0, 2 ** 30]]], [2 ** 30])).toEqual({ ok: false, problem: 'tooLarge' });
});

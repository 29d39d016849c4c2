import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels } from '#journey/baseline/baseline.ts';
import { chooseAnswers, chooseSettled, drawFor } from './choose-example-answers.ts';

const level = fc.constantFrom(...levels);

test('the settled levels of an area have the level told as their lower median', () => {
	fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), level, (city, n, told) => {
		const settled = [...chooseSettled(city, Array.from({ length: n }, (_, i) => `question-${i}`), told).values()].sort((a, b) => a - b);
		expect(settled).toHaveLength(n);
		expect(settled[Math.floor((n - 1) / 2)]).toBe(told);
	}));
});

test('what was settled was chosen by somebody, and nobody is more than two levels off', () => {
	fc.assert(fc.property(fc.string(), fc.string(), level, fc.integer({ min: 1, max: 9 }), (city, question, settled, people) => {
		const answers = chooseAnswers(city, question, settled, people);
		expect(answers).toHaveLength(people);
		expect(answers).toContain(settled);
		for (const answer of answers) expect(answer === null || Math.abs(answer - settled) <= 2).toBe(true);
	}));
});

test('the same text draws the same number, and many texts draw every number', () => {
	expect(drawFor('kumasi', 1000)).toBe(drawFor('kumasi', 1000));
	expect(new Set(Array.from({ length: 200 }, (_, i) => drawFor(`city ${i}`, 10))).size).toBe(10);
});

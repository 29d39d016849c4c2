import { expect, test } from 'vitest';
import type { Level, QuestionId } from './baseline.ts';
import { settleAgreed } from './settle-agreed.ts';
import { summariseAnswers } from './summarise-answers.ts';

const id = 'a' as QuestionId;
const agreed = (given: (Level | null)[], settled: { question: QuestionId }[] = []) =>
	settleAgreed(summariseAnswers([{ id }], given.map((level) => ({ question: id, level }))), settled);

test.each<[string, (Level | null)[], object[]]>([
	['all the same', [3, 3, 3], [{ question: id, level: 3, lowest: 3, highest: 3 }]],
	['within one level, two of each: the lower', [3, 2, 3, 2], [{ question: id, level: 2, lowest: 2, highest: 3 }]],
	['within one level, more of the higher', [3, 2, 3], [{ question: id, level: 3, lowest: 2, highest: 3 }]],
	['two levels apart is talked about', [2, 2, 2, 4], []],
	['one alone agrees with nobody', [4], []],
	['one alone beside people who do not know', [4, null, null], []],
	['who does not know does not disagree', [4, null, 4], [{ question: id, level: 4, lowest: 4, highest: 4 }]],
	['nobody', [], []],
])('%s', (_, given, expected) => {
	expect(agreed(given)).toEqual(expected);
});

test('what was settled in the session is never settled over', () => {
	expect(agreed([3, 3], [{ question: id }])).toEqual([]);
});

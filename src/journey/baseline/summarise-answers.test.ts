import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '#journey/network/network.ts';
import { levels, type Level, type QuestionId } from './baseline.ts';
import { countAnswered, isWide, listMissing, summariseAnswers, widestFirst } from './summarise-answers.ts';

const q = (id: string) => ({ id: id as QuestionId });
const chosen = (question: string, ...given: (Level | null)[]) => given.map((level) => ({ question: question as QuestionId, level }));

test.each<[string, (Level | null)[], object]>([
	['nobody answered', [], { answers: 0, unknown: 0, counts: [0, 0, 0, 0, 0], lowest: null, highest: null, spread: 0, median: null }],
	['one answer', [3], { answers: 1, unknown: 0, counts: [0, 0, 1, 0, 0], lowest: 3, highest: 3, spread: 0, median: 3 }],
	['between two middle answers the lower one', [4, 2, 5, 3], { lowest: 2, highest: 5, spread: 3, median: 3 }],
	['not knowing is an answer and no level', [null, 5, null], { answers: 3, unknown: 2, lowest: 5, highest: 5, spread: 0, median: 5 }],
	['only people who do not know', [null, null], { answers: 2, unknown: 2, lowest: null, spread: 0, median: null }],
])('%s', (_, given, expected) => {
	expect(summariseAnswers([q('a')], [...chosen('a', ...given), ...chosen('retired', 1, 5)])).toMatchObject([{ question: 'a', ...expected }]);
});

test('the median was chosen by somebody, lies within the spread, and no order of the answers changes anything', () => {
	const answer = fc.constantFrom<Level | null>(...levels, null);
	fc.assert(fc.property(fc.array(answer, { minLength: 1, maxLength: 30 }), (given) => {
		const [summary] = summariseAnswers([q('a')], chosen('a', ...given));
		const [turned] = summariseAnswers([q('a')], chosen('a', ...[...given].reverse()));
		expect(turned).toEqual(summary);
		expect(summary!.counts.reduce((sum, n) => sum + n, 0) + summary!.unknown).toBe(given.length);
		if (summary!.median === null) {
			expect(given.every((level) => level === null)).toBe(true);
			return;
		}
		expect(given).toContain(summary!.median);
		expect(summary!.highest! - summary!.lowest!).toBe(summary!.spread);
		// The lower median: no more than half chose less, at least half chose no more.
		const levelsGiven = given.filter((level) => level !== null);
		expect(levelsGiven.filter((level) => level < summary!.median!).length * 2).toBeLessThan(levelsGiven.length);
		expect(levelsGiven.filter((level) => level <= summary!.median!).length * 2).toBeGreaterThanOrEqual(levelsGiven.length);
	}));
});

test('questions more than one level apart come first, the widest before; the others keep their order', () => {
	const summaries = summariseAnswers([q('a'), q('b'), q('c'), q('d'), q('e')], [...chosen('a', 2, 3), ...chosen('b', 1, 3), ...chosen('d', 1, 5), ...chosen('e', 2, 4)]);
	expect(widestFirst(summaries).map(({ question }) => question)).toEqual(['d', 'b', 'e', 'a', 'c']);
	expect(summaries.filter(isWide).map(({ question }) => question)).toEqual(['b', 'd', 'e']);
});

test('who is missing: by questions asked now, each person once, not knowing included', () => {
	const [ama, kofi, esi] = ['ama', 'kofi', 'esi'].map((id) => ({ id }));
	const by = (person: string, ...questions: string[]) => questions.map((question) => ({ person: person as PersonId, question: question as QuestionId }));
	const progress = countAnswered([ama!, kofi!, esi!, ama!], [q('a'), q('b')], [...by('ama', 'a', 'b'), ...by('kofi', 'a', 'retired'), ...by('left', 'a')]);
	expect(progress).toEqual([{ person: ama, answered: 2, of: 2 }, { person: kofi, answered: 1, of: 2 }, { person: esi, answered: 0, of: 2 }]);
	expect(listMissing(progress)).toEqual([kofi, esi]);
});

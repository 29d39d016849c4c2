import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseNextQuestion } from './choose-next-question.ts';

const questions = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const open = (...ids: string[]) => (id: string) => ids.includes(id);

test.each([
	['the one after', 'b', open('a', 'c', 'd'), 'c'],
	['over those answered', 'a', open('d'), 'd'],
	['from the beginning when the end is done', 'c', open('a', 'b'), 'a'],
	['the first without a current one', null, open('b', 'd'), 'b'],
	['the first when the current one is gone', 'retired', open('a', 'd'), 'a'],
	['nothing when all are answered', 'b', open(), null],
	['never the current one again', 'b', open('b'), null],
])('%s', (_, current, isOpen, expected) => {
	expect(chooseNextQuestion(questions, isOpen, current)).toBe(expected);
});

test('following it walks through every open question once, from wherever one starts', () => {
	fc.assert(fc.property(fc.uniqueArray(fc.nat(40), { minLength: 1 }), fc.nat(), fc.func(fc.boolean()), (ids, seed, isOpenAtFirst) => {
		const list = ids.map((id) => ({ id: String(id) }));
		const left = new Set(list.map(({ id }) => id).filter((id) => isOpenAtFirst(id)));
		let current: string | null = list[seed % list.length]!.id;
		left.delete(current);
		const all = left.size;
		let walked = 0;
		while ((current = chooseNextQuestion(list, (id) => left.has(id), current)) !== null) {
			left.delete(current);
			walked++;
		}
		expect([walked, left.size]).toEqual([all, 0]);
	}));
});

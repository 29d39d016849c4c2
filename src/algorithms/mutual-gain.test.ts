import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gainByTopic, mutualGain } from './mutual-gain.ts';

const units = fc.array(fc.record({ levels: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), weights: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }) }), { maxLength: 6 })
	.map((list) => list.map((unit, i) => ({ id: `u${i}`, ...unit })));

test('by hand: what each gives is need times how far above, at most two levels', () => {
	const strong = { id: 'b', levels: [5, 0, 2], weights: [1, 2, 0] };
	const weak = { id: 'a', levels: [0, 3, 2], weights: [3, 3, 3] };
	expect(gainByTopic(strong, weak)).toEqual([6, 0, 0]);
	expect(mutualGain([strong, weak])).toEqual({ ok: true, levels: 5, nobodyGains: false, pairs: [{ u: 'a', v: 'b', uGives: 4, vGives: 6, level: 3, score: 10 }] });
});

test.each([[0, 1], [1, 2], [2, 2], [3, 3], [6, 4], [9, 5]])('a smaller gift of %i makes level %i', (gift, level) => {
	const topics = [0, 1, 2].map((k) => Math.min(3, Math.max(0, gift - 3 * k)));
	const one = { id: 'a', levels: [1, 1, 1, 0, 0, 0, 0, 0], weights: [0, 0, 0, ...topics, 0, 0] };
	const other = { id: 'b', levels: [0, 0, 0, 1, 1, 1, 0, 0], weights: [3, 3, 3, 0, 0, 0, 0, 0] };
	expect(mutualGain([one, other])).toMatchObject({ pairs: [{ vGives: gift, level }] });
});

test('does not depend on the order of the units; gifts by topic add up', () => {
	fc.assert(fc.property(units, (list) => {
		const gains = mutualGain(list);
		expect(mutualGain(list.toReversed())).toEqual(gains);
		if (!gains.ok) throw new Error(gains.problem);
		for (const { u, v, uGives } of gains.pairs) {
			const [from, to] = [u, v].map((id) => list.find((unit) => unit.id === id)!) as [(typeof list)[0], (typeof list)[0]];
			expect(gainByTopic(from, to).reduce((a, b) => a + b, 0)).toBe(uGives);
		}
	}));
});

test('says when nobody gains, and refuses what it cannot read', () => {
	const same = [{ id: 'a', levels: [2], weights: [3] }, { id: 'b', levels: [2], weights: [3] }];
	expect(mutualGain(same)).toMatchObject({ nobodyGains: true, pairs: [{ level: 1, score: 0 }] });
	expect(mutualGain([])).toEqual({ ok: true, pairs: [], levels: 5, nobodyGains: true });
	expect(mutualGain([same[0]!, same[0]!])).toEqual({ ok: false, problem: 'idTwice', id: 'a' });
	expect(mutualGain([same[0]!, { id: 'b', levels: [1, 2], weights: [1, 2] }])).toEqual({ ok: false, problem: 'topicsDiffer', id: 'b' });
	expect(mutualGain([{ id: 'a', levels: [-1], weights: [1] }])).toEqual({ ok: false, problem: 'valueNotWhole', id: 'a' });
	expect(mutualGain(same, [3, 3])).toEqual({ ok: false, problem: 'stepsNotAscending' });
});

import { expect, test } from 'vitest';
import { mostVotes } from './most-votes.ts';
import { mostWantedPrerequisite } from './most-wanted-prerequisite.ts';
import { findPrerequisiteCycle } from './prerequisite-cycle.ts';
import { replay, roundsOf } from './ledger-replay.ts';
import { accounts, standings } from './voter-standing.ts';

test('what each voter paid, how long it has had nothing, and what it may get next', () => {
	const outcome = replay(roundsOf({
		voters: [{ id: 'b' }, { id: 'a' }, { id: 'c' }],
		options: ['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })),
		rounds: [{ slots: 1, grades: { p: { a: 3, b: 3 }, r: { c: 2 } } }, { slots: 1, grades: { q: { a: 3, b: 3 }, r: { c: 2 } } }],
	}));
	expect(outcome.ok && standings(outcome.record)).toEqual([
		{ voter: 'a', paid: '1', paidByAll: '2/3', unspent: '0', served: 2, drySpell: 0, nextClaim: null },
		{ voter: 'b', paid: '1', paidByAll: '2/3', unspent: '0', served: 2, drySpell: 0, nextClaim: null },
		{ voter: 'c', paid: '0', paidByAll: '2/3', unspent: '1', served: 0, drySpell: 2, nextClaim: { option: 'r', level: '3/2' } },
	]);
	expect(outcome.ok && standings(outcome.record, new Set(['c', 'x']))).toEqual([{ voter: 'c', paid: '0', paidByAll: '2/3', unspent: '1', served: 0, drySpell: 2, nextClaim: { option: 'r', level: '3/2' } }]);
	expect(outcome.ok && accounts(outcome.record, new Set(['c', 'a']))).toEqual([{ voter: 'a', paid: '1', unspent: '0', served: 2, drySpell: 0 }, { voter: 'c', paid: '0', unspent: '1', served: 0, drySpell: 2 }]);
	expect(outcome.ok && accounts(outcome.record).map(({ voter }) => voter)).toEqual(['a', 'b', 'c']);
	expect(standings({ before: { clock: '0', spent: {}, chosen: [], overridden: false }, rounds: [] })).toEqual([]);
});

test('most votes is the highest demand, the first listed among equals, nothing where nothing is asked for', () => {
	const demand = new Map([['p', 2n], ['q', 5n], ['r', 5n]]);
	const of = (option: string) => demand.get(option) ?? 0n;
	expect([mostVotes(['p', 'q', 'r'], of), mostVotes(['r', 'q'], of), mostVotes(['x'], of), mostVotes([], of)]).toEqual(['q', 'r', null, null]);
});

test('the prerequisite most wanted counts all who wait behind it, once each', () => {
	// 3 waits for 1 and 2, which both wait for 0
	expect(mostWantedPrerequisite([[], [0], [0], [1, 2]], [0n, 1n, 0n, 4n])).toEqual({ option: 0, demand: 5n, dependants: [1, 3] });
	expect(mostWantedPrerequisite([[], [0]], [3n, 0n])).toBeNull();
});

test('a circle of prerequisites is found, however long the way to it', () => {
	expect(findPrerequisiteCycle([{ id: 'c', after: ['a'] }, { id: 'b', after: ['c'] }, { id: 'a', after: ['b'] }])).toEqual(['a', 'b', 'c']);
	expect(findPrerequisiteCycle([{ id: 'a', after: ['a'] }])).toEqual(['a']);
	expect(findPrerequisiteCycle([{ id: 'a', after: ['b', 'x'] }, { id: 'b' }])).toBeNull();
	const chain = Array.from({ length: 50_000 }, (_, i) => ({ id: `o${i}`, after: i === 0 ? [] : [`o${i - 1}`] }));
	expect(findPrerequisiteCycle(chain)).toBeNull();
});

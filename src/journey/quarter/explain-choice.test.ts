import { expect, test } from 'vitest';
import { decideRound, openLedger } from '#algorithms/fair-turn-ledger.ts';
import type { LedgerRound, LedgerState } from '#algorithms/ledger-record.ts';
import { explainChoice } from './explain-choice.ts';

function decided(change: Partial<LedgerRound>, before: LedgerState = openLedger()) {
	const outcome = decideRound(before, {
		slots: 1, voters: ['a', 'b', 'c'].map((id) => ({ id })), options: ['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })), grades: {}, ...change,
	});
	if (!outcome.ok) throw new Error(outcome.problem);
	return { before, record: outcome.record };
}

test('says who needs it, the next in line, who had waited and pays most, and whom most votes would have left out', () => {
	// c holds more than a and b, who paid before.
	const before = { clock: '1', spent: { a: '1', b: '1', c: '0' }, chosen: [], overridden: false };
	const [choice] = explainChoice(decided({ grades: { p: { a: 3, b: 3 }, q: { c: 3, a: 1 } } }, before));
	expect(choice).toMatchObject({
		kind: 'chosen', topic: 'q', needed: { must: ['c'], should: [], could: ['a'] }, next: { topic: 'p', level: '3/2' }, waitedLongest: ['c'], paysMost: ['c'], tied: [], decidedBy: 'level',
		mostVotes: { topic: 'p', leftOut: ['c'] }, instead: null, reason: null,
	});
	expect(choice?.standings.map(({ topic, chosen }) => [topic, chosen])).toEqual([['q', true], ['p', false]]);
});

test('a tie names all that stood there and the rule that decided', () => {
	const [choice] = explainChoice(decided({ grades: { p: { a: 3 }, q: { b: 3 }, r: { c: 1 } } }));
	expect(choice).toMatchObject({ topic: 'p', tied: ['p', 'q'], decidedBy: 'listedAt' });
});

test('an override says what the fair turn would have chosen and whom it leaves out', () => {
	const [choice] = explainChoice(decided({ grades: { p: { a: 3, b: 3 }, q: { c: 3, a: 1 } }, overrides: [{ slot: 0, option: 'q', reason: 'The expert is in town.' }] }));
	expect(choice).toMatchObject({ kind: 'overridden', topic: 'q', instead: { topic: 'p', leftOut: ['b'] }, reason: 'The expert is in town.', tied: [] });
});

test('what cannot be chosen stands with its reasons when somebody needs it, and nothing chosen names what most wait for', () => {
	const [choice] = explainChoice(decided({ options: [{ id: 'p', listedAt: '1' }, { id: 'q', listedAt: '2', after: ['p'] }], grades: { q: { a: 2 } } }));
	expect(choice).toEqual({
		kind: 'none', mostWanted: { topic: 'p', behind: ['q'] },
		standings: [{ topic: 'q', needed: { must: [], should: ['a'], could: [] }, level: null, against: [{ code: 'needsFirst', options: ['p'] }], chosen: false }],
	});
});

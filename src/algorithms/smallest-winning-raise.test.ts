import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories } from '#testing/ledger-histories.ts';
import { decideRound, openLedger } from './fair-turn-ledger.ts';
import { stateBefore } from './ledger-before.ts';
import type { LedgerRound, LedgerState } from './ledger-record.ts';
import { replay, roundsOf } from './ledger-replay.ts';
import { type Raise, smallestWinningRaise } from './smallest-winning-raise.ts';

const round = (grades: LedgerRound['grades']): LedgerRound => ({
	slots: 1, grades,
	voters: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
	options: ['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })),
});
const raiseFor = (given: LedgerRound, option: string) => {
	const outcome = decideRound(openLedger(), given);
	if (!outcome.ok) throw new Error(outcome.problem);
	return smallestWinningRaise(openLedger(), outcome.record, 0, option);
};

test('one more step from any of several would have done', () => {
	expect(raiseFor(round({ p: { a: 3, b: 2 }, q: { c: 2, d: 1 } }), 'q')).toEqual({ kind: 'single', steps: 2, anyOf: [{ voter: 'a', from: 0, to: 2 }, { voter: 'b', from: 0, to: 2 }] });
	expect(raiseFor(round({ p: { a: 3, b: 2 }, q: { c: 3, d: 2 } }), 'q')).toEqual({ kind: 'single', steps: 1, anyOf: [{ voter: 'a', from: 0, to: 1 }, { voter: 'b', from: 0, to: 1 }, { voter: 'd', from: 2, to: 3 }] });
});

test('where one voter is not enough, the fewest that are, with no step to spare', () => {
	expect(raiseFor(round({ p: { a: 3, b: 3, c: 1 }, q: {} }), 'q')).toEqual({ kind: 'several', raises: [{ voter: 'a', from: 0, to: 3 }, { voter: 'b', from: 0, to: 3 }, { voter: 'c', from: 0, to: 2 }] });
	expect(raiseFor(round({ p: { a: 3, b: 3, c: 3, d: 3 }, q: {} }), 'q')).toEqual({ kind: 'none' });
	expect(raiseFor(round({ p: { a: 3 } }), 'p')).toEqual({ kind: 'notLosing' });
});

const withRaises = (given: LedgerRound, option: string, raises: readonly Raise[]): LedgerRound => ({ ...given, grades: { ...given.grades, [option]: { ...given.grades[option], ...Object.fromEntries(raises.map(({ voter, to }) => [voter, to])) } } });
const winsWith = (before: LedgerState, given: LedgerRound, option: string, raises: readonly Raise[]) => {
	const outcome = decideRound(before, withRaises(given, option, raises));
	return outcome.ok && outcome.record.decisions[0]?.kind === 'chosen' && outcome.record.decisions[0].option === option;
};

/** Every way to raise the grades of some voters for one option. */
function allRaises({ voters, grades, maxGrade = 3 }: LedgerRound, option: string): Raise[][] {
	return voters.reduce<Raise[][]>((ways, { id }) => {
		const from = grades[option]?.[id] ?? 0;
		return ways.flatMap((way) => Array.from({ length: maxGrade - from + 1 }, (_, more) => (more === 0 ? way : [...way, { voter: id, from, to: from + more }])));
	}, [[]]);
}

test('agrees with trying every raise there is', () => {
	fc.assert(fc.property(histories(), (history) => {
		const rounds = roundsOf(history).map((one): LedgerRound => ({ ...one, slots: 1, forced: [], overrides: [], voters: one.voters.slice(0, 4), grades: Object.fromEntries(Object.entries(one.grades).map(([option, given]) => [option, Object.fromEntries(Object.entries(given).filter(([voter]) => one.voters.slice(0, 4).some(({ id }) => id === voter)))])) }));
		const outcome = replay(rounds);
		if (!outcome.ok) return;
		const i = rounds.length - 1;
		const record = outcome.record.rounds[i];
		const [made] = record?.decisions ?? [];
		if (!record || made?.kind !== 'chosen') return;
		const before = stateBefore(outcome.record, i);
		const losing = record.round.options.find(({ id }) => id !== made.option && !made.ineligible.some(({ option, reasons }) => option === id && reasons.some(({ code }) => code !== 'noNeed')));
		if (!losing) return;

		const found = smallestWinningRaise(before, record, 0, losing.id);
		const winning = allRaises(record.round, losing.id).filter((raises) => raises.length > 0 && winsWith(before, record.round, losing.id, raises));
		const fewest = Math.min(...winning.map((raises) => raises.length));
		if (winning.length === 0) {
			expect(found).toEqual({ kind: 'none' });
		} else if (fewest === 1) {
			const singles = winning.flatMap((raises) => (raises.length === 1 ? raises : []));
			const steps = Math.min(...singles.map(({ from, to }) => to - from));
			expect(found).toEqual({ kind: 'single', steps, anyOf: singles.filter(({ from, to }) => to - from === steps).sort((a, b) => (a.voter < b.voter ? -1 : 1)) });
		} else {
			expect(found.kind === 'several' && [found.raises.length, winsWith(before, record.round, losing.id, found.raises)]).toEqual([fewest, true]);
		}
	}), { numRuns: 150 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozen, histories } from '#testing/ledger-histories.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { type LedgerHistory, replay, roundsOf } from './ledger-replay.ts';
import { recheckLedger } from './recheck-ledger.ts';

const recordOf = (history: LedgerHistory): LedgerRecord | null => {
	const outcome = replay(roundsOf(history));
	return outcome.ok ? outcome.record : null;
};
const example = (): LedgerRecord => {
	const record = recordOf({
		voters: ['a', 'b', 'c'].map((id) => ({ id })),
		options: ['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })),
		rounds: [{ slots: 1, grades: { p: { a: 3, b: 2 }, q: { c: 3 } } }, { slots: 2, grades: { q: { c: 3, a: 1 }, r: { b: 1 } } }],
	});
	if (!record) throw new Error('the example does not decide');
	return record;
};

test('every ledger adds up again, also after it was stored as text', () => {
	fc.assert(fc.property(histories(), (history) => {
		const record = recordOf(history);
		if (!record) return;
		const decisions = record.rounds.reduce((sum, round) => sum + round.decisions.length, 0);
		expect(recheckLedger(frozen(JSON.parse(JSON.stringify(record)) as LedgerRecord))).toEqual({ ok: true, decisions });
	}), { numRuns: 300 });
});

/** Every place in a value that holds a text, number, truth or null. */
function leaves(value: unknown, path: (string | number)[] = []): { path: (string | number)[]; value: unknown }[] {
	if (typeof value !== 'object' || value === null) return [{ path, value }];
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function withLeaf(value: unknown, path: readonly (string | number)[], leaf: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return leaf;
	const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
	copy[key] = withLeaf(copy[key], rest, leaf);
	return copy;
}

function other(value: unknown): unknown {
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'string') return /^\d+(\/\d+)?$/.test(value) ? `${value}1` : `${value}x`;
	return typeof value === 'boolean' ? !value : 'o0';
}

test('a record with any one result changed is refused', () => {
	fc.assert(fc.property(histories(), fc.nat(), (history, which) => {
		const record = recordOf(history);
		if (!record) return;
		const results = leaves(record).filter(({ path }) => path[2] === 'decisions' || path[2] === 'after');
		const one = results[which % Math.max(1, results.length)];
		if (!one) return;
		const tampered = withLeaf(record, one.path, other(one.value)) as LedgerRecord;
		expect([one.path.join('.'), recheckLedger(tampered).ok]).toEqual([one.path.join('.'), false]);
	}), { numRuns: 1000 });
});

test('a record with a grade changed after closing is refused', () => {
	const record = example();
	const edited = withLeaf(record, ['rounds', 1, 'round', 'grades', 'q', 'a'], 2) as LedgerRecord;
	expect(recheckLedger(edited)).toMatchObject({ ok: false, round: 1, decision: 0, line: 'level', id: 'q' });
});

test.each<[string, (string | number)[], unknown, object]>([
	['a payment', ['rounds', 0, 'decisions', 0, 'payments', 'a'], '1/2', { round: 0, decision: 0, line: 'payment', id: 'a', expected: '3/5', found: '1/2' }],
	['a payment added', ['rounds', 0, 'decisions', 0, 'payments', 'c'], '1/2', { line: 'payment', id: 'c', expected: null, found: '1/2' }],
	['the clock', ['rounds', 0, 'decisions', 0, 'clock'], '1', { line: 'clock', expected: '3/5' }],
	['what is carried on', ['rounds', 0, 'after', 'spent', 'c'], '1/9', { round: 0, decision: null, line: 'spent', id: 'c', expected: '0' }],
	['a level left out', ['rounds', 0, 'decisions', 0, 'levels'], [], { line: 'levels' }],
	['the winner', ['rounds', 0, 'decisions', 0, 'option'], 'q', { line: 'option', expected: 'p', found: 'q' }],
	['a decision left out', ['rounds', 1, 'decisions'], [], { round: 1, line: 'decisions', expected: '2', found: '0' }],
	['a fraction that is none', ['rounds', 0, 'decisions', 0, 'levels', 0, 'level'], '1/0', { line: 'level', id: 'p' }],
	['no list', ['rounds', 0, 'decisions', 0, 'levels'], null, { line: 'input', round: null }],
	['a state that cannot be', ['before', 'spent'], { a: '5' }, { line: 'state', id: 'a' }],
	['a voter without weight', ['rounds', 0, 'round', 'voters', 1, 'weight'], 0, { line: 'input', id: 'b' }],
])('names the first line that is wrong: %s', (_, path, value, fault) => {
	expect(recheckLedger(withLeaf(example(), path, value) as LedgerRecord)).toMatchObject({ ok: false, ...fault });
});

test('what is no record at all is refused, not thrown at', () => {
	expect(([null, 3, [], {}, { before: {}, rounds: [] }] as unknown[]).map((value) => recheckLedger(value as LedgerRecord).ok)).toEqual([false, false, false, false, false]);
});

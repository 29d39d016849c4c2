import fc from 'fast-check';
import type { LedgerOption, Override } from '#algorithms/ledger-record.ts';
import type { LedgerHistory } from '#algorithms/ledger-replay.ts';

interface Shape {
	/** Nothing but grades, blocks and slots: what the guarantee is proved for. */
	plain?: boolean;
}

/** Small fair-turn histories with ties, joiners, leavers, prerequisites, blocks, forced options and overrides. Ids do not decide ties. */
export function histories({ plain = false }: Shape = {}): fc.Arbitrary<LedgerHistory> {
	return fc.record({ n: fc.integer({ min: 1, max: 6 }), m: fc.integer({ min: 1, max: 7 }), rounds: fc.integer({ min: 1, max: 4 }) }).chain(({ n, m, rounds }) => fc.record({
		maxGrade: fc.constantFrom(3, 3, 1, 4),
		voters: fc.tuple(...Array.from({ length: n }, (_, v) => fc.record({
			weight: fc.constantFrom<number | string>(1, 1, 1, 2, 0.5, '1/3'),
			joins: fc.constantFrom(1, 1, 1, 2),
			leaves: fc.constantFrom(99, 99, 99, 3),
		}).map((voter) => (plain ? { id: `v${v}`, weight: voter.weight } : { id: `v${v}`, ...voter })))),
		options: fc.tuple(...Array.from({ length: m }, (_, c) => fc.record({
			cost: fc.constantFrom<number | string>(1, 1, 1, 2, '3/2'),
			after: c === 0 ? fc.constant([]) : fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: c - 1 }).map((b) => [`o${b}`]) }),
		}).map((option): LedgerOption => ({ id: `o${c}`, listedAt: `2026-01-0${c + 1}`, ...(plain ? {} : option) })))),
		rounds: fc.tuple(...Array.from({ length: rounds }, () => fc.record({
			slots: fc.integer({ min: 0, max: 3 }),
			table: fc.array(fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
			blocked: fc.array(fc.integer({ min: 0, max: m - 1 }).map((c) => ({ option: `o${c}`, reason: 'noHost' })), { maxLength: 2 }),
			forced: plain ? fc.constant([]) : fc.array(fc.integer({ min: 0, max: m - 1 }).map((c) => `o${c}`), { maxLength: 1 }),
			overrides: plain ? fc.constant<Override[]>([]) : fc.oneof({ weight: 4, arbitrary: fc.constant<Override[]>([]) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: m - 1 }).map((c): Override[] => [{ slot: 0, option: `o${c}`, reason: 'The minister comes.' }]) }),
		}))),
	})).map(({ maxGrade, rounds, ...history }) => ({
		...history, maxGrade,
		rounds: rounds.map(({ table, overrides, slots, ...round }) => ({
			...round, slots,
			overrides: overrides.filter(({ slot }) => slot < slots),
			grades: Object.fromEntries(table.map((row, c) => [`o${c}`, Object.fromEntries(row.map((grade, v) => [`v${v}`, Math.min(grade, maxGrade)]))])),
		})),
	}));
}

/** Freezes a value all the way down, so that whoever changes it is found out. */
export function frozen<Value>(value: Value): Value {
	if (typeof value === 'object' && value !== null) {
		Object.freeze(value);
		Object.values(value).forEach(frozen);
	}
	return value;
}

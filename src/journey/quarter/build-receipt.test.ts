import { expect, test } from 'vitest';
import { auditLedger } from '#algorithms/audit-ledger.ts';
import { replay } from '#algorithms/ledger-replay.ts';
import type { LedgerRound } from '#algorithms/ledger-record.ts';
import { add, compare, parseFraction, zero } from '#algorithms/rational.ts';
import type { CityId } from '#journey/network/network.ts';
import { buildReceipt, totalPaid } from './build-receipt.ts';
import type { LedgerEntry, QuarterId } from './quarter.ts';

const round = (grades: LedgerRound['grades'], change: Partial<LedgerRound> = {}): LedgerRound => ({
	slots: 1, voters: ['a', 'b', 'c'].map((id) => ({ id })), grades,
	options: [...['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })), { id: 's', listedAt: '2026-02-01', after: ['r'] }], ...change,
});
function history(rounds: LedgerRound[], change: Partial<LedgerEntry> = {}): LedgerEntry[] {
	const outcome = replay(rounds);
	if (!outcome.ok) throw new Error(outcome.problem);
	const { before, rounds: records } = outcome.record;
	return records.map((record, i) => ({
		quarter: `q${i}` as QuarterId, number: i + 1, before: records[i - 1]?.after ?? before, record, cities: { ['a' as CityId]: { en: 'A' }, ['b' as CityId]: { en: 'B' }, ['c' as CityId]: { en: 'C' } }, topics: {},
		silent: [], absent: [], audit: auditLedger(outcome.record), why: null, person: 'x' as LedgerEntry['person'], at: '2027-01-01T00:00:00Z', ...change,
	}));
}
const c = 'c' as CityId;

test('a city that lost reads what it asked, what would have won, who else asked, and what is nearest now', () => {
	const receipt = buildReceipt(history([round({ p: { a: 3, b: 3 }, q: { c: 3, a: 1 }, r: { c: 1 } })]), c);
	expect(receipt).toMatchObject({
		heard: 'graded', clock: '1/2', spent: '0', holds: '1/2', drySpell: 1, paid: [{ topic: 'p', paid: '0' }],
		asked: [{ topic: 'q', grade: 3, fate: { kind: 'waits', level: '3/4' } }, { topic: 'r', grade: 1, fate: { kind: 'waits', level: '3' } }],
		lost: [{ topic: 'q', raise: { kind: 'single', steps: 2, anyOf: [{ voter: 'b', from: 0, to: 2 }] }, overridden: false, alike: ['a'] }], next: { topic: 'q' },
	});
});

test('what a city paid is no longer in what it holds', () => {
	const [entry] = history([round({ p: { a: 3, b: 3 }, q: { c: 3, a: 1 } })]);
	expect(entry && buildReceipt([entry], 'a' as CityId)).toMatchObject({ clock: '1/2', spent: '1/2', holds: '0', paid: [{ topic: 'p', paid: '1/2' }] });
});

test('one raise that would have been enough is named with everybody who could have made it', () => {
	const receipt = buildReceipt(history([round({ p: { a: 3 }, q: { c: 2 } })]), c);
	expect(receipt?.lost).toMatchObject([{ topic: 'q', raise: { kind: 'single', steps: 1 } }]);
	expect(receipt?.lost[0]?.raise).toMatchObject({ anyOf: [{ voter: 'a', from: 0, to: 1 }, { voter: 'b', from: 0, to: 1 }] });
});

test('a wish that was not possible says why, and an override is said to be one', () => {
	const blocked = buildReceipt(history([round({ p: { a: 3 }, s: { c: 3 }, q: { c: 1 } })]), c);
	expect(blocked?.lost).toMatchObject([{ topic: 's', fate: { kind: 'notYet', reasons: [{ code: 'needsFirst', options: ['r'] }] }, raise: { kind: 'notLosing' } }, { topic: 'q', grade: 1, fate: { kind: 'waits' }, raise: { kind: 'single' } }]);
	const overridden = buildReceipt(history([round({ p: { a: 3 }, q: { c: 3 } }, { overrides: [{ slot: 0, option: 'p', reason: 'Because.' }] })]), c);
	expect(overridden?.lost).toMatchObject([{ overridden: true, raise: { kind: 'notLosing' } }]);
});

test('quiet cities get a receipt that says so, strangers none; served cities have lost nothing', () => {
	const [entry] = history([round({ p: { a: 3 } }, { voters: [{ id: 'a' }, { id: 'b' }] })], { absent: [c] });
	expect(entry && buildReceipt([entry], c)).toMatchObject({ heard: 'absent', asked: [], holds: '0' });
	expect(entry && buildReceipt([entry], 'd' as CityId)).toBeNull();
	expect(buildReceipt([], c)).toBeNull();
	expect(entry && buildReceipt([entry], 'a' as CityId)).toMatchObject({ lost: [], asked: [{ fate: { kind: 'chosen' } }], drySpell: 0 });
});

test('what all cities paid together is what the topic costs', () => {
	const entries = history([round({ p: { a: 3, b: 1 }, q: { c: 2 } }), round({ q: { a: 1, c: 2 }, r: { b: 3 } })]);
	for (const upTo of [1, 2]) {
		const sum = ['a', 'b', 'c'].map((id) => buildReceipt(entries.slice(0, upTo), id as CityId)).reduce((all, receipt) => add(all, parseFraction(receipt ? totalPaid(receipt) : '0') ?? zero), zero);
		expect(compare(sum, { n: 1n, d: 1n })).toBe(0);
	}
});

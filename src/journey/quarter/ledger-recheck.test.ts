import { expect, test } from 'vitest';
import { auditLedger } from '#algorithms/audit-ledger.ts';
import { replay } from '#algorithms/ledger-replay.ts';
import { addUp } from './ledger-recheck.client.ts';

const words = { lang: 'en', ok: 'all {n} right', wrong: 'wrong: {line}' };
function published() {
	const options = ['p', 'q'].map((id) => ({ id, listedAt: '2026-01-01' }));
	const voters = ['a', 'b'].map((id) => ({ id }));
	const outcome = replay([{ slots: 1, voters, options, grades: { p: { a: 3 }, q: { b: 2 } } }, { slots: 1, voters, options, grades: { q: { b: 2 } } }]);
	if (!outcome.ok) throw new Error(outcome.problem);
	return JSON.stringify({ ...outcome.record, audit: auditLedger(outcome.record), quarters: [] });
}

test('the record of a page adds up on the reader’s device, and a changed payment or audit is found', () => {
	const json = published();
	expect(addUp(json, words)).toBe('all 2 right');
	expect(addUp(json.replace('"payments":{"a":"1"}', '"payments":{"a":"1/2"}'), words)).toMatch(/^wrong: 1, /);
	expect(addUp(json.replace('"below":0', '"below":1'), words)).toBe('wrong: audit');
});

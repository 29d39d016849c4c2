import { expect, test } from 'vitest';
import { decideRound, openLedger } from '#algorithms/fair-turn-ledger.ts';
import type { LedgerRound } from '#algorithms/ledger-record.ts';
import type { CityId } from '#journey/network/network.ts';
import { summariseWhy } from './summarise-why.ts';

const round = (grades: LedgerRound['grades']): LedgerRound => ({
	slots: 1, voters: ['kumasi', 'bamako', 'tunis'].map((id) => ({ id })), options: ['data', 'budget'].map((id) => ({ id, listedAt: '2026-01-01' })), grades,
});

test('two cities that need it fully pay half each and hold nothing; the third holds what came to all', () => {
	const decided = decideRound(openLedger(), round({ data: { kumasi: 3, bamako: 3 }, budget: { tunis: 3 } }));
	if (!decided.ok) throw new Error(decided.problem);
	expect(summariseWhy(decided.record, 'kumasi' as CityId)).toEqual({ needing: 2, paid: 0.5, holds: 0 });
	expect(summariseWhy(decided.record, 'tunis' as CityId)).toEqual({ needing: 2, paid: 0, holds: 0.5 });
	expect(summariseWhy(decided.record, 'lagos' as CityId)).toBeNull();
});

test('nothing needed, nothing chosen, nothing to tell', () => {
	const decided = decideRound(openLedger(), round({}));
	expect(decided.ok && summariseWhy(decided.record, 'kumasi' as CityId)).toBeNull();
});

import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { checkLastSecretariat } from './check-last-secretariat.ts';
import type { Membership, PersonId, Role } from './network.ts';

const held = (id: string, until: string | null = null, role: Role = 'secretariat', from = '2026-01-01'): Membership => ({ id, person: id as PersonId, role, city: null, sector: null, from: from as Day, until: until as Day | null });
const day = '2027-03-01' as Day;

test.each([
	['the only one', [held('a')], true],
	['another without an end', [held('a'), held('b')], false],
	['another who ends later', [held('a'), held('b', '2027-06-01')], true],
	['another who begins later', [held('a'), held('b', null, 'secretariat', '2027-03-02')], true],
	['another who begins that day', [held('a'), held('b', null, 'secretariat', '2027-03-01')], false],
	['only a Lead Expert beside', [held('a'), held('b', null, 'leadExpert')], true],
])('%s', (_, all, last) => {
	expect(checkLastSecretariat(all, held('a'), day)).toBe(last);
});

test('another role may always end', () => {
	expect(checkLastSecretariat([held('a', null, 'funder')], held('a', null, 'funder'), day)).toBe(false);
});

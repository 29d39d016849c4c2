import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts, showAddress } from './read-facts.ts';

test('reads what is there and leaves out what is not', () => {
	expect(readFacts({
		member_body: { en: 'City of Kigali', xx: 'no language' }, population: { value: 1_200_000, as_of: null }, area_km2: 731, budget: { amount: 700_000_000, currency: 'MRU', approx: true },
		internet_access: { min_pct: 40, max_pct: 60 }, digital_strategy: { has_own: null, note: 'x' }, assessed: { strengths: ['one', 2], needs: ['old'], needs_in: [{ en: 'two', fr: 'deux' }, 3], source: 'https://example.org/a' },
		sources: ['https://example.org/b', 'javascript:alert(1)', 7],
	})).toEqual({
		body: { en: 'City of Kigali' }, population: { value: 1_200_000, asOf: null, estimated: false }, area: 731, smartphones: null, internet: { from: 40, to: 60 },
		budget: { amount: 700_000_000, currency: 'MRU', approximate: true, asOf: null, source: null }, ownStrategy: null,
		strengths: [{ en: 'one' }], needs: [{ en: 'two', fr: 'deux' }], assessedAt: 'https://example.org/a', sources: ['https://example.org/b'],
	});
});

test('a city without facts has none', () => {
	expect(readFacts(null)).toBeNull();
	expect(readFacts({ population: null, sources: [] })).toBeNull();
});

test('nothing that was kept makes it throw', () => {
	fc.assert(fc.property(fc.jsonValue(), (kept) => { readFacts(kept); }));
});

test('an address is shortened to its host and its last part', () => {
	expect(showAddress('https://www.aston-network.org/bamako/')).toBe('aston-network.org › bamako');
	expect(showAddress('https://aston-network-stand.org/fr/?p=5461')).toBe('aston-network-stand.org › fr?p=5461');
	expect(showAddress('https://example.org')).toBe('example.org');
	expect(showAddress(`https://example.org/${'a'.repeat(80)}`)).toHaveLength('example.org › '.length + 40);
});

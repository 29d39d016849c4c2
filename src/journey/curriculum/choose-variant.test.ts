import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels, type Level } from '#journey/baseline/baseline.ts';
import { chooseVariant } from './choose-variant.ts';
import { variants } from './curriculum.ts';

test.each([
	// level, target: 1 2 3 4 5, none
	[1, 'catch-up catch-up catch-up catch-up catch-up catch-up'],
	[2, 'catch-up catch-up catch-up catch-up catch-up catch-up'],
	[3, 'stretch stretch core core catch-up core'],
	[4, 'stretch stretch stretch stretch stretch stretch'],
	[5, 'stretch stretch stretch stretch stretch stretch'],
	[null, 'core core core core core core'],
] as const)('at level %s the target decides as the table says', (level, row) => {
	expect([...levels, null].map((target) => chooseVariant('data', level && { level, target }).variant).join(' ')).toBe(row);
});

test('the reason tells what was compared, or that nothing is settled', () => {
	expect(chooseVariant('data', { level: 2, target: 4 })).toEqual({ variant: 'catch-up', reason: { kind: 'below', area: 'data', level: 2, target: 4 } });
	expect(chooseVariant('funding', { level: 4, target: null })).toEqual({ variant: 'stretch', reason: { kind: 'ahead', area: 'funding', level: 4, target: null } });
	expect(chooseVariant('digital', { level: 3, target: 4 }).reason.kind).toBe('near');
	expect(chooseVariant('digital', null).reason).toEqual({ kind: 'noLevel', area: 'digital' });
});

test('a higher level never gets an easier variant at the same target', () => {
	const level = fc.constantFrom<Level>(...levels);
	fc.assert(fc.property(level, level, fc.option(level), (one, other, target) => {
		const [lower, higher] = one <= other ? [one, other] : [other, one];
		const distance = (at: Level) => variants.indexOf(chooseVariant('data', { level: at, target }).variant);
		expect(distance(higher)).toBeGreaterThanOrEqual(distance(lower));
	}));
});

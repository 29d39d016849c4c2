import { expect, test } from 'vitest';
import type { Area, Level } from './baseline.ts';
import { deriveOffers } from './derive-offers.ts';

const map = (said: Partial<Record<Area, Level>>) => new Map(Object.entries(said) as [Area, Level][]);

test('level 4 suggests an offer, a target two levels away suggests an ask, anything else nothing', () => {
	expect(deriveOffers(map({ digital: 4, data: 2, funding: 3, participation: 3 }), map({ data: 4, funding: 4, innovation: 5 }))).toEqual([
		{ area: 'digital', kind: 'teach', level: 4, target: null },
		{ area: 'data', kind: 'learn', level: 2, target: 4 },
	]);
});

import { expect, test } from 'vitest';
import type { Area } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';
import { listWhoNeeds } from './list-who-needs.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as CityId[] as [CityId, CityId, CityId, CityId];
const at = (level: Standing['level'], target: Standing['target']): ReadonlyMap<Area, Standing> => new Map([['data', { level, target }]]);
const standing = new Map([[a, at(2, 3)], [b, at(3, 3)], [c, at(1, null)], [d, at(1, 4)]]);

test('cities below their own target are named where the reader may see their levels, the others only counted', () => {
	expect(listWhoNeeds('data', [a, b, c, d], standing, new Set([a, b, c]))).toEqual({ named: [{ city: a, level: 2, target: 3 }], others: 1, known: 3 });
	expect(listWhoNeeds('data', [a, b, c, d], standing, new Set())).toEqual({ named: [], others: 2, known: 3 });
});

test('a city that does not travel is not counted, nor another area', () => {
	expect(listWhoNeeds('data', [b], standing, new Set([a]))).toEqual({ named: [], others: 0, known: 1 });
	expect(listWhoNeeds('funding', [a, b], standing, new Set([a]))).toEqual({ named: [], others: 0, known: 0 });
});

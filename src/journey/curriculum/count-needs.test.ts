import { expect, test } from 'vitest';
import type { Area } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import { countNeeds } from './count-needs.ts';
import type { Standing } from './curriculum.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as CityId[] as [CityId, CityId, CityId, CityId];
const at = (level: Standing['level'], target: Standing['target']): ReadonlyMap<Area, Standing> => new Map([['data', { level, target }]]);
const standing = new Map([[a, at(2, 3)], [b, at(3, 3)], [c, at(1, null)]]);

test('counts cities below their own target, of those that have a level and a target', () => {
	expect(countNeeds('data', [a, b, c, d], standing)).toEqual({ below: 1, known: 2 });
});

test('a city that does not travel is not counted, nor another area', () => {
	expect(countNeeds('data', [b], standing)).toEqual({ below: 0, known: 1 });
	expect(countNeeds('funding', [a, b], standing)).toEqual({ below: 0, known: 0 });
});

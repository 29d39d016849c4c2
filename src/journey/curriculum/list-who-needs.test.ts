import { expect, test } from 'vitest';
import type { Area } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';
import { listWhoNeeds } from './list-who-needs.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as CityId[] as [CityId, CityId, CityId, CityId];
const at = (level: Standing['level'], target: Standing['target']): ReadonlyMap<Area, Standing> => new Map([['data', { level, target }]]);
const standing = new Map([[a, at(2, 3)], [b, at(3, 3)], [c, at(1, null)], [d, at(1, 4)]]);

test('cities below their own target are named where the reader may see their levels, the others only counted', () => {
	expect(listWhoNeeds('data', [a, b, c, d], standing, new Set([a, b, c]))).toEqual({ named: [{ city: a, level: 2, target: 3 }], more: 0, others: 1, known: 3 });
	expect(listWhoNeeds('data', [a, b, c, d], standing, new Set())).toEqual({ named: [], more: 0, others: 2, known: 3 });
});

test('a city that does not travel is not counted, nor another area', () => {
	expect(listWhoNeeds('data', [b], standing, new Set([a]))).toEqual({ named: [], more: 0, others: 0, known: 1 });
	expect(listWhoNeeds('funding', [a, b], standing, new Set([a]))).toEqual({ named: [], more: 0, others: 0, known: 0 });
});

test('in a very large network the first are named, and every other is counted once', () => {
	const many = Array.from({ length: 100 }, (_, i) => `city ${i}` as CityId);
	const needs = listWhoNeeds('data', many, new Map(many.map((city) => [city, at(1, 2)])), new Set(many.slice(0, 70)));
	expect(needs.named.map(({ city }) => city)).toEqual(many.slice(0, 30));
	expect(needs).toMatchObject({ more: 40, others: 30, known: 100 });
});

import { expect, test } from 'vitest';
import type { Area, Level } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import { deriveFloors } from './derive-floors.ts';

const city = 'kumasi' as CityId;
test.each<[level: Level | null, target: Level, floor: number | undefined]>([[1, 5, 3], [1, 4, 3], [2, 4, 2], [3, 4, 1], [4, 4, 0], [5, 3, 0], [null, 5, undefined]])('level %s and target %s show %s', (level, target, floor) => {
	const current = new Map<CityId, Map<Area, Level>>([[city, new Map(level === null ? [] : [['data', level]])]]);
	expect(deriveFloors(current, [{ city, area: 'data', level: target }]).get(city)?.get('data')).toBe(floor);
});

import { expect, test } from 'vitest';
import { areas, type Area, type Level } from './baseline.ts';
import { summariseSpread } from './summarise-spread.ts';

const at = (level: Level) => new Map<Area, Level>([['data', level]]);

test('counts the cities at each level, level 1 first', () => {
	const spread = summariseSpread([at(2), at(2), at(5), at(1)]);
	expect(spread.map(({ area }) => area)).toEqual([...areas]);
	expect(spread.find(({ area }) => area === 'data')?.counts).toEqual([1, 2, 0, 0, 1]);
});

test('an area in which fewer than three cities have a level is not counted, so that nobody is given away', () => {
	expect(summariseSpread([at(2), at(3), new Map()]).every(({ counts }) => counts === null)).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import { areas, type Area, type Level } from './baseline.ts';
import { chooseThreeLists, type CityInPicture } from './choose-three-lists.ts';

function city(id: string, level: Level | null, target: Level | null, said: Partial<CityInPicture> = {}): CityInPicture {
	const at = (value: Level | null) => new Map<Area, Level>(value === null ? [] : [['data', value]]);
	return { id: id as CityId, languages: ['en'], travels: true, levels: at(level), targets: at(target), teaches: new Set(), asks: new Set(), ...said };
}
const teaching: Partial<CityInPicture> = { teaches: new Set<Area>(['data']) };
const asking: Partial<CityInPicture> = { asks: new Set<Area>(['data']) };
const named = (list: readonly { area: Area }[]) => list.map(({ area }) => area);

test.each([
	['one strong city that offers and two below', [city('a', 4, 4, teaching), city('b', 2, 3), city('c', 1, 3)], true],
	['a strong city that never offered', [city('a', 4, 4), city('b', 2, 3), city('c', 1, 3)], false],
	['an offer from level 3', [city('a', 3, 4, teaching), city('b', 2, 3), city('c', 1, 3)], false],
	['only one below its target', [city('a', 5, 5, teaching), city('b', 2, 3), city('c', 3, 3)], false],
	['the teacher is no learner of its own', [city('a', 4, 5, teaching), city('b', 2, 3), city('c', 3, 3)], false],
	['cities without a target are not below it', [city('a', 4, 4, teaching), city('b', 2, null), city('c', 1, null)], false],
] as const)('learn from each other: %s', (_, cities, listed) => {
	expect(named(chooseThreeLists(cities).learn)).toEqual(listed ? ['data'] : []);
});

test.each([
	['most are below and one in four is strong', [city('a', 2, 3), city('b', 2, 3), city('c', 1, 3), city('d', 4, 4)], true],
	['half is not most', [city('a', 2, 3), city('b', 2, 3), city('c', 3, 3), city('d', 3, 3)], false],
	['too many are strong', [city('a', 2, 3), city('b', 2, 3), city('d', 4, 4)], false],
	['two cities are too few to speak of most', [city('a', 2, 3), city('b', 2, 3)], false],
] as const)('explore together: %s', (_, cities, listed) => {
	expect(named(chooseThreeLists(cities).explore)).toEqual(listed ? ['data'] : []);
});

test.each([
	['most have reached their target', [city('a', 3, 3), city('b', 4, 3), city('c', 1, 3)], true],
	['half is not most', [city('a', 3, 3), city('b', 4, 3), city('c', 1, 3), city('d', 1, 2)], false],
	['nobody has a target', [city('a', 5, null), city('b', 5, null), city('c', 5, null)], false],
] as const)('build on strengths: %s', (_, cities, listed) => {
	expect(named(chooseThreeLists(cities).build)).toEqual(listed ? ['data'] : []);
});

test('who asked comes first, then the widest gap; a shared language decides, then who teaches fewest', () => {
	const fr = { languages: ['fr'] as const };
	const [of] = chooseThreeLists([
		city('a', 5, 5, teaching), city('b', 4, 4, { ...teaching, ...fr }), city('c', 4, 4, { ...teaching, ...fr }),
		city('p', 3, 4, { ...asking, ...fr }), city('q', 1, 4, fr), city('r', 2, 3), city('s', 3, null, asking),
	]).learn;
	expect(of?.pairs.map(({ teacher, learner, asked, gap }) => [teacher, learner, asked, gap])).toEqual([
		['b', 'p', true, 1], ['a', 's', true, 0], ['c', 'q', false, 3], ['a', 'r', false, 1],
	]);
});

test('the most useful areas are at most three, the one where most are below their target first', () => {
	const below = (id: string, of: readonly Area[]) => ({ ...city(id, null, null), levels: new Map<Area, Level>(of.map((area) => [area, 1])), targets: new Map<Area, Level>(of.map((area) => [area, 3])) });
	const { mostUseful } = chooseThreeLists([below('a', ['data', 'funding', 'digital', 'innovation']), below('b', ['data', 'funding']), below('c', ['data'])]);
	expect(mostUseful.map(({ area, below: n, compared }) => [area, n, compared])).toEqual([['data', 3, 3], ['funding', 2, 2], ['digital', 1, 1]]);
});

const level = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>;
const perArea = fc.dictionary(fc.constantFrom(...areas), level).map((found) => new Map(Object.entries(found) as [Area, Level][]));
const someAreas = fc.subarray([...areas]).map((found) => new Set<Area>(found));
const cities = fc.array(fc.record({ travels: fc.boolean(), levels: perArea, targets: perArea, teaches: someAreas, asks: someAreas, languages: fc.subarray(['en', 'fr'] as const) }), { maxLength: 12 })
	.map((found) => found.map((one, i): CityInPicture => ({ ...one, id: `city-${String(i).padStart(2, '0')}` as CityId })));

test('the order in which cities come changes nothing', () => {
	fc.assert(fc.property(cities.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
		expect(chooseThreeLists(shuffled)).toEqual(chooseThreeLists(all));
	}));
});

test('quiet cities change nothing', () => {
	fc.assert(fc.property(cities, (all) => {
		expect(chooseThreeLists(all)).toEqual(chooseThreeLists(all.filter((one) => one.travels)));
	}));
});

test('nobody learns from itself or twice in an area, and whoever asked an area in the list is in it', () => {
	fc.assert(fc.property(cities, (all) => {
		for (const { area, pairs } of chooseThreeLists(all).learn) {
			const learners = pairs.map((pair) => pair.learner);
			expect(new Set(learners).size).toBe(learners.length);
			expect(pairs.some((pair) => learners.includes(pair.teacher))).toBe(false);
			const teachers = new Set(pairs.map((pair) => pair.teacher));
			for (const one of all) {
				const strong = (one.levels.get(area) ?? 0) >= 4 && one.teaches.has(area);
				if (one.travels && one.asks.has(area) && !strong && !teachers.has(one.id)) expect(learners).toContain(one.id);
			}
		}
	}));
});

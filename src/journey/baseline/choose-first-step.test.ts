import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import type { Area, Level } from './baseline.ts';
import { chooseFirstStep, listGaps } from './choose-first-step.ts';

const map = (said: Partial<Record<Area, Level>>) => new Map(Object.entries(said) as [Area, Level][]);
const [city, other] = ['kumasi' as CityId, 'kigali' as CityId];
const step = (current: Partial<Record<Area, Level>>, targets: Partial<Record<Area, Level>>, teachers: { city: CityId; area: Area }[] = [], modules = false) =>
	chooseFirstStep({ city, current: map(current), targets: map(targets) }, teachers, () => modules);

test('gaps come widest first, between equals the lower level, then the order of the method', () => {
	expect(listGaps(map({ digital: 3, data: 2, funding: 1, innovation: 2 }), map({ digital: 4, data: 4, funding: 3, innovation: 4 })).map(({ area }) => area)).toEqual(['funding', 'innovation', 'data', 'digital']);
});

test('the first step is a city that teaches, else a module, else an ask', () => {
	const gap = { area: 'data', level: 2, target: 4 };
	expect(step({ data: 2 }, { data: 4 }, [{ city: other, area: 'data' }], true)).toEqual({ kind: 'learnFrom', gap, teacher: other });
	expect(step({ data: 2 }, { data: 4 }, [{ city: other, area: 'digital' }], true)).toEqual({ kind: 'module', gap });
	expect(step({ data: 2 }, { data: 4 })).toEqual({ kind: 'ask', gap });
});

test('a city is never sent to itself', () => {
	expect(step({ data: 2 }, { data: 4 }, [{ city, area: 'data' }]).kind).toBe('ask');
});

test('without levels, without targets and without gaps the step says so', () => {
	expect(step({}, { data: 3 }).kind).toBe('settle');
	expect(step({ data: 3 }, {}).kind).toBe('setTargets');
	expect(step({ data: 3 }, { funding: 4 }).kind).toBe('setTargets');
	expect(step({ data: 4 }, { data: 3 }).kind).toBe('offer');
});

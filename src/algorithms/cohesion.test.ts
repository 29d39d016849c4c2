import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeCohesion, type CohesionQuestion } from './cohesion.ts';

const known = fc.option(fc.integer({ min: 0, max: 5 }));
const question = fc.array(fc.record({ quiet: fc.boolean(), before: known, after: known }), { maxLength: 12 }).map((list): CohesionQuestion => ({
	units: list.map(({ quiet }, i) => ({ id: `u${i + 10}`, quiet })),
	scales: [{ id: 'data', top: 5, floor: 3 }],
	levels: list.map(({ before, after }, i) => ({ unit: `u${i + 10}`, scale: 'data', before, after })),
}));

function solved(asked: CohesionQuestion) {
	const found = describeCohesion(asked);
	if (!found.ok) throw new Error(found.problem);
	return found;
}

const three: CohesionQuestion = {
	units: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'q', quiet: true }, { id: 'x' }],
	scales: [{ id: 'data', top: 4, floor: 2 }],
	levels: [
		{ unit: 'a', scale: 'data', before: 1, after: 2 }, { unit: 'b', scale: 'data', before: null, after: 1 },
		{ unit: 'c', scale: 'data', before: 3, after: 3 }, { unit: 'q', scale: 'data', before: 0, after: 0 },
	],
};

test('counts the quiet in nothing, compares newcomers with nobody, and names both', () => {
	const found = solved(three);
	expect(found).toMatchObject({ quiet: ['q'], active: ['a', 'b', 'c', 'x'] });
	const scale = found.scales[0];
	expect(scale).toMatchObject({ unknown: ['x'], newcomers: ['b'] });
	expect(scale?.now).toMatchObject({ distribution: { n: 3, floor: 1 }, below: { units: [{ unit: 'b', steps: 1 }] } });
	expect(scale?.now?.steps.map(({ units }) => units)).toEqual([[], ['b'], ['a'], ['c'], []]);
	expect(scale?.compared).toMatchObject({ before: { n: 2, floor: 1 }, after: { n: 2, floor: 2 }, movement: { rose: ['a'], stayed: ['c'], fell: [] }, dominance: { firstOrder: true } });
});

test('order changes nothing, nothing is written into the input, and a quiet unit’s levels do not matter', () => {
	fc.assert(fc.property(question, fc.integer({ min: 0, max: 5 }), (asked, other) => {
		const before = JSON.stringify(asked);
		const found = solved(asked);
		expect(solved({ ...asked, units: asked.units.slice().reverse(), levels: asked.levels.slice().reverse() })).toEqual(found);
		expect(JSON.stringify(asked)).toBe(before);
		const quiet = new Set(found.quiet);
		expect(solved({ ...asked, levels: asked.levels.map((entry) => (quiet.has(entry.unit) ? { ...entry, before: other, after: 0 } : entry)) })).toEqual(found);
		const renamed = solved({ ...asked, units: asked.units.map((unit) => ({ ...unit, id: `x${unit.id}` })), levels: asked.levels.map((entry) => ({ ...entry, unit: `x${entry.unit}` })) });
		expect(text(renamed)).toBe(text(found).replaceAll(/"u(\d\d)"/g, '"xu$1"'));
		const now = found.scales[0]?.now;
		expect((now?.distribution.n ?? 0) + (found.scales[0]?.unknown.length ?? 0)).toBe(found.active.length);
		expect(now?.steps.flatMap(({ units }) => units).length ?? 0).toBe(now?.distribution.n ?? 0);
	}));
});

function text(value: unknown): string {
	return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}

test('answers when there is nothing to count', () => {
	expect(solved({ units: [], scales: [], levels: [] })).toEqual({ ok: true, quiet: [], active: [], scales: [] });
	const allQuiet = solved({ ...three, units: three.units.map(({ id }) => ({ id, quiet: true })) });
	expect(allQuiet.scales).toEqual([{ scale: 'data', unknown: [], newcomers: [], now: null, compared: null }]);
	expect(solved({ ...three, levels: [] }).scales[0]).toMatchObject({ unknown: ['a', 'b', 'c', 'x'], now: null, compared: null });
});

test('refuses what does not fit, and says where', () => {
	const ask = (change: Partial<CohesionQuestion>) => describeCohesion({ ...three, ...change });
	const entry = { unit: 'a', scale: 'data', before: 1, after: 1 };
	expect(ask({ units: [...three.units, { id: 'a' }] })).toEqual({ ok: false, problem: 'duplicateUnit', unit: 'a' });
	expect(ask({ scales: [...three.scales, ...three.scales] })).toEqual({ ok: false, problem: 'duplicateScale', scale: 'data' });
	expect(ask({ scales: [{ id: 'data', top: 0, floor: 0 }] })).toEqual({ ok: false, problem: 'badTop', scale: 'data' });
	expect(ask({ scales: [{ id: 'data', top: 4, floor: 5 }] })).toEqual({ ok: false, problem: 'badFloor', scale: 'data' });
	expect(ask({ levels: [entry, entry] })).toEqual({ ok: false, problem: 'duplicateLevel', unit: 'a', scale: 'data' });
	expect(ask({ levels: [{ ...entry, unit: 'z' }] })).toEqual({ ok: false, problem: 'unknownUnit', unit: 'z' });
	expect(ask({ levels: [{ ...entry, scale: 'money' }] })).toEqual({ ok: false, problem: 'unknownScale', scale: 'money' });
	expect(ask({ levels: [{ ...entry, after: 5 }] })).toEqual({ ok: false, problem: 'badLevel', unit: 'a', scale: 'data' });
	expect(ask({ levels: [{ ...entry, before: 0.5 }] })).toEqual({ ok: false, problem: 'badLevel', unit: 'a', scale: 'data' });
});

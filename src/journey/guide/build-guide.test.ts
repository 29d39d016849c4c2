import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { levels, type Level } from '#journey/baseline/baseline.ts';
import type { ModuleId, Variant } from '#journey/curriculum/curriculum.ts';
import { buildGuide, topicsWithoutModule } from './build-guide.ts';
import type { GuideFacts, GuideTopic } from './guide.ts';

const steps = [
	{ step: 'kickOff', from: '2027-01-05', until: '2027-01-05' }, { step: 'deepDive', from: '2027-01-11', until: '2027-01-29' },
	{ step: 'practise', from: '2027-02-01', until: '2027-03-05' }, { step: 'reflect', from: '2027-03-08', until: '2027-03-12' },
	{ step: 'exchange', from: '2027-03-17', until: '2027-03-17' },
] as unknown as GuideFacts['steps'];
const topic = { id: 'data' as TopicId, names: { en: 'Data' }, objective: {}, area: 'data', module: { id: 'data-decisions' as ModuleId, minutes: 90, plan: ['objectives'], tools: [] } } satisfies GuideTopic;
const at = (level: Level, target: Level | null = null, change: Partial<GuideFacts> = {}): GuideFacts => ({ topics: [topic], steps, standing: { data: { level, target } }, swaps: [], ...change });
const swapTo = (variant: Variant) => ({ item: 'data-decisions/reading', variant, by: 'Ama', at: '2027-01-12T10:00:00Z', version: 3 });
const of = (facts: GuideFacts, part: string) => buildGuide(facts).find((item) => item.part === part);

test('the items stand in the order of the steps, each with the last day of its step', () => {
	expect(buildGuide(at(3)).map((item) => [item.part, item.step, item.by])).toEqual([
		['objective', 'kickOff', '2027-01-05'], ['questions', 'deepDive', '2027-01-29'], ['reading', 'deepDive', '2027-01-29'],
		['exercise', 'practise', '2027-03-05'], ['plan', 'practise', '2027-03-05'], ['reflection', 'reflect', '2027-03-12'], ['bring', 'exchange', '2027-03-17'],
	] satisfies [string, string, Day | string][]);
});

test('two cities at different distances share every milestone and differ in three items, each with its reason', () => {
	const [one, other] = [buildGuide(at(1, 4)), buildGuide(at(4, 5))];
	expect(one.map(({ key, step, by }) => ({ key, step, by }))).toEqual(other.map(({ key, step, by }) => ({ key, step, by })));
	const differing = one.filter((item, i) => item.variant !== other[i]?.variant);
	expect(differing.map((item) => item.part)).toEqual(['reading', 'exercise', 'bring']);
	expect(differing.map((item) => item.reason)).toEqual(differing.map(() => ({ kind: 'below', area: 'data', level: 1, target: 4 })));
});

test('without a settled level the guide is core and says why', () => {
	expect(of({ ...at(1), standing: {} }, 'reading')).toMatchObject({ variant: 'core', reason: { kind: 'noLevel', area: 'data' } });
});

test('a swap changes its item alone and says who, when and in place of what', () => {
	const guide = buildGuide(at(1, 4, { swaps: [swapTo('core')] }));
	expect(guide.find((item) => item.part === 'reading')).toMatchObject({
		variant: 'core', reason: { kind: 'swapped', from: 'catch-up', by: 'Ama', at: '2027-01-12T10:00:00Z' }, proposed: { variant: 'catch-up' }, version: 3,
	});
	expect(guide.filter((item) => item.reason.kind === 'swapped')).toHaveLength(1);
});

test('swapped back, the rule’s own reason stands again', () => {
	expect(of(at(1, 4, { swaps: [swapTo('catch-up')] }), 'reading')).toMatchObject({ variant: 'catch-up', reason: { kind: 'below' }, version: 3 });
});

test('a swap stays when the city’s level moves', () => {
	expect(of(at(5, 5, { swaps: [swapTo('core')] }), 'reading')).toMatchObject({ variant: 'core', reason: { kind: 'swapped', from: 'stretch' } });
});

test('a topic without a module has no items, and is named as still being written', () => {
	const facts = at(3, null, { topics: [{ ...topic, module: null }] });
	expect(buildGuide(facts)).toEqual([]);
	expect(topicsWithoutModule(facts)).toHaveLength(1);
});

test('minutes are those of the module, and less for the exercise of a catch-up', () => {
	expect(['reading', 'exercise', 'bring'].map((part) => of(at(3), part)?.minutes)).toEqual([15, 60, 15]);
	expect(of(at(1), 'exercise')?.minutes).toBe(50);
});

test('whatever the levels, every city has the same milestones', () => {
	const level = fc.constantFrom<Level>(...levels);
	const milestones = (facts: GuideFacts) => buildGuide(facts).map(({ key, step, by }) => `${key} ${step} ${by}`);
	fc.assert(fc.property(level, fc.option(level), (now, target) => {
		expect(milestones(at(now, target))).toEqual(milestones({ ...at(3), standing: {} }));
	}));
});

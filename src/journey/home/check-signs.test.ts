import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { CityId, CityStatus } from '#journey/network/network.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import { checkSigns, type SignFacts } from './check-signs.ts';

const days = daysOfQuarter('2027-Q1')!;
const city = (id: string, status: CityStatus = 'active', expectedReturn: string | null = null) => ({ id: id as CityId, status, expectedReturn: expectedReturn as Day | null });
const facts = (change: Partial<SignFacts>): SignFacts => ({
	today: '2027-02-10' as Day, cities: [city('bamako')], running: null, gathering: null, marks: [], graded: new Set(), coordinated: new Set(['bamako' as CityId]), questionsLeft: new Map(), ...change,
});

test.each([
	['a step open four days after its end', { running: { steps: planQuarter(days.startsOn, days.endsOn)!.steps }, marks: [{ city: 'bamako' as CityId, step: 'kickOff' as const }], today: '2027-02-02' as Day }, [{ kind: 'stepOpen', step: 'deepDive', since: '2027-01-29' }]],
	['not yet after three', { running: { steps: planQuarter(days.startsOn, days.endsOn)!.steps }, marks: [{ city: 'bamako' as CityId, step: 'kickOff' as const }], today: '2027-02-01' as Day }, null],
	['grades that close in three days', { gathering: { gradesCloseOn: '2027-02-13' as Day } }, [{ kind: 'notGraded', by: '2027-02-13' }]],
	['graded: no sign', { gathering: { gradesCloseOn: '2027-02-13' as Day }, graded: new Set(['bamako' as CityId]) }, null],
	['nobody coordinates', { coordinated: new Set<CityId>() }, [{ kind: 'noCoordinator' }]],
	['a quiet city whose return was expected', { cities: [city('bamako', 'quiet', '2027-02-01')], coordinated: new Set<CityId>() }, [{ kind: 'returnExpected', since: '2027-02-01' }]],
	['a quiet city, whatever it left open', { cities: [city('bamako', 'quiet')], questionsLeft: new Map([['bamako' as CityId, 9]]), gathering: { gradesCloseOn: '2027-02-11' as Day } }, null],
	['a baseline left open', { questionsLeft: new Map([['bamako' as CityId, 9]]) }, [{ kind: 'baselineOpen', left: 9 }]],
] as const)('%s', (_, change, signs) => {
	expect(checkSigns(facts(change as Partial<SignFacts>))).toEqual(signs ? [{ city: 'bamako', signs }] : []);
});

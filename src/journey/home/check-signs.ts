import { daysBetween, type Day } from '#i18n/day.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { travels } from '#journey/network/network.ts';
import type { Mark, Quarter } from '#journey/quarter/quarter.ts';
import type { CitySigns, Sign } from './home.ts';

export interface SignFacts {
	today: Day;
	cities: readonly Pick<City, 'id' | 'status' | 'expectedReturn'>[];
	running: Pick<Quarter, 'steps'> | null;
	gathering: Pick<Quarter, 'gradesCloseOn'> | null;
	marks: readonly Pick<Mark, 'city' | 'step'>[];
	graded: ReadonlySet<CityId>;
	coordinated: ReadonlySet<CityId>;
	questionsLeft: ReadonlyMap<CityId, number>;
}

/** Days after a step's end before its open mark is worth a call, and before closing that a missing grade is. */
const patience = 3;

/**
 * Which cities somebody may call, and why, in the order the cities come. A quiet city never has a sign but that its
 * return was expected; nothing is counted up, so that no list of cities can become a ranking.
 */
export function checkSigns(facts: SignFacts): CitySigns[] {
	const told = new Set(facts.marks.map(({ city, step }) => `${city} ${step}`));
	return facts.cities.map((city) => ({ city: city.id, signs: signsOf(city, facts, told) })).filter(({ signs }) => signs.length > 0);
}

function signsOf(city: SignFacts['cities'][number], { today, running, gathering, graded, coordinated, questionsLeft }: SignFacts, told: ReadonlySet<string>): Sign[] {
	if (city.status === 'quiet') return city.expectedReturn && city.expectedReturn < today ? [{ kind: 'returnExpected', since: city.expectedReturn }] : [];
	if (!travels(city)) return [];
	const signs: Sign[] = [];
	if (!coordinated.has(city.id)) signs.push({ kind: 'noCoordinator' });
	if (city.status === 'returning') signs.push({ kind: 'justBack' });
	const open = running?.steps.find(({ step, until }) => daysBetween(until, today) > patience && !told.has(`${city.id} ${step}`));
	if (open) signs.push({ kind: 'stepOpen', step: open.step, since: open.until });
	const daysLeft = gathering ? daysBetween(today, gathering.gradesCloseOn) : -1;
	if (gathering && daysLeft >= 0 && daysLeft <= patience && !graded.has(city.id)) signs.push({ kind: 'notGraded', by: gathering.gradesCloseOn });
	const left = questionsLeft.get(city.id) ?? 0;
	if (left > 0) signs.push({ kind: 'baselineOpen', left });
	return signs;
}

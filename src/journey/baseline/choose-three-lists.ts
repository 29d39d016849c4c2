import type { City, CityId } from '#journey/network/network.ts';
import { areas, solid, type Area, type Level } from './baseline.ts';

/**
 * Where the network has most to learn, in three lists. The rule, area by area, over the cities that travel now (quiet
 * cities are shown on the page and counted in nothing):
 *
 * - learn from each other: at least one city is at level 4 or higher and offers to teach, and at least two others are
 *   below their target.
 * - explore together: of the cities compared, more than half are below their target and at most one in four is at
 *   level 4 or higher.
 * - build on strengths: of the cities compared, more than half have reached their target.
 *
 * Compared are the cities with both a settled level and a target in the area; with fewer than three, nothing is said of
 * "most". An area may stand in two lists: one city may teach what nearly all the others still explore. Each list and
 * the areas most useful to all begin with the area in which most cities are below their target.
 *
 * Without the second condition of the first list a strong city would be volunteered by its own good answer; the offer,
 * confirmed by its coordinator, is what makes it a teacher.
 */
export function chooseThreeLists(cities: readonly CityInPicture[]): ThreeLists {
	const travelling = cities.filter((city) => city.travels).sort((a, b) => (a.id < b.id ? -1 : 1));
	const tallies = areas.map((area) => tally(travelling, area)).sort((a, b) => b.below - a.below);
	const most = (n: number, of: AreaTally) => of.compared >= fewestCompared && n * 2 > of.compared;
	return {
		mostUseful: tallies.filter((of) => of.below > 0).slice(0, 3),
		learn: tallies.flatMap((of) => {
			const pairs = pairUp(travelling, of.area);
			return pairs.length > 0 ? [{ ...of, pairs }] : [];
		}),
		explore: tallies.filter((of) => most(of.below, of) && of.solid * 4 <= of.compared),
		build: tallies.filter((of) => most(of.reached, of)),
	};
}

/** "Most" of one or two cities says nothing, and would tell which ones are meant. */
const fewestCompared = 3;
const fewestLearners = 2;

export interface CityInPicture extends Pick<City, 'id' | 'languages'> {
	travels: boolean;
	levels: ReadonlyMap<Area, Level>;
	targets: ReadonlyMap<Area, Level>;
	/** Areas in which the city's coordinator confirmed an offer to teach. */
	teaches: ReadonlySet<Area>;
	/** Areas in which the city's coordinator confirmed an ask to learn. */
	asks: ReadonlySet<Area>;
}

export interface AreaTally {
	area: Area;
	/** Travelling cities with a settled level and a target. */
	compared: number;
	below: number;
	/** Of those compared, at their target or above it. */
	reached: number;
	/** Of those compared, at level 4 or higher. */
	solid: number;
}

/** A city that teaches and one that learns, with what speaks for it. */
export interface TeachingPair {
	teacher: CityId;
	learner: CityId;
	asked: boolean;
	/** Levels from where the learner is to where it wants to be; 0 for one that asked without a target. */
	gap: number;
	sharesLanguage: boolean;
}

export interface ThreeLists {
	/** At most three areas. */
	mostUseful: readonly AreaTally[];
	learn: readonly (AreaTally & { pairs: readonly TeachingPair[] })[];
	explore: readonly AreaTally[];
	build: readonly AreaTally[];
}

function gapOf(city: CityInPicture, area: Area): number | null {
	const [level, target] = [city.levels.get(area), city.targets.get(area)];
	return level === undefined || target === undefined ? null : target - level;
}

function tally(cities: readonly CityInPicture[], area: Area): AreaTally {
	const compared = cities.filter((city) => gapOf(city, area) !== null);
	const below = compared.filter((city) => (gapOf(city, area) ?? 0) >= 1).length;
	return { area, compared: compared.length, below, reached: compared.length - below, solid: compared.filter((city) => (city.levels.get(area) ?? 0) >= solid).length };
}

/**
 * Who could teach whom: those who asked come first, then the widest gap; each goes to a teacher that shares a language
 * with it, then to the one with fewest so far, so that no teacher carries everybody. Ties go by id.
 */
function pairUp(cities: readonly CityInPicture[], area: Area): TeachingPair[] {
	const teaches = (city: CityInPicture) => (city.levels.get(area) ?? 0) >= solid && city.teaches.has(area);
	const [teachers, others] = [cities.filter(teaches), cities.filter((city) => !teaches(city))];
	if (teachers.length === 0 || others.filter((city) => (gapOf(city, area) ?? 0) >= 1).length < fewestLearners) return [];

	const learners = others.map((city) => ({ city, asked: city.asks.has(area), gap: Math.max(gapOf(city, area) ?? 0, 0) }))
		.filter(({ asked, gap }) => asked || gap >= 1)
		.sort((a, b) => Number(b.asked) - Number(a.asked) || b.gap - a.gap);
	const load = new Map(teachers.map(({ id }) => [id, 0]));
	const leastLoaded = (of: readonly CityInPicture[]) => of.reduce((best, other) => ((load.get(other.id) ?? 0) < (load.get(best.id) ?? 0) ? other : best));
	return learners.map(({ city, asked, gap }) => {
		const speaking = teachers.filter((teacher) => teacher.languages.some((lang) => city.languages.includes(lang)));
		const teacher = leastLoaded(speaking.length > 0 ? speaking : teachers);
		load.set(teacher.id, (load.get(teacher.id) ?? 0) + 1);
		return { teacher: teacher.id, learner: city.id, asked, gap, sharesLanguage: speaking.length > 0 };
	});
}

import type { Area, Level } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';

/** A city on its way in an area: where it is and where it wants to be. */
export interface CityInNeed {
	city: CityId;
	level: Level;
	target: Level;
}

export interface AreaNeeds {
	/** Cities below the target they set whose levels this reader may see, in the order given. */
	named: readonly CityInNeed[];
	/** How many more such cities there are, past the most that are named. */
	more: number;
	/** How many others are below theirs: whose levels they are stays with them. */
	others: number;
	/** Cities that have a settled level and a target, and so can be counted at all. */
	known: number;
}

/** The cities of a large network; a longer list under every module of the map is no longer read. */
const mostNamed = 30;

/**
 * Which of the cities that travel have still a way to go in an area, and why. A city without a settled level or without a
 * target is not counted as needing anything; the page says of how many it speaks. `isSeen` are those the reader may name.
 */
export function listWhoNeeds(area: Area, cities: readonly CityId[], standing: ReadonlyMap<CityId, ReadonlyMap<Area, Standing>>, isSeen: ReadonlySet<CityId>): AreaNeeds {
	const known = cities.flatMap((city) => {
		const { level, target } = standing.get(city)?.get(area) ?? { level: 1, target: null };
		return target === null ? [] : [{ city, level, target }];
	});
	const below = known.filter(({ level, target }) => level < target);
	const seen = below.filter(({ city }) => isSeen.has(city));
	const named = seen.slice(0, mostNamed);
	return { named, more: seen.length - named.length, others: below.length - seen.length, known: known.length };
}

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
	/** How many others are below theirs: whose levels they are stays with them. */
	others: number;
	/** Cities that have a settled level and a target, and so can be counted at all. */
	known: number;
}

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
	const named = below.filter(({ city }) => isSeen.has(city));
	return { named, others: below.length - named.length, known: known.length };
}

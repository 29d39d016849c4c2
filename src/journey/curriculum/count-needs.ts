import type { Area } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';

export interface AreaNeeds {
	/** Cities whose settled level is below the target they set. */
	below: number;
	/** Cities that have both, and so can be counted at all. */
	known: number;
}

/**
 * How many of the cities that travel have still a way to go in an area. Only numbers: whose level it is stays with the city.
 * A city without a settled level or without a target is not counted as needing anything; the page says of how many it speaks.
 */
export function countNeeds(area: Area, cities: readonly CityId[], standing: ReadonlyMap<CityId, ReadonlyMap<Area, Standing>>): AreaNeeds {
	const waysToGo = cities.flatMap((city) => {
		const { level, target } = standing.get(city)?.get(area) ?? { level: 1, target: null };
		return target === null ? [] : [target - level];
	});
	return { below: waysToGo.filter((way) => way > 0).length, known: waysToGo.length };
}

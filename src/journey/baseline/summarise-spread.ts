import { areas, levels, type Area, type Level } from './baseline.ts';

/** With fewer cities than this, a count at a level would tell who is meant. */
export const fewestWithoutNames = 3;

export interface AreaSpread {
	area: Area;
	/** How many cities stand at each level, level 1 first; null where fewer than three have a level, so that no count gives a city away. */
	counts: readonly number[] | null;
}

/** The spread of cities that are not shown by name: per learning area, how many stand at each level. */
export function summariseSpread(cities: readonly ReadonlyMap<Area, Level>[]): AreaSpread[] {
	return areas.map((area) => {
		const found = cities.flatMap((city) => city.get(area) ?? []);
		return { area, counts: found.length < fewestWithoutNames ? null : levels.map((level) => found.filter((one) => one === level).length) };
	});
}

import type { Area, Level } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Floors, GradeValue } from './quarter.ts';

/**
 * What the baseline says for each city, so that a city cannot ask for less than it needs and travel at the others'
 * expense: target level less current level in a learning area, from 0 to 3. An area without a settled level or without
 * a target shows nothing. ENGINES: evidence = clamp(target - current, 0..3).
 */
export function deriveFloors(current: ReadonlyMap<CityId, ReadonlyMap<Area, Level>>, targets: readonly { city: CityId; area: Area; level: Level }[]): Floors {
	const floors = new Map<CityId, Map<Area, GradeValue>>();
	for (const { city, area, level } of targets) {
		const now = current.get(city)?.get(area);
		if (now === undefined) continue;
		const ofCity = floors.get(city) ?? new Map<Area, GradeValue>();
		floors.set(city, ofCity.set(area, Math.min(3, Math.max(0, level - now)) as GradeValue));
	}
	return floors;
}

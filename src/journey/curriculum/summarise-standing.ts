import type { Area } from '#journey/baseline/baseline.ts';
import { summarisePlaced } from '#journey/baseline/summarise-levels.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';

type Settled = Parameters<typeof summarisePlaced>[0][number] & { target: Standing['target'] };

/** Where each city stands in each area and what it aims at; an area without a settled level is missing, never counted as low. */
export function summariseStanding(settled: readonly Settled[]): Map<CityId, Map<Area, Standing>> {
	const targets = new Map<CityId, Map<Area, Standing['target']>>();
	for (const { city, area, target } of settled) {
		const ofCity = targets.get(city);
		if (ofCity) ofCity.set(area, target);
		else targets.set(city, new Map([[area, target]]));
	}
	return new Map([...summarisePlaced(settled)].map(([city, byArea]) => [city, new Map([...byArea].map(([area, level]) => [area, { level, target: targets.get(city)?.get(area) ?? null }]))]));
}

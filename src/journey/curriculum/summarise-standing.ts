import type { Area } from '#journey/baseline/baseline.ts';
import { summariseLevels } from '#journey/baseline/summarise-levels.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Standing } from './curriculum.ts';

type Settled = Parameters<typeof summariseLevels>[1][number] & { area: Area; target: Standing['target'] };

/** Where each city stands in each area and what it aims at; an area without a settled level is missing, never counted as low. */
export function summariseStanding(settled: readonly Settled[]): Map<CityId, Map<Area, Standing>> {
	const levels = summariseLevels(settled.map(({ question, area }) => ({ id: question, area })), settled);
	const targets = new Map(settled.map(({ city, area, target }) => [`${city} ${area}`, target]));
	return new Map([...levels].map(([city, byArea]) => [city, new Map([...byArea].map(([area, level]) => [area, { level, target: targets.get(`${city} ${area}`) ?? null }]))]));
}

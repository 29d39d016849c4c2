import type { CityId } from '#journey/network/network.ts';
import { areas, type Area, type Level, type Question, type SettledLevel } from './baseline.ts';

/**
 * The level of each city in each learning area: the lower median of its settled levels there. A median because levels
 * are ordinal and must not be averaged; the lower one because a guide that starts a little early loses nobody.
 * An area without a settled level is missing from the city's map, never counted as low.
 */
export function summariseLevels(questions: readonly Pick<Question, 'id' | 'area'>[], settled: readonly Pick<SettledLevel, 'city' | 'question' | 'level'>[]): Map<CityId, Map<Area, Level>> {
	const areaOf = new Map(questions.map((question) => [question.id, question.area]));
	const found = new Map<CityId, Map<Area, Level[]>>();
	for (const { city, question, level } of settled) {
		const area = areaOf.get(question);
		if (!area) continue;
		const ofCity = found.get(city) ?? new Map<Area, Level[]>();
		ofCity.set(area, [...(ofCity.get(area) ?? []), level]);
		found.set(city, ofCity);
	}
	return new Map([...found].map(([city, byArea]) => [city, new Map(areas.flatMap((area) => {
		const sorted = (byArea.get(area) ?? []).sort((a, b) => a - b);
		const median = sorted[Math.floor((sorted.length - 1) / 2)];
		return median === undefined ? [] : [[area, median] as const];
	}))]));
}

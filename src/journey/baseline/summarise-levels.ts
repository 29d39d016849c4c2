import type { CityId } from '#journey/network/network.ts';
import { areas, type Area, type Level, type Question, type SettledLevel } from './baseline.ts';

/**
 * The level of each city in each learning area: the lower median of its settled levels there. A median because levels
 * are ordinal and must not be averaged; the lower one because a guide that starts a little early loses nobody.
 * An area without a settled level is missing from the city's map, never counted as low.
 */
export function summariseLevels(questions: readonly Pick<Question, 'id' | 'area'>[], settled: readonly Pick<SettledLevel, 'city' | 'question' | 'level'>[]): Map<CityId, Map<Area, Level>> {
	const areaOf = new Map(questions.map((question) => [question.id, question.area]));
	return summariseIn(settled, ({ question }) => areaOf.get(question));
}

/** The same of settled levels that name the area of their question. */
export function summarisePlaced(placed: readonly (Pick<SettledLevel, 'city' | 'level'> & Pick<Question, 'area'>)[]): Map<CityId, Map<Area, Level>> {
	return summariseIn(placed, ({ area }) => area);
}

function summariseIn<One extends Pick<SettledLevel, 'city' | 'level'>>(settled: readonly One[], areaOf: (one: One) => Area | undefined): Map<CityId, Map<Area, Level>> {
	const found = new Map<CityId, Map<Area, Level[]>>();
	for (const one of settled) {
		const area = areaOf(one);
		if (!area) continue;
		const ofCity = found.get(one.city) ?? new Map<Area, Level[]>();
		const known = ofCity.get(area);
		if (known) known.push(one.level);
		else found.set(one.city, ofCity.set(area, [one.level]));
	}
	return new Map([...found].map(([city, byArea]) => [city, new Map(areas.flatMap((area) => {
		const sorted = (byArea.get(area) ?? []).sort((a, b) => a - b);
		const median = sorted[Math.floor((sorted.length - 1) / 2)];
		return median === undefined ? [] : [[area, median] as const];
	}))]));
}

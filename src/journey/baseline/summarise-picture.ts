import { travels, type City, type CityId } from '#journey/network/network.ts';
import type { Area, Level, Offer, Question, SettledLevel, Side, TargetLevel } from './baseline.ts';
import type { CityInPicture } from './choose-three-lists.ts';
import { summarisePlaced } from './summarise-levels.ts';

export interface PictureFacts {
	cities: readonly City[];
	placed: readonly (Pick<SettledLevel, 'city' | 'question' | 'level'> & Pick<Question, 'area' | 'side'>)[];
	targets: readonly TargetLevel[];
	/** Those that stand. */
	offers: readonly Pick<Offer, 'city' | 'area' | 'kind'>[];
}

/** Every city with its level, target, offers and asks per area, in the order of the list given. */
export function summarisePicture({ cities, placed, targets, offers }: PictureFacts): CityInPicture[] {
	const levels = levelsBySide(placed, null);
	const [targetsOf, teaches, asks] = [new Map<CityId, Map<Area, Level>>(), new Map<CityId, Set<Area>>(), new Map<CityId, Set<Area>>()];
	for (const { city, area, level } of targets) targetsOf.set(city, (targetsOf.get(city) ?? new Map<Area, Level>()).set(area, level));
	for (const { city, area, kind } of offers) {
		const said = kind === 'teach' ? teaches : asks;
		said.set(city, (said.get(city) ?? new Set<Area>()).add(area));
	}
	return cities.map((city) => ({
		id: city.id, languages: city.languages, travels: travels(city), levels: levels.get(city.id) ?? new Map<Area, Level>(),
		targets: targetsOf.get(city.id) ?? new Map<Area, Level>(), teaches: teaches.get(city.id) ?? new Set<Area>(), asks: asks.get(city.id) ?? new Set<Area>(),
	}));
}

/** The level of each city in each area, on one side or with null on both: the method keeps authority and territory apart. */
export function levelsBySide(placed: PictureFacts['placed'], side: Side | null): Map<CityId, Map<Area, Level>> {
	return summarisePlaced(side ? placed.filter((one) => one.side === side) : placed);
}

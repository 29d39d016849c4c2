import { areas, solid, type Area, type Level, type OfferKind } from './baseline.ts';

/** What the levels suggest; nothing is said in the city's name until its coordinator confirms it. */
export interface OfferProposal {
	area: Area;
	kind: OfferKind;
	level: Level;
	/** Where the city wants to be, for what it could ask. */
	target: Level | null;
}

/** A gap of one level a city closes with its guide; from two levels on it is worth another city's time. */
const askFrom = 2;

/** A city could teach where it is at level 4 or higher, and could ask where its target is two levels away or more. */
export function deriveOffers(current: ReadonlyMap<Area, Level>, targets: ReadonlyMap<Area, Level>): OfferProposal[] {
	return areas.flatMap((area): OfferProposal[] => {
		const level = current.get(area);
		if (level === undefined) return [];
		const target = targets.get(area) ?? null;
		return [
			...(level >= solid ? [{ area, kind: 'teach' as const, level, target }] : []),
			...(target !== null && target - level >= askFrom ? [{ area, kind: 'learn' as const, level, target }] : []),
		];
	});
}

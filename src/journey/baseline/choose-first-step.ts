import type { CityId } from '#journey/network/network.ts';
import { areas, type Area, type Level } from './baseline.ts';

/** The areas in which a city is below its target, the widest gap first; between equals the lower level, then the method's order. */
export function listGaps(current: ReadonlyMap<Area, Level>, targets: ReadonlyMap<Area, Level>): Gap[] {
	return areas
		.flatMap((area) => {
			const [level, target] = [current.get(area), targets.get(area)];
			return level !== undefined && target !== undefined && target > level ? [{ area, level, target }] : [];
		})
		.sort((a, b) => b.target - b.level - (a.target - a.level) || a.level - b.level);
}

export interface Gap {
	area: Area;
	level: Level;
	target: Level;
}

/** What a city can do first, with its reason as data. */
export type FirstStep =
	| { kind: 'settle' }
	| { kind: 'setTargets' }
	| { kind: 'offer' }
	| { kind: 'learnFrom'; gap: Gap; teacher: CityId }
	| { kind: 'module'; gap: Gap }
	| { kind: 'ask'; gap: Gap };

/**
 * One first step, never a list: the widest gap, and for it a city that offers to teach (another city's practice is what
 * a network has and a book has not), else the curriculum's first module in the area, else an ask to the network.
 * Without levels or targets the first step is to have them; without a gap it is to offer what the city can do.
 * `teachers` are travelling cities with a confirmed offer, sorted; the first one is named.
 */
export function chooseFirstStep(
	{ city, current, targets }: { city: CityId; current: ReadonlyMap<Area, Level>; targets: ReadonlyMap<Area, Level> },
	teachers: readonly { city: CityId; area: Area }[],
	hasModule: (area: Area) => boolean,
): FirstStep {
	if (current.size === 0) return { kind: 'settle' };
	if (![...targets.keys()].some((area) => current.has(area))) return { kind: 'setTargets' };
	const [gap] = listGaps(current, targets);
	if (!gap) return { kind: 'offer' };
	const teacher = teachers.find((other) => other.area === gap.area && other.city !== city);
	if (teacher) return { kind: 'learnFrom', gap, teacher: teacher.city };
	return hasModule(gap.area) ? { kind: 'module', gap } : { kind: 'ask', gap };
}

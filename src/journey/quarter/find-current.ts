import type { Day } from '#i18n/day.ts';
import type { Quarter } from './quarter.ts';

/** The quarters around a day, out of all of a network in the order of their numbers. */
export interface Around {
	/** The one whose topic is chosen and which is not closed. */
	running: Quarter | null;
	/** The one where needs and grades are open or being reviewed: the earliest. */
	gathering: Quarter | null;
	/** What a home shows: the running one, else the next planned one, else the last. */
	shown: Quarter | null;
}

/** Where a network stands on `today`. */
export function findCurrent(quarters: readonly Quarter[], today: Day): Around {
	const open = quarters.filter((quarter) => quarter.state !== 'closed');
	const chosen = open.filter((quarter) => quarter.state === 'chosen');
	// With two chosen at once, the one that has ended gives way to the one that has begun.
	const running = chosen.find((quarter) => quarter.endsOn >= today) ?? chosen[chosen.length - 1] ?? null;
	const gathering = open.find((quarter) => quarter.state === 'gathering') ?? null;
	return { running, gathering, shown: running ?? open[0] ?? quarters[quarters.length - 1] ?? null };
}

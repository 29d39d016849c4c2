import type { Day } from '#i18n/day.ts';
import type { Quarter } from '#journey/quarter/quarter.ts';

/**
 * The quarter whose guide a city needs now: the one that runs, else the next one whose topic is chosen, else the last one
 * that had a guide, else the first one planned. Null only before any quarter is planned.
 */
export function chooseQuarter<Q extends Pick<Quarter, 'number' | 'state' | 'startsOn' | 'endsOn'>>(quarters: readonly Q[], today: Day): Q | null {
	const inOrder = [...quarters].sort((a, b) => a.number - b.number);
	const chosen = inOrder.filter((quarter) => quarter.state === 'chosen' && quarter.endsOn >= today);
	const past = inOrder.filter((quarter) => quarter.state === 'closed' || quarter.state === 'chosen');
	return chosen.find((quarter) => quarter.startsOn <= today) ?? chosen[0] ?? past[past.length - 1] ?? inOrder[0] ?? null;
}

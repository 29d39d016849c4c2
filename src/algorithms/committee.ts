import type { Taken } from './taken.ts';

/** Options elected to a number of seats, ascending, and in the order they were taken with what each was tied with. */
export type Committee =
	| { ok: true; committee: number[]; taken: Pick<Taken, 'option' | 'tied' | 'by'>[] }
	| { ok: false; problem: 'badSeats' | 'tooLarge' | 'gaveUp' };

/** A number of seats is a whole number from 0 up; seats beyond the options stay empty. */
export function areSeats(seats: number): boolean {
	return Number.isSafeInteger(seats) && seats >= 0;
}

/** A rule's steps as a committee; no steps when the choice among tied options gave up. */
export function committeeOf(taken: readonly Pick<Taken, 'option' | 'tied' | 'by'>[] | null): Committee {
	if (!taken) return { ok: false, problem: 'gaveUp' };
	return {
		ok: true,
		committee: taken.map(({ option }) => option).sort((a, b) => a - b),
		taken: taken.map(({ option, tied, by }) => ({ option, tied, by })),
	};
}

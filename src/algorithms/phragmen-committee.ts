import { type Committee, areSeats, committeeOf } from './committee.ts';
import { openPurse } from './purse.ts';
import type { Votes } from './read-ballots.ts';
import { takeByLoad } from './take-by-load.ts';
import { type Choose, lowestPlace } from './ways-of-breaking-ties.ts';

/**
 * Phragmén's sequential rule for a committee: each seat goes where it leaves its supporters, who share it, with the least load.
 * Satisfies PJR. Exact. Refuses seats that are no whole number from 0 up.
 * Brill, Freeman, Janson & Lackner (Math. Prog. 2023).
 */
export function phragmenCommittee(votes: Votes, seats: number, choose: Choose = lowestPlace): Committee {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	return committeeOf(takeByLoad(openPurse(votes, 0n), new Float64Array(votes.options).fill(1), [], { budget: seats, whenTooDear: 'passOver', unwanted: 'last', choose }));
}

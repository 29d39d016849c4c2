import { type Committee, areSeats, committeeOf } from './committee.ts';
import { mostWanted } from './most-wanted.ts';
import type { Votes } from './read-ballots.ts';
import { type Choose, lowestPlace } from './ways-of-breaking-ties.ts';

/** Approval voting: the seats go to the options most voters want, by weight. O(m²). Refuses seats that are no whole number from 0 up. */
export function approvalCommittee(votes: Votes, seats: number, choose: Choose = lowestPlace): Committee {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	return committeeOf(mostWanted(votes, new Float64Array(votes.options).fill(1), [], { budget: seats, unwanted: 'last', choose }));
}

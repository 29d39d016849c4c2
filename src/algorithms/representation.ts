import type { Votes } from './read-ballots.ts';

/** Whether a group was passed over: these voters, by their number, deserve `deserved` members for these options and have too few. */
export type Representation =
	| { ok: true; holds: true }
	| { ok: true; holds: false; deserved: number; options: number[]; voters: number[] }
	| { ok: false; problem: 'unknownOption' | 'namedTwice' | 'badSeats' | 'tooLarge' };

export const holds: Representation = { ok: true, holds: true };

/** A committee read against the votes. */
export interface Seated {
	votes: Votes;
	seats: number;
	isMember: Uint8Array;
	/** How many members each voter wants. */
	pleased: Int32Array;
}

/** Refuses members that are unknown or named twice, and fewer seats than members. `seats` are the members unless said: seats may have stayed empty. */
export function seatCommittee(votes: Votes, committee: readonly number[], seats = committee.length): { ok: true; seated: Seated } | Extract<Representation, { ok: false }> {
	if (!Number.isSafeInteger(seats) || seats < committee.length || seats * votes.totalWeight > Number.MAX_SAFE_INTEGER) return { ok: false, problem: 'badSeats' };
	const isMember = new Uint8Array(votes.options);
	const pleased = new Int32Array(votes.voters);
	for (const option of committee) {
		if (!(Number.isInteger(option) && option >= 0 && option < votes.options)) return { ok: false, problem: 'unknownOption' };
		if (isMember[option] === 1) return { ok: false, problem: 'namedTwice' };
		isMember[option] = 1;
		for (let at = votes.supporterStart[option]!; at < votes.supporterStart[option + 1]!; at++) pleased[votes.supporters[at]!] = pleased[votes.supporters[at]!]! + 1;
	}
	return { ok: true, seated: { votes, seats, isMember, pleased } };
}

/** Whether so much weight deserves so many seats: its share of all is at least members / seats. Nobody deserves a seat of none. */
export function deserves({ votes, seats }: Seated, weight: number, members: number): boolean {
	return weight > 0 && weight * seats >= members * votes.totalWeight;
}

import type { Votes } from './read-ballots.ts';
import { type Representation, deserves, holds, seatCommittee } from './representation.ts';

/**
 * JR: no group large enough for one seat (voters / seats) wants one option in common while none of it wants any member.
 * Linear in the ballots. Refuses what `seatCommittee` refuses.
 * Aziz, Brill, Conitzer, Elkind, Freeman & Walsh (Social Choice and Welfare 2017).
 */
export function justifiedRepresentation(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	const { pleased } = read.seated;
	for (let c = 0; c < votes.options; c++) {
		const group = Array.from(votes.supporters.subarray(votes.supporterStart[c], votes.supporterStart[c + 1])).filter((voter) => pleased[voter] === 0);
		const weight = group.reduce((sum, voter) => sum + votes.weights[voter]!, 0);
		if (deserves(read.seated, weight, 1)) return { ok: true, holds: false, deserved: 1, options: [c], voters: group };
	}
	return holds;
}

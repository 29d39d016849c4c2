import { findCohesive } from './cohesive-groups.ts';
import type { Votes } from './read-ballots.ts';
import { type Representation, holds, seatCommittee } from './representation.ts';

/**
 * EJR: of no group that deserves ℓ seats and wants ℓ options in common does every voter want fewer than ℓ members.
 * coNP-complete; exact search over common options, refused ('tooLarge') past its limit: ask for EJR+ then, which is stronger and quick.
 * Refuses what `seatCommittee` refuses. Aziz et al. (Social Choice and Welfare 2017).
 */
export function extendedJustifiedRepresentation(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	for (let members = 1; members <= read.seated.seats; members++) {
		let broken: Representation = holds;
		const found = findCohesive(read.seated, members, (options, voters) => {
			broken = { ok: true, holds: false, deserved: members, options: [...options], voters: [...voters] };
			return true;
		});
		if (found === null) return { ok: false, problem: 'tooLarge' };
		if (found) return broken;
	}
	return holds;
}

import { findDeviation, votersWho } from './deviating-groups.ts';
import type { Votes } from './read-ballots.ts';
import { type Representation, seatCommittee } from './representation.ts';

/**
 * The core: no group has options, no more than the seats it deserves, of which each of its voters wants more than of the committee.
 * Exact search over all sets of options, refused ('tooLarge') past its limit. Refuses what `seatCommittee` refuses. Aziz et al. (2017).
 */
export function coreStability(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	const { pleased } = read.seated;
	return findDeviation(read.seated, (_, better) => [votersWho(votes, (voter) => better[voter]! > pleased[voter]!)]);
}

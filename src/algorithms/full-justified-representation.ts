import { findDeviation, votersWho } from './deviating-groups.ts';
import type { Votes } from './read-ballots.ts';
import { type Representation, seatCommittee } from './representation.ts';

/**
 * FJR: no group has options, no more than the seats it deserves, of which each of its voters wants at least β while each wants fewer than β members.
 * Between EJR and the core. Same search, limit and refusals. Peters, Pierczyński & Skowron (NeurIPS 2021).
 */
export function fullJustifiedRepresentation(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	const { pleased } = read.seated;
	return findDeviation(read.seated, (size, better) => Array.from(
		{ length: size },
		(_, i) => votersWho(votes, (voter) => better[voter]! > i && pleased[voter]! <= i),
	));
}

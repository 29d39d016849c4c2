import type { Votes } from './read-ballots.ts';
import { type Representation, deserves, holds, seatCommittee } from './representation.ts';

/**
 * EJR+: no option outside the committee has supporters, enough for ℓ seats (ℓ · voters / seats), of whom each wants fewer than ℓ members.
 * Polynomial: supporters of each option are counted by the members they want and the counts summed up, in all
 * linear in the ballots plus options times seats. Implies EJR, PJR and JR. Refuses what `seatCommittee` refuses.
 * Brill & Peters, Robust and Verifiable Proportionality Axioms for Multiwinner Voting (EC 2023, arXiv 2302.01989).
 */
export function extendedJustifiedRepresentationPlus(votes: Votes, committee: readonly number[], seats?: number): Representation {
	const read = seatCommittee(votes, committee, seats);
	if (!read.ok) return read;
	const { isMember, pleased } = read.seated;
	const byPleased = new Float64Array(committee.length + 1);
	for (let c = 0; c < votes.options; c++) {
		if (isMember[c] === 1) continue;
		byPleased.fill(0);
		for (let at = votes.supporterStart[c]!; at < votes.supporterStart[c + 1]!; at++) {
			const voter = votes.supporters[at]!;
			byPleased[pleased[voter]!] = byPleased[pleased[voter]!]! + votes.weights[voter]!;
		}
		let weight = 0;
		// Past committee.length + 1 the group grows no more and only deserves less.
		for (let members = 1; members <= committee.length + 1; members++) {
			weight += byPleased[members - 1]!;
			if (!deserves(read.seated, weight, members)) continue;
			const voters = Array.from(votes.supporters.subarray(votes.supporterStart[c], votes.supporterStart[c + 1])).filter((voter) => pleased[voter]! < members);
			return { ok: true, holds: false, deserved: members, options: [c], voters };
		}
	}
	return holds;
}

/**
 * What most votes would have chosen: the candidate with the highest demand (sum of weight times grade), the first in the
 * order given where several have it; null when nobody asks for any. It remembers nothing, so the same majority can have
 * every choice: shown beside the fair turn for comparison, never used to decide. O(candidates).
 */
export function mostVotes<Candidate>(candidates: Iterable<Candidate>, demandOf: (candidate: Candidate) => bigint): Candidate | null {
	let most: Candidate | null = null;
	let highest = 0n;
	for (const candidate of candidates) {
		const demand = demandOf(candidate);
		if (demand <= highest) continue;
		highest = demand;
		most = candidate;
	}
	return most;
}

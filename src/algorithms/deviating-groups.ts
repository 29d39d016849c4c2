import { searchLimit } from './cohesive-groups.ts';
import type { Votes } from './read-ballots.ts';
import { type Representation, type Seated, deserves, holds } from './representation.ts';

/**
 * Walks all sets of wanted options no larger than the seats, with how many of each every voter wants, and asks `aggrieved` for the voters
 * it would serve better; answers with the first set whose aggrieved deserve as many seats as it has options.
 * Exponential in the options; refused ('tooLarge') past its limit.
 */
export function findDeviation(seated: Seated, aggrieved: (size: number, better: Int32Array) => number[][]): Representation {
	const { seats, votes: { options, voters, support, supporterStart, supporters, weights } } = seated;
	const wanted = Array.from(support.keys()).filter((c) => support[c]! > 0);
	const better = new Int32Array(voters);
	const chosen: number[] = [];
	let steps = 0;
	return grow(0) ?? holds;

	function grow(from: number): Representation | null {
		steps += voters + options;
		if (steps > searchLimit) return { ok: false, problem: 'tooLarge' };
		if (chosen.length > 0) {
			for (const group of aggrieved(chosen.length, better)) {
				const weight = group.reduce((sum, voter) => sum + weights[voter]!, 0);
				if (deserves(seated, weight, chosen.length)) return { ok: true, holds: false, deserved: chosen.length, options: [...chosen], voters: group };
			}
		}
		if (chosen.length === seats) return null;
		for (let i = from; i < wanted.length; i++) {
			count(wanted[i]!, 1);
			chosen.push(wanted[i]!);
			const found = grow(i + 1);
			if (found) return found;
			chosen.pop();
			count(wanted[i]!, -1);
		}
		return null;
	}

	function count(option: number, change: 1 | -1): void {
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) better[supporters[at]!] = better[supporters[at]!]! + change;
	}
}

/** Voters of some weight of whom it is true. */
export function votersWho(votes: Votes, are: (voter: number) => boolean): number[] {
	const group: number[] = [];
	for (let voter = 0; voter < votes.voters; voter++) if (votes.weights[voter]! > 0 && are(voter)) group.push(voter);
	return group;
}

import { type Seated, deserves } from './representation.ts';

/** Steps a search may take before it is given up as too large: some seconds. */
export const searchLimit = 20_000_000;

/**
 * Walks all sets of `members` options wanted in common by voters who deserve that many seats and of whom each wants fewer members,
 * giving each to `visit` with its voters until that answers true. Sets grow option by option while their voters are enough.
 * Answers whether `visit` was ever content, or null past `limit` voters looked at: there may be exponentially many sets.
 */
export function findCohesive(seated: Seated, members: number, visit: (options: readonly number[], voters: readonly number[]) => boolean | null, limit = searchLimit): boolean | null {
	const { votes: { voters, options, weights, wishStart, wishes }, pleased } = seated;
	let steps = 0;
	const everyone: number[] = [];
	for (let voter = 0; voter < voters; voter++) if (pleased[voter]! < members) everyone.push(voter);
	return extend([], everyone);

	function extend(chosen: readonly number[], group: readonly number[]): boolean | null {
		if (chosen.length === members) return visit(chosen, group);
		const support = new Float64Array(options);
		for (const voter of group) {
			for (let at = wishStart[voter]!; at < wishStart[voter + 1]!; at++) support[wishes[at]!] = support[wishes[at]!]! + weights[voter]!;
			steps += wishStart[voter + 1]! - wishStart[voter]!;
		}
		if (steps > limit) return null;
		const from = chosen.length === 0 ? 0 : chosen[chosen.length - 1]! + 1;
		const open: number[] = [];
		for (let c = from; c < options; c++) if (deserves(seated, support[c]!, members)) open.push(c);
		for (let i = 0; i + members - chosen.length <= open.length; i++) {
			const found = extend([...chosen, open[i]!], group.filter((voter) => wants(voter, open[i]!)));
			if (found !== false) return found;
		}
		return false;
	}

	function wants(voter: number, option: number): boolean {
		for (let at = wishStart[voter]!; at < wishStart[voter + 1]!; at++) if (wishes[at] === option) return true;
		return false;
	}
}

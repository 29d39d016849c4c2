import type { Taken } from './taken.ts';
import type { Votes } from './read-ballots.ts';
import type { Choose } from './ways-of-breaking-ties.ts';

/**
 * Approval voting within a budget: the option with the most support next, as long as it fits; what does not fit is passed over.
 * Options nobody wants come last, or not at all. Null when `choose` gives up. O(m²).
 */
export function mostWanted(
	{ support }: Votes, costs: Float64Array, already: readonly Taken[],
	{ budget, unwanted, choose }: { budget: number; unwanted: 'leave' | 'last'; choose: Choose },
): Taken[] | null {
	const gone = new Set(already.map(({ option }) => option));
	let open = Array.from(costs.keys()).filter((c) => !gone.has(c) && (unwanted === 'last' || support[c]! > 0));
	let left = budget;
	const taken: Taken[] = [];
	const state = () => `support ${[...gone].sort((a, b) => a - b).join()}`;
	for (;;) {
		open = open.filter((c) => !gone.has(c) && costs[c]! <= left);
		if (open.length === 0) return taken;
		const most = open.reduce((best, c) => Math.max(best, support[c]!), 0);
		const tied = open.filter((c) => support[c] === most);
		const option = choose(tied, state);
		if (option === null) return null;
		gone.add(option);
		left -= costs[option]!;
		taken.push({ option, tied, by: most === 0 ? 'unwanted' : 'support', place: -1 });
	}
}

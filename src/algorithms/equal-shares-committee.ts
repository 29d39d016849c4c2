import { buyInShares } from './buy-in-shares.ts';
import { type Committee, areSeats, committeeOf } from './committee.ts';
import { mostWanted } from './most-wanted.ts';
import { openPurse } from './purse.ts';
import type { Votes } from './read-ballots.ts';
import { takeByLoad } from './take-by-load.ts';
import type { Taken } from './taken.ts';
import { type Choose, lowestPlace } from './ways-of-breaking-ties.ts';

/**
 * The Method of Equal Shares for a committee: a seat costs 1, everyone holds seats / voters. Any grade above 0 is approval.
 * What money cannot fill is left empty ('none'), filled in Phragmén's order from what voters still hold ('phragmen'), by most approvals ('support'),
 * or the whole is run again with one unit of money more, shared by all, until every seat is filled ('increment'; too few wanted options: by most approvals).
 *
 * Satisfies EJR and EJR+ but for 'increment', which stops at the last seat. Exact. 'increment' runs at most seats · voters times, each a run of Equal Shares.
 * Refuses seats that are no whole number from 0 up.
 * Peters & Skowron, Proportionality and the Limits of Welfarism (EC 2020); Brill & Peters (EC 2023).
 */
export function equalSharesCommittee(votes: Votes, seats: number, completion: 'none' | 'phragmen' | 'support' | 'increment' = 'phragmen', choose: Choose = lowestPlace): Committee {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	const approvals = withoutGrades(votes);
	const costs = new Float64Array(votes.options).fill(1);
	const run = (money: number) => {
		const purse = openPurse(approvals, BigInt(money));
		return { purse, taken: buyInShares(purse, costs, { perCost: false, limit: seats, choose }) };
	};

	const wanted = votes.support.reduce((sum, support) => sum + (support > 0 ? 1 : 0), 0);
	if (completion === 'increment') {
		if (wanted < seats) return committeeOf(mostWanted(votes, costs, [], { budget: seats, unwanted: 'last', choose }));
		for (let money = seats; ; money++) {
			const { taken } = run(money);
			if (!taken || taken.length === seats) return committeeOf(taken);
		}
	}

	const { purse, taken } = run(seats);
	if (!taken) return committeeOf(null);
	const budget = seats - taken.length;
	let rest: Taken[] | null = [];
	if (completion === 'phragmen') rest = takeByLoad(purse, costs, taken, { budget, whenTooDear: 'passOver', unwanted: 'last', choose });
	if (completion === 'support') rest = mostWanted(votes, costs, taken, { budget, unwanted: 'last', choose });
	return committeeOf(rest && [...taken, ...rest]);
}

function withoutGrades(votes: Votes): Votes {
	return {
		...votes,
		supporterGrades: new Float64Array(votes.supporterGrades.length).fill(1),
		wishGrades: new Float64Array(votes.wishGrades.length).fill(1),
		gradedSupport: votes.support,
	};
}

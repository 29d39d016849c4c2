import { type Committee, areSeats, committeeOf } from './committee.ts';
import { lcm } from './rational.ts';
import type { Votes } from './read-ballots.ts';
import { type Choose, lowestPlace } from './ways-of-breaking-ties.ts';

const closeness = 1e-9;

/**
 * Thiele's rules, seat by seat: the option that adds most, where a voter already pleased n times adds 1 / (n + 1)
 * ('proportional': sequential PAV) or 1 the first time and nothing after ('coverage': sequential Chamberlin–Courant).
 * Neither satisfies EJR, and only coverage JR. Exact: sums nearer than 1e-9 are compared as fractions.
 * All rounds together take time linear in the wishes of those pleased, and O(m) a seat. Refuses seats that are no whole number from 0 up.
 * Thiele (1895); Lackner & Skowron, Multi-Winner Voting with Approval Preferences (2023).
 */
export function thieleCommittee(votes: Votes, seats: number, gain: 'proportional' | 'coverage', choose: Choose = lowestPlace): Committee {
	if (!areSeats(seats)) return { ok: false, problem: 'badSeats' };
	const { options, support, supporterStart, supporters, weights, wishStart, wishes } = votes;
	const worth = (pleased: number) => (gain === 'proportional' ? 1 / (pleased + 1) : pleased === 0 ? 1 : 0);
	const pleased = new Int32Array(votes.voters);
	const adds = support.slice();
	const taken: { option: number; tied: number[]; by: 'support' | 'unwanted' }[] = [];
	const gone = new Set<number>();

	while (taken.length < Math.min(seats, options)) {
		const tied = best();
		const option = choose(tied, () => [...gone].sort((a, b) => a - b).join());
		if (option === null) return committeeOf(null);
		taken.push({ option, tied, by: support[option] === 0 ? 'unwanted' : 'support' });
		gone.add(option);
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const voter = supporters[at]!;
			const before = pleased[voter]!;
			pleased[voter] = before + 1;
			const less = (worth(before) - worth(before + 1)) * weights[voter]!;
			if (less === 0) continue;
			for (let wish = wishStart[voter]!; wish < wishStart[voter + 1]!; wish++) adds[wishes[wish]!] = adds[wishes[wish]!]! - less;
		}
	}
	return committeeOf(taken);

	function best(): number[] {
		let most = -Infinity;
		for (let c = 0; c < options; c++) if (!gone.has(c)) most = Math.max(most, adds[c]! - closeness * support[c]!);
		const near: number[] = [];
		for (let c = 0; c < options; c++) if (!gone.has(c) && adds[c]! + closeness * support[c]! >= most) near.push(c);
		if (near.length === 1) return near;
		const scale = gain === 'coverage' ? 1n : upTo(taken.length + 1);
		const sums = near.map((c) => exactly(c, scale));
		const highest = sums.reduce((a, b) => (a > b ? a : b));
		return near.filter((_, i) => sums[i] === highest);
	}

	function exactly(option: number, scale: bigint): bigint {
		const weightPleased = new Float64Array(taken.length + 1);
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const times = pleased[supporters[at]!]!;
			weightPleased[times] = weightPleased[times]! + weights[supporters[at]!]!;
		}
		if (gain === 'coverage') return BigInt(weightPleased[0]!);
		let sum = 0n;
		for (let times = 0; times <= taken.length; times++) sum += BigInt(weightPleased[times]!) * (scale / BigInt(times + 1));
		return sum;
	}
}

/** The least number that 1 … n all divide. */
function upTo(n: number): bigint {
	let all = 1n;
	for (let i = 2; i <= n; i++) all = lcm(all, BigInt(i));
	return all;
}

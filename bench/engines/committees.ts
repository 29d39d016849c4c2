import { equalShares } from '#algorithms/equal-shares.ts';
import { extendedJustifiedRepresentationPlus } from '#algorithms/extended-justified-representation-plus.ts';
import { equalSharesCommittee } from '#algorithms/equal-shares-committee.ts';
import { phragmenCommittee } from '#algorithms/phragmen-committee.ts';
import { type Ballot, type Votes, readBallots } from '#algorithms/read-ballots.ts';
import { sequentialPhragmen } from '#algorithms/sequential-phragmen.ts';
import { type Row, fastest, seeded } from './row.ts';

/** Graded ballots of `per` wishes on average around one of five leanings, so that options differ in support; and costs of 1 … 40 with money for a quarter of them. */
function batch(voters: number, count: number, per: number, seed: number): { ballots: Ballot[]; options: { id: string; cost: number }[]; budget: number } {
	const random = seeded(seed);
	const options = Array.from({ length: count }, (_, i) => ({ id: `o${String(i).padStart(4, '0')}`, cost: 1 + Math.floor(random() * 40) }));
	const leanings = Array.from({ length: 5 }, () => options.map(() => random() ** 3));
	const sums = leanings.map((leaning) => leaning.reduce((sum, part) => sum + part, 0));
	const ballots = Array.from({ length: voters }, () => {
		const which = Math.floor(random() * leanings.length);
		return leanings[which]!.flatMap((part, option): [number, number][] => (random() < (part * per) / sums[which]! ? [[option, 1 + Math.floor(random() * 3)]] : []));
	});
	return { ballots, options, budget: Math.round(options.reduce((sum, { cost }) => sum + cost, 0) / 4) };
}

function packed(ballots: readonly Ballot[], options: number): Votes {
	const read = readBallots(options, ballots);
	if (!read.ok) throw new Error(read.problem);
	return read.votes;
}

export function rows(): Row[] {
	const all: Row[] = [];
	for (const [voters, count, per] of [[10, 20, 6], [30, 200, 12], [1_000, 80, 8], [10_000, 80, 8], [60_000, 80, 8], [60_000, 80, 30]] as const) {
		const seed = 7;
		const { ballots, options, budget } = batch(voters, count, per, seed);
		const votes = packed(ballots, count);
		const committee = equalSharesCommittee(votes, 20);
		const members = committee.ok ? committee.committee : [];
		const goal = voters === 60_000 ? '≤ 170 ms (1/100 of 17 s)' : voters <= 30 ? '< 10 ms' : '–';
		const row = (engine: string, work: () => unknown, reach: string) => {
			all.push({ engine, size: `${voters} ballots × ${count}, ${per} wishes each`, seed, milliseconds: fastest(3, work), goal: reach });
		};
		row('equal shares, graded, with reading the ballots', () => equalShares({ options, votes: packed(ballots, count), budget }), goal);
		row('equal shares by cost, completed by Phragmén', () => equalShares({ options, votes, budget }, { utility: 'cost', completion: 'phragmen' }), goal);
		row('sequential Phragmén with costs', () => sequentialPhragmen({ options, votes, budget }), goal);
		row('Phragmén, 20 seats', () => phragmenCommittee(votes, 20), goal);
		row('EJR+ check of 20 seats', () => extendedJustifiedRepresentationPlus(votes, members), goal);
	}
	return all;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvalCommittee } from './approval-committee.ts';
import type { Committee } from './committee.ts';
import { equalSharesCommittee } from './equal-shares-committee.ts';
import { extendedJustifiedRepresentationPlus } from './extended-justified-representation-plus.ts';
import { justifiedRepresentation } from './justified-representation.ts';
import { maximinSupportCommittee } from './maximin-support-committee.ts';
import { pavCommittees } from './pav-committee.ts';
import { phragmenCommittee } from './phragmen-committee.ts';
import { proportionalJustifiedRepresentation } from './proportional-justified-representation.ts';
import { type Ballot, type Votes, readBallots } from './read-ballots.ts';
import type { Representation } from './representation.ts';
import { thieleCommittee } from './thiele-committee.ts';
import { type Choose, everyWay } from './ways-of-breaking-ties.ts';

const count = 6;
const profiles = fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { maxLength: 9 });
const seatNumbers = fc.integer({ min: 0, max: 5 });

function packed(ballots: Ballot[], weights?: number[]): Votes {
	const read = readBallots(count, ballots, weights);
	if (!read.ok) throw new Error(read.problem);
	return read.votes;
}

function members(elected: Committee): number[] {
	if (!elected.ok) throw new Error(elected.problem);
	return elected.committee;
}

const holds = (checked: Representation) => checked.ok && checked.holds;

const rules: Record<string, (votes: Votes, seats: number, choose?: Choose) => Committee> = {
	approval: approvalCommittee,
	phragmen: phragmenCommittee,
	maximin: maximinSupportCommittee,
	proportional: (votes, seats, choose) => thieleCommittee(votes, seats, 'proportional', choose),
	coverage: (votes, seats, choose) => thieleCommittee(votes, seats, 'coverage', choose),
	sharesThenPhragmen: (votes, seats, choose) => equalSharesCommittee(votes, seats, 'phragmen', choose),
	sharesThenSupport: (votes, seats, choose) => equalSharesCommittee(votes, seats, 'support', choose),
	sharesRaised: (votes, seats, choose) => equalSharesCommittee(votes, seats, 'increment', choose),
};

describe.each(Object.entries(rules))('%s', (name, rule) => {
	test('fills the seats there are options for, in any order of voters', () => {
		fc.assert(fc.property(profiles, fc.integer({ min: 0, max: 8 }), (ballots, seats) => {
			const elected = rule(packed(ballots), seats);
			expect(new Set(members(elected)).size).toBe(Math.min(seats, count));
			expect(rule(packed(ballots.toReversed()), seats)).toEqual(elected);
		}));
	});

	test('renaming the options renames the committees and nothing else', () => {
		if (name === 'sharesRaised') return; // what it comes to depends on how earlier ties fell, so only its single answer is defined
		fc.assert(fc.property(profiles, seatNumbers, (ballots, seats) => {
			const sets = (votes: Votes) => everyWay((choose) => {
				const elected = rule(votes, seats, choose);
				return elected.ok ? elected.committee : null;
			});
			const renamed = sets(packed(ballots.map((ballot) => ballot.map((option) => count - 1 - option))));
			const back = renamed?.map((set) => set.map((option) => count - 1 - option).sort((a, b) => a - b).join());
			expect(new Set(back)).toEqual(new Set(sets(packed(ballots))?.map((set) => set.join())));
		}), { numRuns: 40 });
	});

	test('a voter of weight 2 is two voters', () => {
		fc.assert(fc.property(profiles, seatNumbers, (ballots, seats) => {
			expect(rule(packed(ballots, ballots.map(() => 2)), seats)).toEqual(rule(packed([...ballots, ...ballots]), seats));
		}));
	});

	test('refuses seats that are no whole number from 0 up', () => {
		for (const seats of [-1, 1.5, Number.NaN, Infinity]) expect(rule(packed([[0]]), seats)).toEqual({ ok: false, problem: 'badSeats' });
	});
});

test('Equal Shares satisfies EJR+ without completion, and whatever fills the seats left', () => {
	fc.assert(fc.property(profiles, seatNumbers, fc.constantFrom('none' as const, 'phragmen' as const, 'support' as const), (ballots, seats, completion) => {
		const votes = packed(ballots);
		expect(holds(extendedJustifiedRepresentationPlus(votes, members(equalSharesCommittee(votes, seats, completion)), seats))).toBe(true);
	}), { numRuns: 500 });
});

test('proportional approval voting satisfies EJR+; Phragmén and maximin support PJR; coverage JR', () => {
	fc.assert(fc.property(profiles, seatNumbers, (ballots, seats) => {
		const votes = packed(ballots);
		const best = pavCommittees(votes, seats);
		expect(best.ok && best.committees.every((committee) => holds(extendedJustifiedRepresentationPlus(votes, committee)))).toBe(true);
		expect(holds(proportionalJustifiedRepresentation(votes, members(phragmenCommittee(votes, seats))))).toBe(true);
		expect(holds(proportionalJustifiedRepresentation(votes, members(maximinSupportCommittee(votes, seats))))).toBe(true);
		expect(holds(justifiedRepresentation(votes, members(thieleCommittee(votes, seats, 'coverage'))))).toBe(true);
	}));
});

test('proportional approval voting finds what trying every committee finds', () => {
	fc.assert(fc.property(profiles, seatNumbers, (ballots, seats) => {
		const all = subsets(count).filter((set) => set.length === seats);
		const score = (set: number[]) => ballots.reduce((sum, ballot) => sum + [0, 60, 90, 110, 125, 137][ballot.filter((c) => set.includes(c)).length]!, 0);
		const highest = Math.max(...all.map(score));
		const best = pavCommittees(packed(ballots), seats);
		expect(best.ok && new Set(best.committees.map(String))).toEqual(new Set(all.filter((set) => score(set) === highest).map(String)));
	}));
});

test('maximin support takes what the dual over all sets of members says', () => {
	fc.assert(fc.property(profiles, seatNumbers, (ballots, seats) => {
		const elected = maximinSupportCommittee(packed(ballots), seats);
		const chosen: number[] = [];
		for (const { option, tied } of elected.ok ? elected.taken : []) {
			const weakest = (c: number) => {
				const with_ = [...chosen, c];
				return Math.min(...subsets(with_.length).filter((set) => set.length > 0)
					.map((set) => ballots.filter((ballot) => set.some((i) => ballot.includes(with_[i]!))).length / set.length));
			};
			const open = Array.from({ length: count }, (_, c) => c).filter((c) => !chosen.includes(c));
			const most = Math.max(...open.map(weakest));
			expect(tied).toEqual(open.filter((c) => weakest(c) > most - 1e-9));
			chosen.push(option);
		}
	}));
});

test('proportional approval voting refuses rather than search without end', () => {
	expect(pavCommittees(packed([[0, 1, 2], [3, 4, 5]]), 3, 2)).toEqual({ ok: false, problem: 'tooLarge' });
});

function subsets(n: number): number[][] {
	return Array.from({ length: 2 ** n }, (_, mask) => Array.from({ length: n }, (_unused, i) => i).filter((i) => (mask >> i) % 2 === 1));
}

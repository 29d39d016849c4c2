import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coreStability } from './core-stability.ts';
import { extendedJustifiedRepresentationPlus } from './extended-justified-representation-plus.ts';
import { extendedJustifiedRepresentation } from './extended-justified-representation.ts';
import { fullJustifiedRepresentation } from './full-justified-representation.ts';
import { justifiedRepresentation } from './justified-representation.ts';
import { proportionalJustifiedRepresentation } from './proportional-justified-representation.ts';
import { type Votes, readBallots } from './read-ballots.ts';
import type { Representation } from './representation.ts';

const profiles = fc.array(fc.subarray([0, 1, 2, 3, 4]), { maxLength: 7 });
const committees = fc.subarray([0, 1, 2, 3, 4]);

function packed(ballots: number[][]): Votes {
	const read = readBallots(5, ballots);
	if (!read.ok) throw new Error(read.problem);
	return read.votes;
}

const all = [justifiedRepresentation, proportionalJustifiedRepresentation, extendedJustifiedRepresentation, extendedJustifiedRepresentationPlus, fullJustifiedRepresentation, coreStability];
const holds = (checked: Representation) => checked.ok && checked.holds;

/** Every group of voters tried: which of them is passed over, by the definitions. */
function byDefinition(ballots: number[][], committee: number[]): boolean[] {
	const broken = [false, false, false, false];
	for (let mask = 1; mask < 2 ** ballots.length; mask++) {
		const group = ballots.filter((_, v) => (mask >> v) % 2 === 1);
		const common = [0, 1, 2, 3, 4].filter((c) => group.every((ballot) => ballot.includes(c)));
		const wants = group.map((ballot) => ballot.filter((c) => committee.includes(c)).length);
		const union = committee.filter((c) => group.some((ballot) => ballot.includes(c))).length;
		for (let members = 1; members <= committee.length; members++) {
			if (group.length * committee.length < members * ballots.length) continue;
			if (members === 1 && common.length > 0 && union === 0) broken[0] = true;
			if (common.length >= members && union < members) broken[1] = true;
			if (common.length >= members && wants.every((n) => n < members)) broken[2] = true;
			if (common.some((c) => !committee.includes(c)) && wants.every((n) => n < members)) broken[3] = true;
		}
	}
	return broken.map((is) => !is);
}

test('JR, PJR, EJR and EJR+ agree with trying every group', () => {
	fc.assert(fc.property(profiles, committees, (ballots, committee) => {
		const votes = packed(ballots);
		expect(all.slice(0, 4).map((check) => holds(check(votes, committee)))).toEqual(byDefinition(ballots, committee));
	}), { numRuns: 400 });
});

test('the stronger implies the weaker', () => {
	fc.assert(fc.property(profiles, committees, (ballots, committee) => {
		const [jr, pjr, ejr, ejrPlus, fjr, core] = all.map((check) => holds(check(packed(ballots), committee)));
		for (const [strong, weak] of [[pjr, jr], [ejr, pjr], [ejrPlus, ejr], [fjr, ejr], [core, fjr]]) expect(!strong || weak).toBe(true);
	}), { numRuns: 400 });
});

test('whom it names as passed over is large enough, agrees and has too few', () => {
	fc.assert(fc.property(profiles, committees, (ballots, committee) => {
		for (const check of all.slice(0, 4)) {
			const found = check(packed(ballots), committee);
			if (!found.ok || found.holds) continue;
			expect(found.voters.length * committee.length).toBeGreaterThanOrEqual(found.deserved * ballots.length);
			for (const voter of found.voters) {
				expect(found.options.every((c) => ballots[voter]!.includes(c))).toBe(true);
				expect(ballots[voter]!.filter((c) => committee.includes(c)).length).toBeLessThan(found.deserved);
			}
		}
	}));
});

test('renaming and reordering change no verdict', () => {
	fc.assert(fc.property(profiles, committees, (ballots, committee) => {
		const other = ballots.toReversed().map((ballot) => ballot.map((c) => 4 - c));
		for (const check of all) expect(holds(check(packed(other), committee.map((c) => 4 - c)))).toBe(holds(check(packed(ballots), committee)));
	}));
});

test('seats that stayed empty count: two of five voters deserve one of three seats, not one of two', () => {
	const votes = packed([[0], [0], [0], [1], [1]]);
	expect(extendedJustifiedRepresentationPlus(votes, [0, 2])).toEqual({ ok: true, holds: true });
	expect(extendedJustifiedRepresentationPlus(votes, [0, 2], 3)).toEqual({ ok: true, holds: false, deserved: 1, options: [1], voters: [3, 4] });
});

test('no voters or no seats: nobody is passed over', () => {
	for (const check of all) {
		expect(check(packed([]), [0])).toEqual({ ok: true, holds: true });
		expect(check(packed([[0]]), [])).toEqual({ ok: true, holds: true });
	}
});

test('refuses members that are unknown or named twice, and fewer seats than members', () => {
	for (const check of all) {
		expect(check(packed([[0]]), [5])).toEqual({ ok: false, problem: 'unknownOption' });
		expect(check(packed([[0]]), [1, 1])).toEqual({ ok: false, problem: 'namedTwice' });
		expect(check(packed([[0]]), [1, 2], 1)).toEqual({ ok: false, problem: 'badSeats' });
	}
});

import { expect, test } from 'vitest';
import { canStudy, roundAfter, rounds, studyMoves } from './baseline.ts';

test.each([
	['draft', ['askCity'], true],
	['cityFeedback', ['askPeers', 'requestChanges'], true],
	['peerReview', ['finish', 'requestChanges'], true],
	['final', ['reopen'], false],
] as const)('in %s the study may go %j', (round, moves, unlocked) => {
	expect(studyMoves.filter((move) => canStudy({ round }, move))).toEqual(moves);
	expect([canStudy({ round }, 'answer'), canStudy({ round }, 'settle')]).toEqual([unlocked, unlocked]);
});

test.each([
	['draft', 'askCity', 'cityFeedback'],
	['cityFeedback', 'askPeers', 'peerReview'],
	['peerReview', 'finish', 'final'],
	['cityFeedback', 'requestChanges', 'draft'],
	['peerReview', 'requestChanges', 'cityFeedback'],
	['final', 'reopen', 'peerReview'],
] as const)('from %s, %s leads to %s', (round, move, expected) => {
	expect(roundAfter(round, move)).toBe(expected);
});

test('every move that is allowed leads one round further or back, never nowhere', () => {
	for (const round of rounds) for (const move of studyMoves) if (canStudy({ round }, move)) expect(Math.abs(rounds.indexOf(roundAfter(round, move)) - rounds.indexOf(round))).toBe(1);
});

import { createHash } from 'node:crypto';
import { openLedger } from '#algorithms/fair-turn-ledger.ts';
import { fairTurnOrder, replayOutcome } from '#algorithms/fair-turn-order.ts';
import { auditGroups } from '#algorithms/group-audit.ts';
import type { Decision, LedgerRound, RoundRecord } from '#algorithms/ledger-record.ts';
import { replay, roundsOf } from '#algorithms/ledger-replay.ts';
import { parseFraction, toNumber } from '#algorithms/rational.ts';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';
import type { Adapter } from './adapter.ts';

interface LedgerCase {
	maxGrade?: number;
	cities: { id: string; weight?: number | string; joins?: number; leaves?: number }[];
	topics: { id: string; cost?: number | string; prereq?: string[] }[];
	quarters: { slots: number; available?: string[]; grades: Record<string, Record<string, number>>; forced?: string[] }[];
	expected: unknown[];
}

/** The fair-turn ledger over several quarters; every record is also added up again by the independent check. */
const topicLedger: Adapter = (oracleCase) => {
	const { maxGrade = 3, cities, topics, quarters, expected } = oracleCase as unknown as LedgerCase;
	const outcome = replay(roundsOf({
		maxGrade,
		voters: cities,
		options: topics.map(({ id, cost = 1, prereq = [] }, i) => ({ id, cost, after: prereq, listedAt: inOrder(i) })),
		rounds: quarters.map(({ slots, available, grades, forced = [] }) => {
			const open = available && new Set(available);
			return { slots, grades, forced, blocked: open ? topics.filter(({ id }) => !open.has(id)).map(({ id }) => ({ option: id, reason: 'notAvailable' })) : [] };
		}),
	}));
	if (!outcome.ok) return `refused: ${JSON.stringify(outcome)}`;
	const rechecked = recheckLedger(outcome.record);
	if (!rechecked.ok) return `does not add up again: ${JSON.stringify(rechecked)}`;
	return firstDifference('', outcome.record.rounds.map(asExpected), expected);
};

function asExpected({ decisions, after }: RoundRecord): unknown {
	return { decisions: decisions.map(decisionAsExpected), spentAfter: after.spent, clock: after.clock };
}

function decisionAsExpected(decision: Decision): unknown {
	if (decision.kind === 'forced') return { topic: decision.option, forced: true };
	if (decision.kind === 'none') return { topic: null, reason: 'no-eligible-need' };
	const next = decision.levels.find(({ option }) => option !== decision.option);
	return {
		topic: decision.option, level: decision.level,
		tiedOnLevel: decision.kind === 'chosen' ? decision.tied : [],
		payments: decision.payments,
		runnerUp: next ? { topic: next.option, level: next.level } : null,
	};
}

interface LargeCase {
	id: string;
	generator?: { n?: number; m?: number };
	decisions?: number;
	maxGrade?: number;
	ballots?: unknown;
	expected: { ledger: { order: number[]; levels15?: string[]; lastLevelSha256?: string; lastLevelBits?: number } };
}

/** Many voters with ballots that stay as they are: the order, the levels to fifteen digits and the last one to the letter. */
export const largeLedger: Adapter = (oracleCase, _file, sibling) => {
	const { id, generator, decisions, maxGrade = 3, ballots: inline, expected: { ledger } } = oracleCase as unknown as LargeCase;
	const found = inline ?? sibling(id);
	const ballots = (Array.isArray(found) ? found : (found as { ballots: unknown }).ballots) as [number, number][][];
	const round = roundOfBallots(ballots, generator?.m ?? 0, decisions ?? ledger.order.length, maxGrade);

	const quick = fairTurnOrder(openLedger(), round);
	const exact = replayOutcome(openLedger(), [round]);
	if (!quick.ok || !exact.ok) return `refused: ${JSON.stringify(quick.ok ? exact : quick)}`;
	const order = exact.turns.map(({ option }) => Number(option));
	const levels = exact.turns.map(({ level }) => level ?? '0');
	const last = levels[levels.length - 1] ?? '0';
	return firstDifference('order', order, ledger.order)
		?? firstDifference('order by floating point', quick.turns.map(({ option }) => Number(option)), ledger.order)
		?? levelDifference(levels, ledger.levels15 ?? [])
		?? firstDifference('lastLevelSha256', ledger.lastLevelSha256 && createHash('sha256').update(last).digest('hex'), ledger.lastLevelSha256)
		?? firstDifference('lastLevelBits', ledger.lastLevelBits && (parseFraction(last)?.d ?? 0n).toString(2).length, ledger.lastLevelBits);
};

function roundOfBallots(ballots: readonly (readonly [number, number][])[], options: number, slots: number, maxGrade: number): LedgerRound {
	const grades: Record<string, Record<string, number>> = {};
	let highest = options - 1;
	for (const [voter, ballot] of ballots.entries()) {
		for (const [option, grade] of ballot) {
			highest = Math.max(highest, option);
			(grades[option] ??= {})[voter] = grade;
		}
	}
	return {
		slots, maxGrade, grades,
		voters: ballots.map((_, i) => ({ id: String(i) })),
		options: Array.from({ length: highest + 1 }, (_, i) => ({ id: String(i), listedAt: inOrder(i) })),
	};
}

/** Fifteen digits are right when they are off by less than two in the last. */
function levelDifference(levels: readonly string[], fifteen: readonly string[]): string | null {
	const at = fifteen.findIndex((text, i) => {
		const level = toNumber(parseFraction(levels[i] ?? '') ?? { n: 0n, d: 1n });
		return !(Math.abs(level - Number(text)) <= 1e-14 * Math.abs(level));
	});
	return at < 0 ? null : `levels15.${at}: ${levels[at]} instead of ${fifteen[at]}`;
}

interface AuditCase {
	cities: number;
	maxGrade?: number;
	decisions: { chosen: number | string | null; grades: Record<string, [number, number][]> }[];
	expected: unknown;
}

/** Guarantee against service for every group of a finished history. */
const groupAudit: Adapter = (oracleCase) => {
	const { cities, maxGrade = 3, decisions, expected } = oracleCase as unknown as AuditCase;
	const audit = auditGroups({
		maxGrade,
		voters: Array.from({ length: cities }, (_, i) => ({ id: inOrder(i) })),
		decisions: decisions.map(({ chosen, grades }) => ({
			chosen: chosen === null ? null : String(chosen),
			grades: Object.fromEntries(Object.entries(grades).map(([option, given]) => [option, Object.fromEntries(given.map(([voter, grade]) => [inOrder(voter), grade]))])),
		})),
	});
	if (!audit.ok) return `refused: ${JSON.stringify(audit)}`;
	const { groups, below, smallestSlack, worst } = audit;
	return firstDifference('', {
		groupsChecked: groups, groupsBelowGuarantee: below, smallestSlack,
		example: worst && { group: worst.group.map(Number), grade: worst.grade, agreedDecisions: worst.agreed, guarantee: worst.guarantee, served: worst.served },
	}, expected);
};

/** Ids whose order as text is their order as numbers. */
function inOrder(i: number): string {
	return String(i).padStart(7, '0');
}

/** The first place where two values of plain JSON differ, or null. */
function firstDifference(at: string, found: unknown, expected: unknown): string | null {
	if (typeof found !== 'object' || typeof expected !== 'object' || found === null || expected === null) {
		return Object.is(found, expected) ? null : `${at}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`;
	}
	const [a, b] = [found as Record<string, unknown>, expected as Record<string, unknown>];
	for (const key of new Set([...Object.keys(b), ...Object.keys(a)])) {
		const difference = firstDifference(at ? `${at}.${key}` : key, a[key], b[key]);
		if (difference !== null) return difference;
	}
	return null;
}

export const kinds: Readonly<Record<string, Adapter>> = { 'topic-ledger': topicLedger, 'group-audit': groupAudit };

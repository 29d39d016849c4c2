import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozen, histories } from '#testing/ledger-histories.ts';
import { decideRound, openLedger } from './fair-turn-ledger.ts';
import { fairTurnOrder, replayOutcome } from './fair-turn-order.ts';
import type { Decision, LedgerRound, LedgerState } from './ledger-record.ts';
import { type LedgerHistory, replay, roundsOf } from './ledger-replay.ts';

const offer = (grades: LedgerRound['grades'], more: Partial<LedgerRound> = {}): LedgerRound => ({
	slots: 1, grades,
	voters: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
	options: ['p', 'q', 'r'].map((id, i) => ({ id, listedAt: `2026-01-0${i + 1}` })),
	...more,
});
const decide = (given: LedgerRound, state: LedgerState = openLedger()) => {
	const outcome = decideRound(frozen(state), frozen(given));
	if (!outcome.ok) throw new Error(outcome.problem);
	return outcome.record;
};
const refusal = (given: LedgerRound, state = openLedger()) => {
	const { ok, ...problem } = decideRound(state, given);
	expect(ok).toBe(false);
	return problem;
};

test('by hand: seven thirds of need pay at 3/7, each by its grade', () => {
	const { decisions: [first], after } = decide(offer({ p: { a: 3, b: 3, c: 1 }, q: { d: 3 } }));
	expect(first).toMatchObject({ kind: 'chosen', option: 'p', level: '3/7', payments: { a: '3/7', b: '3/7', c: '1/7' }, decidedBy: 'level', tied: [], mostVotes: 'p', clock: '3/7' });
	expect(first?.kind === 'chosen' && first.levels).toEqual([{ option: 'p', level: '3/7', demand: '7', supporters: 3 }, { option: 'q', level: '1', demand: '3', supporters: 1 }]);
	expect(after).toEqual({ clock: '3/7', spent: { a: '3/7', b: '3/7', c: '1/7', d: '0' }, chosen: ['p'], overridden: false });
});

test('who paid waits: the next turn goes to the one who had nothing', () => {
	const first = decide(offer({ p: { a: 3, b: 3 }, q: { a: 3, b: 3 }, r: { c: 3, d: 2 } }));
	const second = decide(offer({ q: { a: 3, b: 3 }, r: { c: 3, d: 2 } }), first.after);
	expect([...first.decisions, ...second.decisions]).toMatchObject([{ option: 'p', decidedBy: 'listedAt', tied: ['p', 'q'] }, { option: 'r', level: '3/5', mostVotes: 'q' }]);
});

test.each<[string, LedgerRound['grades'], Partial<LedgerRound>, object]>([
	['demand', { p: { a: 3 }, q: { a: 3, b: 1, c: 2 }, r: { d: 1 } }, { options: [{ id: 'p', listedAt: '1' }, { id: 'q', listedAt: '2', cost: 2 }, { id: 'r', listedAt: '3' }] }, { option: 'q', decidedBy: 'demand', tied: ['p', 'q'] }],
	['supporters', { p: { a: 3 }, q: { a: 1, b: 2 } }, {}, { option: 'q', decidedBy: 'supporters', tied: ['p', 'q'] }],
	['age on the list', { q: { a: 3 }, p: { b: 3 } }, { options: [{ id: 'p', listedAt: '2026-02-01' }, { id: 'q', listedAt: '2026-01-01' }, { id: 'r', listedAt: '2025-01-01' }] }, { option: 'q', decidedBy: 'listedAt', tied: ['q', 'p'] }],
	['id', { q: { a: 3 }, p: { b: 3 } }, { options: ['q', 'p'].map((id) => ({ id, listedAt: '1' })) }, { option: 'p', decidedBy: 'id', tied: ['p', 'q'] }],
	['nothing else to choose', { q: { a: 1 } }, {}, { option: 'q', decidedBy: 'only', tied: [], level: '3' }],
])('a tie is shown, and decided by %s', (_, grades, more, expected) => {
	expect(decide(offer(grades, more)).decisions[0]).toMatchObject(expected);
});

test('a voter with no need left does not save while the clock moves, and a joiner starts at the clock', () => {
	const first = decide(offer({ p: { a: 3, b: 3 }, q: { c: 3 } }));
	expect(first.after.spent).toEqual({ a: '1/2', b: '1/2', c: '0', d: '1/2' });
	const second = decide(offer({ q: { c: 3, e: 3 } }, { voters: ['c', 'd', 'e'].map((id) => ({ id })) }), first.after);
	// c holds 1/2, e nothing: (L - 0) + (L - 1/2) = 1
	expect(second.decisions[0]).toMatchObject({ level: '3/4', payments: { c: '3/4', e: '1/4' }, moved: { c: '3/4', e: '3/4', d: '3/4' } });
	const back = decide(offer({ r: { a: 3 } }, { voters: [{ id: 'a' }] }), second.after);
	expect(back.decisions[0]).toMatchObject({ level: '7/4' });
});

test('where floating point cannot tell, the exact numbers do', () => {
	const state = { ...openLedger(), clock: '2', spent: { a: '1/10', b: '2/10', c: '3/10', x: '1/5', y: '1/5', z: '1/5' } };
	// 0.1 + 0.2 + 0.3 is more than three times 0.2 in floating point, and the same in truth
	const tie = offer({ p: { a: 3, b: 3, c: 3 }, q: { x: 3, y: 3, z: 3 } }, { voters: ['a', 'b', 'c', 'x', 'y', 'z'].map((id) => ({ id })) });
	expect(decide(tie, state).decisions[0]).toMatchObject({ option: 'p', level: '8/15', tied: ['p', 'q'], decidedBy: 'listedAt' });
	expect(fairTurnOrder(state, tie)).toMatchObject({ turns: [{ option: 'p' }] });
	expect(replayOutcome(state, [tie])).toMatchObject({ turns: [{ option: 'p', level: '8/15' }] });
});

test('a supporter who has spent as much as the level, or a hair more, pays nothing', () => {
	const withB = (b: string) => decide(offer({ p: { a: 3, b: 3 } }), { ...openLedger(), clock: '2', spent: { a: '0', b } }).decisions[0];
	expect(withB('1')).toMatchObject({ level: '1', payments: { a: '1' } });
	expect(Object.keys((withB('1') as { payments: object }).payments)).toEqual(['a']);
	expect(withB('1000000000001/1000000000000')).toMatchObject({ level: '1' });
	expect(Object.keys((withB('1000000000001/1000000000000') as { payments: object }).payments)).toEqual(['a']);
	expect(withB('999999999999/1000000000000')).toMatchObject({ level: '1999999999999/2000000000000', payments: { a: '1999999999999/2000000000000', b: '1/2000000000000' } });
});

test('forced options are charged to nobody, and one done before may be held again', () => {
	const { decisions, after } = decide(offer({ p: { a: 3 }, q: { a: 3 } }, { forced: ['p'] }));
	expect(decisions).toMatchObject([{ kind: 'forced', option: 'p' }, { option: 'q', level: '1' }]);
	expect(decide(offer({}, { forced: ['p'], slots: 0 }), after)).toMatchObject({ decisions: [{ kind: 'forced', option: 'p' }], after: { chosen: ['p', 'q'], clock: '1' } });
});

test('an override charges its supporters at its own level and is remembered', () => {
	const given = offer({ p: { a: 3, b: 3 }, q: { c: 3, a: 1 } }, { slots: 2, overrides: [{ slot: 0, option: 'q', reason: 'Host available only now.' }] });
	const { decisions, after } = decide(given);
	expect(decisions).toMatchObject([
		{ kind: 'overridden', option: 'q', level: '3/4', payments: { a: '1/4', c: '3/4' }, instead: 'p', reason: 'Host available only now.' },
		{ kind: 'chosen', option: 'p' },
	]);
	expect(after.overridden).toBe(true);
	expect(decide(offer({ p: { a: 3 } }), { ...after, chosen: [] }).after.overridden).toBe(true);
	expect(decide(offer({}, { overrides: [{ slot: 0, option: 'r', reason: 'x' }] })).decisions[0]).toMatchObject({ kind: 'overridden', level: null, payments: {}, instead: null });
});

test('no needs: nothing is chosen, and it says so; one voter: its highest grade; more slots than options: what there is', () => {
	expect(decide(offer({})).decisions).toMatchObject([{ kind: 'none', reason: 'noEligibleNeed', mostWanted: null, ineligible: [{ option: 'p', reasons: [{ code: 'noNeed' }] }, { option: 'q' }, { option: 'r' }] }]);
	expect(decide(offer({}, { voters: [], options: [] })).decisions).toMatchObject([{ kind: 'none', ineligible: [] }]);
	const alone = decide(offer({ p: { a: 1 }, q: { a: 3 }, r: { a: 2 } }, { voters: [{ id: 'a' }], slots: 5 }));
	expect(alone.decisions.map((decision) => ('option' in decision ? decision.option : null))).toEqual(['q', 'r', 'p', null, null]);
});

test('everything blocked: null with every reason, and the prerequisite most is waiting behind', () => {
	const options = [{ id: 'p', listedAt: '1' }, { id: 'q', listedAt: '2', after: ['p'] }, { id: 'r', listedAt: '3', after: ['q'] }, { id: 's', listedAt: '4' }];
	const { decisions: [none] } = decide(offer({ q: { a: 3 }, r: { b: 2, c: 2 }, s: { d: 3 } }, { options, blocked: [{ option: 'p', reason: 'noExpert' }, { option: 's', reason: 'vetoed' }, { option: 's', reason: 'noHost' }] }));
	expect(none).toEqual({
		kind: 'none', reason: 'noEligibleNeed',
		ineligible: [
			{ option: 'p', reasons: [{ code: 'blocked', reason: 'noExpert' }] },
			{ option: 'q', reasons: [{ code: 'needsFirst', options: ['p'] }] },
			{ option: 'r', reasons: [{ code: 'needsFirst', options: ['q'] }] },
			{ option: 's', reasons: [{ code: 'blocked', reason: 'noHost' }, { code: 'blocked', reason: 'vetoed' }] },
		],
		mostWanted: { option: 'p', demand: '7', dependants: ['q', 'r'] },
	});
});

test.each<[string, LedgerRound, object]>([
	['badGrade', offer({ p: { a: 4 } }), { voter: 'a', option: 'p', grade: 4 }],
	['badGrade', offer({ p: { a: 1.5 } }), { grade: 1.5 }],
	['badGrade', offer({ p: { a: -1 } }), { grade: -1 }],
	['unknownVoter', offer({ p: { z: 1 } }), { voter: 'z', option: 'p' }],
	['unknownOption', offer({ z: { a: 1 } }), { option: 'z' }],
	['unknownOption', offer({}, { forced: ['z'] }), { option: 'z' }],
	['unknownOption', offer({}, { options: [{ id: 'p', listedAt: '1', after: ['z'] }] }), { option: 'z' }],
	['badSlots', offer({}, { slots: -1 }), { slots: -1 }],
	['badMaxGrade', offer({}, { maxGrade: 0 }), { maxGrade: 0 }],
	['badWeight', offer({}, { voters: [{ id: 'a', weight: -2 }] }), { voter: 'a' }],
	['badWeight', offer({}, { voters: [{ id: 'a', weight: 0 }] }), { voter: 'a' }],
	['badCost', offer({}, { options: [{ id: 'p', listedAt: '1', cost: NaN }] }), { option: 'p' }],
	['repeatedVoter', offer({}, { voters: [{ id: 'a' }, { id: 'a' }] }), { voter: 'a' }],
	['repeatedOption', offer({}, { options: [{ id: 'p', listedAt: '1' }, { id: 'p', listedAt: '2' }] }), { option: 'p' }],
	['prerequisiteCycle', offer({}, { options: [{ id: 'p', listedAt: '1', after: ['q'] }, { id: 'q', listedAt: '2', after: ['p'] }] }), { options: ['p', 'q'] }],
	['overrideWithoutReason', offer({}, { overrides: [{ slot: 0, option: 'p', reason: ' ' }] }), { option: 'p' }],
	['overrideOutsideSlots', offer({}, { overrides: [{ slot: 1, option: 'p', reason: 'x' }] }), { slot: 1 }],
	['overrideNotEligible', offer({}, { blocked: [{ option: 'p', reason: 'vetoed' }], overrides: [{ slot: 0, option: 'p', reason: 'x' }] }), { reasons: [{ code: 'blocked', reason: 'vetoed' }] }],
])('refuses: %s', (problem, given, more) => {
	expect(refusal(given)).toMatchObject({ problem, ...more });
});

test('refuses a state no ledger leaves behind', () => {
	expect(refusal(offer({}), { ...openLedger(), clock: '1/2', spent: { a: '2/3' } })).toEqual({ problem: 'badState', voter: 'a' });
	expect(refusal(offer({}), { ...openLedger(), clock: 'half' })).toEqual({ problem: 'badState', voter: null });
});

const names = (text: string, to: ReadonlyMap<string, string>) => text.replace(/"([vo]\d)"/g, (_, id: string) => `"${to.get(id) ?? id}"`);

test('renaming or reordering voters and options changes nothing but names and order', () => {
	const rename = new Map([...Array.from({ length: 6 }, (_, i): [string, string] => [`v${i}`, `w${(i * 5 + 3) % 7}`]), ...Array.from({ length: 7 }, (_, i): [string, string] => [`o${i}`, `p${(i * 3 + 2) % 7}`])]);
	fc.assert(fc.property(histories(), (history) => {
		const reversed = (grades: LedgerRound['grades']) => Object.fromEntries(Object.entries(grades).reverse().map(([option, given]) => [option, Object.fromEntries(Object.entries(given).reverse())]));
		const mixed: LedgerHistory = { ...history, voters: [...history.voters].reverse(), options: [...history.options].reverse(), rounds: history.rounds.map((one) => ({ ...one, grades: reversed(one.grades) })) };
		const renamed = JSON.parse(names(JSON.stringify(mixed), rename)) as LedgerHistory;
		const results = (given: LedgerHistory) => {
			const outcome = replay(roundsOf(given));
			return outcome.ok ? { ok: true, results: outcome.record.rounds.map(({ decisions, after }) => ({ decisions, after })) } : outcome;
		};
		expect(results(renamed)).toEqual(JSON.parse(names(JSON.stringify(results(history)), rename)));
	}));
});

test('the quick order and the outcome alone are those of the full record', () => {
	fc.assert(fc.property(histories(), (history) => {
		const rounds = roundsOf(history);
		const full = replay(rounds);
		const outcome = replayOutcome(openLedger(), rounds);
		expect(outcome.ok).toBe(full.ok);
		if (!full.ok || !outcome.ok) return;
		const told = full.record.rounds.flatMap(({ decisions }, round) => decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [{ round, option: decision.option, level: decision.kind === 'forced' ? null : decision.level }])));
		expect(outcome.turns).toEqual(told);
		expect(outcome.after).toEqual(full.record.rounds[full.record.rounds.length - 1]?.after);
		const rest = replayOutcome(full.record.rounds[0]?.after ?? full.record.before, rounds.slice(1));
		expect(rest.ok && rest.after).toEqual(outcome.after);
		full.record.rounds.forEach(({ round }, i) => {
			const quick = fairTurnOrder(full.record.rounds[i - 1]?.after ?? full.record.before, round);
			expect(quick.ok && quick.turns.map(({ option }) => option)).toEqual(told.filter((turn) => turn.round === i).map(({ option }) => option));
		});
	}));
});

test('raising a grade never makes its option lose the decision', () => {
	fc.assert(fc.property(histories(), fc.nat(), fc.nat(), (history, which, who) => {
		const outcome = replay(roundsOf(history));
		if (!outcome.ok) return;
		const { rounds, before } = outcome.record;
		const i = which % rounds.length;
		const given = rounds[i]?.round;
		const at = rounds[i]?.decisions.findIndex(({ kind }) => kind === 'chosen') ?? -1;
		const won = rounds[i]?.decisions[at];
		const voter = given?.voters[who % Math.max(1, given.voters.length)]?.id;
		if (!given || won?.kind !== 'chosen' || voter === undefined) return;
		const { maxGrade = 3 } = given;
		const grade = given.grades[won.option]?.[voter] ?? 0;
		const raised = { ...given, grades: { ...given.grades, [won.option]: { ...given.grades[won.option], [voter]: Math.min(maxGrade, grade + 1) } } };
		const again = decideRound(rounds[i - 1]?.after ?? before, raised);
		expect(again.ok && chosenOf(again.record.decisions.slice(0, at + 1))).toContain(won.option);
	}));
});

test('changes nothing it is given, at any depth', () => {
	fc.assert(fc.property(histories(), (history) => {
		const outcome = replay(frozen(roundsOf(frozen(history))));
		if (outcome.ok) replayOutcome(frozen(openLedger()), outcome.record.rounds.map(({ round }) => round));
	}));
});

function chosenOf(decisions: readonly Decision[]): (string | null)[] {
	return decisions.map((decision) => (decision.kind === 'none' ? null : decision.option));
}

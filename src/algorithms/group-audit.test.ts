import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozen, histories } from '#testing/ledger-histories.ts';
import { guaranteeOf } from './audit-decisions.ts';
import { auditLedger } from './audit-ledger.ts';
import { auditGroups, type AuditInput } from './group-audit.ts';
import { replay, roundsOf } from './ledger-replay.ts';

const checked = (input: AuditInput) => {
	const audit = auditGroups(frozen(input));
	if (!audit.ok) throw new Error(audit.problem);
	return audit;
};

test('by hand: two of four who always agree and are never served are owed four of eight less one and a half', () => {
	const grades = { p: { a: 3, b: 3 }, q: { c: 3, d: 3 } };
	const audit = checked({ voters: ['a', 'b', 'c', 'd'].map((id) => ({ id })), decisions: Array.from({ length: 8 }, () => ({ chosen: 'q', grades })) });
	expect(audit).toMatchObject({ scope: 'everyGroup', groups: 15, below: 3, smallestSlack: -4 });
	// (1/2)*8 - (1/2)*3/2 = 3.25, so 4; ‘a’ alone: 8/4 - 3/4 = 1.25, so 2
	expect(audit.worst).toEqual({ group: ['a', 'b'], grade: 2, agreed: 8, guarantee: 4, served: 0, slack: -4 });
	expect(audit.shortfalls.map(({ group, slack }) => [group.join(''), slack])).toEqual([['ab', -4], ['a', -2], ['b', -2]]);
});

test('no ledger without overrides leaves a group below its guarantee', () => {
	fc.assert(fc.property(histories({ plain: true }), (history) => {
		const outcome = replay(roundsOf(history));
		if (!outcome.ok) return;
		const { audit, promised } = auditLedger(outcome.record);
		expect(promised).toBe(true);
		expect(audit.ok && audit.below).toBe(0);
	}), { numRuns: 400 });
});

test('joining, leaving and having no need for a while keep the guarantee of those who stayed', () => {
	fc.assert(fc.property(histories(), (history) => {
		const outcome = replay(roundsOf({ ...history, options: history.options.map((option) => ({ ...option, cost: 1 })), rounds: history.rounds.map((round) => ({ ...round, overrides: [] })) }));
		if (!outcome.ok) return;
		const { audit, promised } = auditLedger(outcome.record);
		expect([promised, audit.ok && audit.below]).toEqual([true, 0]);
	}), { numRuns: 400 });
});

const played = (rounds: { voters: string; grades: Record<string, Record<string, number>> }[]) => {
	const outcome = replay(rounds.map(({ voters, grades }) => ({ slots: 1, grades, voters: voters.split('').map((id) => ({ id })), options: ['p1', 'p2', 'p3', 'p4', 'r'].map((id) => ({ id, listedAt: id })) })));
	if (!outcome.ok) throw new Error(outcome.problem);
	return outcome.record;
};

test('who was away counts from the return, and is owed nothing for before', () => {
	const wants = (option: string) => ({ voters: 'abc', grades: { [option]: { a: 3, c: 3 }, r: { b: 3 } } });
	const record = played([wants('p1'), wants('p2'), { voters: 'ac', grades: { p3: { a: 3, c: 3 } } }, wants('p4')]);
	expect(record.rounds[3]?.after.chosen).toEqual(['p1', 'p2', 'p3', 'p4']);
	expect(auditLedger(record)).toMatchObject({ promised: true, decisions: 4, audit: { ok: true, below: 0 } });
});

test('who needed nothing for a while counts from then on', () => {
	const record = played([{ voters: 'ab', grades: { p1: { a: 3 }, r: { b: 3 } } }, { voters: 'ab', grades: { p2: { a: 3 } } }, { voters: 'ab', grades: { p3: { a: 3 }, r: { b: 3 } } }]);
	expect(record.rounds[2]?.after.chosen).toEqual(['p1', 'p2', 'r']);
	// ‘b’ agreed once since then and was served; with the first round it would have been owed one of two
	expect(auditLedger(record)).toMatchObject({ audit: { smallestSlack: 1 } });
});

test('what others had saved before a voter began to count is taken off its promise', () => {
	// ‘b’ is alone at first and pays 1 of the 3/2 it holds; ‘a’, three times as heavy, begins with the second decision
	const voters = [{ id: 'a' }, { id: 'b', weight: '1/3' }];
	const options = ['p1', 'p2', 'p3', 'q'].map((id) => ({ id, listedAt: id }));
	const outcome = replay([{ slots: 1, voters, options, grades: { p1: { b: 2 } } }, { slots: 2, voters, options, grades: { p2: { a: 2 }, p3: { a: 3 }, q: { b: 3 } } }]);
	if (!outcome.ok) throw new Error(outcome.problem);
	expect(outcome.record.rounds[1]?.after.chosen).toEqual(['p1', 'p3', 'q']);
	// 3/4 * 2 - 1/4 * 3/2 = 1.125 would round up to 2; ‘b’ held half a decision, and ‘a’ was served once
	expect(auditLedger(outcome.record)).toMatchObject({ promised: true, audit: { ok: true, below: 0 } });
});

test('an override turns the promise into a count', () => {
	const outcome = replay([{ slots: 1, voters: [{ id: 'a' }], options: [{ id: 'p', listedAt: '1' }], grades: {}, overrides: [{ slot: 0, option: 'p', reason: 'x' }] }]);
	expect(outcome.ok && auditLedger(outcome.record)).toMatchObject({ promised: false, decisions: 1, audit: { ok: true, below: 0 } });
});

const inputs = (n: number) => fc.record({
	voters: fc.tuple(...Array.from({ length: n }, (_, v) => fc.record({ weight: fc.constantFrom(1, 1, 2, 0.5), from: fc.constantFrom(0, 0, 3) }).map((voter) => ({ id: String.fromCharCode(97 + v), ...voter })))),
	decisions: fc.array(fc.record({ chosen: fc.constantFrom('p', 'q', null), held: fc.constantFrom(0, 0, 1, 4), p: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }), q: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }) }), { maxLength: 40 })
		.map((decisions) => decisions.map(({ chosen, held, p, q }) => ({ chosen, held, grades: { p: named(p), q: named(q) } }))),
});
const named = (grades: readonly number[]) => Object.fromEntries(grades.map((grade, v) => [String.fromCharCode(97 + v), grade]));

/** The definition, word for word. */
function slackOf({ voters, decisions }: AuditInput, group: readonly string[], grade: number): number {
	const members = voters.filter(({ id }) => group.includes(id));
	const sum = (of: typeof voters) => of.reduce((total, { weight }) => total + Number(weight) * 2, 0);
	const start = Math.max(0, ...members.map(({ from = 0 }) => from));
	const counted = decisions.slice(start);
	const agreed = counted.filter(({ grades }) => Object.values(grades).some((given) => group.every((id) => (given[id] ?? 0) >= grade))).length;
	const served = counted.filter(({ chosen, grades }) => chosen !== null && group.some((id) => (grades[chosen]?.[id] ?? 0) > 0)).length;
	return served - guaranteeOf(sum(members), Math.max(0, agreed - (decisions[start]?.held ?? 0)), grade, { totalWeight: sum(voters), maxGrade: 3 });
}

test('counts every group as the definition does', () => {
	fc.assert(fc.property(inputs(4), (input) => {
		const audit = checked(input);
		const groups = Array.from({ length: 15 }, (_, i) => ['a', 'b', 'c', 'd'].filter((_id, v) => (i + 1) & (1 << v)));
		const slacks = groups.map((group) => Math.min(...[1, 2, 3].map((grade) => slackOf(input, group, grade))));
		expect([audit.smallestSlack, audit.below]).toEqual([Math.min(...slacks), slacks.filter((slack) => slack < 0).length]);
		expect(audit.worst && slackOf(input, audit.worst.group, audit.worst.grade)).toBe(audit.smallestSlack);
	}), { numRuns: 200 });
});

test('above sixteen voters, singles, pairs and blocs are counted as the definition does', () => {
	fc.assert(fc.property(inputs(17), (input) => {
		const audit = checked(input);
		expect(audit.scope).toBe('selectedGroups');
		const ids = input.voters.map(({ id }) => id);
		const pairs = ids.flatMap((a, i) => [[a], ...ids.slice(i + 1).map((b) => [a, b])]);
		const slacks = pairs.map((group) => Math.min(...[1, 2, 3].map((grade) => slackOf(input, group, grade))));
		expect(audit.groups).toBeGreaterThanOrEqual(pairs.length);
		expect(audit.smallestSlack).toBeLessThanOrEqual(Math.min(...slacks));
		expect(audit.below).toBeGreaterThanOrEqual(slacks.filter((slack) => slack < 0).length);
		expect(audit.worst && slackOf(input, audit.worst.group, audit.worst.grade)).toBe(audit.smallestSlack);
	}), { numRuns: 60 });
});

test('a bloc of equal need among many is found when it is passed over', () => {
	const ids = Array.from({ length: 40 }, (_, i) => `v${String(i).padStart(2, '0')}`);
	const bloc = ids.slice(0, 8);
	const grades = { p: Object.fromEntries(bloc.map((id) => [id, 3])), q: Object.fromEntries(ids.slice(8).map((id) => [id, 3])) };
	const audit = checked({ voters: ids.map((id) => ({ id })), decisions: Array.from({ length: 20 }, () => ({ chosen: 'q', grades })) });
	expect(audit.worst).toMatchObject({ group: bloc, agreed: 20, served: 0, guarantee: 4, slack: -4 });
});

test('the guarantee is rounded up from exact numbers', () => {
	expect(guaranteeOf(1, 3, 3, { totalWeight: 3, maxGrade: 3 })).toBe(1);
	expect(guaranteeOf(1, 5, 3, { totalWeight: 3, maxGrade: 3 })).toBe(1);
	expect(guaranteeOf(1, 6, 3, { totalWeight: 3, maxGrade: 3 })).toBe(2);
	expect(guaranteeOf(3, 7, 1, { totalWeight: 3, maxGrade: 3 })).toBe(7);
});

test('no voters, no decisions, one voter', () => {
	expect(checked({ voters: [], decisions: [] })).toMatchObject({ groups: 0, below: 0, smallestSlack: null, worst: null });
	expect(checked({ voters: [{ id: 'a' }], decisions: [] })).toMatchObject({ groups: 1, smallestSlack: 0 });
	expect(checked({ voters: [{ id: 'a' }], decisions: [{ chosen: 'p', grades: { p: {}, q: { a: 1 } } }] })).toMatchObject({ smallestSlack: -1 });
});

test.each<[string, AuditInput]>([
	['badWeight', { voters: [{ id: 'a', weight: -1 }], decisions: [] }],
	['badFrom', { voters: [{ id: 'a', from: -1 }], decisions: [] }],
	['badHeld', { voters: [], decisions: [{ chosen: null, grades: {}, held: 0.5 }] }],
	['badMaxGrade', { maxGrade: 0, voters: [], decisions: [] }],
	['repeatedVoter', { voters: [{ id: 'a' }, { id: 'a' }], decisions: [] }],
	['unknownVoter', { voters: [], decisions: [{ chosen: 'p', grades: { p: { a: 1 } } }] }],
	['badGrade', { voters: [{ id: 'a' }], decisions: [{ chosen: 'p', grades: { p: { a: 7 } } }] }],
	['weightsTooFine', { voters: [{ id: 'a', weight: 1e16 }], decisions: [] }],
])('refuses: %s', (problem, input) => {
	expect(auditGroups(input)).toMatchObject({ ok: false, problem });
});

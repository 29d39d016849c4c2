import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';
import type { Day } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { CityId, CityStatus } from '#journey/network/network.ts';
import { auditWith, chooseTopics, describeProposal, type TopicsToChoose } from './choose-topics.ts';
import { recordOf } from './explain-choice.ts';
import type { GradeValue, LedgerEntry, QuarterId } from './quarter.ts';

const city = (id: string, status: CityStatus = 'active') => ({ id: id as CityId, names: { en: id }, status });
const topic = (id: string, change: Partial<TopicsToChoose['topics'][number]> = {}): TopicsToChoose['topics'][number] => ({
	id: id as TopicId, area: 'data', kind: 'longlist', names: { en: id }, state: 'listed', slots: 1, listedOn: '2026-01-01' as Day, after: [], ...change,
});
const grade = (of: string, about: string, value: number) => ({ city: of as CityId, topic: about as TopicId, grade: value as GradeValue });
const facts = (change: Partial<TopicsToChoose> = {}): TopicsToChoose => ({
	slots: 1, cities: ['a', 'b', 'c'].map((id) => city(id)), topics: ['p', 'q'].map((id) => topic(id)), grades: [], floors: new Map(), told: [], entries: [], ...change,
});
function proposed(change: Partial<TopicsToChoose> = {}) {
	const outcome = chooseTopics(facts(change));
	if (!outcome.ok) throw new Error(outcome.problem);
	return outcome.proposal;
}
const chosen = (change: Partial<TopicsToChoose> = {}) => proposed(change).record.decisions.map((decision) => (decision.kind === 'none' ? null : decision.option));
const entryOf = (change: Partial<TopicsToChoose>, number = 1): LedgerEntry => {
	const { told: _told, ...kept } = proposed(change);
	return { ...kept, quarter: `q${number}` as QuarterId, number, audit: auditWith(change.entries ?? [], kept.record), why: null, person: 'x' as LedgerEntry['person'], at: '2027-01-01T00:00:00Z' };
};

test('what most need is chosen, and the one passed over weighs more next time', () => {
	const grades = [grade('a', 'p', 3), grade('b', 'p', 3), grade('c', 'q', 3)];
	expect(chosen({ grades })).toEqual(['p']);
	const first = entryOf({ grades });
	expect(chosen({ grades: [grade('a', 'r', 3), grade('b', 'r', 2), grade('c', 'q', 3)], topics: ['p', 'q', 'r'].map((id) => topic(id)), entries: [first] })).toEqual(['q']);
	// Without the memory of the first quarter the two would win again.
	expect(chosen({ grades: [grade('a', 'r', 3), grade('b', 'r', 2), grade('c', 'q', 3)], topics: ['p', 'q', 'r'].map((id) => topic(id)) })).toEqual(['r']);
});

test('the baseline speaks for a city that sent nothing, a told need counts as could, and what was said is never below the floor', () => {
	const floors = new Map([['c' as CityId, new Map([['data' as const, 2 as GradeValue]])]]);
	const { record, silent } = proposed({ grades: [grade('a', 'p', 1), grade('a', 'q', 0)], floors, told: [{ city: 'b' as CityId, topic: 'q' as TopicId }, { city: 'a' as CityId, topic: 'q' as TopicId }] });
	expect(record.round.grades).toEqual({ p: { a: 1, c: 2 }, q: { b: 1, c: 2 } });
	expect(silent).toEqual(['b', 'c']);
	expect(proposed({ grades: [grade('c', 'p', 0)], floors }).record.round.grades).toEqual({ p: { c: 2 }, q: { c: 2 } });
});

test('a quiet city has no voice and starts at the clock when it returns; a withdrawn or selected one is not there', () => {
	const away = [city('a'), city('b', 'quiet'), city('c', 'withdrawn'), city('d', 'selected')];
	const first = entryOf({ cities: away, grades: [grade('a', 'p', 3), grade('b', 'q', 3), grade('c', 'q', 3)] });
	expect([first.record.round.voters, first.absent, Object.keys(first.cities)]).toEqual([[{ id: 'a' }], ['b'], ['a', 'b']]);
	const back = proposed({ cities: [city('a'), city('b', 'returning')], grades: [grade('a', 'q', 3), grade('b', 'q', 3)], entries: [first] });
	expect(back.record.decisions[0]).toMatchObject({ option: 'q', level: '3/2', payments: { a: '1/2', b: '1/2' } });
});

test('a chosen topic counts as done from then, one done outside the ledger comes first already, a retired one never', () => {
	const grades = ['p', 'q', 'r', 's'].map((id) => grade('a', id, 3));
	const topics = [topic('p'), topic('q', { after: ['p' as TopicId, 'x' as TopicId] }), topic('r', { state: 'retired' }), topic('s', { after: ['r' as TopicId] }), topic('x', { state: 'done' })];
	const first = entryOf({ grades, topics });
	expect(first.record.decisions[0]).toMatchObject({ option: 'p', ineligible: [
		{ option: 'q', reasons: [{ code: 'needsFirst', options: ['p'] }] }, { option: 'r', reasons: [{ code: 'blocked', reason: 'retired' }] },
		{ option: 's', reasons: [{ code: 'needsFirst', options: ['r'] }] }, { option: 'x', reasons: [{ code: 'blocked', reason: 'done' }] },
	] });
	// Whether or not the closed quarter has set it to done meanwhile.
	for (const state of ['listed', 'done'] as const) expect(chosen({ grades, topics: topics.map((one) => (one.id === 'p' ? { ...one, state } : one)), entries: [first] })).toEqual(['q']);
});

test('no need chooses nothing; an override keeps its reason and ends the promise', () => {
	expect(chosen()).toEqual([null]);
	const grades = [grade('a', 'p', 3), grade('b', 'p', 3), grade('c', 'q', 3)];
	const { record, before } = proposed({ grades, overrides: [{ slot: 0, option: 'q', reason: 'The minister comes.' }] });
	expect(record.decisions[0]).toMatchObject({ kind: 'overridden', option: 'q', instead: 'p', reason: 'The minister comes.' });
	expect(auditWith([], record)).toMatchObject({ promised: false, decisions: 1 });
	expect(recheckLedger({ before, rounds: [record] })).toEqual({ ok: true, decisions: 1 });
	expect(chooseTopics(facts({ grades, overrides: [{ slot: 0, option: 'nowhere', reason: 'x' }] }))).toMatchObject({ ok: false });
	expect(chooseTopics(facts({ grades, overrides: [{ slot: 0, option: 'q', reason: '' }] }))).toMatchObject({ ok: false, problem: 'overrideWithoutReason' });
});

test('the same facts in any order give the same proposal, every history adds up again, and nobody is told a grade below the floor', () => {
	const anyFacts = fc.record({
		grades: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('p', 'q', 'r', 's'), fc.nat(3)), { selector: ([of, about]) => `${of} ${about}` }),
		statuses: fc.array(fc.constantFrom<CityStatus>('active', 'active', 'quiet', 'returning'), { minLength: 4, maxLength: 4 }),
		floors: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
		slots: fc.integer({ min: 1, max: 2 }),
	});
	fc.assert(fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 4 }), (quarters) => {
		const entries: LedgerEntry[] = [];
		for (const [i, { grades, statuses, floors, slots }] of quarters.entries()) {
			const given = facts({
				slots, entries: [...entries], cities: ['a', 'b', 'c', 'd'].map((id, v) => city(id, statuses[v])), topics: ['p', 'q', 'r', 's'].map((id) => topic(id)),
				grades: grades.map(([of, about, value]) => grade(of, about, value)),
				floors: new Map(['a', 'b', 'c', 'd'].map((id, v) => [id as CityId, new Map([['data' as const, (floors[v] ?? 0) as GradeValue]])])),
			});
			const other = proposed({ ...given, cities: [...given.cities].reverse(), topics: [...given.topics].reverse(), grades: [...given.grades].reverse() });
			const one = proposed(given);
			expect([other.record, describeProposal(other)]).toEqual([one.record, describeProposal(one)]);
			for (const [v, id] of ['a', 'b', 'c', 'd'].entries()) {
				for (const [option, asked] of Object.entries(one.record.round.grades)) {
					if (statuses[v] !== 'quiet') expect(asked[id] ?? 0, `${id} ${option}`).toBeGreaterThanOrEqual(floors[v] ?? 0);
				}
			}
			entries.push(entryOf(given, i + 1));
		}
		const record = recordOf(entries);
		expect(recheckLedger(JSON.parse(JSON.stringify(record)) as typeof record)).toMatchObject({ ok: true });
		expect(entries[entries.length - 1]?.audit).toMatchObject({ promised: true, audit: { ok: true, below: 0 } });
	}), { numRuns: 150 });
});

test('grades, told needs and the ledger before change what a proposal is; names and overrides do not', () => {
	const grades = [grade('a', 'p', 3)];
	const base = describeProposal(proposed({ grades }));
	expect(describeProposal(proposed({ grades: [grade('a', 'p', 2)] }))).not.toBe(base);
	expect(describeProposal(proposed({ grades, told: [{ city: 'a' as CityId, topic: 'q' as TopicId }] }))).not.toBe(base);
	expect(describeProposal(proposed({ grades, entries: [entryOf({ grades: [grade('b', 'q', 3)] })] }))).not.toBe(base);
	expect(describeProposal(proposed({ grades, topics: [topic('p', { names: { en: 'Another name' } }), topic('q')] }))).toBe(base);
	expect(describeProposal(proposed({ grades, overrides: [{ slot: 0, option: 'q', reason: 'why' }] }))).toBe(base);
});

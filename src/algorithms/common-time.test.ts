import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCommonTime, type CommonTime, type TimeQuestion } from './common-time.ts';
import type { Party } from './party-calendar.ts';
import { wallTimeAt, writeInstant } from './zoned-time.ts';

const HOUR = 3_600_000;
const zones = ['Africa/Cairo', 'Africa/Lagos', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Auckland'];
// Over this window Cairo puts its clock forward at midnight (23 to 24 April 2026).
const open = Date.parse('2026-04-22T00:00Z');
const clock = (quarters: number) => `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
const hours = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 96 })).filter(([a, b]) => a < b).map(([a, b]): [string, string] => [clock(a), clock(b)]);
const busy = fc.tuple(fc.integer({ min: -8, max: 300 }), fc.integer({ min: 0, max: 40 })).map(([a, length]): [string, string] => [writeInstant(open + a * HOUR / 4), writeInstant(open + (a + length) * HOUR / 4)]);
const party = fc.record({
	zone: fc.constantFrom(...zones),
	weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 2 }),
	possible: hours,
	preferred: hours,
	daysOff: fc.subarray(['2026-04-22', '2026-04-23', '2026-04-24', '2026-04-25']),
	busy: fc.array(busy, { maxLength: 3 }),
	required: fc.boolean(),
	everySitting: fc.boolean(),
	burdenSoFar: fc.constantFrom(0, 0, 15, 30, 60),
});
const question = fc.record({
	parties: fc.array(party, { maxLength: 5 }).map((list) => list.map((one, i): Party => ({ id: `p${i}`, ...one }))),
	span: fc.integer({ min: 0, max: 72 }), durationMinutes: fc.constantFrom(15, 60, 90, 480), stepMinutes: fc.constantFrom(30, 60, 120),
}).map(({ span, ...rest }): TimeQuestion => ({ from: writeInstant(open), to: writeInstant(open + span * HOUR), ...rest }));

function solved(asked: TimeQuestion): CommonTime {
	const found = findCommonTime(asked);
	if (!found.ok) throw new Error(found.problem);
	return found;
}

/** Minutes outside preferred hours, or null for absent, asked of the wall clock quarter hour by quarter hour. */
function byHand(who: Party, start: number, minutes: number): number | null {
	let outside = 0;
	for (let at = start; at < start + minutes * 60_000; at += 15 * 60_000) {
		const wall = wallTimeAt(who.zone, writeInstant(at));
		if (!wall.ok) throw new Error(wall.problem);
		const weekday = new Date(`${wall.date}T12:00Z`).getUTCDay() || 7;
		const within = ([from, until]: readonly [string, string]) => from <= wall.time && wall.time < until;
		if (!who.weekdays.includes(weekday) || who.daysOff?.includes(wall.date) || !within(who.possible)) return null;
		if (who.busy?.some(([from, until]) => Date.parse(from) < Math.min(at + 15 * 60_000, Date.parse(until)) && at < Date.parse(until))) return null;
		if (!within(who.preferred)) outside += 15;
	}
	return outside;
}

/** Larger is worse: compared from the first entry on. */
function compare(a: readonly number[], b: readonly number[]): number {
	for (const [i, x] of a.entries()) if (x !== b[i]) return x - (b[i] ?? 0);
	return 0;
}

function starts(asked: TimeQuestion): number[] {
	const list: number[] = [];
	for (let at = Date.parse(asked.from); at + asked.durationMinutes * 60_000 <= Date.parse(asked.to); at += asked.stepMinutes * 60_000) list.push(at);
	return list;
}

function keyOf(parties: readonly Party[], outside: readonly (number | null)[], at: readonly number[]): number[] {
	const present = parties.filter((_, i) => outside[i] !== null);
	const burdens = parties.map((who, i) => (who.burdenSoFar ?? 0) + (outside[i] ?? 0)).sort((a, b) => b - a);
	return [-present.filter((who) => who.required).length, -present.length, ...burdens, ...at];
}

test('finds what a search by hand finds, and prints every candidate', () => {
	fc.assert(fc.property(question, (asked) => {
		const found = solved(asked);
		const lines = starts(asked).map((at) => ({ at, outside: asked.parties.map((who) => byHand(who, at, asked.durationMinutes)) }));
		expect(found.table.map(({ start, outside }) => ({ at: Date.parse(start), outside }))).toEqual(lines);
		const keys = lines.map(({ at, outside }) => keyOf(asked.parties, outside, [at])).sort(compare);
		expect(found.best ? Date.parse(found.best.start) : undefined).toBe(keys[0]?.[keys[0].length - 1]);
		expect(found.tied.map((text) => Date.parse(text))).toEqual(keys.filter((key) => compare(key.slice(0, -1), keys[0]?.slice(0, -1) ?? []) === 0).map((key) => key[key.length - 1]));
	}), { numRuns: 150 });
});

test('finds the two sittings a search by hand finds', () => {
	fc.assert(fc.property(question, (asked) => {
		const found = solved(asked);
		let best: number[] | null = null;
		for (const [i, first] of found.table.entries()) {
			for (const second of found.table.slice(i + 1)) {
				if (Date.parse(second.start) < Date.parse(first.start) + asked.durationMinutes * 60_000) continue;
				const outside = asked.parties.map((who, p) => {
					const [a = null, b = null] = [first.outside[p], second.outside[p]];
					if (who.everySitting) return a === null || b === null ? null : a + b;
					return a === null ? b : b === null ? a : Math.min(a, b);
				});
				const key = keyOf(asked.parties, outside, [Date.parse(first.start), Date.parse(second.start)]);
				if (best === null || compare(key, best) < 0) best = key;
			}
		}
		const alone = found.best ? [-found.best.requiredPresent, -found.best.present] : [];
		const expected = best && compare(best.slice(0, 2), alone) < 0 ? best : null;
		const two = found.twoSittings;
		expect(two && [-two.requiredCovered, -two.covered, ...two.burdens, ...two.starts.map((text) => Date.parse(text))]).toEqual(expected);
		if (two) expect([...two.missing, ...two.goes.map((one) => one.party)].sort()).toEqual(found.parties);
	}), { numRuns: 150 });
});

test('the order of parties changes nothing, other names only names, and nothing is written into the input', () => {
	fc.assert(fc.property(question, (asked) => {
		const before = JSON.stringify(asked);
		const found = solved(asked);
		expect(solved({ ...asked, parties: asked.parties.slice().reverse() })).toEqual(found);
		expect(JSON.stringify(asked)).toBe(before);
		const renamed = solved({ ...asked, parties: asked.parties.map((who) => ({ ...who, id: `x${who.id}` })) });
		expect(JSON.stringify(renamed)).toBe(JSON.stringify(found).replaceAll(/"p(\d)"/g, '"xp$1"'));
	}), { numRuns: 60 });
});

const kigali: Party = { id: 'kigali', zone: 'Africa/Kigali', weekdays: [1, 2, 3, 4, 5], possible: ['08:00', '18:00'], preferred: ['09:00', '16:00'] };
const praia: Party = { ...kigali, id: 'praia', zone: 'Atlantic/Cape_Verde' };
const monday = { from: '2026-11-23T00:00Z', to: '2026-11-24T00:00Z', durationMinutes: 60, stepMinutes: 60 };

test('who carried more bears less the next time', () => {
	// Shared hours 09:00–16:00 UTC; both like 10:00–14:00.
	const noon = { ...monday, from: '2026-11-23T14:00Z', to: '2026-11-23T16:00Z' };
	const evening = { ...kigali, preferred: ['09:00', '17:00'] as const };
	const late = { ...praia, preferred: ['14:00', '18:00'] as const };
	expect(solved({ ...noon, parties: [{ ...evening, burdenSoFar: 60 }, late] })).toMatchObject({ best: { start: '2026-11-23T14:00Z' }, burdens: [60, 60] });
	expect(solved({ ...noon, parties: [evening, { ...late, burdenSoFar: 60 }] })).toMatchObject({ best: { start: '2026-11-23T15:00Z' }, burdens: [60, 60] });
});

test('of two sittings equally good the earliest are taken, though those nearer to the first overlap it', () => {
	const away: Party = { ...kigali, zone: 'UTC', possible: ['09:30', '12:00'] };
	const parties: Party[] = [
		{ ...away, id: 'x', possible: ['09:00', '10:00'], preferred: ['09:00', '10:00'] },
		{ ...away, id: 'y', preferred: ['10:00', '12:00'] }, { ...away, id: 'z', preferred: ['09:30', '10:30'] },
	];
	// At 09:30 y bears 30 minutes, at 10:00 z does; 09:30 overlaps the only hour of x.
	expect(solved({ ...monday, to: '2026-11-25T00:00Z', stepMinutes: 30, parties }).twoSittings).toMatchObject({ starts: ['2026-11-23T09:00Z', '2026-11-23T10:00Z'], burdens: [30, 0, 0] });
});

test('tells why a party misses', () => {
	const off: Party = { ...kigali, id: 'off', daysOff: ['2026-11-23'] };
	const rest: Party = { ...kigali, id: 'rest', weekdays: [2, 3] };
	const engaged: Party = { ...kigali, id: 'engaged', busy: [['2026-11-23T16:00Z', '2026-11-23T17:00Z']] };
	const found = solved({ ...monday, parties: [engaged, rest, off] });
	expect(found.table[16]).toEqual({
		start: '2026-11-23T16:00Z', requiredPresent: 0, present: 0, outside: [null, null, null],
		misses: [{ party: 'engaged', because: ['outsideHours', 'busy'] }, { party: 'off', because: ['dayOff'] }, { party: 'rest', because: ['restDay'] }],
	});
});

test('answers degenerate questions', () => {
	const nobody = solved({ ...monday, parties: [] });
	expect([nobody.verdict, nobody.best?.start, nobody.tied.length]).toEqual(['noParties', '2026-11-23T00:00Z', 24]);
	expect(solved({ ...monday, to: monday.from, parties: [kigali] })).toMatchObject({ verdict: 'noCandidates', best: null, table: [], twoSittings: null });
	expect(solved({ ...monday, parties: [kigali] })).toMatchObject({ verdict: 'everyone', best: { start: '2026-11-23T07:00Z' } });
	expect(solved({ ...monday, parties: [{ ...kigali, weekdays: [] }] })).toMatchObject({ verdict: 'nobodyCanCome', twoSittings: null });
	expect(solved({ ...monday, parties: [kigali, { ...praia, required: true, daysOff: ['2026-11-23'] }] })).toMatchObject({ verdict: 'requiredMissing' });
	const parties: Party[] = [kigali, { ...praia, zone: 'America/Los_Angeles' }];
	expect(solved({ ...monday, parties })).toMatchObject({ verdict: 'someMissing', best: { start: '2026-11-23T07:00Z' }, twoSittings: { starts: ['2026-11-23T07:00Z', '2026-11-23T17:00Z'], covered: 2, missing: [] } });
});

test('refuses what it cannot read, and says whose entry it is', () => {
	const ask = (change: Partial<TimeQuestion>) => findCommonTime({ ...monday, parties: [kigali], ...change });
	expect(ask({ from: 'soon' })).toEqual({ ok: false, problem: 'badInstant' });
	expect(ask({ from: '2026-11-25T00:00Z' })).toEqual({ ok: false, problem: 'badWindow' });
	expect(ask({ durationMinutes: 0 })).toEqual({ ok: false, problem: 'badDuration' });
	expect(ask({ stepMinutes: 0.5 })).toEqual({ ok: false, problem: 'badStep' });
	expect(ask({ to: '2999-11-25T00:00Z', stepMinutes: 1 })).toEqual({ ok: false, problem: 'tooManyCandidates' });
	const of = (change: Partial<Party>) => ask({ parties: [praia, { ...kigali, ...change }] });
	expect(of({ id: 'praia' })).toEqual({ ok: false, problem: 'duplicateParty', party: 'praia' });
	expect(of({ zone: 'Africa/Atlantis' })).toEqual({ ok: false, problem: 'unknownZone', party: 'kigali' });
	expect(of({ possible: ['18:00', '08:00'] })).toEqual({ ok: false, problem: 'badHours', party: 'kigali' });
	expect(of({ weekdays: [0] })).toEqual({ ok: false, problem: 'badWeekday', party: 'kigali' });
	expect(of({ daysOff: ['2026-02-30'] })).toEqual({ ok: false, problem: 'badDayOff', party: 'kigali' });
	expect(of({ busy: [['2026-11-23T02:00Z', '2026-11-23T01:00Z']] })).toEqual({ ok: false, problem: 'badBusy', party: 'kigali' });
	expect(of({ burdenSoFar: -1 })).toEqual({ ok: false, problem: 'badBurden', party: 'kigali' });
	expect(of({ burdenSoFar: Number.NaN })).toEqual({ ok: false, problem: 'badBurden', party: 'kigali' });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantAt, isZone, offsetMinutesAt, offsetSpans, readClock, readDate, readInstant, wallTimeAt, writeInstant } from './zoned-time.ts';

const zones = ['Africa/Cairo', 'Africa/Casablanca', 'Africa/Lagos', 'Africa/Nairobi', 'Asia/Kathmandu', 'Atlantic/Cape_Verde', 'Australia/Lord_Howe', 'Europe/Lisbon', 'UTC'];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2035-01-01') / 60_000 }).map((minute) => minute * 60_000);

test('Morocco stays at UTC from 20 September 2026 (tz 2026c)', () => {
	expect(wallTimeAt('Africa/Casablanca', '2026-09-19T12:00Z')).toEqual({ ok: true, date: '2026-09-19', time: '13:00', offsetMinutes: 60 });
	expect(wallTimeAt('Africa/Casablanca', '2027-06-01T12:00Z')).toEqual({ ok: true, date: '2027-06-01', time: '12:00', offsetMinutes: 0 });
});

test('a time the clock skips is moved later by what was skipped', () => {
	// Cairo goes from 00:00 to 01:00 on 24 April 2026.
	const found = instantAt('Africa/Cairo', { date: '2026-04-24', time: '00:30' });
	expect(found).toEqual({ ok: true, instant: '2026-04-23T22:30Z', found: 'gap' });
	expect(wallTimeAt('Africa/Cairo', '2026-04-23T22:30Z')).toMatchObject({ date: '2026-04-24', time: '01:30' });
	// Samoa skipped the whole of 30 December 2011.
	expect(instantAt('Pacific/Apia', { date: '2011-12-30', time: '12:00' })).toEqual({ ok: true, instant: '2011-12-30T22:00Z', found: 'gap' });
});

test('of a time that comes twice the earlier is taken and the later told', () => {
	expect(instantAt('Europe/Paris', { date: '2026-10-25', time: '02:30' })).toEqual({ ok: true, instant: '2026-10-25T00:30Z', found: 'overlap', later: '2026-10-25T01:30Z' });
});

test('every hour of the days around a change leads back to itself', () => {
	for (const day of ['2026-03-28', '2026-10-24', '2026-04-23', '2026-10-29', '2026-09-19']) {
		for (const where of ['Europe/Paris', 'Africa/Cairo', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
			for (let hour = 0; hour < 60; hour++) {
				const text = writeInstant(Date.parse(day) + hour * 3_600_000);
				const wall = wallTimeAt(where, text);
				const back = wall.ok ? instantAt(where, wall) : wall;
				expect(back.ok && [back.instant, back.found === 'overlap' ? back.later : back.instant]).toContain(text);
			}
		}
	}
});

test('what a wall shows leads back to its instant', () => {
	fc.assert(fc.property(zone, instant, (where, at) => {
		const text = writeInstant(at);
		const wall = wallTimeAt(where, text);
		if (!wall.ok) throw new Error(wall.problem);
		const back = instantAt(where, wall);
		if (!back.ok) throw new Error(back.problem);
		expect([back.instant, back.found === 'overlap' ? back.later : back.instant]).toContain(text);
		expect(readInstant(text)).toBe(at);
	}));
});

test('the spans of a stretch cover it without a hole and agree with every instant in it', () => {
	fc.assert(fc.property(zone, instant, fc.integer({ min: 1, max: 400 * 1440 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (where, from, minutes, share) => {
		const until = from + minutes * 60_000;
		const spans = offsetSpans(where, from, until) ?? [];
		expect(spans[0]?.from).toBe(from);
		expect(spans[spans.length - 1]?.until).toBe(until);
		for (const [i, span] of spans.entries()) {
			expect(span.until).toBeGreaterThan(span.from);
			if (i > 0) expect(span).toMatchObject({ from: spans[i - 1]?.until });
			if (i > 0) expect(span.offset).not.toBe(spans[i - 1]?.offset);
		}
		const at = from + Math.floor(share * minutes) * 60_000;
		const span = spans.find((one) => one.from <= at && at < one.until);
		expect(span?.offset).toBe((offsetMinutesAt(where, at) ?? NaN) * 60_000);
	}), { numRuns: 60 });
});

test('refuses what it cannot read', () => {
	expect(wallTimeAt('Africa/Atlantis', '2026-01-01T00:00Z')).toEqual({ ok: false, problem: 'unknownZone' });
	expect(wallTimeAt('Africa/Cairo', '2026-02-30T00:00Z')).toEqual({ ok: false, problem: 'badInstant' });
	expect(wallTimeAt('Africa/Cairo', '2026-02-03T00:00')).toEqual({ ok: false, problem: 'badInstant' });
	expect(instantAt('Africa/Atlantis', { date: '2026-01-01', time: '09:00' })).toEqual({ ok: false, problem: 'unknownZone' });
	expect(instantAt('Africa/Cairo', { date: '2026-01-01', time: '25:00' })).toEqual({ ok: false, problem: 'badWallTime' });
	expect(offsetSpans('+01:00', 0, 1)).toBeNull();
	expect(['UTC', 'Africa/Cairo', '+01:00', '', 'Mars/Base'].map(isZone)).toEqual([true, true, false, false, false]);
	expect(offsetSpans('UTC', 5, 5)).toEqual([]);
	expect([readDate('2024-02-29'), readDate('2026-02-29'), readDate('1970-1-1')]).toEqual([19_782, null, null]);
	expect([readClock('00:00'), readClock('24:00'), readClock('24:01'), readClock('9:00')]).toEqual([0, 1440, null, null]);
	expect(['2026-02-03T04:05:06Z', '2026-02-03T04:05:06.5Z', '2026-02-03T24:00Z'].map(readInstant)).toEqual([1_770_091_506_000, 1_770_091_506_500, null]);
});

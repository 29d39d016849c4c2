import { isZone, offsetSpans, readClock, readDate, readInstant, type OffsetSpan } from './zoned-time.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** From and until on the party's own wall clock, such as `['08:00', '17:00']`; until may be `24:00`. */
type Hours = readonly [from: string, until: string];

/** One who is to meet. */
export interface Party {
	id: string;
	/** IANA name. */
	zone: string;
	/** Working days by ISO number, Monday 1 to Sunday 7. */
	weekdays: readonly number[];
	/** Hours in which the party can meet at all. */
	possible: Hours;
	/** Hours it likes; every minute of a meeting outside them is a burden. */
	preferred: Hours;
	/** Local dates off, `2026-04-20`. */
	daysOff?: readonly string[];
	/** Instants from and until, `2026-04-20T12:00Z`. */
	busy?: readonly (readonly [from: string, until: string])[];
	required?: boolean;
	/** Must be in each of two sittings, such as the one who leads them. */
	everySitting?: boolean;
	/** Minutes of burden carried from earlier meetings, 0 or more. */
	burdenSoFar?: number;
}

/** Why a party cannot be at a meeting. Hours are told only for days on which the party works. */
export type MissReason = 'dayOff' | 'restDay' | 'outsideHours' | 'busy';

/** The bits of `Reach.reasons`, in this order. */
export const missReasons: readonly MissReason[] = ['dayOff', 'restDay', 'outsideHours', 'busy'];

const DAY_OFF = 1;
const REST_DAY = 2;
const OUTSIDE_HOURS = 4;
const BUSY = 8;
const UNLIKED = 16;

/** For one party and every candidate start: the bits of why it misses (0 = present), and the milliseconds outside its preferred hours. */
export interface Reach {
	reasons: Uint8Array;
	outside: Float64Array;
}

export type PartyProblem = 'unknownZone' | 'badHours' | 'badWeekday' | 'badDayOff' | 'badBusy' | 'badBurden';

/** `count` meetings of `duration` ms, one starting every `step` ms from the instant `from`. */
export interface Slots {
	from: number;
	step: number;
	count: number;
	duration: number;
}

/** Pieces of time that follow each other without a hole: piece i ends at `ends[i]` and has the bits `codes[i]`. */
interface Pieces {
	ends: number[];
	codes: number[];
}

/** What is wrong with a party's entries, the first in the order of the fields; null if nothing is. */
export function checkParty(party: Party): PartyProblem | null {
	const hours = [party.possible, party.preferred].map(([from, until]) => [readClock(from), readClock(until)] as const);
	if (!isZone(party.zone)) return 'unknownZone';
	if (party.weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) return 'badWeekday';
	if (hours.some(([from, until]) => from === null || until === null || from >= until)) return 'badHours';
	if (party.daysOff?.some((date) => readDate(date) === null)) return 'badDayOff';
	if (party.busy?.some(([from, until]) => !(orNaN(readInstant(from)) <= orNaN(readInstant(until))))) return 'badBusy';
	const carried = party.burdenSoFar ?? 0;
	return carried >= 0 && carried * MINUTE <= Number.MAX_SAFE_INTEGER ? null : 'badBurden';
}

/**
 * Which meetings a checked party can be at, given the offsets of its zone from the first start to the last end.
 * A meeting is open to it if each of its moments lies in possible hours of a working day that is not
 * off, by its own wall clock, and none in a busy interval. O(days + busy·log busy + count).
 */
export function reachOf(party: Party, spans: readonly OffsetSpan[], { from, step, count, duration }: Slots): Reach {
	const { ends, codes } = piecesOf(party, spans);
	const busy = mergedBusy(party);
	const reasons = new Uint8Array(count);
	const outside = new Float64Array(count);

	let piece = 0;
	let engagement = 0;
	for (let i = 0; i < count; i++) {
		const start = from + i * step;
		const end = start + duration;
		while ((ends[piece] ?? Infinity) <= start) piece++;
		let bits = 0;
		let unliked = 0;
		for (let p = piece, at = start; at < end; p++) {
			const until = Math.min(ends[p] ?? Infinity, end);
			const code = codes[p] ?? 0;
			bits |= code;
			if (code & UNLIKED) unliked += until - at;
			at = until;
		}
		while ((busy[engagement]?.[1] ?? Infinity) <= start) engagement++;
		if ((busy[engagement]?.[0] ?? Infinity) < end) bits |= BUSY;
		reasons[i] = bits & ~UNLIKED;
		outside[i] = unliked;
	}
	return { reasons, outside };
}

/** The offsets of each party's zone while the meetings last; a zone shared by many is looked up once. */
export function spansOf(parties: readonly Party[], { from, step, count, duration }: Slots): Map<string, OffsetSpan[]> {
	const spans = new Map<string, OffsetSpan[]>();
	for (const { zone } of parties) {
		if (!spans.has(zone)) spans.set(zone, offsetSpans(zone, from, from + step * (count - 1) + duration) ?? []);
	}
	return spans;
}

/** Cuts a stretch of time where the party's own wall clock passes midnight or one of its hours. */
function piecesOf(party: Party, spans: readonly OffsetSpan[]): Pieces {
	const [opens, closes] = inMs(party.possible);
	const [likesFrom, likesUntil] = inMs(party.preferred);
	const cuts = [...new Set([opens, closes, likesFrom, likesUntil, DAY])].filter((cut) => cut > 0).sort((a, b) => a - b);
	const daysOff = new Set(party.daysOff?.map((date) => readDate(date)));
	const weekdays = new Set(party.weekdays);
	const pieces: Pieces = { ends: [], codes: [] };

	for (const span of spans) {
		const last = Math.floor((span.until - 1 + span.offset) / DAY);
		for (let day = Math.floor((span.from + span.offset) / DAY); day <= last; day++) {
			const closed = daysOff.has(day) ? DAY_OFF : weekdays.has(weekdayOf(day)) ? 0 : REST_DAY;
			let since = 0;
			for (const cut of cuts) {
				const hours = since >= opens && since < closes ? 0 : OUTSIDE_HOURS;
				const liking = since >= likesFrom && since < likesUntil ? 0 : UNLIKED;
				const end = Math.min(day * DAY + cut - span.offset, span.until);
				if (end > span.from && day * DAY + since - span.offset < span.until) {
					pieces.ends.push(end);
					pieces.codes.push((closed || hours) | liking);
				}
				since = cut;
			}
		}
	}
	return pieces;
}

/** Busy intervals in order, none touching another, none empty. */
function mergedBusy(party: Party): [from: number, until: number][] {
	const read = (party.busy ?? []).map(([from, until]): [number, number] => [readInstant(from) ?? 0, readInstant(until) ?? 0]);
	const merged: [number, number][] = [];
	for (const [from, until] of read.filter((interval) => interval[0] < interval[1]).sort((a, b) => a[0] - b[0])) {
		const last = merged[merged.length - 1];
		if (last && from <= last[1]) last[1] = Math.max(last[1], until);
		else merged.push([from, until]);
	}
	return merged;
}

function inMs([from, until]: Hours): [number, number] {
	return [(readClock(from) ?? 0) * MINUTE, (readClock(until) ?? 0) * MINUTE];
}

/** ISO weekday of a day counted from 1970-01-01, which was a Thursday. */
function weekdayOf(day: number): number {
	return ((((day + 3) % 7) + 7) % 7) + 1;
}

function orNaN(value: number | null): number {
	return value ?? Number.NaN;
}

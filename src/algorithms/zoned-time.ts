/**
 * Instants and wall times of IANA zones, resolved by the host's own zone data through Intl, so that
 * a browser and Node run the same code. The answer is as right as the host's data: tz 2026c or later is
 * needed for Morocco after 2026-09-20.
 */

const DAY = 86_400_000;

/** Offsets are sampled this far apart; no zone in tz data since 1970 changes twice within it. */
const SAMPLE = DAY / 2;

/** A clock on the wall: `2026-04-20` and `09:00`. */
export interface WallTime {
	date: string;
	time: string;
}

/** A stretch of time, in ms since 1970 UTC and half open, through which a zone keeps one offset (ms east of UTC). */
export interface OffsetSpan {
	from: number;
	until: number;
	offset: number;
}

// Making a formatter costs about fifty times what using one does.
const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** Reads `2026-04-20T09:00Z` (seconds and fractions allowed) as ms since 1970 UTC; null for anything else, also for 30 February. */
export function readInstant(text: string): number | null {
	const match = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z$/.exec(text);
	return match && readDate(match[1] ?? '') !== null ? Date.parse(text) : null;
}

/** Writes ms since 1970 UTC as `2026-04-20T09:00Z`, with seconds only where there are any. */
export function writeInstant(instant: number): string {
	const text = new Date(instant).toISOString();
	return instant % 60_000 === 0 ? `${text.slice(0, 16)}Z` : text;
}

/** Reads `2026-04-20` as whole days since 1970-01-01; null for anything else, also for 30 February. */
export function readDate(text: string): number | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
	const at = Date.parse(`${text}T00:00Z`);
	return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / DAY;
}

/** Reads `09:30` as minutes since midnight, 0..1440 (`24:00` is the end of the day); null for anything else. */
export function readClock(text: string): number | null {
	const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
	return match ? Number(match[1]) * 60 + Number(match[2]) : text === '24:00' ? 1440 : null;
}

/** Whether the host knows the zone. Bare offsets such as `+01:00` are refused everywhere, because old browsers do not take them. */
export function isZone(zone: string): boolean {
	return formatterOf(zone) !== null;
}

/** Minutes east of UTC at an instant (ms since 1970 UTC); null for an unknown zone. Whole numbers but for some years before 1972. */
export function offsetMinutesAt(zone: string, instant: number): number | null {
	const formatter = formatterOf(zone);
	return formatter && offsetBy(formatter, instant) / 60_000;
}

/** What the wall clock of a zone shows at an instant. Refuses unknown zones and what is no instant. */
export function wallTimeAt(zone: string, instant: string): (WallTime & { ok: true; offsetMinutes: number }) | { ok: false; problem: 'unknownZone' | 'badInstant' } {
	const at = readInstant(instant);
	if (at === null) return { ok: false, problem: 'badInstant' };
	const formatter = formatterOf(zone);
	if (!formatter) return { ok: false, problem: 'unknownZone' };
	const offset = offsetBy(formatter, at);
	const wall = new Date(at + offset).toISOString();
	return { ok: true, date: wall.slice(0, 10), time: wall.slice(11, 16), offsetMinutes: offset / 60_000 };
}

/**
 * The instant at which the wall clock of a zone shows a time. A time that is skipped (`gap`) is moved
 * later by what was skipped; of a time that comes twice (`overlap`) the earlier is taken, and `later` gives
 * the other: the rule of RFC 5545 and of Temporal's "compatible". Refuses unknown zones and what is no wall time.
 */
export function instantAt(zone: string, wall: WallTime):
	| { ok: true; instant: string; found: 'once' | 'gap' }
	| { ok: true; instant: string; found: 'overlap'; later: string }
	| { ok: false; problem: 'unknownZone' | 'badWallTime' } {
	const day = readDate(wall.date);
	const clock = readClock(wall.time);
	if (day === null || clock === null) return { ok: false, problem: 'badWallTime' };
	const formatter = formatterOf(zone);
	if (!formatter) return { ok: false, problem: 'unknownZone' };

	const shown = day * DAY + clock * 60_000;
	const before = offsetBy(formatter, shown - DAY);
	const after = offsetBy(formatter, shown + DAY);
	const early = shown - Math.max(before, after);
	const late = shown - Math.min(before, after);
	const earlyHolds = early + offsetBy(formatter, early) === shown;
	const lateHolds = late + offsetBy(formatter, late) === shown;
	if (earlyHolds && lateHolds && early !== late) return { ok: true, instant: writeInstant(early), found: 'overlap', later: writeInstant(late) };
	if (earlyHolds || lateHolds) return { ok: true, instant: writeInstant(earlyHolds ? early : late), found: 'once' };
	return { ok: true, instant: writeInstant(shown - before), found: 'gap' };
}

/** The offsets a zone goes through from one instant until another (ms since 1970 UTC), to the second; null for an unknown zone, none for an empty stretch. */
export function offsetSpans(zone: string, from: number, until: number): OffsetSpan[] | null {
	const formatter = formatterOf(zone);
	if (!formatter) return null;
	const spans: OffsetSpan[] = [];
	if (until <= from) return spans;

	let start = from;
	let offset = offsetBy(formatter, from);
	for (let at = from; at < until; at += SAMPLE) {
		const next = Math.min(at + SAMPLE, until);
		const then = offsetBy(formatter, next);
		if (then === offset) continue;
		const change = changeWithin(formatter, at, next, offset);
		if (change >= until) break;
		spans.push({ from: start, until: change, offset });
		start = change;
		offset = then;
	}
	spans.push({ from: start, until, offset });
	return spans;
}

/** The first whole second after `low` at which the offset is no longer `offset`; at `high` it is known to differ. */
function changeWithin(formatter: Intl.DateTimeFormat, low: number, high: number, offset: number): number {
	let same = Math.floor(low / 1000);
	let other = Math.ceil(high / 1000);
	while (other - same > 1) {
		const middle = Math.floor((same + other) / 2);
		if (offsetBy(formatter, middle * 1000) === offset) same = middle;
		else other = middle;
	}
	return other * 1000;
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
	const known = formatters.get(zone);
	if (known !== undefined) return known;
	if (formatters.size > 2000) formatters.clear(); // a flood of invented names must not fill the memory
	const made = /^[A-Za-z]/.test(zone) ? make(zone) : null;
	formatters.set(zone, made);
	return made;
}

function make(zone: string): Intl.DateTimeFormat | null {
	try {
		return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
			timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
		});
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function offsetBy(formatter: Intl.DateTimeFormat, instant: number): number {
	const second = Math.floor(instant / 1000) * 1000;
	const [month = 0, day = 0, year = 0, hour = 0, minute = 0, seconds = 0] = numbersIn(formatter.format(second));
	return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

/** The numbers of "04/20/2026, 09:00:00". Reading one text by hand is several times as fast as formatToParts. */
function numbersIn(text: string): number[] {
	const numbers: number[] = [];
	let inside = false;
	for (let i = 0; i < text.length; i++) {
		const digit = text.charCodeAt(i) - 48;
		const isDigit = digit >= 0 && digit <= 9;
		if (isDigit && inside) numbers[numbers.length - 1] = (numbers[numbers.length - 1] ?? 0) * 10 + digit;
		else if (isDigit) numbers.push(digit);
		inside = isDigit;
	}
	return numbers;
}

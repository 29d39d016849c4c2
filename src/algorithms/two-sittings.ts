import type { Party, Reach, Slots } from './party-calendar.ts';
import { writeInstant } from './zoned-time.ts';

const MINUTE = 60_000;

/** Two meetings of the same kind that do not overlap; each party goes to one it can reach, to both if it must. */
export interface TwoSittings {
	starts: readonly [first: string, second: string];
	requiredCovered: number;
	covered: number;
	/** Ids of those who can be at neither, or not at both though they must. */
	missing: readonly string[];
	/** Where each covered party goes, by ascending id, and its minutes outside preferred hours; equal minutes: the first. */
	goes: readonly { party: string; to: 'first' | 'second' | 'both'; outside: number }[];
	/** Minutes carried after both, largest first. */
	burdens: readonly number[];
}

/**
 * The best two sittings, in this order: most required parties covered; most parties covered; leximin of burdens,
 * each party going where it bears less; earliest first sitting; earliest second. Null if no two cover more than
 * `single` does alone. Parties in the order of `reaches`, which are theirs.
 * Candidates that are the same for every party are one kind, and kinds too thin to win are passed over by
 * their head counts: at most O(kinds² × parties).
 */
export function findTwoSittings(
	parties: readonly Party[],
	reaches: readonly Reach[],
	slots: Slots,
	single: { requiredPresent: number; present: number },
): TwoSittings | null {
	const n = parties.length;
	const kinds = kindsOf(parties, reaches, slots.count);
	const gap = Math.ceil(slots.duration / slots.step);
	const carried = Float64Array.from(parties, (party) => (party.burdenSoFar ?? 0) * MINUTE);
	const isRequired = bitsOf(parties, (party) => party.required === true);
	const inBoth = bitsOf(parties, (party) => party.everySitting === true);
	const allRequired = parties.filter((party) => party.required).length;

	let best: { required: number; covered: number; first: number; second: number } = { required: single.requiredPresent, covered: single.present, first: -1, second: -1 };
	let least: Float64Array = new Float64Array(n);
	let trial: Float64Array = new Float64Array(n);
	for (const [k, a] of kinds.entries()) {
		for (let l = k + 1; l < kinds.length; l++) {
			const b = kinds[l];
			if (!b) continue;
			const hope = Math.min(allRequired, a.required + b.required);
			if (hope < best.required || (hope === best.required && a.present + b.present < best.covered)) continue;

			let covered = 0;
			let required = 0;
			for (let word = 0; word < inBoth.length; word++) {
				const [here, there, both] = [a.bits[word] ?? 0, b.bits[word] ?? 0, inBoth[word] ?? 0];
				const bits = (here & there) | ((here | there) & ~both);
				covered += countBits(bits);
				required += countBits(bits & (isRequired[word] ?? 0));
			}
			const ahead = required - best.required || covered - best.covered;
			if (ahead < 0 || (ahead === 0 && best.first < 0)) continue;

			let highest = 0;
			for (let p = 0; p < n; p++) {
				const burden = (carried[p] ?? 0) + Math.max(borne(a.cells[p] ?? -1, b.cells[p] ?? -1, parties[p]?.everySitting), 0);
				trial[p] = burden;
				if (burden > highest) highest = burden;
			}
			if (ahead === 0 && highest > (least[n - 1] ?? 0)) continue;
			trial.sort();
			const order = ahead > 0 ? -1 : compareFromTop(trial, least);
			if (order > 0) continue;
			const when = earliestApart(a.at, b.at, gap);
			if (!when || (order === 0 && (when[0] - best.first || when[1] - best.second) > 0)) continue;
			best = { required, covered, first: when[0], second: when[1] };
			[least, trial] = [trial, least];
		}
	}
	if (best.first < 0) return null;

	const goes: { party: string; to: 'first' | 'second' | 'both'; outside: number }[] = [];
	const missing: string[] = [];
	for (const [p, party] of parties.entries()) {
		const a = cellOf(reaches[p], best.first);
		const bears = borne(a, cellOf(reaches[p], best.second), party.everySitting);
		if (bears < 0) missing.push(party.id);
		else goes.push({ party: party.id, to: party.everySitting ? 'both' : bears === a ? 'first' : 'second', outside: bears / MINUTE });
	}
	return {
		starts: [writeInstant(slots.from + best.first * slots.step), writeInstant(slots.from + best.second * slots.step)],
		requiredCovered: best.required,
		covered: best.covered,
		missing,
		goes,
		burdens: Array.from(least, (burden) => burden / MINUTE).sort((a, b) => b - a),
	};
}

/** Compares two vectors sorted ascending from their largest down: the leximin order of burdens, below 0 where `a` is better. */
export function compareFromTop(a: Float64Array, b: Float64Array): number {
	for (let i = a.length - 1; i >= 0; i--) {
		const difference = (a[i] ?? 0) - (b[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** Candidates that are the same for every party. */
interface Kind {
	/** Their places in the table, ascending. */
	at: number[];
	/** By party: milliseconds outside preferred hours, -1 for absent. */
	cells: Float64Array;
	/** By party: whether it is present, 32 to a word. */
	bits: Int32Array;
	present: number;
	required: number;
}

function kindsOf(parties: readonly Party[], reaches: readonly Reach[], count: number): Kind[] {
	const kindOf = new Uint32Array(count);
	for (const reach of reaches) {
		// Refine by one party at a time: (kind so far, what the candidate is to this party) -> new kind.
		const refined = new Map<number, number>();
		const codes = new Map<number, number>();
		for (let i = 0; i < count; i++) {
			const code = numberOf(codes, cellOf(reach, i));
			kindOf[i] = numberOf(refined, (kindOf[i] ?? 0) * (count + 1) + code);
		}
	}
	const kinds = new Map<number, Kind>();
	for (let i = 0; i < count; i++) {
		const known = kinds.get(kindOf[i] ?? 0);
		if (known) {
			known.at.push(i);
			continue;
		}
		const cells = Float64Array.from(reaches, (reach) => cellOf(reach, i));
		const here = parties.filter((_, p) => (cells[p] ?? -1) >= 0);
		const bits = bitsOf(parties, (_, p) => (cells[p] ?? -1) >= 0);
		kinds.set(kindOf[i] ?? 0, { at: [i], cells, bits, present: here.length, required: here.filter((party) => party.required).length });
	}
	return [...kinds.values()];
}

/** The number a value was given when it first came, counted from 0. */
function numberOf(numbers: Map<number, number>, value: number): number {
	const known = numbers.get(value);
	if (known !== undefined) return known;
	numbers.set(value, numbers.size);
	return numbers.size - 1;
}

function bitsOf(parties: readonly Party[], holds: (party: Party, place: number) => boolean): Int32Array {
	const bits = new Int32Array(Math.ceil(parties.length / 32));
	for (const [p, party] of parties.entries()) if (holds(party, p)) bits[p >> 5] = (bits[p >> 5] ?? 0) | (1 << (p & 31));
	return bits;
}

/** How many of 32 bits are set (Warren, Hacker's Delight, figure 5-2). */
function countBits(word: number): number {
	const pairs = word - ((word >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The earliest two places, one from each list, at least `gap` apart; null if there are none. */
function earliestApart(a: readonly number[], b: readonly number[], gap: number): [number, number] | null {
	const after = (first: number, list: readonly number[]): [number, number] | null => {
		const second = list.find((place) => place >= first + gap);
		return second === undefined ? null : [first, second];
	};
	const ab = after(a[0] ?? 0, b);
	const ba = after(b[0] ?? 0, a);
	return ab && ba ? ((ab[0] - ba[0] || ab[1] - ba[1]) <= 0 ? ab : ba) : (ab ?? ba);
}

function cellOf(reach: Reach | undefined, candidate: number): number {
	return reach?.reasons[candidate] === 0 ? (reach.outside[candidate] ?? 0) : -1;
}

/** Milliseconds outside preferred hours over two sittings (-1 where absent from one): in both, or in the easier; -1 if it cannot be covered. */
function borne(a: number, b: number, both: boolean | undefined): number {
	if (both) return a < 0 || b < 0 ? -1 : a + b;
	return a < 0 ? b : b < 0 ? a : Math.min(a, b);
}

import { append, combine } from './growing-fractions.ts';
import { closeness } from './price-of-option.ts';
import { type Purse, countHeld } from './purse.ts';
import { fraction, toNumber } from './rational.ts';
import { type Taken, situationOf } from './taken.ts';
import type { Choose } from './ways-of-breaking-ties.ts';

export interface LoadSettings {
	/** Money left for costs, whole. */
	budget: number;
	/** What to do when the option whose turn it is does not fit: end there, or pass it over for good. */
	whenTooDear: 'end' | 'passOver';
	/** Options nobody wants: leave them out, or take them last. */
	unwanted: 'leave' | 'last';
	choose: Choose;
}

/**
 * Phragmén's sequential rule: the next option is the one after which its supporters, sharing its cost so that all carry
 * the same, carry least: (cost + Σ weight · load) / Σ weight. Whatever a voter still holds in `purse` counts as load below
 * nothing. Adds the loads to the purse's row. Null when `choose` gives up.
 * Loads are kept as places in the row, so exact sums are counts; all rounds together are linear in the wishes of those who paid.
 */
export function takeByLoad(purse: Purse, costs: Float64Array, already: readonly Taken[], settings: LoadSettings): Taken[] | null {
	const { votes, row } = purse;
	const { support, supporterStart, supporters, wishStart, wishes, weights } = votes;
	const load = Float64Array.from(purse.held, (held) => -held);
	const loadPlace = new Int32Array(votes.voters);
	const summed = new Float64Array(votes.options);
	for (let c = 0; c < votes.options; c++) {
		for (let at = supporterStart[c]!; at < supporterStart[c + 1]!; at++) summed[c] = summed[c]! + load[supporters[at]!]! * weights[supporters[at]!]!;
	}

	const gone = new Set(already.map(({ option }) => option));
	let open = Array.from(costs.keys()).filter((c) => !gone.has(c) && costs[c]! <= settings.budget);
	let budget = settings.budget;
	const taken: Taken[] = [];
	const state = () => `loads ${situationOf(row, [...already, ...taken])}`;

	while (open.length > 0) {
		if (settings.whenTooDear === 'passOver') open = open.filter((c) => costs[c]! <= budget);
		const wanted = open.filter((c) => support[c]! > 0);
		const { tied, numerator } = wanted.length > 0 ? leastLoaded(wanted) : { tied: settings.unwanted === 'last' ? open : [], numerator: null };
		if (tied.length === 0 || tied.some((c) => costs[c]! > budget)) break;
		const option = settings.choose(tied, state);
		if (option === null) return null;
		taken.push({ option, tied, by: numerator === null ? 'unwanted' : 'phragmen', place: numerator === null ? -1 : row.numerators.length });
		open = open.filter((c) => c !== option);
		budget -= costs[option]!;
		if (numerator !== null) carry(option, loadOf(option));
	}
	return taken;

	/** The load an option would bring, as a numerator over the row's denominator times its support. */
	function loadOf(option: number): bigint {
		const counts = new Float64Array(row.numerators.length);
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const voter = supporters[at]!;
			const place = loadPlace[voter]!;
			if (place > 0) counts[place] = counts[place]! + weights[voter]!;
			else countHeld(purse, voter, -weights[voter]!, counts);
		}
		return BigInt(costs[option]!) * row.denominator + combine(row, counts);
	}

	function leastLoaded(wanted: readonly number[]): { tied: number[]; numerator: bigint } {
		const near = (c: number) => (costs[c]! + summed[c]!) / support[c]!;
		const slack = (c: number) => closeness * (Math.abs(near(c)) + costs[c]! / support[c]! + purse.start);
		const lowest = Math.min(...wanted.map((c) => near(c) + slack(c)));
		let tied: number[] = [];
		let numerator = 0n;
		for (const c of wanted) {
			if (near(c) - slack(c) > lowest) continue;
			const exact = loadOf(c);
			const order = tied.length === 0 ? -1 : compareAt(exact, support[c]!, numerator, support[tied[0]!]!);
			if (order < 0) [tied, numerator] = [[c], exact];
			else if (order === 0) tied.push(c);
		}
		return { tied, numerator };
	}

	function carry(option: number, numerator: bigint): void {
		const level = toNumber(fraction(numerator, row.denominator * BigInt(support[option]!)));
		append(row, numerator, BigInt(support[option]!));
		for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
			const voter = supporters[at]!;
			const more = (level - load[voter]!) * weights[voter]!;
			for (let wish = wishStart[voter]!; wish < wishStart[voter + 1]!; wish++) summed[wishes[wish]!] = summed[wishes[wish]!]! + more;
			load[voter] = level;
			loadPlace[voter] = row.numerators.length - 1;
		}
	}
}

function compareAt(a: bigint, dividedBy: number, b: bigint, otherwiseBy: number): number {
	const left = a * BigInt(otherwiseBy);
	const right = b * BigInt(dividedBy);
	return left < right ? -1 : left > right ? 1 : 0;
}

import { combine } from './growing-fractions.ts';
import { type Purse, countHeld, exactlyHeld, historyOf } from './purse.ts';

/** Doubles decide only where values differ by more than this part of them. */
export const closeness = 1e-9;

/** A price per unit of grade to double precision; the true one is no further away than `slack`. */
export interface NearPrice {
	price: number;
	slack: number;
}

/** numerator / (row denominator · divisor). */
export interface ExactPrice {
	numerator: bigint;
	divisor: number;
}

/**
 * The smallest p with Σ weight · min(held, p · grade) = cost over the supporters of an option, or null when together they hold less.
 * The left side is concave in p, so Newton's steps from any p not above the answer approach it from below and end after
 * at most one step per supporter, in practice after three or four, each linear in the supporters.
 */
export function nearPrice(purse: Purse, option: number, cost: number, from: number): NearPrice | null {
	const { votes: { supporterStart, supporters, supporterGrades, weights }, held } = purse;
	const [first, end] = [supporterStart[option]!, supporterStart[option + 1]!];
	let price = from;
	let poorBefore = -1;
	for (;;) {
		let poor = 0;
		let poorMoney = 0;
		let richGrades = 0;
		for (let at = first; at < end; at++) {
			const voter = supporters[at]!;
			const grade = supporterGrades[at]!;
			const has = held[voter]!;
			if (has < price * grade) {
				poor++;
				poorMoney += has * weights[voter]!;
			} else {
				richGrades += grade * weights[voter]!;
			}
		}
		if (richGrades === 0) {
			if (poorMoney < cost * (1 - closeness)) return null;
			return { price, slack: Infinity };
		}
		if (poor === poorBefore) return { price, slack: closeness * (price + cost / richGrades) };
		poorBefore = poor;
		price = Math.max(price, (cost - poorMoney) / richGrades);
	}
}

/** The same price as an exact fraction, near `near`; null when the supporters hold less than the cost. */
export function exactPrice(purse: Purse, option: number, cost: number, near: NearPrice): ExactPrice | null {
	const { votes: { supporterStart, supporters, supporterGrades, weights }, held, empty, row } = purse;
	const counts = new Float64Array(row.numerators.length);
	const undecided = new Map<string, { holds: bigint; grade: number; weight: number }>();
	let richGrades = 0;
	for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
		const voter = supporters[at]!;
		if (empty[voter] === 1) continue;
		const grade = supporterGrades[at]!;
		const weight = weights[voter]!;
		const side = sideOf(purse, held[voter]!, grade, near);
		if (side > 0) richGrades += grade * weight;
		else if (side < 0) countHeld(purse, voter, weight, counts);
		else {
			const mind = `${grade} ${historyOf(purse, voter)}`;
			const alike = undecided.get(mind);
			if (alike) alike.weight += weight;
			else undecided.set(mind, { holds: exactlyHeld(purse, voter), grade, weight });
		}
	}

	let missing = BigInt(cost) * row.denominator - combine(row, counts);
	for (const { grade, weight } of undecided.values()) richGrades += grade * weight;
	for (let before = -1; before !== undecided.size;) {
		before = undecided.size;
		if (richGrades === 0) return null;
		const [asked, all] = [missing, BigInt(richGrades)];
		for (const [mind, { holds, grade, weight }] of undecided) {
			if (holds * all >= asked * BigInt(grade)) continue;
			undecided.delete(mind);
			missing -= holds * BigInt(weight);
			richGrades -= grade * weight;
		}
	}
	return { numerator: missing, divisor: richGrades };
}

/** 1 when a voter surely holds more than it is asked, −1 when surely less, 0 when doubles cannot tell. */
export function sideOf(purse: Purse, has: number, grade: number, { price, slack }: NearPrice): number {
	const asked = price * grade;
	const margin = slack * grade + closeness * purse.start;
	return has > asked + margin ? 1 : has < asked - margin ? -1 : 0;
}

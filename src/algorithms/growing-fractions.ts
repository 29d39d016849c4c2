import { type Fraction, fraction, gcd } from './rational.ts';

/**
 * A row of fractions kept over one denominator, where each new one is a whole combination of the earlier ones divided by
 * a whole number. Prices and loads arise like this, so a sum over thousands of voters is a count for each price and one
 * short combination, and no voter needs a fraction of its own.
 */
export interface GrowingFractions {
	denominator: bigint;
	readonly numerators: bigint[];
}

/** Σ counts[i] · value i, over the row's denominator. The counts are whole numbers. */
export function combine(row: GrowingFractions, counts: Float64Array): bigint {
	let sum = 0n;
	for (let i = 0; i < row.numerators.length; i++) {
		const count = counts[i]!;
		if (count !== 0) sum += BigInt(count) * row.numerators[i]!;
	}
	return sum;
}

/** Adds the value numerator / (row.denominator · divisor); the divisor is positive. */
export function append(row: GrowingFractions, numerator: bigint, divisor: bigint): void {
	const common = gcd(numerator, divisor);
	const factor = divisor / common;
	if (factor !== 1n) {
		row.denominator *= factor;
		for (let i = 0; i < row.numerators.length; i++) row.numerators[i] = row.numerators[i]! * factor;
	}
	row.numerators.push(numerator / common);
}

/** Value i on its own. */
export function valueAt(row: GrowingFractions, i: number): Fraction {
	return fraction(row.numerators[i]!, row.denominator);
}

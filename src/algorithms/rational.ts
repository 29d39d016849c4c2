/**
 * Exact fractions of whole numbers of any size.
 * A `Fraction` has a positive denominator and need not be in lowest terms: sums and products are left as they fall,
 * because finding the common divisor costs more than all the rest; `formatFraction` and `reduce` do it where it shows.
 */
export interface Fraction {
	readonly n: bigint;
	readonly d: bigint;
}

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** n/d; a denominator of 0 is a fault of the program and throws a RangeError. */
export function fraction(n: bigint, d = 1n): Fraction {
	if (d === 0n) throw new RangeError('A fraction needs a denominator.');
	return d < 0n ? { n: -n, d: -d } : { n, d };
}

export function add(a: Fraction, b: Fraction): Fraction {
	return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
	return a.d === b.d ? { n: a.n - b.n, d: a.d } : { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
	return { n: a.n * b.n, d: a.d * b.d };
}

/** a/b; dividing by 0 throws a RangeError. */
export function divide(a: Fraction, b: Fraction): Fraction {
	return fraction(a.n * b.d, a.d * b.n);
}

/** Below 0 when a is the smaller, 0 when they are equal, above 0 when a is the larger. */
export function compare(a: Fraction, b: Fraction): number {
	const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The larger of the two. */
export function larger(a: Fraction, b: Fraction): Fraction {
	return compare(a, b) < 0 ? b : a;
}

/** Greatest common divisor, never negative; of 0 and 0 it is 0. */
export function gcd(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

/** Least common multiple of two positive numbers. */
export function lcm(a: bigint, b: bigint): bigint {
	return a % b === 0n ? a : (a / gcd(a, b)) * b;
}

/** The same value in lowest terms. */
export function reduce(a: Fraction): Fraction {
	const common = gcd(a.n, a.d);
	return common === 1n ? a : { n: a.n / common, d: a.d / common };
}

/** 'n/d' in lowest terms, or 'n' for a whole number: equal values have equal text. */
export function formatFraction(a: Fraction): string {
	const { n, d } = reduce(a);
	return d === 1n ? String(n) : `${n}/${d}`;
}

/** Reads what formatFraction writes, in lowest terms or not; null for anything else. */
export function parseFraction(text: string): Fraction | null {
	const parts = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
	if (!parts) return null;
	const d = BigInt(parts[2] ?? 1);
	return d === 0n ? null : { n: BigInt(parts[1] ?? 0), d };
}

/** A number by its shortest decimals (0.1 is 1/10, as it was typed), or a text like '1/3' or '2.50'; null for anything else. */
export function fractionOf(value: number | string): Fraction | null {
	const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
	if (!parts) return parseFraction(String(value));
	const [, sign, whole = '', decimals = '', exponent = '0'] = parts;
	const shift = Number(exponent) - decimals.length;
	if (Math.abs(shift) > 400) return null;
	const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n);
	return shift < 0 ? reduce({ n: digits, d: 10n ** BigInt(-shift) }) : { n: digits * 10n ** BigInt(shift), d: 1n };
}

/** The nearest double, to within two units in its last place, however long numerator and denominator are. */
export function toNumber(a: Fraction): number {
	const length = Math.max(bits(a.n), bits(a.d));
	if (length <= 1000) return Number(a.n) / Number(a.d);
	const shift = bits(a.n) - bits(a.d);
	// 64 leading bits of the quotient carry more than a double holds.
	const lift = 64 - shift;
	const quotient = lift >= 0 ? (a.n << BigInt(lift)) / a.d : a.n / (a.d << BigInt(-lift));
	return Number(quotient) * 2 ** -lift;
}

function bits(value: bigint): number {
	return (value < 0n ? -value : value).toString(16).length * 4;
}

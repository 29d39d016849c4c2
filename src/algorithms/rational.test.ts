import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, divide, formatFraction, fraction, fractionOf, gcd, larger, lcm, multiply, parseFraction, subtract, toNumber } from './rational.ts';

const fractions = fc.tuple(fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }), fc.bigInt({ min: 1n, max: 2n ** 90n })).map(([n, d]) => fraction(n, d));

test('sums and products of fractions by hand', () => {
	const [third, half] = [fraction(1n, 3n), fraction(1n, 2n)];
	expect([add(third, half), subtract(third, half), multiply(third, half), divide(third, half), larger(third, half)].map(formatFraction)).toEqual(['5/6', '-1/6', '1/6', '2/3', '1/2']);
	expect([gcd(-12n, 18n), gcd(0n, 0n), lcm(4n, 6n), lcm(4n, 2n)]).toEqual([6n, 0n, 12n, 4n]);
});

test('equal values have equal text, which reads back to the same value', () => {
	fc.assert(fc.property(fractions, fc.bigInt({ min: 1n, max: 1000n }), (a, by) => {
		const text = formatFraction(a);
		expect(formatFraction({ n: a.n * by, d: a.d * by })).toBe(text);
		expect(compare(parseFraction(text) ?? fraction(99n), a)).toBe(0);
	}));
});

test('adding and taking away again, multiplying and dividing again give the same value', () => {
	fc.assert(fc.property(fractions, fractions, (a, b) => {
		expect(compare(subtract(add(a, b), b), a)).toBe(0);
		if (b.n !== 0n) expect(compare(divide(multiply(a, b), b), a)).toBe(0);
		expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
	}));
});

test('a number is read by its decimals, and what is no number is refused', () => {
	expect(['0.1', 0.1, 3, '2.50', '1/3', 1e-7, '4e+2'].map((value) => formatFraction(fractionOf(value) ?? fraction(-1n)))).toEqual(['1/10', '1/10', '3', '5/2', '1/3', '1/10000000', '400']);
	expect(['', '1/0', 'x', '1/2/3', NaN, Infinity, '0x10', '1e999999', ' 1'].map(fractionOf)).toEqual(Array.from({ length: 9 }, () => null));
	expect(() => fraction(1n, 0n)).toThrow(RangeError);
});

test('the nearest double is found however long the numbers are', () => {
	fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 3000 }), (value, bits) => {
		const exact = fractionOf(value) ?? fraction(0n);
		const long = toNumber({ n: exact.n << BigInt(bits), d: exact.d << BigInt(bits) });
		expect(Math.abs(long - value)).toBeLessThanOrEqual(value * 1e-15);
	}));
	expect(toNumber(fraction(0n))).toBe(0);
	expect(toNumber({ n: -(3n ** 2000n), d: 3n ** 2000n * 4n })).toBe(-0.25);
});

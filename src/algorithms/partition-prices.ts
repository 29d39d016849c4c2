import type { GroupCandidates } from './group-candidates.ts';

/** What counts as no improvement; the rounding afterwards makes good what it leaves. */
const tolerance = 1e-7;

/**
 * A price for each unit such that every group used pays at most what its members cost: so no partition is worth more than
 * the sum of the prices. slack[c] is what group c's members cost beyond its total. All are whole multiples of 1 / unit, so that what
 * they prove is exact although they were found with floats.
 */
export interface PartitionPrices {
	unit: number;
	prices: Float64Array;
	sum: number;
	slack: Float64Array;
}

/**
 * Finds prices with a sum close to the least possible: the dual of the linear relaxation of set partitioning, by the simplex
 * method on a growing pool of groups (Gilmore–Gomory 1961). Floats choose the prices; they are then rounded and raised until they
 * hold exactly, so a rounding error can only loosen the bound. A sum below zero proves that no partition exists.
 * About 100 rounds of O(groups · size) for 30 units.
 */
export function pricePartition(groups: GroupCandidates, use: Int32Array): PartitionPrices {
	const { count, size, first, member, total } = groups;
	const simplex = new Simplex(groups);
	const inPool = new Uint8Array(size);
	const pool: number[] = [];
	const best = new Float64Array(count);
	const pick = new Int32Array(count);
	for (let round = 0; round < 1000; round++) {
		// For each unit the group that would improve most: few enough to stay quick, spread enough to serve all.
		best.fill(tolerance);
		pick.fill(-1);
		for (const c of use) {
			const worth = simplex.worth(c);
			if (worth <= tolerance) continue;
			for (let k = first[c]!; k < first[c + 1]!; k++) {
				if (worth <= best[member[k]!]!) continue;
				best[member[k]!] = worth;
				pick[member[k]!] = c;
			}
		}
		let added = 0;
		for (const c of pick) {
			if (c === -1 || inPool[c]) continue;
			inPool[c] = 1;
			pool.push(c);
			added++;
		}
		if (added === 0) break;
		simplex.improve(pool);
	}

	const unit = unitFor(groups);
	const prices = Float64Array.from(evenly(simplex.prices, groups.alike), (price) => Math.ceil(price * unit));
	const slack = new Float64Array(size);
	for (const c of use) {
		let cost = -total[c]! * unit;
		for (let k = first[c]!; k < first[c + 1]!; k++) cost += prices[member[k]!]!;
		const payer = groups.alike[member[first[c]!]!]!;
		if (cost < 0) for (let i = payer; i < count; i++) if (groups.alike[i] === payer) prices[i]! -= cost;
	}
	let sum = 0;
	for (const price of prices) sum += price;
	for (const c of use) {
		slack[c] = -total[c]! * unit;
		for (let k = first[c]!; k < first[c + 1]!; k++) slack[c] += prices[member[k]!]!;
	}
	return { unit, prices, sum, slack };
}

/** Units that could change places pay the same: the mean of prices that hold holds too, and the search may then treat them as one. */
function evenly(prices: Float64Array, alike: Int32Array): Float64Array {
	const sums = new Float64Array(prices.length);
	const counts = new Float64Array(prices.length);
	prices.forEach((price, i) => {
		sums[alike[i]!]! += price;
		counts[alike[i]!]!++;
	});
	return prices.map((_, i) => sums[alike[i]!]! / counts[alike[i]!]!);
}

/** As fine as leaves the sum of the largest prices a whole number below 2^53. */
function unitFor(groups: GroupCandidates): number {
	return 2 ** Math.min(20, Math.floor(Math.log2(2 ** 52 / (4 * groups.count * worthAvoided(groups)))));
}

function worthAvoided({ count, total }: GroupCandidates): number {
	return (total.reduce((a, b) => Math.max(a, b), 0) + 1) * (count + 1) * 16;
}

/** Revised simplex with an explicit inverse; starts from one make-believe group a unit, worth so little that none stays if it can be avoided. */
class Simplex {
	readonly prices: Float64Array;
	private readonly inverse: Float64Array;
	private readonly filled: Float64Array;
	private readonly worths: Float64Array;

	private readonly groups: GroupCandidates;

	constructor(groups: GroupCandidates) {
		this.groups = groups;
		const { count } = groups;
		const avoided = -worthAvoided(groups);
		this.inverse = new Float64Array(count * count);
		for (let i = 0; i < count; i++) this.inverse[i * count + i] = 1;
		this.worths = new Float64Array(count).fill(avoided);
		this.prices = this.worths.slice();
		// A little more than 1 and never twice the same: partitions are so alike that the method would otherwise stand still.
		this.filled = Float64Array.from({ length: count }, (_, i) => 1 + 1e-4 * (((i * 7919) % 1009) / 1009 + 0.1));
	}

	worth(c: number): number {
		const { first, member, total } = this.groups;
		let worth = total[c]!;
		for (let k = first[c]!; k < first[c + 1]!; k++) worth -= this.prices[member[k]!]!;
		return worth;
	}

	improve(pool: readonly number[]): void {
		const { count, first, member, total } = this.groups;
		const { inverse, filled, worths } = this;
		const column = new Float64Array(count);
		for (let step = 0; step < 60 * count; step++) {
			let enter = -1;
			let best = tolerance;
			for (const c of pool) {
				const worth = this.worth(c);
				if (worth > best) {
					best = worth;
					enter = c;
				}
			}
			if (enter === -1) return;

			for (let row = 0; row < count; row++) {
				let value = 0;
				for (let k = first[enter]!; k < first[enter + 1]!; k++) value += inverse[row * count + member[k]!]!;
				column[row] = value;
			}
			let leave = -1;
			let ratio = Infinity;
			for (let row = 0; row < count; row++) {
				if (column[row]! < 1e-9 || filled[row]! / column[row]! >= ratio) continue;
				ratio = filled[row]! / column[row]!;
				leave = row;
			}
			if (leave === -1) return;

			const pivot = column[leave]!;
			for (let k = 0; k < count; k++) inverse[leave * count + k]! /= pivot;
			filled[leave] = ratio;
			for (let row = 0; row < count; row++) {
				const factor = column[row]!;
				if (row === leave || factor === 0) continue;
				for (let k = 0; k < count; k++) inverse[row * count + k]! -= factor * inverse[leave * count + k]!;
				filled[row] = Math.max(0, filled[row]! - factor * ratio);
			}
			worths[leave] = total[enter]!;
			this.prices.fill(0);
			for (let row = 0; row < count; row++) for (let k = 0; k < count; k++) this.prices[k]! += worths[row]! * inverse[row * count + k]!;
		}
	}
}

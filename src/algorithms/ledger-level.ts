import type { CompiledRound } from './ledger-round.ts';

/**
 * The level of an option: the unique L with  sum of weight * (grade / maxGrade) * max(0, L - spent) = cost  over its
 * supporters; the earliest moment at which they could have paid, if points come to every voter at one equal rate and
 * each offers the share of them that its grade says. The left side is convex and rises with L, so Newton's method from
 * the right (all supporters counted, even those beyond L) falls to L in as many steps as sets of payers differ: rarely
 * more than two, each O(supporters).
 */
const closeness = 1e-9;

/** How far two levels in floating point have to differ before their order is believed. */
export function margin(level: number): number {
	return closeness * Math.max(1, Math.abs(level));
}

/** The level in floating point, Infinity without supporters. `spent` by voter. */
export function floatLevel(round: CompiledRound, spent: Float64Array, c: number): number {
	const { start, voter, grade, weights, maxGrade } = round;
	const from = start[c] ?? 0;
	const to = start[c + 1] ?? 0;
	const due = (round.costs[c] ?? 0) * maxGrade;
	let level = Infinity;
	for (;;) {
		let share = 0;
		let held = due;
		let highest = -Infinity;
		for (let k = from; k < to; k++) {
			const v = voter[k] as number;
			const x = spent[v] as number;
			if (x >= level) continue;
			if (x > highest) highest = x;
			const offer = (weights[v] as number) * (grade[k] as number);
			share += offer;
			held += offer * x;
		}
		if (share === 0) return level;
		const next = held / share;
		if (highest <= next || next >= level) return next;
		level = next;
	}
}

/** Exact positions of the voters of a round: spent and clock as whole numbers over one unit. */
export interface Positions {
	unit: bigint;
	clock: bigint;
	spent: bigint[];
}

/** An exact level: held / (share * unit), paid by the supporters at `payers` (entries of the round's rows). */
export interface ExactLevel {
	held: bigint;
	share: bigint;
	payers: Int32Array;
}

/** Supporters that floating point puts below a level for certain, and those too near it to say. */
export interface Candidates {
	sure: Int32Array;
	unsure: Int32Array;
}

export function payersBelow(round: CompiledRound, spent: Float64Array, c: number, level: number): Candidates {
	const from = round.start[c] ?? 0;
	const to = round.start[c + 1] ?? 0;
	const near = margin(level);
	const sure = new Int32Array(to - from);
	const unsure: number[] = [];
	let found = 0;
	for (let k = from; k < to; k++) {
		const x = spent[round.voter[k] as number] as number;
		if (x < level - near) sure[found++] = k;
		else if (x <= level + near) unsure.push(k);
	}
	return { sure: sure.subarray(0, found), unsure: Int32Array.from(unsure) };
}

/** The level of an option that has supporters, exactly. */
export function exactLevel(round: CompiledRound, positions: Positions, c: number, { sure, unsure }: Candidates): ExactLevel {
	const base = sum(round, positions, sure);
	const due = (round.wholeDues[c] ?? 0n) * (positions.unit / round.costUnit);
	let open = unsure;
	for (;;) {
		const more = sum(round, positions, open);
		const share = base.share + more.share;
		const held = due + base.held + more.held;
		const stay = open.filter((k) => (positions.spent[round.voter[k] ?? 0] ?? 0n) * share < held);
		if (stay.length === open.length) return { held, share, payers: open.length === 0 ? sure : Int32Array.from([...sure, ...open]).sort() };
		open = stay;
	}
}

/** Below 0 when the first level is the lower one. Both over the same unit. */
export function compareLevels(a: ExactLevel, b: ExactLevel): number {
	const left = a.held * b.share;
	const right = b.held * a.share;
	return left < right ? -1 : left > right ? 1 : 0;
}

function sum({ voter, grade, wholeWeights }: CompiledRound, { spent }: Positions, entries: Int32Array): { share: bigint; held: bigint } {
	// Equal weights are the rule: their spent is added up grade by grade and multiplied once.
	const heldAt: bigint[] = [];
	const countAt: number[] = [];
	let share = 0n;
	let held = 0n;
	for (let i = 0; i < entries.length; i++) {
		const k = entries[i] as number;
		const v = voter[k] as number;
		const g = grade[k] as number;
		const whole = wholeWeights[v] as bigint;
		if (whole === 1n) {
			heldAt[g] = (heldAt[g] ?? 0n) + (spent[v] as bigint);
			countAt[g] = (countAt[g] ?? 0) + 1;
		} else {
			const offer = whole * BigInt(g);
			share += offer;
			held += offer * (spent[v] as bigint);
		}
	}
	for (let g = 1; g < countAt.length; g++) {
		if (!countAt[g]) continue;
		share += BigInt(g * (countAt[g] ?? 0));
		held += BigInt(g) * (heldAt[g] ?? 0n);
	}
	return { share, held };
}

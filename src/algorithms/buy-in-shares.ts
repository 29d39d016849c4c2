import { append } from './growing-fractions.ts';
import { type ExactPrice, type NearPrice, exactPrice, nearPrice, sideOf } from './price-of-option.ts';
import { type Purse, exactlyHeld, historyOf } from './purse.ts';
import { fraction, toNumber } from './rational.ts';
import { type Taken, situationOf } from './taken.ts';
import type { Choose } from './ways-of-breaking-ties.ts';

/**
 * The Method of Equal Shares on an open purse, which it empties: again and again the option is bought whose supporters
 * can pay its cost at the lowest price per unit of utility, each paying that price times its utility or all it holds.
 * Utility is the grade, or the grade times the option's cost with `perCost`. Prices are returned per unit of grade.
 * Options that cost nothing come first when anyone wants them. Stops after `limit` options; null when `choose` gives up.
 * Prices only rise, so an option is priced anew only when its last price could still be the lowest.
 */
export function buyInShares(purse: Purse, costs: Float64Array, { perCost, limit, choose }: { perCost: boolean; limit: number; choose: Choose }): Taken[] | null {
	const { votes: { options, support } } = purse;
	const taken: Taken[] = [];
	const known: NearPrice[] = Array.from(costs, () => ({ price: 0, slack: 0 }));
	const open = new Set<number>();
	for (let c = 0; c < options; c++) if (support[c]! > 0) open.add(c);
	const state = () => `shares ${situationOf(purse.row, taken)}`;

	while (taken.length < limit) {
		const free = [...open].filter((c) => costs[c] === 0);
		const tie = free.length > 0 ? { tied: free, price: { numerator: 0n, divisor: 1 } } : cheapest(purse, costs, perCost, open, known);
		if (!tie) break;
		const option = choose(tie.tied, state);
		if (option === null) return null;
		taken.push({ option, tied: tie.tied, by: 'shares', place: purse.row.numerators.length });
		open.delete(option);
		// Tied prices per utility are one price per grade only where costs agree.
		const exact = perCost && option !== tie.tied[0] && free.length === 0 ? exactPrice(purse, option, costs[option]!, known[option]!)! : tie.price;
		pay(purse, option, exact, known[option]!);
	}
	return taken;
}

/** The open options of lowest price, found in doubles and settled exactly where those are too close; what has become too dear is closed. */
function cheapest(purse: Purse, costs: Float64Array, perCost: boolean, open: Set<number>, known: NearPrice[]): { tied: number[]; price: ExactPrice } | null {
	const per = (c: number) => (perCost ? costs[c]! : 1);
	const least = (c: number) => (known[c]!.price - known[c]!.slack) / per(c);
	const most = (c: number) => (known[c]!.price + known[c]!.slack) / per(c);

	const fresh: number[] = [];
	let lowest = Infinity;
	for (const c of [...open].sort((a, b) => least(a) - least(b) || a - b)) {
		if (least(c) > lowest) break;
		const near = priceAnew(purse, c, costs[c]!, known[c]!.price);
		if (!near) {
			open.delete(c);
			continue;
		}
		known[c] = near;
		fresh.push(c);
		lowest = Math.min(lowest, most(c));
	}

	let tied: number[] = [];
	let price: ExactPrice | null = null;
	let closed = false;
	for (const c of fresh.sort((a, b) => a - b)) {
		if (least(c) > lowest) continue;
		const exact = exactPrice(purse, c, costs[c]!, known[c]!);
		if (!exact) {
			closed = open.delete(c);
			continue;
		}
		const order = price ? compareAt(exact, per(c), price, per(tied[0]!)) : -1;
		if (order < 0) [tied, price] = [[c], exact];
		else if (order === 0) tied.push(c);
	}
	// An option that only seemed affordable may have hidden others behind its price.
	if (closed) return cheapest(purse, costs, perCost, open, known);
	return price && { tied, price };
}

function priceAnew(purse: Purse, option: number, cost: number, from: number): NearPrice | null {
	const near = nearPrice(purse, option, cost, from);
	if (!near || near.slack < Infinity) return near;
	const exact = exactPrice(purse, option, cost, near);
	if (!exact) return null;
	const price = priceNumber(purse, exact);
	return { price, slack: price * 1e-12 };
}

function compareAt(a: ExactPrice, perA: number, b: ExactPrice, perB: number): number {
	const left = a.numerator * BigInt(b.divisor) * BigInt(perB);
	const right = b.numerator * BigInt(a.divisor) * BigInt(perA);
	return left < right ? -1 : left > right ? 1 : 0;
}

function priceNumber({ row }: Purse, { numerator, divisor }: ExactPrice): number {
	return toNumber(fraction(numerator, row.denominator * BigInt(divisor)));
}

/** Every supporter pays price · grade, or all it holds. Who is near the edge is settled exactly, once for all of the same history. */
function pay(purse: Purse, option: number, exact: ExactPrice, near: NearPrice): void {
	const { votes: { supporterStart, supporters, supporterGrades }, held, empty, placeOf, row } = purse;
	const price = priceNumber(purse, exact);
	const edge = { price, slack: near.slack };
	append(row, exact.numerator, BigInt(exact.divisor));
	placeOf[option] = row.numerators.length - 1;
	const settled = new Map<string, number>();
	for (let at = supporterStart[option]!; at < supporterStart[option + 1]!; at++) {
		const voter = supporters[at]!;
		if (empty[voter] === 1 || price === 0) continue;
		const grade = supporterGrades[at]!;
		const side = sideOf(purse, held[voter]!, grade, edge);
		let left = held[voter]! - price * grade;
		if (side < 0) left = 0;
		else if (side === 0) {
			const mind = historyOf(purse, voter);
			left = settled.get(mind) ?? Math.max(0, toNumber(fraction(exactlyHeld(purse, voter), row.denominator)));
			settled.set(mind, left);
		}
		held[voter] = left;
		if (left === 0) empty[voter] = 1;
	}
}

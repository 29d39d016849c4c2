import { fractionOf, lcm } from './rational.ts';

export interface PricedOption {
	id: string;
	/** In any unit, the same as the budget's; decimals are taken as they are written. */
	cost: number;
}

export type ReadCosts =
	| { ok: true; costs: Float64Array; budget: number; unitsPerOne: bigint }
	| { ok: false; problem: 'badBudget' | 'tooLarge' }
	| { ok: false; problem: 'badCost' | 'sameId'; option: number };

/**
 * Costs and budget as whole numbers of a common small unit, `unitsPerOne` to one.
 * Refuses negative or unreadable values, two options of one id, and totals past 2^53 units.
 */
export function readCosts(options: readonly PricedOption[], budget: number): ReadCosts {
	const money = fractionOf(budget);
	if (!money || money.n < 0n) return { ok: false, problem: 'badBudget' };
	const fractions = [];
	const ids = new Set<string>();
	let unitsPerOne = money.d;
	for (let c = 0; c < options.length; c++) {
		const { id, cost } = options[c]!;
		const value = fractionOf(cost);
		if (!value || value.n < 0n) return { ok: false, problem: 'badCost', option: c };
		if (ids.has(id)) return { ok: false, problem: 'sameId', option: c };
		ids.add(id);
		fractions.push(value);
		unitsPerOne = lcm(unitsPerOne, value.d);
	}
	const whole = fractions.map(({ n, d }) => n * (unitsPerOne / d));
	const wholeBudget = money.n * (unitsPerOne / money.d);
	const most = BigInt(Number.MAX_SAFE_INTEGER);
	if (wholeBudget > most || whole.reduce((sum, n) => sum + n, 0n) > most) return { ok: false, problem: 'tooLarge' };
	return { ok: true, costs: Float64Array.from(whole, Number), budget: Number(wholeBudget), unitsPerOne };
}

import { type GrowingFractions, valueAt } from './growing-fractions.ts';
import type { PricedOption, ReadCosts } from './priced-options.ts';
import { type Fraction, reduce } from './rational.ts';
import type { Votes } from './read-ballots.ts';
import type { Taken } from './taken.ts';

/** Why an option was taken. */
export interface Purchase {
	option: number;
	/** What it was tied with, itself among them. */
	tied: number[];
	by: Taken['by'];
	/** By shares: each supporter paid, per unit of weight, this times its grade, or all it held. By Phragmén: what each supporter carries now. */
	level: Fraction | null;
}

export interface BatchElection {
	options: readonly PricedOption[];
	votes: Votes;
	budget: number;
}

export type BatchChoice =
	| { ok: true; bought: Purchase[]; spent: number; left: number }
	| Exclude<ReadCosts, { ok: true }>
	| { ok: false; problem: 'otherOptions' | 'gaveUp' };

/** Steps with their levels, exact and in lowest terms, in the units of the costs as they were given. */
export function batchChoice(taken: readonly Taken[], row: GrowingFractions, { costs, budget, unitsPerOne }: Extract<ReadCosts, { ok: true }>): BatchChoice {
	const spent = taken.reduce((sum, { option }) => sum + costs[option]!, 0);
	const bought = taken.map(({ option, tied, by, place }): Purchase => {
		const level = place < 0 ? null : valueAt(row, place);
		return { option, tied: [...tied], by, level: level && reduce({ n: level.n, d: level.d * unitsPerOne }) };
	});
	return { ok: true, bought, spent: spent / Number(unitsPerOne), left: (budget - spent) / Number(unitsPerOne) };
}

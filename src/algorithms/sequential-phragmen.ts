import { type BatchChoice, type BatchElection, batchChoice } from './batch-choice.ts';
import { readCosts } from './priced-options.ts';
import { openPurse } from './purse.ts';
import { type LoadSettings, takeByLoad } from './take-by-load.ts';
import { lowestId } from './ways-of-breaking-ties.ts';

/**
 * Several options at once within a budget by Phragmén's sequential rule: all earn at one rate from nothing, and an option
 * is bought at the first moment its supporters can pay for it together. Any grade above 0 is support.
 * By default it ends when the option whose turn it is does not fit, which keeps the choice proportional, and leaves out what nobody wants.
 *
 * Guarantee: PJR for equal costs. Exact, and independent of the order of voters and options: ties go to the lowest id in code points.
 * Refuses what readCosts refuses, and votes over another number of options.
 * Brill, Freeman, Janson & Lackner, Phragmén's Voting Methods and Justified Representation (Math. Prog. 2023); with costs: Los, Christoff & Grossi (IJCAI 2022).
 */
export function sequentialPhragmen(
	{ options, votes, budget }: BatchElection,
	{ whenTooDear = 'end', unwanted = 'leave', choose = lowestId(options) }: Partial<Omit<LoadSettings, 'budget'>> = {},
): BatchChoice {
	const read = readCosts(options, budget);
	if (!read.ok) return read;
	if (votes.options !== options.length) return { ok: false, problem: 'otherOptions' };
	const purse = openPurse(votes, 0n);
	const taken = takeByLoad(purse, read.costs, [], { budget: read.budget, whenTooDear, unwanted, choose });
	return taken ? batchChoice(taken, purse.row, read) : { ok: false, problem: 'gaveUp' };
}

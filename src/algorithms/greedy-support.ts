import { type BatchChoice, type BatchElection, batchChoice } from './batch-choice.ts';
import { mostWanted } from './most-wanted.ts';
import { readCosts } from './priced-options.ts';
import { type Choose, lowestId } from './ways-of-breaking-ties.ts';

/**
 * What most votes would have chosen within a budget, to stand beside the fair choice: most support first, whatever fits.
 * With utility counted as cost this is also the greedy rule of participatory budgeting (most utility per cost).
 * No guarantee for minorities. Any grade above 0 is support. O(m²). Refuses what readCosts refuses, and votes over another number of options.
 */
export function greedySupport({ options, votes, budget }: BatchElection, { unwanted = 'leave', choose = lowestId(options) }: { unwanted?: 'leave' | 'last'; choose?: Choose } = {}): BatchChoice {
	const read = readCosts(options, budget);
	if (!read.ok) return read;
	if (votes.options !== options.length) return { ok: false, problem: 'otherOptions' };
	const taken = mostWanted(votes, read.costs, [], { budget: read.budget, unwanted, choose });
	return taken ? batchChoice(taken, { denominator: 1n, numerators: [] }, read) : { ok: false, problem: 'gaveUp' };
}

import { type BatchChoice, type BatchElection, batchChoice } from './batch-choice.ts';
import { buyInShares } from './buy-in-shares.ts';
import { mostWanted } from './most-wanted.ts';
import { readCosts } from './priced-options.ts';
import { openPurse } from './purse.ts';
import { takeByLoad } from './take-by-load.ts';
import { type Choose, lowestId } from './ways-of-breaking-ties.ts';

export interface EqualSharesSettings {
	/** What a voter draws from an option: its grade, or its grade times the cost. */
	utility?: 'grade' | 'cost';
	/** How money left over is used: not at all, in Phragmén's order going on from what voters still hold, or for what has most support. */
	completion?: 'none' | 'phragmen' | 'support';
	/** By default the lowest id in code points. */
	choose?: Choose;
}

/**
 * Several options at once within a budget: the Method of Equal Shares with graded utilities and costs.
 * Everyone holds an equal share of the budget; an option is bought at the lowest price per utility its supporters can pay together.
 *
 * Guarantee: without completion, graded 1 throughout and of equal costs, the choice satisfies EJR+; with other costs or grades EJR up to one option.
 * Completion adds options and takes none away; it spends what is left, passes over what does not fit, and reads any grade as support.
 * Exact: prices are fractions; doubles decide only where two differ by more than 1e-9. Independent of the order of voters and options.
 * Each price takes a few passes over one option's supporters; a run prices m options once and then those whose last price could still win.
 * Refuses what readCosts refuses, and votes over another number of options.
 * Peters, Pierczyński & Skowron, Proportional Participatory Budgeting with Additive Utilities (NeurIPS 2021, arXiv 2008.13276); Peters & Skowron (EC 2020); EJR+: Brill & Peters (EC 2023).
 */
export function equalShares({ options, votes, budget }: BatchElection, { utility = 'grade', completion = 'none', choose = lowestId(options) }: EqualSharesSettings = {}): BatchChoice {
	const read = readCosts(options, budget);
	if (!read.ok) return read;
	if (votes.options !== options.length) return { ok: false, problem: 'otherOptions' };

	const purse = openPurse(votes, BigInt(read.budget));
	const bought = buyInShares(purse, read.costs, { perCost: utility === 'cost', limit: options.length, choose });
	if (!bought) return { ok: false, problem: 'gaveUp' };
	const left = read.budget - bought.reduce((sum, { option }) => sum + read.costs[option]!, 0);
	const rest = completion === 'none' ? []
		: completion === 'phragmen' ? takeByLoad(purse, read.costs, bought, { budget: left, whenTooDear: 'passOver', unwanted: 'leave', choose })
		: mostWanted(votes, read.costs, bought, { budget: left, unwanted: 'leave', choose });
	if (!rest) return { ok: false, problem: 'gaveUp' };
	return batchChoice([...bought, ...rest], purse.row, read);
}

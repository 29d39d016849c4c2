import { type GrowingFractions, combine } from './growing-fractions.ts';
import type { Votes } from './read-ballots.ts';

/**
 * What every voter still holds, per unit of weight: the equal start (row 0) less price · grade for each purchase it
 * wanted (row 1 on), or nothing once it could not pay in full. `held` has it to double precision for the fast paths.
 */
export interface Purse {
	readonly votes: Votes;
	readonly row: GrowingFractions;
	/** What each held at the start, the scale against which rounding is judged. */
	readonly start: number;
	readonly held: Float64Array;
	readonly empty: Uint8Array;
	/** Where the price of an option stands in the row; 0 while it is not bought. */
	readonly placeOf: Int32Array;
	/** How many parts of the row are in use when sums are made: room for the start and every option. */
	readonly counts: Float64Array;
}

/** `money` (whole) shared equally by weight. */
export function openPurse(votes: Votes, money: bigint): Purse {
	const total = BigInt(Math.max(1, votes.totalWeight));
	const start = Number(money) / Number(total);
	return {
		votes,
		row: { denominator: total, numerators: [money] },
		start,
		held: new Float64Array(votes.voters).fill(start),
		empty: new Uint8Array(votes.voters),
		placeOf: new Int32Array(votes.options),
		counts: new Float64Array(votes.options * 2 + 2),
	};
}

/** Adds `times` times what a voter holds to `counts`, as a combination of the row. */
export function countHeld(purse: Purse, voter: number, times: number, counts: Float64Array): void {
	if (purse.empty[voter] === 1) return;
	const { votes, placeOf } = purse;
	counts[0] = counts[0]! + times;
	for (let at = votes.wishStart[voter]!; at < votes.wishStart[voter + 1]!; at++) {
		const place = placeOf[votes.wishes[at]!]!;
		if (place > 0) counts[place] = counts[place]! - times * votes.wishGrades[at]!;
	}
}

/** What one voter holds, exactly, over the row's denominator; negative when the last purchase asked for more than it had. */
export function exactlyHeld(purse: Purse, voter: number): bigint {
	purse.counts.fill(0);
	countHeld(purse, voter, 1, purse.counts);
	return combine(purse.row, purse.counts);
}

/** Voters with the same text hold the same: the purchases they paid for and their grades. */
export function historyOf(purse: Purse, voter: number): string {
	if (purse.empty[voter] === 1) return '';
	const { votes, placeOf } = purse;
	const paid: string[] = [];
	for (let at = votes.wishStart[voter]!; at < votes.wishStart[voter + 1]!; at++) {
		const place = placeOf[votes.wishes[at]!]!;
		if (place > 0) paid.push(`${place}x${votes.wishGrades[at]!}`);
	}
	return `0 ${paid.sort().join(' ')}`;
}

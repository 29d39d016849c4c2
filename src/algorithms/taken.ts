import { type GrowingFractions, valueAt } from './growing-fractions.ts';
import { formatFraction } from './rational.ts';

/** One step of a sequential rule: what was taken, what it was tied with (itself among them, ascending), and where its price or load stands in the row. */
export interface Taken {
	option: number;
	tied: number[];
	by: 'shares' | 'phragmen' | 'support' | 'unwanted';
	place: number;
}

/**
 * What has been taken at which price, whatever the order. What voters hold or carry follows from this alone:
 * the start less all prices but never below nothing, or the highest load among the options a voter wanted.
 */
export function situationOf(row: GrowingFractions, taken: readonly Taken[]): string {
	return taken.map(({ option, by, place }) => `${option}${by}${row.numerators[place] === undefined ? '' : formatFraction(valueAt(row, place))}`).sort().join(' ');
}

import type { RoundRecord } from '#algorithms/ledger-record.ts';
import type { CityId } from '#journey/network/network.ts';
import { decimalOf, neededIn } from './explain-choice.ts';

/** The choice in three numbers: how many cities needed what was chosen, and this city's part, in points. */
export interface WhyTopic {
	needing: number;
	paid: number;
	holds: number;
}

/** Why the topics of a quarter were chosen, for one city; null where nothing was chosen or the city was not in it. */
export function summariseWhy(record: RoundRecord, city: CityId): WhyTopic | null {
	const chosen = record.decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [decision]));
	const spent = record.after.spent[city];
	if (chosen.length === 0 || spent === undefined) return null;
	const needing = new Set(chosen.flatMap((decision) => Object.values(neededIn(record, decision.option)).flat() as CityId[]));
	const paid = chosen.reduce((sum, decision) => sum + (decision.kind === 'forced' ? 0 : decimalOf(decision.payments[city] ?? '0')), 0);
	return { needing: needing.size, paid, holds: Math.max(0, decimalOf(record.after.clock) - decimalOf(spent)) };
}

import type { Day } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import type { NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { LedgerEntry, Quarter, QuarterId, QuarterState } from './quarter.ts';

/** A quarter without its steps: what the choice of topics needs of it. */
export type QuarterDates = Omit<Quarter, 'steps'>;

/** Every quarter in order, in one statement. */
export async function listQuarterDates(db: Db, network: NetworkId): Promise<QuarterDates[]> {
	const rows = await db.selectFrom('quarter').selectAll().where('network_id', '=', network).orderBy('number').execute();
	return rows.map((row) => ({
		id: row.id as QuarterId, number: row.number, state: row.state as QuarterState, startsOn: row.starts_on as Day, endsOn: row.ends_on as Day,
		gradesCloseOn: row.grades_close_on as Day, slots: row.slots, message: row.message, lang: row.lang as Lang, version: row.version,
	}));
}

/** Writes what the choice changes of a quarter, raising its version; the caller has compared versions in this transaction. */
export async function replaceQuarterState(tx: Tx, network: NetworkId, quarter: Pick<Quarter, 'id' | 'state' | 'gradesCloseOn' | 'version'>): Promise<void> {
	await tx.updateTable('quarter').set({ state: quarter.state, grades_close_on: quarter.gradesCloseOn, version: quarter.version + 1 })
		.where('network_id', '=', network).where('id', '=', quarter.id).execute();
}

type Kept = Omit<LedgerEntry, 'quarter' | 'number' | 'why' | 'person' | 'at'>;

/** Publishes the decision of a quarter; a quarter has one, and it is never changed. */
export async function insertLedgerEntry(tx: Tx, network: NetworkId, { quarter, number: _number, why, person, at, ...kept }: LedgerEntry): Promise<void> {
	await tx.insertInto('ledger').values({ network_id: network, quarter_id: quarter, record_json: JSON.stringify(kept satisfies Kept), why, person_id: person, at }).execute();
}

/** The published decisions in the order of their quarters, up to and with quarter `until`, or all; of those the last `most`. */
export async function listLedgerEntries(db: Db, network: NetworkId, { until = 2_147_483_647, most = 10_000 }: { until?: number; most?: number } = {}): Promise<LedgerEntry[]> {
	const rows = await db.selectFrom('ledger')
		.innerJoin('quarter', (join) => join.onRef('quarter.network_id', '=', 'ledger.network_id').onRef('quarter.id', '=', 'ledger.quarter_id'))
		.select(['ledger.quarter_id', 'quarter.number', 'ledger.record_json', 'ledger.why', 'ledger.person_id', 'ledger.at'])
		.where('ledger.network_id', '=', network).where('quarter.number', '<=', until).orderBy('quarter.number', 'desc').limit(most).execute();
	return rows.reverse().map((row) => ({
		...(JSON.parse(row.record_json) as Kept), quarter: row.quarter_id as QuarterId, number: row.number, why: row.why, person: row.person_id as PersonId, at: row.at,
	}));
}

/** Who confirmed, by name; empty when the person is not known any more. */
export async function findNameOf(db: Db, network: NetworkId, person: PersonId): Promise<string> {
	const row = await db.selectFrom('person').select('name').where('network_id', '=', network).where('id', '=', person).executeTakeFirst();
	return row?.name ?? '';
}

/** The published decision of one quarter; null before the choice. */
export async function findRecord(db: Db, network: NetworkId, quarter: QuarterId): Promise<LedgerEntry['record'] | null> {
	const row = await db.selectFrom('ledger').select('record_json').where('network_id', '=', network).where('quarter_id', '=', quarter).executeTakeFirst();
	return row ? (JSON.parse(row.record_json) as Kept).record : null;
}

import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Area, Offer, OfferKind } from './baseline.ts';

export async function insertOffer(tx: Tx, network: NetworkId, offer: Offer, by: PersonId): Promise<void> {
	await tx.insertInto('offer').values({
		network_id: network, city_id: offer.city, area: offer.area, kind: offer.kind, words: offer.words, lang: offer.lang, person_id: by, at: offer.at,
		withdrawn_at: offer.withdrawnAt, version: offer.version,
	}).execute();
}

/** Replaces an offer that is still at `version`; false when somebody was faster. */
export async function replaceOffer(tx: Tx, network: NetworkId, offer: Offer, by: PersonId, version: number): Promise<boolean> {
	const done = await tx.updateTable('offer').set({
		words: offer.words, lang: offer.lang, person_id: by, at: offer.at, withdrawn_at: offer.withdrawnAt, version: offer.version,
	}).where('network_id', '=', network).where('city_id', '=', offer.city).where('area', '=', offer.area).where('kind', '=', offer.kind).where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}

/** What was ever said for this area, taken back or not; null when nothing was. */
export async function findOffer(db: Db, network: NetworkId, { city, area, kind }: Pick<Offer, 'city' | 'area' | 'kind'>): Promise<Offer | null> {
	const row = await db.selectFrom('offer').selectAll().where('network_id', '=', network).where('city_id', '=', city).where('area', '=', area).where('kind', '=', kind).executeTakeFirst();
	return row ? offerOf(row) : null;
}

/** Offers and asks of one city, those taken back too. */
export async function listOffersOf(db: Db, network: NetworkId, city: CityId): Promise<Offer[]> {
	const rows = await db.selectFrom('offer').selectAll().where('network_id', '=', network).where('city_id', '=', city).execute();
	return rows.map(offerOf);
}

/** Every offer and ask that stands in the network, without its words. */
export async function listStandingOffers(db: Db, network: NetworkId): Promise<Pick<Offer, 'city' | 'area' | 'kind'>[]> {
	const rows = await db.selectFrom('offer').select(['city_id', 'area', 'kind']).where('network_id', '=', network).where('withdrawn_at', 'is', null).execute();
	return rows.map((row) => ({ city: row.city_id as CityId, area: row.area as Area, kind: row.kind as OfferKind }));
}

/** Who offers to teach in an area, with names and the status each city is in, by id. */
export async function listTeachers(db: Db, network: NetworkId, area: Area): Promise<{ city: CityId; names: InLanguages; status: string }[]> {
	const rows = await db.selectFrom('offer')
		.innerJoin('city', (join) => join.onRef('city.network_id', '=', 'offer.network_id').onRef('city.id', '=', 'offer.city_id'))
		.select((eb) => ['city.id', 'city.names_json', eb.selectFrom('city_status').select('city_status.status').whereRef('city_status.network_id', '=', 'city.network_id')
			.whereRef('city_status.city_id', '=', 'city.id').orderBy('city_status.at', 'desc').orderBy('city_status.id', 'desc').limit(1).as('status')])
		.where('offer.network_id', '=', network).where('offer.area', '=', area).where('offer.kind', '=', 'teach').where('offer.withdrawn_at', 'is', null)
		.orderBy('city.id').execute();
	return rows.map((row) => ({ city: row.id as CityId, names: JSON.parse(row.names_json) as InLanguages, status: row.status ?? 'selected' }));
}

function offerOf(row: Tables['offer']): Offer {
	return {
		city: row.city_id as CityId, area: row.area as Area, kind: row.kind as OfferKind, words: row.words, lang: row.lang as Lang, at: row.at,
		withdrawnAt: row.withdrawn_at, version: row.version,
	};
}

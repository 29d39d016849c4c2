import type { Lang } from '#i18n/translator.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Invitation } from './invitation.ts';
import type { CityId, NetworkId, PersonId, Role, Sector } from './network.ts';
import { hashOf } from './signin-store.server.ts';
import { invitationDays } from './signin.ts';

export function expiryFrom(now: Date): string {
	return new Date(now.getTime() + invitationDays * 86_400_000).toISOString();
}

export async function insertInvitation(tx: Tx, network: NetworkId, invitation: Invitation, token: string): Promise<void> {
	const { id, name, address, lang, role, city, sector, person, invitedBy, madeAt, expiresAt } = invitation;
	await tx.insertInto('invitation').values({
		network_id: network, id, token_hash: hashOf(token), name, address, lang, role, city_id: city, sector, person_id: person,
		invited_by: invitedBy, made_at: madeAt, expires_at: expiresAt, used_at: null, withdrawn_at: null,
	}).execute();
}

/** Invitations to a city's roles, or with null to the network's; newest first. */
export async function listInvitations(db: Db, network: NetworkId, city: CityId | null): Promise<Invitation[]> {
	const rows = await db.selectFrom('invitation').selectAll().where('network_id', '=', network)
		.where((eb) => (city === null ? eb('city_id', 'is', null) : eb('city_id', '=', city))).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(100).execute();
	return rows.map(invitationOf);
}

export async function findInvitation(db: Db, network: NetworkId, id: string): Promise<Invitation | null> {
	const row = await db.selectFrom('invitation').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
	return row ? invitationOf(row) : null;
}

/** The token is the whole proof: it says which network, too. */
export async function findInvitationByToken(db: Db, token: string): Promise<{ network: NetworkId; invitation: Invitation } | null> {
	const row = await db.selectFrom('invitation').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst();
	return row ? { network: row.network_id as NetworkId, invitation: invitationOf(row) } : null;
}

function invitationOf(row: Tables['invitation']): Invitation {
	return {
		id: row.id, name: row.name, address: row.address, lang: row.lang as Lang, role: row.role as Role, city: row.city_id as CityId | null,
		sector: row.sector as Sector | null, person: row.person_id as PersonId | null, invitedBy: row.invited_by as PersonId, madeAt: row.made_at,
		expiresAt: row.expires_at, usedAt: row.used_at, withdrawnAt: row.withdrawn_at,
	};
}

/** A new link and new days; the old link opens nothing any more. False when it was used or withdrawn meanwhile. */
export async function renewInvitation(tx: Tx, network: NetworkId, id: string, token: string, now: Date): Promise<boolean> {
	const renewed = await tx.updateTable('invitation').set({ token_hash: hashOf(token), expires_at: expiryFrom(now) }).where('network_id', '=', network).where('id', '=', id)
		.where('used_at', 'is', null).where('withdrawn_at', 'is', null).returning('id').executeTakeFirst();
	return renewed !== undefined;
}

/** Closes it for good; false when it was used or withdrawn meanwhile. */
export async function closeInvitation(tx: Tx, network: NetworkId, id: string, now: Date): Promise<boolean> {
	const withdrawn = await tx.updateTable('invitation').set({ withdrawn_at: now.toISOString() }).where('network_id', '=', network).where('id', '=', id)
		.where('used_at', 'is', null).where('withdrawn_at', 'is', null).returning('id').executeTakeFirst();
	return withdrawn !== undefined;
}

/** Uses it up, once: the one statement decides who was first, and that it was this very link. */
export async function useInvitation(tx: Tx, network: NetworkId, id: string, tokenHash: string, now: Date): Promise<boolean> {
	const at = now.toISOString();
	const used = await tx.updateTable('invitation').set({ used_at: at }).where('network_id', '=', network).where('id', '=', id).where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null).where('withdrawn_at', 'is', null).where('expires_at', '>', at).returning('id').executeTakeFirst();
	return used !== undefined;
}

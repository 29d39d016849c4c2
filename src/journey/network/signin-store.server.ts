import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { dayIn } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Actor, CityId, NetworkId, PersonId, Role } from './network.ts';
import { findActor } from './person-store.server.ts';
import { mostTries, sessionDays, signInMinutes, type Account, type SignIn } from './signin.ts';
import { findNetwork, networkOf } from './store.server.ts';
import type { Inside, Visit } from './visit.server.ts';

const day = 86_400_000;

/** Tokens are kept as hashes: a stolen copy of the database signs nobody in. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/** A value only this server can make again, for one purpose: the parts are kept apart, so none can pass for another. */
export function keyedHash(secret: string, purpose: string, ...parts: readonly string[]): string {
	return createHmac('sha256', secret).update(JSON.stringify([purpose, ...parts])).digest('base64url');
}

export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** Six digits: guessing meets the limit of tries long before it meets the code. */
export function newCode(): string {
	return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The session token of one pressing of one button. The same form sent twice (a double press on a slow line) gets the
 * same session instead of "already used"; another form on the same link gets another token, and so nothing.
 */
export function sessionTokenOf(secret: string, signIn: string, key: string): string {
	return keyedHash(secret, 'session', signIn, key);
}

/** Who holds this session, with the roles held today; null when it is over or no role is held any more. */
export async function findInside(visit: Visit, token: string): Promise<Inside | null> {
	// Every page begins with this question, so it is asked in one statement.
	const rows = await visit.db.selectFrom('session')
		.innerJoin('network', 'network.id', 'session.network_id')
		.innerJoin('person', (join) => join.onRef('person.network_id', '=', 'session.network_id').onRef('person.id', '=', 'session.person_id'))
		.innerJoin('membership', (join) => join.onRef('membership.network_id', '=', 'session.network_id').onRef('membership.person_id', '=', 'session.person_id'))
		.selectAll('network')
		.select(['session.expires_at', 'session.person_id', 'person.name as person_name', 'membership.role', 'membership.city_id', 'membership.from_day', 'membership.until_day'])
		.where('token_hash', '=', hashOf(token)).where('expires_at', '>', visit.now.toISOString()).orderBy('from_day').orderBy('membership.id').execute();
	const [session] = rows;
	if (!session) return null;
	const network = networkOf(session);
	const today = dayIn(network.zone, visit.now);
	const held = rows.filter((row) => row.from_day <= today && (row.until_day === null || row.until_day > today));
	if (held.length === 0) return null;
	const actor: Actor = {
		network: network.id, person: session.person_id as PersonId, name: session.person_name,
		roles: held.map((row) => ({ role: row.role as Role, city: row.city_id as CityId | null })),
	};
	await renewSession(visit, token, session.expires_at);
	return { ...visit, actor, network };
}

/** Once a day of use, so that reading costs no write; a database that cannot be written to must not keep people from reading. */
async function renewSession({ db, now }: Visit, token: string, expiresAt: string): Promise<void> {
	if (Date.parse(expiresAt) - now.getTime() > (sessionDays - 1) * day) return;
	const expires = new Date(now.getTime() + sessionDays * day).toISOString();
	await db.updateTable('session').set({ expires_at: expires }).where('token_hash', '=', hashOf(token)).execute().catch(() => null);
}

/** Starts a session and returns the token for the cookie. */
export async function insertSession(tx: Tx, network: NetworkId, person: PersonId, now: Date, token = newToken()): Promise<string> {
	await insertSessionHash(tx, network, person, hashOf(token), now);
	return token;
}

export async function insertSessionHash(tx: Tx, network: NetworkId, person: PersonId, hash: string, now: Date): Promise<void> {
	const expires = new Date(now.getTime() + sessionDays * day);
	await tx.insertInto('session').values({ token_hash: hash, network_id: network, person_id: person, made_at: now.toISOString(), expires_at: expires.toISOString() }).execute();
}

export async function hasSession(db: Db, token: string): Promise<boolean> {
	return (await db.selectFrom('session').select('token_hash').where('token_hash', '=', hashOf(token)).executeTakeFirst()) !== undefined;
}

export async function deleteSession(db: Db, token: string): Promise<void> {
	await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute();
}

/** Signs a person out everywhere. */
export async function deleteSessions(tx: Tx, network: NetworkId, person: PersonId): Promise<void> {
	await tx.deleteFrom('session').where('network_id', '=', network).where('person_id', '=', person).execute();
}

/**
 * Where this address can sign in today. The example is named only to those known nowhere else: anybody may enter it as its
 * secretariat and read its mails, so a link found there must never open a real network.
 */
export async function listAccounts(db: Db, address: string, now: Date): Promise<Account[]> {
	const people = await db.selectFrom('person').select(['network_id', 'id', 'lang']).where('address', '=', address).orderBy('network_id').execute();
	const accounts: Account[] = [];
	for (const person of people) {
		const network = await findNetwork(db, person.network_id as NetworkId);
		const actor = network && await findActor(db, network.id, person.id as PersonId, dayIn(network.zone, now));
		if (actor) accounts.push({ network, person: actor.person, name: actor.name, lang: person.lang as Lang });
	}
	const real = accounts.filter(({ network }) => !network.isExample);
	return real.length > 0 ? real : accounts;
}

export async function insertSignIn(tx: Tx, said: { id: string; address: string; token: string; codeHash: string; waiting: string; network: NetworkId | null }, now: Date): Promise<void> {
	await tx.insertInto('sign_in').values({
		id: said.id, address: said.address, token_hash: hashOf(said.token), code_hash: said.codeHash, waiting_hash: hashOf(said.waiting),
		made_at: now.toISOString(), expires_at: new Date(now.getTime() + signInMinutes * 60_000).toISOString(), tries: 0, used_at: null,
		network_id: said.network, person_id: null,
	}).execute();
}

export async function findSignIn(db: Db, by: { id: string } | { token: string } | { waiting: string }): Promise<SignIn | null> {
	const [column, value] = 'id' in by ? ['id' as const, by.id] : 'token' in by ? ['token_hash' as const, hashOf(by.token)] : ['waiting_hash' as const, hashOf(by.waiting)];
	const row = await db.selectFrom('sign_in').selectAll().where(column, '=', value).orderBy('made_at', 'desc').executeTakeFirst();
	return row ? signInOf(row) : null;
}

function signInOf(row: Tables['sign_in']): SignIn {
	return {
		id: row.id, address: row.address, network: row.network_id as NetworkId | null, codeHash: row.code_hash, expiresAt: row.expires_at, tries: row.tries, usedAt: row.used_at,
	};
}

/** Uses it up for this person; false when somebody was faster or it is over: the one statement decides. */
export async function useSignIn(tx: Tx, id: string, account: Pick<Account, 'network' | 'person'>, now: Date): Promise<boolean> {
	const used = await tx.updateTable('sign_in').set({ used_at: now.toISOString(), network_id: account.network.id, person_id: account.person })
		.where('id', '=', id).where('used_at', 'is', null).where('expires_at', '>', now.toISOString()).where('tries', '<', mostTries).returning('id').executeTakeFirst();
	return used !== undefined;
}

/** Counts a wrong code. */
export async function countTry(tx: Tx, id: string): Promise<void> {
	await tx.updateTable('sign_in').set((eb) => ({ tries: eb('tries', '+', 1) })).where('id', '=', id).execute();
}

/** Forgets one, and all that ran out a day ago: addresses are not kept for nothing. */
export async function deleteSignIns(tx: Tx, id: string, now: Date): Promise<void> {
	await tx.deleteFrom('sign_in').where((eb) => eb.or([eb('id', '=', id), eb('expires_at', '<', new Date(now.getTime() - day).toISOString())])).execute();
}

/**
 * Takes one of `most` turns in this hour; false when they are gone. Counted outside any transaction, or a refusal would
 * give its turn back. The bucket is a keyed hash, so nobody can read from it who asked.
 */
export async function takeTurn(visit: Pick<Visit, 'db' | 'secret' | 'now'>, bucket: string, most: number): Promise<boolean> {
	const hour = `${visit.now.toISOString().slice(0, 13)}:00:00.000Z`;
	await visit.db.deleteFrom('rate').where('window_start', '<', hour).execute();
	const { count } = await visit.db.insertInto('rate').values({ bucket: keyedHash(visit.secret, 'rate', bucket), window_start: hour, count: 1 })
		.onConflict((conflict) => conflict.columns(['bucket', 'window_start']).doUpdateSet((eb) => ({ count: eb('rate.count', '+', 1) }))).returning('count').executeTakeFirstOrThrow();
	return count <= most;
}

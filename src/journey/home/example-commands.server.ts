import { dayIn } from '#i18n/day.ts';
import { isCityRole, type CityId, type NetworkId, type Role } from '#journey/network/network.ts';
import { listPeople } from '#journey/network/person-store.server.ts';
import { insertSession } from '#journey/network/signin-store.server.ts';
import { findNetwork } from '#journey/network/store.server.ts';
import { inTransaction, type Db } from '#platform/db/db.server.ts';
import { fillExample } from './example-content.server.ts';

/** One example network an installation, under a name that cannot be drawn by chance. */
export const exampleId = 'example' as NetworkId;

/** Opens the example network, its journey placed around the day it is opened; opened already, it stays as it is. */
export async function openExample(db: Db, now: Date): Promise<void> {
	await inTransaction(db, async (tx) => {
		if (!(await findNetwork(tx, exampleId))) await fillExample(tx, exampleId, now);
		return { ok: true };
	});
}

/** A session as somebody who holds the role today, in the city named; null when nobody does, or it is not the example. */
export async function enterExample(db: Db, role: Role, city: CityId | null, now: Date): Promise<string | null> {
	const network = await findNetwork(db, exampleId);
	if (!network?.isExample) return null;
	const today = dayIn(network.zone, now);
	const people = await listPeople(db, exampleId, isCityRole(role) ? city : null);
	const somebody = people.find(({ membership }) => membership.role === role && membership.from <= today && (membership.until === null || membership.until > today));
	if (!somebody) return null;
	let token: string | null = null;
	await inTransaction(db, async (tx) => {
		token = await insertSession(tx, exampleId, somebody.id, now);
		return { ok: true };
	});
	return token;
}

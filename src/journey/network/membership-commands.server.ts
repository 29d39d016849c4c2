import { addDays, dayIn, showDate, type Day } from '#i18n/day.ts';
import { textIn, translator, type Lang } from '#i18n/translator.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { checkLastSecretariat } from './check-last-secretariat.ts';
import { mayGive, placeOf } from './membership.ts';
import { words } from './membership-words.ts';
import { may, type Actor, type City, type CityId, type Membership, type Network, type NetworkId, type Person, type PersonId, type Sector } from './network.ts';
import { postLetter } from './outbox-store.server.ts';
import { endMembership, findMembership, findPerson, findPersonByAddress, insertMembership, insertPerson, listMemberships, listPeople, listSecretariat, replacePerson } from './person-store.server.ts';
import { deleteSessions } from './signin-store.server.ts';
import { findCity } from './store.server.ts';

/** How far ahead a role may be ended or begun, in days: further is a slip of the keyboard. */
const farthest = 1100;

export type EndRole =
	| { ok: true }
	| { ok: false; problem: 'notFound' | 'notAllowed' | 'alreadyEnded' | 'lastSecretariat' | 'beforeStart' | 'tooFar' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Day | null };

/** Ends a role after its last day. `seen` is the last day that stood on the page, so that two people cannot end it over each other. */
export function endRole(network: Network) {
	return command('network.endRole', async (tx, actor: Actor, said: { key: string; membership: string; lastDay: Day; seen: Day | null; why: string }, now): Promise<EndRole> => {
		const membership = await findMembership(tx, actor.network, said.membership);
		if (!membership) return { ok: false, problem: 'notFound' };
		if (!mayGive(actor, membership.role, membership.city)) return { ok: false, problem: 'notAllowed' };
		const today = dayIn(network.zone, now);
		if (placeOf(membership, today) === 'past') return { ok: false, problem: 'alreadyEnded' };
		const standing = membership.until && addDays(membership.until, -1);
		if (standing !== said.seen) return { ok: false, problem: 'editedMeanwhile', theirs: standing };
		const until = addDays(said.lastDay, 1);
		if (until < membership.from) return { ok: false, problem: 'beforeStart' };
		if (until > addDays(today, farthest)) return { ok: false, problem: 'tooFar' };
		if (checkLastSecretariat(await listSecretariat(tx, actor.network), membership, until)) return { ok: false, problem: 'lastSecretariat' };

		await close(tx, actor.network, membership, until, today);
		return { ok: true };
	}, (said) => ({ subject: said.membership, why: said.why || null }));
}

/** Ends the role, and every session of somebody who holds none any more. */
async function close(tx: Tx, network: NetworkId, membership: Membership, until: Day, today: Day): Promise<void> {
	await endMembership(tx, network, membership.id, until);
	const held = await listMemberships(tx, network, membership.person);
	if (held.every((one) => placeOf(one, today) !== 'now')) await deleteSessions(tx, network, membership.person);
}

export type AddMember = { ok: true; person: PersonId } | { ok: false; problem: 'notFound' | 'notAllowed' | 'tooFar' };

/** Somebody joins the Local Action Group without an account: they take part in the room, on paper or by phone. */
export function addMember(network: Network) {
	return command('network.addMember', async (tx, actor: Actor, said: { key: string; city: CityId; name: string; lang: Lang; sector: Sector; from: Day }, now): Promise<AddMember> => {
		if (!(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
		if (!mayGive(actor, 'member', said.city)) return { ok: false, problem: 'notAllowed' };
		if (said.from > addDays(dayIn(network.zone, now), farthest)) return { ok: false, problem: 'tooFar' };
		const person = newId() as PersonId;
		await insertPerson(tx, actor.network, { id: person, name: said.name, address: null, lang: said.lang, version: 1 });
		await insertMembership(tx, actor.network, { id: newId(), person, role: 'member', city: said.city, sector: said.sector, from: said.from, until: null });
		return { ok: true, person };
	}, (said) => ({ subject: said.city }));
}

export interface Handover {
	key: string;
	city: CityId;
	/** The coordinator's role that closes; null where nobody holds it now. */
	leaver: string | null;
	successor: PersonId | 'new';
	name: string;
	address: string | null;
	lang: Lang;
	day: Day;
	why: string;
}

export type HandOver = { ok: true } | { ok: false; problem: 'notFound' | 'notAllowed' | 'leaverGone' | 'beforeStart' | 'tooFar' | 'samePerson' | 'alreadyCoordinator' | 'addressTaken' };

/**
 * Closes one coordinator's role and opens another's on the same day, in one transaction: the city is never without one, and
 * everything said in its name stays, because it belongs to the city and to the person who said it, not to the role.
 */
export function handOver(network: Network, origin: string) {
	return command('network.handOver', async (tx, actor: Actor, said: Handover, now): Promise<HandOver> => {
		const city = await findCity(tx, actor.network, said.city);
		if (!city) return { ok: false, problem: 'notFound' };
		if (!may(actor, 'manageNetwork')) return { ok: false, problem: 'notAllowed' };
		const today = dayIn(network.zone, now);
		if (said.day > addDays(today, farthest)) return { ok: false, problem: 'tooFar' };

		const leaver = said.leaver === null ? null : await findMembership(tx, actor.network, said.leaver);
		if (said.leaver !== null && (leaver?.role !== 'coordinator' || leaver.city !== city.id || placeOf(leaver, today) === 'past')) return { ok: false, problem: 'leaverGone' };
		if (leaver && said.day < leaver.from) return { ok: false, problem: 'beforeStart' };

		const found = await findSuccessor(tx, actor.network, city.id, said);
		if (!found.ok) return found;
		const { successor } = found;
		if (leaver?.person === successor.id) return { ok: false, problem: 'samePerson' };
		const held = await listMemberships(tx, actor.network, successor.id);
		if (held.some((one) => one.role === 'coordinator' && one.city === city.id && placeOf(one, said.day) !== 'past')) return { ok: false, problem: 'alreadyCoordinator' };

		await insertMembership(tx, actor.network, { id: newId(), person: successor.id, role: 'coordinator', city: city.id, sector: null, from: said.day, until: null });
		if (leaver) await close(tx, actor.network, leaver, said.day, today);
		await tell(tx, { network, origin, city, day: said.day, now }, successor, leaver && await findPerson(tx, actor.network, leaver.person));
		return { ok: true };
	}, (said) => ({ subject: said.city, why: said.why || null }));
}

/** Somebody of the city, who may get an account by it; or somebody new, unless the address is already of a person here. */
async function findSuccessor(tx: Tx, network: NetworkId, city: CityId, said: Handover): Promise<{ ok: true; successor: Person } | { ok: false; problem: 'notFound' | 'addressTaken' }> {
	const known = said.address === null ? null : await findPersonByAddress(tx, network, said.address);
	if (said.successor === 'new') {
		if (known) return { ok: true, successor: known };
		const successor = { id: newId() as PersonId, name: said.name, address: said.address, lang: said.lang, version: 1 };
		await insertPerson(tx, network, successor);
		return { ok: true, successor };
	}
	const person = (await listPeople(tx, network, city)).find(({ id }) => id === said.successor);
	if (!person) return { ok: false, problem: 'notFound' };
	if (person.address !== null || said.address === null) return { ok: true, successor: person };
	if (known) return { ok: false, problem: 'addressTaken' };
	const successor = { id: person.id, name: person.name, address: said.address, lang: person.lang, version: person.version };
	await replacePerson(tx, network, successor);
	return { ok: true, successor };
}

async function tell(tx: Tx, at: { network: Network; origin: string; city: City; day: Day; now: Date }, successor: Person, leaver: Person | null): Promise<void> {
	for (const [person, subject, text] of [[successor, 'mail.taken.subject', 'mail.taken.text'], [leaver, 'mail.given.subject', 'mail.given.text']] as const) {
		if (!person?.address) continue;
		const t = translator(words, person.lang);
		const values = { name: person.name, city: textIn(at.city.names, person.lang).text, day: showDate(at.day, person.lang), network: at.network.name, link: `${at.origin}/${person.lang}/sign-in` };
		await postLetter(tx, at.network, { person: person.id, address: person.address, lang: person.lang, subject: t(subject, { city: values.city }), text: t(text, values) }, at.now);
	}
}

import { dayIn, showDate } from '#i18n/day.ts';
import { textIn, translator, type Lang } from '#i18n/translator.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { closeInvitation, expiryFrom, findInvitation, insertInvitation, listInvitations, renewInvitation, useInvitation } from './invitation-store.server.ts';
import { stateOf, type Invitation } from './invitation.ts';
import { words } from './invitation-words.ts';
import { mayGive, placeOf } from './membership.ts';
import { words as roleWords } from './membership-words.ts';
import type { Actor, CityId, Network, NetworkId, Person, PersonId, Role, Sector } from './network.ts';
import { postLetter } from './outbox-store.server.ts';
import { findPerson, findPersonByAddress, insertMembership, insertPerson, listMemberships, replacePerson } from './person-store.server.ts';
import { insertSessionHash, newToken } from './signin-store.server.ts';
import { findCity } from './store.server.ts';

export interface Invite {
	key: string;
	name: string;
	address: string;
	lang: Lang;
	role: Role;
	city: CityId | null;
	sector: Sector | null;
	/** Somebody already here without an account. */
	person: PersonId | null;
}
export type InviteSomebody = { ok: true } | { ok: false; problem: 'notFound' | 'notAllowed' | 'alreadyHere' | 'alreadyInvited' | 'hasAccount' };

/** Invites by mail; the link in it is in the mail alone, the database keeps its hash. */
export function inviteSomebody(network: Network, origin: string) {
	return command('network.invite', async (tx, actor: Actor, said: Invite, now): Promise<InviteSomebody> => {
		if (said.city !== null && !(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
		if (!mayGive(actor, said.role, said.city)) return { ok: false, problem: 'notAllowed' };
		if (said.person !== null) {
			const person = await findPerson(tx, actor.network, said.person);
			// Only somebody of this very city and role: an account for anybody else would be theirs to give.
			if (!person || !(await holdsRole(tx, network, person.id, said, now))) return { ok: false, problem: 'notFound' };
			if (person.address !== null) return { ok: false, problem: 'hasAccount' };
		}
		const known = await findPersonByAddress(tx, actor.network, said.address);
		if (known && await holdsRole(tx, network, known.id, said, now)) return { ok: false, problem: 'alreadyHere' };
		const standing = await listInvitations(tx, actor.network, said.city);
		if (standing.some((other) => other.address === said.address && other.role === said.role && stateOf(other, now.toISOString()) === 'open')) return { ok: false, problem: 'alreadyInvited' };

		const { name, address, lang, role, city, sector, person } = said;
		const invitation: Invitation = { id: newId(), name, address, lang, role, city, sector, person, invitedBy: actor.person, madeAt: now.toISOString(), expiresAt: expiryFrom(now), usedAt: null, withdrawnAt: null };
		const token = newToken();
		await insertInvitation(tx, actor.network, invitation, token);
		await post(tx, { network, origin, now }, actor, invitation, token);
		return { ok: true };
	}, (said) => ({ subject: said.city }));
}

async function holdsRole(tx: Tx, network: Network, person: PersonId, { role, city }: Pick<Invite, 'role' | 'city'>, now: Date): Promise<boolean> {
	const held = await listMemberships(tx, network.id, person);
	return held.some((one) => one.role === role && one.city === city && placeOf(one, dayIn(network.zone, now)) === 'now');
}

async function post(tx: Tx, { network, origin, now }: { network: Network; origin: string; now: Date }, actor: Actor, invitation: Invitation, token: string): Promise<void> {
	const { name, address, lang, role } = invitation;
	const t = translator(words, lang);
	const city = invitation.city && await findCity(tx, network.id, invitation.city);
	const place = city ? textIn(city.names, lang).text : network.name;
	const text = t('mail.text', {
		name, inviter: actor.name, network: network.name, role: translator(roleWords, lang)(`role.${role}`), place,
		link: `${origin}/${lang}/invitation/${token}`, day: showDate(dayIn(network.zone, new Date(expiryFrom(now))), lang),
	});
	await postLetter(tx, network, { person: invitation.person, address, lang, subject: t('mail.subject', { network: network.name }), text }, now);
}

export type PressInvitation = { ok: true } | { ok: false; problem: 'notFound' | 'used' | 'withdrawn' };

/** Sends it again with a new link and new days; the link sent before opens nothing any more. */
export function resendInvitation(network: Network, origin: string) {
	return command('network.resendInvitation', async (tx, actor: Actor, said: { key: string; invitation: string }, now): Promise<PressInvitation> => {
		const found = await findOwn(tx, actor, said.invitation);
		if (!found.ok) return found;
		const token = newToken();
		if (!(await renewInvitation(tx, actor.network, found.invitation.id, token, now))) return { ok: false, problem: 'used' };
		await post(tx, { network, origin, now }, actor, found.invitation, token);
		return { ok: true };
	}, (said) => ({ subject: said.invitation }));
}

/** Takes it back: its link opens nothing any more. */
export const withdrawInvitation = command('network.withdrawInvitation', async (tx, actor: Actor, said: { key: string; invitation: string }, now): Promise<PressInvitation> => {
	const found = await findOwn(tx, actor, said.invitation);
	if (!found.ok) return found;
	return (await closeInvitation(tx, actor.network, found.invitation.id, now)) ? { ok: true } : { ok: false, problem: 'used' };
}, (said) => ({ subject: said.invitation }));

async function findOwn(tx: Tx, actor: Actor, id: string): Promise<{ ok: true; invitation: Invitation } | { ok: false; problem: 'notFound' | 'used' | 'withdrawn' }> {
	const invitation = await findInvitation(tx, actor.network, id);
	// An invitation of another city is as invisible as one of another network.
	if (!invitation || !mayGive(actor, invitation.role, invitation.city)) return { ok: false, problem: 'notFound' };
	if (invitation.usedAt) return { ok: false, problem: 'used' };
	return invitation.withdrawnAt ? { ok: false, problem: 'withdrawn' } : { ok: true, invitation };
}

export type Accept = { ok: true; person: PersonId } | { ok: false; problem: 'expired' };

/**
 * Accepts an invitation: makes the person, or finds the one with its address, gives the role from today and starts the
 * session. Only the holder of the link gets here; a repeat of the same form has one effect.
 */
export function acceptInvitation(network: Network) {
	return command('network.acceptInvitation', async (tx, actor: Invitee, said: { key: string; invitation: string; tokenHash: string; sessionHash: string; name: string; lang: Lang | null }, now): Promise<Accept> => {
		const invitation = await findInvitation(tx, actor.network, said.invitation);
		if (!invitation || !(await useInvitation(tx, actor.network, said.invitation, said.tokenHash, now))) return { ok: false, problem: 'expired' };
		const person = await findInvited(tx, actor.network, invitation, { name: said.name || invitation.name, lang: said.lang ?? invitation.lang });
		if (!(await holdsRole(tx, network, person, invitation, now))) {
			const { role, city, sector } = invitation;
			await insertMembership(tx, actor.network, { id: newId(), person, role, city, sector, from: dayIn(network.zone, now), until: null });
		}
		await insertSessionHash(tx, actor.network, person, said.sessionHash, now);
		return { ok: true, person };
	}, (said) => ({ subject: said.invitation }));
}

/** Who accepts is nobody yet: in the trace they go by the invitation, and a new person keeps that id. */
export interface Invitee {
	network: NetworkId;
	person: PersonId;
}

async function findInvited(tx: Tx, network: NetworkId, invitation: Invitation, said: Pick<Person, 'name' | 'lang'>): Promise<PersonId> {
	const known = await findPersonByAddress(tx, network, invitation.address);
	if (known) return known.id;
	const here = invitation.person && await findPerson(tx, network, invitation.person);
	if (here && here.address === null) {
		await replacePerson(tx, network, { ...here, ...said, address: invitation.address });
		return here.id;
	}
	const id = invitation.id as PersonId;
	await insertPerson(tx, network, { id, ...said, address: invitation.address, version: 1 });
	return id;
}

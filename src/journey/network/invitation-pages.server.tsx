/** Inviting, following invitations up, and accepting one. */
import { Hono, type Context } from 'hono';
import { readForm, type BadForm } from '#forms/read.ts';
import { languages, ownNames, isolate, textIn, translator, type Lang } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Form, Refused, Select, Submit, TextField } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { acceptInvitation, inviteSomebody, resendInvitation, withdrawInvitation, type InviteSomebody, type PressInvitation } from './invitation-commands.server.ts';
import { acceptForm, accountForm, cityInviteForm, networkInviteForm, pressForm } from './invitation-form.ts';
import { findInvitation, findInvitationByToken } from './invitation-store.server.ts';
import { networkRoles, stateOf } from './invitation.ts';
import { ClosedInvitation, OpenInvitation } from './invitation-view.tsx';
import { words } from './invitation-words.ts';
import { mayGive } from './membership.ts';
import { words as roleWords } from './membership-words.ts';
import { isCityRole, may, sectors, type City, type CityId, type Person, type PersonId, type Role } from './network.ts';
import { findMembership, findPerson, findPersonByAddress } from './person-store.server.ts';
import { hashOf, sessionTokenOf, takeTurn } from './signin-store.server.ts';
import { invitationDays, mostMailsAnHour } from './signin.ts';
import { findCity, findNetwork } from './store.server.ts';
import { TooMany } from './signin-view.tsx';
import { keepSession, type InsideContext, type InsideEnv, type PublicEnv } from './visit.server.ts';

/** What the link of an invitation opens: looking uses nothing up, the button does. */
export const invitationPages = new Hono<PublicEnv>()
	.get('/:lang/invitation/:token', (c) => showOpen(c, c.req.param('token'), null))
	.post('/:lang/invitation/:token', async (c) => {
		const visit = c.get('visit');
		const frame = c.get('frame');
		const token = c.req.param('token');
		const reading = readForm(acceptForm, await c.req.formData());
		if (!reading.ok) return showOpen(c, token, reading);
		const found = await findInvitationByToken(visit.db, token);
		const network = found && await findNetwork(visit.db, found.network);
		if (!found || !network) return page(c, <ClosedInvitation frame={frame} />, 410);
		const { key, name, lang } = reading.value;
		const session = sessionTokenOf(visit.secret, found.invitation.id, key);
		const said = { key, invitation: found.invitation.id, tokenHash: hashOf(token), sessionHash: hashOf(session), name, lang };
		const outcome = await acceptInvitation(network)(visit.db, { network: network.id, person: found.invitation.id as PersonId }, said, visit.now);
		if (!outcome.ok) return page(c, <ClosedInvitation frame={frame} />, 410);
		keepSession(c, visit, session);
		return c.redirect(linkTo({ lang: lang ?? frame.lang }, '/'), 303);
	});

async function showOpen(c: Context<PublicEnv>, token: string, bad: BadForm | null) {
	const { db, now } = c.get('visit');
	const frame = c.get('frame');
	const found = await findInvitationByToken(db, token);
	const network = found && await findNetwork(db, found.network);
	if (!found || !network || stateOf(found.invitation, now.toISOString()) !== 'open') return page(c, <ClosedInvitation frame={frame} />, 410);
	const { invitation } = found;
	const inviter = await findPerson(db, network.id, invitation.invitedBy);
	const city = invitation.city && await findCity(db, network.id, invitation.city);
	const known = await findPersonByAddress(db, network.id, invitation.address);
	return page(c, <OpenInvitation frame={frame} keyValue={newId()} network={network} invitation={invitation} inviter={inviter?.name ?? network.name} city={city} known={known !== null} answered={answeredWith(frame.lang, bad)} />, bad ? 422 : 200);
}

/** Inviting people of the network and of a city, and what becomes of the invitations. */
export const invitePages = new Hono<InsideEnv>()
	.get('/:lang/people/invite', (c) => (may(c.get('inside').actor, 'manageNetwork') ? showInvite(c, null) : c.notFound()))
	.post('/:lang/people/invite', async (c) => {
		if (!may(c.get('inside').actor, 'manageNetwork')) return c.notFound();
		const reading = readForm(networkInviteForm, await c.req.formData());
		return reading.ok ? invite(c, null, null, reading.value, reading) : showInvite(c, null, reading);
	})
	.get('/:lang/cities/:city/people/invite', async (c) => {
		const city = await managedCity(c, c.req.param('city'));
		return city ? showInvite(c, city) : c.notFound();
	})
	.post('/:lang/cities/:city/people/invite', async (c) => {
		const city = await managedCity(c, c.req.param('city'));
		if (!city) return c.notFound();
		const reading = readForm(cityInviteForm, await c.req.formData());
		return reading.ok ? invite(c, city, null, reading.value, reading) : showInvite(c, city, reading);
	})
	.get('/:lang/roles/:role/account', async (c) => {
		const found = await withoutAccount(c, c.req.param('role'));
		return found ? showAccount(c, found.person, null) : c.notFound();
	})
	.post('/:lang/roles/:role/account', async (c) => {
		const found = await withoutAccount(c, c.req.param('role'));
		if (!found) return c.notFound();
		const reading = readForm(accountForm, await c.req.formData());
		if (!reading.ok) return showAccount(c, found.person, reading);
		const { role, city, sector } = found.membership;
		return invite(c, city && await findCity(c.get('inside').db, c.get('inside').actor.network, city), found.person, { ...reading.value, name: found.person.name, role, sector }, reading);
	})
	.post('/:lang/invitations/:invitation/resend', async (c) => {
		const { db, network, origin, actor, now } = c.get('inside');
		const reading = readForm(pressForm, await c.req.formData());
		const invitation = await findInvitation(db, actor.network, c.req.param('invitation'));
		if (!reading.ok || !invitation || !mayGive(actor, invitation.role, invitation.city)) return c.notFound();
		if (!(await takeTurn(c.get('inside'), `invitations to ${invitation.address}`, mostMailsAnHour))) return page(c, <TooMany frame={c.get('frame')} />, 429);
		return pressed(c, invitation.city, await resendInvitation(network, origin)(db, actor, { ...reading.value, invitation: invitation.id }, now), 'resent');
	})
	.post('/:lang/invitations/:invitation/withdraw', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readForm(pressForm, await c.req.formData());
		const invitation = await findInvitation(db, actor.network, c.req.param('invitation'));
		if (!reading.ok || !invitation || !mayGive(actor, invitation.role, invitation.city)) return c.notFound();
		return pressed(c, invitation.city, await withdrawInvitation(db, actor, { ...reading.value, invitation: invitation.id }, now), 'withdrawn');
	});

function listOf(c: InsideContext, city: CityId | null): string {
	return linkTo(c.get('frame'), city === null ? '/people' : `/cities/${city}/people`);
}

function pressed(c: InsideContext, city: CityId | null, outcome: PressInvitation, done: 'resent' | 'withdrawn') {
	if (outcome.ok) return c.redirect(`${listOf(c, city)}?done=${done}`, 303);
	if (outcome.problem === 'notFound') return c.notFound();
	const t = translator(words, c.get('frame').lang);
	return page(c, <Layout frame={c.get('frame')} title={t('list')}><Refused>{t(outcome.problem)}</Refused><p><a href={listOf(c, city)}>{t('list')}</a></p></Layout>, statusOf(outcome.problem));
}

async function managedCity(c: InsideContext, id: string): Promise<City | null> {
	const { db, actor } = c.get('inside');
	return may(actor, 'managePeople', id as CityId) ? findCity(db, actor.network, id as CityId) : null;
}

async function withoutAccount(c: InsideContext, id: string) {
	const { db, actor } = c.get('inside');
	const membership = await findMembership(db, actor.network, id);
	if (!membership || !mayGive(actor, membership.role, membership.city)) return null;
	const person = await findPerson(db, actor.network, membership.person);
	return person && { membership, person };
}

type Said = { key: string; name: string; address: string; lang: Lang; role: Role; sector: (typeof sectors)[number] | null };

async function invite(c: InsideContext, city: City | null, person: Person | null, said: Said, { typed }: Pick<BadForm, 'typed'>) {
	const visit = c.get('inside');
	if (!(await takeTurn(visit, `invitations to ${said.address}`, mostMailsAnHour))) return page(c, <TooMany frame={c.get('frame')} />, 429);
	const sector = said.role === 'member' ? said.sector : null;
	const outcome = await inviteSomebody(visit.network, visit.origin)(visit.db, visit.actor, { ...said, sector, city: isCityRole(said.role) ? (city?.id ?? null) : null, person: person?.id ?? null }, visit.now);
	if (outcome.ok) return c.redirect(`${listOf(c, city?.id ?? null)}?done=invited`, 303);
	if (outcome.problem === 'notFound') return c.notFound();
	const again = { typed, refused: outcome.problem };
	return person ? showAccount(c, person, again) : showInvite(c, city, again);
}

type Again = { typed: BadForm['typed']; fields?: BadForm['fields']; refused?: Exclude<Extract<InviteSomebody, { ok: false }>['problem'], 'notFound'> };

function problemOf(c: InsideContext, again: Again | null) {
	const { lang } = c.get('frame');
	const t = translator(words, lang);
	const answered = { lang, typed: again?.typed, fields: again?.fields };
	const status = again?.refused ? statusOf(again.refused) : again ? 422 : 200;
	return { t, answered, status, refused: again?.refused && again.refused !== 'notAllowed' ? t(again.refused) : null } as const;
}

function showInvite(c: InsideContext, city: City | null, again: Again | null = null) {
	const { actor, network } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const { t, answered, status, refused } = problemOf(c, again);
	const name = translator(roleWords, lang);
	const offered = (city ? (['member', 'coordinator'] as const) : networkRoles).filter((role) => mayGive(actor, role, city?.id ?? null));
	const days = String(invitationDays);
	return page(c, (
		<Layout frame={frame} title={t('title')} lede={city ? t('cityLede', { city: isolate(textIn(city.names, lang).text), days }) : t('networkLede', { days })}>
			{refused && <Refused>{refused}</Refused>}
			{again?.refused === 'notAllowed' && <NotAllowed lang={lang} />}
			<div class="card">
				<Form keyValue={newId()} answered={answered}>
					<TextField name="name" max={120} label={t('name')} answered={answered} />
					<TextField name="address" type="email" label={t('address')} answered={answered} />
					<Select name="lang" label={t('lang')} value={lang} options={(city?.languages ?? network.languages).concat(languages.filter((one) => !(city?.languages ?? network.languages).includes(one))).map((one) => ({ value: one, label: ownNames[one] }))} answered={answered} />
					<Select name="role" label={t('role')} value={city ? 'member' : undefined} options={offered.map((role) => ({ value: role, label: name(`role.${role}`) }))} answered={answered} />
					{city && <Select name="sector" optional label={t('sector')} help={t('sectorHelp')} options={sectors.map((sector) => ({ value: sector, label: name(`sector.${sector}`) }))} answered={answered} />}
					<Submit>{t('send')}</Submit>
				</Form>
			</div>
		</Layout>
	), status);
}

function NotAllowed({ lang }: { lang: Lang }) {
	return <Refused>{translator(roleWords, lang)('onlySecretariatGives')}</Refused>;
}

function showAccount(c: InsideContext, person: Person, again: Again | null) {
	const frame = c.get('frame');
	const { t, answered, status, refused } = problemOf(c, again);
	return page(c, (
		<Layout frame={frame} title={t('accountTitle', { name: person.name })} lede={t('accountLede')}>
			{refused && <Refused>{refused}</Refused>}
			<div class="card">
				<Form keyValue={newId()} answered={answered}>
					<TextField name="address" type="email" label={t('address')} answered={answered} />
					<Select name="lang" label={t('lang')} value={person.lang} options={languages.map((one) => ({ value: one, label: ownNames[one] }))} answered={answered} />
					<Submit>{t('send')}</Submit>
				</Form>
			</div>
		</Layout>
	), status);
}

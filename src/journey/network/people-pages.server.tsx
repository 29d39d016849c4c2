/** The people of the network and of each city, with their dated roles; ending a role, and joining without an account. */
import { Hono } from 'hono';
import { readForm, refuseField, type BadForm } from '#forms/read.ts';
import { dayIn, showDate, type Day } from '#i18n/day.ts';
import { isolate, languages, ownNames, textIn, translator } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Done, Form, Refused, Select, Submit, TextField } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { listInvitations } from './invitation-store.server.ts';
import { Invitations } from './invitation-view.tsx';
import { words as invitationWords } from './invitation-words.ts';
import { addMember, endRole, type EndRole } from './membership-commands.server.ts';
import { addForm, endForm } from './membership-form.ts';
import { lastDayOf, mayGive, placeOf, type PersonWithRole } from './membership.ts';
import { PeopleRows } from './membership-view.tsx';
import { words } from './membership-words.ts';
import { isCityRole, may, sectors, type Actor, type City, type CityId, type Membership } from './network.ts';
import { findMembership, findPerson, listPeople } from './person-store.server.ts';
import { findCity, listCities } from './store.server.ts';
import type { InsideContext, InsideEnv } from './visit.server.ts';

export const peoplePages = new Hono<InsideEnv>()
	.get('/:lang/people', async (c) => {
		const { db, actor, network, now } = c.get('inside');
		const frame = c.get('frame');
		const { lang } = frame;
		const t = translator(words, lang);
		const manages = may(actor, 'manageNetwork');
		const today = dayIn(network.zone, now);
		const people = await listPeople(db, actor.network, null);
		const { held, past } = split(people, today);
		const rows = { today, lang, contact: manages, showRole: true, act: actions(frame, actor, today) };
		return page(c, (
			<Layout frame={frame} title={t('peopleTitle')} lede={t('peopleLede')}>
				<DoneLine frame={frame} done={c.req.query('done')} />
				<div class="two">
					<div class="stack">
						<section class="card">
							<header><h2>{t('now')}</h2>{manages && <a class="do quiet" href={linkTo(frame, '/people/invite')}>{t('inviteLink')}</a>}</header>
							{held.length === 0 ? <p class="soft">{t('nobody')}</p> : <PeopleRows people={held} {...rows} />}
						</section>
						{past.length > 0 && <section class="card"><h2>{t('before')}</h2><PeopleRows people={past} {...rows} /></section>}
						{manages && <Invitations frame={frame} network={network} now={now} newKey={newId} invitations={await listInvitations(db, actor.network, null)} />}
					</div>
					<section class="card">
						<h2>{t('ofCities')}</h2>
						<ul class="rows">
							{(await listCities(db, actor.network, lang)).map((city) => (
								<li key={city.id}>{may(actor, 'readCity', city.id) ? <a href={linkTo(frame, `/cities/${city.id}/people`)}><bdi>{textIn(city.names, lang).text}</bdi></a> : <bdi>{textIn(city.names, lang).text}</bdi>}</li>
							))}
						</ul>
					</section>
				</div>
			</Layout>
		));
	})
	.get('/:lang/cities/:city/people', async (c) => {
		const city = await readableCity(c, c.req.param('city'));
		return city ? showCityPeople(c, city) : c.notFound();
	})
	.get('/:lang/cities/:city/people/add', async (c) => {
		const city = await readableCity(c, c.req.param('city'));
		return city && mayGive(c.get('inside').actor, 'member', city.id) ? showAdd(c, city, null) : c.notFound();
	})
	.post('/:lang/cities/:city/people/add', async (c) => {
		const { db, actor, network, now } = c.get('inside');
		const city = await readableCity(c, c.req.param('city'));
		if (!city) return c.notFound();
		const reading = readForm(addForm, await c.req.formData());
		if (!reading.ok) return showAdd(c, city, reading);
		const outcome = await addMember(network)(db, actor, { ...reading.value, city: city.id }, now);
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), `/cities/${city.id}/people`)}?done=added`, 303);
		if (outcome.problem === 'tooFar') return showAdd(c, city, refuseField(reading.typed, 'from', 'tooFar'));
		return c.notFound();
	})
	.get('/:lang/roles/:role/end', async (c) => {
		const membership = await givenRole(c, c.req.param('role'));
		return membership ? showEnd(c, membership, null) : c.notFound();
	})
	.post('/:lang/roles/:role/end', async (c) => {
		const { db, actor, network, now } = c.get('inside');
		const membership = await givenRole(c, c.req.param('role'));
		if (!membership) return c.notFound();
		const reading = readForm(endForm, await c.req.formData());
		if (!reading.ok) return showEnd(c, membership, reading);
		const outcome = await endRole(network)(db, actor, { ...reading.value, membership: membership.id }, now);
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), membership.city ? `/cities/${membership.city}/people` : '/people')}?done=ended`, 303);
		if (outcome.problem === 'notFound' || outcome.problem === 'notAllowed') return c.notFound();
		if (outcome.problem === 'beforeStart' || outcome.problem === 'tooFar') return showEnd(c, membership, refuseField(reading.typed, 'lastDay', outcome.problem));
		return showEnd(c, membership, { ok: false, problem: 'badForm', fields: [], typed: reading.typed }, outcome);
	});

/** The city of the address where this reader may see its own pages; else it is not found. */
async function readableCity(c: InsideContext, id: string): Promise<City | null> {
	const { db, actor } = c.get('inside');
	return may(actor, 'readCity', id as CityId) ? findCity(db, actor.network, id as CityId) : null;
}

async function givenRole(c: InsideContext, id: string): Promise<Membership | null> {
	const { db, actor } = c.get('inside');
	const membership = await findMembership(db, actor.network, id);
	return membership && mayGive(actor, membership.role, membership.city) ? membership : null;
}

function split(people: readonly PersonWithRole[], today: Day) {
	return { held: people.filter(({ membership }) => placeOf(membership, today) !== 'past'), past: people.filter(({ membership }) => placeOf(membership, today) === 'past') };
}

/** The links of a row: only what this reader may do with it. */
function actions(frame: Frame, actor: Actor, today: Day) {
	const t = translator(words, frame.lang);
	return ({ membership, address }: PersonWithRole) => mayGive(actor, membership.role, membership.city) && placeOf(membership, today) !== 'past' && (
		<>
			<a href={linkTo(frame, `/roles/${membership.id}/end`)}>{t('endLink')}</a>
			{address === null && <a href={linkTo(frame, `/roles/${membership.id}/account`)}>{t('accountLink')}</a>}
		</>
	);
}

function DoneLine({ frame, done }: { frame: Frame; done: string | undefined }) {
	if (done === 'ended' || done === 'added') return <Done>{translator(words, frame.lang)(`done.${done}`)}</Done>;
	if (done === 'invited' || done === 'resent' || done === 'withdrawn') return <Done>{translator(invitationWords, frame.lang)(`done.${done}`)}</Done>;
	return null;
}

async function showCityPeople(c: InsideContext, city: City) {
	const { db, actor, network, now } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(words, lang);
	const manages = may(actor, 'managePeople', city.id);
	const today = dayIn(network.zone, now);
	const { held, past } = split(await listPeople(db, actor.network, city.id), today);
	const rows = { today, lang, contact: manages, act: actions(frame, actor, today) };
	const of = (role: 'coordinator' | 'member') => held.filter(({ membership }) => membership.role === role);
	const at = (path: string) => linkTo(frame, `/cities/${city.id}/${path}`);
	const name = isolate(textIn(city.names, lang).text);
	return page(c, (
		<Layout frame={frame} title={t('cityPeopleTitle', { city: name })} lede={t('cityPeopleLede')}>
			<DoneLine frame={frame} done={c.req.query('done')} />
			<section class="card">
				<header><h2>{t('coordination')}</h2>{manages && <a href={at('handover')}>{t('handoverLink')}</a>}</header>
				{of('coordinator').length === 0 ? <p class="soft">{t('noCoordinator')}</p> : <PeopleRows people={of('coordinator')} {...rows} />}
			</section>
			<section class="card">
				<h2>{t('group')}</h2>
				{of('member').length === 0 ? <p class="soft">{t('noMember')}</p> : <PeopleRows people={of('member')} {...rows} />}
				{manages && <p class="row noprint"><a class="do" href={at('people/invite')}>{t('inviteLink')}</a><a class="do quiet" href={at('people/add')}>{t('addLink')}</a></p>}
			</section>
			{past.length > 0 && <section class="card"><h2>{t('before')}</h2><PeopleRows people={past} {...rows} showRole /></section>}
			{manages && <Invitations frame={frame} network={network} now={now} newKey={newId} invitations={(await listInvitations(db, actor.network, city.id)).filter((invitation) => mayGive(actor, invitation.role, invitation.city))} />}
		</Layout>
	));
}

function explain(frame: Frame) {
	const t = translator(words, frame.lang);
	return (problem: string) => (problem === 'beforeStart' || problem === 'tooFar' ? t(problem) : undefined);
}

function showAdd(c: InsideContext, city: City, bad: BadForm | null) {
	const { network, now } = c.get('inside');
	const frame = c.get('frame');
	const t = translator(words, frame.lang);
	const answered = answeredWith(frame.lang, bad, explain(frame));
	return page(c, (
		<Layout frame={frame} kicker={textIn(city.names, frame.lang).text} title={t('addTitle')} lede={t('addLede')}>
			<div class="card">
				<Form keyValue={newId()} answered={answered}>
					<TextField name="name" max={120} label={t('name')} answered={answered} />
					<Select name="lang" label={t('speaks')} value={city.languages[0] ?? frame.lang} options={languages.map((one) => ({ value: one, label: ownNames[one] }))} answered={answered} />
					<Select name="sector" label={t('sector')} options={sectors.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))} answered={answered} />
					<TextField name="from" type="date" label={t('from')} value={dayIn(network.zone, now)} answered={answered} />
					<Submit>{t('add')}</Submit>
				</Form>
			</div>
		</Layout>
	), bad ? 422 : 200);
}

async function showEnd(c: InsideContext, membership: Membership, bad: BadForm | null, refused: Extract<EndRole, { ok: false }> | null = null) {
	const { db, actor, network, now } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(words, lang);
	const person = await findPerson(db, actor.network, membership.person);
	const city = isCityRole(membership.role) && membership.city ? await findCity(db, actor.network, membership.city) : null;
	const answered = answeredWith(lang, bad, explain(frame));
	const sentence = refused === null ? null : refused.problem === 'editedMeanwhile' ? t('editedMeanwhile', { day: refused.theirs ? showDate(refused.theirs, lang) : '–' }) : refused.problem === 'alreadyEnded' || refused.problem === 'lastSecretariat' ? t(refused.problem) : null;
	return page(c, (
		<Layout frame={frame} {...(city && { kicker: textIn(city.names, lang).text })} title={t('endTitle')} lede={t('endLede', { name: isolate(person?.name ?? ''), role: t(`role.${membership.role}`) })}>
			{sentence && <Refused>{sentence}</Refused>}
			<div class="card">
				<Form keyValue={newId()} answered={answered}>
					<input type="hidden" name="seen" value={lastDayOf(membership) ?? ''} />
					<TextField name="lastDay" type="date" label={t('lastDay')} help={t('lastDayHelp')} value={lastDayOf(membership) ?? dayIn(network.zone, now)} answered={answered} />
					<TextField name="why" optional max={300} label={t('why')} help={t('whyHelp')} answered={answered} />
					<Submit>{t('end')}</Submit>
				</Form>
			</div>
		</Layout>
	), refused ? statusOf(refused.problem) : bad ? 422 : 200);
}

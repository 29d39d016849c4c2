/** Somebody's own page: name, language of mails, roles with their dates, and the ways out. */
import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { readForm, type Typed } from '#forms/read.ts';
import { dayIn } from '#i18n/day.ts';
import { isolate, languages, ownNames, textIn, translator } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { Conflict, Done, Form, Select, Submit, TextField, type Answered } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, type PageStatus } from '#ui/page.ts';
import { pressForm } from './invitation-form.ts';
import { RoleDates } from './membership-view.tsx';
import { words as roleWords } from './membership-words.ts';
import type { Person } from './network.ts';
import { savePerson, signOutEverywhere } from './person-commands.server.ts';
import { personForm } from './person-form.ts';
import { findPerson, listMemberships } from './person-store.server.ts';
import { words } from './person-words.ts';
import { sessionCookie } from './signin.ts';
import { listCities } from './store.server.ts';
import type { InsideContext, InsideEnv } from './visit.server.ts';

export const personPages = new Hono<InsideEnv>()
	.get('/:lang/me', (c) => showMe(c, { lang: c.get('frame').lang }, 200))
	.post('/:lang/me', async (c) => {
		const { db, actor, now } = c.get('inside');
		const { lang } = c.get('frame');
		const reading = readForm(personForm, await c.req.formData());
		if (!reading.ok) return showMe(c, { lang, typed: reading.typed, fields: reading.fields }, 422);
		const outcome = await savePerson(db, actor, reading.value, now);
		if (outcome.ok) return c.redirect(`${c.req.path}?done=saved`, 303);
		return outcome.problem === 'notFound' ? c.notFound() : showMe(c, { lang, typed: reading.typed }, 409, outcome.theirs);
	})
	.post('/:lang/me/sign-out-everywhere', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readForm(pressForm, await c.req.formData());
		if (!reading.ok) return showMe(c, { lang: c.get('frame').lang }, 422);
		await signOutEverywhere(db, actor, reading.value, now);
		deleteCookie(c, sessionCookie, { path: '/' });
		return c.redirect(`${linkTo(c.get('frame'), '/sign-in')}?done=outEverywhere`, 303);
	});

async function showMe(c: InsideContext, answered: Answered, status: PageStatus, theirs?: Person) {
	const { db, actor, network, now } = c.get('inside');
	const frame = c.get('frame');
	const t = translator(words, frame.lang);
	const role = translator(roleWords, frame.lang);
	const person = await findPerson(db, actor.network, actor.person);
	if (!person) return c.notFound();
	const held = await listMemberships(db, actor.network, actor.person);
	const cities = new Map(held.some((one) => one.city) ? (await listCities(db, actor.network, frame.lang)).map((city) => [city.id, textIn(city.names, frame.lang).text]) : []);
	const typed: Typed = answered.typed ?? {};
	return page(c, (
		<Layout frame={frame} title={t('title')} lede={person.address ? t('account', { address: isolate(person.address) }) : undefined}>
			{c.req.query('done') === 'saved' && status === 200 && <Done>{t('saved')}</Done>}
			<div class="two">
				<section class="card">
					{theirs && <Conflict lang={frame.lang} texts={[{ label: t('name'), theirs: theirs.name, yours: typed['name']?.[0] ?? '' }, { label: t('lang'), theirs: ownNames[theirs.lang], yours: ownNames[(typed['lang']?.[0] ?? 'en') as 'en'] }]} />}
					<Form action={linkTo(frame, '/me')} keyValue={newId()} version={person.version} answered={answered}>
						<TextField name="name" max={120} autocomplete="name" label={t('name')} help={t('nameHelp')} value={person.name} answered={answered} />
						<Select name="lang" label={t('lang')} value={person.lang} options={languages.map((one) => ({ value: one, label: ownNames[one] }))} answered={answered} />
						<Submit>{t('save')}</Submit>
					</Form>
				</section>
				<aside class="stack">
					<section class="card">
						<h2>{t('roles')}</h2>
						<ul class="rows">
							{held.map((one) => (
								<li key={one.id}><b>{role(`role.${one.role}`)}</b>{one.city && <span><bdi>{cities.get(one.city)}</bdi></span>}<RoleDates membership={one} today={dayIn(network.zone, now)} lang={frame.lang} /></li>
							))}
						</ul>
					</section>
					<section class="card">
						<h2>{t('leave')}</h2>
						<p class="soft small">{t('leaveHelp')}</p>
						<form method="post" action={linkTo(frame, '/sign-out')}><Submit>{t('signOut')}</Submit></form>
						<p class="soft small">{t('everywhereHelp')}</p>
						<Form action={linkTo(frame, '/me/sign-out-everywhere')} keyValue={newId()}><Submit quiet>{t('everywhere')}</Submit></Form>
					</section>
				</aside>
			</div>
		</Layout>
	), status);
}

import { Hono, type Context } from 'hono';
import { id, maybe, readForm } from '#forms/read.ts';
import * as v from 'valibot';
import { isolate, languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { dayIn } from '#i18n/day.ts';
import { countryCodes, countryName } from '#journey/network/countries.ts';
import { isCityRole, roles, takesPart, type City, type CityId, type Network, type Role } from '#journey/network/network.ts';
import { listCities, listNetworks } from '#journey/network/store.server.ts';
import { keepSession, type PublicEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Choices, Form, Refused, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page } from '#ui/page.ts';
import { beginNetwork } from './begin-commands.server.ts';
import { readBeginning } from './begin-form.ts';
import { enterExample, openExample } from './example-commands.server.ts';
import { words } from './welcome-words.ts';

const Enter = v.object({ role: v.picklist(roles, 'chooseOne'), city: maybe(id<CityId>()) });

/** The doors: the example network, one's own, and signing in. */
export const welcomePages = new Hono<PublicEnv>()
	.get('/:lang/', async (c, next) => {
		if (c.get('inside')) return next();
		return page(c, <Welcome frame={c.get('frame')} networks={await listNetworks(c.get('visit').db)} />);
	})
	.post('/:lang/example', async (c) => {
		const { db, now } = c.get('visit');
		await openExample(db, now);
		return c.redirect(linkTo(c.get('frame'), '/example'), 303);
	})
	.get('/:lang/example', async (c) => showEnter(c))
	.post('/:lang/example/enter', async (c) => {
		const { db, now } = c.get('visit');
		const reading = readForm(Enter, await c.req.formData());
		const session = reading.ok ? await enterExample(db, reading.value.role, reading.value.city, now) : null;
		if (!session) return showEnter(c, 422);
		return signedIn(c, session);
	})
	.get('/:lang/begin', (c) => page(c, <Begin frame={c.get('frame')} answered={{ lang: c.get('frame').lang }} today={c.get('visit').now} />))
	.post('/:lang/begin', async (c) => {
		const { db, now } = c.get('visit');
		const frame = c.get('frame');
		const t = translator(words, frame.lang);
		const reading = readBeginning(await c.req.formData());
		const explain = (problem: string) => (`problem.${problem}` in words.en ? t(`problem.${problem}` as keyof typeof words.en, {}) : undefined);
		if (!reading.ok) return page(c, <Begin frame={frame} answered={answeredWith(frame.lang, reading, explain)} today={now} />, 422);
		const begun = await beginNetwork(db, frame.lang, reading.value, now);
		if (!begun.ok) return page(c, <Begin frame={frame} answered={{ lang: frame.lang, typed: reading.typed }} today={now} refused={t(`problem.${begun.problem}`)} />, 409);
		return signedIn(c, begun.session);
	});

async function showEnter(c: Context<PublicEnv>, status: 200 | 422 = 200) {
	const { db } = c.get('visit');
	const frame = c.get('frame');
	const example = (await listNetworks(db)).find((network) => network.isExample);
	if (!example) return c.redirect(linkTo(frame, '/'), 303);
	return page(c, <EnterExample frame={frame} cities={(await listCities(db, example.id, frame.lang)).filter(takesPart)} />, status);
}

function signedIn(c: Context<PublicEnv>, session: string) {
	keepSession(c, c.get('visit'), session);
	return c.redirect(linkTo(c.get('frame'), '/'), 303);
}

function Welcome({ frame, networks }: { frame: Frame; networks: readonly Network[] }) {
	const t = translator(words, frame.lang);
	const example = networks.some((network) => network.isExample);
	const own = networks.find((network) => !network.isExample);
	return (
		<Layout frame={frame} title={t('title')} lede={t('lede')}>
			<div class="doors">
				{own && <section class="card"><h2><bdi>{own.name}</bdi></h2><p>{t('signInHelp')}</p><p><a class="do" href={linkTo(frame, '/sign-in')}>{t('signInDoor')}</a></p></section>}
				<section class="card">
					<h2>{t('exampleDoor')}</h2>
					<p>{t('exampleHelp')}</p>
					{example
						? <p><a class={own ? 'do quiet' : 'do'} href={linkTo(frame, '/example')}>{t('exampleEnter')}</a></p>
						: <form method="post" action={linkTo(frame, '/example')}><Submit quiet={own !== undefined}>{t('exampleOpen')}</Submit></form>}
				</section>
				{!own && <section class="card"><h2>{t('beginDoor')}</h2><p>{t('beginHelp')}</p><p><a class="do quiet" href={linkTo(frame, '/begin')}>{t('begin')}</a></p></section>}
			</div>
		</Layout>
	);
}

function EnterExample({ frame, cities }: { frame: Frame; cities: readonly City[] }) {
	const t = translator(words, frame.lang);
	return (
		<Layout frame={frame} title={t('enter.title')} lede={t('enter.lede')}>
			<div class="doors">{roles.map((role) => <EnterAs key={role} frame={frame} role={role} cities={cities} />)}</div>
		</Layout>
	);
}

function EnterAs({ frame, role, cities }: { frame: Frame; role: Role; cities: readonly City[] }) {
	const t = translator(words, frame.lang);
	const field = `city-${role}`;
	return (
		<form method="post" action={linkTo(frame, '/example/enter')} class="card">
			<h2>{t(`role.${role}`)}</h2>
			<p class="soft small">{t(`roleHelp.${role}`)}</p>
			<input type="hidden" name="role" value={role} />
			{isCityRole(role) && (
				<div class="field">
					<label for={field}>{t('enter.city')}</label>
					<select id={field} name="city">{cities.map((city) => <option key={city.id} value={city.id} selected={city.id === 'kumasi'}>{textIn(city.names, frame.lang).text}</option>)}</select>
				</div>
			)}
			<Submit quiet={role !== 'coordinator'}>{t('enter.as', { role: t(`role.${role}`) })}</Submit>
		</form>
	);
}

function Begin({ frame, answered, today, refused }: { frame: Frame; answered: Answered; today: Date; refused?: string }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const year = Number(dayIn('UTC', today).slice(0, 4)) + 1;
	const countries = countryCodes.map((code) => ({ value: code, label: countryName(code, lang) })).sort((a, b) => a.label.localeCompare(b.label, lang));
	const choices: { value: Lang; label: string }[] = languages.map((value) => ({ value, label: ownNames[value] }));
	return (
		<Layout frame={frame} title={t('begin.title')} lede={t('begin.lede')}>
			{refused && <Refused>{refused}</Refused>}
			<Form keyValue={answered.typed?.['key']?.[0] ?? newId()} draft="begin" answered={answered} class="card">
				<TextField name="name" label={t('begin.name')} max={120} answered={answered} />
				<Choices name="languages" label={t('begin.languages')} many options={choices} chosen={[lang]} answered={answered} />
				<Select name="home" label={t('begin.home')} help={t('begin.homeHelp')} options={countries} answered={answered} />
				<TextField name="firstQuarter" label={t('begin.firstQuarter')} help={t('begin.quarterHelp', { example: isolate(`${year}-Q1`) })} value={`${year}-Q1`} max={10} answered={answered} />
				<TextField name="lastQuarter" label={t('begin.lastQuarter')} value={`${year + 2}-Q4`} max={10} answered={answered} />
				<TextArea name="cities" label={t('begin.cities')} help={t('begin.citiesHelp')} rows={7} max={6000} answered={answered} />
				<TextField name="person" label={t('begin.person')} max={120} autocomplete="name" answered={answered} />
				<TextField name="address" type="email" label={t('begin.address')} help={t('begin.addressHelp')} max={254} autocomplete="email" answered={answered} />
				<Submit>{t('begin.submit')}</Submit>
			</Form>
		</Layout>
	);
}

import { Hono } from 'hono';
import { refuseField } from '#forms/read.ts';
import { showDate, showInstant } from '#i18n/day.ts';
import { isolate, languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type Answered, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { addCity, chooseTheme, describeCity, setCityStatus } from './city-commands.server.ts';
import { readDescription, readStatus, readTheme, settable } from './city-form.ts';
import { words } from './city-words.ts';
import { countryCodes, countryName, defaultsOf } from './countries.ts';
import { may, takesPart, type City, type CityId } from './network.ts';
import { findCity, listCities, listStatusChanges, listThemes, type StatusChange, type Theme } from './store.server.ts';
import type { InsideContext, InsideEnv } from './visit.server.ts';

/** The cities of the network: the list, what is said of each, its status and its theme. */
export const cityPages = new Hono<InsideEnv>()
	.get('/:lang/cities', async (c) => {
		const { db, network, actor } = c.get('inside');
		const frame = c.get('frame');
		const [cities, themes] = [await listCities(db, network.id, frame.lang), await listThemes(db, network.id, null)];
		return page(c, <CityList frame={frame} cities={cities} themes={themes} mayAdd={may(actor, 'manageNetwork')} />);
	})
	.get('/:lang/cities/new', (c) => (may(c.get('inside').actor, 'manageNetwork') ? showDescription(c, null) : c.notFound()))
	.post('/:lang/cities/new', async (c) => {
		const { db, actor, now } = c.get('inside');
		if (!may(actor, 'manageNetwork')) return c.notFound();
		const reading = readDescription(await c.req.formData());
		if (!reading.ok) return showDescription(c, null, reading);
		const outcome = await addCity(db, actor, reading.value, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), '/cities')}?done=added`, 303) : showDescription(c, null, { typed: reading.typed }, outcome);
	})
	.get('/:lang/cities/:city/edit', async (c) => {
		const city = await ownCity(c, 'describeCity');
		return city ? showDescription(c, city) : c.notFound();
	})
	.post('/:lang/cities/:city/edit', async (c) => {
		const { db, actor, now } = c.get('inside');
		const city = await ownCity(c, 'describeCity');
		if (!city) return c.notFound();
		const reading = readDescription(await c.req.formData());
		if (!reading.ok) return showDescription(c, city, reading);
		const outcome = await describeCity(db, actor, { ...reading.value, city: city.id }, now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=saved`, 303) : showDescription(c, city, { typed: reading.typed }, outcome);
	})
	.get('/:lang/cities/:city/status', async (c) => {
		const city = await ownCity(c, 'setCityStatus');
		return city ? showStatus(c, city) : c.notFound();
	})
	.post('/:lang/cities/:city/status', async (c) => {
		const { db, actor, now } = c.get('inside');
		const city = await ownCity(c, 'setCityStatus');
		if (!city) return c.notFound();
		const reading = readStatus(await c.req.formData());
		if (!reading.ok) return showStatus(c, city, reading);
		const outcome = await setCityStatus(db, actor, { ...reading.value, city: city.id }, now);
		// Somebody who comes back is shown the one page of what was missed and what matters now.
		const next = reading.value.status === 'returning' ? linkTo(c.get('frame'), `/cities/${city.id}/return`) : c.req.path;
		return outcome.ok ? c.redirect(`${next}?done=status`, 303) : showStatus(c, city, { typed: reading.typed }, outcome);
	})
	.get('/:lang/cities/:city/theme', async (c) => {
		const city = await ownCity(c, 'describeCity');
		return city ? showTheme(c, city) : c.notFound();
	})
	.post('/:lang/cities/:city/theme', async (c) => {
		const { db, actor, now } = c.get('inside');
		const city = await ownCity(c, 'describeCity');
		if (!city) return c.notFound();
		const reading = readTheme(await c.req.formData());
		if (!reading.ok) return showTheme(c, city, reading);
		const outcome = await chooseTheme(db, actor, { ...reading.value, city: city.id, lang: c.get('frame').lang }, now);
		if (outcome.ok) return c.redirect(`${c.req.path}?done=theme`, 303);
		return showTheme(c, city, outcome.problem === 'reasonNeeded' ? refuseField(reading.typed, 'reason', 'reasonNeeded') : { typed: reading.typed }, outcome);
	});

/** The city of the address, if this reader may do that with it; else it is not found. */
async function ownCity(c: InsideContext, permission: 'describeCity' | 'setCityStatus'): Promise<City | null> {
	const { db, network, actor } = c.get('inside');
	const id = (c.req.param('city') ?? '') as CityId;
	return may(actor, permission, id) ? findCity(db, network.id, id) : null;
}

interface Refusal { problem: string; theirs?: City }

function answers(lang: Lang, bad: CameBack | undefined): Answered {
	const t = translator(words, lang);
	return answeredWith(lang, bad, (problem) => (problem in words.en ? t(problem as keyof typeof words.en) : undefined));
}

async function showDescription(c: InsideContext, city: City | null, bad?: CameBack, refusal?: Refusal) {
	const { network } = c.get('inside');
	const theirs = refusal?.theirs;
	const zone = network.zone;
	const body = <Description frame={c.get('frame')} city={theirs ?? city} networkZone={zone} bad={bad} refusal={refusal} done={c.req.query('done')} />;
	return page(c, body, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

async function showStatus(c: InsideContext, city: City, bad?: CameBack, refusal?: Refusal) {
	const { db, network, actor } = c.get('inside');
	const changes = await listStatusChanges(db, network.id, city.id);
	const body = <Status frame={c.get('frame')} city={refusal?.theirs ?? city} changes={changes} zone={city.zone} mayEnd={may(actor, 'manageNetwork')} bad={bad} refusal={refusal} done={c.req.query('done')} />;
	return page(c, body, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

async function showTheme(c: InsideContext, city: City, bad?: CameBack, refusal?: Refusal) {
	const { db, network } = c.get('inside');
	const themes = await listThemes(db, network.id, city.id);
	return page(c, <ThemePage frame={c.get('frame')} city={city} themes={themes} bad={bad} done={c.req.query('done')} />, refusal || bad ? 422 : 200);
}

function CityList({ frame, cities, themes, mayAdd }: { frame: Frame; cities: readonly City[]; themes: readonly Theme[]; mayAdd: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const themeOf = (city: City) => themes.find((theme) => theme.city === city.id);
	return (
		<Layout frame={frame} title={t('cities')} lede={t('citiesLede', { n: cities.filter(takesPart).length })}>
			{mayAdd && <p><a class="do quiet" href={linkTo(frame, '/cities/new')}>{t('addCity')}</a></p>}
			<section class="card">
				<ul class="rows">
					{cities.map((city) => {
						const theme = themeOf(city);
						return (
							<li key={city.id}>
								<span><a href={linkTo(frame, `/cities/${city.id}`)}><b><bdi>{textIn(city.names, lang).text}</bdi></b></a> {city.status !== 'active' && <span class="tag">{t(`status.${city.status}`)}</span>}</span>
								<span class="small soft">{countryName(city.country, lang)}{theme && <> · <bdi>{textIn(theme.label, lang).text}</bdi></>}{city.expectedReturn && <> · {t('backBy', { day: showDate(city.expectedReturn, lang) })}</>}</span>
							</li>
						);
					})}
				</ul>
			</section>
		</Layout>
	);
}

function Description({ frame, city, networkZone, bad, refusal, done }: { frame: Frame; city: City | null; networkZone: string; bad: CameBack | undefined; refusal: Refusal | undefined; done: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	const countries = countryCodes.map((code) => ({ value: code as string, label: countryName(code, lang) })).sort((a, b) => a.label.localeCompare(b.label, lang));
	const days = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({ value: String(weekday), label: new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2027, 7, weekday + 1))) }));
	const name = city ? textIn(city.names, lang).text : '';
	const theirs = refusal?.theirs;
	return (
		<Layout frame={frame} title={city ? t('describe', { city: isolate(name) }) : t('addCity')}>
			{done === 'saved' && <Done>{t('saved')}</Done>}
			{theirs && <Conflict lang={lang} texts={languages.map((of) => ({ label: t('name', { lang: ownNames[of] }), theirs: theirs.names[of] ?? '', yours: bad?.typed[`name_${of}`]?.[0] ?? '' }))} />}
			{refusal && !theirs && <Refused>{t('notAllowed')}</Refused>}
			<Form keyValue={newId()} version={city?.version ?? 0} draft="city" answered={answered} class="card">
				{languages.map((of) => <TextField key={of} name={`name_${of}`} label={t('name', { lang: ownNames[of] })} value={city?.names[of]} max={80} optional answered={answered} />)}
				<Select name="country" label={t('country')} value={city?.country} options={countries} answered={answered} />
				<TextField name="currency" label={t('currency')} help={t('currencyHelp')} value={city?.currency} max={3} answered={answered} />
				<TextField name="zone" label={t('zone')} help={t('zoneHelp', { zone: isolate(networkZone) })} value={city?.zone ?? networkZone} max={60} answered={answered} />
				<Choices name="weekend" label={t('weekend')} many options={days} chosen={(city?.weekend ?? defaultsOf('GH').weekend).map(String)} answered={answered} />
				<Choices name="languages" label={t('languages')} many options={languages.map((of) => ({ value: of as string, label: ownNames[of] }))} chosen={city?.languages ?? []} answered={answered} />
				<Choices name="shares" label={t('shares')} help={t('sharesExample', { city: isolate(name || t('yourCity')) })} many options={[{ value: 'yes', label: t('sharesYes') }]} chosen={city?.sharesLevels ? ['yes'] : []} answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
		</Layout>
	);
}

function Status({ frame, city, changes, zone, mayEnd, bad, refusal, done }: { frame: Frame; city: City; changes: readonly StatusChange[]; zone: string; mayEnd: boolean; bad: CameBack | undefined; refusal: Refusal | undefined; done: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	const options = settable.filter((status) => mayEnd || status !== 'withdrawn').map((status) => ({ value: status as string, label: t(`status.${status}`), note: t(`statusHelp.${status}`) }));
	return (
		<Layout frame={frame} title={t('statusTitle', { city: isolate(textIn(city.names, lang).text) })} lede={t('statusLede')}>
			{done === 'status' && <Done>{t('statusDone')}</Done>}
			{refusal?.theirs && <Conflict lang={lang} texts={[{ label: t('reason'), theirs: `${t(`status.${refusal.theirs.status}`)} · ${refusal.theirs.statusReason}`, yours: bad?.typed['reason']?.[0] ?? '' }]} />}
			{refusal && !refusal.theirs && <Refused>{t(refusal.problem === 'alreadySo' ? 'alreadySo' : 'notAllowed')}</Refused>}
			<Form keyValue={newId()} version={city.version} draft="status" answered={answered} class="card">
				<Choices name="status" label={t('statusNow', { status: t(`status.${city.status}`) })} options={options} chosen={[city.status === 'active' || city.status === 'returning' ? 'quiet' : 'returning']} answered={answered} />
				<TextArea name="reason" label={t('reason')} help={t('reasonHelp')} rows={2} max={500} optional answered={answered} />
				<TextField name="expectedReturn" type="date" label={t('expectedReturn')} help={t('expectedReturnHelp')} optional answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<section class="card">
				<h2>{t('before')}</h2>
				<ul class="rows">{changes.map((change) => <li key={change.at}><span><b>{t(`status.${change.status}`)}</b> <span class="soft small">{showInstant(change.at, zone, lang)}</span></span>{change.reason && <span class="small" dir="auto">{change.reason}</span>}</li>)}</ul>
			</section>
		</Layout>
	);
}

function ThemePage({ frame, city, themes, bad, done }: { frame: Frame; city: City; themes: readonly Theme[]; bad: CameBack | undefined; done: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	return (
		<Layout frame={frame} title={t('themeTitle', { city: isolate(textIn(city.names, lang).text) })} lede={t('themeLede')}>
			{done === 'theme' && <Done>{t('themeDone')}</Done>}
			<section class="card">
				<h2>{t('themes')}</h2>
				{themes.length === 0 ? <p>{t('noTheme')}</p> : (
					<ul class="rows">{themes.map((theme, i) => (
						<li key={theme.id}>
							<span><b><bdi>{textIn(theme.label, lang).text}</bdi></b> <span class="soft small">{t(i === 0 ? 'themeNow' : 'themeFrom', { day: showDate(theme.from, lang) })}</span></span>
							<span class="small" lang={textIn(theme.problem, lang).lang} dir="auto">{textIn(theme.problem, lang).text}</span>
							{theme.reason && <span class="small soft" dir="auto">{t('themeBecause')} {theme.reason}</span>}
						</li>
					))}</ul>
				)}
			</section>
			<Form keyValue={newId()} draft="theme" answered={answered} class="card">
				<h2>{t('themeNew')}</h2>
				<TextField name="label" label={t('themeLabel')} max={120} answered={answered} />
				<TextArea name="problem" label={t('themeProblem')} help={t('themeProblemHelp')} max={600} optional answered={answered} />
				<TextArea name="reason" label={t('themeReason')} max={500} rows={2} optional={themes.length === 0} answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
		</Layout>
	);
}

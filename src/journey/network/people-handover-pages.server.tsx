/** Handover: one page of a city's people to print for a successor, and the form that passes the coordinator's role on. */
import { Hono } from 'hono';
import { readForm, refuseField, type BadForm } from '#forms/read.ts';
import { dayIn, showDate } from '#i18n/day.ts';
import { isolate, languages, ownNames, showList, textIn, translator, type Lang } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Done, Form, Refused, Select, Submit, TextArea, TextField } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { words as cityWords } from './city-words.ts';
import { handoverWords } from './handover-words.ts';
import { handOver, type HandOver } from './membership-commands.server.ts';
import { handoverForm } from './membership-form.ts';
import { placeOf, type PersonWithRole } from './membership.ts';
import { PeopleRows } from './membership-view.tsx';
import { words } from './membership-words.ts';
import { may, type City, type CityId } from './network.ts';
import { listPeople } from './person-store.server.ts';
import { findCity, listThemes } from './store.server.ts';
import type { InsideContext, InsideEnv } from './visit.server.ts';

export const handoverPages = new Hono<InsideEnv>()
	.get('/:lang/cities/:city/handover', async (c) => {
		const city = await handedCity(c, c.req.param('city'));
		return city ? showHandover(c, city, null) : c.notFound();
	})
	.post('/:lang/cities/:city/handover', async (c) => {
		const { db, actor, network, origin, now } = c.get('inside');
		const city = await handedCity(c, c.req.param('city'));
		if (!city) return c.notFound();
		const reading = readForm(handoverForm, await c.req.formData());
		if (!reading.ok) return showHandover(c, city, reading);
		const outcome = await handOver(network, origin)(db, actor, { ...reading.value, lang: reading.value.lang ?? c.get('frame').lang, city: city.id }, now);
		if (outcome.ok) return c.redirect(`${c.req.path}?done=handed`, 303);
		const field = fieldOf[outcome.problem];
		return showHandover(c, city, field ? refuseField(reading.typed, field, outcome.problem) : { ok: false, problem: 'badForm', fields: [], typed: reading.typed }, outcome.problem);
	});

type Problem = Extract<HandOver, { ok: false }>['problem'];
const fieldOf: Partial<Record<Problem, string>> = { leaverGone: 'leaver', beforeStart: 'day', tooFar: 'day', samePerson: 'successor', alreadyCoordinator: 'successor', addressTaken: 'address', notFound: 'successor' };

async function handedCity(c: InsideContext, id: string): Promise<City | null> {
	const { db, actor } = c.get('inside');
	return may(actor, 'managePeople', id as CityId) ? findCity(db, actor.network, id as CityId) : null;
}

/** `Saturday and Sunday`, the language's way. */
function daysOff(weekend: readonly number[], lang: Lang): string {
	// 4 January 1970 was a Sunday.
	return showList(weekend.map((day) => new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format((day + 3) * 86_400_000)), lang);
}

async function showHandover(c: InsideContext, city: City, bad: BadForm | null, refused?: Problem) {
	const { db, actor, network, now } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(words, lang);
	const h = translator(handoverWords, lang);
	const status = translator(cityWords, lang);
	const today = dayIn(network.zone, now);
	const people = await listPeople(db, actor.network, city.id);
	const [theme] = await listThemes(db, actor.network, city.id);
	const held = people.filter(({ membership }) => placeOf(membership, today) !== 'past');
	const past = people.filter(({ membership }) => placeOf(membership, today) === 'past');
	const of = (role: 'coordinator' | 'member') => held.filter(({ membership }) => membership.role === role);
	const rows = { today, lang, contact: true };
	return page(c, (
		<Layout frame={frame} title={h('handoverTitle', { city: isolate(textIn(city.names, lang).text) })} lede={h('handoverLede')}>
			{c.req.query('done') === 'handed' && <Done>{h('handoverDone')}</Done>}
			<div class="two">
				<div class="stack">
					<section class="card">
						<h2>{t('coordination')}</h2>
						{of('coordinator').length === 0 ? <p class="soft">{t('noCoordinator')}</p> : <PeopleRows people={of('coordinator')} {...rows} />}
					</section>
					<section class="card">
						<h2>{t('group')}</h2>
						{of('member').length === 0 ? <p class="soft">{t('noMember')}</p> : <PeopleRows people={of('member')} {...rows} />}
					</section>
					{past.length > 0 && <section class="card"><h2>{t('before')}</h2><PeopleRows people={past} {...rows} showRole /></section>}
				</div>
				<aside class="stack">
					<section class="card">
						<h2>{h('cityNow')}</h2>
						<dl class="tight">
							<dt class="small soft">{h('status')}</dt>
							<dd>{status(`status.${city.status}`)}{city.expectedReturn && ` · ${status('backBy', { day: showDate(city.expectedReturn, lang) })}`}{city.statusReason && <blockquote dir="auto">{city.statusReason}</blockquote>}</dd>
							<dt class="small soft">{h('theme')}</dt>
							<dd>{theme ? <><b dir="auto" lang={textIn(theme.label, lang).lang}>{textIn(theme.label, lang).text}</b> <span class="small soft">{t('since', { from: showDate(theme.from, lang) })}</span><p class="small" dir="auto" lang={textIn(theme.problem, lang).lang}>{textIn(theme.problem, lang).text}</p></> : h('noTheme')}</dd>
							<dt class="small soft">{h('languages')}</dt>
							<dd>{showList(city.languages.map((one) => ownNames[one]), lang)}</dd>
							<dt class="small soft">{h('clock')}</dt>
							<dd><bdi>{city.zone}</bdi>{city.weekend.length > 0 && ` · ${daysOff(city.weekend, lang)}`}</dd>
						</dl>
					</section>
					<p class="soft small noprint">{h('print')}</p>
				</aside>
			</div>
			<section class="card noprint">
				<h2>{h('handoverForm')}</h2>
				{may(actor, 'manageNetwork') ? <Passing c={c} people={people} coordinators={of('coordinator')} bad={bad} refused={refused} /> : <p>{h('onlySecretariat')}</p>}
			</section>
		</Layout>
	), refused && !fieldOf[refused] ? statusOf(refused) : bad ? 422 : 200);
}

function Passing({ c, people, coordinators, bad, refused }: { c: InsideContext; people: readonly PersonWithRole[]; coordinators: readonly PersonWithRole[]; bad: BadForm | null; refused: Problem | undefined }) {
	const { network, now } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(words, lang);
	const h = translator(handoverWords, lang);
	const answered = answeredWith(lang, bad, (problem) => (problem in fieldOf ? t(problem as Exclude<Problem, 'notAllowed'>) : undefined));
	const others = new Map(people.filter(({ id }) => !coordinators.some((one) => one.id === id)).map((person) => [person.id, person.name]));
	return (
		<>
			<p class="soft small">{h('handoverHelp')}</p>
			{refused === 'notAllowed' && <Refused>{h('onlySecretariat')}</Refused>}
			<Form action={linkTo(frame, frame.path)} keyValue={newId()} draft="handover" answered={answered}>
				<Select name="leaver" label={h('leaver')} value={coordinators[0]?.membership.id ?? 'nobody'} answered={answered}
					options={[...coordinators.map(({ name, membership }) => ({ value: membership.id, label: name })), { value: 'nobody', label: h('nobodyLeaves') }]} />
				<Select name="successor" label={h('successor')} answered={answered}
					options={[...[...others].map(([value, label]) => ({ value, label })), { value: 'new', label: h('somebodyNew') }]} />
				<TextField name="name" optional max={120} label={h('newName')} answered={answered} />
				<TextField name="address" optional type="email" label={t('address')} help={h('addressHelp')} answered={answered} />
				<Select name="lang" label={t('speaks')} value={lang} options={languages.map((one) => ({ value: one, label: ownNames[one] }))} answered={answered} />
				<TextField name="day" type="date" label={h('day')} value={dayIn(network.zone, now)} answered={answered} />
				<TextArea name="why" optional max={500} label={t('why')} help={t('whyHelp')} answered={answered} />
				<Submit>{h('handOver')}</Submit>
			</Form>
		</>
	);
}

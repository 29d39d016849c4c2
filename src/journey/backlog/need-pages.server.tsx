import { Hono } from 'hono';
import { addDays, dayIn, showDate } from '#i18n/day.ts';
import { isolate, ownNames, textIn, translator, type InLanguages } from '#i18n/translator.ts';
import { may, type City, type CityId } from '#journey/network/network.ts';
import { findCity, listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, answeredWith, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { movesOf, needStates, tellingDays, type Need, type NeedId, type NeedState, type Topic } from './backlog.ts';
import { findNearDuplicates, likelyTopic } from './find-near-duplicates.ts';
import { tellTokenOf } from './link-store.server.ts';
import { linkNeed, setNeedState, type ChangeNeed } from './need-commands.server.ts';
import { readNeedLinks, readNeedState } from './need-form.ts';
import { findNeed, listNeedsBy, type NeedFilter } from './need-store.server.ts';
import { explainNeed, NeedRow, tagOf } from './need-view.tsx';
import { needWords } from './need-words.ts';
import { listTopics } from './store.server.ts';
import { TopicBoxes } from './topic-boxes-view.tsx';

const perPage = 50;
/** Pages further back than this are reached by the filters. */
const mostPages = 1000;

/** The needs of the network: all of them, one with what becomes of it, and the link for people without an account. */
export const needListPages = new Hono<InsideEnv>()
	.get('/:lang/needs', (c) => showNeeds(c))
	.get('/:lang/needs/link', (c) => showLink(c))
	// `new` is the carried page, drawn by both hosts.
	.get('/:lang/needs/:need', async (c, next) => (c.req.param('need') === 'new' ? next() : showNeed(c)))
	.post('/:lang/needs/:need/state', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readNeedState(await c.req.formData());
		if (!reading.ok) return showNeed(c, { form: 'state', typed: reading.typed, fields: reading.fields });
		const outcome = await setNeedState(db, actor, { ...reading.value, need: c.req.param('need') as NeedId }, now);
		return outcome.ok ? c.redirect(`${needPath(c)}?done=state`, 303) : showNeed(c, { form: 'state', typed: reading.typed }, outcome);
	})
	.post('/:lang/needs/:need/topics', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readNeedLinks(await c.req.formData());
		if (!reading.ok) return showNeed(c, { form: 'topics', typed: reading.typed, fields: reading.fields });
		const outcome = await linkNeed(db, actor, { ...reading.value, need: c.req.param('need') as NeedId }, now);
		return outcome.ok ? c.redirect(`${needPath(c)}?done=topics`, 303) : showNeed(c, { form: 'topics', typed: reading.typed }, outcome);
	});

function needPath(c: InsideContext): string {
	return linkTo(c.get('frame'), `/needs/${c.req.param('need') ?? ''}`);
}

async function showNeeds(c: InsideContext) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(needWords, lang);
	const [cities, topics] = [await listCities(db, network.id, lang), await listTopics(db, network.id)];
	// What names nothing here filters nothing, and never reaches the database: an address may hold any bytes.
	const filter: NeedFilter = {
		city: cities.find(({ id }) => id === c.req.query('city'))?.id ?? null,
		state: needStates.find((state) => state === c.req.query('state')) ?? null,
		topic: topics.find(({ id }) => id === c.req.query('topic'))?.id ?? null,
	};
	const at = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), mostPages);
	const found = await listNeedsBy(db, network.id, filter, (at - 1) * perPage, perPage + 1);
	const namesOf = new Map(cities.map((city) => [city.id, city.names]));
	const pageLink = (to: number) => `${linkTo(frame, '/needs')}?${new URLSearchParams([...Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value as string]] : [])), ['page', String(to)]])}`;
	const answered = answeredWith(lang, null);
	const isFiltered = filter.city !== null || filter.state !== null || filter.topic !== null;
	return page(c, (
		<Layout frame={frame} title={t('needs')} lede={t('needsLede')}>
			<p class="row">
				{may(actor, 'tellNeed', ownCity(actor)) && <a class="do" href={linkTo(frame, '/needs/new')}>{t('tell')}</a>}
				{may(actor, 'managePeople', ownCity(actor)) && <a class="do quiet" href={linkTo(frame, '/needs/link')}>{t('link')}</a>}
			</p>
			<details open={isFiltered}>
				<summary>{[t('filterCity'), t('filterState'), t('filterTopic')].join(' · ')}</summary>
				<form method="get" class="card">
					<Select name="city" label={t('filterCity')} value={filter.city} optional options={cities.map((city) => ({ value: city.id as string, label: textIn(city.names, lang).text }))} answered={answered} />
					<Select name="state" label={t('filterState')} value={filter.state} optional options={needStates.map((state) => ({ value: state as string, label: t(`state.${state}`) }))} answered={answered} />
					<Select name="topic" label={t('filterTopic')} value={filter.topic} optional options={topics.map((topic) => ({ value: topic.id as string, label: textIn(topic.names, lang).text }))} answered={answered} />
					<Submit quiet>{t('show')}</Submit>
				</form>
			</details>
			<section class="card">
				{found.length === 0 ? <p>{t(isFiltered || at > 1 ? 'noneMatch' : 'noNeeds')}</p> : (
					<ul class="rows">{found.slice(0, perPage).map((need) => <NeedRow key={need.id} frame={frame} need={need} city={namesOf.get(need.city) ?? {}} zone={network.zone} topics={topics} named={may(actor, 'readLedger')} />)}</ul>
				)}
			</section>
			<p class="row">
				{at > 1 && <a href={pageLink(at - 1)} rel="prev">{t('newer')}</a>}
				{found.length > perPage && at < mostPages && <a href={pageLink(at + 1)} rel="next">{t('older')}</a>}
			</p>
		</Layout>
	));
}

function ownCity(actor: Parameters<typeof may>[0]): CityId | null {
	return actor.roles.find((held) => held.city !== null)?.city ?? null;
}

interface Sent extends CameBack {
	form: 'state' | 'topics';
}

async function showNeed(c: InsideContext, sent?: Sent, refusal?: Extract<ChangeNeed, { ok: false }>) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const need = await findNeed(db, network.id, (c.req.param('need') ?? '') as NeedId);
	if (!need) return c.notFound();
	const [city, topics] = [await findCity(db, network.id, need.city), await listTopics(db, network.id)];
	const view = {
		frame, need, city: city?.names ?? {}, zone: network.zone, topics, sent, refusal, done: c.req.query('done'),
		moves: movesOf(actor, need), mayLink: may(actor, 'tellNeed', need.city), mayMakeTopic: may(actor, 'editTopics'), named: may(actor, 'readLedger'),
	};
	return page(c, <NeedPage {...view} />, refusal ? statusOf(refusal.problem) : sent ? 422 : 200);
}

interface NeedView {
	frame: Frame; need: Need & { notedBy: string | null }; city: InLanguages; zone: string; topics: readonly Topic[]; sent: Sent | undefined;
	refusal: Extract<ChangeNeed, { ok: false }> | undefined; done: string | undefined; moves: readonly NeedState[]; mayLink: boolean; mayMakeTopic: boolean; named: boolean;
}

function NeedPage({ frame, need, city, zone, topics, sent, refusal, done, moves, mayLink, mayMakeTopic, named }: NeedView) {
	const { lang } = frame;
	const t = translator(needWords, lang);
	const cityName = isolate(textIn(city, lang).text);
	const answered = (form: Sent['form']) => ({ lang, explain: explainNeed(lang), ...(sent?.form === form && { typed: sent.typed, fields: sent.fields }) });
	const linked = topics.filter((topic) => need.topics.includes(topic.id));
	const likely = !mayLink ? [] : findNearDuplicates(need.words, topics.filter(({ state }) => state !== 'retired'), likelyTopic).slice(0, 6).map(({ topic }) => topic);
	const nameTopics = (ids: readonly string[]) => topics.filter(({ id }) => ids.includes(id)).map(({ names }) => textIn(names, lang).text).join(' · ');
	const theirs = refusal && 'theirs' in refusal ? refusal.theirs : null;
	return (
		<Layout frame={frame} title={t('need', { city: cityName })} kicker={showDate(dayIn(zone, new Date(need.at)), lang)}>
			{(done === 'state' || done === 'topics') && <Done>{t('saved')}</Done>}
			{theirs && sent && <Conflict lang={lang} texts={sent.form === 'state'
				? [{ label: t('becomes'), theirs: `${t(`state.${theirs.state}`)} ${theirs.stateReason}`, yours: `${t(`state.${sent.typed['state']?.[0] as NeedState}`)} ${sent.typed['reason']?.[0] ?? ''}` }]
				: [{ label: t('topics'), theirs: nameTopics(theirs.topics), yours: nameTopics(sent.typed['topics'] ?? []) }]} />}
			{refusal && refusal.problem !== 'editedMeanwhile' && <Refused>{t(`problem.${refusal.problem}`)}</Refused>}
			<div class="two">
				<div class="stack">
					<section class="card">
						<blockquote lang={need.lang} dir="auto">{need.words}</blockquote>
						<p class="small soft">{[t(`channel.${need.channel}`), ...(named ? [t('toldBy', { name: need.toldBy ? isolate(need.toldBy) : t('somebody', { city: cityName }) })] : []),
							...(named && need.notedBy && need.person === null ? [t('notedBy', { name: isolate(need.notedBy) })] : []), ...(need.lang === lang ? [] : [t('inLang', { lang: ownNames[need.lang] })])].join(' · ')}</p>
					</section>
					<section class="card">
						<h2>{t('topics')}</h2>
						{linked.length === 0 ? <p>{t('noTopics')}</p> : <ul class="rows">{linked.map((topic) => <li key={topic.id}><a href={linkTo(frame, `/topics/${topic.id}`)}><bdi>{textIn(topic.names, lang).text}</bdi></a></li>)}</ul>}
						{mayLink && (
							<Form action={linkTo(frame, `/needs/${need.id}/topics`)} keyValue={newId()} version={need.version} answered={answered('topics')}>
								<TopicBoxes name="topics" label={t('linkTopics')} answered={answered('topics')} topics={topics.filter(({ id, state }) => state !== 'retired' || need.topics.includes(id))} first={likely} chosen={need.topics} firstLabel={t('likely')} />
								<p class="row"><Submit quiet>{t('save')}</Submit>{mayMakeTopic && <a href={`${linkTo(frame, '/topics/new')}?${new URLSearchParams({ words: need.words.slice(0, 120), need: need.id })}`}>{t('makeTopic')}</a>}</p>
							</Form>
						)}
					</section>
				</div>
				<aside class="card">
					<h2>{t('becomes')}</h2>
					<p><span class={tagOf(need.state)}>{t(`state.${need.state}`)}</span> {t(`stateHelp.${need.state}`)}</p>
					{need.stateReason && <p dir="auto">{need.stateReason}</p>}
					{moves.length > 0 && (
						<Form action={linkTo(frame, `/needs/${need.id}/state`)} keyValue={newId()} version={need.version} draft="need-state" answered={answered('state')}>
							<Choices name="state" label={t('newState')} options={moves.map((state) => ({ value: state as string, label: t(`state.${state}`), note: t(`stateHelp.${state}`) }))} answered={answered('state')} />
							<TextArea name="reason" label={t('reason')} rows={2} max={500} optional={!moves.includes('set aside')} answered={answered('state')} />
							<Submit>{t('save')}</Submit>
						</Form>
					)}
				</aside>
			</div>
			<p class="small"><a href={linkTo(frame, '/needs')}>{t('needs')}</a></p>
		</Layout>
	);
}

/** The link of a city as text to paste: making it writes nothing, so looking twice makes nothing twice. */
async function showLink(c: InsideContext) {
	const { db, network, actor, now, origin, secret } = c.get('inside');
	const frame = c.get('frame');
	const { lang } = frame;
	const cities = (await listCities(db, network.id, lang)).filter((city) => city.status !== 'withdrawn' && may(actor, 'managePeople', city.id));
	if (cities.length === 0) return c.notFound();
	const asked = c.req.query('city');
	const city = asked ? cities.find(({ id }) => id === asked) : cities.length === 1 ? cities[0] : null;
	if (city === undefined) return c.notFound();
	const today = dayIn(network.zone, now);
	const link = city && `${origin}${linkTo(frame, `/tell/${tellTokenOf(secret, network.id, city.id, today)}`)}`;
	return page(c, <LinkPage frame={frame} cities={cities} city={city} link={link} networkName={network.name} until={showDate(addDays(today, tellingDays), lang)} />);
}

function LinkPage({ frame, cities, city, link, networkName, until }: { frame: Frame; cities: readonly City[]; city: City | null; link: string | null; networkName: string; until: string }) {
	const { lang } = frame;
	const t = translator(needWords, lang);
	const text = city && link ? t('linkMessage', { city: isolate(textIn(city.names, lang).text), network: isolate(networkName), day: until, link }) : '';
	return (
		<Layout frame={frame} title={t('linkTitle')} lede={t('linkLede', { day: until })}>
			{cities.length > 1 && (
				<form method="get" class="card">
					<Select name="city" label={t('linkChoose')} value={city?.id ?? null} options={cities.map((one) => ({ value: one.id as string, label: textIn(one.names, lang).text }))} answered={{ lang }} />
					<Submit quiet={city !== null}>{t('linkMake')}</Submit>
				</form>
			)}
			{city && (
				<section class="card">
					<h2><bdi>{textIn(city.names, lang).text}</bdi></h2>
					<div class="field"><label for="text">{t('linkText')}</label><textarea id="text" rows={7} readonly dir="auto">{text}</textarea></div>
					<p><a class="do" href={`https://wa.me/?text=${encodeURIComponent(text)}`} rel="noreferrer">{t('linkOpen')}</a></p>
					<p class="small soft">{t('linkCare')} {t('linkLangs')}</p>
				</section>
			)}
		</Layout>
	);
}

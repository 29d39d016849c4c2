import { Hono, type Context } from 'hono';
import { dayIn, showDay, showSpan, showWeekday, type Day } from '#i18n/day.ts';
import { isolate, showDecimal, showList, textIn, translator, type InLanguages } from '#i18n/translator.ts';
import { buildGuide } from '#journey/guide/build-guide.ts';
import { tellWhy, titleOf } from '#journey/guide/guide-view.tsx';
import { guidePath, type GuideFacts } from '#journey/guide/guide.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { timeline, type Mark, type Quarter, type StepOnTimeline } from '#journey/quarter/quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import type { WhyTopic } from '#journey/quarter/summarise-why.ts';
import { Done } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, type PageEnv } from '#ui/page.ts';
import { chooseNextAction, type Standing } from './choose-next-action.ts';
import type { NextAction } from './home.ts';
import { words } from './words.ts';

/** What another city of the network has told about the step everybody is in. */
export interface Told {
	city: CityId;
	names: InLanguages;
	words: string;
}

/** Everything a city's home is drawn from; a phone carries it and draws the same page on a later day. */
export interface HomeSheet {
	city: City;
	quarter: Quarter | null;
	/** Quarters of the whole programme. */
	quarters: number;
	marks: readonly Mark[];
	told: readonly Told[];
	/** Other cities that have done the step everybody is in. */
	done: number;
	travelling: number;
	quiet: readonly { names: InLanguages; expectedReturn: Day | null }[];
	standing: Pick<Standing, 'gathering' | 'graded' | 'questionsLeft' | 'levelsOpen'>;
	guide: Omit<GuideFacts, 'steps'>;
	why: WhyTopic | null;
}

export interface HomePort {
	now: Date;
	/** The home of the city, or with null of the reader's own city; null when there is none to see. */
	findHome(city: CityId | null): Promise<HomeSheet | null>;
}

/** A city's home: where we are, what to do, by when. The same page with and without a line. */
export function homePages(portOf: (c: Context) => HomePort) {
	const show = async (c: Context<PageEnv>, city: CityId | null) => {
		const port = portOf(c);
		const sheet = await port.findHome(city);
		return sheet && page(c, <CityHome frame={c.get('frame')} sheet={sheet} today={dayIn(sheet.city.zone, port.now)} done={c.req.query('done')} />);
	};
	return new Hono<PageEnv>()
		.get('/:lang/', async (c, next) => (await show(c, null)) ?? next())
		.get('/:lang/cities/:city/home', async (c) => (await show(c, c.req.param('city') as CityId)) ?? c.notFound());
}

function CityHome({ frame, sheet, today, done }: { frame: Frame; sheet: HomeSheet; today: Day; done: string | undefined }) {
	const { lang } = frame;
	const { city, quarter } = sheet;
	const t = translator(words, lang);
	const name = isolate(textIn(city.names, lang).text);
	const topics = sheet.guide.topics.map((topic) => textIn(topic.names, lang).text).join(' · ');
	const running = quarter && quarter.state === 'chosen' ? quarter : null;
	const travels = city.status === 'active' || city.status === 'returning';
	const action = travels ? chooseNextAction({ today, running, marks: sheet.marks, ...sheet.standing }) : null;
	const steps = quarter ? timeline(quarter, today) : [];
	const here = steps.find(({ place }) => place === 'here');
	const inStep = action?.kind === 'markStep' && !action.late && here?.step === action.step ? here.step : action?.kind === 'readGuide' && here?.step === 'deepDive' ? here.step : null;
	const kicker = quarter ? t('kicker', { city: name, n: quarter.number, total: sheet.quarters }) : name;
	return (
		<Layout frame={frame} kicker={kicker} title={topics || t('beforeFirst')} lede={<Company sheet={sheet} frame={frame} here={here} />}>
			{done === 'status' && <Done>{t('statusDone')}</Done>}
			{!travels && <QuietNote frame={frame} sheet={sheet} />}
			<div class="two">
				<div class="stack">
					{action && inStep === null && <section class="card loud" aria-labelledby="next"><h2 id="next">{t('next')}</h2><Action frame={frame} city={city} action={action} /></section>}
					{quarter ? (
						<section class="card" aria-labelledby="where">
							<header><h2 id="where">{t('whereWeAre')}</h2><span class="small soft">{showSpan(quarter.startsOn, quarter.endsOn, lang)}</span></header>
							<ol class="line">{steps.map((step) => <StepLine key={step.step} frame={frame} sheet={sheet} step={step} action={inStep === step.step ? action : null} />)}</ol>
						</section>
					) : <section class="card"><h2>{t('whereWeAre')}</h2><p>{t('noQuarter')}</p></section>}
					<GuideCard frame={frame} sheet={sheet} />
				</div>
				<aside class="stack">
					{quarter?.message && <section class="card"><h2>{t('message')}</h2><p lang={quarter.lang} dir="auto">{quarter.message}</p></section>}
					{sheet.why && quarter && <Why frame={frame} sheet={sheet} why={sheet.why} quarter={quarter} />}
					<Others frame={frame} sheet={sheet} here={here} />
					<section class="card">
						<h2>{t('ourPlaces')}</h2>
						<ul class="rows">
							<li><a href={linkTo(frame, `/cities/${city.id}`)}>{t('profile')}</a></li>
							<li><a href={linkTo(frame, `/cities/${city.id}/people`)}>{t('people')}</a></li>
							<li><a href={linkTo(frame, '/needs/new')}>{t('tellNeed')}</a></li>
						</ul>
					</section>
				</aside>
			</div>
		</Layout>
	);
}

/** How many are on this leg, how many have told their part, who is quiet: sentences, never a rank. */
function Company({ frame, sheet, here }: { frame: Frame; sheet: HomeSheet; here: StepOnTimeline | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const told = sheet.done + (here && sheet.marks.some((mark) => mark.step === here.step && mark.state === 'done') ? 1 : 0);
	return (
		<>
			{t('together', { n: sheet.travelling })}
			{here && ` ${t('haveTold', { n: told, step: translator(stepWords, lang)(here.step) })}`}
			{sheet.quiet.length > 0 && ` ${t('areQuiet', { cities: showList(sheet.quiet.map((city) => textIn(city.names, lang).text), lang) })}`}
		</>
	);
}

function QuietNote({ frame, sheet: { city } }: { frame: Frame; sheet: HomeSheet }) {
	const t = translator(words, frame.lang);
	return (
		<section class="note tight">
			<p><b>{t(city.status === 'quiet' ? 'youAreQuiet' : 'youDoNotTravel')}</b> {city.expectedReturn && t('backBy', { day: showDay(city.expectedReturn, frame.lang) })}</p>
			{city.status === 'quiet' && <p><a class="do" href={linkTo(frame, `/cities/${city.id}/status`)}>{t('comeBack')}</a></p>}
		</section>
	);
}

/** Where an action is done. */
function pathOf(city: CityId, action: NextAction): string {
	switch (action.kind) {
		case 'markStep': return `/cities/${city}/quarters/${action.quarter}/${action.step}`;
		case 'readGuide': return `/cities/${city}/guide/${action.quarter}`;
		case 'gradeTopics': return `/quarters/${action.quarter}/grades`;
		case 'answerBaseline': return `/cities/${city}/baseline/answer`;
		case 'settleLevels': return `/cities/${city}/baseline/session`;
		case 'tellNeed': return '/needs/new';
	}
}

const worksOffline: readonly NextAction['kind'][] = ['markStep', 'readGuide', 'answerBaseline', 'tellNeed'];

/** The one loud thing of the page: what to do, how long it takes, until when on the city's clock. */
export function Action({ frame, city, action }: { frame: Frame; city: Pick<City, 'id' | 'names'>; action: NextAction }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const step = action.kind === 'markStep' ? translator(stepWords, lang)(action.step) : '';
	const kind = action.kind === 'markStep' ? (action.late ? 'markLate' as const : `mark.${action.step}` as const) : action.kind;
	const values = { step, n: action.kind === 'answerBaseline' ? action.left : 0 };
	return (
		<>
			<p>{t(`say.${kind}`, values)}</p>
			<a class="do" href={linkTo(frame, pathOf(city.id, action))}>{t(`do.${action.kind}`)}</a>
			<p class="small soft">
				{t('minutes', { n: action.minutes })}
				{worksOffline.includes(action.kind) && ` · ${t('worksOffline')}`}
				{` · ${t('by', { day: showWeekday(action.by, lang), city: isolate(textIn(city.names, lang).text) })}`}
			</p>
		</>
	);
}

const placeClass = { past: 'done', here: 'here', between: 'next', ahead: 'ahead' } as const;

function StepLine({ frame, sheet, step: { step, from, until, place }, action }: { frame: Frame; sheet: HomeSheet; step: StepOnTimeline; action: NextAction | null }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const mark = sheet.marks.find((candidate) => candidate.step === step);
	const when = from === until ? showDay(from, lang) : place === 'here' ? t('nowUntil', { day: showWeekday(until, lang) }) : showSpan(from, until, lang);
	const path = sheet.quarter && `/cities/${sheet.city.id}/quarters/${sheet.quarter.id}/${step}`;
	return (
		<li class={place === 'past' && !mark ? 'open' : placeClass[place]} aria-current={place === 'here' ? 'step' : undefined}>
			<h3>{translator(stepWords, lang)(step)} <span>{when}{mark && ` · ${markWords(mark, t)}`}</span></h3>
			{action && <Action frame={frame} city={sheet.city} action={action} />}
			{!action && place === 'here' && path && <p class="small"><a href={linkTo(frame, path)}>{t(mark ? 'changeMark' : 'tellIt')}</a></p>}
			{place === 'past' && !mark && path && sheet.quarter?.state === 'chosen' && <p class="small"><a href={linkTo(frame, path)}>{t('tellIt')}</a></p>}
			{place === 'ahead' && <p class="small soft">{t(`later.${step}`)}</p>}
		</li>
	);
}

function markWords(mark: Mark, t: (key: 'mark.people' | 'mark.done' | 'mark.notDone' | 'mark.notTaken', values?: Record<string, number>) => string): string {
	if (mark.state !== 'done') return t(mark.state === 'notDone' ? 'mark.notDone' : 'mark.notTaken');
	return mark.people ? t('mark.people', { n: mark.people }) : t('mark.done');
}

/** How many items of the guide the home names; the rest is one press away. */
const mostItems = 4;

function GuideCard({ frame, sheet: { city, quarter, guide } }: { frame: Frame; sheet: HomeSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const items = quarter ? buildGuide({ ...guide, steps: quarter.steps }).filter((item) => item.variant !== 'common' || item.part === 'objective') : [];
	const at = linkTo(frame, guidePath(city.id, quarter?.id ?? null));
	return (
		<section class="card">
			<header><h2>{t('guide')}</h2>{items.length > 0 && <a class="small" href={at}>{t('openGuide')}</a>}</header>
			{items.length === 0 ? <p>{t(guide.topics.length > 0 ? 'guideBeingWritten' : 'noGuide')}</p> : (
				<ul class="rows">
					{items.slice(0, mostItems).map((item) => (
						<li key={item.key}>
							<span><a href={at}>{titleOf(item, undefined, false, lang)}</a> <span class={`tag ${item.variant}`}>{t(`variant.${item.variant}`)}</span></span>
							<span class="small soft">{tellWhy(item, lang)} · {t('minutes', { n: item.minutes })}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function Why({ frame, sheet, why, quarter }: { frame: Frame; sheet: HomeSheet; why: WhyTopic; quarter: Quarter }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const points = (value: number) => showDecimal(value, lang);
	return (
		<section class="card">
			<h2>{t('why')}</h2>
			<p>{t('whyNeeded', { n: why.needing })} {t('whyPaid', { city: isolate(textIn(sheet.city.names, lang).text), paid: points(why.paid), holds: points(why.holds) })}</p>
			<p class="small"><a href={linkTo(frame, `/quarters/${quarter.id}/receipts/${sheet.city.id}`)}>{t('receipt')}</a></p>
		</section>
	);
}

function Others({ frame, sheet, here }: { frame: Frame; sheet: HomeSheet; here: StepOnTimeline | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<section class="card">
			<h2>{t('others')}</h2>
			{sheet.told.length === 0 ? <p class="small">{t(here ? 'othersQuiet' : 'othersBetween')}</p> : (
				<ul class="rows">{sheet.told.map((other) => <li key={other.city}><b><bdi>{textIn(other.names, lang).text}</bdi></b><span class="small" dir="auto">{other.words.length > 220 ? `${other.words.slice(0, 219)}…` : other.words}</span></li>)}</ul>
			)}
		</section>
	);
}


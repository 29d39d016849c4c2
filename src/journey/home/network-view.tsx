import { showDay, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator } from '#i18n/translator.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { travels } from '#journey/network/network.ts';
import { Pages } from '#journey/network/paging-view.tsx';
import { placePage } from '#journey/network/place-page.ts';
import type { Step } from '#journey/network/step.ts';
import { timeline, type Mark, type Quarter } from '#journey/quarter/quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import type { CitySigns, Sign } from './home.ts';
import { networkWords } from './network-words.ts';
import { words } from './words.ts';

export interface NetworkSheet {
	today: Day;
	cities: readonly City[];
	quarter: Quarter | null;
	/** Quarters of the whole programme. */
	quarters: number;
	topics: readonly string[];
	marks: readonly Pick<Mark, 'city' | 'step'>[];
	gathering: Quarter | null;
	graded: ReadonlySet<CityId>;
	/** Null for those who do not call cities: funders and guest experts. */
	signs: readonly CitySigns[] | null;
	coordinators: ReadonlyMap<CityId, string>;
	mayPlan: boolean;
	/** Row of the calls from which on they are shown, as the reader asked. */
	from: string | undefined;
}

/** Cities named in one place: more nobody reads at once, and a page's cost must not grow with the network. */
const citiesShown = 30;

/** The network's home: the same line with every city on it, and who may need a call. */
export function NetworkHome({ frame, sheet }: { frame: Frame; sheet: NetworkSheet }) {
	const { lang } = frame;
	const t = translator(networkWords, lang);
	const home = translator(words, lang);
	const { quarter, cities, quarters, topics } = sheet;
	const travelling = cities.filter(travels);
	return (
		<Layout frame={frame} kicker={quarter ? home('kicker', { city: isolate(frame.network ?? ''), n: quarter.number, total: quarters }) : undefined} title={topics.join(' · ') || t('title')} lede={t('lede', { n: travelling.length })}>
			<div class="two">
				<div class="stack">
					<NetworkLine frame={frame} sheet={sheet} travelling={travelling} />
					{sheet.signs && <Calls frame={frame} sheet={sheet} signs={sheet.signs} />}
				</div>
				<aside class="stack">
					<section class="card">
						<h2>{t('gathering')}</h2>
						{sheet.gathering
							? <p>{t('graded', { n: travelling.filter((city) => sheet.graded.has(city.id)).length, of: travelling.length, day: showDay(sheet.gathering.gradesCloseOn, lang) })} <a href={linkTo(frame, `/quarters/${sheet.gathering.id}`)}>{t('openQuarter', { n: sheet.gathering.number })}</a></p>
							: <p>{t('noNext')} {sheet.mayPlan && <a href={linkTo(frame, '/quarters/next')}>{t('planNext')}</a>}</p>}
					</section>
					<Quiet frame={frame} cities={cities.filter((city) => city.status === 'quiet')} />
				</aside>
			</div>
		</Layout>
	);
}

const placeClass = { past: 'done', here: 'here', between: 'next', ahead: 'ahead' } as const;

function NetworkLine({ frame, sheet: { quarter, marks, today }, travelling }: { frame: Frame; sheet: NetworkSheet; travelling: readonly City[] }) {
	const { lang } = frame;
	const t = translator(networkWords, lang);
	const home = translator(words, lang);
	const names = translator(stepWords, lang);
	if (!quarter) return <section class="card"><h2>{t('line')}</h2><p>{home('noQuarter')}</p></section>;
	const begun = quarter.steps.filter(({ from }) => from <= today).map(({ step }) => step);
	// A city stands at its first step that has begun and of which it has told nothing.
	const marked = new Set(marks.map(({ city, step }) => `${city} ${step}`));
	const placeOf = (city: City) => begun.find((step) => !marked.has(`${city.id} ${step}`)) ?? null;
	const places = new Map(begun.map((step): [Step | null, City[]] => [step, []]));
	const told: City[] = [];
	for (const city of travelling) (places.get(placeOf(city)) ?? told).push(city);
	const more = linkTo(frame, `/quarters/${quarter.id}#marks`);
	return (
		<section class="card" aria-labelledby="line">
			<header><h2 id="line">{t('line')}</h2><a class="small" href={linkTo(frame, `/quarters/${quarter.id}`)}>{t('openQuarter', { n: quarter.number })}</a></header>
			<ol class="line">
				{timeline(quarter, today).map(({ step, from, until, place }) => (
					<li key={step} class={placeClass[place]} aria-current={place === 'here' ? 'step' : undefined}>
						<h3>{names(step)} <span>{showDay(from, lang)}{from !== until && ` – ${showDay(until, lang)}`}{place === 'here' && ` · ${t('here')}`}</span></h3>
						{begun.includes(step) && <CityNames frame={frame} cities={places.get(step) ?? []} empty={t('nobody')} more={more} />}
					</li>
				))}
			</ol>
			{begun.length > 0 && told.length > 0 && <p class="small"><span class="tag core">{t('allTold')}</span> <CityNames frame={frame} cities={told} empty="" more={more} /></p>}
		</section>
	);
}

/** The first cities by name; the link `more` leads to where all are. */
function CityNames({ frame, cities, empty, more }: { frame: Frame; cities: readonly City[]; empty: string; more: string }) {
	if (cities.length === 0) return <p class="small soft">{empty}</p>;
	return (
		<span class="small names">
			{cities.slice(0, citiesShown).map((city) => <a key={city.id} href={linkTo(frame, `/cities/${city.id}/home`)}><bdi>{textIn(city.names, frame.lang).text}</bdi></a>)}
			<More frame={frame} n={cities.length - citiesShown} at={more} />
		</span>
	);
}

function More({ frame, n, at }: { frame: Frame; n: number; at: string }) {
	return n > 0 ? <a href={at}>{translator(networkWords, frame.lang)('more', { n })}</a> : null;
}

function Calls({ frame, sheet, signs }: { frame: Frame; sheet: NetworkSheet; signs: readonly CitySigns[] }) {
	const { lang } = frame;
	const t = translator(networkWords, lang);
	const paging = placePage(sheet.from, citiesShown, signs.length);
	const known = new Map(sheet.cities.map((city) => [city.id, city]));
	return (
		<section class="card" id="calls">
			<h2>{t('calls')}</h2>
			{signs.length === 0 ? <p>{t('noCalls')}</p> : (
				<ul class="rows">
					{signs.slice(paging.first, paging.first + paging.shown).map(({ city, signs: found }) => {
						const coordinator = sheet.coordinators.get(city);
						return (
							<li key={city}>
								<b><a href={linkTo(frame, `/cities/${city}/home`)}><bdi>{textIn(known.get(city)?.names ?? {}, lang).text}</bdi></a></b>
								{found.map((sign) => <span key={sign.kind} class="small">{sayOf(sign, frame)}</span>)}
								{coordinator && <span class="small soft"><a href={linkTo(frame, `/cities/${city}/people`)}>{t('coordinator', { name: isolate(coordinator) })}</a></span>}
							</li>
						);
					})}
				</ul>
			)}
			<Pages frame={frame} paging={paging} at={(from) => linkTo(frame, `/?from=${from}#calls`)} />
		</section>
	);
}

function sayOf(sign: Sign, { lang }: Frame): string {
	const t = translator(networkWords, lang);
	switch (sign.kind) {
		case 'stepOpen': return t('sign.stepOpen', { step: translator(stepWords, lang)(sign.step), day: showDay(sign.since, lang) });
		case 'notGraded': return t('sign.notGraded', { day: showDay(sign.by, lang) });
		case 'baselineOpen': return t('sign.baselineOpen', { n: sign.left });
		case 'returnExpected': return t('sign.returnExpected', { day: showDay(sign.since, lang) });
		case 'noCoordinator': return t('sign.noCoordinator');
		case 'justBack': return t('sign.justBack');
	}
}

function Quiet({ frame, cities }: { frame: Frame; cities: readonly City[] }) {
	const { lang } = frame;
	const t = translator(networkWords, lang);
	const home = translator(words, lang);
	if (cities.length === 0) return null;
	return (
		<section class="card">
			<h2>{t('quiet')}</h2>
			<ul class="rows">{cities.slice(0, citiesShown).map((city) => <li key={city.id}><a href={linkTo(frame, `/cities/${city.id}`)}><bdi>{textIn(city.names, lang).text}</bdi></a><span class="small soft" dir="auto">{city.statusReason} {city.expectedReturn && home('backBy', { day: showDay(city.expectedReturn, lang) })}</span></li>)}</ul>
			{cities.length > citiesShown && <p class="small"><More frame={frame} n={cities.length - citiesShown} at={linkTo(frame, '/cities')} /></p>}
		</section>
	);
}

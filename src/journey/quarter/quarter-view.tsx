import type { ComponentChildren } from 'preact';
import { showDate, showDay, showSpan, type Day } from '#i18n/day.ts';
import { textIn, translator } from '#i18n/translator.ts';
import type { Topic } from '#journey/backlog/backlog.ts';
import { takesPart, travels, type City } from '#journey/network/network.ts';
import { Pages } from '#journey/network/paging-view.tsx';
import { placePage } from '#journey/network/place-page.ts';
import { answeredWith, Conflict, Done, Form, Refused, Submit, TextArea, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { explainIn, type PlanRefusal } from './plan-view.tsx';
import type { Step } from '#journey/network/step.ts';
import { can, hasComeToItsEnd, timeline, type Mark, type Quarter, type StepMove } from './quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { words } from './words.ts';

/** Where a quarter stands, in words; a chosen one that has begun is running. */
function placeOf(quarter: Quarter, today: Day): 'planned' | 'gathering' | 'reviewing' | 'chosen' | 'running' | 'closed' {
	return quarter.state === 'chosen' && quarter.startsOn <= today ? 'running' : quarter.state;
}

/** All quarters, the latest first. */
export function QuarterList({ frame, quarters, today, mayPlan }: { frame: Frame; quarters: readonly { quarter: Quarter; topics: readonly Topic[] }[]; today: Day; mayPlan: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<Layout frame={frame} title={t('quarters')} lede={t('quartersLede')}>
			{mayPlan && <p><a class="do quiet" href={linkTo(frame, '/quarters/next')}>{t('planNext')}</a></p>}
			{quarters.length === 0 ? <p class="card">{t('noQuarters')}</p> : (
				<section class="card">
					<ul class="rows">
						{[...quarters].reverse().map(({ quarter, topics }) => (
							<li key={quarter.id}>
								<span><a href={linkTo(frame, `/quarters/${quarter.id}`)}><b>{t('quarterN', { n: quarter.number })}</b></a> <span class={placeOf(quarter, today) === 'running' ? 'tag stretch' : 'tag'}>{t(`place.${placeOf(quarter, today)}`)}</span></span>
								<span>{topics.map((topic) => textIn(topic.names, lang).text).join(' · ')}</span>
								<span class="small soft">{showSpan(quarter.startsOn, quarter.endsOn, lang)}</span>
							</li>
						))}
					</ul>
				</section>
			)}
		</Layout>
	);
}

interface QuarterView {
	frame: Frame;
	newKey: () => string;
	quarter: Quarter;
	today: Day;
	mayPlan: boolean;
	cities: readonly City[];
	/** Of each city and step, what it said, under both their ids. */
	marks: ReadonlyMap<string, Mark['state']>;
	/** Row of the cities from which on they are shown, as the reader asked. */
	from: string | undefined;
	moves: readonly StepMove[];
	topics: readonly Topic[];
	bad: CameBack | undefined;
	refusal: PlanRefusal | undefined;
	done: string | undefined;
}

const doneWords = ['planned', 'saved', 'moved', 'closed'] as const;

/** One quarter: its steps, what the cities did, its topic, and what has moved. */
export function QuarterPage(view: QuarterView) {
	const { frame, newKey, quarter, today, mayPlan, moves, topics, bad, refusal, done } = view;
	const { lang } = frame;
	const t = translator(words, lang);
	const said = doneWords.find((word) => word === done);
	const at = linkTo(frame, `/quarters/${quarter.id}`);
	return (
		<Layout frame={frame} title={t('quarterN', { n: quarter.number })} kicker={t(`place.${placeOf(quarter, today)}`)} lede={showSpan(quarter.startsOn, quarter.endsOn, lang)}>
			{said && <Done>{t(said)}</Done>}
			{refusal && !refusal.theirs && <Refused>{explainIn(lang)(refusal.problem)}</Refused>}
			<div class="two">
				<div class="stack">
					<Steps frame={frame} quarter={quarter} today={today} mayPlan={mayPlan} />
					<MarkTable {...view} />
				</div>
				<aside class="stack">
					<section class="card">
						<h2>{t('topics')}</h2>
						{topics.length === 0 && <p>{t('noTopic', { day: showDate(quarter.gradesCloseOn, lang) })}</p>}
						{topics.map((topic) => <p key={topic.id}><a href={linkTo(frame, `/topics/${topic.id}`)}><b>{textIn(topic.names, lang).text}</b></a><br /><span class="small soft">{textIn(topic.objective, lang).text}</span></p>)}
						<p><a href={`${at}/choice`}>{t('choice')}</a></p>
					</section>
					{mayPlan ? <MessageForm keyValue={newKey()} frame={frame} quarter={quarter} bad={bad} theirs={refusal?.theirs} /> : quarter.message && <section class="card"><p lang={quarter.lang} dir="auto">{quarter.message}</p></section>}
					<section class="card">
						<h2>{t('moves')}</h2>
						{moves.length === 0 ? <p class="small soft">{t('noMoves')}</p> : <ul class="rows">{moves.map((move) => <li key={move.id}><span>{t('movedFrom', { step: translator(stepWords, lang)(move.step), before: showDay(move.before, lang), after: showDay(move.after, lang) })}</span><span class="small soft" dir="auto">{move.why}</span></li>)}</ul>}
					</section>
					{mayPlan && can(quarter, 'close') && hasComeToItsEnd(quarter, today) && (
						<section class="card">
							<p class="small soft">{t('closeHelp')}</p>
							<Form action={`${at}/close`} keyValue={newKey()}><Submit quiet>{t('close')}</Submit></Form>
						</section>
					)}
				</aside>
			</div>
		</Layout>
	);
}

const placeClass = { past: 'done', here: 'here', between: 'next', ahead: 'ahead' } as const;

function Steps({ frame, quarter, today, mayPlan }: { frame: Frame; quarter: Quarter; today: Day; mayPlan: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	return (
		<section class="card" aria-labelledby="steps">
			<h2 id="steps">{t('steps')}</h2>
			<ol class="line">
				{timeline(quarter, today).map(({ step, from, until, place }) => (
					<li key={step} class={placeClass[place]} aria-current={place === 'here' ? 'step' : undefined}>
						<h3>{names(step)} <span>{from === until ? showDay(from, lang) : showSpan(from, until, lang)}</span></h3>
						{mayPlan && place !== 'past' && quarter.state !== 'closed' && <a class="small" href={linkTo(frame, `/quarters/${quarter.id}/move/${step}`)}>{t('move')}<span class="hidden"> {names(step)}</span></a>}
					</li>
				))}
			</ol>
		</section>
	);
}

/** Cities a page shows: more nobody reads at once, and a page's cost must not grow with the network. */
const citiesShown = 100;

function MarkTable({ frame, quarter, today, cities, marks, from }: QuarterView) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	const begun = quarter.steps.filter((dates) => dates.from <= today).map((dates) => dates.step);
	if (begun.length === 0) return null;
	const cell = (city: City, step: Step): ComponentChildren => {
		const state = marks.get(`${city.id} ${step}`);
		return state ? names(`state.${state}`) : <span class="soft">–</span>;
	};
	const all = cities.filter(takesPart);
	const paging = placePage(from, citiesShown, all.length);
	return (
		<section class="card" id="marks">
			<h2>{t('marks')}</h2>
			<Scroll label={t('marks')}>
				<table class="plain">
					<thead><tr><th scope="col" />{begun.map((step) => <th key={step} scope="col">{names(step)}</th>)}</tr></thead>
					<tbody>
						{all.slice(paging.first, paging.first + citiesShown).map((city) => (
							<tr key={city.id} class={travels(city) ? undefined : 'quiet-row'}>
								<th scope="row"><bdi>{textIn(city.names, lang).text}</bdi>{!travels(city) && <span class="small soft"> · {t('quietCity')}</span>}</th>
								{begun.map((step) => <td key={step}>{cell(city, step)}</td>)}
							</tr>
						))}
					</tbody>
				</table>
			</Scroll>
			<Pages frame={frame} paging={paging} at={(first) => linkTo(frame, `/quarters/${quarter.id}?from=${first}#marks`)} />
		</section>
	);
}

function MessageForm({ keyValue, frame, quarter, bad, theirs }: { keyValue: string; frame: Frame; quarter: Quarter; bad: CameBack | undefined; theirs: Quarter | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answeredWith(lang, bad, explainIn(lang));
	return (
		<section class="card">
			{theirs && <Conflict lang={lang} texts={[{ label: t('message'), theirs: theirs.message, yours: bad?.typed['message']?.[0] ?? '' }]} />}
			<Form action={linkTo(frame, `/quarters/${quarter.id}`)} keyValue={keyValue} version={(theirs ?? quarter).version} draft="message" answered={answered}>
				<TextArea name="message" label={t('message')} help={t('messageHelp')} value={quarter.message} max={1000} optional answered={answered} />
				<Submit quiet>{t('save')}</Submit>
			</Form>
		</section>
	);
}

import { Hono } from 'hono';
import type { ComponentChildren } from 'preact';
import type { BadForm } from '#forms/read.ts';
import { addDays, dayIn, showDate, showDay, showSpan, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator, type Lang } from '#i18n/translator.ts';
import type { Topic } from '#journey/backlog/backlog.ts';
import { listTopics } from '#journey/backlog/store.server.ts';
import { may, takesPart, travels, type City } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { changeMessage, closeQuarter, moveStep, planNextQuarter } from './commands.server.ts';
import { readMessage, readMove, readPlanned, readStep } from './form.ts';
import { daysOfQuarter } from './plan-quarter.ts';
import { can, timeline, type Mark, type Quarter, type QuarterId, type Step } from './quarter.ts';
import { stepWords } from './step-words.ts';
import { findQuarter, listMarks, listQuarters, listQuarterTopics, listStepMoves, type StepMove } from './store.server.ts';
import { words } from './words.ts';

/** The quarters of the network: the list, planning the next one, one quarter with its dates and what the cities did. */
export const quarterPages = new Hono<InsideEnv>()
	.get('/:lang/quarters', async (c) => {
		const { db, network, actor, now } = c.get('inside');
		const [quarters, chosen, topics] = [await listQuarters(db, network.id), await listQuarterTopics(db, network.id), await listTopics(db, network.id)];
		const namesOf = (quarter: Quarter) => chosen.filter((choice) => choice.quarter === quarter.id).flatMap((choice) => topics.filter((topic) => topic.id === choice.topic));
		return page(c, <QuarterList frame={c.get('frame')} quarters={quarters.map((quarter) => ({ quarter, topics: namesOf(quarter) }))} today={dayIn(network.zone, now)} mayPlan={may(actor, 'planQuarter')} />);
	})
	.get('/:lang/quarters/next', async (c) => (may(c.get('inside').actor, 'planQuarter') ? showPlan(c) : c.notFound()))
	.post('/:lang/quarters/next', async (c) => {
		const { db, actor, now } = c.get('inside');
		const frame = c.get('frame');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const reading = readPlanned(await c.req.formData());
		if (!reading.ok) return showPlan(c, reading);
		const outcome = await planNextQuarter(db, actor, { ...reading.value, lang: frame.lang }, now);
		return outcome.ok ? c.redirect(`${linkTo(frame, `/quarters/${outcome.quarter}`)}?done=planned`, 303) : showPlan(c, { typed: reading.typed }, outcome.problem);
	})
	.get('/:lang/quarters/:quarter', async (c) => showQuarter(c))
	.post('/:lang/quarters/:quarter', async (c) => {
		const { db, actor, now } = c.get('inside');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const reading = readMessage(await c.req.formData());
		if (!reading.ok) return showQuarter(c, reading);
		const outcome = await changeMessage(db, actor, { ...reading.value, quarter: quarterIn(c), lang: c.get('frame').lang }, now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=saved`, 303) : showQuarter(c, { typed: reading.typed }, outcome);
	})
	.post('/:lang/quarters/:quarter/close', async (c) => {
		const { db, actor, now } = c.get('inside');
		if (!may(actor, 'planQuarter')) return c.notFound();
		const key = (await c.req.formData()).get('key');
		const outcome = await closeQuarter(db, actor, { key: typeof key === 'string' ? key.slice(0, 80) : '', quarter: quarterIn(c) }, now);
		return outcome.ok ? c.redirect(`${c.req.path.replace(/\/close$/, '')}?done=closed`, 303) : showQuarter(c, undefined, outcome);
	})
	.get('/:lang/quarters/:quarter/move/:step', async (c) => showMove(c))
	.post('/:lang/quarters/:quarter/move/:step', async (c) => {
		const { db, actor, now } = c.get('inside');
		const step = readStep(c.req.param('step'));
		if (!step) return c.notFound();
		const reading = readMove(await c.req.formData());
		if (!reading.ok) return showMove(c, reading);
		const outcome = await moveStep(db, actor, { ...reading.value, quarter: quarterIn(c), step }, now);
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), `/quarters/${quarterIn(c)}`)}?done=moved`, 303);
		return showMove(c, { typed: reading.typed }, outcome);
	});

const quarterIn = (c: InsideContext) => (c.req.param('quarter') ?? '') as QuarterId;

type Bad = BadForm | { typed: BadForm['typed']; fields?: undefined };
interface Refusal { problem: string; theirs?: Quarter }

function explainIn(lang: Lang) {
	const t = translator(words, lang);
	return (problem: string) => (`problem.${problem}` in words.en ? t(`problem.${problem}` as 'problem.notFound') : undefined);
}

function answers(lang: Lang, bad: Bad | undefined): Answered {
	return { ...answeredWith(lang, null, explainIn(lang)), typed: bad?.typed, fields: bad?.fields };
}

async function showPlan(c: InsideContext, bad?: Bad, problem?: string) {
	const { db, network } = c.get('inside');
	const quarters = await listQuarters(db, network.id);
	return page(c, <Plan frame={c.get('frame')} last={quarters[quarters.length - 1]} first={network.firstQuarter} bad={bad} problem={problem} />, problem ? statusOf(problem) : bad ? 422 : 200);
}

async function showQuarter(c: InsideContext, bad?: Bad, refusal?: Refusal) {
	const { db, network, actor, now } = c.get('inside');
	const frame = c.get('frame');
	const quarter = await findQuarter(db, network.id, quarterIn(c));
	if (!quarter) return c.notFound();
	const view = {
		frame, quarter, today: dayIn(network.zone, now), mayPlan: may(actor, 'planQuarter'), bad, refusal, done: c.req.query('done'),
		cities: await listCities(db, network.id, frame.lang), marks: await listMarks(db, network.id, quarter.id, null), moves: await listStepMoves(db, network.id, quarter.id),
		topics: await topicsOf(c, quarter),
	};
	return page(c, <QuarterPage {...view} />, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

async function topicsOf(c: InsideContext, quarter: Quarter): Promise<Topic[]> {
	const { db, network } = c.get('inside');
	const chosen = (await listQuarterTopics(db, network.id)).filter((choice) => choice.quarter === quarter.id);
	return chosen.length === 0 ? [] : (await listTopics(db, network.id)).filter((topic) => chosen.some((choice) => choice.topic === topic.id));
}

async function showMove(c: InsideContext, bad?: Bad, refusal?: Refusal) {
	const { db, network, actor, now } = c.get('inside');
	const step = readStep(c.req.param('step') ?? '');
	const quarter = await findQuarter(db, network.id, quarterIn(c));
	if (!quarter || !step || !may(actor, 'planQuarter')) return c.notFound();
	const body = <Move frame={c.get('frame')} quarter={refusal?.theirs ?? quarter} step={step} today={dayIn(network.zone, now)} bad={bad} refusal={refusal} />;
	return page(c, body, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

/** Where a quarter stands, in words; a chosen one that has begun is running. */
function placeOf(quarter: Quarter, today: Day): 'planned' | 'gathering' | 'reviewing' | 'chosen' | 'running' | 'closed' {
	return quarter.state === 'chosen' && quarter.startsOn <= today ? 'running' : quarter.state;
}

function QuarterList({ frame, quarters, today, mayPlan }: { frame: Frame; quarters: readonly { quarter: Quarter; topics: readonly Topic[] }[]; today: Day; mayPlan: boolean }) {
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

function Plan({ frame, last, first, bad, problem }: { frame: Frame; last: Quarter | undefined; first: string; bad: Bad | undefined; problem: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	const startsOn = last ? addDays(last.endsOn, 1) : daysOfQuarter(first)?.startsOn;
	const options = [...(last ? (['last'] as const) : []), 'template' as const].map((value) => ({ value: value as string, label: t(`from.${value}`), note: t(`fromHelp.${value}`) }));
	return (
		<Layout frame={frame} title={t('planNext')} lede={t('planLede')} kicker={t('quarterN', { n: (last?.number ?? 0) + 1 })}>
			{problem && <Refused>{explainIn(lang)(problem)}</Refused>}
			<Form keyValue={newId()} draft="plan" answered={answered} class="card">
				<TextField name="startsOn" type="date" label={t('startsOn')} value={startsOn} answered={answered} />
				<TextField name="endsOn" type="date" label={t('endsOn')} value={startsOn && addDays(startsOn, 90)} answered={answered} />
				<Choices name="from" label={t('from')} options={options} chosen={[last ? 'last' : 'template']} answered={answered} />
				<TextField name="slots" type="number" mode="numeric" label={t('slots')} help={t('slotsHelp')} value={last?.slots ?? 1} answered={answered} />
				<TextArea name="message" label={t('message')} help={t('messageHelp')} max={1000} optional answered={answered} />
				<Submit>{t('plan')}</Submit>
			</Form>
		</Layout>
	);
}

interface QuarterView {
	frame: Frame;
	quarter: Quarter;
	today: Day;
	mayPlan: boolean;
	cities: readonly City[];
	marks: readonly Mark[];
	moves: readonly StepMove[];
	topics: readonly Topic[];
	bad: Bad | undefined;
	refusal: Refusal | undefined;
	done: string | undefined;
}

const doneWords = ['planned', 'saved', 'moved', 'closed'] as const;

function QuarterPage({ frame, quarter, today, mayPlan, cities, marks, moves, topics, bad, refusal, done }: QuarterView) {
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
					<MarkTable frame={frame} quarter={quarter} today={today} cities={cities} marks={marks} />
				</div>
				<aside class="stack">
					<section class="card">
						<h2>{t('topics')}</h2>
						{topics.length === 0 && <p>{t('noTopic', { day: showDate(quarter.gradesCloseOn, lang) })}</p>}
						{topics.map((topic) => <p key={topic.id}><a href={linkTo(frame, `/topics/${topic.id}`)}><b>{textIn(topic.names, lang).text}</b></a><br /><span class="small soft">{textIn(topic.objective, lang).text}</span></p>)}
						<p><a href={`${at}/choice`}>{t('choice')}</a></p>
					</section>
					{mayPlan ? <MessageForm frame={frame} quarter={quarter} bad={bad} theirs={refusal?.theirs} /> : quarter.message && <section class="card"><p lang={quarter.lang} dir="auto">{quarter.message}</p></section>}
					<section class="card">
						<h2>{t('moves')}</h2>
						{moves.length === 0 ? <p class="small soft">{t('noMoves')}</p> : <ul class="rows">{moves.map((move) => <li key={move.id}><span>{t('movedFrom', { step: translator(stepWords, lang)(move.step), before: showDay(move.before, lang), after: showDay(move.after, lang) })}</span><span class="small soft" dir="auto">{move.why}</span></li>)}</ul>}
					</section>
					{mayPlan && can(quarter, 'close') && quarter.endsOn <= addDays(today, 14) && (
						<section class="card">
							<p class="small soft">{t('closeHelp')}</p>
							<Form action={`${at}/close`} keyValue={newId()}><Submit quiet>{t('close')}</Submit></Form>
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

function MarkTable({ frame, quarter, today, cities, marks }: { frame: Frame; quarter: Quarter; today: Day; cities: readonly City[]; marks: readonly Mark[] }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	const begun = quarter.steps.filter((dates) => dates.from <= today).map((dates) => dates.step);
	if (begun.length === 0) return null;
	const cell = (city: City, step: Step): ComponentChildren => {
		const mark = marks.find((candidate) => candidate.city === city.id && candidate.step === step);
		if (mark) return names(`state.${mark.state}`);
		return <span class="soft">–</span>;
	};
	return (
		<section class="card">
			<h2>{t('marks')}</h2>
			<div class="scroll">
				<table class="plain">
					<thead><tr><th scope="col" />{begun.map((step) => <th key={step} scope="col">{names(step)}</th>)}</tr></thead>
					<tbody>
						{cities.filter(takesPart).map((city) => (
							<tr key={city.id} class={travels(city) ? undefined : 'quiet-row'}>
								<th scope="row"><bdi>{textIn(city.names, lang).text}</bdi>{!travels(city) && <span class="small soft"> · {t('quietCity')}</span>}</th>
								{begun.map((step) => <td key={step}>{cell(city, step)}</td>)}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

function MessageForm({ frame, quarter, bad, theirs }: { frame: Frame; quarter: Quarter; bad: Bad | undefined; theirs: Quarter | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	return (
		<section class="card">
			{theirs && <Conflict lang={lang} texts={[{ label: t('message'), theirs: theirs.message, yours: bad?.typed['message']?.[0] ?? '' }]} />}
			<Form action={linkTo(frame, `/quarters/${quarter.id}`)} keyValue={newId()} version={(theirs ?? quarter).version} draft="message" answered={answered}>
				<TextArea name="message" label={t('message')} help={t('messageHelp')} value={quarter.message} max={1000} optional answered={answered} />
				<Submit quiet>{t('save')}</Submit>
			</Form>
		</section>
	);
}

function Move({ frame, quarter, step, today, bad, refusal }: { frame: Frame; quarter: Quarter; step: Step; today: Day; bad: Bad | undefined; refusal: Refusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answers(lang, bad);
	const dates = quarter.steps.find((candidate) => candidate.step === step);
	const hasBegun = dates !== undefined && dates.from <= today;
	const standing = dates && (hasBegun ? dates.until : dates.from);
	const label = t(hasBegun ? 'newLastDay' : 'newFirstDay', { day: standing ? showDate(standing, lang) : '' });
	return (
		<Layout frame={frame} title={t('moveTitle', { step: isolate(translator(stepWords, lang)(step)) })} kicker={t('quarterN', { n: quarter.number })} lede={t('moveLede')}>
			{refusal?.theirs && <Conflict lang={lang} texts={[{ label, theirs: standing ?? '', yours: bad?.typed['day']?.[0] ?? '' }]} />}
			{refusal && !refusal.theirs && <Refused>{explainIn(lang)(refusal.problem)}</Refused>}
			<Form keyValue={newId()} version={quarter.version} draft="move" answered={answered} class="card">
				<TextField name="day" type="date" label={label} value={standing} answered={answered} />
				<TextArea name="why" label={t('why')} help={t('whyHelp')} rows={2} max={500} answered={answered} />
				<Submit>{t('move')}</Submit>
			</Form>
		</Layout>
	);
}

import type { LedgerAudit } from '#algorithms/audit-ledger.ts';
import type { FieldProblem, Typed } from '#forms/read.ts';
import { addDays, showDate, showWeekday, type Day } from '#i18n/day.ts';
import { isolate, translator } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { answeredWith, Done, Form, Refused, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { choiceWords } from './choice-words.ts';
import type { Proposal } from './choose-topics.ts';
import { explainChoice, type ExplainedChoice } from './explain-choice.ts';
import { Graded } from './grade-view.tsx';
import type { LedgerEntry, Quarter } from './quarter.ts';
import { Heard, LongList, namesIn, Reasons, tellAudit, type Names } from './reasons-view.tsx';
import { reasonsWords } from './reasons-words.ts';

export interface ChoiceView {
	frame: Frame;
	quarter: Omit<Quarter, 'steps'>;
	zone: string;
	today: Day;
	mayPlan: boolean;
	mayConfirm: boolean;
	/** Whether this reader sees what single cities asked and pay. */
	mayRead: boolean;
	done: string | undefined;
	typed: Typed | undefined;
	fields: readonly FieldProblem[] | undefined;
	refusal: string | undefined;
	newKey: () => string;
	/** Cities whose receipts this reader may open: their own, or all. */
	ownCities: readonly CityId[];
	readsAll: boolean;
}

const t0 = (frame: Frame) => translator(choiceWords, frame.lang);
const doneWords = ['opened', 'closed', 'confirmed'] as const;

function Said({ frame, done, refusal }: Pick<ChoiceView, 'frame' | 'done' | 'refusal'>) {
	const t = t0(frame);
	const said = doneWords.find((word) => word === done);
	return (
		<>
			{said && !refusal && <Done>{t(said)}</Done>}
			{refusal && refusal !== 'editedMeanwhile' && <Refused>{t(`problem.${refusal}` in choiceWords.en ? (`problem.${refusal}` as 'problem.notNow') : 'problem.notNow')}</Refused>}
			{refusal === 'editedMeanwhile' && <Refused>{t('problem.notNow')}</Refused>}
		</>
	);
}

function answeredFor({ frame, typed, fields }: Pick<ChoiceView, 'frame' | 'typed' | 'fields'>): Answered {
	return { ...answeredWith(frame.lang, null), typed, fields };
}

/** Planned or gathering: who has graded, until when, and opening or closing by hand. */
export function BeforeClosing(view: ChoiceView & { graded: ReadonlyMap<CityId, string>; travelling: readonly City[]; mayEnter: boolean }) {
	const { frame, quarter, mayPlan, newKey } = view;
	const t = t0(frame);
	const at = linkTo(frame, `/quarters/${quarter.id}`);
	const isOpen = quarter.state === 'gathering';
	const day = showWeekday(quarter.gradesCloseOn, frame.lang);
	return (
		<Layout frame={frame} title={t('title')} kicker={isOpen ? t('kickerOpen', { n: quarter.number, day }) : t('quarterN', { n: quarter.number })} lede={t('lede')}>
			<Said {...view} />
			<div class="two">
				<div class="stack">
					<p class="card">{isOpen ? t('gathering', { day }) : t('planned')} {isOpen && view.mayRead && <a href={`${at}/grades`}>{t('toGrades')}</a>}</p>
					{isOpen && <Graded frame={frame} quarter={quarter} cities={view.travelling} graded={view.graded} mayEnter={view.mayEnter} />}
				</div>
				{mayPlan && (
					<aside class="stack">
						<Opening {...view} title={t(isOpen ? 'moveTitle' : 'openTitle')} submit={t(isOpen ? 'change' : 'open')} />
						{isOpen && <section class="card"><p class="small soft">{t('closeHelp')}</p><Form action={`${at}/choice/close`} keyValue={newKey()} version={quarter.version}><Submit quiet>{t('closeNow')}</Submit></Form></section>}
					</aside>
				)}
			</div>
		</Layout>
	);
}

function Opening(view: ChoiceView & { title: string; submit: string; help?: string }) {
	const { frame, quarter, today, title, submit, help } = view;
	const t = t0(frame);
	const passed = quarter.gradesCloseOn < today;
	const week = addDays(today, 7);
	return (
		<section class="card">
			<h2>{title}</h2>
			{help && <p class="small soft">{help}</p>}
			<Form action={linkTo(frame, `/quarters/${quarter.id}/choice/open`)} keyValue={view.newKey()} version={quarter.version} answered={answeredFor(view)}>
				<TextField name="closesOn" type="date" label={t('closesOn')} help={t('closesOnHelp', { zone: view.zone })} value={passed ? (week < quarter.endsOn ? week : quarter.endsOn) : quarter.gradesCloseOn} answered={answeredFor(view)} />
				<Submit quiet={quarter.state !== 'planned'}>{submit}</Submit>
			</Form>
		</section>
	);
}

/** The facts contradict each other, or a quarter was chosen before there was a ledger. */
export function NothingProposed(view: ChoiceView) {
	const t = t0(view.frame);
	const why = translator(reasonsWords, view.frame.lang);
	return (
		<Layout frame={view.frame} title={t('title')} kicker={t('quarterN', { n: view.quarter.number })}>
			<Said {...view} />
			<p class="card">{why('nothing')} <a href={linkTo(view.frame, '/topics')}>{why('longList')}</a></p>
		</Layout>
	);
}

interface Proposed {
	digest: string;
	proposal: Proposal;
	audit: LedgerAudit | null;
}

/** Reviewing: the proposal with its reasons, what most votes would have chosen, and the long list. */
export function ReviewPage(view: ChoiceView & Proposed & { earlier: number | null }) {
	const { frame, quarter, proposal, mayConfirm, earlier } = view;
	const { lang } = frame;
	const t = t0(frame);
	const names = namesIn(proposal, lang);
	const choices = explainChoice(proposal);
	const topics = choices.flatMap((choice) => (choice.kind === 'none' ? [] : [choice.topic]));
	return (
		<Layout frame={frame} title={t('title')} kicker={t('kickerClosed', { n: quarter.number })} lede={t('lede')}>
			<Said {...view} />
			{earlier !== null && <p class="note">{t('earlierFirst', { n: earlier })}</p>}
			<div class="two">
				<div class="stack">
					{choices.map((choice, i) => <Why key={i} {...view} choice={choice} names={names} title={(topic) => t('proposed', { topic })} />)}
					{earlier === null && (
						<section class="card">
							{topics.length > 0 && mayConfirm && (
								<form method="post" action={linkTo(frame, `/quarters/${quarter.id}/choice`)}>
									<input type="hidden" name="key" value={view.newKey()} /><input type="hidden" name="seen" value={view.digest} />
									<Submit>{t('confirm', { topic: names.topics(topics) })}</Submit>
								</form>
							)}
							<p class="small soft">{t('confirmHelp')}</p>
							{mayConfirm && <Otherwise view={view} names={names} />}
						</section>
					)}
					{choices.map((choice, i) => <LongList key={i} frame={frame} standings={choice.standings} names={names} mayRead={view.mayRead} decided={false} />)}
					{view.audit && <p class="small soft">{tellAudit(view.audit, lang).join(' ')} <a href={linkTo(frame, '/ledger')}>{t('ledger')}</a></p>}
				</div>
				<aside class="stack">
					{view.mayRead && (proposal.silent.length > 0 || proposal.absent.length > 0) && <section class="card"><Heard entry={proposal} names={names} lang={lang} /></section>}
					{view.mayPlan && <Opening {...view} title={t('reopenTitle')} submit={t('reopen')} help={t('reopenHelp')} />}
				</aside>
			</div>
		</Layout>
	);
}

interface Explained extends Pick<ChoiceView, 'frame' | 'mayRead'> {
	choice: ExplainedChoice;
	names: Names;
	title: (topic: string) => string;
	proposal: Pick<LedgerEntry, 'topics'>;
}

function Why({ frame, choice, names, title, mayRead, proposal }: Explained) {
	const isCore = choice.kind !== 'none' && proposal.topics[choice.topic]?.kind === 'core';
	return <section class="card"><Reasons choice={choice} names={names} lang={frame.lang} mayRead={mayRead} title={title} isCore={isCore} /></section>;
}

function Decided({ decided, ...explained }: Explained & { decided: boolean }) {
	const { frame, choice, names, mayRead } = explained;
	return (
		<>
			<Why {...explained} />
			<LongList frame={frame} standings={choice.standings} names={names} mayRead={mayRead} decided={decided} />
		</>
	);
}

/** Asks first what would follow: choosing against the fair turn is possible, never by accident. */
function Otherwise({ view: { frame, quarter, proposal }, names }: { view: ChoiceView & Proposed; names: Names }) {
	const t = t0(frame);
	const { decisions } = proposal.record;
	const proposed = new Set(decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [decision.option])));
	const first = decisions[0];
	const possible = first === undefined || first.kind === 'forced' ? [] : [
		...(first.kind === 'none' ? [] : first.levels.map(({ option }) => option)),
		...first.ineligible.filter(({ reasons }) => reasons.every(({ code }) => code === 'noNeed')).map(({ option }) => option),
	].filter((option) => !proposed.has(option));
	if (possible.length === 0) return null;
	const answered = answeredWith(frame.lang, null);
	return (
		<details>
			<summary>{t('otherwise')}</summary>
			<form method="get" action={linkTo(frame, `/quarters/${quarter.id}/choice`)}>
				<Select name="instead" label={t('otherwiseTopic')} value={possible[0]} options={possible.map((value) => ({ value, label: names.topic(value) }))} answered={answered} />
				{quarter.slots > 1 && <Select name="slot" label={t('slot')} value="0" options={decisions.map((decision, i) => ({ value: String(i), label: decision.kind === 'none' ? t('slotN', { n: i + 1, of: quarter.slots }) : names.topic(decision.option) }))} answered={answered} />}
				<Submit quiet>{t('look')}</Submit>
			</form>
		</details>
	);
}

/** What a choice against the proposal would lead to, and the reason that everybody will read. */
export function OtherwisePage(view: ChoiceView & Proposed & { topic: TopicId; slot: number }) {
	const { frame, quarter, proposal, topic, slot } = view;
	const t = t0(frame);
	const names = namesIn(proposal, frame.lang);
	const choices = explainChoice(proposal);
	const shown = choices.map((choice) => (choice.kind === 'overridden' ? { ...choice, reason: null } : choice));
	const answered = answeredFor(view);
	const at = linkTo(frame, `/quarters/${quarter.id}/choice`);
	return (
		<Layout frame={frame} title={t('otherwiseTitle', { topic: names.topic(topic) })} kicker={t('kickerClosed', { n: quarter.number })} lede={t('otherwiseLede')}>
			<Said {...view} />
			<div class="two">
				<div class="stack">
					{shown.map((choice, i) => <Decided key={i} {...view} choice={choice} names={names} title={(name) => t(choice.kind === 'overridden' ? 'chosenOtherwise' : 'proposed', { topic: name })} decided={false} />)}
					<p class="note">{t('unpromised')} {view.audit && tellAudit(view.audit, frame.lang)[0]}</p>
				</div>
				<aside class="stack">
					<section class="card">
						<Form action={at} keyValue={view.newKey()} draft="otherwise" answered={answered}>
							<input type="hidden" name="seen" value={view.digest} /><input type="hidden" name="topic" value={topic} /><input type="hidden" name="slot" value={slot} />
							<TextArea name="reason" label={t('reason')} help={t('reasonHelp')} rows={4} max={1000} answered={answered} />
							<Submit>{t('chooseThis', { topic: names.topic(topic) })}</Submit>
						</Form>
						<p><a href={at}>{t('back')}</a></p>
					</section>
				</aside>
			</div>
		</Layout>
	);
}

/** The decision that stands, with its reasons, as long as the network lasts. */
export function StandingPage(view: ChoiceView & { entry: LedgerEntry; by: string }) {
	const { frame, quarter, entry, by, ownCities, readsAll } = view;
	const { lang } = frame;
	const t = t0(frame);
	const names = namesIn(entry, lang);
	const day = showDate(entry.at.slice(0, 10) as Day, lang);
	const at = linkTo(frame, `/quarters/${quarter.id}`);
	const receipts = (Object.keys(entry.cities) as CityId[]).filter((city) => readsAll || ownCities.includes(city)).sort((a, b) => names.city(a).localeCompare(names.city(b), lang));
	return (
		<Layout frame={frame} title={t('titleAfter')} kicker={t('kickerChosen', { n: quarter.number, day })} lede={t('lede')}>
			<Said {...view} />
			<div class="two">
				<div class="stack">
					{explainChoice(entry).map((choice, i) => <Decided key={i} {...view} proposal={entry} choice={choice} names={names} title={(topic) => t(choice.kind === 'overridden' ? 'chosenOtherwise' : 'chosen', { topic })} decided />)}
				</div>
				<aside class="stack">
					<section class="card">
						<p>{t('by', { name: isolate(by), day })}</p>
						<p class="small soft">{tellAudit(entry.audit, lang).join(' ')}</p>
						{view.mayRead && <Heard entry={entry} names={names} lang={lang} />}
						<p><a href={linkTo(frame, '/ledger')}>{t('ledger')}</a></p>
					</section>
					{receipts.length > 0 && (
						<section class="card"><h2>{t('receipts')}</h2><ul class="rows">{receipts.map((city) => <li key={city}><a href={`${at}/receipts/${city}`}>{t('receiptOf', { city: names.city(city) })}</a></li>)}</ul></section>
					)}
				</aside>
			</div>
		</Layout>
	);
}

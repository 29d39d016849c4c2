import type { FieldProblem, Typed } from '#forms/read.ts';
import { showDate, showWeekday, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { answeredWith, Conflict, Done, Form, Refused, Select, Submit, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { enteringChannels, gradeField } from './grade-form.ts';
import { gradeWords } from './grade-words.ts';
import { can, gradeValues, type Grade, type GradeValue, type Quarter } from './quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';

type QuarterShown = Pick<Quarter, 'id' | 'number' | 'state' | 'gradesCloseOn'>;

export interface Ballot {
	quarter: QuarterShown;
	city: Pick<City, 'id' | 'names'>;
	place: 'notOpen' | 'open' | 'closed' | 'quiet';
	zone: string;
	mayGrade: boolean;
	/** Somebody of the city itself; otherwise it is entered for the city. */
	isOwn: boolean;
	/** What this reader may see of what was given. */
	given: readonly Pick<Grade, 'topic' | 'grade' | 'at' | 'channel'>[];
	/** When the city gave grades that are sealed from this reader. */
	sealedSince: string | null;
	version: number;
	lines: readonly { id: TopicId; names: InLanguages; floor: GradeValue; told: boolean }[];
}

type BallotRefusal =
	| { problem: 'notAllowed' | 'notFound' | 'notTravelling' | 'gradesNotOpen' | 'gradesClosed' | 'sayHow' }
	| { problem: 'belowFloor'; topics: readonly { topic: TopicId; floor: GradeValue }[] }
	| { problem: 'editedMeanwhile'; theirs: readonly { topic: TopicId; grade: GradeValue }[]; version: number };

interface BallotView {
	frame: Frame;
	ballot: Ballot;
	keyValue: string;
	done: boolean;
	answered: { typed: Typed | undefined; fields: readonly FieldProblem[] | undefined };
	refusal: BallotRefusal | undefined;
}

export function BallotPage({ frame, ballot, keyValue, done, answered, refusal }: BallotView) {
	const { lang } = frame;
	const { quarter, city, place, given, lines } = ballot;
	const t = translator(gradeWords, lang);
	const name = isolate(textIn(city.names, lang).text);
	const first = given[0];
	return (
		<Layout frame={frame} title={t('title', { city: name })} kicker={t('quarterN', { n: quarter.number })} lede={place === 'open' ? t('lede') : undefined}>
			{done && <Done>{t('saved')}</Done>}
			{refusal && <Refusal lang={lang} ballot={ballot} refusal={refusal} typed={answered.typed} />}
			{place === 'open' ? (
				<>
					<p class="note">{t('openUntil', { day: showWeekday(quarter.gradesCloseOn, lang), zone: ballot.zone })}</p>
					{ballot.mayGrade && !ballot.isOwn && <p>{t('enteringFor', { city: name })}</p>}
					{ballot.sealedSince && <p>{t('sealedFrom', { city: name, day: showDate(ballot.sealedSince.slice(0, 10) as Day, lang) })}</p>}
					{!ballot.sealedSince && <p class="small soft">{first ? t('given', { day: showDate(first.at.slice(0, 10) as Day, lang), channel: translator(stepWords, lang)(`channel.${first.channel}`) }) : t('notGiven')}</p>}
					{lines.length === 0 ? <p class="card">{t('noTopics')} <a href={linkTo(frame, '/topics')}>{t('toTopics')}</a></p>
						: ballot.mayGrade ? <BallotForm frame={frame} ballot={ballot} keyValue={keyValue} answered={answered} refusal={refusal} />
						: <Given lang={lang} ballot={ballot} />}
				</>
			) : <p class="card">{t(place, { city: name })} {place === 'closed' && <a href={linkTo(frame, `/quarters/${quarter.id}/choice`)}>{t('toChoice')}</a>}</p>}
		</Layout>
	);
}

function Refusal({ lang, ballot, refusal, typed }: { lang: Lang; ballot: Ballot; refusal: BallotRefusal; typed: Typed | undefined }) {
	const t = translator(gradeWords, lang);
	if (refusal.problem === 'belowFloor') return null;
	if (refusal.problem !== 'editedMeanwhile') return <Refused>{t(`problem.${refusal.problem}`)}</Refused>;
	if (refusal.theirs.length === 0) return <Refused>{t('problem.editedSealed')}</Refused>;
	const theirs = new Map(refusal.theirs.map(({ topic, grade }) => [topic, grade]));
	const shown = (grade: GradeValue | undefined) => (grade === undefined ? '–' : t(`grade.${grade}`));
	return <Conflict lang={lang} texts={ballot.lines.map(({ id, names }) => ({ label: textIn(names, lang).text, theirs: shown(theirs.get(id)), yours: shown(gradeValues.find((value) => String(value) === typed?.[gradeField(id)]?.[0])) }))} />;
}

function BallotForm({ frame, ballot, keyValue, answered, refusal }: Omit<BallotView, 'done'>) {
	const { lang } = frame;
	const { quarter, city, given, lines } = ballot;
	const t = translator(gradeWords, lang);
	const standing = new Map<TopicId, GradeValue>(given.map(({ topic, grade }) => [topic, grade]));
	const explain = (problem: string) => {
		const line = lines.find(({ id }) => problem === `belowFloor ${id}`);
		return line && t('problem.belowFloor', { topic: isolate(textIn(line.names, lang).text), grade: t(`grade.${line.floor}`) });
	};
	const shown: Answered = { ...answeredWith(lang, null, explain), ...answered };
	const version = refusal?.problem === 'editedMeanwhile' ? refusal.version : ballot.version;
	return (
		<Form action={linkTo(frame, `/quarters/${quarter.id}/grades/${city.id}`)} keyValue={keyValue} version={version} answered={shown} class="card">
			<p class="small soft">{t('order')}</p>
			{!ballot.isOwn && <Select name="channel" label={t('channel')} value="call" options={enteringChannels.map((value) => ({ value, label: translator(stepWords, lang)(`channel.${value as Channel}`) }))} answered={shown} />}
			{lines.map(({ id, names, floor, told }) => {
				const topic = textIn(names, lang);
				const help = [told && t('told'), floor > 0 && t('floor', { grade: t(`grade.${floor}`) })].filter(Boolean).join(' ');
				// What a told need counts for without grades is what stands here at first.
				const value = standing.get(id) ?? Math.max(floor, told ? 1 : 0);
				return <Select key={id} name={gradeField(id)} label={<bdi lang={topic.lang}>{topic.text}</bdi>} help={help || undefined} value={Math.max(value, floor)} options={gradeValues.filter((grade) => grade >= floor).map((grade) => ({ value: String(grade), label: t(`choice.${grade}`) }))} answered={shown} />;
			})}
			<Submit>{t('save')}</Submit>
		</Form>
	);
}

/** What the city said, for its own people who do not grade. */
function Given({ lang, ballot: { given, lines } }: { lang: Lang; ballot: Ballot }) {
	const t = translator(gradeWords, lang);
	if (given.length === 0) return null;
	const names = new Map(lines.map((line) => [line.id, textIn(line.names, lang).text]));
	return (
		<ul class="rows card">
			{[...given].sort((a, b) => b.grade - a.grade).map(({ topic, grade }) => <li key={topic}><bdi>{names.get(topic) ?? topic}</bdi> <span class="small soft">{t(`grade.${grade}`)}</span></li>)}
		</ul>
	);
}

interface GradedView {
	frame: Frame;
	quarter: QuarterShown;
	zone: string;
	cities: readonly City[];
	graded: ReadonlyMap<CityId, string>;
	mayEnter: boolean;
}

export function GradedList(view: GradedView) {
	const { frame, quarter, zone } = view;
	const t = translator(gradeWords, frame.lang);
	const isOpen = can(quarter, 'closeGrades');
	return (
		<Layout frame={frame} title={t('who')} kicker={t('quarterN', { n: quarter.number })} lede={t('whoLede')}>
			{isOpen && <p class="note">{t('openUntil', { day: showWeekday(quarter.gradesCloseOn, frame.lang), zone })}</p>}
			{quarter.state === 'planned' && <p class="card">{t('notOpen')}</p>}
			{!isOpen && quarter.state !== 'planned' && <p class="card">{t('closed')}</p>}
			<Graded {...view} />
			<p><a href={linkTo(frame, `/quarters/${quarter.id}/choice`)}>{t('toChoice')}</a></p>
		</Layout>
	);
}

/** Who has graded and when: nothing more is known of it before closing. */
export function Graded({ frame, quarter, cities, graded, mayEnter }: Omit<GradedView, 'zone'>) {
	const { lang } = frame;
	const t = translator(gradeWords, lang);
	const count = cities.filter(({ id }) => graded.has(id)).length;
	if (cities.length === 0) return <p class="card">{t('noCities')}</p>;
	return (
		<section class="card">
			<h2>{t('who')}</h2>
			<p>{t('count', { n: count, of: cities.length })}</p>
			<ul class="rows">
				{cities.map(({ id, names }) => {
					const at = graded.get(id);
					return (
						<li key={id}>
							<span><bdi>{textIn(names, lang).text}</bdi> <span class={at ? 'tag core' : 'tag'}>{at ? t('gaveOn', { day: showDate(at.slice(0, 10) as Day, lang) }) : t('notYet')}</span></span>
							{mayEnter && can(quarter, 'closeGrades') && <a class="small" href={linkTo(frame, `/quarters/${quarter.id}/grades/${id}`)}>{t('enter')}<span class="hidden"> {textIn(names, lang).text}</span></a>}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

/** The study of one city: where it is, who has answered, how far apart, and what moves it on. */
import type { BadForm } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { dayIn, showDate } from '#i18n/day.ts';
import { isolate, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import type { City } from '#journey/network/network.ts';
import { answeredWith, Done, Form, Refused, Submit, TextArea } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { canStudy, movesBack, rounds, studyMoves, type QuestionId, type SettledLevel, type Study, type StudyEvent, type StudyMove } from './baseline.ts';
import { Said } from './question-view.tsx';
import { mostWords } from './study-form.ts';
import { words } from './study-words.ts';
import { isWide, type Progress, type QuestionSummary } from './summarise-answers.ts';
import { words as nouns } from './words.ts';

export interface StudyBoard {
	city: City;
	study: Study;
	events: readonly StudyEvent[];
	questions: readonly { id: QuestionId; text: InLanguages }[];
	/** Widest first. */
	summaries: readonly QuestionSummary[];
	settled: ReadonlyMap<QuestionId, SettledLevel>;
	progress: readonly Progress<{ id: string; name: string }>[];
	/** What the reader answered; null for somebody who does not answer for this city. */
	own: { answered: number; of: number } | null;
	may: { enter: boolean; remind: boolean; openSession: boolean; review: boolean; seeSpread: boolean };
}

export interface StudyRefusal {
	problem: string;
	bad?: BadForm;
}

interface View {
	frame: Frame;
	board: StudyBoard;
	newKey: () => string;
	done?: 'moved' | 'reminded' | undefined;
	refusal?: StudyRefusal | undefined;
}

export function StudyPage({ frame, board, newKey, done, refusal }: View) {
	const { lang } = frame;
	const t = translator(words, lang);
	const { city, study, may } = board;
	return (
		<Layout frame={frame} kicker={translator(nouns, lang)(`round.${study.round}`)} title={t('title', { city: isolate(textIn(city.names, lang).text) })} lede={t(`help.${study.round}`)}>
			{done && <Done>{t(`done.${done}`, { round: translator(nouns, lang)(`round.${study.round}`) })}</Done>}
			{refusal && refusal.problem !== 'badForm' && <Refused>{explain(lang, refusal.problem)}</Refused>}
			<div class="two">
				<div class="stack">
					<Ways frame={frame} board={board} />
					<People frame={frame} board={board} newKey={newKey} />
					<Spread frame={frame} board={board} />
				</div>
				<div class="stack">
					<Rounds lang={lang} study={study} />
					{may.review && <Moves frame={frame} board={board} newKey={newKey} refusal={refusal} />}
					<History lang={lang} board={board} />
				</div>
			</div>
		</Layout>
	);
}

/** The sentence of a refusal: the study's own, else that of any form. */
function explain(lang: Lang, problem: string): string {
	const own = `problem.${problem === 'editedMeanwhile' ? 'notNow' : problem}`;
	if (own in words.en) return translator(words, lang)(own as 'problem.notNow');
	return translator(formWords, lang)(problem === 'notAllowed' ? 'notAllowed' : 'notFound');
}

function addressOf(frame: Frame, { city }: StudyBoard, rest = ''): string {
	return linkTo(frame, `/cities/${encodeURIComponent(city.id)}/baseline${rest}`);
}

function Ways({ frame, board }: { frame: Frame; board: StudyBoard }) {
	const t = translator(words, frame.lang);
	const { own, may, study } = board;
	const answers = canStudy(study, 'answer');
	const isOpen = own !== null && own.answered < own.of;
	if (!own && !may.openSession && !may.enter) return null;
	return (
		<section class="card">
			{own && <><h2>{t('yours')}</h2><p>{t('yoursDone', { n: own.answered, of: own.of })}</p></>}
			<p class="row">
				{own && <a class={isOpen && answers ? 'do' : 'do quiet'} href={addressOf(frame, board, '/answer')}>{t('answer')}</a>}
				{may.openSession && <a class={isOpen ? 'do quiet' : 'do'} href={addressOf(frame, board, '/session')}>{t('session')}</a>}
				{may.enter && answers && <a class="do quiet" href={addressOf(frame, board, '/enter')}>{t('enter')}</a>}
			</p>
		</section>
	);
}

function Rounds({ lang, study }: { lang: Lang; study: Study }) {
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	const here = rounds.indexOf(study.round);
	return (
		<section class="card">
			<h2>{t('rounds')}</h2>
			<ol class="line">
				{rounds.map((round, i) => (
					<li key={round} class={i < here ? 'done' : i === here ? 'here' : undefined} aria-current={i === here ? 'step' : undefined}>
						<h3>{n(`round.${round}`)}{i === here && <span>{t('here')}</span>}</h3>
						<p class="soft small">{t(`help.${round}`)}</p>
					</li>
				))}
			</ol>
		</section>
	);
}

function People({ frame, board, newKey }: Pick<View, 'frame' | 'board' | 'newKey'>) {
	const t = translator(words, frame.lang);
	const { progress, may, city, study, events } = board;
	const all = progress.filter(({ answered, of }) => of > 0 && answered === of).length;
	const quiet = city.status === 'quiet' || city.status === 'withdrawn';
	return (
		<section class="card">
			<h2>{t('who')}</h2>
			{progress.length === 0 ? <p>{t('nobody')}</p> : <p>{t('whoCount', { n: all, of: progress.length })}</p>}
			{may.enter && progress.length > 0 && (
				<table class="plain"><tbody>
					{progress.map(({ person, answered, of }) => <tr key={person.id}><th scope="row"><bdi>{person.name}</bdi></th><td>{t('ofAll', { n: answered, of })}</td></tr>)}
				</tbody></table>
			)}
			{may.enter && canStudy(study, 'answer') && all < progress.length && (
				quiet ? <p class="soft small">{t('noReminders')}</p> : may.remind ? (
					<Form action={addressOf(frame, board, '/reminders')} keyValue={newKey()}>
						<p class="soft small">{t('remindHelp')}</p>
						<Submit quiet>{t('remind')}</Submit>
					</Form>
				) : <p class="soft small">{t(events.some(({ kind }) => kind === 'remind') ? 'remindedLately' : 'remindHelp')}</p>
			)}
		</section>
	);
}

function Spread({ frame, board }: { frame: Frame; board: StudyBoard }) {
	const t = translator(words, frame.lang);
	const { summaries, settled, may } = board;
	const isOpen = ({ answers, question }: QuestionSummary) => answers === 0 && !settled.has(question);
	const open = summaries.filter(isOpen);
	if (open.length === summaries.length) return <section class="card"><h2>{t('spread')}</h2><p>{t('spreadNone')}</p></section>;
	return (
		<section class="card">
			<h2>{t('spread')}</h2>
			{!may.seeSpread ? <p>{t('spreadLater')}</p> : <SpreadRows frame={frame} board={board} summaries={summaries.filter((summary) => !isOpen(summary))} />}
			{may.seeSpread && open.length > 0 && <details><summary>{t('spreadOpen', { n: open.length })}</summary><SpreadRows frame={frame} board={board} summaries={open} /></details>}
		</section>
	);
}

function SpreadRows({ frame: { lang }, board: { questions, settled }, summaries }: { frame: Frame; board: StudyBoard; summaries: readonly QuestionSummary[] }) {
	const textOf = new Map(questions.map(({ id, text }) => [id, text]));
	return (
		<ul class="rows">
			{summaries.map((summary) => {
				const level = settled.get(summary.question)?.level;
				return (
					<li key={summary.question}>
						<span><Said texts={textOf.get(summary.question) ?? {}} lang={lang} /></span>
						<SpreadLine lang={lang} summary={summary} />
						{level && <span class="small">{translator(words, lang)('settledAs', { level: translator(nouns, lang)(`level.${level}`) })}</span>}
					</li>
				);
			})}
		</ul>
	);
}

/** How many answered and from where to where, in words. */
export function SpreadLine({ lang, summary }: { lang: Lang; summary: QuestionSummary }) {
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	const { answers, unknown, lowest, highest } = summary;
	const given = answers - unknown;
	const said = answers === 0 ? t('noAnswer') : lowest === null || highest === null ? t('noLevel', { n: answers })
		: lowest === highest ? t('same', { n: given, level: n(`level.${lowest}`) }) : t('apart', { n: given, lowest: n(`level.${lowest}`), highest: n(`level.${highest}`) });
	return (
		<span class="soft small">
			{said}{given > 0 && unknown > 0 && <> · {t('unknown', { n: unknown })}</>}
			{isWide(summary) && <> <b class="tag stretch">{t('wide')}</b></>}
		</span>
	);
}

function Moves({ frame, board, newKey, refusal }: Pick<View, 'frame' | 'board' | 'newKey' | 'refusal'>) {
	const t = translator(words, frame.lang);
	const moves = studyMoves.filter((move) => canStudy(board.study, move));
	const wrong = refusal?.bad?.typed['move']?.[0];
	return (
		<section class="card">
			<h2>{t('move')}</h2>
			{moves.map((move) => <Move key={move} frame={frame} board={board} newKey={newKey} move={move} bad={wrong === move ? refusal?.bad : undefined} />)}
		</section>
	);
}

function Move({ frame, board, newKey, move, bad }: Pick<View, 'frame' | 'board' | 'newKey'> & { move: StudyMove; bad: BadForm | undefined }) {
	const t = translator(words, frame.lang);
	const back = movesBack(move);
	const answered = answeredWith(frame.lang, bad);
	const form = (
		<Form action={addressOf(frame, board, '/moves')} keyValue={newKey()} version={board.study.version} answered={answered} {...(back && { draft: `study-${board.city.id}-${move}` })}>
			<input type="hidden" name="move" value={move} />
			{back
				? <TextArea name="words" label={t(move === 'reopen' ? 'wordsReopen' : 'wordsBack')} help={t(move === 'reopen' ? 'wordsReopenHelp' : 'wordsBackHelp')} max={mostWords} answered={answered} />
				: <TextArea name="note" label={t('wordsOn')} rows={2} max={mostWords} optional answered={answered} />}
			<Submit quiet={back}>{t(`move.${move}`)}</Submit>
		</Form>
	);
	return back ? <details open={bad !== undefined}><summary>{t(`move.${move}`)}</summary>{form}</details> : form;
}

function History({ lang, board: { events, city } }: { lang: Lang; board: StudyBoard }) {
	const t = translator(words, lang);
	return (
		<section class="card">
			<h2>{t('history')}</h2>
			{events.length === 0 ? <p>{t('historyNone')}</p> : (
				<ul class="rows">
					{events.map((event) => (
						<li key={event.id}>
							<b>{t(`event.${event.kind}`)}</b>
							<span class="soft small"><bdi>{event.by}</bdi> · {showDate(dayIn(city.zone, new Date(event.at)), lang)}</span>
							{event.words && <blockquote dir="auto">{event.words}</blockquote>}
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** The consensus session: what to talk about first, and one question after the other with what people answered. */
import type { BadForm } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { isolate, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Submit, TextArea } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { levels, type Answer, type Level, type Question, type QuestionId, type SettledLevel } from './baseline.ts';
import { levelOptions, Said } from './question-view.tsx';
import { words } from './session-words.ts';
import type { Agreed } from './settle-agreed.ts';
import { mostWords, writeAgreed, type SaidSettled } from './study-form.ts';
import { SpreadLine } from './study-view.tsx';
import { isWide, type QuestionSummary } from './summarise-answers.ts';
import { words as nouns } from './words.ts';

export interface SessionBoard {
	city: { id: string; names: InLanguages };
	questions: readonly { id: QuestionId; text: InLanguages }[];
	/** Widest first. */
	summaries: readonly QuestionSummary[];
	settled: ReadonlyMap<QuestionId, SettledLevel>;
	agreed: readonly Agreed[];
	/** The reader may settle, and the study is not final. */
	maySettle: boolean;
	isFinal: boolean;
}

export interface SettleRefusal {
	problem: string;
	bad?: BadForm;
	theirs?: { level: Level; dissent: string };
	version?: number;
	said?: Pick<SaidSettled, 'level' | 'dissent'>;
}

function explain(lang: Lang, problem: string): string {
	const own = `problem.${problem}`;
	return own in words.en ? translator(words, lang)(own as 'problem.listChanged') : translator(formWords, lang)(problem === 'notAllowed' ? 'notAllowed' : 'notFound');
}

export function SessionPage({ frame, board, newKey, done, refusal }: { frame: Frame; board: SessionBoard; newKey: () => string; done?: 'agreed' | 'settled' | undefined; refusal?: SettleRefusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const base = `/cities/${encodeURIComponent(board.city.id)}/baseline`;
	const isSettled = ({ question }: QuestionSummary) => board.settled.has(question);
	// What can be settled in one press is listed there, each with its link.
	const agreed = new Set(board.maySettle ? board.agreed.map(({ question }) => question) : []);
	const groups = {
		wide: board.summaries.filter((summary) => isWide(summary) && !isSettled(summary)),
		open: board.summaries.filter((summary) => !isWide(summary) && !isSettled(summary) && !agreed.has(summary.question)),
		settled: board.summaries.filter(isSettled),
	};
	return (
		<Layout frame={frame} title={t('title', { city: isolate(textIn(board.city.names, lang).text) })} lede={t('lede')}>
			{done && <Done>{t(`done.${done}`)}</Done>}
			{refusal && <Refused>{explain(lang, refusal.problem)}</Refused>}
			{board.isFinal && <p class="note">{t('problem.studyFinal')}</p>}
			{board.questions.length === 0 && <p>{t('noQuestions')}</p>}
			{board.questions.length > 0 && groups.settled.length === board.questions.length && <p class="note">{t('allSettled')}</p>}
			<QuestionsIn frame={frame} board={board} group="wide" summaries={groups.wide} />
			{board.maySettle && board.agreed.length > 0 && <AgreedForm frame={frame} board={board} keyValue={newKey()} />}
			<QuestionsIn frame={frame} board={board} group="open" summaries={groups.open} />
			<QuestionsIn frame={frame} board={board} group="settled" summaries={groups.settled} />
			<p><a href={linkTo(frame, base)}>{t('study')}</a></p>
		</Layout>
	);
}

function QuestionsIn({ frame, board, group, summaries }: { frame: Frame; board: SessionBoard; group: 'wide' | 'open' | 'settled'; summaries: readonly QuestionSummary[] }) {
	const { lang } = frame;
	const n = translator(nouns, lang);
	const textOf = new Map(board.questions.map(({ id, text }) => [id, text]));
	if (summaries.length === 0) return null;
	return (
		<section class="card">
			<h2>{translator(words, lang)(`group.${group}`)}</h2>
			<ul class="rows">
				{summaries.map((summary) => {
					const settled = board.settled.get(summary.question);
					const text = textIn(textOf.get(summary.question) ?? {}, lang);
					return (
						<li key={summary.question}>
							<a href={linkTo(frame, `/cities/${encodeURIComponent(board.city.id)}/baseline/session/${encodeURIComponent(summary.question)}`)} lang={text.lang} dir="auto">{text.text}</a>
							{settled && <span><b>{n(`level.${settled.level}`)}</b></span>}
							<SpreadLine lang={lang} summary={summary} />
							{settled?.dissent && <blockquote class="small" lang={settled.lang} dir="auto">{settled.dissent}</blockquote>}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

function AgreedForm({ frame, board, keyValue }: { frame: Frame; board: SessionBoard; keyValue: string }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const textOf = new Map(board.questions.map(({ id, text }) => [id, text]));
	const n = board.agreed.length;
	return (
		<section class="card">
			<h2>{t('agreed')}</h2>
			<p>{t('agreedHelp', { n })}</p>
			<Form keyValue={keyValue}>
				<ul class="rows">
					{board.agreed.map((one) => (
						<li key={one.question}>
							<a href={linkTo(frame, `/cities/${encodeURIComponent(board.city.id)}/baseline/session/${encodeURIComponent(one.question)}`)}><Said texts={textOf.get(one.question) ?? {}} lang={lang} /></a>
							<b>{translator(nouns, lang)(`level.${one.level}`)}</b>
							<input type="hidden" name="seen" value={writeAgreed(one)} />
						</li>
					))}
				</ul>
				<Submit>{t('agreedSubmit', { n })}</Submit>
			</Form>
		</section>
	);
}

export interface SettleBoard {
	city: { id: string; names: InLanguages };
	question: Question;
	answers: readonly Pick<Answer, 'level' | 'evidence' | 'source' | 'confidence' | 'lang'>[];
	summary: QuestionSummary;
	settled: SettledLevel | null;
	maySettle: boolean;
	isFinal: boolean;
}

export function SettlePage({ frame, board, keyValue, done, refusal }: { frame: Frame; board: SettleBoard; keyValue: string; done?: 'settled' | undefined; refusal?: SettleRefusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const text = textIn(board.question.text, lang);
	const city = isolate(textIn(board.city.names, lang).text);
	return (
		<Layout frame={frame} kicker={city} title={text.lang === lang ? text.text : t('title', { city })} lede={<SpreadLine lang={lang} summary={board.summary} />}>
			{done && <Done>{t(`done.${done}`)}</Done>}
			{text.lang !== lang && <h2><Said texts={board.question.text} lang={lang} /></h2>}
			{refusal && refusal.problem !== 'badForm' && <RefusedLevel lang={lang} refusal={refusal} />}
			<div class="two">
				<section class="card">
					<h2>{t('answers')}</h2>
					{board.answers.length === 0 ? <p>{t('noAnswers')}</p> : [...levels, null].map((level) => <AnswersAt key={level} lang={lang} level={level} answers={board.answers.filter((answer) => answer.level === level)} />)}
				</section>
				{board.maySettle ? <SettleForm frame={frame} board={board} keyValue={keyValue} refusal={refusal} /> : <SettledAlready lang={lang} board={board} />}
			</div>
			<p><a href={linkTo(frame, `/cities/${encodeURIComponent(board.city.id)}/baseline/session`)}>{t('back')}</a></p>
		</Layout>
	);
}

/** How many chose one level, with their evidence and no names. */
function AnswersAt({ lang, level, answers }: { lang: Lang; level: Level | null; answers: SettleBoard['answers'] }) {
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	if (answers.length === 0) return null;
	const shown = answers.filter(({ evidence, source }) => evidence || source);
	return (
		<div class="tight">
			<h3>{n(level ? `level.${level}` : 'unknown')} <span class="soft small">{t('count', { n: answers.length })}</span></h3>
			{shown.length === 0 && <p class="soft small">{t('noEvidence')}</p>}
			{shown.map((answer, i) => (
				<blockquote key={i} lang={answer.lang} dir="auto">
					{answer.evidence}
					<span class="soft small" lang={lang}> {answer.source && <><bdi>{answer.source}</bdi> · </>}{n(`confidence.${answer.confidence}`)}</span>
				</blockquote>
			))}
		</div>
	);
}

function SettleForm({ frame, board, keyValue, refusal }: { frame: Frame; board: SettleBoard; keyValue: string; refusal?: SettleRefusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const { settled, summary, question } = board;
	const answered = answeredWith(lang, refusal?.bad);
	const chosen = refusal?.said?.level ?? settled?.level ?? summary.median;
	const version = refusal?.version ?? settled?.version ?? 0;
	return (
		<section class="card">
			<h2>{t('settle')}</h2>
			{settled && <p class="soft small">{t('lastSettled', { level: translator(nouns, lang)(`level.${settled.level}`) })}</p>}
			<Form keyValue={keyValue} version={version} draft={`settle-${board.city.id}-${question.id}`} answered={answered}>
				<Choices name="level" label={t('level')} options={levelOptions(question, lang, (level) => level === summary.median && <b class="tag core">{t('proposed')}</b>)} chosen={chosen ? [String(chosen)] : []} answered={answered} />
				<TextArea name="dissent" label={t('dissent')} help={t('dissentHelp')} max={mostWords} value={refusal?.said?.dissent ?? settled?.dissent} optional answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
		</section>
	);
}

function SettledAlready({ lang, board: { settled, isFinal } }: { lang: Lang; board: SettleBoard }) {
	const t = translator(words, lang);
	return (
		<section class="card">
			<h2>{t('group.settled')}</h2>
			{settled ? <p><b>{translator(nouns, lang)(`level.${settled.level}`)}</b></p> : <p>{t('group.open')}</p>}
			{settled?.dissent && <blockquote lang={settled.lang} dir="auto">{settled.dissent}</blockquote>}
			{isFinal && <p class="note">{t('problem.studyFinal')}</p>}
		</section>
	);
}

function RefusedLevel({ lang, refusal }: { lang: Lang; refusal: SettleRefusal }) {
	const { theirs, said } = refusal;
	if (!theirs) return <Refused>{explain(lang, refusal.problem)}</Refused>;
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	return (
		<Conflict lang={lang} texts={[
			{ label: t('level'), theirs: n(`level.${theirs.level}`), yours: said ? n(`level.${said.level}`) : '' },
			{ label: t('dissent'), theirs: theirs.dissent, yours: said?.dissent ?? '' },
		]} />
	);
}

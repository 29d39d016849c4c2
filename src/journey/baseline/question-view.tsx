/** One question on a screen, and the list of all: drawn alike for those who answer and for who enters for them. */
import type { ComponentChildren } from 'preact';
import { isolate, ownNames, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField } from '#ui/form.tsx';
import type { BadForm } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { words as uiWords } from '#ui/words.ts';
import { mostEvidence, mostSource, unknown } from './answer-form.ts';
import type { AnswerText, AskedQuestion, OwnAnswer, SaveAnswer, Sheet } from './answer.ts';
import { canStudy, confidences, levels, type Channel, type QuestionId } from './baseline.ts';
import { chooseNextQuestion, countMinutes } from './choose-next-question.ts';
import { words } from './words.ts';

/** Text in the reader's language, or in the one it exists in, with a label that says so. */
export function Said({ texts, lang }: { texts: InLanguages; lang: Lang }) {
	const found = textIn(texts, lang);
	if (found.lang === lang) return <>{found.text}</>;
	return <><span lang={found.lang} dir="auto">{found.text}</span> <Missing lang={lang} shown={found.lang} /></>;
}

function Missing({ lang, shown }: { lang: Lang; shown: Lang }) {
	return <span class="tag">{translator(uiWords, lang)('missingTranslation', { lang: ownNames[shown] })}</span>;
}

/** The five levels in words as choices; `note` says something about one of them. */
export function levelOptions(question: Pick<AskedQuestion, 'levels'>, lang: Lang, note: (level: number) => ComponentChildren = () => null) {
	const t = translator(words, lang);
	const shown = [lang, ...Object.keys(question.levels) as Lang[]].find((candidate) => question.levels[candidate]) ?? lang;
	return levels.map((level) => ({
		value: String(level),
		label: <><b>{t(`level.${level}`)}</b><br /><span lang={shown} dir="auto">{question.levels[shown]?.[level - 1]}</span></>,
		note: note(level),
	}));
}

/** Where a sheet is shown, and for whom: at one's own answers, or at those entered for somebody. */
export interface SheetView {
	frame: Frame;
	sheet: Sheet;
	/** The address of the list; a question's is this with its id. */
	base: string;
	entering?: { name: string; channel: Channel } | undefined;
	/** What was kept just now, and where. */
	done?: 'network' | 'phone' | undefined;
}

function isOpen(sheet: Sheet) {
	return (id: QuestionId) => !sheet.answers.has(id) && !sheet.closed.has(id);
}

export function AnswerStart({ frame, sheet, base, entering, done }: SheetView) {
	const { lang } = frame;
	const t = translator(words, lang);
	const city = isolate(textIn(sheet.city.names, lang).text);
	const open = sheet.questions.filter(({ id }) => isOpen(sheet)(id)).length;
	const answered = sheet.questions.length - open;
	const next = chooseNextQuestion(sheet.questions, isOpen(sheet), null);
	const mayAnswer = canStudy(sheet, 'answer');
	return (
		<Layout frame={frame} kicker={`${t('study')} · ${t(`round.${sheet.round}`)}`} title={entering ? t('start.titleFor', { name: isolate(entering.name), city }) : t('start.title', { city })} lede={entering ? t('enteringFor', { name: isolate(entering.name), channel: t(`channel.${entering.channel}`) }) : t('start.lede')}>
			{done && <Done>{t(done === 'phone' ? 'kept' : 'received')}</Done>}
			{sheet.questions.length === 0 ? <section class="card"><p>{t('noQuestions')}</p></section> : (
				<section class="card">
					<p><b>{t('answeredOf', { n: answered, of: sheet.questions.length })}</b>{open > 0 && <> · {t('minutes', { n: countMinutes(open) })}</>}</p>
					{!mayAnswer && <p class="note">{t('problem.studyFinal')}</p>}
					{mayAnswer && (next ? <><p>{t('start.stop')}</p><p><a class="do" href={linkTo(frame, `${base}/${encodeURIComponent(next)}`)}>{t(answered === 0 ? 'begin' : 'goOn')}</a></p></> : <p>{t('allAnswered')}</p>)}
				</section>
			)}
			{sheet.dimensions.map(({ id, names }) => {
				const questions = sheet.questions.filter((question) => question.dimension === id);
				return questions.length > 0 && (
					<section class="card" key={id}>
						<h2><Said texts={names} lang={lang} /></h2>
						<ul class="rows">
							{questions.map((question) => (
								<li key={question.id}>
									<a href={linkTo(frame, `${base}/${encodeURIComponent(question.id)}`)} lang={textIn(question.text, lang).lang} dir="auto">{textIn(question.text, lang).text}</a>
									<Mark lang={lang} answer={sheet.answers.get(question.id)} closed={sheet.closed.has(question.id)} />
								</li>
							))}
						</ul>
					</section>
				);
			})}
		</Layout>
	);
}

/** What was answered, and the mark of where it is. */
function Mark({ lang, answer, closed }: { lang: Lang; answer: OwnAnswer | undefined; closed: boolean }) {
	const t = translator(words, lang);
	if (!answer) return <span class="soft small">{t(closed ? 'mark.closed' : 'mark.none')}</span>;
	return (
		<span class={answer.place === 'phone' ? 'sync phone small' : 'sync small'}>
			<i /><span>{t(answer.level ? `level.${answer.level}` : 'unknown')} · {t(`mark.${answer.place}`)}</span>
		</span>
	);
}

interface QuestionView extends SheetView {
	question: AskedQuestion;
	keyValue: string;
	bad?: BadForm | undefined;
	refused?: Exclude<SaveAnswer, { ok: true }> | undefined;
	/** What was said when it was refused. */
	said?: AnswerText | undefined;
}

export function AnswerQuestion(view: QuestionView) {
	const { frame, sheet, base, question, entering, done } = view;
	const { lang } = frame;
	const t = translator(words, lang);
	const at = sheet.questions.indexOf(question);
	const address = (to: AskedQuestion | undefined) => to && linkTo(frame, `${base}/${encodeURIComponent(to.id)}`);
	const previous = address(sheet.questions[at - 1]);
	const following = address(sheet.questions[at + 1]);
	const dimension = sheet.dimensions.find(({ id }) => id === question.dimension);
	const place = t('place', { n: at + 1, of: sheet.questions.length });
	const isTranslated = textIn(question.text, lang).lang === lang;
	return (
		<Layout frame={frame} kicker={[dimension && textIn(dimension.names, lang).text, isTranslated && place].filter(Boolean).join(' · ')} title={isTranslated ? textIn(question.text, lang).text : place} lede={textIn(question.help, lang).text && <Said texts={question.help} lang={lang} />}>
			{done && <Done>{t(done === 'phone' ? 'kept' : 'received')}</Done>}
			{!isTranslated && <h2><Said texts={question.text} lang={lang} /></h2>}
			{entering && <p class="note">{t('enteringFor', { name: isolate(entering.name), channel: t(`channel.${entering.channel}`) })}</p>}
			<AnswerForm {...view} />
			<nav class="row">
				{previous && <a href={previous} rel="prev">{t('previous')}</a>}
				{following && <a href={following} rel="next">{t('skip')}</a>}
				<a href={linkTo(frame, base)}>{t('list')}</a>
			</nav>
		</Layout>
	);
}

function AnswerForm({ frame, sheet, base, question, keyValue, bad, refused, said }: QuestionView) {
	const { lang } = frame;
	const t = translator(words, lang);
	const own = sheet.answers.get(question.id);
	if (sheet.closed.has(question.id)) return <p class="note">{t('problem.answeredAlready')}</p>;
	if (!canStudy(sheet, 'answer') && !refused) return <><p class="note">{t('problem.studyFinal')}</p>{own && <Standing lang={lang} answer={own} />}</>;
	const stands = said ?? own;
	const answered = answeredWith(lang, bad);
	const version = refused?.problem === 'editedMeanwhile' ? refused.version : Number(bad?.typed['version']?.[0] ?? own?.version ?? 0);
	const after = bad ? bad.typed['after']?.[0] : refused ? null : own?.after;
	return (
		<>
			{own && <p><Mark lang={lang} answer={own} closed={false} /></p>}
			{refused && <RefusedAnswer lang={lang} refused={refused} said={said} />}
			<Form action={linkTo(frame, `${base}/${encodeURIComponent(question.id)}`)} keyValue={keyValue} version={Number.isSafeInteger(version) ? version : 0} draft={`answer-${sheet.city.id}-${question.id}`} answered={answered}>
				{after && <input type="hidden" name="after" value={after} />}
				<Choices name="level" label={t('level')} options={[...levelOptions(question, lang), { value: unknown, label: <b>{t('unknown')}</b> }]} chosen={stands ? [stands.level === null ? unknown : String(stands.level)] : []} answered={answered} />
				<TextArea name="evidence" label={t('evidence')} help={t('evidenceHelp')} max={mostEvidence} value={stands?.evidence} optional answered={answered} />
				<TextField name="source" label={t('source')} help={t('sourceHelp')} max={mostSource} value={stands?.source} optional answered={answered} />
				<Select name="confidence" label={t('confidence')} options={confidences.map((value) => ({ value, label: t(`confidence.${value}`) }))} value={stands?.confidence ?? 'fairly'} answered={answered} />
				<div class="row"><Submit name="go" value="next">{t('saveNext')}</Submit><Submit quiet name="go" value="stop">{t('saveStop')}</Submit></div>
			</Form>
		</>
	);
}

function RefusedAnswer({ lang, refused, said }: { lang: Lang; refused: Exclude<SaveAnswer, { ok: true }>; said: AnswerText | undefined }) {
	const t = translator(words, lang);
	if (refused.problem === 'editedMeanwhile') {
		const levelOf = (text: AnswerText | undefined) => t(text?.level ? `level.${text.level}` : 'unknown');
		return (
			<Conflict lang={lang} texts={[
				{ label: t('level'), theirs: levelOf(refused.theirs), yours: levelOf(said) },
				{ label: t('evidence'), theirs: refused.theirs.evidence, yours: said?.evidence ?? '' },
				{ label: t('source'), theirs: refused.theirs.source, yours: said?.source ?? '' },
				{ label: t('confidence'), theirs: t(`confidence.${refused.theirs.confidence}`), yours: said ? t(`confidence.${said.confidence}`) : '' },
			]} />
		);
	}
	const general = translator(formWords, lang);
	return <Refused>{refused.problem === 'notAllowed' || refused.problem === 'notFound' ? general(refused.problem) : t(`problem.${refused.problem}`)}</Refused>;
}

function Standing({ lang, answer }: { lang: Lang; answer: OwnAnswer }) {
	const t = translator(words, lang);
	return (
		<section class="card">
			<p><Mark lang={lang} answer={answer} closed={false} /></p>
			{answer.evidence && <><h2>{t('evidence')}</h2><blockquote dir="auto">{answer.evidence}</blockquote></>}
			{answer.source && <p class="soft" dir="auto">{answer.source}</p>}
		</section>
	);
}

/** The questionnaire as a network makes it its own. */
import type { BadForm } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { answeredWith, Conflict, Done, Form, Refused, Select, Submit, TextArea, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { areaWords } from './area-words.ts';
import { areas, levels, type Dimension, type Question } from './baseline.ts';
import { mostHelp, mostLevel, mostText, type QuestionText } from './question-form.ts';
import { Said } from './question-view.tsx';
import { words } from './question-words.ts';
import { words as nouns } from './words.ts';

function explainIn(lang: Lang) {
	const t = translator(words, lang);
	return (problem: string) => (`problem.${problem}` in words.en ? t(`problem.${problem}` as 'problem.sameLevel') : undefined);
}

function addressOf(frame: Frame, rest = ''): string {
	return linkTo(frame, `/baseline/questions${rest}`);
}

function questionAddress(frame: Frame, question: Question, rest: string): string {
	return addressOf(frame, `/${encodeURIComponent(question.id)}/${rest}`);
}

export function QuestionnairePage({ frame, dimensions, questions, opened, done }: { frame: Frame; dimensions: readonly Dimension[]; questions: readonly Question[]; opened: boolean; done: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<Layout frame={frame} kicker={translator(nouns, lang)('study')} title={t('title')} lede={t('lede', { n: questions.filter(({ state }) => state === 'asked').length })}>
			{done && <Done>{t('done.saved')}</Done>}
			<p class="note">{t(opened ? 'locked' : 'open')}</p>
			{!opened && dimensions.length > 0 && <p><a class="do quiet" href={addressOf(frame, '/new')}>{t('add')}</a></p>}
			{questions.length === 0 && <p>{t('none')}</p>}
			{dimensions.map((dimension) => (
				<section class="card" key={dimension.id}>
					<header><h2><Said texts={dimension.names} lang={lang} /></h2><span class="soft small">{translator(nouns, lang)(`side.${dimension.side}`)}</span></header>
					<ul class="rows">
						{questions.filter((question) => question.dimension === dimension.id).map((question) => (
							<li key={question.id}>
								<a href={questionAddress(frame, question, lang)}><Said texts={question.text} lang={lang} /></a>
								<span class="soft small">{translator(areaWords, lang)(question.area)}{question.state === 'retired' && <> · <b>{t('retired')}</b></>}{languages.filter((other) => !question.text[other]).map((other) => <> · {t('notYetIn', { lang: ownNames[other] })}</>)}</span>
							</li>
						))}
					</ul>
				</section>
			))}
		</Layout>
	);
}

export interface QuestionRefusal {
	problem: string;
	bad?: BadForm;
	theirs?: QuestionText;
	yours?: QuestionText;
	version?: number;
}

export function QuestionPage({ frame, question, inLang, opened, newKey, done, refusal }: { frame: Frame; question: Question; inLang: Lang; opened: boolean; newKey: () => string; done: boolean; refusal?: QuestionRefusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const source = languages.find((other) => other !== inLang && question.text[other]);
	const answered = answeredWith(lang, refusal?.bad, explainIn(lang));
	const now: QuestionText = refusal?.yours ?? { text: question.text[inLang] ?? '', help: question.help[inLang] ?? '', levels: question.levels[inLang] ?? [] };
	return (
		<Layout frame={frame} kicker={`${translator(areaWords, lang)(question.area)}${question.state === 'retired' ? ` · ${t('retired')}` : ''}`} title={t('editTitle', { lang: ownNames[inLang] })}>
			<h2><Said texts={question.text} lang={lang} /></h2>
			{done && <Done>{t('done.saved')}</Done>}
			{refusal && refusal.problem !== 'badForm' && <RefusedQuestion lang={lang} refusal={refusal} />}
			{opened && <p class="note">{t('locked')}</p>}
			<nav class="row small" aria-label={t('otherLanguages')}>
				{languages.map((other) => <a key={other} href={questionAddress(frame, question, other)} aria-current={other === inLang ? 'page' : undefined}>{ownNames[other]}{!question.text[other] && <> ({t('notYetIn', { lang: ownNames[other] })})</>}</a>)}
			</nav>
			{source && (source === 'en' || !question.text[inLang]) && <details open={!question.text[inLang]}><summary>{t('source')}</summary><QuestionWords said={{ text: question.text[source] ?? '', help: question.help[source] ?? '', levels: question.levels[source] ?? [] }} lang={source} /></details>}
			{opened
				? <section class="card"><QuestionWords said={now} lang={inLang} /></section>
				: (
					<Form keyValue={newKey()} version={refusal?.version ?? question.version} draft={`question-${question.id}-${inLang}`} answered={answered} class="card">
						<QuestionFields lang={lang} now={now} answered={answered} />
						<Submit>{t('save')}</Submit>
					</Form>
				)}
			{!opened && (
				<Form action={questionAddress(frame, question, 'state')} keyValue={newKey()} version={question.version}>
					<input type="hidden" name="state" value={question.state === 'asked' ? 'retired' : 'asked'} />
					<Submit quiet>{t(question.state === 'asked' ? 'retire' : 'restore')}</Submit>
				</Form>
			)}
			<p><a href={addressOf(frame)}>{t('back')}</a></p>
		</Layout>
	);
}

function RefusedQuestion({ lang, refusal: { problem, theirs, yours } }: { lang: Lang; refusal: QuestionRefusal }) {
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	if (problem === 'editedMeanwhile' && theirs && yours) {
		return (
			<Conflict lang={lang} texts={[
				{ label: t('text'), theirs: theirs.text, yours: yours.text },
				{ label: t('help'), theirs: theirs.help, yours: yours.help },
				...levels.map((level) => ({ label: n(`level.${level}`), theirs: theirs.levels[level - 1] ?? '', yours: yours.levels[level - 1] ?? '' })),
			]} />
		);
	}
	const own = explainIn(lang)(problem);
	return <><Refused>{own ?? translator(formWords, lang)(problem === 'notAllowed' || problem === 'editedMeanwhile' ? problem : 'notFound')}</Refused>{yours && problem === 'studyOpen' && <blockquote><QuestionWords said={yours} lang={lang} /></blockquote>}</>;
}

function QuestionWords({ said, lang }: { said: QuestionText; lang: Lang }) {
	return (
		<div class="tight" lang={lang} dir="auto">
			<p><b>{said.text}</b></p>
			{said.help && <p class="soft">{said.help}</p>}
			{levels.map((level) => said.levels[level - 1] && <p key={level}><b>{translator(nouns, lang)(`level.${level}`)}</b><br />{said.levels[level - 1]}</p>)}
		</div>
	);
}

function QuestionFields({ lang, now, answered }: { lang: Lang; now: QuestionText; answered: Answered }) {
	const t = translator(words, lang);
	const n = translator(nouns, lang);
	return (
		<>
			<TextArea name="text" label={t('text')} rows={2} max={mostText} value={now.text} answered={answered} />
			<TextArea name="help" label={t('help')} help={t('helpHelp')} rows={2} max={mostHelp} value={now.help} optional answered={answered} />
			{levels.map((level) => <TextArea key={level} name={`level${level}`} label={t('levelIs', { level: n(`level.${level}`) })} rows={2} max={mostLevel} value={now.levels[level - 1]} answered={answered} />)}
		</>
	);
}

export function NewQuestionPage({ frame, dimensions, keyValue, bad, refused }: { frame: Frame; dimensions: readonly Dimension[]; keyValue: string; bad?: BadForm | undefined; refused?: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answeredWith(lang, bad, explainIn(lang));
	return (
		<Layout frame={frame} kicker={translator(nouns, lang)('study')} title={t('newTitle')}>
			{refused && <RefusedQuestion lang={lang} refusal={{ problem: refused }} />}
			<Form keyValue={keyValue} draft="question-new" answered={answered} class="card">
				<Select name="dimension" label={t('dimension')} options={dimensions.map(({ id, names }) => ({ value: id, label: textIn(names, lang).text }))} answered={answered} />
				<Select name="area" label={t('area')} options={areas.map((value) => ({ value, label: translator(areaWords, lang)(value) }))} answered={answered} />
				<QuestionFields lang={lang} now={{ text: '', help: '', levels: [] }} answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<p><a href={addressOf(frame)}>{t('back')}</a></p>
		</Layout>
	);
}

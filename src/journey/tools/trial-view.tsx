import { dayIn, showDate, type Day } from '#i18n/day.ts';
import { isolate, languages, ownNames, textIn, translator } from '#i18n/translator.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { mostWords } from './trial-form.ts';
import { trialWords } from './trial-words.ts';
import type { OpenTrial, SaveTrial } from './trial.ts';

export interface TrialAnswer {
	bad?: CameBack;
	conflict?: Extract<SaveTrial, { problem: 'editedMeanwhile' }>;
	refused?: string;
}

export function TrialPage({ frame, open, keyValue, now, done, answer: { bad, conflict, refused } }: { frame: Frame; open: OpenTrial; keyValue: string; now: Date; done: string | undefined; answer: TrialAnswer }) {
	const { lang } = frame;
	const { city, trial, text, place, mayShare } = open;
	const t = translator(trialWords, lang);
	const answered = answeredWith(lang, bad, (problem) => (problem === 'inFuture' || problem === 'longAgo' ? t(problem) : undefined));
	const version = conflict?.version ?? (Number(bad?.typed['version']?.[0] ?? trial?.version) || 0);
	const after = conflict ? null : bad ? bad.typed['after']?.[0] : place === 'phone' ? trial?.form : null;
	const shared = trial?.shared ? 'yes' : 'no';
	const typed = (name: string) => bad?.typed[name]?.[0] ?? '';
	const read = (value: string) => t(value === 'yes' ? 'read.yes' : 'read.no');
	return (
		<Layout frame={frame} kicker={isolate(textIn(city.names, lang).text)} title={t('title')} lede={t('lede', { tool: isolate(text.title) })}>
			{done === 'saved' && <Done>{t('saved')}</Done>}
			{done === 'kept' && <p class="sync phone" role="status"><i /><span>{t('keptOnPhone')}</span></p>}
			{refused && <Refused>{refused}</Refused>}
			{conflict && (
				<Conflict lang={lang} texts={[
					{ label: t('on'), theirs: showDate(conflict.theirs.on, lang), yours: showDate(typed('on') as Day, lang) },
					{ label: t('words'), theirs: conflict.theirs.words, yours: typed('words') },
					{ label: t('whoReads'), theirs: read(conflict.theirs.shared ? 'yes' : 'no'), yours: read(typed('shared')) },
				]} />
			)}
			<Form keyValue={keyValue} version={Number.isSafeInteger(version) ? version : 0} draft="trial" answered={answered} class="card">
				{after && <input type="hidden" name="after" value={after} />}
				<TextField name="on" type="date" label={t('on')} value={trial?.on ?? dayIn(city.zone, now)} answered={answered} />
				<TextArea name="words" label={t('words')} help={t('wordsHelp', { n: mostWords })} rows={6} max={mostWords} value={trial?.words} answered={answered} />
				<Select name="lang" label={t('lang')} value={trial?.lang ?? (city.languages.includes(lang) ? lang : (city.languages[0] ?? lang))} options={languages.map((value) => ({ value: value as string, label: ownNames[value] }))} answered={answered} />
				{mayShare
					? <Choices name="shared" label={t('whoReads')} options={(['no', 'yes'] as const).map((value) => ({ value, label: read(value) }))} chosen={[shared]} answered={answered} />
					: <div class="field"><input type="hidden" name="shared" value={shared} /><p class="small">{read(shared)}. {t('coordinatorDecides')}</p></div>}
				<Submit>{t('save')}</Submit>
			</Form>
			<p><a href={linkTo(frame, `/tools/${encodeURIComponent(open.tool)}`)}>{t('aboutTool')}</a></p>
		</Layout>
	);
}

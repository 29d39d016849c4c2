import { addDays, showDate, type Day } from '#i18n/day.ts';
import { isolate, translator, type Lang } from '#i18n/translator.ts';
import { answeredWith, Choices, Conflict, Form, Refused, Submit, TextArea, TextField, type CameBack } from '#ui/form.tsx';
import type { Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { daysOfQuarter } from './plan-quarter.ts';
import type { Step } from '#journey/network/step.ts';
import type { Quarter } from './quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { words } from './words.ts';

/** Why a quarter was not changed; `theirs` is what somebody else saved meanwhile. */
export interface PlanRefusal {
	problem: string;
	theirs?: Quarter;
}

/** The sentence of a problem of this concept; undefined for those any field can have. */
export function explainIn(lang: Lang) {
	const t = translator(words, lang);
	return (problem: string) => (`problem.${problem}` in words.en ? t(`problem.${problem}` as 'problem.notFound') : undefined);
}

/** The next quarter, from two dates. */
export function Plan({ keyValue, frame, last, first, bad, problem }: { keyValue: string; frame: Frame; last: Quarter | undefined; first: string; bad: CameBack | undefined; problem: string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answeredWith(lang, bad, explainIn(lang));
	const startsOn = last ? addDays(last.endsOn, 1) : daysOfQuarter(first)?.startsOn;
	const options = [...(last ? (['last'] as const) : []), 'template' as const].map((value) => ({ value: value as string, label: t(`from.${value}`), note: t(`fromHelp.${value}`) }));
	return (
		<Layout frame={frame} title={t('planNext')} lede={t('planLede')} kicker={t('quarterN', { n: (last?.number ?? 0) + 1 })}>
			{problem && <Refused>{explainIn(lang)(problem)}</Refused>}
			<Form keyValue={keyValue} draft="plan" answered={answered} class="card">
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

/** One step's new day, and why. */
export function Move({ keyValue, frame, quarter, step, today, bad, refusal }: { keyValue: string; frame: Frame; quarter: Quarter; step: Step; today: Day; bad: CameBack | undefined; refusal: PlanRefusal | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answeredWith(lang, bad, explainIn(lang));
	const dates = quarter.steps.find((candidate) => candidate.step === step);
	const hasBegun = dates !== undefined && dates.from <= today;
	const standing = dates && (hasBegun ? dates.until : dates.from);
	const label = t(hasBegun ? 'newLastDay' : 'newFirstDay', { day: standing ? showDate(standing, lang) : '' });
	return (
		<Layout frame={frame} title={t('moveTitle', { step: isolate(translator(stepWords, lang)(step)) })} kicker={t('quarterN', { n: quarter.number })} lede={t('moveLede')}>
			{refusal?.theirs && <Conflict lang={lang} texts={[{ label, theirs: standing ?? '', yours: bad?.typed['day']?.[0] ?? '' }]} />}
			{refusal && !refusal.theirs && <Refused>{explainIn(lang)(refusal.problem)}</Refused>}
			<Form keyValue={keyValue} version={quarter.version} draft="move" answered={answered} class="card">
				<TextField name="day" type="date" label={label} value={standing} answered={answered} />
				<TextArea name="why" label={t('why')} help={t('whyHelp')} rows={2} max={500} answered={answered} />
				<Submit>{t('move')}</Submit>
			</Form>
		</Layout>
	);
}

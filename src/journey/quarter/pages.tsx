import { Hono, type Context } from 'hono';
import { showDay, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator, type Lang } from '#i18n/translator.ts';
import { channels } from '#journey/baseline/baseline.ts';
import { type City, type CityId } from '#journey/network/network.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf, type PageEnv } from '#ui/page.ts';
import { readMark, readStep, type MarkSaid, type MarkStep } from './form.ts';
import type { Step } from '#journey/network/step.ts';
import { type Mark, type Quarter, type QuarterId } from './quarter.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { words } from './words.ts';

export interface MarkSheet {
	city: Pick<City, 'id' | 'names' | 'zone'>;
	quarter: Pick<Quarter, 'id' | 'number' | 'steps'>;
	mark: Mark | null;
	/** Somebody of the secretariat, who notes what a city told by phone or on paper. */
	forOthers: boolean;
}

/** What these pages need from their host: a database on the server, a stored pack and an outbox on the phone. */
export interface MarkPort {
	newKey(): string;
	/** Null when the city or quarter is not there or not this reader's to mark. */
	findSheet(city: CityId, quarter: QuarterId, step: Step): Promise<MarkSheet | null>;
	mark(said: MarkSaid & { city: CityId; quarter: QuarterId; step: Step }): Promise<MarkStep | { ok: true; kept: true }>;
}

/** Telling what a city did of a step: the same page with and without a line. */
export function markPages(portOf: (c: Context) => MarkPort) {
	const address = '/:lang/cities/:city/quarters/:quarter/:step';

	async function show(c: Context<PageEnv, typeof address>, port: MarkPort, bad?: CameBack, refusal?: Extract<MarkStep, { ok: false }>) {
		const step = readStep(c.req.param('step'));
		const sheet = step && (await port.findSheet(c.req.param('city') as CityId, c.req.param('quarter') as QuarterId, step));
		if (!step || !sheet) return c.notFound();
		const view = { frame: c.get('frame'), sheet, step, keyValue: port.newKey(), done: c.req.query('done'), bad, refusal };
		return page(c, <MarkPage {...view} />, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
	}

	return new Hono<PageEnv>()
		.get(address, (c) => show(c, portOf(c)))
		.post(address, async (c) => {
			const port = portOf(c);
			const step = readStep(c.req.param('step'));
			if (!step) return c.notFound();
			const reading = readMark(await c.req.formData());
			if (!reading.ok) return show(c, port, reading);
			const outcome = await port.mark({ ...reading.value, city: c.req.param('city') as CityId, quarter: c.req.param('quarter') as QuarterId, step });
			if (!outcome.ok) return outcome.problem === 'notFound' ? c.notFound() : show(c, port, { typed: reading.typed }, outcome);
			return c.redirect(`${c.req.path}?done=${'kept' in outcome ? 'kept' : 'marked'}`, 303);
		});
}

interface MarkView {
	frame: Frame;
	sheet: MarkSheet;
	step: Step;
	keyValue: string;
	done: string | undefined;
	bad: CameBack | undefined;
	refusal: Extract<MarkStep, { ok: false }> | undefined;
}

const states = ['done', 'notDone', 'notTaken'] as const;

function MarkPage({ frame, sheet: { city, quarter, mark, forOthers }, step, keyValue, done, bad, refusal }: MarkView) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	const standing = refusal?.problem === 'editedMeanwhile' ? refusal.theirs : mark;
	const answered = answeredWith(lang, bad);
	return (
		<Layout frame={frame} title={t('markTitle', { step: names(step), city: isolate(textIn(city.names, lang).text) })} kicker={t('quarterN', { n: quarter.number })} lede={t('markLede')}>
			{(done === 'marked' || done === 'kept') && <Done>{t(done)} <a href={linkTo(frame, '/')}>{t('toHome')}</a></Done>}
			{refusal?.problem === 'editedMeanwhile' && <Conflict lang={lang} texts={[{ label: t('markWords'), theirs: told(refusal.theirs, lang), yours: bad?.typed['words']?.[0] ?? '' }]} />}
			{refusal && refusal.problem !== 'editedMeanwhile' && <Refused>{t(`problem.${refusal.problem}`)}</Refused>}
			<Form keyValue={keyValue} version={standing?.version ?? 0} draft={`mark-${step}`} answered={answered} class="card">
				<Choices name="state" label={t('markState')} options={states.map((value) => ({ value, label: t(`markState.${value}`), note: value === 'done' ? undefined : t(`markNote.${value}`) }))} chosen={[standing?.state ?? 'done']} answered={answered} />
				<TextArea name="words" label={t('markWords')} help={t('markWordsHelp')} rows={5} max={1200} value={standing?.words} optional answered={answered} />
				<TextField name="people" type="text" mode="numeric" label={t('people')} help={t('peopleHelp')} value={standing?.people} max={4} optional answered={answered} />
				{forOthers
					? <Select name="channel" label={t('channel')} value={standing?.channel ?? 'call'} options={channels.map((channel) => ({ value: channel as string, label: names(`channel.${channel}`) }))} answered={answered} />
					: <input type="hidden" name="channel" value="app" />}
				<Submit>{t('mark')}</Submit>
			</Form>
		</Layout>
	);
}

/** A mark as one line: what, when, how. */
function told(mark: Mark, lang: Lang): string {
	const names = translator(stepWords, lang);
	const line = translator(words, lang)('markedBy', { state: names(`state.${mark.state}`), day: showDay(mark.at.slice(0, 10) as Day, lang), channel: names(`channel.${mark.channel}`) });
	return mark.words ? `${line}\n${mark.words}` : line;
}

import { Hono, type Context } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { textIn, translator } from '#i18n/translator.ts';
import type { City } from '#journey/network/network.ts';
import { answeredWith, Done, Form, Refused, Select, Submit, TextArea, TextField } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf, type PageEnv } from '#ui/page.ts';
import type { NeedId, Topic } from './backlog.ts';
import { findLanguage } from './find-language.ts';
import { findNearDuplicates, likelyTopic } from './find-near-duplicates.ts';
import { readNeed, type NeedInLanguage, type NeedSaid } from './need-form.ts';
import { explainNeed } from './need-view.tsx';
import { needWords } from './need-words.ts';
import { tellWords } from './tell-words.ts';
import { TopicBoxes } from './topic-boxes-view.tsx';

/** What somebody tells a need with: the cities they may speak for, and the topics it may belong to. */
export interface Telling {
	/** The reader's own name. */
	name: string;
	cities: readonly Pick<City, 'id' | 'names'>[];
	/** How it may have been told; the first is what is most likely. */
	channels: readonly NeedSaid['channel'][];
	topics: readonly Pick<Topic, 'id' | 'names' | 'objective'>[];
}

type TellOutcome = { ok: true; need: NeedId } | { ok: true; kept: true } | { ok: false; problem: 'notAllowed' | 'notFound' };

/** What this page needs from its host: a database on the server, a stored pack and an outbox on the phone. */
export interface NeedPort {
	newKey(): string;
	findTelling(): Promise<Telling>;
	tell(said: NeedInLanguage): Promise<TellOutcome>;
}

/** Most likely topics shown before the others. */
const mostLikely = 6;

/** Telling a need in one sentence: the same page with and without a line. */
export function needPages(portOf: (c: Context) => NeedPort) {
	const address = '/:lang/needs/new';

	async function show(c: Context<PageEnv, typeof address>, port: NeedPort, bad?: BadForm | { typed: Typed }, problem?: 'notAllowed' | 'notFound') {
		const view = { frame: c.get('frame'), telling: await port.findTelling(), keyValue: bad?.typed['key']?.[0] ?? port.newKey(), done: c.req.query('done'), need: c.req.query('need'), bad, problem };
		return page(c, <TellPage {...view} />, problem ? statusOf(problem) : bad && 'ok' in bad ? 422 : 200);
	}

	return new Hono<PageEnv>()
		.get(address, (c) => show(c, portOf(c)))
		.post(address, async (c) => {
			const port = portOf(c);
			const form = await c.req.formData();
			const reading = readNeed(form);
			// Asked to show likely topics: nothing is told yet, and a half-written form is no mistake.
			if (form.get('next') === 'topics') return show(c, port, { typed: reading.typed });
			if (!reading.ok) return show(c, port, reading);
			const outcome = await port.tell({ ...reading.value, lang: findLanguage(reading.value.words, c.get('frame').lang) });
			if (!outcome.ok) return show(c, port, { typed: reading.typed }, outcome.problem);
			return c.redirect(`${c.req.path}?done=${'kept' in outcome ? 'kept' : `told&need=${outcome.need}`}`, 303);
		});
}

interface TellView {
	frame: Frame;
	telling: Telling;
	keyValue: string;
	done: string | undefined;
	need: string | undefined;
	bad: BadForm | { typed: Typed } | undefined;
	problem: 'notAllowed' | 'notFound' | undefined;
}

function TellPage({ frame, telling, keyValue, done, need, bad, problem }: TellView) {
	const { lang } = frame;
	const t = translator(tellWords, lang);
	const n = translator(needWords, lang);
	const explain = explainNeed(lang);
	const answered = bad && 'ok' in bad ? answeredWith(lang, bad, explain) : { lang, typed: bad?.typed, explain };
	const [city] = telling.cities;
	const [channel] = telling.channels;
	const own = channel === 'app';
	const words = bad?.typed['words']?.[0] ?? '';
	const first = words ? findNearDuplicates(words, telling.topics, likelyTopic).slice(0, mostLikely).map(({ topic }) => topic) : [];
	return (
		<Layout frame={frame} title={t('tellTitle')} lede={t(own ? 'tellLede' : 'noteLede')}>
			{done === 'told' && <Done>{t('told')} {need && <a href={linkTo(frame, `/needs/${encodeURIComponent(need)}`)}>{t('readIt')}</a>} {t('another')}</Done>}
			{done === 'kept' && <p class="sync phone" role="status"><i /><span>{t('kept')} {t('another')}</span></p>}
			{problem && <Refused>{n(`problem.${problem}`)}</Refused>}
			{!city || !channel ? <div class="card"><p>{t('noCity')}</p><p><a href={linkTo(frame, '/needs')}>{n('needs')}</a></p></div> : (
				<Form keyValue={keyValue} draft="need" answered={answered} class="card">
					<TextArea name="words" label={t('words')} help={t('wordsHelp')} rows={4} max={600} answered={answered} />
					{telling.cities.length > 1
						? <Select name="city" label={n('city')} value={own ? city.id : null} options={telling.cities.map((one) => ({ value: one.id as string, label: textIn(one.names, lang).text }))} answered={answered} />
						: <input type="hidden" name="city" value={city.id} />}
					<TextField name="toldBy" label={t('whoTold')} help={t('whoToldHelp')} value={own ? telling.name : ''} max={120} answered={answered} />
					{telling.channels.length > 1
						? <Select name="channel" label={t('how')} value={channel} options={telling.channels.map((value) => ({ value: value as string, label: t(`how.${value}`) }))} answered={answered} />
						: <input type="hidden" name="channel" value={channel} />}
					<TopicBoxes name="topics" label={t('topicsOptional')} answered={answered} topics={telling.topics} first={first} chosen={[]} firstLabel={n('likely')} />
					<p class="row"><Submit>{t('send')}</Submit> <Submit quiet name="next" value="topics">{t('showLikely')}</Submit></p>
				</Form>
			)}
			<p class="small"><a href={linkTo(frame, '/needs')}>{n('needs')}</a></p>
		</Layout>
	);
}

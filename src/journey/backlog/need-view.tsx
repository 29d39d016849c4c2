import { dayIn, showDate } from '#i18n/day.ts';
import { isolate, ownNames, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import type { Need, Topic } from './backlog.ts';
import { needWords } from './need-words.ts';

/** One need in a list: the city's words first, then who, how, when, and what became of it. */
export function NeedRow({ frame, need, city, zone, topics, named }: {
	frame: Frame; need: Need; city: InLanguages; zone: string; topics: readonly Pick<Topic, 'id' | 'names'>[];
	/** Whether this reader sees who told it: those who travel do, a funder reads the city's words only. */
	named: boolean;
}) {
	const { lang } = frame;
	const t = translator(needWords, lang);
	const linked = topics.filter((topic) => need.topics.includes(topic.id));
	return (
		<li>
			<span><a href={linkTo(frame, `/needs/${need.id}`)} lang={need.lang} dir="auto">{need.words}</a>{need.lang !== lang && <> <span class="soft small">{t('inLang', { lang: ownNames[need.lang] })}</span></>}</span>
			<span class="small soft"><b><bdi>{textIn(city, lang).text}</bdi></b> · {t(`channel.${need.channel}`)}{named && need.toldBy && <> {t('toldBy', { name: isolate(need.toldBy) })}</>} · {showDate(dayIn(zone, new Date(need.at)), lang)} <span class={tagOf(need.state)}>{t(`state.${need.state}`)}</span></span>
			{linked.length > 0 && <span class="small">{linked.map((topic, i) => <span key={topic.id}>{i > 0 && ' · '}<a href={linkTo(frame, `/topics/${topic.id}`)}><bdi>{textIn(topic.names, lang).text}</bdi></a></span>)}</span>}
		</li>
	);
}

/** Open is loud, what is decided is quiet. */
export function tagOf(state: Need['state']): string {
	return { open: 'tag stretch', planned: 'tag core', met: 'tag core', 'set aside': 'tag' }[state];
}

/** The concept's own problems in words, for the fields of its forms. */
export function explainNeed(lang: Lang): (problem: string) => string | undefined {
	const t = translator(needWords, lang);
	return (problem) => (`problem.${problem}` in needWords.en ? t(`problem.${problem}` as keyof typeof needWords.en) : undefined);
}

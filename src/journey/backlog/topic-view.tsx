import { showDate } from '#i18n/day.ts';
import { ownNames, showList, textIn, translator, type InLanguages } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { areas, type Area } from '#journey/baseline/baseline.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Done } from '#ui/form.tsx';
import { Layout } from '#ui/layout.tsx';
import { words as uiWords } from '#ui/words.ts';
import { topicStates, type Need, type Topic, type TopicId } from './backlog.ts';
import { listMissing } from './check-prerequisites.ts';
import { NeedRow } from './need-view.tsx';
import { topicWords } from './topic-words.ts';

/** What a reader may do on the list and on a topic. */
export interface TopicRights {
	mayTell: boolean;
	mayEdit: boolean;
	/** Whether the names of those who told needs are shown. */
	named: boolean;
}

/** The long list by learning area, each topic with its state, how many cities need it, and what it still waits for. */
export function TopicList({ frame, topics, cities, area, state, rights }: {
	frame: Frame; topics: readonly Topic[]; cities: ReadonlyMap<TopicId, number>; area: Area | null; state: Topic['state'] | null; rights: TopicRights;
}) {
	const { lang } = frame;
	const t = translator(topicWords, lang);
	const ta = translator(areaWords, lang);
	const byId = new Map(topics.map((topic) => [topic.id, topic]));
	// What was retired is history: it is there for who asks, and out of the way otherwise.
	const shown = topics.filter((topic) => (area === null || topic.area === area) && (state === null ? topic.state !== 'retired' : topic.state === state));
	const address = (to: { area: Area | null; state: Topic['state'] | null }) => {
		const query = new URLSearchParams(Object.entries(to).filter((pair): pair is [string, Area] => pair[1] !== null)).toString();
		return linkTo(frame, `/topics${query && '?'}${query}`);
	};
	return (
		<Layout frame={frame} title={t('topics')} lede={t('topicsLede')}>
			<p class="row">
				{rights.mayTell && <a class="do" href={linkTo(frame, '/needs/new')}>{t('tellNeed')}</a>}
				{rights.mayEdit && <a class="do quiet" href={linkTo(frame, '/topics/new')}>{t('addTopic')}</a>}
				<a href={linkTo(frame, '/needs')}>{t('allNeeds')}</a>
			</p>
			<div class="tight small">
				<nav class="row" aria-label={t('byArea')}><b>{t('byArea')}</b>{[null, ...areas].map((of) => <a key={of} href={address({ area: of, state })} aria-current={of === area ? 'true' : undefined}>{of === area ? <b>{of ? ta(of) : t('all')}</b> : of ? ta(of) : t('all')}</a>)}</nav>
				<nav class="row" aria-label={t('byState')}><b>{t('byState')}</b>{[null, ...topicStates].map((of) => <a key={of} href={address({ area, state: of })} aria-current={of === state ? 'true' : undefined}>{of === state ? <b>{of ? t(`state.${of}`) : t('all')}</b> : of ? t(`state.${of}`) : t('all')}</a>)}</nav>
			</div>
			{shown.length === 0 && <div class="card"><p>{t('noneHere')}</p></div>}
			{areas.map((of) => ({ of, inArea: shown.filter((topic) => topic.area === of) })).filter(({ inArea }) => inArea.length > 0).map(({ of, inArea }) => (
				<section key={of} class="card">
					<h2>{ta(of)}</h2>
					<ul class="rows">{inArea.map((topic) => <TopicRow key={topic.id} frame={frame} topic={topic} cities={cities.get(topic.id) ?? 0} missing={listMissing(topic, byId)} />)}</ul>
				</section>
			))}
		</Layout>
	);
}

function TopicRow({ frame, topic, cities, missing }: { frame: Frame; topic: Topic; cities: number; missing: readonly Topic[] }) {
	const { lang } = frame;
	const t = translator(topicWords, lang);
	const told = [cities > 0 ? t('neededBy', { n: cities }) : null, topic.state !== 'listed' || topic.after.length === 0 ? null : missing.length > 0 ? t('waitsFor', { topics: showList(missing.map(({ names }) => textIn(names, lang).text), lang) }) : t('readyNow')].filter((part) => part !== null);
	return (
		<li>
			<span><a href={linkTo(frame, `/topics/${topic.id}`)}><b><In texts={topic.names} frame={frame} /></b></a> {topic.kind === 'core' && <span class="tag core">{t('core')}</span>} {topic.state !== 'listed' && <span class="tag">{t(`state.${topic.state}`)}</span>}</span>
			{told.length > 0 && <span class="small soft">{told.join(' · ')}</span>}
		</li>
	);
}

/** A text of the network in the reader's language, or in another one that says so to those who listen. */
function In({ texts, frame }: { texts: InLanguages; frame: Frame }) {
	const { text, lang } = textIn(texts, frame.lang);
	return <bdi lang={lang === frame.lang ? undefined : lang}>{text}</bdi>;
}

/** One topic: what a city can do afterwards, what comes first, what it opens, and the needs told for it. */
export function TopicPage({ frame, topic, topics, needs, more, cityNames, zone, rights, done }: {
	frame: Frame; topic: Topic; topics: readonly Topic[]; needs: readonly Need[]; more: boolean; cityNames: ReadonlyMap<string, InLanguages>; zone: string; rights: TopicRights; done: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(topicWords, lang);
	const ui = translator(uiWords, lang);
	const name = textIn(topic.names, lang);
	const objective = textIn(topic.objective, lang);
	const before = topics.filter((other) => topic.after.includes(other.id));
	const opened = topics.filter((other) => other.after.includes(topic.id) && other.state === 'listed');
	const elsewhere = [name, objective].find((told) => told.text && told.lang !== lang)?.lang;
	return (
		<Layout frame={frame} title={name.text} kicker={translator(areaWords, lang)(topic.area)}>
			{done === 'added' && <Done>{t('added')}</Done>}
			{(done === 'saved' || done === 'state') && <Done>{t('saved')}</Done>}
			{elsewhere && <p class="note small">{ui('missingTranslation', { lang: ownNames[elsewhere] })}</p>}
			<div class="two">
				<div class="stack">
					<section class="card">
						<p>{topic.kind === 'core' && <><span class="tag core">{t('core')}</span> </>}<span class="tag">{t(`state.${topic.state}`)}</span></p>
						{topic.stateReason && <p dir="auto">{topic.stateReason}</p>}
						<h2>{t('objective')}</h2>
						{objective.text ? <p lang={objective.lang} dir="auto">{objective.text}</p> : <p class="soft">{t('noObjective')}</p>}
						{topic.module && <p><a class="do quiet" href={linkTo(frame, `/curriculum/${topic.module}`)}>{t('module')}</a></p>}
						<p class="small soft">{t('slots', { n: topic.slots })} · {t('listedOn', { day: showDate(topic.listedOn, lang) })}</p>
						{rights.mayEdit && <p><a href={linkTo(frame, `/topics/${topic.id}/edit`)}>{t('edit')}</a></p>}
					</section>
					<section class="card">
						<h2>{t('needs')}</h2>
						{needs.length === 0 ? <p>{t('noNeeds')}</p> : <ul class="rows">{needs.map((need) => <NeedRow key={need.id} frame={frame} need={need} city={cityNames.get(need.city) ?? {}} zone={zone} topics={[]} named={rights.named} />)}</ul>}
						{more && <p><a href={`${linkTo(frame, '/needs')}?topic=${topic.id}`}>{t('moreNeeds')}</a></p>}
						{rights.mayTell && <p><a class="do quiet" href={linkTo(frame, '/needs/new')}>{t('tellNeed')}</a></p>}
					</section>
				</div>
				<aside class="stack">
					<section class="card">
						<h2>{t('before')}</h2>
						{before.length === 0 ? <p>{t('beforeNone')}</p> : (
							<ul class="rows">{before.map((other) => <li key={other.id}><a href={linkTo(frame, `/topics/${other.id}`)}><In texts={other.names} frame={frame} /></a><span class="small soft">{other.state === 'done' ? t('beforeDone') : other.state === 'retired' ? t('state.retired') : t('beforeOpen')}</span></li>)}</ul>
						)}
					</section>
					{opened.length > 0 && <section class="card"><h2>{t('opens')}</h2><ul class="rows">{opened.map((other) => <li key={other.id}><a href={linkTo(frame, `/topics/${other.id}`)}><In texts={other.names} frame={frame} /></a></li>)}</ul></section>}
				</aside>
			</div>
			<p class="small"><a href={linkTo(frame, '/topics')}>{t('topics')}</a></p>
		</Layout>
	);
}

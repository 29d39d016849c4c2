import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { isolate, languages, ownNames, showList, textIn, translator, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { citiesOf, may, type Actor } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { Conflict, Form, Refused, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { topicStates, type Need, type NeedId, type Topic, type TopicId } from './backlog.ts';
import { findNearDuplicates, nearDuplicate, type NearTopic } from './find-near-duplicates.ts';
import { countCitiesByTopic, findNeed, listNeedsBy } from './need-store.server.ts';
import { listTopics } from './store.server.ts';
import { addTopic, editTopic, retireTopic, type ChangeTopic } from './topic-commands.server.ts';
import { readRetirement, readTopic } from './topic-form.ts';
import { nameInBoth, TopicForm } from './topic-form-view.tsx';
import { TopicList, TopicPage, type TopicRights } from './topic-view.tsx';
import { topicWords } from './topic-words.ts';

/** Needs shown on a topic's own page; the others are on the page of needs. */
const mostNeeds = 30;

/** The long list: all topics, one topic, making one and changing it. */
export const topicPages = new Hono<InsideEnv>()
	.get('/:lang/topics', async (c) => {
		const { db, network, actor } = c.get('inside');
		const [topics, cities] = [await listTopics(db, network.id), await countCitiesByTopic(db, network.id)];
		const area = areas.find((of) => of === c.req.query('area')) ?? null;
		const state = topicStates.find((of) => of === c.req.query('state')) ?? null;
		return page(c, <TopicList frame={c.get('frame')} topics={topics} cities={cities} area={area} state={state} rights={rightsOf(actor)} />);
	})
	.get('/:lang/topics/new', (c) => showNew(c))
	.post('/:lang/topics/new', async (c) => {
		const { db, actor, now } = c.get('inside');
		const frame = c.get('frame');
		const reading = readTopic(await c.req.formData());
		if (!reading.ok) return showNew(c, reading);
		const outcome = await addTopic(db, actor, { ...reading.value, lang: frame.lang }, now);
		return outcome.ok ? c.redirect(`${linkTo(frame, `/topics/${outcome.topic}`)}?done=added`, 303) : showNew(c, { typed: reading.typed }, outcome);
	})
	.get('/:lang/topics/:topic', async (c) => {
		const { db, network, actor } = c.get('inside');
		const frame = c.get('frame');
		const topics = await listTopics(db, network.id);
		const topic = topics.find(({ id }) => id === c.req.param('topic'));
		if (!topic) return c.notFound();
		const needs = await listNeedsBy(db, network.id, { city: null, state: null, topic: topic.id }, 0, mostNeeds + 1);
		const cityNames = new Map((await listCities(db, network.id, frame.lang)).map((city) => [city.id as string, city.names]));
		const view = { frame, topic, topics, needs: needs.slice(0, mostNeeds), more: needs.length > mostNeeds, cityNames, zone: network.zone, rights: rightsOf(actor), done: c.req.query('done') };
		return page(c, <TopicPage {...view} />);
	})
	.get('/:lang/topics/:topic/edit', (c) => showEdit(c))
	.post('/:lang/topics/:topic/edit', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readTopic(await c.req.formData());
		if (!reading.ok) return showEdit(c, reading);
		const topic = c.req.param('topic') as TopicId;
		const outcome = await editTopic(db, actor, { ...reading.value, topic }, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/topics/${topic}`)}?done=saved`, 303) : showEdit(c, { typed: reading.typed }, outcome);
	})
	.post('/:lang/topics/:topic/retire', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readRetirement(await c.req.formData());
		if (!reading.ok) return showEdit(c, { ...reading, retiring: true });
		const topic = c.req.param('topic') as TopicId;
		const outcome = await retireTopic(db, actor, { ...reading.value, topic }, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/topics/${topic}`)}?done=state`, 303) : showEdit(c, { typed: reading.typed, retiring: true }, outcome);
	});

function rightsOf(actor: Actor): TopicRights {
	return { mayTell: may(actor, 'tellNeed', citiesOf(actor)[0] ?? null), mayEdit: may(actor, 'editTopics'), named: may(actor, 'readLedger') };
}

type Bad = (BadForm | { typed: Typed; fields?: undefined }) & { retiring?: boolean };
type Refusal = Extract<ChangeTopic, { ok: false }>;

function answers(lang: Lang, bad: Bad | undefined): Answered {
	const t = translator(topicWords, lang);
	return { lang, typed: bad?.typed, fields: bad?.fields, explain: (problem) => (problem === 'tooMany' ? t('problem.tooMany') : undefined) };
}

/** The sentence of a refusal; a cycle names its topics. */
function explain(refusal: Refusal, topics: readonly Topic[], lang: Lang): string {
	const t = translator(topicWords, lang);
	if (refusal.problem === 'cycle') return t('problem.cycle', { topics: showList(refusal.cycle.map((id) => textIn(topics.find((topic) => topic.id === id)?.names ?? {}, lang).text || id), lang) });
	return t(refusal.problem === 'editedMeanwhile' ? 'problem.notFound' : `problem.${refusal.problem}`);
}

/** First the words, then what stands on the list already, then the form: three looks at one address, none of which writes. */
async function showNew(c: InsideContext, bad?: Bad, refusal?: Refusal) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	if (!may(actor, 'editTopics') && !refusal) return c.notFound();
	const topics = await listTopics(db, network.id);
	const needId = bad?.typed['need']?.[0] ?? c.req.query('need') ?? '';
	const need = needId ? await findNeed(db, network.id, needId as NeedId) : null;
	const typedNames = languages.flatMap((of) => bad?.typed[`name_${of}`]?.[0] ?? []).filter((name) => name !== '');
	const words = (c.req.query('words') ?? '').slice(0, 120).trim();
	const near = new Map<TopicId, NearTopic>();
	for (const text of bad ? typedNames : [words]) for (const found of findNearDuplicates(text, topics, nearDuplicate)) if (!near.has(found.topic)) near.set(found.topic, found);
	const body = <NewTopic frame={frame} topics={topics} words={words} need={need} near={[...near.values()]} bad={bad} refused={refusal && explain(refusal, topics, frame.lang)} />;
	return page(c, body, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

function NewTopic({ frame, topics, words, need, near, bad, refused }: {
	frame: Frame; topics: readonly Topic[]; words: string; need: Need | null; near: readonly NearTopic[]; bad: Bad | undefined; refused: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(topicWords, lang);
	const found = near.flatMap((one) => { const topic = topics.find(({ id }) => id === one.topic); return topic ? [{ topic, alikeIn: one.lang }] : []; });
	const asked = words !== '' || bad !== undefined;
	return (
		<Layout frame={frame} title={t('newTopic')} lede={t('newLede')}>
			{refused && <Refused>{refused}</Refused>}
			{need && <blockquote lang={need.lang} dir="auto">{need.words}</blockquote>}
			<form method="get" action={linkTo(frame, '/topics/new')} class="card">
				{need && <input type="hidden" name="need" value={need.id} />}
				<TextField name="words" label={t('words')} value={words} max={120} answered={{ lang }} />
				<Submit quiet={asked}>{t('look')}</Submit>
			</form>
			{asked && (
				<section class="card">
					<h2>{found.length > 0 ? t('near') : t('nearNone')}</h2>
					{found.length > 0 && <p class="soft">{t('nearLede')}</p>}
					<ul class="rows">{found.map(({ topic, alikeIn }) => (
						<li key={topic.id}>
							<span><b><bdi>{nameInBoth(topic, lang, alikeIn)}</bdi></b> <span class="tag">{t(`state.${topic.state}`)}</span></span>
							<span class="small soft">{translator(areaWords, lang)(topic.area)}</span>
							{need && !need.topics.includes(topic.id)
								? <Form action={linkTo(frame, `/needs/${need.id}/topics`)} keyValue={newId()} version={need.version}>{[...need.topics, topic.id].map((id) => <input key={id} type="hidden" name="topics" value={id} />)}<Submit quiet>{t('itIsThis')}</Submit></Form>
								: <a class="do quiet" href={linkTo(frame, `/topics/${topic.id}`)}>{t('itIsThis')}</a>}
						</li>
					))}</ul>
				</section>
			)}
			{asked && <TopicForm keyValue={bad?.typed['key']?.[0] ?? newId()} topic={null} topics={topics} words={words} need={need?.id ?? null} seen={found.map(({ topic }) => topic.id)} answered={answers(lang, bad)} submit={t(found.length > 0 ? 'makeAnyway' : 'makeIt')} />}
		</Layout>
	);
}

async function showEdit(c: InsideContext, bad?: Bad, refusal?: Refusal) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const topics = await listTopics(db, network.id);
	const topic = topics.find(({ id }) => id === c.req.param('topic'));
	if (!topic || (!may(actor, 'editTopics') && !refusal)) return c.notFound();
	return page(c, <EditTopic frame={frame} topic={topic} topics={topics} bad={bad} refusal={refusal} />, refusal ? statusOf(refusal.problem) : bad ? 422 : 200);
}

function EditTopic({ frame, topic, topics, bad, refusal }: { frame: Frame; topic: Topic; topics: readonly Topic[]; bad: Bad | undefined; refusal: Refusal | undefined }) {
	const { lang } = frame;
	const t = translator(topicWords, lang);
	const ta = translator(areaWords, lang);
	const typed = (name: string) => bad?.typed[name]?.[0] ?? '';
	const namesOf = (ids: readonly string[]) => topics.filter(({ id }) => ids.includes(id)).map(({ names }) => textIn(names, lang).text).join(' · ');
	const areaTyped = areas.find((area) => area === typed('area'));
	const theirs = refusal?.problem === 'editedMeanwhile' ? refusal.theirs : null;
	const retiring = topic.state === 'retired' ? 'listed' : 'retired';
	return (
		<Layout frame={frame} title={t('editTitle', { topic: isolate(textIn(topic.names, lang).text) })}>
			{theirs && bad && <Conflict lang={lang} texts={bad.retiring ? [{ label: t('reason'), theirs: `${t(`state.${theirs.state}`)} ${theirs.stateReason}`, yours: typed('reason') }] : [
				...languages.flatMap((of) => [
					{ label: t('name', { lang: ownNames[of] }), theirs: theirs.names[of] ?? '', yours: typed(`name_${of}`) },
					{ label: t('objectiveIn', { lang: ownNames[of] }), theirs: theirs.objective[of] ?? '', yours: typed(`objective_${of}`) },
				]),
				{ label: t('area'), theirs: ta(theirs.area), yours: areaTyped ? ta(areaTyped) : '' },
				{ label: t('slotsLabel'), theirs: String(theirs.slots), yours: typed('slots') },
				{ label: t('after'), theirs: namesOf(theirs.after), yours: namesOf(bad.typed['after'] ?? []) },
			]} />}
			{refusal && !theirs && <Refused>{explain(refusal, topics, lang)}</Refused>}
			<TopicForm keyValue={newId()} topic={topic} topics={topics} answered={answers(lang, bad?.retiring ? undefined : bad)} submit={t('save')} />
			<Form action={linkTo(frame, `/topics/${topic.id}/retire`)} keyValue={newId()} version={topic.version} answered={answers(lang, bad?.retiring ? bad : undefined)} class="card">
				<h2>{t(retiring === 'retired' ? 'retire' : 'relist')}</h2>
				<p class="soft small">{t('retireHelp')}</p>
				<input type="hidden" name="state" value={retiring} />
				<TextArea name="reason" label={t('reason')} rows={2} max={500} answered={answers(lang, bad?.retiring ? bad : undefined)} />
				<Submit quiet>{t(retiring === 'retired' ? 'retire' : 'relist')}</Submit>
			</Form>
		</Layout>
	);
}

import { languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { Form, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import type { NeedId, Topic, TopicId } from './backlog.ts';
import { TopicBoxes } from './topic-boxes-view.tsx';
import { mostSlots } from './topic-form.ts';
import { topicWords } from './topic-words.ts';

/** What is said of a topic, in four languages; the reader's language comes first. */
export function TopicForm({ keyValue, topic, topics, words = '', need = null, seen = [], answered, submit }: {
	keyValue: string;
	/** The topic that stands, or null for a new one. */
	topic: Topic | null;
	topics: readonly Topic[];
	/** The words a new topic begins with. */
	words?: string; need?: NeedId | null; seen?: readonly TopicId[]; answered: Answered; submit: string;
}) {
	const { lang } = answered;
	const t = translator(topicWords, lang);
	const ta = translator(areaWords, lang);
	const others = topics.filter((other) => other.id !== topic?.id && (other.state !== 'retired' || topic?.after.includes(other.id)));
	const asked: Lang[] = [lang, ...languages.filter((other) => other !== lang)];
	return (
		<Form keyValue={keyValue} version={topic?.version ?? 0} draft="topic" answered={answered} class="card">
			{seen.map((id) => <input key={id} type="hidden" name="seen" value={id} />)}
			{need && <input type="hidden" name="need" value={need} />}
			{asked.map((of) => (
				<div key={of} class="tight" lang={of === lang ? undefined : of}>
					<TextField name={`name_${of}`} label={<span lang={lang}>{t('name', { lang: ownNames[of] })}</span>} value={topic ? topic.names[of] : of === lang ? words : ''} max={120} optional={of !== lang} answered={answered} />
					<TextArea name={`objective_${of}`} label={<span lang={lang}>{t('objectiveIn', { lang: ownNames[of] })}</span>} value={topic?.objective[of]} rows={2} max={800} optional answered={answered} />
				</div>
			))}
			<Select name="area" label={t('area')} value={topic?.area} options={areas.map((area) => ({ value: area as string, label: ta(area) }))} answered={answered} />
			<TextField name="slots" type="number" mode="numeric" label={t('slotsLabel')} value={topic?.slots ?? 1} max={mostSlots} answered={answered} />
			<TopicBoxes name="after" label={t('after')} answered={answered} topics={others} first={[]} chosen={topic?.after ?? []} />
			<Submit>{submit}</Submit>
		</Form>
	);
}

/** How a text was found alike: its name in the reader's language, and in the language it was alike in. */
export function nameInBoth(topic: Pick<Topic, 'names'>, reader: Lang, lang: Lang): string {
	const shown = textIn(topic.names, reader).text;
	const alike = topic.names[lang];
	return alike && alike !== shown ? `${shown} · ${alike}` : shown;
}

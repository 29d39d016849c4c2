import { textIn, translator } from '#i18n/translator.ts';
import { explainProblem, type Answered } from '#ui/form.tsx';
import type { Topic, TopicId } from './backlog.ts';
import { needWords } from './need-words.ts';

/** Topics to tick: those that come first in sight, the others behind one press, so that a sentence is not lost in a long list. */
export function TopicBoxes({ name, label, answered, topics, first, chosen, firstLabel }: {
	name: string; label: string; answered: Answered; topics: readonly Pick<Topic, 'id' | 'names'>[]; first: readonly TopicId[]; chosen: readonly TopicId[]; firstLabel?: string;
}) {
	const { lang, typed, fields } = answered;
	const t = translator(needWords, lang);
	const ticked: readonly string[] = typed ? (typed[name] ?? []) : chosen;
	const problem = fields?.find((at) => at.field === name);
	const inSight = [...new Set([...first, ...ticked as readonly TopicId[]])].flatMap((id) => topics.find((topic) => topic.id === id) ?? []);
	const others = topics.filter((topic) => !inSight.includes(topic));
	const box = (topic: Pick<Topic, 'id' | 'names'>) => {
		const shown = textIn(topic.names, lang);
		return <label key={topic.id}><input type="checkbox" name={name} value={topic.id} checked={ticked.includes(topic.id)} /><bdi lang={shown.lang === lang ? undefined : shown.lang}>{shown.text}</bdi></label>;
	};
	return (
		<fieldset class="choices" id={name} aria-describedby={problem ? `${name}-problem` : undefined}>
			<legend>{label}</legend>
			{problem && <p class="problem" id={`${name}-problem`}>{explainProblem(answered, problem)}</p>}
			{inSight.length > 0 && firstLabel && <p class="soft small">{firstLabel}</p>}
			{inSight.map(box)}
			{others.length > 0 && <details><summary>{t(inSight.length > 0 ? 'otherTopics' : 'allTopics', { n: others.length })}</summary><div class="choices">{others.map(box)}</div></details>}
		</fieldset>
	);
}

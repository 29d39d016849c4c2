import { isolate, languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { planSections } from '#journey/plan/plan.ts';
import { words as planWords } from '#journey/plan/words.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { mostAim, mostTitle } from '#journey/text/form.ts';
import type { Tool } from '#journey/tools/tools.ts';
import { Choices, Conflict, Form, Refused, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import type { Module, WaitingTopic } from './curriculum.ts';
import { titleOf, type Titles } from './curriculum-view.tsx';
import { moduleKinds, mostMinutes } from './module-form.ts';
import { moduleWords } from './module-words.ts';

/** What the forms of modules choose from. */
export interface Choosable {
	modules: readonly Module[];
	tools: readonly Tool[];
	titles: Titles;
}

/** The facts of a module; `module` is null for a new one. */
function Facts({ module, from, answered }: { module: Module | null; from: Choosable; answered: Answered }) {
	const { lang } = answered;
	const { modules, tools, titles } = from;
	const t = translator(moduleWords, lang);
	const tp = translator(planWords, lang);
	const others = modules.filter(({ id, state }) => id !== module?.id && (state === 'offered' || module?.after.includes(id)));
	const useful = tools.filter(({ id, state }) => state === 'offered' || module?.tools.includes(id));
	const before = module ? modules[modules.findIndex(({ id }) => id === module.id) - 1] : modules.at(-1);
	return (
		<>
			<Select name="area" label={t('area')} value={module?.area} options={areas.map((area) => ({ value: area as string, label: translator(areaWords, lang)(area) }))} answered={answered} />
			<Choices name="kind" label={t('kind')} options={moduleKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} chosen={[module?.kind ?? 'longlist']} answered={answered} />
			<TextField name="minutes" type="number" mode="numeric" label={t('minutes')} value={module?.minutes ?? 90} max={mostMinutes} answered={answered} />
			<Folded label={t('after')} name="after" options={others.map(({ id }) => ({ value: id, label: titleOf(id, titles.modules, lang) }))} chosen={module?.after ?? []} answered={answered} />
			<Choices name="plan" many label={t('plan')} options={planSections.map((section) => ({ value: section, label: tp(section) }))} chosen={module?.plan ?? []} answered={answered} />
			<Folded label={t('tools')} name="tools" options={useful.map(({ id }) => ({ value: id, label: titleOf(id, titles.tools, lang) }))} chosen={module?.tools ?? []} answered={answered} />
			<Select name="behind" label={t('behind')} help={t('behindHelp')} optional value={before?.id ?? ''} options={modules.filter(({ id }) => id !== module?.id).map(({ id }) => ({ value: id, label: titleOf(id, titles.modules, lang) }))} answered={answered} />
		</>
	);
}

/** A long list to tick, behind one press until something in it is ticked or wrong. */
function Folded({ label, name, options, chosen, answered }: { label: string; name: string; options: readonly { value: string; label: string }[]; chosen: readonly string[]; answered: Answered }) {
	const ticked: readonly string[] = answered.typed ? (answered.typed[name] ?? []) : chosen;
	const t = translator(moduleWords, answered.lang);
	const isOpen = answered.fields?.some(({ field }) => field === name) ?? false;
	const named = options.filter(({ value }) => ticked.includes(value)).map((option) => option.label);
	return (
		<details open={isOpen}>
			<summary>{t('folded', { label, names: named.length > 0 ? named.map(isolate).join(' · ') : t('none') })}</summary>
			<Choices name={name} many label={<span class="hidden">{label}</span>} options={options.map((option) => ({ value: option.value, label: <bdi>{option.label}</bdi> }))} chosen={chosen} answered={answered} />
		</details>
	);
}

export function NewModulePage({ frame, from, topics, topic, keyValue, answered, refused }: {
	frame: Frame; from: Choosable; topics: readonly WaitingTopic[];
	/** The topic the page was opened for. */
	topic: string | null; keyValue: string; answered: Answered; refused?: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(moduleWords, lang);
	return (
		<Layout frame={frame} title={t('newTitle')} lede={t('newLede')}>
			{refused && <Refused>{refused}</Refused>}
			<Form keyValue={keyValue} draft="module" answered={answered} class="card">
				<Select name="lang" label={t('lang')} help={t('langHelp')} value={lang} options={languages.map((of) => ({ value: of as string, label: ownNames[of] }))} answered={answered} />
				<TextField name="title" label={t('title')} max={mostTitle} answered={answered} />
				<TextArea name="aim" label={t('aim')} rows={2} max={mostAim} answered={answered} />
				{topics.length > 0 && <Select name="topic" label={t('topic')} help={t('topicHelp')} optional value={topic} options={topics.map(({ id, names }) => ({ value: id, label: textIn(names, lang).text }))} answered={answered} />}
				<Facts module={null} from={from} answered={answered} />
				<Submit>{t('add')}</Submit>
			</Form>
		</Layout>
	);
}

/** The facts of a module that stands; taking it out of the curriculum, or putting it back. */
export function ModuleFactsPage({ frame, module, version, from, keys, answered, retiring, theirs, refused }: {
	frame: Frame; module: Module; version: number; from: Choosable; keys: readonly [string, string]; answered: Answered;
	/** Which of the two forms came back. */
	retiring: boolean; theirs?: Module | undefined; refused?: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(moduleWords, lang);
	const title = chooseText(from.titles.modules.filter(({ of }) => of === module.id), lang)?.text.title ?? module.id;
	const untouched: Answered = { lang };
	const state = module.state === 'retired' ? 'offered' : 'retired';
	const at = linkTo(frame, `/curriculum/${module.id}`);
	return (
		<Layout frame={frame} title={t('factsTitle', { title: isolate(title) })}>
			{refused && <Refused>{refused}</Refused>}
			{theirs && <Conflict lang={lang} texts={retiring ? [{ label: t('state'), theirs: t(`state.${theirs.state}`), yours: t(`state.${state}`) }] : compare(theirs, answered, from, lang)} />}
			<Form action={`${at}/facts`} keyValue={keys[0]} version={retiring ? module.version : version} draft={`module-${module.id}`} answered={retiring ? untouched : answered} class="card">
				<Facts module={module} from={from} answered={retiring ? untouched : answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<Form action={`${at}/retire`} keyValue={keys[1]} version={retiring ? version : module.version} answered={retiring ? answered : untouched} class="card">
				<h2>{t(state === 'retired' ? 'retire' : 'putBack')}</h2>
				<p class="soft small">{t('retireHelp')}</p>
				<input type="hidden" name="state" value={state} />
				<TextArea name="reason" label={t('reason')} rows={2} max={500} answered={retiring ? answered : untouched} />
				<Submit quiet>{t(state === 'retired' ? 'retire' : 'putBack')}</Submit>
			</Form>
			<p><a href={at}>{t('toModule')}</a></p>
		</Layout>
	);
}

/** Every fact as somebody saved it meanwhile and as it was said here. */
function compare(theirs: Module, { typed }: Answered, { titles }: Choosable, lang: Lang) {
	const t = translator(moduleWords, lang);
	const ta = translator(areaWords, lang);
	const tp = translator(planWords, lang);
	const said = (name: string) => typed?.[name] ?? [];
	const sections = (ids: readonly string[]) => planSections.filter((section) => ids.includes(section)).map((section) => tp(section)).join(' · ');
	const names = (ids: readonly string[], of: Titles['modules']) => ids.map((id) => titleOf(id as Module['id'], of, lang)).sort().join(' · ');
	return [
		{ label: t('area'), theirs: ta(theirs.area), yours: areas.filter((area) => area === said('area')[0]).map((area) => ta(area)).join('') },
		{ label: t('kind'), theirs: t(`kind.${theirs.kind}`), yours: moduleKinds.filter((kind) => kind === said('kind')[0]).map((kind) => t(`kind.${kind}`)).join('') },
		{ label: t('minutes'), theirs: String(theirs.minutes), yours: said('minutes')[0] ?? '' },
		{ label: t('after'), theirs: names(theirs.after, titles.modules), yours: names(said('after'), titles.modules) },
		{ label: t('plan'), theirs: sections(theirs.plan), yours: sections(said('plan')) },
		{ label: t('tools'), theirs: names(theirs.tools, titles.tools), yours: names(said('tools'), titles.tools) },
	];
}

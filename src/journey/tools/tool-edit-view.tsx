import { isolate, languages, ownNames, translator, type Lang } from '#i18n/translator.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { steps } from '#journey/network/step.ts';
import { planSections } from '#journey/plan/plan.ts';
import { words as planWords } from '#journey/plan/words.ts';
import { mostAim, mostTitle } from '#journey/text/form.ts';
import { Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { mostToolMinutes } from './tool-edit-form.ts';
import { toolEditWords } from './tool-edit-words.ts';
import type { Tool, ToolId } from './tools.ts';

/** When it is used, how long it takes and what it feeds; `tool` is null for a new one. */
function Facts({ tool, answered }: { tool: Tool | null; answered: Answered }) {
	const { lang } = answered;
	const t = translator(toolEditWords, lang);
	const [ts, tp] = [translator(stepWords, lang), translator(planWords, lang)];
	return (
		<>
			<TextField name="minutes" type="number" mode="numeric" label={t('minutes')} value={tool?.minutes ?? 45} max={mostToolMinutes} answered={answered} />
			<Choices name="steps" many label={t('steps')} options={steps.map((step) => ({ value: step, label: ts(step) }))} chosen={tool?.steps ?? []} answered={answered} />
			<Choices name="plan" many label={t('plan')} options={planSections.map((section) => ({ value: section, label: tp(section) }))} chosen={tool?.plan ?? []} answered={answered} />
		</>
	);
}

export function NewToolPage({ frame, keyValue, answered, refused }: { frame: Frame; keyValue: string; answered: Answered; refused?: string | undefined }) {
	const { lang } = frame;
	const t = translator(toolEditWords, lang);
	return (
		<Layout frame={frame} title={t('newTitle')} lede={t('newLede')}>
			{refused && <Refused>{refused}</Refused>}
			<Form keyValue={keyValue} draft="tool" answered={answered} class="card">
				<Select name="lang" label={t('lang')} help={t('langHelp')} value={lang} options={languages.map((of) => ({ value: of as string, label: ownNames[of] }))} answered={answered} />
				<TextField name="title" label={t('title')} max={mostTitle} answered={answered} />
				<TextArea name="aim" label={t('purpose')} rows={2} max={mostAim} answered={answered} />
				<Facts tool={null} answered={answered} />
				<Submit>{t('add')}</Submit>
			</Form>
		</Layout>
	);
}

/** The ways between the pages on which one tool is changed. */
export function EditLinks({ frame, tool, here }: { frame: Frame; tool: ToolId; here: 'facts' | 'canvas' }) {
	const t = translator(toolEditWords, frame.lang);
	const at = linkTo(frame, `/tools/${tool}`);
	return <p class="row"><a href={at}>{t('toTool')}</a> {here === 'canvas' ? <a href={`${at}/facts`}>{t('changeFacts')}</a> : <a href={`${at}/canvas`}>{t('changeCanvas')}</a>} <a href={`${at}/text`}>{t('adaptText')}</a></p>;
}

/** The facts of a tool that stands; taking it out of the library, or putting it back. */
export function ToolFactsPage({ frame, tool, title, version, keys, answered, retiring, theirs, refused, done }: {
	frame: Frame; tool: Tool; title: string; version: number; keys: readonly [string, string]; answered: Answered;
	/** Which of the two forms came back. */
	retiring: boolean; theirs?: Tool | undefined; refused?: string | undefined; done: boolean;
}) {
	const { lang } = frame;
	const t = translator(toolEditWords, lang);
	const untouched: Answered = { lang };
	const state = tool.state === 'retired' ? 'offered' : 'retired';
	const at = linkTo(frame, `/tools/${tool.id}`);
	return (
		<Layout frame={frame} title={t('factsTitle', { title: isolate(title) })}>
			{done && <Done>{t('saved')}</Done>}
			{refused && <Refused>{refused}</Refused>}
			{theirs && <Conflict lang={lang} texts={retiring ? [{ label: t('state'), theirs: t(`state.${theirs.state}`), yours: t(`state.${state}`) }] : compare(theirs, answered, lang)} />}
			<Form action={`${at}/facts`} keyValue={keys[0]} version={retiring ? tool.version : version} draft={`tool-${tool.id}`} answered={retiring ? untouched : answered} class="card">
				<Facts tool={tool} answered={retiring ? untouched : answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<Form action={`${at}/retire`} keyValue={keys[1]} version={retiring ? version : tool.version} answered={retiring ? answered : untouched} class="card">
				<h2>{t(state === 'retired' ? 'retire' : 'putBack')}</h2>
				<p class="soft small">{t('retireHelp')}</p>
				<input type="hidden" name="state" value={state} />
				<TextArea name="reason" label={t('reason')} rows={2} max={500} answered={retiring ? answered : untouched} />
				<Submit quiet>{t(state === 'retired' ? 'retire' : 'putBack')}</Submit>
			</Form>
			<EditLinks frame={frame} tool={tool.id} here="facts" />
		</Layout>
	);
}

/** Every fact as somebody saved it meanwhile and as it was said here. */
function compare(theirs: Tool, { typed }: Answered, lang: Lang) {
	const t = translator(toolEditWords, lang);
	const [ts, tp] = [translator(stepWords, lang), translator(planWords, lang)];
	const said = (name: string): readonly string[] => typed?.[name] ?? [];
	const told = (chosen: readonly string[]) => steps.filter((step) => chosen.includes(step)).map((step) => ts(step)).join(' · ');
	const fed = (chosen: readonly string[]) => planSections.filter((section) => chosen.includes(section)).map((section) => tp(section)).join(' · ');
	return [
		{ label: t('minutes'), theirs: String(theirs.minutes), yours: said('minutes')[0] ?? '' },
		{ label: t('steps'), theirs: told(theirs.steps), yours: told(said('steps')) },
		{ label: t('plan'), theirs: fed(theirs.plan), yours: fed(said('plan')) },
	];
}

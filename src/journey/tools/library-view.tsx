import { directionOf, showList, translator, type Lang } from '#i18n/translator.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { steps, type Step } from '#journey/network/step.ts';
import { planSections } from '#journey/plan/plan.ts';
import { tellPlan } from '#journey/plan/section-view.tsx';
import { words as planWords } from '#journey/plan/words.ts';
import { TextLabel } from '#journey/text/text-view.tsx';
import { Select, Submit, TextField } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { lengths } from './find-form.ts';
import { findLonger, type ListedTool, type ToolWish } from './find-tools.ts';
import { OwnSheets } from './sheet-list-view.tsx';
import type { CitySheets } from './sheet.ts';
import { words } from './words.ts';

/** A tool in the library, with how many cities tried it. */
export interface CountedTool extends ListedTool {
	tried: number;
}

/** The library: every tool of the network, or those that fit what is looked for, under the step each is first used in. */
export function Library({ frame, tools, wish, all, own, mayAdapt }: { frame: Frame; tools: readonly CountedTool[]; wish: ToolWish; all: readonly CountedTool[]; own: readonly CitySheets[]; mayAdapt: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	const isAsked = wish.words !== '' || isNarrowed(wish);
	const groups = [...steps, null].map((step) => ({ step, tools: tools.filter((tool) => (tool.steps[0] ?? null) === step) })).filter((group) => group.tools.length > 0);
	// Before the tools: who comes back to go on writing looks for these, and a phone shows little at once.
	const written = own.filter(({ sheets }) => sheets.length > 0).map((one) => <OwnSheets key={one.city.id} frame={frame} own={one} toolOf={(sheet) => all.find(({ id }) => id === sheet.tool)?.title} />);
	const longer = tools.length === 0 ? findLonger(all, wish).slice(0, mostLonger) : [];
	return (
		<Layout frame={frame} title={t('tools')} lede={t('lede')}>
			{all.length === 0 ? <><p class="card">{t('noTools')}</p>{written}</> : (
				<>
					<Search frame={frame} wish={wish} />
					{isAsked && tools.length > 0 && <p role="status" class="row"><b>{t('found', { n: tools.length })}</b> <a href={linkTo(frame, '/tools')}>{t('all')}</a></p>}
					{tools.length === 0 && <div class="card" role="status"><p>{t('none')}</p>{longer.length > 0 && <><p>{t('longer')}</p><ul class="rows">{longer.map((tool) => <ToolRow key={tool.id} frame={frame} tool={tool} under={null} />)}</ul></>}<p><a class="do" href={linkTo(frame, '/tools')}>{t('all')}</a></p></div>}
					{!isAsked && written}
					{groups.map(({ step, tools: placed }) => (
						<section key={step} class="card">
							<h2>{step ? names(step) : t('anyStep')}</h2>
							<ul class="rows">{placed.map((tool) => <ToolRow key={tool.id} frame={frame} tool={tool} under={step} />)}</ul>
						</section>
					))}
				</>
			)}
			{mayAdapt && <p><a class="do quiet" href={linkTo(frame, '/tools/new')}>{t('addTool')}</a></p>}
		</Layout>
	);
}

/** As many tools that need more time are named. */
const mostLonger = 3;

function isNarrowed({ plan, step, minutes }: ToolWish): boolean {
	return plan !== null || step !== null || minutes !== null;
}

function Search({ frame, wish }: { frame: Frame; wish: ToolWish }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	const sections = translator(planWords, lang);
	const answered = { lang };
	// Not empty, or the list would show an empty line beside it.
	const any = { value: 'any', label: t('any') };
	return (
		<form class="card" method="get" action={linkTo(frame, '/tools')} role="search">
			<TextField name="words" label={t('search')} value={wish.words} max={100} optional answered={answered} />
			<details open={isNarrowed(wish)}>
				<summary>{t('narrow')}</summary>
				<div class="stack">
					<Select name="plan" label={t('plan')} value={wish.plan ?? any.value} options={[any, ...planSections.map((value) => ({ value: value as string, label: sections(value) }))]} answered={answered} />
					<Select name="step" label={t('step')} value={wish.step ?? any.value} options={[any, ...steps.map((value) => ({ value: value as string, label: names(value) }))]} answered={answered} />
					<Select name="minutes" label={t('time')} value={wish.minutes ?? any.value} options={[any, ...lengths.map((n) => ({ value: String(n), label: t('upTo', { n }) }))]} answered={answered} />
				</div>
			</details>
			<Submit>{t('find')}</Submit>
		</form>
	);
}

function ToolRow({ frame, tool, under }: { frame: Frame; tool: CountedTool; under: Step | null }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const other = tool.lang === lang ? {} : { lang: tool.lang, dir: directionOf(tool.lang) };
	const also = tool.steps.filter((step) => step !== under);
	return (
		<li>
			<span><a href={linkTo(frame, `/tools/${tool.id}`)} {...other}><b>{tool.title}</b></a> <span class="tag">{t('minutes', { n: tool.minutes })}</span></span>
			<span {...other}>{tool.aim}</span>
			{tool.lang !== lang && <TextLabel state="missing" older={false} lang={tool.lang} source={tool.lang} page={lang} />}
			<span class="small soft">{[tool.plan.length > 0 && t('feeds', { list: tellPlan(tool.plan, lang) }), also.length > 0 && t('also', { list: tellSteps(also, lang) }), tool.tried > 0 && t('triedN', { n: tool.tried })].filter(Boolean).join(' · ')}</span>
		</li>
	);
}

/** Steps inside a sentence. */
export function tellSteps(named: readonly Step[], lang: Lang): string {
	const names = translator(stepWords, lang);
	return showList(named.map((step) => names(step)), lang);
}

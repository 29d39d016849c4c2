import { showDate, showDay, showSpan, showWeekday, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator, type Lang } from '#i18n/translator.ts';
import { nameOf, tellReason, VariantTag } from '#journey/curriculum/variant-view.tsx';
import { variantWords } from '#journey/curriculum/variant-words.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { timeline, type StepOnTimeline } from '#journey/quarter/quarter.ts';
import { Done } from '#ui/form.tsx';
import { tellPlan } from '#journey/plan/section-view.tsx';
import { Prose, TextLabel } from '#journey/text/text-view.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { buildGuide, isVariantPart, topicsWithoutModule } from './build-guide.ts';
import { guidePath, type GuideItem, type GuideQuarter, type GuideSheet, type GuideText, type GuideTopic } from './guide.ts';
import { words } from './words.ts';

/** The guide as one document: what to do in the order of the steps, then every text in full, so that it prints as a whole. */
export function GuidePage({ frame, sheet, done }: { frame: Frame; sheet: GuideSheet; done?: string | undefined }) {
	const { lang } = frame;
	const { city, quarter, topics, texts } = sheet;
	const t = translator(words, lang);
	const name = nameOf(city.names, lang);
	if (!quarter || topics.length === 0) return <NoGuide frame={frame} sheet={sheet} />;
	const items = buildGuide(sheet);
	return (
		<Layout frame={frame} title={topicNames(topics, lang)} kicker={`${t('guide')} · ${t('kicker', { city: name, n: quarter.number })}`} lede={items.length > 0 ? t('lede', { city: name }) : undefined}>
			{(done === 'swapped' || done === 'kept') && <Done>{t(done === 'kept' ? 'kept' : 'hasSwapped')}</Done>}
			{topicsWithoutModule(sheet).map((topic) => <BeingWritten key={topic.id} topic={topic} sheet={sheet} lang={lang} />)}
			<ItemList frame={frame} sheet={sheet} quarter={quarter} items={items} />
			{texts.map((text) => <TextLabel key={text.module} state={text.state} older={text.older} lang={text.lang} source={text.source} page={lang} />)}
			{items.length > 0 && (
				<div class="guide">
					{items.map((item, i) => (
						<ItemText key={item.key} item={item} text={texts.find((text) => text.module === item.module)} several={texts.length > 1} page={lang} opens={items[i - 1]?.step === item.step ? null : translator(stepWords, lang)(item.step)} />
					))}
				</div>
			)}
			<p class="noprint">{texts.map((text) => <span key={text.module}><a href={linkTo(frame, `/curriculum/${text.module}`)}>{t('toModule')}{texts.length > 1 && ` (${text.title})`}</a> · </span>)}<a href={linkTo(frame, '/quarters')}>{t('toQuarters')}</a></p>
		</Layout>
	);
}

function topicNames(topics: readonly GuideTopic[], lang: Lang): string {
	return topics.map((topic) => textIn(topic.names, lang).text).join(' · ');
}

/** `Reading`, or where the quarter has several modules `Reading: Budget follow-up`. */
export function titleOf(item: Pick<GuideItem, 'part'>, text: Pick<GuideText, 'title'> | undefined, several: boolean, lang: Lang): string {
	const t = translator(words, lang);
	return several && text ? t('partOf', { part: t(item.part), title: isolate(text.title) }) : t(item.part);
}

/** Why an item stands in this guide at its distance, in words. */
export function tellWhy({ reason }: Pick<GuideItem, 'reason'>, lang: Lang): string {
	const t = translator(words, lang);
	if (reason.kind === 'common') return t('commonReason');
	if (reason.kind !== 'swapped') return tellReason(reason, lang);
	return t('swapped', { by: isolate(reason.by), day: showDate(reason.at.slice(0, 10) as Day, lang), from: translator(variantWords, lang)(reason.from) });
}

function ItemList({ frame, sheet, quarter, items }: { frame: Frame; sheet: GuideSheet; quarter: GuideQuarter; items: readonly GuideItem[] }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(stepWords, lang);
	return (
		<section class="card">
			<header><h2>{t('items')}</h2><span class="small soft">{showSpan(quarter.startsOn, quarter.endsOn, lang)}</span></header>
			{items.length > 0 && <p class="small soft">{t('total', { n: items.reduce((sum, item) => sum + item.minutes, 0) })}<span class="noprint"> · {t('print')}</span></p>}
			{timeline(sheet, sheet.today).map((step) => (
				<section key={step.step} class="tight">
					<h3>{names(step.step)} <span class="small soft">{showDays(step, lang)}</span> {step.place === 'here' && <span class="tag stretch">{t('now')}</span>}</h3>
					<ul class="rows">
						{items.filter((item) => item.step === step.step).map((item) => <ItemRow key={item.key} frame={frame} sheet={sheet} quarter={quarter} item={item} />)}
					</ul>
				</section>
			))}
		</section>
	);
}

function showDays({ from, until }: Pick<StepOnTimeline, 'from' | 'until'>, lang: Lang): string {
	return from === until ? showDay(from, lang) : `${showDay(from, lang)} – ${showDay(until, lang)}`;
}

function ItemRow({ frame, sheet, quarter, item }: { frame: Frame; sheet: GuideSheet; quarter: GuideQuarter; item: GuideItem }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const title = titleOf(item, sheet.texts.find((text) => text.module === item.module), sheet.texts.length > 1, lang);
	const swapAt = linkTo(frame, `${guidePath(sheet.city.id, quarter.id)}/${encodeURIComponent(item.module)}/${item.part}`);
	return (
		<li>
			<span><a href={`#${idOf(item)}`}>{title}</a> <Distance item={item} lang={lang} /></span>
			<span class="small">{tellWhy(item, lang)}</span>
			<span class="small soft">
				{t('minutes', { n: item.minutes })} · {t('by', { day: showWeekday(item.by, lang) })}
				{item.plan.length > 0 && item.part !== 'plan' && <> · <a href={`#${item.module}-plan`}>{t('helpsPlan', { list: tellPlan(item.plan, lang) })}</a></>}
				{item.proposed && sheet.maySwap && <span class="noprint"> · <a href={swapAt} aria-label={t('swapOf', { part: title })}>{t('swap')}</a></span>}
			</span>
		</li>
	);
}

function Distance({ item: { variant }, lang }: { item: Pick<GuideItem, 'variant'>; lang: Lang }) {
	return variant === 'common' ? <span class="tag">{translator(words, lang)('common')}</span> : <VariantTag variant={variant} lang={lang} />;
}

function idOf({ module, part }: Pick<GuideItem, 'module' | 'part'>): string {
	return `${module}-${part}`;
}

/** The block of the module's text an item shows. */
function blockOf({ part, variant }: Pick<GuideItem, 'part' | 'variant'>): string {
	if (part === 'objective') return 'who';
	return isVariantPart(part) && variant !== 'common' ? `${variant}-${part}` : part;
}

/** Its words as HTML. */
export function htmlOf(item: Pick<GuideItem, 'part' | 'variant'>, text: Pick<GuideText, 'blocks'> | undefined): string | undefined {
	return text?.blocks[blockOf(item)];
}

/** One text in full; `opens` is the step that begins with it. */
function ItemText({ item, text, several, page, opens }: { item: GuideItem; text: GuideText | undefined; several: boolean; page: Lang; opens: string | null }) {
	const html = htmlOf(item, text);
	const foreign = text && text.lang !== page ? text.lang : undefined;
	const isBorrowed = text?.inSource.includes(blockOf(item)) ?? false;
	return (
		<section id={idOf(item)}>
			{opens && <h2>{opens}</h2>}
			<h3>{titleOf(item, text, several, page)} <Distance item={item} lang={page} /></h3>
			{item.part === 'objective' && text && <p lang={foreign} dir={foreign && 'auto'}><b>{text.objective}</b></p>}
			{text && isBorrowed && <TextLabel state="missing" older={false} lang={text.source} source={text.source} page={page} />}
			{text && html ? <Prose html={html} lang={isBorrowed ? text.source : text.lang} page={page} /> : <p class="soft">{translator(words, page)('textMissing')}</p>}
			{item.part === 'exercise' && text && text.tools.length > 0 && <p class="small">{translator(words, page)('tools')} {text.tools.map((tool, i) => <span key={tool.id}>{i > 0 && ' · '}<a href={`/${page}/tools/${tool.id}`} lang={tool.lang === page ? undefined : tool.lang}>{tool.title}</a></span>)}</p>}
		</section>
	);
}

/** A topic chosen before its module is written: what the network does instead, and questions to work with until then. */
function BeingWritten({ topic, sheet, lang }: { topic: GuideTopic; sheet: GuideSheet; lang: Lang }) {
	const t = translator(words, lang);
	const dayOf = (step: 'kickOff' | 'deepDive') => {
		const on = sheet.steps.find((candidate) => candidate.step === step);
		return on ? showDate(on.from, lang) : '';
	};
	const objective = textIn(topic.objective, lang);
	return (
		<section class="card">
			<h2>{t('written', { topic: nameOf(topic.names, lang) })}</h2>
			{objective.text && <p lang={objective.lang === lang ? undefined : objective.lang} dir="auto">{objective.text}</p>}
			<p>{t('writtenWhat', { kickOff: dayOf('kickOff'), deepDive: dayOf('deepDive') })}</p>
			<p>{t('writtenPrepare')}</p>
			<ol>{(['ask1', 'ask2', 'ask3'] as const).map((ask) => <li key={ask}>{t(ask)}</li>)}</ol>
		</section>
	);
}

/** No topic, no guide: why, when, who can act, and one thing to do. */
function NoGuide({ frame, sheet: { city, quarter } }: { frame: Frame; sheet: GuideSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const name = nameOf(city.names, lang);
	return (
		<Layout frame={frame} title={t('guide')} kicker={quarter ? t('kicker', { city: name, n: quarter.number }) : name}>
			<section class="card">
				<p>{quarter ? t(`empty.${quarter.state}`, { day: showDate(quarter.gradesCloseOn, lang) }) : t('noQuarter')}</p>
				<p><a class="do quiet" href={linkTo(frame, '/topics')}>{t('toTopics')}</a></p>
			</section>
			{quarter && <p><a href={linkTo(frame, '/quarters')}>{t('toQuarters')}</a></p>}
		</Layout>
	);
}


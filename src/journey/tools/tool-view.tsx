import { showDate } from '#i18n/day.ts';
import { directionOf, isolate, ownNames, showList, textIn, translator, type Lang } from '#i18n/translator.ts';
import { tellPlan } from '#journey/plan/section-view.tsx';
import { OlderBlock, Prose, TextLabel } from '#journey/text/text-view.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Canvas, Label } from './canvas-view.tsx';
import { languageOf, type ToolText } from './derive-tool-text.ts';
import { tellSteps } from './library-view.tsx';
import { OtherSheets, OwnSheets } from './sheet-list-view.tsx';
import type { CitySheets, ListedSheet } from './sheet.ts';
import type { Tried } from './summarise-tried.ts';
import type { Tool, ToolBlock } from './tools.ts';
import type { ToldTrial } from './trial.ts';
import { words } from './words.ts';

/** What the reader's own city has made of a tool. */
interface OwnUse extends CitySheets {
	hasTold: boolean;
}

export interface ToolSheet {
	tool: Pick<Tool, 'id' | 'steps' | 'minutes' | 'plan' | 'canvas' | 'state'>;
	text: ToolText | null;
	tried: Tried;
	told: readonly ToldTrial[];
	/** What other cities share; null on a phone, which does not carry it. */
	others: readonly ListedSheet[] | null;
	/** The cities the reader may fill tools in for. */
	own: readonly OwnUse[];
	mayAdapt: boolean;
}

/** One tool: what it is for, how it is done, the canvas and its example, and what cities made of it. */
export function ToolPage({ frame, sheet }: { frame: Frame; sheet: ToolSheet }) {
	const { lang } = frame;
	const { tool, text } = sheet;
	const t = translator(words, lang);
	const facts = [t('minutes', { n: tool.minutes }), tool.steps.length > 0 && t('usedIn', { list: tellSteps(tool.steps, lang) }), tool.plan.length > 0 && t('feeds', { list: tellPlan(tool.plan, lang) })];
	return (
		<Layout frame={frame} kicker={t('tools')} title={text?.title ?? tool.id} lede={text && <span lang={text.lang} dir={directionOf(text.lang)}>{text.aim}</span>}>
			{tool.state === 'retired' && <p class="note">{t('retired')}</p>}
			{text ? <TextLabel state={text.state} older={text.older.length > 0} lang={text.lang} source={text.source} page={lang} /> : <p class="note">{t('notWritten')}</p>}
			<div class="tight"><p class="small soft">{facts.filter(Boolean).join(' · ')}<br />{t('wholeTool')}</p><Doing frame={frame} sheet={sheet} /></div>
			<div class="two">
				<div class="stack">
					<Block text={text} page={lang} name="when" title={t('when')} />
					<Block text={text} page={lang} name="needs" title={t('needs')} />
					<Block text={text} page={lang} name="steps" title={t('steps')} />
					{text && tool.canvas.length > 0 && <Boxes frame={frame} sheet={sheet} text={text} />}
					<Block text={text} page={lang} name="plan" title={t('intoPlan')} />
					<Block text={text} page={lang} name="sources" title={t('sources')} />
				</div>
				<aside class="stack">
					<TriedBy frame={frame} sheet={sheet} />
					{sheet.own.map((use) => <OwnSheets key={use.city.id} frame={frame} own={use} />)}
					<OtherSheets frame={frame} sheets={sheet.others} />
				</aside>
			</div>
			<p><a href={linkTo(frame, '/tools')}>{t('all')}</a></p>
		</Layout>
	);
}

function Doing({ frame, sheet: { tool, own, mayAdapt } }: { frame: Frame; sheet: ToolSheet }) {
	const t = translator(words, frame.lang);
	const id = encodeURIComponent(tool.id);
	const nameOf = ({ city }: OwnUse) => isolate(textIn(city.names, frame.lang).text);
	return (
		<div class="row">
			{tool.state === 'offered' && own.map((use) => <a key={use.city.id} class="do" href={linkTo(frame, `/cities/${use.city.id}/tools/${id}/fill`)}>{t('fillFor', { city: nameOf(use) })}</a>)}
			<a class="do quiet" href={linkTo(frame, `/tools/${id}/print`)}>{t('print')}</a>
			{own.map((use) => <a key={use.city.id} class="do quiet" href={linkTo(frame, `/cities/${use.city.id}/tools/${id}/trial`)}>{t(use.hasTold ? 'weTold' : 'weTried', { city: nameOf(use) })}</a>)}
			{own.filter(({ sheets }) => sheets.length > 0).map((use) => <a key={use.city.id} href={`#sheets-${use.city.id}`}>{t('ownSheets', { city: nameOf(use) })}</a>)}
			{mayAdapt && <a class="do quiet" href={linkTo(frame, `/tools/${id}/text`)}>{t('adapt')}</a>}
		</div>
	);
}

function Block({ text, page, name, title }: { text: ToolText | null; page: Lang; name: ToolBlock; title: string }) {
	const html = text?.html[name];
	if (!text || !html) return null;
	return (
		<section id={name} class="tight">
			<h2>{title}</h2>
			{text.older.includes(name) && <OlderBlock source={text.source} page={page} />}
			<Prose html={html} lang={languageOf(text, name)} page={page} />
		</section>
	);
}

function Boxes({ frame, sheet: { tool }, text }: { frame: Frame; sheet: ToolSheet; text: ToolText }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<>
			<section id="canvas" class="tight">
				<h2>{t('canvas')}</h2>
				<ul class="rows">
					{tool.canvas.map((field) => (
						<li key={field.id}>
							<b><Label text={text} of={`field.${field.id}`} page={lang} /></b>
							{text.labels[`help.${field.id}`] && <span class="small"><Label text={text} of={`help.${field.id}`} page={lang} /></span>}
							{field.kind === 'table' && <span class="small soft">{t('columns', { list: showList(field.columns.map((column) => text.labels[`column.${field.id}.${column}`] ?? column), lang) })}</span>}
						</li>
					))}
				</ul>
			</section>
			{Object.keys(text.example).length > 0 && (
				<section id="example" class="tight">
					<h2>{t('example')}</h2>
					{text.older.some((name) => name.startsWith('example')) && <OlderBlock source={text.source} page={lang} />}
					{text.html.example && <Prose html={text.html.example} lang={languageOf(text, 'example')} page={lang} />}
					<Canvas canvas={tool.canvas} text={text} page={lang} values={text.example} written={text.lang} />
					<p><a href={`${linkTo(frame, `/tools/${encodeURIComponent(tool.id)}/print`)}?example=1`}>{t('printExample')}</a></p>
				</section>
			)}
		</>
	);
}

function TriedBy({ frame, sheet: { tried, told, others } }: { frame: Frame; sheet: ToolSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const more = tried.others > 0 ? [t('moreCities', { n: tried.others })] : [];
	// A phone carries how many, and not who.
	const unnamed = others ? t('onlyOthers', { n: tried.others }) : t('triedN', { n: tried.others });
	return (
		<section class="card" id="tried">
			<h2>{t('triedBy')}</h2>
			<p>{tried.named.length === 0 ? (tried.others === 0 ? t('notTried') : unnamed) : showList([...tried.named, ...more], lang)}</p>
			{told.length > 0 && (
				<ul class="rows">
					{told.map((one) => (
						<li key={one.city}>
							<span><b><bdi>{textIn(one.names, lang).text}</bdi></b> <span class="small soft">{showDate(one.on, lang)}</span>{one.lang !== lang && <> <span class="tag" lang={one.lang}>{ownNames[one.lang]}</span></>}</span>
							<blockquote lang={one.lang} dir="auto">{one.words}</blockquote>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

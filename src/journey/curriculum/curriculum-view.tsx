import { isolate, showList, translator, type Lang, type Translate } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import type { City } from '#journey/network/network.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { chooseText } from './choose-text.ts';
import type { chooseVariant } from './choose-variant.ts';
import type { AreaNeeds } from './count-needs.ts';
import type { Module, ModuleText } from './curriculum.ts';
import { moduleWords } from './module-words.ts';
import { nameOf, tellPlan, tellReason, TextLabel, VariantTag } from './text-view.tsx';
import { toolWords } from './tool-words.ts';
import { words } from './words.ts';

type Title = Omit<ModuleText, 'blocks'>;

/** What the map says of a module to people of one city. */
interface OwnCity {
	city: Pick<City, 'id' | 'names'>;
	proposed: ReturnType<typeof chooseVariant>;
}

export interface OnMap {
	module: Module;
	needs: AreaNeeds;
	own: readonly OwnCity[];
}

export function CurriculumMap({ frame, modules, titles }: { frame: Frame; modules: readonly OnMap[]; titles: readonly Title[] }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const names = translator(moduleWords, lang);
	const missing = (Object.keys(moduleWords.en) as (keyof typeof moduleWords.en)[]).filter((id) => !modules.some(({ module }) => (module.id as string) === id));
	return (
		<Layout frame={frame} title={t('curriculum')} lede={t('curriculumLede')}>
			{modules.length === 0 ? <p class="card">{t('noModules')}</p> : (
				<section class="card">
					<h2>{t('inOrder')}</h2>
					<ul class="rows">{modules.map((on) => <MapRow key={on.module.id} frame={frame} on={on} titles={titles} />)}</ul>
				</section>
			)}
			{missing.length > 0 && (
				<section class="card">
					<h2>{t('beingWritten')}</h2>
					<p class="soft">{t('beingWrittenLede')}</p>
					<ul>{missing.map((id) => <li key={id}>{names(id)}</li>)}</ul>
				</section>
			)}
		</Layout>
	);
}

function MapRow({ frame, on: { module, needs, own }, titles }: { frame: Frame; on: OnMap; titles: readonly Title[] }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const found = chooseText(titles.filter((title) => title.module === module.id), lang);
	return (
		<li>
			<span>
				<a href={linkTo(frame, `/curriculum/${module.id}`)} lang={found && found.text.lang !== lang ? found.text.lang : undefined}><b>{found?.text.title ?? module.id}</b></a>{' '}
				<span class="tag">{translator(areaWords, lang)(module.area)}</span>
				{module.kind === 'longlist' && <> <span class="tag">{t('longlist')}</span></>}
				{module.state === 'retired' && <> <span class="tag">{t('retired')}</span></>}
			</span>
			{found && <span lang={found.text.lang === lang ? undefined : found.text.lang} dir="auto">{found.text.objective}</span>}
			{found?.state === 'missing' && <TextLabel state="missing" lang={found.text.lang} source={found.text.lang} page={lang} />}
			<ModuleFacts module={module} titles={titles} lang={lang} />
			<span class="small">{tellNeeds(needs, t)}</span>
			{own.map(({ city, proposed }) => (
				<span key={city.id} class="small">{t('forCity', { city: nameOf(city.names, lang) })} <VariantTag variant={proposed.variant} lang={lang} /> {tellReason(proposed.reason, lang)}</span>
			))}
		</li>
	);
}

/** How long, after what, for which plan sections, with which tools. */
export function ModuleFacts({ module, titles, lang }: { module: Module; titles: readonly Title[]; lang: Lang }) {
	const t = translator(words, lang);
	const lines = [
		t('minutes', { n: module.minutes }),
		module.after.length > 0 && t('after', { list: showList(module.after.map((id) => nameOfModule(id, titles, lang)), lang) }),
		module.plan.length > 0 && t('helpsPlan', { list: tellPlan(module.plan, lang) }),
		module.tools.length > 0 && t('tools', { list: showList(module.tools.map((id) => nameOfTool(id, lang)), lang) }),
	];
	return <>{lines.filter((line) => line !== false).map((line) => <span key={line} class="small soft">{line}</span>)}</>;
}

export function tellNeeds({ below, known }: AreaNeeds, t: Translate<'need' | 'needUnknown'>): string {
	return known === 0 ? t('needUnknown') : t('need', { n: below, known });
}

/** By its text, else by the name it will have, else by its id. */
function nameOfModule(id: string, titles: readonly Title[], lang: Lang): string {
	const found = chooseText(titles.filter((title) => (title.module as string) === id), lang);
	return found?.text.title ?? listed(moduleWords[lang], id) ?? isolate(id);
}

function nameOfTool(id: string, lang: Lang): string {
	return listed(toolWords[lang], id) ?? isolate(id.replaceAll('-', ' '));
}

function listed(names: Readonly<Record<string, string>>, id: string): string | undefined {
	return Object.hasOwn(names, id) ? names[id] : undefined;
}

import { directionOf, isolate, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { words as levelWords } from '#journey/baseline/words.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { planSections, type PlanSection } from '#journey/plan/plan.ts';
import { words as planWords } from '#journey/plan/words.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { TextLabel } from '#journey/text/text-view.tsx';
import type { TextTitle } from '#journey/text/text.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import type { chooseVariant } from './choose-variant.ts';
import type { Module, ModuleId } from './curriculum.ts';
import type { AreaNeeds, CityInNeed } from './list-who-needs.ts';
import { placeStages } from './place-stages.ts';
import { nameOf, tellReason, VariantTag } from './variant-view.tsx';
import { words } from './words.ts';

/** The titles of the modules and of the tools they use, in every language. */
export interface Titles {
	modules: readonly TextTitle[];
	/** Of tools that are offered. */
	tools: readonly TextTitle[];
}

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

export interface MapSheet {
	/** Offered, in order. */
	modules: readonly OnMap[];
	/** No longer offered; only for those who may put them back. */
	retired: readonly Module[];
	titles: Titles;
	cities: ReadonlyMap<CityId, InLanguages>;
	/** The plan section pointed at, or all. */
	plan: PlanSection | null;
	mayEdit: boolean;
}

export function CurriculumMap({ frame, sheet }: { frame: Frame; sheet: MapSheet }) {
	const { lang } = frame;
	const { modules, plan, mayEdit } = sheet;
	const t = translator(words, lang);
	const tp = translator(planWords, lang);
	const isShown = ({ module }: OnMap) => !plan || module.plan.includes(plan);
	const shown = modules.filter(isShown);
	// What comes first is decided among all modules: one that waits for another is not to begin with only because the other is not shown.
	const stages = placeStages(modules.filter(({ module }) => module.kind === 'core').map((on) => ({ ...on, id: on.module.id, after: on.module.after })));
	return (
		<Layout frame={frame} title={t('curriculum')} lede={t('curriculumLede')}>
			{modules.length === 0 ? <p class="card">{t('noModules')}</p> : (
				<nav class="card tight" aria-labelledby="point">
					<h2 id="point">{t('point')}</h2>
					<p class="names small">
						<a href={linkTo(frame, '/curriculum')} aria-current={plan ? undefined : 'true'}>{plan ? t('wholePlan') : <b>{t('wholePlan')}</b>}</a>
						{planSections.map((section) => <a key={section} href={linkTo(frame, `/curriculum?plan=${section}`)} aria-current={section === plan ? 'true' : undefined}>{section === plan ? <b>{tp(section)}</b> : tp(section)}</a>)}
					</p>
					{plan && <p>{t(shown.length > 0 ? 'helpWith' : 'noneHelps', { n: shown.length, section: tp(plan) })}</p>}
				</nav>
			)}
			{stages.map((stage, i) => <Group key={i} frame={frame} sheet={sheet} title={t(i === 0 ? 'begin' : 'next')} modules={stage.filter(isShown)} />)}
			<Group frame={frame} sheet={sheet} title={t('longlist')} modules={shown.filter(({ module }) => module.kind === 'longlist')} />
			{mayEdit && <p><a href={linkTo(frame, '/curriculum/adapt')}>{t('toAdapt')}</a></p>}
			{mayEdit && sheet.retired.length > 0 && (
				<details>
					<summary>{t('retired_n', { n: sheet.retired.length })}</summary>
					<ul>{sheet.retired.map(({ id }) => <li key={id}><a href={linkTo(frame, `/curriculum/${id}`)}>{titleOf(id, sheet.titles.modules, lang)}</a></li>)}</ul>
				</details>
			)}
		</Layout>
	);
}

function Group({ frame, sheet, title, modules }: { frame: Frame; sheet: MapSheet; title: string; modules: readonly OnMap[] }) {
	if (modules.length === 0) return null;
	return (
		<section class="card">
			<h2>{title}</h2>
			<ul class="rows">{modules.map((on) => <MapRow key={on.module.id} frame={frame} on={on} sheet={sheet} />)}</ul>
		</section>
	);
}

function MapRow({ frame, on: { module, needs, own }, sheet }: { frame: Frame; on: OnMap; sheet: MapSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const tp = translator(planWords, lang);
	const found = chooseText(sheet.titles.modules.filter(({ of }) => of === module.id), lang);
	const foreign = found && found.text.lang !== lang ? { lang: found.text.lang, dir: directionOf(found.text.lang) } : {};
	const after = module.after.filter((id) => sheet.modules.some((other) => other.module.id === id));
	const isHere = (id: Module['id']) => sheet.modules.some((other) => other.module.id === id && (!sheet.plan || other.module.plan.includes(sheet.plan)));
	const tools = module.tools.filter((id) => sheet.titles.tools.some(({ of }) => of === id));
	return (
		<li id={module.id}>
			<span><a href={linkTo(frame, `/curriculum/${module.id}`)} {...foreign}><b>{found?.text.title ?? module.id}</b></a> <span class="tag">{translator(areaWords, lang)(module.area)}</span>{own.map(({ city, proposed }) => <span key={city.id}> <VariantTag variant={proposed.variant} lang={lang} /></span>)}</span>
			{found && <span {...foreign}>{found.text.aim}</span>}
			{found?.state === 'missing' && <TextLabel state="missing" older={false} lang={found.text.lang} source={found.text.lang} page={lang} />}
			{after.length > 0 && <span class="small">{t('after')} {after.map((id, i) => <span key={id}>{i > 0 && ' · '}<a href={isHere(id) ? `#${id}` : linkTo(frame, `/curriculum/${id}`)}><bdi>{titleOf(id, sheet.titles.modules, lang)}</bdi></a></span>)}</span>}
			<details>
				<summary class="small">{t('minutes', { n: module.minutes })} · {tellNeeds(needs, lang)}</summary>
				<div class="tight small">
					{own.map(({ city, proposed }) => <p key={city.id}>{t('forCity', { city: nameOf(city.names, lang) })} {tellReason(proposed.reason, lang)}</p>)}
					<Needs needs={needs} area={module.area} cities={sheet.cities} lang={lang} />
					{module.plan.length > 0 && <p>{t('helpsPlan')} {module.plan.map((section, i) => <span key={section}>{i > 0 && ' · '}<a href={linkTo(frame, `/curriculum?plan=${section}`)}>{tp(section)}</a></span>)}</p>}
					{tools.length > 0 && <p>{t('tools')} {tools.map((id, i) => <span key={id}>{i > 0 && ' · '}<a href={linkTo(frame, `/tools/${id}`)}><bdi>{titleOf(id, sheet.titles.tools, lang)}</bdi></a></span>)}</p>}
					{sheet.mayEdit && <p><a href={linkTo(frame, `/curriculum/${module.id}/text`)}>{t('adaptText')}</a> · <a href={linkTo(frame, `/curriculum/${module.id}/facts`)}>{t('changeFacts')}</a></p>}
				</div>
			</details>
		</li>
	);
}

/** How many cities need it, in one line. */
function tellNeeds({ named, more, others, known }: AreaNeeds, lang: Lang): string {
	const t = translator(words, lang);
	return known === 0 ? t('needUnknown') : t('need', { n: named.length + more + others });
}

/** Which cities need it and why, as far as this reader may know; the others by number. */
export function Needs({ needs: { named, more, others, known }, area, cities, lang }: { needs: AreaNeeds; area: Module['area']; cities: ReadonlyMap<CityId, InLanguages>; lang: Lang }) {
	const t = translator(words, lang);
	if (known === 0) return <p>{t('needUnknownWhy')}</p>;
	return (
		<>
			<p>{t('needOf', { n: named.length + more + others, known })}</p>
			{named.length > 0 && <p>{t('why', { area: translator(areaWords, lang)(area) })}</p>}
			{named.length > 0 && <ul>{named.map((one) => <li key={one.city}>{tellCity(one, cities, lang)}</li>)}</ul>}
			{more > 0 && <p>{t('more', { n: more })}</p>}
			{others > 0 && <p>{t(named.length > 0 ? 'others' : 'onlyOthers', { n: others })}</p>}
		</>
	);
}

function tellCity({ city, level, target }: CityInNeed, cities: ReadonlyMap<CityId, InLanguages>, lang: Lang): string {
	const tl = translator(levelWords, lang);
	return translator(words, lang)('cityNeeds', { city: nameOf(cities.get(city) ?? {}, lang), level, name: tl(`level.${level}`), target, targetName: tl(`level.${target}`) });
}

/** A module or a tool by its title, else by its id. */
export function titleOf(id: ModuleId | ToolId, titles: readonly TextTitle[], lang: Lang): string {
	return chooseText(titles.filter(({ of }) => of === id), lang)?.text.title ?? isolate(id);
}


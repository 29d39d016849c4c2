import { directionOf, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import type { CityId } from '#journey/network/network.ts';
import { words as planWords } from '#journey/plan/words.ts';
import type { ShownText } from '#journey/text/choose-blocks.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { ShownBlock, TextLabel } from '#journey/text/text-view.tsx';
import { Done } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { moduleBlocks, variants, type ModuleBlock, type Variant } from './curriculum.ts';
import { Needs, titleOf, type OnMap, type Titles } from './curriculum-view.tsx';
import { ExampleTeaser } from './example-view.tsx';
import type { LocalExample } from './example.ts';
import { nameOf, tellReason, VariantTag } from './variant-view.tsx';
import { variantWords } from './variant-words.ts';
import { words } from './words.ts';

export interface ModuleSheet extends OnMap {
	titles: Titles;
	cities: ReadonlyMap<CityId, InLanguages>;
	/** In the reader's language or the source's, blocks as HTML; null where no text was written. */
	text: ShownText | null;
	/** The newest local examples, one more than are shown where there are more. */
	examples: readonly LocalExample[];
	mayEdit: boolean;
	/** The reader may tell an example from a city of theirs. */
	mayTell: boolean;
}

/** One module with all three variants, its event plan and its sources. */
export function ModulePage({ frame, sheet, done }: { frame: Frame; sheet: ModuleSheet; done?: string | undefined }) {
	const { lang } = frame;
	const { module, text, own, mayEdit, mayTell } = sheet;
	const t = translator(words, lang);
	const foreign = text && text.lang !== lang ? { lang: text.lang, dir: directionOf(text.lang) } : {};
	return (
		<Layout frame={frame} title={text?.title ?? module.id} kicker={t('curriculum')} lede={t('moduleLede', { area: translator(areaWords, lang)(module.area) })}>
			{done === 'added' && <Done>{t('added')}</Done>}
			{done === 'saved' && <Done>{t('factsSaved')}</Done>}
			{module.state === 'retired' && <p class="note">{t('retiredNote')}</p>}
			{text && <TextLabel state={text.state} older={text.older.size > 0} lang={text.lang} source={text.source} page={lang} />}
			{mayEdit && <Editing frame={frame} sheet={sheet} />}
			<section class="card">
				<h2>{t('objective')}</h2>
				<p {...foreign}>{text?.aim ?? t('notWritten')}</p>
				{own.map(({ city, proposed }) => (
					<p key={city.id} class="note">{t('forCity', { city: nameOf(city.names, lang) })} <VariantTag variant={proposed.variant} lang={lang} /> {tellReason(proposed.reason, lang)}</p>
				))}
				<Facts frame={frame} sheet={sheet} />
			</section>
			<Blocks sheet={sheet} page={lang} names={['who', 'plan']} heading="h2" />
			<section class="card">
				<h2>{t('variants')}</h2>
				<p class="soft">{t('variantsLede')}</p>
				{variants.map((variant) => <VariantText key={variant} sheet={sheet} variant={variant} page={lang} />)}
			</section>
			<ToolList frame={frame} sheet={sheet} />
			<section class="card" id="examples">
				<h2>{t('examples')}</h2>
				{mayTell && <p class="soft small">{t('locked')}</p>}
				<ExampleTeaser frame={frame} module={module.id} examples={sheet.examples} cities={sheet.cities} mayTell={mayTell} />
			</section>
			<Blocks sheet={sheet} page={lang} names={['reflection']} heading="h2" />
			{(['questions', 'session'] as const).some((name) => text?.blocks[name]) && (
				<section class="card">
					<h2>{t('event')}</h2>
					<Blocks sheet={sheet} page={lang} names={['questions', 'session']} heading="h3" />
				</section>
			)}
			<Blocks sheet={sheet} page={lang} names={['sources']} heading="h2" />
			<p><a href={linkTo(frame, '/curriculum')}>{t('backToMap')}</a></p>
		</Layout>
	);
}

/** How long, after what, for which plan sections, and who needs it. */
function Facts({ frame, sheet: { module, needs, titles, cities } }: { frame: Frame; sheet: ModuleSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const tp = translator(planWords, lang);
	const after = module.after.filter((id) => titles.modules.some(({ of }) => of === id));
	return (
		<div class="tight small">
			<p>{t('minutes', { n: module.minutes })}</p>
			{after.length > 0 && <p>{t('after')} {after.map((id, i) => <span key={id}>{i > 0 && ' · '}<a href={linkTo(frame, `/curriculum/${id}`)}><bdi>{titleOf(id, titles.modules, lang)}</bdi></a></span>)}</p>}
			{module.plan.length > 0 && <p>{t('helpsPlan')} {module.plan.map((section, i) => <span key={section}>{i > 0 && ' · '}<a href={linkTo(frame, `/curriculum?plan=${section}`)}>{tp(section)}</a></span>)}</p>}
			<Needs needs={needs} area={module.area} cities={cities} lang={lang} />
		</div>
	);
}

/** The tools it uses, each with what it is for. */
function ToolList({ frame, sheet: { module, titles } }: { frame: Frame; sheet: ModuleSheet }) {
	const { lang } = frame;
	const tools = module.tools.flatMap((id) => {
		const found = chooseText(titles.tools.filter(({ of }) => of === id), lang);
		return found ? [{ id, ...found.text }] : [];
	});
	if (tools.length === 0) return null;
	return (
		<section class="card">
			<h2>{translator(words, lang)('toolsTitle')}</h2>
			<ul class="rows">{tools.map((tool) => (
				<li key={tool.id} lang={tool.lang === lang ? undefined : tool.lang} dir={tool.lang === lang ? undefined : directionOf(tool.lang)}><a href={linkTo(frame, `/tools/${tool.id}`)}>{tool.title}</a><span class="small soft">{tool.aim}</span></li>
			))}</ul>
		</section>
	);
}

/** For those who adapt it: where to, and what nobody has written yet. */
function Editing({ frame, sheet: { module, text } }: { frame: Frame; sheet: ModuleSheet }) {
	const t = translator(words, frame.lang);
	const empty = moduleBlocks.filter((id) => !text?.blocks[id]);
	const at = linkTo(frame, `/curriculum/${module.id}`);
	return (
		<section class="card tight">
			{empty.length > 0 && <p>{t('stillEmpty')} {empty.map((id) => labelOf(id, frame.lang)).join(' · ')}</p>}
			<p class="row"><a href={`${at}/text`}>{t('adaptText')}</a> <a href={`${at}/facts`}>{t('changeFacts')}</a></p>
		</section>
	);
}

type Block = 'who' | 'plan' | 'reflection' | 'questions' | 'session' | 'sources';

function Blocks({ sheet: { text }, page, names, heading: Heading }: { sheet: ModuleSheet; page: Lang; names: readonly Block[]; heading: 'h2' | 'h3' }) {
	const t = translator(words, page);
	return <>{text && names.filter((name) => text.blocks[name]).map((name) => (
		<section key={name} id={name} class="tight"><Heading>{t(name)}</Heading><ShownBlock text={text} id={name} page={page} /></section>
	))}</>;
}

function VariantText({ sheet: { text, own }, variant, page }: { sheet: ModuleSheet; variant: Variant; page: Lang }) {
	const t = translator(words, page);
	const cities = own.filter(({ proposed }) => proposed.variant === variant);
	return (
		<details id={variant} open={cities.length > 0}>
			<summary><VariantTag variant={variant} lang={page} /> {translator(variantWords, page)(`for.${variant}`)}{cities.map(({ city }) => <b key={city.id}> · {t('proposed', { city: nameOf(city.names, page) })}</b>)}</summary>
			<div class="stack">
				{(['reading', 'exercise', 'bring'] as const).map((part) => (
					<section key={part} class="tight"><h3>{t(part)}</h3>{text?.blocks[`${variant}-${part}`] ? <ShownBlock text={text} id={`${variant}-${part}`} page={page} /> : <p class="soft">{t('notWritten')}</p>}</section>
				))}
			</div>
		</details>
	);
}

/** The name of a block outside its place: `Catch-up: reading`. */
export function labelOf(id: ModuleBlock, lang: Lang): string {
	const t = translator(words, lang);
	const variant = variants.find((candidate) => id.startsWith(`${candidate}-`));
	if (!variant) return t(id as Block);
	return t('blockOf', { variant: translator(variantWords, lang)(variant), part: t(id.slice(variant.length + 1) as 'reading' | 'exercise' | 'bring') });
}

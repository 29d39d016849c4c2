import { translator, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import type { TextState } from './choose-text.ts';
import { variants, type ModuleText, type Variant } from './curriculum.ts';
import { ModuleFacts, tellNeeds, type OnMap } from './curriculum-view.tsx';
import { nameOf, Prose, tellReason, TextLabel, VariantTag } from './text-view.tsx';
import { variantWords } from './variant-words.ts';
import { words } from './words.ts';

export interface ModuleSheet extends OnMap {
	titles: readonly Omit<ModuleText, 'blocks'>[];
	/** In the reader's language or the source's, blocks as HTML; null where no text was written. */
	text: (Pick<ModuleText, 'lang' | 'title' | 'objective' | 'blocks'> & { state: TextState; source: Lang }) | null;
}

/** One module with all three variants, its event plan and its sources. */
export function ModulePage({ frame, sheet }: { frame: Frame; sheet: ModuleSheet }) {
	const { lang } = frame;
	const { module, text, needs, own, titles } = sheet;
	const t = translator(words, lang);
	return (
		<Layout frame={frame} title={text?.title ?? module.id} kicker={t('curriculum')} lede={t('moduleLede', { area: translator(areaWords, lang)(module.area) })}>
			{text && <TextLabel state={text.state} lang={text.lang} source={text.source} page={lang} />}
			<section class="card">
				<h2>{t('objective')}</h2>
				<p lang={text && text.lang !== lang ? text.lang : undefined} dir="auto">{text?.objective ?? t('notWritten')}</p>
				<ModuleFacts module={module} titles={titles} lang={lang} />
				<span class="small">{tellNeeds(needs, t)}</span>
				{own.map(({ city, proposed }) => (
					<p key={city.id} class="note">{t('forCity', { city: nameOf(city.names, lang) })} <VariantTag variant={proposed.variant} lang={lang} /> {tellReason(proposed.reason, lang)}</p>
				))}
			</section>
			<Blocks sheet={sheet} page={lang} names={['who', 'plan']} heading="h2" />
			<section class="card">
				<h2>{t('variants')}</h2>
				<p class="soft">{t('variantsLede')}</p>
				{variants.map((variant) => <VariantText key={variant} sheet={sheet} variant={variant} page={lang} />)}
			</section>
			<Blocks sheet={sheet} page={lang} names={['reflection']} heading="h2" />
			<section class="card">
				<h2>{t('event')}</h2>
				<Blocks sheet={sheet} page={lang} names={['questions', 'session']} heading="h3" />
			</section>
			<Blocks sheet={sheet} page={lang} names={['sources']} heading="h2" />
			<p><a href={linkTo(frame, '/curriculum')}>{t('backToMap')}</a></p>
		</Layout>
	);
}

type Block = 'who' | 'plan' | 'reflection' | 'questions' | 'session' | 'sources';

function Blocks({ sheet: { text }, page, names, heading: Heading }: { sheet: ModuleSheet; page: Lang; names: readonly Block[]; heading: 'h2' | 'h3' }) {
	const t = translator(words, page);
	return <>{names.filter((name) => text?.blocks[name]).map((name) => (
		<section key={name} id={name} class="tight"><Heading>{t(name)}</Heading>{text && <Prose html={text.blocks[name] ?? ''} lang={text.lang} page={page} />}</section>
	))}</>;
}

function VariantText({ sheet: { text, own }, variant, page }: { sheet: ModuleSheet; variant: Variant; page: Lang }) {
	const t = translator(words, page);
	const cities = own.filter(({ proposed }) => proposed.variant === variant);
	return (
		<details id={variant} open={cities.length > 0}>
			<summary><VariantTag variant={variant} lang={page} /> {translator(variantWords, page)(`for.${variant}`)}{cities.map(({ city }) => <b key={city.id}> · {t('proposed', { city: nameOf(city.names, page) })}</b>)}</summary>
			<div class="stack">
				{(['reading', 'exercise', 'bring'] as const).map((part) => {
					const html = text?.blocks[`${variant}-${part}`];
					return <section key={part} class="tight"><h3>{t(part)}</h3>{text && html ? <Prose html={html} lang={text.lang} page={page} /> : <p class="soft">{t('notWritten')}</p>}</section>;
				})}
			</div>
		</details>
	);
}

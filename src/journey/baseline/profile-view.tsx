import { showDate, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { countryName } from '#journey/network/countries.ts';
import type { City } from '#journey/network/network.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { areaWords } from './area-words.ts';
import { areas, offerKinds, sides, solid, type Area, type Level, type Offer, type Side } from './baseline.ts';
import { listGaps, type FirstStep } from './choose-first-step.ts';
import { FactsView } from './profile-fact-view.tsx';
import { profileWords } from './profile-words.ts';
import { Said } from './question-view.tsx';
import type { PublicFacts } from './read-facts.ts';
import { words } from './words.ts';

type Current = ReadonlyMap<Area, Level>;

/** The levels of the city, for readers who may see them by its name. */
export interface SeenLevels {
	current: Current;
	bySide: Readonly<Record<Side, Current>>;
	targets: Current;
	step: FirstStep;
	/** Name of the city that teaches, where the step names one. */
	teacher: string;
	module: { path: string; title: string; lang: Lang } | null;
}

export interface Profile {
	frame: Frame;
	city: City;
	/** The latest one. */
	theme: { from: Day; label: InLanguages; problem: InLanguages } | null;
	facts: PublicFacts | null;
	/** Those that stand. */
	offers: readonly Offer[];
	/** Null where this reader finds the city only in the spread. */
	seen: SeenLevels | null;
	/** What this reader may open or change here. */
	links: readonly ('baseline' | 'targets' | 'offers' | 'edit' | 'status' | 'theme' | 'people' | 'handover')[];
}

export function ProfilePage({ frame, city, theme, facts, offers, seen, links }: Profile) {
	const { lang } = frame;
	const t = translator(profileWords, lang);
	return (
		<Layout frame={frame} title={textIn(city.names, lang).text} kicker={t(frame.invented ? 'kickerInvented' : 'kicker')} lede={<>{countryName(city.country, lang)} {city.status !== 'active' && <span class="tag">{t(`status.${city.status}`)}</span>}</>}>
			<div class="two">
				<div class="stack">
					{seen && <Step frame={frame} city={city} seen={seen} mayAct={links.includes('offers')} />}
					{seen ? <Levels frame={frame} seen={seen} /> : <section class="card"><p>{t('hiddenLevels')}</p><p><a href={linkTo(frame, '/baseline')}>{t('toPicture')}</a></p></section>}
					{facts && <FactsView facts={facts} lang={lang} />}
				</div>
				<div class="stack">
					<section class="card">
						<h2>{t('theme')}</h2>
						{theme ? <p><b><Said texts={theme.label} lang={lang} /></b> <span class="soft small">{t('themeSince', { day: showDate(theme.from, lang) })}</span></p> : <p>{t('noTheme')}</p>}
						{theme && textIn(theme.problem, lang).text && <p class="small"><Said texts={theme.problem} lang={lang} /></p>}
					</section>
					<Offers lang={lang} offers={offers} />
					{links.length > 0 && (
						<nav class="card" aria-label={t('more')}>
							<h2>{t('more')}</h2>
							<ul class="rows">{links.map((link) => <li key={link}><a href={linkTo(frame, `/cities/${city.id}/${link}`)}>{t(`link.${link}`)}</a></li>)}</ul>
						</nav>
					)}
				</div>
			</div>
		</Layout>
	);
}

function Step({ frame, city, seen: { step, teacher, module }, mayAct }: { frame: Frame; city: City; seen: SeenLevels; mayAct: boolean }) {
	const { lang } = frame;
	const [t, w, a] = [translator(profileWords, lang), translator(words, lang), translator(areaWords, lang)];
	const gap = 'gap' in step ? step.gap : null;
	const said = { teacher: isolate(teacher), area: gap ? isolate(a(gap.area)) : '', module: module ? isolate(module.title) : '' };
	const goes = {
		settle: `/cities/${city.id}/baseline`, setTargets: `/cities/${city.id}/targets`, offer: `/cities/${city.id}/offers`, ask: `/cities/${city.id}/offers`,
		learnFrom: step.kind === 'learnFrom' ? `/cities/${step.teacher}` : '', module: module?.path ?? '',
	};
	const open = mayAct || step.kind === 'learnFrom' || step.kind === 'module';
	return (
		<section class="card">
			<h2>{t('firstStep')}</h2>
			<p>{t(`step.${step.kind}`, said)}</p>
			{gap && <p class="soft small">{t('because', { area: said.area, level: w(`level.${gap.level}`), target: w(`level.${gap.target}`) })}</p>}
			{open && <p><a class="do" href={linkTo(frame, goes[step.kind])}>{t(`go.${step.kind}`, { teacher: said.teacher })}</a></p>}
		</section>
	);
}

/** Strengths, needs, and the levels both come from, with the two sides kept apart. */
function Levels({ frame: { lang }, seen: { current, bySide, targets } }: { frame: Frame; seen: SeenLevels }) {
	const [t, w, a] = [translator(profileWords, lang), translator(words, lang), translator(areaWords, lang)];
	if (current.size === 0) return <section class="card"><p>{t('noLevels')}</p></section>;
	const highest = Math.max(...current.values());
	const strong = areas.filter((area) => (current.get(area) ?? 0) >= Math.min(solid, highest));
	const gaps = listGaps(current, targets);
	return (
		<>
			<section class="card">
				<h2>{t('strong')}</h2>
				{highest < solid && <p>{t('strongNone', { level: w(`level.${solid}`) })}</p>}
				<ul class="rows">{strong.map((area) => <li key={area}><span><b>{a(area)}</b> · {named(current.get(area), lang)}</span></li>)}</ul>
			</section>
			<section class="card">
				<h2>{t('needs')}</h2>
				{gaps.length === 0 && <p>{t(targets.size === 0 ? 'noTargets' : 'needsNone')}</p>}
				<ul class="rows">{gaps.map(({ area, level, target }) => <li key={area}><b>{a(area)}</b><span class="small">{t('gap', { n: target - level, level: w(`level.${level}`), target: w(`level.${target}`) })}</span></li>)}</ul>
			</section>
			<section class="card">
				<h2>{t('byArea')}</h2>
				<p class="soft small">{t('byAreaNote')}</p>
				<ul class="rows">{areas.map((area) => (
					<li key={area}>
						<span><b>{a(area)}</b> · {named(current.get(area), lang)}</span>
						<span class="small">{sides.map((side) => `${w(`side.${side}`)} ${named(bySide[side].get(area), lang)}`).join(' · ')} · {t('target')} {named(targets.get(area), lang)}</span>
					</li>
				))}</ul>
			</section>
		</>
	);
}

/** `2 Trying out`, or a dash where nothing is settled. */
function named(level: Level | undefined, lang: Lang): string {
	return level === undefined ? '–' : `${level} ${translator(words, lang)(`level.${level}`)}`;
}

function Offers({ lang, offers }: { lang: Lang; offers: readonly Offer[] }) {
	const [t, a] = [translator(profileWords, lang), translator(areaWords, lang)];
	return (
		<section class="card" id="offers">
			{offerKinds.map((kind) => {
				const said = areas.flatMap((area) => offers.filter((offer) => offer.kind === kind && offer.area === area));
				return (
					<div key={kind} class="tight">
						<h2>{t(kind)}</h2>
						{said.length === 0 ? <p class="soft small">{t(kind === 'teach' ? 'teachNone' : 'learnNone')}</p>
							: <ul class="rows">{said.map((offer) => <li key={offer.area}><b>{a(offer.area)}</b><span class="small"><Said texts={{ [offer.lang]: offer.words }} lang={lang} /></span></li>)}</ul>}
					</div>
				);
			})}
		</section>
	);
}

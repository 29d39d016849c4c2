import { showNumber, translator } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { Pages } from '#journey/network/paging-view.tsx';
import type { Paging } from '#journey/network/place-page.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { areaWords } from './area-words.ts';
import { areas, levels, sides, type Area, type Level, type Side } from './baseline.ts';
import { levelWords } from './level-words.ts';
import { pictureWords } from './picture-words.ts';
import { ListsView, type Lists } from './picture-lists-view.tsx';
import type { AreaSpread } from './summarise-spread.ts';
import { words } from './words.ts';

/** A city shown by its name. */
export interface Row {
	id: CityId;
	name: string;
	quiet: boolean;
	own: boolean;
	levels: ReadonlyMap<Area, Level>;
	teaches: ReadonlySet<Area>;
}

export interface Picture extends Lists {
	/** The side the tables show; null for both together. The lists always take both. */
	side: Side | null;
	rows: readonly Row[];
	paging: Paging;
	/** Travelling cities with settled levels. */
	settled: number;
	travelling: number;
	namesAll: boolean;
	/** Cities not shown by name; null where they are too few. */
	spread: readonly AreaSpread[] | null;
	unnamed: number;
	own: CityId | null;
	shares: boolean;
}

export function PicturePage(picture: Picture) {
	const { frame, settled, travelling, namesAll, rows } = picture;
	const t = translator(pictureWords, frame.lang);
	const kicker = t(frame.invented ? 'kickerInvented' : 'kicker');
	if (settled === 0 && rows.every((row) => row.levels.size === 0)) return <Layout frame={frame} title={t('title')} kicker={kicker}><Empty picture={picture} /></Layout>;
	return (
		<Layout frame={frame} title={t('title')} kicker={kicker} lede={t('lede', { n: settled, of: travelling })}>
			<SideLinks picture={picture} />
			<Heat picture={picture} />
			{!namesAll && <Spread picture={picture} />}
			<ListsView picture={picture} />
		</Layout>
	);
}

/** Why there is no picture yet, and where it begins for this reader. */
function Empty({ picture: { frame, own } }: { picture: Picture }) {
	const t = translator(pictureWords, frame.lang);
	return (
		<section class="card">
			<p>{t('none')}</p>
			<p><a class="do" href={linkTo(frame, own ? `/cities/${own}/baseline` : '/cities')}>{t(own ? 'toBaseline' : 'toCities')}</a></p>
		</section>
	);
}

function SideLinks({ picture: { frame, side } }: { picture: Picture }) {
	const [t, w] = [translator(pictureWords, frame.lang), translator(words, frame.lang)];
	return (
		<nav class="row small noprint" aria-label={t('side')}>
			{[null, ...sides].map((one) => (
				<a key={one} href={linkTo(frame, one ? `/baseline?side=${one}` : '/baseline')} aria-current={one === side ? 'true' : undefined}>
					{one === side ? <b>{one ? w(`side.${one}`) : t('both')}</b> : one ? w(`side.${one}`) : t('both')}
				</a>
			))}
		</nav>
	);
}

/** The name of an area short enough for the head of a column. */
function shortArea(area: Area, lang: Frame['lang']): string {
	return area === 'building-testing' || area === 'innovation' ? translator(pictureWords, lang)(`short.${area}`) : translator(areaWords, lang)(area);
}

function Heat({ picture }: { picture: Picture }) {
	const { frame, rows, namesAll, side, paging } = picture;
	const { lang } = frame;
	const [t, w] = [translator(pictureWords, lang), translator(words, lang)];
	return (
		<section class="card">
			<header><h2 id="heat">{t(namesAll ? 'heat' : 'heatNamed')}</h2><span class="soft small">{side ? w(`side.${side}`) : t('both')}</span></header>
			{rows.length === 0 ? <p>{t('nobodyShares')}</p> : (
				<>
					<p class="soft small" id="heat-note">{t('caption')}</p>
					<Scroll label={t(namesAll ? 'heat' : 'heatNamed')}>
						<table class="heat" aria-describedby="heat-note" aria-labelledby="heat">
							<thead><tr><th scope="col">{t('city')}</th>{areas.map((area) => <th key={area} scope="col">{shortArea(area, lang)}</th>)}</tr></thead>
							<tbody>{rows.map((row) => (
								<tr key={row.id} class={row.quiet ? 'quiet-row' : undefined}>
									<th scope="row">
										<a href={linkTo(frame, `/cities/${row.id}`)}><bdi>{row.name}</bdi></a>
										{row.quiet && <> · {t('quietRow')}</>}{row.own && <> · {t('yourCity')}</>}
									</th>
									{areas.map((area) => <td key={area}><Cell level={row.levels.get(area)} teaches={row.teaches.has(area)} lang={lang} /></td>)}
								</tr>
							))}</tbody>
						</table>
					</Scroll>
				</>
			)}
			<Scale lang={lang} />
			{rows.some((row) => row.quiet) && <p class="soft small">{t('quietNote')}</p>}
			<Pages frame={frame} paging={paging} at={(from) => linkTo(frame, `/baseline?from=${from}${side ? `&side=${side}` : ''}`)} />
			<details class="small">
				<summary>{t('scale')}</summary>
				<ul class="rows">{levels.map((level) => <li key={level}><span><b class="num">{showNumber(level, lang)}</b> <b>{w(`level.${level}`)}</b> {translator(levelWords, lang)(`means.${level}`)}</span></li>)}</ul>
			</details>
		</section>
	);
}

/** What each number is called, beside the table that shows only numbers. */
function Scale({ lang }: Pick<Frame, 'lang'>) {
	const w = translator(words, lang);
	return <p class="small">{levels.map((level) => `${showNumber(level, lang)} ${w(`level.${level}`)}`).join(' · ')}</p>;
}

function Cell({ level, teaches, lang }: { level: Level | undefined; teaches: boolean; lang: Frame['lang'] }) {
	const t = translator(pictureWords, lang);
	const offer = teaches && <i class="hidden">{t('offersToTeach')}</i>;
	if (level === undefined) return <span class={teaches ? 'none offer' : 'none'}>–<i class="hidden">{t('noLevel')}</i>{offer}</span>;
	return <span class={teaches ? `v${level} offer` : `v${level}`}>{showNumber(level, lang)}{offer}</span>;
}

/** The other cities as counts; the reader's own level stands beside them. */
function Spread({ picture: { frame, spread, unnamed, rows, own, coordinated, shares } }: { picture: Picture }) {
	const { lang } = frame;
	const t = translator(pictureWords, lang);
	const ownRow = rows.find((row) => row.own);
	return (
		<section class="card">
			<h2 id="spread">{t('spread')}</h2>
			<p class="soft small">{spread ? t('spreadCaption', { n: unnamed }) : t('spreadHidden')}</p>
			{spread && (
				<>
					<table class="plain" aria-labelledby="spread">
						<thead><tr>
							<th scope="col">{t('area')}</th>
							{levels.map((level) => <th key={level} scope="col">{showNumber(level, lang)}</th>)}
							{ownRow && <th scope="col">{t('yourCity')}</th>}
						</tr></thead>
						<tbody>{spread.map(({ area, counts }) => {
							const level = ownRow?.levels.get(area);
							return (
								<tr key={area}>
									<th scope="row">{shortArea(area, lang)}</th>
									{counts ? counts.map((count, i) => <td key={levels[i]} class={count === 0 ? 'soft' : undefined}>{showNumber(count, lang)}</td>) : <td colSpan={levels.length} class="soft small">{t('spreadFew')}</td>}
									{ownRow && <td>{level ? <b>{showNumber(level, lang)}</b> : '–'}</td>}
								</tr>
							);
						})}</tbody>
					</table>
					<Scale lang={lang} />
				</>
			)}
			{own && <p class="soft small">{t(shares ? 'sharedNote' : 'shareNote')} {coordinated && <a href={linkTo(frame, `/cities/${coordinated}/edit`)}>{t('shareChange')}</a>}</p>}
		</section>
	);
}


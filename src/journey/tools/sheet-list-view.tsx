/** Sheets in a list: a city's own, and those others share. */
import { showDay, type Day } from '#i18n/day.ts';
import { isolate, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import type { CitySheets, ListedSheet } from './sheet.ts';
import { words } from './words.ts';

/** How a sheet without a title is named: by the day it was last saved. */
function titleOf({ title, at }: Pick<ListedSheet, 'title' | 'at'>, lang: Lang): string {
	return title || translator(words, lang)('untitled', { day: showDay(at.slice(0, 10) as Day, lang) });
}

/** `toolOf` names the tool of each, where sheets of several stand together. */
export function OwnSheets({ frame, own: { city, sheets }, toolOf }: { frame: Frame; own: CitySheets; toolOf?: (sheet: ListedSheet) => string | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<section class="card" id={`sheets-${city.id}`}>
			<h2>{t('ownSheets', { city: isolate(textIn(city.names, lang).text) })}</h2>
			{sheets.length === 0 ? <p class="small">{t('noOwn')}</p> : (
				<ul class="rows">
					{sheets.map((one) => (
						<li key={one.id}>
							<a href={linkTo(frame, `/cities/${city.id}/sheets/${one.id}`)} lang={one.lang} dir="auto">{titleOf(one, lang)}</a>
							{one.place === 'phone' ? <span class="sync phone small"><i /><span>{t('onPhone')}</span></span>
								: <span class="small soft">{[toolOf?.(one), t(one.shared ? 'shared' : 'kept'), showDay(one.at.slice(0, 10) as Day, lang)].filter(Boolean).join(' · ')}</span>}
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** Null where this host does not know them: a phone carries only its reader's own. */
export function OtherSheets({ frame, sheets }: { frame: Frame; sheets: readonly ListedSheet[] | null }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<section class="card">
			<h2>{t('sharedSheets')}</h2>
			{sheets === null || sheets.length === 0 ? <p class="small">{t(sheets ? 'noShared' : 'sharedNeedLine')}</p> : (
				<ul class="rows">
					{sheets.map((one) => (
						<li key={one.id}>
							<a href={linkTo(frame, `/cities/${one.city}/sheets/${one.id}`)} lang={one.lang} dir="auto">{titleOf(one, lang)}</a>
							<span class="small"><bdi>{textIn(one.names, lang).text}</bdi>{one.lang !== lang && <> <span class="tag" lang={one.lang}>{ownNames[one.lang]}</span></>}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

import { dayIn } from '#i18n/day.ts';
import { languages, type Lang } from '#i18n/translator.ts';
import { listLevelsIn } from '#journey/baseline/level-store.server.ts';
import { summariseStanding } from '#journey/curriculum/summarise-standing.ts';
import { citiesOf, may, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import { findQuarter, listQuarters } from '#journey/quarter/store.server.ts';
import { chooseBlocks } from '#journey/text/choose-blocks.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { showLinks } from '#journey/text/show-links.ts';
import { listTexts, listTitles } from '#journey/text/store.server.ts';
import type { Text, TextTitle } from '#journey/text/text.ts';
import { newId } from '#platform/id.ts';
import { renderMarkdown } from '#platform/markdown.server.ts';
import { chooseQuarter } from './choose-quarter.ts';
import { swapGuideItem } from './commands.server.ts';
import { canSwap, type GuideSheet, type GuideText } from './guide.ts';
import type { CarriedSheet, GuidePack, GuidePort } from './pages.tsx';
import { findGuideCity, listGuideTopics, listSwaps } from './store.server.ts';

/** The server's side of the guide. */
export function guidePort(inside: Inside): GuidePort {
	const { db, actor, now, network } = inside;
	return {
		newKey: newId,
		async findGuide(city, quarter, lang) {
			const sheet = may(actor, 'readCity', city) ? await findSheet(inside, city, quarter) : null;
			if (!sheet) return null;
			const modules = modulesOf(sheet);
			const titles = await listTitles(db, network.id, 'tool', modules.flatMap(({ tools }) => tools));
			return { ...sheet, today: dayIn(sheet.city.zone, now), texts: renderTexts(modules, await listTexts(db, network.id, 'module', modules.map(({ id }) => id), [lang]), titles, lang) };
		},
		swap: (said) => swapGuideItem(db, actor, said, now),
	};
}

/** The guide without its texts and without the day. */
async function findSheet({ db, actor, now, network }: Inside, id: CityId, wanted: QuarterId | null): Promise<CarriedSheet | null> {
	const city = await findGuideCity(db, network.id, id);
	if (!city) return null;
	const quarter = wanted ? await findQuarter(db, network.id, wanted) : chooseQuarter(await listQuarters(db, network.id), dayIn(city.zone, now));
	if (!quarter) return wanted ? null : { city, quarter: null, topics: [], steps: [], standing: {}, swaps: [], maySwap: false };
	const topics = await listGuideTopics(db, network.id, quarter.id);
	const standing = summariseStanding(await listLevelsIn(db, network.id, [...new Set(topics.map((topic) => topic.area))], id)).get(id);
	const { number, state, startsOn, endsOn, gradesCloseOn, steps } = quarter;
	return {
		city, quarter: { id: quarter.id, number, state, startsOn, endsOn, gradesCloseOn }, steps, topics, standing: Object.fromEntries(standing ?? []),
		swaps: await listSwaps(db, network.id, quarter.id, id), maySwap: canSwap(quarter) && may(actor, 'swapGuideItems', id),
	};
}

type GuideModule = NonNullable<GuideSheet['topics'][number]['module']>;

function modulesOf({ topics }: Pick<GuideSheet, 'topics'>): GuideModule[] {
	const modules = new Map(topics.flatMap(({ module }) => (module ? [[module.id, module] as const] : [])));
	return [...modules.values()];
}

/** The modules' words for a reader of `lang`, as HTML, with the titles of the tools they use. */
function renderTexts(modules: readonly GuideModule[], texts: readonly Text[], titles: readonly TextTitle[], lang: Lang): GuideText[] {
	return modules.flatMap(({ id: module, tools }) => {
		const shown = chooseBlocks(texts.filter(({ of }) => of === module), lang, (words) => showLinks(renderMarkdown(words), lang));
		if (!shown) return [];
		const blocks = Object.entries(shown.blocks).filter(([id]) => isInGuide(id));
		return [{
			module, lang: shown.lang, state: shown.state, older: [...shown.older].some(isInGuide), source: shown.source, title: shown.title, objective: shown.aim,
			blocks: Object.fromEntries(blocks.map(([id, { words }]) => [id, words])), inSource: blocks.filter(([, block]) => block.lang !== shown.lang).map(([id]) => id),
			tools: tools.flatMap((id) => {
				const found = chooseText(titles.filter(({ of }) => of === id), lang);
				return found ? [{ id, title: found.text.title, lang: found.text.lang }] : [];
			}),
		}];
	});
}

/** The session plan and the sources are for those who lead the event; they stand on the module's own page. */
function isInGuide(block: string): boolean {
	return block !== 'session' && block !== 'sources';
}

/** A phone carries at most this many texts: a module in one language is about 4 KB compressed, all three variants in it. */
const mostTexts = 8;

/**
 * What a phone carries: the guide each of the reader's cities needs now, with the texts of all variants, so that a swap
 * shows at once. In every language of Caravan where that stays small, else in `lang` and those of the city.
 */
export async function guidePack(inside: Inside, lang: Lang): Promise<GuidePack> {
	const { db, actor, network } = inside;
	const sheets: CarriedSheet[] = [];
	const near = new Set<Lang>([lang]);
	for (const id of citiesOf(actor)) {
		const sheet = await findSheet(inside, id, null);
		if (sheet) sheets.push(sheet);
		for (const spoken of (await findCity(db, network.id, id))?.languages ?? []) near.add(spoken);
	}
	const modules = modulesOf({ topics: sheets.flatMap(({ topics }) => topics) });
	if (modules.length === 0) return { name: actor.name, sheets, texts: [] };
	const carried = modules.length * languages.length <= mostTexts ? languages : languages.filter((one) => near.has(one));
	const texts = await listTexts(db, network.id, 'module', modules.map(({ id }) => id), carried);
	const titles = await listTitles(db, network.id, 'tool', modules.flatMap(({ tools }) => tools));
	// The source comes with the others, so that a guide is never without words.
	return { name: actor.name, sheets, texts: languages.flatMap((one) => renderTexts(modules, texts, titles, one).filter((text) => text.lang === one)) };
}

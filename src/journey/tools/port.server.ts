import { textIn, type Lang } from '#i18n/translator.ts';
import { citiesOf, may, type City, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { showLinks } from '#journey/text/show-links.ts';
import { listTexts, listTitles } from '#journey/text/store.server.ts';
import { newId } from '#platform/id.ts';
import { renderMarkdown } from '#platform/markdown.server.ts';
import { deriveToolText, type ToolText } from './derive-tool-text.ts';
import type { CountedTool } from './library-view.tsx';
import type { CarriedCity, CarriedTool, SheetPack, ToolPort } from './pages.tsx';
import { saveSheet } from './sheet-commands.server.ts';
import { findSheet, findSheetVersion, listLatestSheets, listSheetSavings, listSheetsIn, listSheetsOf } from './sheet-store.server.ts';
import type { CitySheets, OpenSheet, SaidSheet, Sheet } from './sheet.ts';
import { findTool, listTools } from './store.server.ts';
import { summariseTried } from './summarise-tried.ts';
import type { ToolSheet } from './tool-view.tsx';
import type { Tool, ToolId } from './tools.ts';
import { saveTrial } from './trial-commands.server.ts';
import { countTrying, findTrial, listToldTrials, listTrialsIn, listTrying } from './trial-store.server.ts';
import type { OpenTrial } from './trial.ts';

/** What a page lists of sheets, words told and versions; older ones stay and are found by their address. */
const most = { latest: 8, sheets: 20, told: 8, versions: 10 } as const;

/** The server's side of the toolbox. */
export function toolPort(inside: Inside): ToolPort {
	const { db, actor, now } = inside;
	return {
		now,
		newKey: newId,
		listTools: (lang) => listLibrary(inside, lang),
		mayAdapt: may(actor, 'editCurriculum'),
		listOwnSheets: () => listOwnSheets(inside),
		findTool: (tool, lang) => findToolSheet(inside, tool, lang),
		findSheet: (city, of, lang, from) => findOpenSheet(inside, city, of, lang, from),
		saveSheet: (said) => saveSheet(db, actor, said, now),
		findTrial: (city, tool, lang) => findOpenTrial(inside, city, tool, lang),
		saveTrial: (said) => saveTrial(db, actor, said, now),
	};
}

async function listLibrary({ db, network }: Inside, lang: Lang): Promise<CountedTool[]> {
	const titles = await listTitles(db, network.id, 'tool');
	const tried = await countTrying(db, network.id);
	return (await listTools(db, network.id)).filter(({ state }) => state === 'offered').map(({ id, steps, minutes, plan }) => {
		const ofTool = titles.filter((title) => title.of === id);
		const text = chooseText(ofTool, lang)?.text;
		const alsoCalled = ofTool.filter((title) => title !== text).map(({ title }) => title);
		return { id, steps, minutes, plan, lang: text?.lang ?? lang, title: text?.title ?? id, aim: text?.aim ?? '', alsoCalled, tried: tried.get(id) ?? 0 };
	});
}

async function listOwnSheets(inside: Inside): Promise<CitySheets[]> {
	const cities = await listOwn(inside);
	const sheets = await listLatestSheets(inside.db, inside.network.id, cities.map(({ id }) => id), most.latest);
	return cities.map((city) => ({ city, sheets: sheets.filter((sheet) => sheet.city === city.id).map((sheet) => ({ ...sheet, place: 'network' })) }));
}

function render(lang: Lang) {
	return (block: string) => showLinks(renderMarkdown(block), lang);
}

async function findText({ db, network }: Inside, { id, canvas }: Tool, lang: Lang): Promise<ToolText | null> {
	return deriveToolText(canvas, await listTexts(db, network.id, 'tool', [id], [lang]), lang, render(lang));
}

/** A tool nobody wrote words for has its id for a name, and an empty page. */
function withoutText(id: ToolId, lang: Lang): ToolText {
	return { lang, state: 'own', source: lang, title: id, aim: '', html: {}, labels: {}, example: {}, older: [], inSource: [] };
}

async function findToolSheet(inside: Inside, id: ToolId, lang: Lang): Promise<ToolSheet | null> {
	const { db, network, actor } = inside;
	const tool = await findTool(db, network.id, id);
	if (!tool) return null;
	const cities = await listOwn(inside);
	const ids = cities.map((city) => city.id);
	const sheets = await listSheetsOf(db, network.id, id, ids, most.sheets);
	const trials = (await listTrialsIn(db, network.id, ids)).filter((trial) => trial.tool === id);
	return {
		tool, text: await findText(inside, tool, lang),
		tried: summariseTried(await listTrying(db, network.id, id), lang),
		told: await listToldTrials(db, network.id, id, most.told),
		others: sheets.filter((sheet) => !ids.includes(sheet.city)),
		own: cities.map((city) => ({ city, sheets: sheets.filter((sheet) => sheet.city === city.id).map((sheet) => ({ ...sheet, place: 'network' as const })), hasTold: trials.some((trial) => trial.city === city.id) })),
		mayAdapt: may(actor, 'editCurriculum'),
	};
}

/** The cities this reader may fill tools in for. */
async function listOwn({ db, network, actor }: Inside): Promise<City[]> {
	const cities: City[] = [];
	for (const id of citiesOf(actor)) {
		const city = may(actor, 'fillTools', id) ? await findCity(db, network.id, id) : null;
		if (city) cities.push(city);
	}
	return cities;
}

/** A sheet for this reader: of one's own city to write, another's only where it is shared. */
export async function findOpenSheet(inside: Inside, cityId: CityId, of: SaidSheet['of'], lang: Lang, from: number | null): Promise<OpenSheet | null> {
	const { db, network, actor } = inside;
	const mayFill = may(actor, 'fillTools', cityId);
	const found = 'sheet' in of ? await findSheet(db, network.id, cityId, of.sheet) : null;
	if ('sheet' in of ? !found || (!found.sheet.shared && !mayFill) : !mayFill) return null;
	const city = await findCity(db, network.id, cityId);
	const tool = await findTool(db, network.id, found?.sheet.tool ?? ('tool' in of ? of.tool : ('' as ToolId)));
	if (!city || !tool) return null;
	const sheet = found?.sheet ?? null;
	return {
		tool, city, sheet, mayFill, place: 'network', by: found?.by ?? '', text: (await findText(inside, tool, lang)) ?? withoutText(tool.id, lang),
		mayShare: may(actor, 'shareTools', cityId),
		versions: sheet && mayFill ? await listSheetSavings(db, network.id, sheet.id, most.versions) : [],
		from: sheet && mayFill && from !== null ? await findSheetVersion(db, network.id, sheet.id, from) : null,
	};
}

async function findOpenTrial(inside: Inside, cityId: CityId, id: ToolId, lang: Lang): Promise<OpenTrial | null> {
	const { db, network, actor } = inside;
	const city = may(actor, 'fillTools', cityId) ? await findCity(db, network.id, cityId) : null;
	const tool = city && (await findTool(db, network.id, id));
	if (!city || !tool) return null;
	return {
		tool: id, city, place: 'network', text: (await findText(inside, tool, lang)) ?? withoutText(id, lang),
		trial: await findTrial(db, network.id, id, cityId), mayShare: may(actor, 'shareTools', cityId),
	};
}

/** What a phone carries of the toolbox: every tool that is offered, or `only` some of them, in the language its reader reads. */
export async function toolPack({ db, network }: Inside, lang: Lang, only: readonly ToolId[] | null): Promise<CarriedTool[]> {
	const tools = (await listTools(db, network.id)).filter(({ id, state }) => state === 'offered' && (!only || only.includes(id)));
	const texts = await listTexts(db, network.id, 'tool', tools.map(({ id }) => id), [lang]);
	return tools.flatMap(({ id, steps, minutes, plan, canvas }) => {
		const text = deriveToolText(canvas, texts.filter((candidate) => candidate.of === id), lang, render(lang));
		return text ? [{ tool: { id, steps, minutes, plan, canvas }, text }] : [];
	});
}

/** At most so many sheets of a city travel, and so many characters of them; the latest are what is worked on. */
const mostCarried = 40;
const mostCharacters = 60_000;

/** What a phone carries of the reader's own cities: their sheets and trials; and of each tool how many cities tried it. */
export async function sheetPack(inside: Inside, lang: Lang): Promise<SheetPack> {
	const { db, network, actor } = inside;
	const own = await listOwn(inside);
	const trials = await listTrialsIn(db, network.id, own.map(({ id }) => id));
	const cities: CarriedCity[] = [];
	for (const { id, names, zone, languages } of own) {
		cities.push({ city: { id, names, zone, languages }, mayShare: may(actor, 'shareTools', id), sheets: latestOf(await listSheetsIn(db, network.id, id, mostCarried)), trials: trials.filter((trial) => trial.city === id) });
	}
	cities.sort((a, b) => textIn(a.city.names, lang).text.localeCompare(textIn(b.city.names, lang).text, lang));
	return { person: actor.person, name: actor.name, cities, tried: Object.fromEntries(await countTrying(db, network.id)) };
}

function latestOf(sheets: readonly Sheet[]): Sheet[] {
	let room = mostCharacters;
	return sheets.filter((sheet) => (room -= JSON.stringify(sheet.values).length) > 0);
}

import type { Lang } from '#i18n/translator.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import type { Outbox, Waiting } from '#platform/outbox.phone.ts';
import type { ToolText } from './derive-tool-text.ts';
import { mergeEarlier } from './merge-values.ts';
import type { CarriedCity, CarriedTool, SheetPack, ToolPort } from './pages.tsx';
import { readSheet, readSheetAddress } from './sheet-form.ts';
import type { ListedSheet, OpenSheet, Sheet, SheetId } from './sheet.ts';
import type { ToolId } from './tools.ts';
import { readTrial, readTrialAddress } from './trial-form.ts';
import type { Trial } from './trial.ts';

/** The phone's side of the toolbox: what was carried, with what waits in the outbox laid over it. */
export function toolPort(tools: readonly CarriedTool[], pack: SheetPack, { keep, waiting }: Outbox, now: Date): ToolPort {
	const carried = (id: ToolId, lang: Lang) => {
		const found = tools.find(({ tool }) => tool.id === id);
		return found && { ...found, text: inLanguage(found.text, lang) };
	};
	const cityOf = async (id: CityId) => {
		const found = pack.cities.find(({ city }) => city.id === id);
		return found && { ...found, ...overlay(found, tools, await waiting(), pack.person, now) };
	};
	return {
		now,
		newKey: newId,
		listTools: (lang) => Promise.resolve(tools.map(({ tool, text }) => ({ ...tool, ...inLanguage(text, lang), alsoCalled: [], tried: pack.tried[tool.id] ?? 0 }))),
		mayAdapt: false,
		async listOwnSheets() {
			const own = [];
			for (const { city } of pack.cities) own.push({ city, sheets: listedOf(await cityOf(city.id)).slice(0, mostLatest) });
			return own;
		},
		async findTool(id, lang) {
			const found = carried(id, lang);
			if (!found) return null;
			const own = [];
			for (const { city } of pack.cities) {
				const here = await cityOf(city.id);
				own.push({ city, sheets: listedOf(here).filter((sheet) => sheet.tool === id), hasTold: here?.trials.some((trial) => trial.tool === id) ?? false });
			}
			return { ...found, tool: { ...found.tool, state: 'offered' }, tried: { named: [], others: pack.tried[id] ?? 0 }, told: [], others: null, own, mayAdapt: false };
		},
		async findSheet(id, of, lang): Promise<OpenSheet | null> {
			const here = await cityOf(id);
			const sheet = 'sheet' in of ? here?.sheets.find((candidate) => candidate.id === of.sheet) : undefined;
			const found = carried('tool' in of ? of.tool : (sheet?.tool ?? ('' as ToolId)), lang);
			if (!here || !found || ('sheet' in of && !sheet)) return null;
			const by = sheet && sheet.by === pack.person ? pack.name : '';
			return { ...found, city: here.city, sheet: sheet ?? null, place: sheet?.place ?? 'network', by, mayFill: true, mayShare: here.mayShare, versions: [], from: null };
		},
		async saveSheet({ key, of }) {
			await keep();
			return { ok: true, kept: true, sheet: 'sheet' in of ? of.sheet : (key as SheetId) };
		},
		async findTrial(id, tool, lang) {
			const here = await cityOf(id);
			const found = carried(tool, lang);
			if (!here || !found) return null;
			const trial = here.trials.find((candidate) => candidate.tool === tool);
			return { tool, text: found.text, city: here.city, trial: trial ?? null, place: trial?.place ?? 'network', mayShare: here.mayShare };
		},
		async saveTrial() {
			await keep();
			return { ok: true, kept: true };
		},
	};
}

/** As many as the library shows of a city. */
const mostLatest = 8;

function listedOf(here: { city: CarriedCity['city']; sheets: readonly (Sheet & Place)[] } | undefined): (ListedSheet & Place)[] {
	return (here?.sheets ?? []).map((sheet) => ({ ...sheet, names: here?.city.names ?? {} })).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A reader of another language than the carried one sees what there is, with a label. */
function inLanguage(text: ToolText, lang: Lang): ToolText {
	return text.lang === lang ? text : { ...text, state: 'missing' };
}

type Place = { place: 'network' | 'phone' };

/**
 * A city's sheets and trials as they will be once everything has arrived. What waits keeps the version it was written
 * against, and its form's key: what is written on top of it names that key, and the network knows both for one hand.
 */
function overlay({ city, sheets, trials }: CarriedCity, tools: readonly CarriedTool[], waiting: readonly Waiting[], person: PersonId, now: Date): { sheets: (Sheet & Place)[]; trials: (Trial & Place)[] } {
	const laid = new Map<SheetId, Sheet & Place>(sheets.map((sheet) => [sheet.id, { ...sheet, place: 'network' }]));
	const told = new Map<ToolId, Trial & Place>(trials.map((trial) => [trial.tool, { ...trial, place: 'network' }]));
	const at = now.toISOString();
	for (const { url, body } of waiting) {
		const form = new FormData();
		for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
		const trialAt = readTrialAddress(url);
		if (trialAt?.city === city.id) {
			const reading = readTrial(form, trialAt, '9999-12-31' as Trial['on']);
			if (reading.ok) told.set(trialAt.tool, { ...reading.value, form: reading.value.key, by: person, at, place: 'phone' });
		}
		const sheetAt = readSheetAddress(url);
		if (sheetAt?.city !== city.id) continue;
		const before = 'sheet' in sheetAt.of ? laid.get(sheetAt.of.sheet) : undefined;
		const tool = 'tool' in sheetAt.of ? sheetAt.of.tool : before?.tool;
		const canvas = tools.find((candidate) => candidate.tool.id === tool)?.tool.canvas;
		const reading = canvas && readSheet(form, canvas);
		if (!canvas || !tool || !reading?.ok) continue;
		const { key, version, title, lang, channel, values } = reading.value;
		const id = 'sheet' in sheetAt.of ? sheetAt.of.sheet : (key as SheetId);
		laid.set(id, {
			id, tool, city: city.id, title, lang, channel, values: mergeEarlier(values, before?.values ?? {}, canvas), shared: before?.shared ?? false,
			form: key, by: person, at, version, place: 'phone',
		});
	}
	return { sheets: [...laid.values()], trials: [...told.values()] };
}

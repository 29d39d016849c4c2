import { isLang } from '#i18n/translator.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { planSections } from '#journey/plan/plan.ts';
import type { Text } from '#journey/text/text.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import { listIn, readContent } from '#platform/content.ts';
import type { Module, ModuleId } from './curriculum.ts';
import { placeModules } from './place-modules.ts';

const files = import.meta.glob<string>('/content/modules/*/*.md', { query: '?raw', import: 'default', eager: true });

/** The core curriculum as it is loaded into a new network, which may then adapt its own copy; the core modules first. */
export function startingCurriculum(): { modules: Module[]; texts: Text[] } {
	const modules: Module[] = [];
	const texts: Text[] = [];
	for (const [name, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
		const id = (name.split('/').at(-2) ?? '') as ModuleId;
		const { header, sections } = readContent(text, name);
		const lang = header['language'];
		if (!isLang(lang)) throw new Error(`${name}: unknown language`);
		const blocks = Object.fromEntries(sections.filter((section) => section.body).map((section) => [section.id, section.body]));
		texts.push({ of: id, lang, version: 1, isSource: lang === 'en', title: header['title'] ?? '', aim: header['objective'] ?? '', blocks, editions: {} });
		if (lang !== 'en') continue;
		const area = areas.find((candidate) => candidate === header['area']);
		if (!area) throw new Error(`${name}: “${header['area'] ?? ''}” is no learning area`);
		modules.push({
			id, area, kind: header['kind'] === 'core' ? 'core' : 'longlist', minutes: Number(header['minutes']), after: listIn(header['prerequisites']) as ModuleId[],
			plan: planSections.filter((section) => listIn(header['plan']).includes(section)), tools: listIn(header['tools']) as ToolId[], position: 0, state: 'offered', version: 1,
		});
	}
	return { modules: placeModules(modules).map((module, i) => ({ ...module, position: i + 1 })), texts };
}

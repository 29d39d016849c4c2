import { isLang } from '#i18n/translator.ts';
import { areas } from '#journey/baseline/baseline.ts';
import { listIn, readContent } from '#platform/content.ts';
import { planSections, type Module, type ModuleId, type ModuleText } from './curriculum.ts';

const files = import.meta.glob<string>('/content/modules/*/*.md', { query: '?raw', import: 'default', eager: true });

/** The core curriculum as it is loaded into a new network, which may then adapt its own copy. */
export function startingCurriculum(): { modules: Module[]; texts: ModuleText[] } {
	const modules: Module[] = [];
	const texts: ModuleText[] = [];
	for (const [name, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
		const module = (name.split('/').at(-2) ?? '') as ModuleId;
		const { header, sections } = readContent(text, name);
		const lang = header['language'];
		if (!isLang(lang)) throw new Error(`${name}: unknown language`);
		const blocks = Object.fromEntries(sections.filter((section) => section.body).map((section) => [section.id, section.body]));
		texts.push({ module, lang, version: 1, translates: lang === 'en' ? null : Number(header['translates']), title: header['title'] ?? '', objective: header['objective'] ?? '', blocks });
		if (lang !== 'en') continue;
		const area = areas.find((candidate) => candidate === header['area']);
		if (!area) throw new Error(`${name}: “${header['area'] ?? ''}” is no learning area`);
		modules.push({
			id: module, area, kind: header['kind'] === 'core' ? 'core' : 'longlist', minutes: Number(header['minutes']), after: listIn(header['prerequisites']) as ModuleId[],
			plan: planSections.filter((section) => listIn(header['plan']).includes(section)), tools: listIn(header['tools']), position: modules.length + 1, state: 'offered',
		});
	}
	return { modules, texts };
}

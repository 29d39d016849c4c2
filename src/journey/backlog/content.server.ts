import { isLang, type Lang } from '#i18n/translator.ts';
import type { Day } from '#i18n/day.ts';
import { areas } from '#journey/baseline/baseline.ts';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import { listIn, readContent, type Section } from '#platform/content.ts';
import type { Topic, TopicId } from './backlog.ts';

const files = import.meta.glob<string>('/content/topics/*.md', { query: '?raw', import: 'default', eager: true });

/** The long list a new network starts with; a topic is tied to its module where one of `modules` is written for it. */
export function startingTopics(listedOn: Day, modules: readonly ModuleId[]): Topic[] {
	const inLang = new Map<Lang, readonly Section[]>();
	for (const [name, text] of Object.entries(files)) {
		const { header, sections } = readContent(text, name);
		if (!isLang(header['language'])) throw new Error(`${name}: unknown language`);
		inLang.set(header['language'], sections);
	}
	const said = (id: string, of: (section: Section) => string) =>
		Object.fromEntries([...inLang].flatMap(([lang, sections]) => sections.filter((section) => section.id === id).map((section) => [lang, of(section)] as const)));

	return (inLang.get('en') ?? []).map((section) => {
		const area = areas.find((candidate) => candidate === section.attributes['area']);
		if (!area) throw new Error(`Topic ${section.id}: “${section.attributes['area'] ?? ''}” is no learning area`);
		return {
			id: section.id as TopicId, area, kind: section.attributes['kind'] === 'core' ? 'core' : 'longlist',
			names: said(section.id, (found) => found.title), objective: said(section.id, (found) => found.body), lang: 'en', state: 'listed', stateReason: '',
			module: modules.find((module) => (module as string) === section.id) ?? null, slots: 1, listedOn, after: listIn(section.attributes['after']) as TopicId[], version: 1,
		};
	});
}

import { isLang, type InLanguages, type Lang } from '#i18n/translator.ts';
import { readContent, type Section } from '#platform/content.ts';
import { areas, sides, type Area, type Dimension, type Question, type QuestionId, type Side } from './baseline.ts';

const files = import.meta.glob<string>('/content/baseline/*.md', { query: '?raw', import: 'default', eager: true });

/** The starting questionnaire, as it is loaded into a new network, which may then edit its own copy. */
export function startingQuestionnaire(): { dimensions: Dimension[]; questions: Question[] } {
	const inLang = new Map<Lang, readonly Section[]>();
	for (const [name, text] of Object.entries(files)) {
		const { header, sections } = readContent(text, name);
		if (!isLang(header['language'])) throw new Error(`${name}: unknown language`);
		inLang.set(header['language'], sections);
	}
	const source = inLang.get('en');
	if (!source) throw new Error('content/baseline/en.md is missing: the other languages translate it');

	const said = (id: string, of: (section: Section) => string): InLanguages =>
		Object.fromEntries([...inLang].flatMap(([lang, sections]) => {
			const found = sections.find((section) => section.id === id);
			return found ? [[lang, of(found)]] : [];
		}));

	const dimensions: Dimension[] = [];
	const questions: Question[] = [];
	let side: Side = 'authority';
	let dimension = '';
	for (const section of source) {
		if (section.depth === 1) side = known(sides, section.id, section);
		if (section.depth === 2) {
			dimension = section.id;
			dimensions.push({ id: section.id, side, position: dimensions.length + 1, names: said(section.id, (found) => found.title) });
		}
		if (section.depth !== 3) continue;
		questions.push({
			id: section.id as QuestionId, position: questions.length + 1, side, dimension, area: known<Area>(areas, section.attributes['area'], section),
			text: said(section.id, (found) => found.title), help: said(section.id, helpOf),
			levels: Object.fromEntries([...inLang].flatMap(([lang, sections]) => {
				const found = sections.find((other) => other.id === section.id);
				return found ? [[lang, levelsOf(found)]] : [];
			})),
			state: 'asked', version: 1,
		});
	}
	return { dimensions, questions };
}

function helpOf(section: Section): string {
	return section.body.split(/\n(?=1\. )/)[0]?.startsWith('1. ') ? '' : (section.body.split(/\n(?=1\. )/)[0] ?? '').trim();
}

function levelsOf(section: Section): string[] {
	const found = [...section.body.matchAll(/^(\d)\. (.*)$/gm)].map(([, , text = '']) => text.trim());
	if (found.length !== 5) throw new Error(`Question ${section.id} has ${found.length} levels; it needs five.`);
	return found;
}

function known<T extends string>(all: readonly T[], value: string | undefined, section: Section): T {
	const found = all.find((candidate) => candidate === value);
	if (!found) throw new Error(`${section.id}: “${value ?? ''}” is none of ${all.join(', ')}`);
	return found;
}

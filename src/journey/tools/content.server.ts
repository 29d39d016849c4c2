import { isLang } from '#i18n/translator.ts';
import { steps } from '#journey/network/step.ts';
import { planSections } from '#journey/plan/plan.ts';
import type { Text } from '#journey/text/text.ts';
import { listIn, readContent, type Section } from '#platform/content.ts';
import type { CanvasField, Tool, ToolId } from './tools.ts';

const files = import.meta.glob<string>('/content/tools/*/*.md', { query: '?raw', import: 'default', eager: true });

/** The toolbox as it is loaded into a new network, which may then adapt its own copy; in the order of the quarter's steps. */
export function startingTools(): { tools: Tool[]; texts: Text[] } {
	const tools: Tool[] = [];
	const texts: Text[] = [];
	for (const [name, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
		const id = (name.split('/').at(-2) ?? '') as ToolId;
		const { header, sections } = readContent(text, name);
		const lang = header['language'];
		if (!isLang(lang)) throw new Error(`${name}: unknown language`);
		texts.push({ of: id, lang, version: 1, isSource: lang === 'en', title: header['title'] ?? '', aim: header['purpose'] ?? '', blocks: blocksIn(sections), editions: {} });
		if (lang !== 'en') continue;
		const usedIn = listIn(header['steps']).map((step) => step.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
		tools.push({
			id, steps: steps.filter((step) => usedIn.includes(step)), minutes: Number(header['minutes']), plan: planSections.filter((section) => listIn(header['plan']).includes(section)),
			canvas: sections.filter(({ attributes }) => attributes['kind']).map(fieldOf), position: 0, state: 'offered', version: 1,
		});
	}
	const placed = tools.toSorted((a, b) => firstStep(a) - firstStep(b));
	return { tools: placed.map((tool, i) => ({ ...tool, position: i + 1 })), texts };
}

function firstStep({ steps: usedIn }: Tool): number {
	return usedIn[0] ? steps.indexOf(usedIn[0]) : steps.length;
}

function fieldOf({ id, attributes }: Section): CanvasField {
	const rows = Number(attributes['rows'] ?? 1);
	if (attributes['kind'] === 'table') return { id, kind: 'table', rows, columns: listIn(attributes['columns']) };
	return attributes['kind'] === 'line' ? { id, kind: 'line' } : { id, kind: 'text', rows, half: attributes['width'] === 'half' };
}

/** The blocks of a tool's text: those of its headings, and the words of its fields apart from each other. */
function blocksIn(sections: readonly Section[]): Record<string, string> {
	const blocks: Record<string, string> = {};
	for (const { id, title, body, attributes } of sections) {
		if (attributes['kind']) {
			blocks[`field.${id}`] = title;
			blocks[`help.${id}`] = body.split('\n').filter((line) => !line.startsWith('- ')).join('\n').trim();
			const names = body.split('\n').filter((line) => line.startsWith('- '));
			for (const [i, column] of listIn(attributes['columns']).entries()) blocks[`column.${id}.${column}`] = names[i]?.slice(2).trim() ?? '';
		} else if (id.startsWith('example-')) blocks[`example.${id.slice('example-'.length)}`] = body;
		else if (id !== 'canvas') blocks[id] = body;
	}
	return Object.fromEntries(Object.entries(blocks).filter(([, body]) => body));
}

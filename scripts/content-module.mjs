// The form of a module in content/modules/<id>.
import { listIn } from '#platform/content.ts';
import { bodyOf, countFaults, headerFaults, headingFaults, languageFaults, likenessFaults, linkFaults, linksOf, planFaults } from './content-form.mjs';
import { blocksOf, itemsOf, minutesOf, spanOf, wordsIn } from './content-text.mjs';

export const variants = ['catch-up', 'core', 'stretch'];

const format = [
	{ id: 'who', depth: 2 },
	{ id: 'plan', depth: 2 },
	...variants.flatMap((id) => [{ id, depth: 2, holds: true }, ...['reading', 'exercise', 'bring'].map((part) => ({ id: `${id}-${part}`, depth: 3 }))]),
	{ id: 'reflection', depth: 2 },
	{ id: 'event', depth: 2, holds: true },
	{ id: 'questions', depth: 3 },
	{ id: 'session', depth: 3 },
	{ id: 'sources', depth: 2 },
];

const header = { source: ['area', 'kind', 'minutes', 'prerequisites', 'plan', 'tools'], line: 'objective', longest: 200 };

/** @param module { id, files: language -> ContentFile, known: { modules, tools, topics }, glossary, fault(lang, text) } */
export function moduleFaults(module) {
	headerFaults(module, header, ['prerequisites', 'tools']);
	topicFaults(module);
	headingFaults(module, () => format);
	planFaults(module);
	readingFaults(module);
	for (const variant of variants) exerciseFaults(module, `${variant}-exercise`);
	sessionFaults(module);
	countFaults(module, 'reflection', 2, 4);
	countFaults(module, 'questions', 3, 3);
	countFaults(module, 'sources', 3, 6);
	likenessFaults(module);
	linkFaults(module);
	toolFaults(module);
	languageFaults(module, 'objective');
}

function topicFaults({ id, files, known, fault }) {
	const { en } = files;
	for (const [lang, file] of Object.entries(files)) {
		const topic = known.topics[lang]?.get(id);
		if (!topic) fault(lang, `content/topics/${lang}.md has no topic ${id}`);
		else if (topic.title !== file.header.title) fault(lang, `header: title is “${file.header.title}”, the topic is called “${topic.title}”`);
	}
	if (!en) return;
	const topic = known.topics.en?.get(id);
	if (topic && topic.attributes.area !== en.header.area) fault('en', `header: area is ${en.header.area}, the topic’s is ${topic.attributes.area}`);
	if (!['core', 'longlist'].includes(en.header.kind)) fault('en', 'header: kind is core or longlist');
	else if (topic && (topic.attributes.kind === 'core') !== (en.header.kind === 'core')) fault('en', `header: kind is ${en.header.kind}, the topic’s is ${topic.attributes.kind}`);
	if (en.header.minutes !== '90') fault('en', 'header: minutes is 90');
	for (const before of listIn(en.header.prerequisites)) if (!known.modules.has(before)) fault('en', `header: prerequisites: there is no module ${before}`);
}

function toolFaults({ files, known, fault }) {
	const tools = listIn(files.en?.header.tools);
	for (const tool of tools) if (!known.tools.has(tool)) fault('en', `header: tools: there is no tool ${tool}`);
	for (const [lang, file] of Object.entries(files)) {
		const linked = new Set(linksOf(file).map((link) => /^tool:(.+)$/.exec(link.target)?.[1]).filter(Boolean));
		for (const tool of tools) if (!linked.has(tool)) fault(lang, `link: tool:${tool} of the header is never linked`);
		for (const tool of linked) if (!tools.includes(tool)) fault(lang, `link: tool:${tool} is linked but not in the header`);
	}
}

/** English readings have their length; translations are neither a summary nor an essay beside them. */
function readingFaults({ files, fault }) {
	const short = files.en?.header.kind === 'longlist';
	for (const variant of variants) {
		const [least, most] = short && variant !== 'core' ? [100, 150] : [300, 500];
		const english = wordsIn(bodyOf(files.en, `${variant}-reading`));
		for (const [lang, file] of Object.entries(files)) {
			const words = wordsIn(bodyOf(file, `${variant}-reading`));
			if (words === 0) continue; // said already: empty or missing
			if (lang === 'en' && (words < least || words > most)) fault(lang, `{#${variant}-reading}: ${words} words, it should have ${least} to ${most}`);
			if (lang !== 'en' && english > 0 && (words < english * 0.6 || words > english * 1.4)) fault(lang, `{#${variant}-reading}: ${words} words, English has ${english}`);
		}
	}
}

function exerciseFaults({ files, fault }, id) {
	const stepsOf = (file) => blocksOf(bodyOf(file, id)).filter((block) => block.kind === 'step').map((block) => minutesOf(block.text));
	const english = stepsOf(files.en);
	for (const [lang, file] of Object.entries(files)) {
		const body = bodyOf(file, id);
		if (!body) continue;
		const steps = stepsOf(file);
		if (steps.length === 0) { fault(lang, `{#${id}}: no numbered steps`); continue; }
		for (const [i, minutes] of steps.entries()) if (minutes === null) fault(lang, `{#${id}}: step ${i + 1} does not end with its minutes, such as (10 min)`);
		const sum = steps.reduce((total, minutes) => total + (minutes ?? 0), 0);
		if (sum < 30 || sum > 60) fault(lang, `{#${id}}: the minutes sum to ${sum}, they should be 30 to 60`);
		if (!new RegExp(`(?<!\\d)${sum}(?!\\d)`).test(blocksOf(body)[0].text)) fault(lang, `{#${id}}: the first line does not say ${sum} minutes, the sum of the steps`);
		if (english.length > 0 && steps.join() !== english.join()) fault(lang, `{#${id}}: minutes ${steps.join(' ')}, English has ${english.join(' ')}`);
	}
}

function sessionFaults({ files, fault }) {
	const spansOf = (file) => itemsOf(bodyOf(file, 'session')).map(spanOf);
	const english = spansOf(files.en);
	for (const [lang, file] of Object.entries(files)) {
		if (!bodyOf(file, 'session')) continue;
		const spans = spansOf(file);
		let at = 0;
		for (const [i, span] of spans.entries()) {
			if (!span) fault(lang, `{#session}: block ${i + 1} does not begin with its minutes, such as 0–10 min`);
			else if (span[0] !== at || span[1] <= span[0]) fault(lang, `{#session}: ${span[0]}–${span[1]} does not follow ${at}`);
			at = span?.[1] ?? at;
		}
		if (at !== 90) fault(lang, `{#session}: ends at ${at} minutes, it should be 90`);
		if (english.length > 0 && JSON.stringify(spans) !== JSON.stringify(english)) fault(lang, '{#session}: the times differ from English');
	}
}

// The report on content/modules and content/tools: what can be read, what is missing, what is wrong.
import { readContent } from '#platform/content.ts';
import { linksOf, textOf } from './content-form.mjs';
import { countTerms, readGlossary } from './content-language.mjs';
import { moduleFaults, variants } from './content-module.mjs';
import { blocksOf, languages, sentencesIn, wordsIn } from './content-text.mjs';
import { toolFaults } from './content-tool.mjs';

// The mean sentence of a text for a busy reader on a phone. Arabic writes “and”, “to” and “the” onto the next word, but chains more clauses.
const longestMean = { en: 20, fr: 20, pt: 20, ar: 22 };
/** A longer sentence is worth a second look; it is no fault. */
export const longSentence = 40;

/**
 * @typedef {Readonly<Record<string, Readonly<Record<string, string>>>>} Texts id -> language -> text
 * @param {{ modules: Texts, tools: Texts, topics: Readonly<Record<string, string>>, glossary: string }} content
 * @param {readonly string[]} [only] ids to report on; all when empty
 * @returns {{ faults: string[], rows: object[], unwritten: string[] }} faults with their file; a row for each file; core topics without a module
 */
export function reportOn(content, only = []) {
	const faults = [];
	const glossary = readGlossary(content.glossary);
	const parsed = Object.fromEntries(['modules', 'tools'].map((kind) => [kind, new Map(Object.entries(content[kind]).map(([id, texts]) => [id, parse(kind, id, texts, only, faults)]))]));
	const topics = Object.fromEntries(Object.entries(content.topics).map(([lang, text]) => [lang, new Map(readContent(text, `content/topics/${lang}.md`).sections.map((topic) => [topic.id, topic]))]));
	const titles = (documents) => new Map([...documents].map(([id, files]) => [id, Object.fromEntries(Object.entries(files).map(([lang, file]) => [lang, file.header.title]))]));
	const known = { modules: titles(parsed.modules), tools: titles(parsed.tools), topics };
	const rows = [];
	for (const id of only) if (!parsed.modules.has(id) && !parsed.tools.has(id)) faults.push(`${id}: no such module or tool`);

	for (const kind of ['modules', 'tools']) {
		const usual = usualTitles([...parsed[kind].values()]);
		for (const [id, files] of parsed[kind]) {
			if (only.length > 0 && !only.includes(id)) continue;
			const before = faults.length;
			const fault = (lang, text) => {
				const line = `content/${kind}/${id}/${lang}.md: ${text}`;
				if (!faults.includes(line)) faults.push(line);
			};
			for (const lang of languages) if (!(lang in content[kind][id])) fault(lang, 'the file is missing');
			(kind === 'modules' ? moduleFaults : toolFaults)({ id, files, known, glossary, fault });
			titleFaults(files, usual, fault);
			for (const [lang, file] of Object.entries(files)) {
				const { mean, longest } = sentencesOf(file);
				if (mean > longestMean[lang]) fault(lang, `sentences have ${mean.toFixed(1)} words on average, at most ${longestMean[lang]} are allowed`);
				const start = `content/${kind}/${id}/${lang}.md: `;
				const own = faults.slice(before).filter((line) => line.startsWith(start));
				rows.push({
					kind, id, lang, words: wordsIn(textOf(file)), readings: kind === 'modules' ? variants.map((variant) => wordsIn(file.sections.find((section) => section.id === `${variant}-reading`)?.body ?? '')) : [],
					mean, longest, missing: own.filter((line) => /\} is (missing|empty)$/.test(line)).length, terms: countTerms(textOf(file), lang, glossary), links: linksOf(file).length, faults: own.length,
				});
			}
		}
	}
	const core = [...(topics.en?.values() ?? [])].filter((topic) => topic.attributes.kind === 'core').map((topic) => topic.id);
	return { faults, rows, unwritten: core.filter((id) => !parsed.modules.has(id)) };
}

function parse(kind, id, texts, only, faults) {
	return Object.fromEntries(languages.filter((lang) => lang in texts).flatMap((lang) => {
		try {
			return [[lang, readContent(texts[lang], `content/${kind}/${id}/${lang}.md`)]];
		} catch (error) {
			if (only.length === 0 || only.includes(id)) faults.push(error.message);
			return [];
		}
	}));
}

/** language and heading -> the title most files give it; headings of one canvas belong to that tool alone. */
function usualTitles(documents) {
	const counts = new Map();
	for (const files of documents) {
		for (const [lang, file] of Object.entries(files)) {
			for (const { id, title } of file.sections) {
				const titles = counts.get(`${lang} ${id}`) ?? new Map();
				counts.set(`${lang} ${id}`, titles.set(title, (titles.get(title) ?? 0) + 1));
			}
		}
	}
	return new Map([...counts].map(([heading, titles]) => [heading, [...titles].sort((a, b) => b[1] - a[1])[0]]));
}

const ofTheFormat = /^(who|plan|catch-up|core|stretch|reflection|event|questions|session|sources|when|needs|steps|canvas|example|(catch-up|core|stretch)-(reading|exercise|bring))$/;

/** Every file calls the headings of its format by the same names. */
function titleFaults(files, usual, fault) {
	for (const [lang, file] of Object.entries(files)) {
		for (const { id, title } of file.sections.filter((section) => ofTheFormat.test(section.id))) {
			const [most, times] = usual.get(`${lang} ${id}`);
			if (most !== title && times > 1) fault(lang, `{#${id}} is called “${title}”, elsewhere “${most}”`);
		}
	}
}

/** Words of the mean and of the longest sentence; sources are no sentences. */
function sentencesOf(file) {
	const lengths = file.sections.filter((section) => section.id !== 'sources').flatMap((section) => blocksOf(section.body)).flatMap((block) => sentencesIn(block.text)).map(wordsIn);
	return { mean: lengths.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / lengths.length : 0, longest: Math.max(0, ...lengths) };
}

/** The rows as a table for a person; `!` marks a long sentence. */
export function tableOf(rows) {
	const head = ['', '', 'words', 'catch-up', 'core', 'stretch', 'mean', 'longest', 'missing', 'terms', 'links', 'faults'];
	const lines = rows.map((row) => [row.id, row.lang, row.words, ...[0, 1, 2].map((i) => row.readings[i] ?? ''), row.mean.toFixed(1), `${row.longest > longSentence ? '! ' : ''}${row.longest}`, row.missing || '', row.terms, row.links, row.faults || ''].map(String));
	const width = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
	return [head, ...lines].map((line) => line.map((cell, column) => (column < 2 ? cell.padEnd(width[column]) : cell.padStart(width[column]))).join('  ').trimEnd());
}

// What modules and tools have in common: the same form in four languages.
import { blocksOf, itemsOf, languages, linksIn, numbersIn, spelledNumbersIn, surplus } from './content-text.mjs';
import { missingTerms, placeholdersIn, planNames, typographyFaults } from './content-language.mjs';
import { listIn } from '#platform/content.ts';

/** The body of a section; empty when there is none. */
export const bodyOf = (file, id) => file?.sections.find((section) => section.id === id)?.body ?? '';

/** Header: what must be there, what may be empty, nothing else; a translation names the version it was made from. */
export function headerFaults({ files, fault }, required, mayBeEmpty = []) {
	for (const [lang, { header }] of Object.entries(files)) {
		const own = lang === 'en' ? ['version', ...required.source] : ['translates'];
		const wanted = ['language', 'title', ...own, required.line];
		for (const name of wanted) if (!(name in header) || (header[name] === '' && !mayBeEmpty.includes(name))) fault(lang, `header: ${name} is missing`);
		for (const name of Object.keys(header)) if (!wanted.includes(name)) fault(lang, `header: ${name} is unknown here`);
		if (header.language !== lang) fault(lang, `header: language is ${header.language}`);
		if (lang === 'en' && header.version && !/^[1-9]\d*$/.test(header.version)) fault(lang, 'header: version is no number');
		if (lang !== 'en' && files.en && header.translates !== files.en.header.version) fault(lang, `header: translates ${header.translates}, but the English is version ${files.en.header.version}`);
		const long = (header[required.line] ?? '').length;
		if (long > required.longest) fault(lang, `header: ${required.line} has ${long} characters, at most ${required.longest} are allowed`);
	}
}

/** Plan sections of the header exist, and the section {#plan} has a bullet for each, which begins with the glossary's name. */
export function planFaults({ files, glossary, fault }) {
	const plan = listIn(files.en?.header.plan);
	for (const section of plan) if (planNames(section, 'en', glossary).length === 0) fault('en', `header: “${section}” is no plan section`);
	for (const [lang, file] of Object.entries(files)) {
		const bullets = itemsOf(bodyOf(file, 'plan'));
		if (bullets.length !== plan.length) fault(lang, `{#plan}: ${bullets.length} bullets for ${plan.length} plan sections of the header`);
		for (const [i, section] of plan.entries()) {
			const [, name = ''] = /^\*\*(.+?)\*\*/.exec(bullets[i] ?? '') ?? [];
			const names = planNames(section, lang, glossary);
			if (bullets[i] && names.length > 0 && !names.some((known) => known.toLowerCase() === name.toLowerCase())) fault(lang, `{#plan}: bullet ${i + 1} begins with “${name}”, the glossary says **${names[0]}**`);
		}
	}
}

/** Headings exactly as the format has them, in its order; text under each but those that only hold others. */
export function headingFaults({ files, fault }, formatOf) {
	for (const [lang, file] of Object.entries(files)) {
		const format = formatOf(file);
		const known = format.map((heading) => heading.id);
		const ids = file.sections.map((section) => section.id);
		for (const id of known) if (!ids.includes(id)) fault(lang, `{#${id}} is missing`);
		for (const id of new Set(ids)) {
			if (!known.includes(id)) fault(lang, `{#${id}} is unknown`);
			if (ids.indexOf(id) !== ids.lastIndexOf(id)) fault(lang, `{#${id}} stands twice`);
		}
		const shared = ids.filter((id) => known.includes(id));
		const wrong = shared.find((id, i) => id !== known.filter((each) => shared.includes(each))[i]);
		if (wrong) fault(lang, `{#${wrong}} stands out of order`);
		for (const { id, depth, body } of file.sections) {
			const heading = format.find((each) => each.id === id);
			if (heading && heading.depth !== depth) fault(lang, `{#${id}} has ${depth} #, it should have ${heading.depth}`);
			if (heading && !heading.holds && body === '') fault(lang, `{#${id}} is empty`);
		}
	}
}

/** Each translation has the English list items, paragraphs (one more or less) and numbers, section by section. */
export function likenessFaults({ files, fault }) {
	for (const [lang, file] of translations(files)) {
		for (const { id, body } of file.sections) {
			const english = files.en.sections.find((section) => section.id === id)?.body;
			if (!english || !body) continue;
			const [items, paragraphs] = counts(body);
			const [wantedItems, wantedParagraphs] = counts(english);
			if (items !== wantedItems) fault(lang, `{#${id}}: ${items} list items, English has ${wantedItems}`);
			if (Math.abs(paragraphs - wantedParagraphs) > 1) fault(lang, `{#${id}}: ${paragraphs} paragraphs, English has ${wantedParagraphs}`);
			if (id === 'sources') continue; // an edition in the reader's language may have its own year
			// Once is enough: Arabic says “both”, French “l’une et l’autre”, where English repeats the number. What English spells out may be in digits.
			const [here, there] = [numbersIn(body, lang), numbersIn(english, 'en')].map((numbers) => [...new Set(numbers)]);
			const [more, less] = [surplus(here, [...there, ...spelledNumbersIn(english)]), surplus(there, here)];
			if (more.length + less.length > 0) fault(lang, `{#${id}}: numbers differ: ${[more.length > 0 ? `only here ${more.join(' ')}` : '', less.length > 0 ? `only in English ${less.join(' ')}` : ''].filter(Boolean).join(', ')}`);
		}
	}
}

function counts(body) {
	const blocks = blocksOf(body);
	const paragraphs = blocks.filter((block) => block.kind === 'paragraph').length;
	return [blocks.length - paragraphs, paragraphs];
}

/** How many bullets or steps a section may have. */
export function countFaults({ files, fault }, id, least, most) {
	for (const [lang, file] of Object.entries(files)) {
		const items = itemsOf(bodyOf(file, id)).length;
		if (bodyOf(file, id) && (items < least || items > most)) fault(lang, `{#${id}}: ${items} items, it should have ${least === most ? least : `${least} to ${most}`}`);
	}
}

/** Links lead to a tool, a module or an https address, carry the title of what they lead to, and are the same in every language. */
export function linkFaults({ files, known, fault }) {
	for (const [lang, file] of Object.entries(files)) {
		const links = linksOf(file);
		for (const { text, target } of links) {
			const [, scheme, id] = /^(tool|module):(.+)$/.exec(target) ?? [];
			const titles = scheme && known[`${scheme}s`].get(id);
			if (!scheme && !target.startsWith('https://')) fault(lang, `link: “${target}” is neither tool: nor module: nor https:`);
			if (scheme && !titles) fault(lang, `link: there is no ${target}`);
			if (titles?.[lang] && titles[lang] !== text) fault(lang, `link: ${target} is called “${titles[lang]}”, not “${text}”`);
		}
		if (!files.en || lang === 'en') continue;
		const [here, there] = [links, linksOf(files.en)].map((each) => [...new Set(each.map((link) => link.target))]);
		for (const target of surplus(there, here)) fault(lang, `link: ${target} is linked in English but not here`);
		for (const target of surplus(here, there)) fault(lang, `link: ${target} is linked here but not in English`);
	}
}

export const linksOf = (file) => file.sections.flatMap((section) => linksIn(section.body));

/** Typography and words left for later, in every title, header line and text. */
export function languageFaults({ files, glossary, fault }, line) {
	for (const [lang, file] of Object.entries(files)) {
		const texts = [['title', file.header.title ?? ''], [line, file.header[line] ?? ''], ...file.sections.flatMap(({ id, title, body }) => [[`{#${id}}`, title], [`{#${id}}`, body]])];
		for (const [place, text] of texts) {
			for (const what of typographyFaults(text, lang, place === '{#sources}')) fault(lang, `${place}: ${what}`);
			for (const what of placeholdersIn(text)) fault(lang, `${place}: “${what}” is left to be written`);
		}
	}
	for (const [lang, file] of translations(files)) {
		for (const what of missingTerms(textOf(files.en), textOf(file), lang, glossary)) fault(lang, `glossary: the English uses a term that never comes here: ${what}`);
	}
}

/** All that is read of a file. */
export const textOf = (file) => [file.header.title, file.header.objective ?? file.header.purpose, ...file.sections.flatMap(({ title, body }) => [title, body])].join('\n\n');

/** The files that have an English one to be compared with. */
export const translations = (files) => (files.en ? languages.filter((lang) => lang !== 'en' && files[lang]).map((lang) => [lang, files[lang]]) : []);

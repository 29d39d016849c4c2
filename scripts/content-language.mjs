// What each language asks of a text of content/: its typography, and the glossary's words.
import { plain } from './content-text.mjs';

const arabic = '\\p{Script=Arabic}';

// [what is wrong, where, languages, also in the list of sources, where titles keep the form of their own language]
const typography = [
	['a straight quote or apostrophe', /['"]/g, 'en fr pt ar', true],
	['no narrow no-break space (U+202F) before', /(?<![\u202f?!(]|^)[;?!]/g, 'fr', false],
	['no no-break space (U+00A0) before', /(?<!\u00a0):(?<!\d:(?=\d))/g, 'fr', false],
	['no no-break space (U+00A0) inside the quotes', /«(?!\u00a0)|(?<!\u00a0)»/g, 'fr', true],
	['a space that may break inside a number', /\d \d{3}(?!\d)/g, 'fr pt', true],
	['a space before', /\s[;:?!]/g, 'en pt', true],
	['digits of another script', /[٠-٩۰-۹]/g, 'ar', true],
	['a Latin mark in Arabic text', new RegExp(`(?<=${arabic}[»”)]*\\s*)[,;?]|[,;](?=\\s+${arabic})`, 'gu'), 'ar', true],
];

/**
 * How a text breaks its language's typography, each way once, with the words around the first place.
 * @param {string} text
 * @param {string} lang
 * @param {boolean} sources whether it is a list of sources
 */
export function typographyFaults(text, lang, sources = false) {
	const read = plain(text.replaceAll(/`[^`]*`/g, '').replaceAll(/https:\S+/g, ''));
	return typography
		.filter(([, , langs, inSources]) => langs.includes(lang) && (inSources || !sources))
		.flatMap(([what, pattern]) => {
			const places = [...read.matchAll(pattern)].map(({ index }) => `“${read.slice(Math.max(0, index - 15), index + 12).replaceAll('\n', ' ').trim()}”`);
			return places.length > 0 ? [`${what}: ${places[0]}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`] : [];
		});
}

/** What somebody meant to write later. */
export const placeholdersIn = (text) => text.match(/\b(?:TODO|TBD|FIXME|XXX)\b|\blorem\b|\bLorem\b|\?\?\?|\{[^}]*\}?/g) ?? [];

/**
 * The glossary's rows: English name -> language -> the word and its alternatives.
 * @param {string} text docs/glossary.md
 */
export function readGlossary(text) {
	const rows = text.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, 5).map((cell) => cell.trim()));
	return new Map(rows.map(([en, fr, pt, ar]) => [nameIn(en), { plan: en.endsWith('(plan section)'), en: [nameIn(en)], fr: alternatives(fr), pt: alternatives(pt), ar: alternatives(ar) }]));
}

const nameIn = (cell) => cell.replace(/\s*\(.*$/, '');

function alternatives(cell) {
	const [, inside] = /\(([^)]*)\)/.exec(cell) ?? [];
	return [nameIn(cell), ...(inside?.split(',').map((each) => each.trim()) ?? [])];
}

const bare = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Finds a word of the glossary in any number, gender or with an Arabic prefix. */
function patternOf(term, lang) {
	const words = bare(term).split(/[\s-]+/).map((word) => `${lang === 'ar' ? '(?:ال)?' : ''}${stem(word, lang)}\\p{L}{0,4}`);
	return new RegExp(`${lang === 'ar' ? '' : '(?<!\\p{L})'}${words.join('[\\s-]+')}`, 'u');
}

function stem(word, lang) {
	if (lang === 'ar') return word.replace(/^ال/, '').replace(/ة$/, '');
	if (lang === 'en') return word;
	return word.slice(0, word.length >= 6 || word.endsWith('ao') ? -2 : word.length >= 4 ? -1 : undefined);
}

const says = (bareText, terms, lang) => terms.some((term) => patternOf(term, lang).test(bareText));

/** How many of the glossary's terms a text uses. */
export function countTerms(text, lang, glossary) {
	const read = bare(text);
	return [...glossary.values()].filter((term) => says(read, term[lang], lang)).length;
}

// Names of the method that have one word only in each language. A coordinator may be called so without “city”.
const fixed = ['Local Action Group', 'Local Action Plan', 'Baseline Study', 'Lead Expert', 'guest expert', 'learning guide', 'learning area', 'peer exchange', 'milestone', 'assumption', 'secretariat', 'city coordinator'];

/** Fixed terms that the English text uses and its translation never does, each with the word it should use. */
export function missingTerms(english, translation, lang, glossary) {
	const [source, target] = [bare(english), bare(translation)];
	return fixed.filter((name) => glossary.has(name)).flatMap((name) => {
		const short = name === 'city coordinator';
		const terms = glossary.get(name)[lang].map((term) => (short ? term.split(' ')[0] : term));
		return says(source, [short ? 'coordinator' : name], 'en') && !says(target, terms, lang) ? [`${name} = ${glossary.get(name)[lang][0]}`] : [];
	});
}

/** The names of a plan section, with which a bullet begins: `funding` -> “possible funding”; none when it is no plan section. */
export function planNames(section, lang, glossary) {
	const name = { funding: 'possible funding', indicators: 'monitoring indicators' }[section] ?? section;
	const term = glossary.get(name);
	return term?.plan ? term[lang] : [];
}

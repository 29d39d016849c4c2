// The form of a tool in content/tools/<id>: one A4 page with a canvas to fill in.
import { listIn } from '#platform/content.ts';
import { bodyOf, countFaults, headerFaults, headingFaults, languageFaults, likenessFaults, linkFaults, planFaults, textOf, translations } from './content-form.mjs';
import { blocksOf, itemsOf, minutesOf, wordsIn } from './content-text.mjs';

const journeySteps = ['kick-off', 'deep-dive', 'practise', 'reflect', 'exchange'];
const header = { source: ['steps', 'minutes', 'plan'], line: 'purpose', longest: 110 };
const longestPage = 34; // printed rows that leave room on one A4 page for the title, the purpose and the steps

/** @param tool { id, files: language -> ContentFile, known: { modules, tools }, glossary, fault(lang, text) } */
export function toolFaults(tool) {
	headerFaults(tool, header);
	const { files, fault } = tool;
	const steps = listIn(files.en?.header.steps);
	for (const step of steps) if (!journeySteps.includes(step)) fault('en', `header: steps: “${step}” is no step of the journey`);
	if (steps.length > 3) fault('en', 'header: steps: one to three');
	headingFaults(tool, formatOf);
	planFaults(tool);
	minutesFaults(tool);
	countFaults(tool, 'needs', 2, 4);
	countFaults(tool, 'steps', 4, 6);
	countFaults(tool, 'sources', 1, 3);
	for (const [lang, file] of Object.entries(files)) {
		const fields = fieldsOf(file);
		for (const field of fields) fieldFaults(field, (text) => fault(lang, `{#${field.id}}: ${text}`));
		for (const field of fields) exampleFaults(field, file, (text) => fault(lang, `{#example-${field.id}}: ${text}`));
		layoutFaults(fields, (text) => fault(lang, `{#canvas}: ${text}`));
	}
	sameFields(tool);
	const words = files.en ? wordsIn(textOf(files.en)) : 0;
	if (files.en && (words < 300 || words > 650)) fault('en', `${words} words in all, it should have 300 to 650`);
	likenessFaults(tool);
	linkFaults(tool);
	languageFaults(tool, 'purpose');
}

/** The fields of the canvas: headings of the third depth between {#canvas} and the next of the second. */
export function fieldsOf(file) {
	const start = file.sections.findIndex((section) => section.id === 'canvas');
	const rest = start < 0 ? [] : file.sections.slice(start + 1);
	const end = rest.findIndex((section) => section.depth < 3);
	return rest.slice(0, end < 0 ? rest.length : end);
}

function formatOf(file) {
	const fields = fieldsOf(file).map((field) => field.id);
	const at2 = (id, holds = false) => ({ id, depth: 2, holds });
	return [at2('when'), at2('needs'), at2('steps'), at2('canvas', true), ...fields.map((id) => ({ id, depth: 3 })), at2('example'), ...fields.map((id) => ({ id: `example-${id}`, depth: 3 })), at2('plan'), at2('sources')];
}

function minutesFaults({ files, fault }) {
	const stepsOf = (file) => itemsOf(bodyOf(file, 'steps')).map(minutesOf);
	for (const [lang, file] of Object.entries(files)) {
		if (!bodyOf(file, 'steps')) continue;
		const steps = stepsOf(file);
		for (const [i, minutes] of steps.entries()) if (minutes === null) fault(lang, `{#steps}: step ${i + 1} does not end with its minutes, such as (10 min)`);
		const sum = steps.reduce((total, minutes) => total + (minutes ?? 0), 0);
		if (files.en && sum !== Number(files.en.header.minutes)) fault(lang, `{#steps}: the minutes sum to ${sum}, the header says ${files.en.header.minutes}`);
		if (files.en && steps.join() !== stepsOf(files.en).join()) fault(lang, `{#steps}: minutes ${steps.join(' ')}, English has ${stepsOf(files.en).join(' ')}`);
	}
}

const columnsOf = (field) => listIn(field.attributes.columns);
const rowsOf = (field) => Number(field.attributes.rows);

function fieldFaults(field, fault) {
	const { kind, rows, width, columns, ...others } = field.attributes;
	for (const name of Object.keys(others)) fault(`“${name}” is unknown`);
	if (!['line', 'text', 'table'].includes(kind)) { fault('kind is line, text or table'); return; }
	if (kind === 'line' && rows !== undefined) fault('a line has no rows');
	if (kind === 'text' && !(rowsOf(field) >= 2 && rowsOf(field) <= 8)) fault('a text has 2 to 8 rows');
	if (kind === 'table' && !(rowsOf(field) >= 1)) fault('a table says how many rows are printed');
	if (width !== undefined && (width !== 'half' || kind !== 'text')) fault('only a text may have a width, and that is half');
	const help = blocksOf(field.body).filter((block) => block.kind === 'paragraph').map((block) => block.text).join(' ');
	if (!help) fault('has no help sentence');
	if (wordsIn(help) > 25) fault(`help has ${wordsIn(help)} words, at most 25 are allowed`);
	const names = itemsOf(field.body);
	const ids = columnsOf(field);
	if (kind !== 'table' && (columns !== undefined || names.length > 0)) fault('only a table has columns');
	if (kind !== 'table') return;
	if (ids.length < 2 || ids.length > 6) fault('a table has 2 to 6 columns');
	if (new Set(ids).size < ids.length) fault('a column stands twice');
	if (names.length !== ids.length) fault(`${names.length} bullets name the ${ids.length} columns`);
	for (const name of names) if (name.length > 25) fault(`the column “${name}” has ${name.length} characters, at most 25 are allowed`);
}

/** Half-width texts stand in pairs; all rows together, two for each title, fit the page. */
function layoutFaults(fields, fault) {
	let printed = 0;
	for (let i = 0; i < fields.length; i++) {
		const height = (field) => 2 + (field.attributes.kind === 'line' ? 1 : rowsOf(field) || 0);
		const [field, next] = [fields[i], fields[i + 1]];
		if (field.attributes.width !== 'half') printed += height(field);
		else if (next?.attributes.width !== 'half') { fault(`{#${field.id}} has half the width and nothing beside it`); printed += height(field); }
		else { printed += Math.max(height(field), height(next)); i++; }
	}
	if (fields.length === 0) fault('has no fields');
	if (printed > longestPage) fault(`${printed} printed rows, at most ${longestPage} fit the page`);
}

function exampleFaults(field, file, fault) {
	const example = file.sections.find((section) => section.id === `example-${field.id}`);
	if (!example?.body) return; // said already: missing or empty
	if (example.title !== field.title) fault(`is called “${example.title}”, the field “${field.title}”`);
	if (/\*\*|\]\(/.test(example.body)) fault('is plain text, as people would write it');
	if (field.attributes.kind !== 'table') return;
	const rows = itemsOf(example.body);
	if (rows.length === 0) fault('a table is filled in row by row, “- cell | cell”');
	if (rows.length > rowsOf(field)) fault(`${rows.length} rows, the table has ${rowsOf(field)}`);
	for (const [i, row] of rows.entries()) {
		const cells = row.split('|').map((cell) => cell.trim());
		if (cells.length !== columnsOf(field).length) fault(`row ${i + 1} has ${cells.length} cells, the table has ${columnsOf(field).length} columns`);
		if (cells.includes('')) fault(`row ${i + 1} has an empty cell`);
	}
}

/** The canvas is one thing in four languages: ids, kinds, rows, widths and columns are equal. */
function sameFields({ files, fault }) {
	const shape = (field) => `${field.id} ${Object.entries(field.attributes).map(([name, value]) => `${name}=${value}`).sort().join(' ')}`;
	for (const [lang, file] of translations(files)) {
		const [here, there] = [fieldsOf(file).map(shape), fieldsOf(files.en).map(shape)];
		const at = there.findIndex((each, i) => each !== here[i]);
		if (at >= 0 || here.length !== there.length) fault(lang, `{#canvas}: the fields differ from English: “${here[at < 0 ? there.length : at] ?? 'none'}” for “${there[at] ?? 'none'}”`);
	}
}

import { expect, test } from 'vitest';
import { soundContent } from './content-example.mjs';
import { numbersIn, sentencesIn, spelledNumbersIn } from './content-text.mjs';
import { reportOn, tableOf } from './content-report.mjs';

/** The faults of the sound content after `from` became `to` in one file. */
function faultsAfter(file, from, to) {
	const content = soundContent();
	const [kind, lang] = file.split(' ');
	const texts = Object.values(content[kind])[0];
	expect(texts[lang]).toContain(from);
	texts[lang] = texts[lang].replace(from, to);
	return reportOn(content).faults;
}

test('sound content has no faults, and a row for each file', () => {
	const { faults, rows, unwritten } = reportOn(soundContent());
	expect(faults).toEqual([]);
	expect(unwritten).toEqual([]);
	expect(rows.map((row) => `${row.id} ${row.lang}`)).toEqual(['street-lamps', 'lamp-sheet'].flatMap((id) => ['en', 'fr', 'pt', 'ar'].map((lang) => `${id} ${lang}`)));
	expect(rows[0]).toMatchObject({ readings: [362, 362, 362], missing: 0, links: 3, longest: 12 });
	expect(tableOf(rows)[1]).toMatch(/^street-lamps +en +\d+ +362 +362 +362 +\d\.\d +12 +3 +3$/);
});

test.each([
	['a header line is missing', 'modules en', 'area: digital\n', '', 'en.md: header: area is missing'],
	['a header line is unknown', 'modules fr', 'translates: 3', 'translates: 3\nplan: costs', 'fr.md: header: plan is unknown'],
	['a file says another language', 'modules pt', 'language: pt', 'language: fr', 'pt.md: header: language is fr'],
	['an area is not the topic’s', 'modules en', 'area: digital', 'area: data', 'area is data, the topic’s is digital'],
	['a kind is none', 'modules en', 'kind: core', 'kind: basic', 'kind is core or longlist'],
	['a kind is not the topic’s', 'modules en', 'kind: core', 'kind: longlist', 'kind is longlist, the topic’s is core'],
	['a prerequisite is no module', 'modules en', 'prerequisites:', 'prerequisites: wiring', 'there is no module wiring'],
	['a tool is none', 'modules en', 'tools: lamp-sheet', 'tools: lamp-sheet, ladder', 'there is no tool ladder'],
	['a tool of the header is never linked', 'modules en', 'tools: lamp-sheet', 'tools: lamp-sheet, ladder', 'fr.md: link: tool:ladder of the header is never linked'],
	['a tool is linked beside the header', 'modules en', 'tools: lamp-sheet', 'tools:', 'tool:lamp-sheet is linked but not in the header'],
	['a title is not the topic’s', 'modules ar', 'title: إنارة الشوارع', 'title: المصابيح', 'ar.md: header: title is'],
	['a plan section is none', 'modules en', 'plan: costs', 'plan: prices', '“prices” is no plan section'],
	['a plan section is another word of the glossary', 'modules en', 'plan: costs', 'plan: city coordinator', '“city coordinator” is no plan section'],
	['a plan bullet is missing', 'modules en', 'plan: costs, indicators', 'plan: costs, indicators, risks', '2 bullets for 3 plan sections'],
	['a plan bullet has another name', 'modules fr', '**Coûts**', '**Dépenses**', 'the glossary says **coûts**'],
	['an objective is too long', 'modules en', 'keep its lamps', `keep ${'all '.repeat(50)}its lamps`, 'at most 200'],
	['a translation is behind', 'modules en', 'version: 3', 'version: 4', 'translates 3, but the English is version 4'],
	['minutes are not 90', 'modules en', 'minutes: 90', 'minutes: 60', 'minutes is 90'],
	['a version is no number', 'modules en', 'version: 3', 'version: new', 'version is no number'],
	['a heading is missing', 'modules fr', '### T {#core-bring}\n', '', '{#core-bring} is missing'],
	['a heading is unknown', 'modules fr', '{#core-bring}', '{#core-take}', '{#core-take} is unknown'],
	['a heading stands twice', 'modules fr', '{#core-bring}', '{#stretch-bring}', '{#stretch-bring} stands twice'],
	['headings are in another order', 'modules fr', '## T {#reflection}', '## T {#sources}\nS\n## T {#reflection}', 'stands out of order'],
	['a heading has another depth', 'modules fr', '### T {#session}', '## T {#session}', '{#session} has 2 #'],
	['a block is empty', 'modules pt', 'Para a coordenadora e o Grupo de Ação Local, em 90 minutos.', '', '{#who} is empty'],
	['the form is broken', 'modules pt', '{#who}', '', 'a heading ends with its id in braces'],
	['a reading is too short', 'modules en', 'The town counts its lamps every month. '.repeat(24), '', '{#catch-up-reading}: 194 words, it should have 300 to 500'],
	['a translated reading is a summary', 'modules ar', 'تعد المدينة مصابيحها في كل شهر. '.repeat(24), '', '{#catch-up-reading}: 167 words, English has 362'],
	['a step has no minutes', 'modules en', 'every month. (30 min)', 'every month.', 'step 2 does not end with its minutes'],
	['minutes sum to too little', 'modules en', '(30 min)', '(5 min)', 'the minutes sum to 15'],
	['the first line says another sum', 'modules en', '(40 min)', '(50 min)', 'the first line does not say 40'],
	['minutes differ from English', 'modules ar', '(30 دقيقة)', '(40 دقيقة)', '{#catch-up-exercise}: minutes 10 40, English has 10 30'],
	['an exercise has no steps', 'modules fr', '1. Prenez', '- Prenez', '{#catch-up-exercise}: minutes 30, English has 10 30'],
	['a session has a gap', 'modules en', '10–90 min', '15–90 min', '15–90 does not follow 10'],
	['a session ends early', 'modules en', '10–90 min', '10–80 min', 'ends at 80 minutes'],
	['a session differs from English', 'modules ar', '0–10 دقائق', '0–20 دقيقة', 'the times differ from English'],
	['a session block has no time', 'modules pt', '0–10 min:', '', 'block 1 does not begin with its minutes'],
	['one question is left', 'modules en', '2. Street lamps?\n## T {#event}', '## T {#event}', '{#reflection}: 1 items'],
	['discussion questions are two', 'modules en', '3. Street lamps?\n', '', '{#questions}: 2 items, it should have 3'],
	['list items differ', 'modules fr', '- **Indicateurs de suivi**', '- **Indicateurs de suivi**\n- **Risques**', '{#plan}: 3 list items, English has 2'],
	['paragraphs differ', 'modules fr', 'Pour le coordinateur', 'Bon.\n\nBien.\n\nPour le coordinateur', '{#who}: 3 paragraphs, English has 1'],
	['a number differs', 'modules fr', '1\u202f500', '1\u202f400', '{#catch-up-reading}: numbers differ: only here 1400, only in English 1500'],
	['a fraction differs', 'modules ar', '2.5', '2.6', 'only here 2.6, only in English 2.5'],
	['a number is lost', 'modules pt', 'às 6h30', 'às 6h', 'only in English 30'],
	['something is left to be written', 'modules en', 'It found', 'TODO it found', '“TODO” is left to be written'],
	['a placeholder stands in the text', 'modules en', 'It found', 'It {verb} found', '“{verb}” is left to be written'],
	['a link leads to no tool', 'modules en', '(tool:lamp-sheet)', '(tool:ladder)', 'there is no tool:ladder'],
	['a link leads to no module', 'modules en', '(tool:lamp-sheet)', '(module:ladder)', 'there is no module:ladder'],
	['a link has another scheme', 'modules en', '(tool:lamp-sheet)', '(http://example.org)', 'is neither tool: nor module: nor https:'],
	['a link is called otherwise', 'modules fr', '[Fiche de lampe]', '[Feuille]', 'is called “Fiche de lampe”, not “Feuille”'],
	['a link is missing in a translation', 'modules en', 'It found', 'It [found](https://example.org)', 'https://example.org is linked in English but not here'],
	['a link stands in a translation alone', 'modules fr', 'Elle a', 'Elle [a](https://example.org)', 'is linked here but not in English'],
	['sources are two', 'modules en', '- A. Author, A Book, 2003.\n', '', '{#sources}: 2 items, it should have 3 to 6'],
	['a straight apostrophe', 'modules fr', 'l’issue', 'l\'issue', 'objective: a straight quote or apostrophe'],
	['a plain space before a question mark', 'modules fr', '\u202f?', ' ?', 'no narrow no-break space (U+202F) before'],
	['a plain space before a colon', 'modules fr', '\u00a0:', ' :', 'no no-break space (U+00A0) before'],
	['a plain space inside quotes', 'modules fr', '«\u00a0', '« ', 'inside the quotes'],
	['a number that may break', 'modules fr', '1\u202f500', '1 500', 'a space that may break inside a number'],
	['a space before a question mark', 'modules pt', 'pública?', 'pública ?', 'a space before'],
	['Arabic-Indic digits', 'modules ar', '1,500', '١٥٠٠', 'digits of another script'],
	['a Latin comma', 'modules ar', 'فرنك،', 'فرنك,', 'a Latin mark in Arabic text'],
	['a Latin question mark', 'modules ar', 'الشوارع؟', 'الشوارع?', 'a Latin mark in Arabic text'],
	['a term of the glossary is not used', 'modules fr', 'Groupe d’action local', 'groupe', 'Local Action Group = Groupe d’action local'],
	['a term of the glossary is not used in Arabic', 'modules ar', 'لمنسق المدينة', 'للمسؤول', 'city coordinator = منسق المدينة'],
	['sentences are too long', 'modules en', 'It found', 'words '.repeat(4000), 'words on average, at most 20'],

	['a purpose is too long', 'tools fr', 'Voir', `Voir ${'bien '.repeat(20)}`, 'at most 110'],
	['a step is none of the journey', 'tools en', 'steps: practise', 'steps: practice', '“practice” is no step of the journey'],
	['minutes are not the header’s', 'tools en', 'minutes: 40', 'minutes: 45', 'the minutes sum to 40, the header says 45'],
	['a step’s minutes differ', 'tools pt', '(10 min)', '(15 min)', '{#steps}: minutes 15 10 10 10, English has 10 10 10 10'],
	['a canvas field is called otherwise', 'tools fr', '{#one ', '{#un ', 'the fields differ from English: “un kind=line” for “one kind=line”'],
	['a canvas field has other rows', 'tools ar', 'rows=4', 'rows=3', 'the fields differ from English'],
	['a kind of field is none', 'tools en', 'kind=line', 'kind=box', 'kind is line, text or table'],
	['an attribute is unknown', 'tools en', 'kind=line', 'kind=line size=big', '“size” is unknown'],
	['a line has rows', 'tools en', 'kind=line', 'kind=line rows=1', 'a line has no rows'],
	['a table has half the width', 'tools en', 'columns=who,next', 'columns=who,next width=half', 'only a text may have a width'],
	['a table has one column', 'tools en', 'columns=who,next', 'columns=who', 'a table has 2 to 6 columns'],
	['a column stands twice', 'tools en', 'columns=who,next', 'columns=who,who', 'a column stands twice'],
	['a table prints no rows', 'tools en', 'kind=table rows=3', 'kind=table', 'a table says how many rows are printed'],
	['a text has columns', 'tools en', 'kind=text rows=4', 'kind=text columns=a,b rows=4', 'only a table has columns'],
	['the canvas has no fields', 'tools en', '## T {#canvas}', '## T {#empty}', '{#canvas}: has no fields'],
	['needs are too few', 'tools en', '- The town counts its lamps every month.\n', '', '{#needs}: 1 items, it should have 2 to 4'],
	['a tool belongs to four steps of the journey', 'tools en', 'steps: practise', 'steps: kick-off, deep-dive, practise, reflect', 'steps: one to three'],
	['an example has marks', 'tools en', '{#example-one}\n', '{#example-one}\n**All** ', 'is plain text'],
	['a table is filled in as text', 'tools en', '- Street lamps | 1\n- Street lamps | 2', 'Street lamps', 'a table is filled in row by row'],
	['a cell is empty', 'tools en', 'lamps | 1', 'lamps | ', 'row 1 has an empty cell'],
	['a text has too many rows', 'tools en', 'rows=4', 'rows=9', 'a text has 2 to 8 rows'],
	['a field has no help', 'tools en', 'width=half}\nThe town counts its lamps every month.', 'width=half}\n', '{#two} is empty'],
	['help is too long', 'tools en', '{#one kind=line}', `{#one kind=line}\n${'help '.repeat(20)}`, 'help has 27 words'],
	['columns and bullets differ', 'tools en', '- Lamp sheet\n', '', '1 bullets name the 2 columns'],
	['a column’s name is too long', 'tools en', '- Lamp sheet\n', '- Lamp sheet for the whole town\n', 'at most 25 are allowed'],
	['half a width stands alone', 'tools en', 'rows=3 width=half', 'rows=3', 'nothing beside it'],
	['the canvas overflows the page', 'tools en', 'kind=table rows=3', 'kind=table rows=30', '41 printed rows'],
	['an example is not filled in', 'tools en', '{#example-two}\nThe town counts its lamps every month.', '{#example-two}', '{#example-two} is empty'],
	['an example is missing', 'tools en', '### Two {#example-two}', '', '{#example-two} is missing'],
	['an example is called otherwise', 'tools en', '### Two {#example-two}', '### Second {#example-two}', 'is called “Second”, the field “Two”'],
	['a row has a cell too many', 'tools en', 'lamps | 1', 'lamps | 1 | 2', 'row 1 has 3 cells'],
	['an example has more rows than the table', 'tools en', 'lamps | 1', 'lamps | 1\n- a | b\n- c | d', '4 rows, the table has 3'],
	['a tool is too short', 'tools en', 'The town counts its lamps every month. '.repeat(39), '', 'it should have 300 to 650'],
	['a tool has four sources', 'tools en', '- A. Author, A Book, 2001.\n', '- A\n- B\n- C\n- D\n', '{#sources}: 4 items'],
])('%s', (_, file, from, to, fault) => {
	const faults = faultsAfter(file, from, to);

	expect(faults.join('\n')).toContain(fault);
});

test('a language and a topic can be missing', () => {
	const content = soundContent();
	delete content.modules['street-lamps'].pt;
	content.topics.fr = content.topics.fr.replace('{#street-lamps', '{#lights');
	content.topics.en += '## Wiring {#wiring area=digital kind=core}\nText\n';
	const { faults, unwritten } = reportOn(content);
	expect(faults).toEqual(['content/modules/street-lamps/pt.md: the file is missing', 'content/modules/street-lamps/fr.md: content/topics/fr.md has no topic street-lamps']);
	expect(unwritten).toEqual(['wiring']);
});

test('a heading has the name it has in most files', () => {
	const content = soundContent();
	content.tools.second = content.tools['lamp-sheet'];
	content.tools.third = { ...content.tools['lamp-sheet'], fr: content.tools['lamp-sheet'].fr.replace('T {#when}', 'U {#when}') };
	expect(reportOn(content).faults).toEqual(['content/tools/third/fr.md: {#when} is called “U”, elsewhere “T”']);
});

test('named ids are reported on alone, an unknown one is a fault', () => {
	const content = soundContent();
	content.modules['street-lamps'].fr = '';
	expect(reportOn(content, ['lamp-sheet']).faults).toEqual([]);
	expect(reportOn(content, ['lamp-sheet']).rows).toHaveLength(4);
	expect(reportOn(content, ['ladder']).faults).toEqual(['ladder: no such module or tool']);
});

test.each([
	['en', '1,500 lamps, 12.5% of 12 streets, 24 plates, 3 men, 7:00 and 5:45 pm', [12, 12.5, 17, 24, 45, 1500]],
	['fr', '1\u202f500 lampes, 12,5 % de 12 rues, 24 plaques, 3 hommes, 7 h et 17 h 45', [12, 12.5, 17, 24, 45, 1500]],
	['pt', '1.500 lâmpadas, 12,5% de 12 ruas, 24 placas, 3 homens, 7h e 17h45', [12, 12.5, 17, 24, 45, 1500]],
	['ar', '1,500 مصباح، 12.5% من 12 شارعًا، 24 لوحة، 3 رجال، 7:00 و5:45 مساءً', [12, 12.5, 17, 24, 45, 1500]],
])('a number is the same however %s writes it', (lang, text, numbers) => {
	expect(numbersIn(text, lang)).toEqual(numbers);
});

test('a translation may write in digits what English spells out, and say once what English says twice', () => {
	expect(faultsAfter('modules ar', 'موظفًا «واحدًا»', '14 موظفًا')).toContain('content/modules/street-lamps/ar.md: {#catch-up-reading}: numbers differ: only here 14');
	expect(spelledNumbersIn('Fourteen clerks, thirty-two lamps and ninety days, a hundred in all, seven times')).toEqual([14, 32, 90, 100]);
	const content = soundContent();
	const lamps = content.modules['street-lamps'];
	lamps.en = lamps.en.replace('“one” clerk', 'fourteen clerks for 1,500 streets');
	lamps.ar = lamps.ar.replace('موظفًا «واحدًا»', '14 موظفًا');
	expect(reportOn(content).faults).toEqual([]);
});

test('sentences end where one reads on', () => {
	expect(sentencesIn('It costs 1.5 million. “Why?” asked the clerk. **Nobody** [knew](tool:a)! (10 min)')).toEqual(['It costs 1.5 million.', '“Why?” asked the clerk.', 'Nobody knew!']);
	expect(sentencesIn('كم العدد؟ عشرة. هذا كل شيء.')).toHaveLength(3);
});

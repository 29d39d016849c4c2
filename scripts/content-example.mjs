// A small sound piece of content in four languages, from which the tests make broken twins.

const words = {
	en: {
		lamps: 'Street lamps', objective: 'After this your city can keep its lamps alight.', purpose: 'See which lamps are dark before you buy new ones.', sheet: 'Lamp sheet',
		sentence: 'The town counts its lamps every month.', number: 'It found 1,500 lamps, 2.5 million francs and “one” clerk at 6:30.', group: 'For the coordinator and the Local Action Group, in 90 minutes.', minutes: (n) => `(${n} min)`, colon: ':', question: '?',
		plan: ['Costs', 'Monitoring indicators'], link: (text, target) => `Use the [${text}](${target}).`, range: (a, b) => `${a}–${b} min:`,
	},
	fr: {
		lamps: 'Éclairage public', objective: 'À l’issue de ce module, votre ville saura garder ses lampes allumées.', purpose: 'Voir quelles lampes sont éteintes avant d’en acheter.', sheet: 'Fiche de lampe',
		sentence: 'La ville compte ses lampes tous les mois.', number: 'Elle a trouvé 1\u202f500 lampes, 2,5 millions de francs et «\u00a0un\u00a0» agent à 6 h 30.', group: 'Pour le coordinateur et le Groupe d’action local, en 90 minutes.', minutes: (n) => `(${n} min)`, colon: '\u00a0:', question: '\u202f?',
		plan: ['Coûts', 'Indicateurs de suivi'], link: (text, target) => `Prenez la [${text}](${target}).`, range: (a, b) => `${a}–${b} min\u00a0:`,
	},
	pt: {
		lamps: 'Iluminação pública', objective: 'Depois disto, a vossa cidade sabe manter as lâmpadas acesas.', purpose: 'Ver que lâmpadas estão apagadas antes de comprar outras.', sheet: 'Ficha de lâmpada',
		sentence: 'A cidade conta as lâmpadas todos os meses.', number: 'Encontrou 1.500 lâmpadas, 2,5 milhões de francos e «um» funcionário às 6h30.', group: 'Para a coordenadora e o Grupo de Ação Local, em 90 minutos.', minutes: (n) => `(${n} min)`, colon: ':', question: '?',
		plan: ['Custos', 'Indicadores de acompanhamento'], link: (text, target) => `Usem a [${text}](${target}).`, range: (a, b) => `${a}–${b} min:`,
	},
	ar: {
		lamps: 'إنارة الشوارع', objective: 'بعد ذلك تستطيع مدينتكم أن تبقي مصابيحها مضاءة.', purpose: 'معرفة المصابيح المطفأة قبل شراء غيرها.', sheet: 'بطاقة المصباح',
		sentence: 'تعد المدينة مصابيحها في كل شهر.', number: 'وجدت 1,500 مصباح، و2.5 مليون فرنك، وموظفًا «واحدًا» في الساعة 6:30.', group: 'لمنسق المدينة ولمجموعة العمل المحلية، في 90 دقيقة.', minutes: (n) => `(${n} ${n > 10 ? 'دقيقة' : 'دقائق'})`, colon: ':', question: '؟',
		plan: ['التكاليف', 'مؤشرات المتابعة'], link: (text, target) => `استعملوا [${text}](${target}).`, range: (a, b) => `${a}–${b} ${b > 10 ? 'دقيقة' : 'دقائق'}:`,
	},
};

const repeated = (text, times) => Array(times).fill(text).join(' ');

function moduleIn(lang) {
	const own = words[lang];
	const reading = `${repeated(own.sentence, 25)}\n\n${own.number}\n\n${repeated(own.sentence, 25)}`;
	const variant = (id) => `## T {#${id}}
### T {#${id}-reading}
${reading}
### T {#${id}-exercise}
${own.sentence} ${own.minutes(40)}
1. ${own.link(own.sheet, 'tool:lamp-sheet')} ${own.minutes(10)}
2. ${own.sentence} ${own.minutes(30)}
### T {#${id}-bring}
${own.sentence}
`;
	return `---
language: ${lang}
${lang === 'en' ? 'version: 3' : 'translates: 3'}
title: ${own.lamps}
objective: ${own.objective}
${lang === 'en' ? 'area: digital\nkind: core\nminutes: 90\nprerequisites:\nplan: costs, indicators\ntools: lamp-sheet\n' : ''}---
## T {#who}
${own.group}
## T {#plan}
${own.plan.map((name) => `- **${name}**${own.colon} ${own.sentence}`).join('\n')}
${['catch-up', 'core', 'stretch'].map(variant).join('\n')}
## T {#reflection}
1. ${own.lamps}${own.question}
2. ${own.lamps}${own.question}
## T {#event}
### T {#questions}
1. ${own.lamps}${own.question}
2. ${own.lamps}${own.question}
3. ${own.lamps}${own.question}
### T {#session}
- ${own.range(0, 10)} ${own.sentence}
- ${own.range(10, 90)} ${own.sentence}
## T {#sources}
- A. Author, A Book: Is It True?, 2001.
- A. Author, A Book, 2002.
- A. Author, A Book, 2003.
`;
}

function toolIn(lang) {
	const own = words[lang];
	return `---
language: ${lang}
${lang === 'en' ? 'version: 1' : 'translates: 1'}
title: ${own.sheet}
purpose: ${own.purpose}
${lang === 'en' ? 'steps: practise\nminutes: 40\nplan: costs, indicators\n' : ''}---
## T {#when}
${repeated(own.sentence, 40)}
## T {#needs}
- ${own.sentence}
- ${own.sentence}
## T {#steps}
${[1, 2, 3, 4].map((step) => `${step}. ${own.sentence} ${own.minutes(10)}`).join('\n')}
## T {#canvas}
### One {#one kind=line}
${own.sentence}
### Two {#two kind=text rows=4 width=half}
${own.sentence}
### Three {#three kind=text rows=3 width=half}
${own.sentence}
### Four {#four kind=table rows=3 columns=who,next}
${own.sentence}
- ${own.lamps}
- ${own.sheet}
## T {#example}
${own.number}
### One {#example-one}
${own.sentence}
### Two {#example-two}
${own.sentence}
### Three {#example-three}
${own.sentence}
### Four {#example-four}
- ${own.lamps} | 1
- ${own.lamps} | 2
## T {#plan}
${own.plan.map((name) => `- **${name}**${own.colon} ${own.sentence}`).join('\n')}
## T {#sources}
- A. Author, A Book, 2001.
`;
}

const inAll = (write) => Object.fromEntries(Object.keys(words).map((lang) => [lang, write(lang)]));

/** What scripts/check-content.mjs reads, with one module and one tool in which everything is as it should be. */
export const soundContent = () => ({
	modules: { 'street-lamps': inAll(moduleIn) },
	tools: { 'lamp-sheet': inAll(toolIn) },
	topics: inAll((lang) => `---\nlanguage: ${lang}\nversion: 1\n---\n## ${words[lang].lamps} {#street-lamps area=digital kind=core}\n${words[lang].objective}\n`),
	glossary: `| English | Français | Português | العربية | What it means |
|---|---|---|---|---|
| Local Action Group (LAG) | Groupe d’action local (GAL) | Grupo de Ação Local (GAL) | مجموعة العمل المحلية | The people. |
| city coordinator | coordination de la ville (coordinateur, coordinatrice) | coordenação da cidade (coordenador, coordenadora) | منسق المدينة | The person. |
| costs (plan section) | coûts | custos | التكاليف | Money. |
| monitoring indicators (plan section) | indicateurs de suivi | indicadores de acompanhamento | مؤشرات المتابعة | Figures. |
| risks (plan section) | risques | riscos | المخاطر | Dangers. |
`,
});

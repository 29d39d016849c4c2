import type { Catalogue } from '#i18n/translator.ts';

/** What each level means, as the glossary has it; the names of the levels stand in `words.ts`. */
const en = {
	'means.1': 'Little or nothing is there yet.',
	'means.2': 'It has been tried once or in one place, and depends on a few people.',
	'means.3': 'It is there and used, for a part of the city or of the work.',
	'means.4': 'It works nearly everywhere, is looked after and stays when people leave.',
	'means.5': 'It works everywhere, keeps improving, and others come to learn from it.',
} as const;

export const levelWords = {
	en,
	fr: {
		'means.1': 'Il n’y a encore rien, ou peu de chose.',
		'means.2': 'Essayé une fois ou à un endroit ; cela dépend de quelques personnes.',
		'means.3': 'Cela existe et sert, pour une partie de la ville ou du travail.',
		'means.4': 'Cela marche presque partout, est entretenu et reste quand les personnes partent.',
		'means.5': 'Cela marche partout, s’améliore sans cesse, et d’autres viennent apprendre.',
	},
	pt: {
		'means.1': 'Ainda não há nada, ou há pouco.',
		'means.2': 'Foi tentado uma vez ou num lugar, e depende de poucas pessoas.',
		'means.3': 'Existe e é usado, numa parte da cidade ou do trabalho.',
		'means.4': 'Funciona quase em todo o lado, é cuidado e fica quando as pessoas saem.',
		'means.5': 'Funciona em todo o lado, melhora sempre, e outros vêm aprender.',
	},
	ar: {
		'means.1': 'لا يوجد شيء بعد أو يوجد القليل.',
		'means.2': 'جُرّب مرة واحدة أو في مكان واحد، ويعتمد على أشخاص قلائل.',
		'means.3': 'موجود ومستخدم في جزء من المدينة أو من العمل.',
		'means.4': 'يعمل في كل مكان تقريبا، ويُعتنى به، ويبقى إذا غادر الأشخاص.',
		'means.5': 'يعمل في كل مكان ويتحسن باستمرار، ويأتي الآخرون ليتعلموا منه.',
	},
} satisfies Catalogue<typeof en>;

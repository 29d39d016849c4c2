import type { Catalogue } from '#i18n/translator.ts';

/** The places to go, at the top of every page. */
const en = {
	home: 'Home',
	guide: 'Guide',
	ourBaseline: 'Our baseline',
	baseline: 'Network picture',
	topics: 'Topics',
	quarters: 'Quarters',
	curriculum: 'Curriculum',
	tools: 'Tools',
	cities: 'Cities',
	people: 'People',
	outbox: 'Mails',
} as const;

export const navWords = {
	en,
	fr: {
		home: 'Accueil',
		guide: 'Guide',
		ourBaseline: 'Notre étude',
		baseline: 'Portrait du réseau',
		topics: 'Thèmes',
		quarters: 'Trimestres',
		curriculum: 'Programme',
		tools: 'Outils',
		cities: 'Villes',
		people: 'Personnes',
		outbox: 'Courriels',
	},
	pt: {
		home: 'Início',
		guide: 'Guia',
		ourBaseline: 'O nosso estudo',
		baseline: 'Retrato da rede',
		topics: 'Temas',
		quarters: 'Trimestres',
		curriculum: 'Programa',
		tools: 'Ferramentas',
		cities: 'Cidades',
		people: 'Pessoas',
		outbox: 'E-mails',
	},
	ar: {
		home: 'الرئيسية',
		guide: 'الدليل',
		ourBaseline: 'دراستنا',
		baseline: 'صورة الشبكة',
		topics: 'المواضيع',
		quarters: 'الفصول',
		curriculum: 'المنهج',
		tools: 'الأدوات',
		cities: 'المدن',
		people: 'الأشخاص',
		outbox: 'الرسائل',
	},
} satisfies Catalogue<typeof en>;

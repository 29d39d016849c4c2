import type { Catalogue } from '#i18n/translator.ts';
import type { Area } from './baseline.ts';

/** The six learning areas by name, as the glossary has them; every concept that names an area takes it from here. */
const en = {
	digital: 'Digital',
	'building-testing': 'Technology building, testing and experimentation',
	participation: 'Citizen participation',
	innovation: 'Innovation methods and mindsets',
	data: 'Data',
	funding: 'Funding',
} as const satisfies Record<Area, string>;

export const areaWords = {
	en,
	fr: {
		digital: 'Numérique',
		'building-testing': 'Conception, test et expérimentation de technologies',
		participation: 'Participation citoyenne',
		innovation: 'Méthodes d’innovation et états d’esprit',
		data: 'Données',
		funding: 'Financement',
	},
	pt: {
		digital: 'Digital',
		'building-testing': 'Conceção, teste e experimentação de tecnologia',
		participation: 'Participação dos cidadãos',
		innovation: 'Métodos e mentalidades de inovação',
		data: 'Dados',
		funding: 'Financiamento',
	},
	ar: {
		digital: 'الرقمنة',
		'building-testing': 'بناء التقنية واختبارها وتجريبها',
		participation: 'مشاركة المواطنين',
		innovation: 'أساليب الابتكار وطرق التفكير',
		data: 'البيانات',
		funding: 'التمويل',
	},
} satisfies Catalogue<typeof en>;

import type { Catalogue } from '#i18n/translator.ts';

/** Leafing through a long list of cities. */
const en = {
	rows: 'Cities {from} to {to} of {of}',
	before: 'Earlier cities',
	after: 'Later cities',
} as const;

export const pagingWords = {
	en,
	fr: {
		rows: 'Villes {from} à {to} sur {of}',
		before: 'Villes précédentes',
		after: 'Villes suivantes',
	},
	pt: {
		rows: 'Cidades {from} a {to} de {of}',
		before: 'Cidades anteriores',
		after: 'Cidades seguintes',
	},
	ar: {
		rows: 'المدن من {from} إلى {to} من أصل {of}',
		before: 'المدن السابقة',
		after: 'المدن التالية',
	},
} satisfies Catalogue<typeof en>;

import type { Catalogue } from '#i18n/translator.ts';

/** The tools the core modules name, until the tools themselves stand with their own titles. */
const en = {
	'user-interview': 'User interview',
	'journey-map': 'Journey map',
	'prototype-test': 'Prototype test',
	'data-inventory': 'Data inventory',
	'indicator-sheet': 'Indicator sheet',
	'dashboard-sketch': 'Dashboard sketch',
	'budget-sheet': 'Budget sheet',
	'action-table': 'Action table',
	'risk-register': 'Risk register',
} as const;

export const toolWords = {
	en,
	fr: {
		'user-interview': 'Entretien avec un usager',
		'journey-map': 'Carte du parcours',
		'prototype-test': 'Test de prototype',
		'data-inventory': 'Inventaire des données',
		'indicator-sheet': 'Fiche d’indicateur',
		'dashboard-sketch': 'Esquisse de tableau de bord',
		'budget-sheet': 'Feuille de budget',
		'action-table': 'Tableau des actions',
		'risk-register': 'Registre des risques',
	},
	pt: {
		'user-interview': 'Entrevista com um utente',
		'journey-map': 'Mapa do percurso',
		'prototype-test': 'Teste de protótipo',
		'data-inventory': 'Inventário de dados',
		'indicator-sheet': 'Ficha de indicador',
		'dashboard-sketch': 'Esboço de painel',
		'budget-sheet': 'Folha de orçamento',
		'action-table': 'Quadro de ações',
		'risk-register': 'Registo de riscos',
	},
	ar: {
		'user-interview': 'مقابلة مع مستعمل',
		'journey-map': 'خريطة المسار',
		'prototype-test': 'اختبار النموذج الأولي',
		'data-inventory': 'جرد البيانات',
		'indicator-sheet': 'بطاقة المؤشر',
		'dashboard-sketch': 'مسودة لوحة المتابعة',
		'budget-sheet': 'ورقة الميزانية',
		'action-table': 'جدول الإجراءات',
		'risk-register': 'سجل المخاطر',
	},
} satisfies Catalogue<typeof en>;

import type { Catalogue } from '#i18n/translator.ts';

/** The modules of the core curriculum that are still being written, by name: others come after them, and the map shows the whole way. */
const en = {
	'lean-impact': 'Lean Impact',
	agile: 'Agile methods',
	'digital-government': 'Digital government',
	'data-management': 'Data management',
	'project-management': 'Project management',
	'leading-lag': 'Leading a Local Action Group',
} as const;

export const moduleWords = {
	en,
	fr: {
		'lean-impact': 'Méthode Lean Impact',
		agile: 'Méthodes agiles',
		'digital-government': 'Administration numérique',
		'data-management': 'Gestion des données',
		'project-management': 'Gestion de projet',
		'leading-lag': 'Animer un Groupe d’action local',
	},
	pt: {
		'lean-impact': 'Método Lean Impact',
		agile: 'Métodos ágeis',
		'digital-government': 'Administração digital',
		'data-management': 'Gestão de dados',
		'project-management': 'Gestão de projetos',
		'leading-lag': 'Conduzir um Grupo de Ação Local',
	},
	ar: {
		'lean-impact': 'الأثر الرشيق (Lean Impact)',
		agile: 'الأساليب الرشيقة (Agile)',
		'digital-government': 'الحكومة الرقمية',
		'data-management': 'إدارة البيانات',
		'project-management': 'إدارة المشاريع',
		'leading-lag': 'قيادة مجموعة العمل المحلية',
	},
} satisfies Catalogue<typeof en>;

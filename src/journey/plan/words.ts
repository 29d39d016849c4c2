import type { Catalogue } from '#i18n/translator.ts';
import type { PlanSection } from './plan.ts';

/** The eight plan sections, as the glossary has them. */
const en = {
	objectives: 'objectives',
	actions: 'actions',
	timing: 'timing',
	responsibilities: 'responsibilities',
	costs: 'costs',
	funding: 'possible funding',
	indicators: 'monitoring indicators',
	risks: 'risks',
} as const satisfies Record<PlanSection, string>;

export const words = {
	en,
	fr: {
		objectives: 'objectifs',
		actions: 'actions',
		timing: 'calendrier',
		responsibilities: 'responsabilités',
		costs: 'coûts',
		funding: 'financements possibles',
		indicators: 'indicateurs de suivi',
		risks: 'risques',
	},
	pt: {
		objectives: 'objetivos',
		actions: 'ações',
		timing: 'calendário',
		responsibilities: 'responsabilidades',
		costs: 'custos',
		funding: 'financiamento possível',
		indicators: 'indicadores de acompanhamento',
		risks: 'riscos',
	},
	ar: {
		objectives: 'الأهداف',
		actions: 'الإجراءات',
		timing: 'الجدول الزمني',
		responsibilities: 'المسؤوليات',
		costs: 'التكاليف',
		funding: 'التمويل الممكن',
		indicators: 'مؤشرات المتابعة',
		risks: 'المخاطر',
	},
} satisfies Catalogue<typeof en>;

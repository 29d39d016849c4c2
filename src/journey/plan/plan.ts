/** The Local Action Plan a city makes with its Local Action Group. */

export const planSections = ['objectives', 'actions', 'timing', 'responsibilities', 'costs', 'funding', 'indicators', 'risks'] as const;
export type PlanSection = (typeof planSections)[number];

/** The five steps of a quarter, in their order: the same in every network, and known by what is done in them. */
export const steps = ['kickOff', 'deepDive', 'practise', 'reflect', 'exchange'] as const;
export type Step = (typeof steps)[number];

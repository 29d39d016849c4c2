import { steps } from '#journey/network/step.ts';
import { planSections } from '#journey/plan/plan.ts';
import type { ToolWish } from './find-tools.ts';

/** The lengths a reader can ask for, in minutes. */
export const lengths = [30, 45, 60, 90] as const;

const mostWords = 100;

/** What is asked of the library, out of its address; what is not understood asks for nothing. */
export function readWish(asked: Readonly<Record<string, string>>): ToolWish {
	return {
		words: (asked['words'] ?? '').slice(0, mostWords).trim(),
		plan: planSections.find((section) => section === asked['plan']) ?? null,
		step: steps.find((step) => step === asked['step']) ?? null,
		minutes: lengths.find((length) => String(length) === asked['minutes']) ?? null,
	};
}

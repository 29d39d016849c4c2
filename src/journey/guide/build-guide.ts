/**
 * The guide of one city: for every topic of the quarter the same seven items in the same steps for all cities. Four are
 * common, word for word; reading, exercise and what is brought to the exchange come in the variant that fits, by
 * `choose-variant.ts` from the city's level and target in the topic's area, or as the city swapped it. So two cities at
 * different distances walk to the same milestones and differ in three items a topic, each with its reason.
 */
import { chooseVariant } from '#journey/curriculum/choose-variant.ts';
import type { Module, Variant } from '#journey/curriculum/curriculum.ts';
import { steps, type Step } from '#journey/network/step.ts';
import type { CommonPart, GuideFacts, GuideItem, GuideTopic, Part, VariantPart } from './guide.ts';

/** Where each part belongs, in the order of the steps. */
const places = [
	{ part: 'objective', step: 'kickOff' },
	{ part: 'questions', step: 'deepDive' },
	{ part: 'reading', step: 'deepDive' },
	{ part: 'exercise', step: 'practise' },
	{ part: 'plan', step: 'practise' },
	{ part: 'reflection', step: 'reflect' },
	{ part: 'bring', step: 'exchange' },
] as const satisfies readonly { part: Part; step: Step }[];

/** Items in the order of the steps, and within a step in the order of the topics. A topic without a module has none yet. */
export function buildGuide({ topics, steps: dates, standing, swaps }: GuideFacts): GuideItem[] {
	return steps.flatMap((step) => {
		const on = dates.find((candidate) => candidate.step === step);
		if (!on) return [];
		return topics.flatMap((topic) => {
			const { module, area } = topic;
			if (!module) return [];
			const proposed = chooseVariant(area, standing[area] ?? null);
			return places.filter((place) => place.step === step).map(({ part }): GuideItem => {
				const key = `${module.id}/${part}`;
				const item = { key, module: module.id, part, step, by: on.until, plan: planOf(part, module), version: 0 };
				if (!isVariantPart(part)) return { ...item, variant: 'common', minutes: commonMinutes[part], reason: { kind: 'common' }, proposed: null };
				const swap = swaps.find((candidate) => candidate.item === key);
				const variant = swap?.variant ?? proposed.variant;
				// Swapped back, or caught up by the rule: the rule's own reason is the true one again.
				const reason = swap && variant !== proposed.variant ? { kind: 'swapped' as const, from: proposed.variant, by: swap.by, at: swap.at } : proposed.reason;
				return { ...item, variant, minutes: minutesOf(part, variant, module), reason, proposed, version: swap?.version ?? 0 };
			});
		});
	});
}

export function isVariantPart(part: string): part is VariantPart {
	return part === 'reading' || part === 'exercise' || part === 'bring';
}

/** Topics chosen whose reading is still being written. */
export function topicsWithoutModule({ topics }: Pick<GuideFacts, 'topics'>): GuideTopic[] {
	return topics.filter((topic) => topic.module === null);
}

const commonMinutes = { objective: 5, questions: 10, plan: 10, reflection: 15 } as const satisfies Record<CommonPart, number>;

/** A module's minutes are for reading, exercise and writing down what is brought, in the shares the core curriculum is written in: 15, 60 and 15 of 90; the exercise of a catch-up takes 50 at most. */
function minutesOf(part: VariantPart, variant: Variant, { minutes }: Pick<Module, 'minutes'>): number {
	if (part !== 'exercise') return Math.round(minutes / 6);
	return Math.round((minutes * (variant === 'catch-up' ? 5 : 6)) / 9);
}

/** The plan is helped by what is done, not by what is talked about. */
function planOf(part: Part, { plan }: Pick<Module, 'plan'>): Module['plan'] {
	return part === 'plan' || isVariantPart(part) ? plan : [];
}

import { showList, translator, type Lang } from '#i18n/translator.ts';
import type { PlanSection } from './plan.ts';
import { words } from './words.ts';

/** Plan sections inside a sentence. */
export function tellPlan(sections: readonly PlanSection[], lang: Lang): string {
	const t = translator(words, lang);
	return showList(sections.map((section) => t(section)), lang);
}

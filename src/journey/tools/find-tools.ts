/**
 * Which tools fit what somebody is looking for. All of what is asked must hold: every word, the plan section, the step, the
 * time. Words are compared without accents, capitals and the s or x of a plural, and Arabic letters that people write in two ways count as one, so
 * that “etape” finds “étape” and “خريطه” finds “خريطة”; a letter too few still finds, because a word may stand inside another.
 */
import type { Lang } from '#i18n/translator.ts';
import type { Step } from '#journey/network/step.ts';
import type { PlanSection } from '#journey/plan/plan.ts';
import type { Tool } from './tools.ts';

/** What somebody looks for; null and empty ask for nothing. */
export interface ToolWish {
	words: string;
	plan: PlanSection | null;
	step: Step | null;
	/** At most so long. */
	minutes: number | null;
}

/** A tool as the library lists it. */
export interface ListedTool extends Pick<Tool, 'id' | 'steps' | 'minutes' | 'plan'> {
	lang: Lang;
	title: string;
	aim: string;
	/** Its titles in the other languages: who reads in one may know it from another. */
	alsoCalled: readonly string[];
}

/** The tools that fit, in their order. */
export function findTools<Listed extends ListedTool>(tools: readonly Listed[], wish: ToolWish): Listed[] {
	const words = fold(wish.words).split(' ').filter(Boolean).map(withoutArticle).map(withoutPlural);
	return tools.filter((tool) => {
		const said = fold([tool.title, tool.aim, ...tool.alsoCalled].join(' '));
		return words.every((word) => said.includes(word)) && (wish.plan === null || tool.plan.includes(wish.plan))
			&& (wish.step === null || tool.steps.includes(wish.step)) && (wish.minutes === null || tool.minutes <= wish.minutes);
	});
}

/** What fits all but the time, shortest first: what to say where nothing fits in the time somebody has. */
export function findLonger<Listed extends ListedTool>(tools: readonly Listed[], wish: ToolWish): Listed[] {
	if (wish.minutes === null) return [];
	return findTools(tools, { ...wish, minutes: null }).sort((a, b) => a.minutes - b.minutes);
}

/** Words in small letters without marks, with single spaces between; the variants of Arabic letters as one. */
export function fold(text: string): string {
	return text.normalize('NFKD').toLowerCase().replace(/[\p{M}\u0640]/gu, '').replace(/\u0671/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/œ/g, 'oe').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The Arabic article is no part of what is looked for. */
function withoutArticle(word: string): string {
	return /^ال.{3}/u.test(word) ? word.slice(2) : word;
}

/** “risks” finds “risk register”, and “tableaux” finds “tableau”. */
function withoutPlural(word: string): string {
	return /^.{4,}[sx]$/u.test(word) ? word.slice(0, -1) : word;
}

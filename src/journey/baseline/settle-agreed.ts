import type { Level, QuestionId, SettledLevel } from './baseline.ts';
import type { QuestionSummary } from './summarise-answers.ts';

export interface Agreed {
	question: QuestionId;
	level: Level;
	lowest: Level;
	highest: Level;
}

/** One person alone agrees with nobody: such a question is talked about. */
const fewest = 2;

/**
 * What needs no discussion: questions not settled yet where at least two people chose a level and all of them lie within
 * one level. Each is settled at the lower median, because a guide that starts a little early loses nobody.
 */
export function settleAgreed(summaries: readonly QuestionSummary[], settled: readonly Pick<SettledLevel, 'question'>[]): Agreed[] {
	const done = new Set(settled.map(({ question }) => question));
	return summaries.flatMap(({ question, answers, unknown, spread, lowest, highest, median }) =>
		done.has(question) || answers - unknown < fewest || spread > 1 || lowest === null || highest === null || median === null
			? []
			: [{ question, level: median, lowest, highest }]);
}

import type { Answer, Level, QuestionId } from './baseline.ts';

/** What the answers to one question show together, without saying whose they are. */
export interface QuestionSummary {
	question: QuestionId;
	/** Everybody who answered, those who do not know included. */
	answers: number;
	unknown: number;
	/** How many chose each level, level 1 first. */
	counts: readonly number[];
	lowest: Level | null;
	highest: Level | null;
	/** Levels between the lowest and the highest; 0 where all agree or nobody chose one. */
	spread: number;
	/** The lower median: a level that was really chosen, never between two. */
	median: Level | null;
}

type Chosen = Pick<Answer, 'question' | 'level'>;

/**
 * The spread of each question, in the order of the questions. "I don't know" is counted but is no level: it neither widens
 * the spread nor moves the median. Answers to questions that are not given are left out.
 */
export function summariseAnswers(questions: readonly { id: QuestionId }[], answers: readonly Chosen[]): QuestionSummary[] {
	const byQuestion = new Map<QuestionId, Chosen[]>(questions.map(({ id }) => [id, []]));
	for (const answer of answers) byQuestion.get(answer.question)?.push(answer);
	return [...byQuestion].map(([question, given]) => {
		const chosen = given.flatMap(({ level }) => (level === null ? [] : [level])).sort((a, b) => a - b);
		const counts = [0, 0, 0, 0, 0];
		for (const level of chosen) counts[level - 1]!++;
		const lowest = chosen[0] ?? null;
		const highest = chosen.at(-1) ?? null;
		return {
			question, answers: given.length, unknown: given.length - chosen.length, counts, lowest, highest,
			spread: lowest === null || highest === null ? 0 : highest - lowest,
			median: chosen[Math.floor((chosen.length - 1) / 2)] ?? null,
		};
	});
}

/** Whether the answers are further apart than one level: these are talked about first. */
export function isWide({ spread }: Pick<QuestionSummary, 'spread'>): boolean {
	return spread > 1;
}

/** Questions with answers more than one level apart first, the widest before the others; the rest in the order they are asked. */
export function widestFirst(summaries: readonly QuestionSummary[]): QuestionSummary[] {
	const wide = summaries.filter(isWide).sort((a, b) => b.spread - a.spread); // sort keeps the order of equals
	return [...wide, ...summaries.filter((summary) => !isWide(summary))];
}

export interface Progress<Person> {
	person: Person;
	answered: number;
	of: number;
}

/** How many of the questions each person has answered, in the order of the people; a person named twice counts once. */
export function countAnswered<Person extends { id: string }>(people: readonly Person[], questions: readonly { id: QuestionId }[], answers: readonly Pick<Answer, 'question' | 'person'>[]): Progress<Person>[] {
	const asked = new Set(questions.map(({ id }) => id));
	const given = new Map<string, Set<QuestionId>>();
	for (const { person, question } of answers) {
		if (!asked.has(question)) continue;
		const known = given.get(person) ?? new Set<QuestionId>();
		given.set(person, known.add(question));
	}
	const once = new Map(people.map((person) => [person.id, person]));
	return [...once.values()].map((person) => ({ person, answered: given.get(person.id)?.size ?? 0, of: asked.size }));
}

/** Those whose answers are still missing, in whole or in part. */
export function listMissing<Person>(progress: readonly Progress<Person>[]): Person[] {
	return progress.filter(({ answered, of }) => answered < of).map(({ person }) => person);
}

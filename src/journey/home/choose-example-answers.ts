import { levels, type Level } from '#journey/baseline/baseline.ts';

/**
 * A whole number from 0 to below `n`, always the same for the same text: the example has no dice, so that it opens alike
 * everywhere and its tests can be trusted. FNV-1a, then the mixing step of MurmurHash3.
 */
export function drawFor(text: string, n: number): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) % n;
}

/**
 * The level settled for each of the questions of one area, so that their lower median is `level`: about a quarter one
 * below, about a quarter one above, the others on it.
 */
export function chooseSettled<Id extends string>(city: string, questions: readonly Id[], level: Level): Map<Id, Level> {
	const quarter = Math.floor((questions.length - 1) / 4);
	const order = [...questions].sort((a, b) => drawFor(`${city} ${a}`, 10_000) - drawFor(`${city} ${b}`, 10_000) || (a < b ? -1 : 1));
	return new Map(order.map((id, i) => [id, clamp(level + (i < quarter ? -1 : i >= order.length - quarter ? 1 : 0))]));
}

/**
 * What each of `people` answered to a question that was settled at `settled`: mostly the same, often one off, now and
 * then two, and sometimes "I don't know". The first always chose the settled level, which so lies within the spread.
 */
export function chooseAnswers(city: string, question: string, settled: Level, people: number): (Level | null)[] {
	const wide = drawFor(`wide ${city} ${question}`, 5) === 0;
	return Array.from({ length: people }, (_, i) => {
		if (i === 0) return settled;
		const drawn = drawFor(`${city} ${question} ${i}`, 20);
		if (drawn < 2) return null;
		if (drawn < 12) return settled;
		if (drawn < 15) return clamp(settled + 1);
		if (drawn < 18 || !wide) return clamp(settled - 1);
		return clamp(settled + (drawn === 18 ? 2 : -2));
	});
}

function clamp(level: number): Level {
	return levels[Math.min(5, Math.max(1, level)) - 1] ?? 1;
}

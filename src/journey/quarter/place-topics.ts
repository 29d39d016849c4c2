import type { TopicId } from '#journey/backlog/backlog.ts';

/**
 * The order in which a city grades: first what it told a need for, then the rest, shuffled for this city and quarter.
 * The first of a list is chosen more often than the last; with the same order everywhere the list would choose. The
 * same seed gives the same order on every load, so nobody loses their place.
 */
export function placeTopics<T extends { id: TopicId }>(topics: readonly T[], told: ReadonlySet<TopicId>, seed: string): T[] {
	const drawn = new Map(topics.map(({ id }) => [id, draw(`${seed} ${id}`)]));
	const rank = ({ id }: T) => (told.has(id) ? 0 : 1);
	return [...topics].sort((a, b) => rank(a) - rank(b) || (drawn.get(a.id) ?? 0) - (drawn.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

/** FNV-1a, then the mixing step of MurmurHash3: names that differ in one letter land far apart. */
function draw(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}

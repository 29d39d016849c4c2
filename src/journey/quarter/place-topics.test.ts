import { expect, test } from 'vitest';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { placeTopics } from './place-topics.ts';

const topics = Array.from({ length: 12 }, (_, i) => ({ id: `topic-${i}` as TopicId }));
const ids = (told: string[], seed: string, list = topics) => placeTopics(list, new Set(told as TopicId[]), seed).map(({ id }) => id);

test('told needs come first; the rest stands in an order of its own for each city, the same on every load', () => {
	expect(ids(['topic-7'], 'q1 kumasi')[0]).toBe('topic-7');
	expect(ids([], 'q1 kumasi')).toEqual(ids([], 'q1 kumasi', [...topics].reverse()));
	expect(ids([], 'q1 kumasi')).not.toEqual(ids([], 'q1 lagos'));
	expect(new Set(ids([], 'q1 lagos')).size).toBe(12);
});

test('over many cities every topic is first about as often', () => {
	const first = new Map<string, number>();
	for (let i = 0; i < 1200; i++) {
		const [id = ''] = ids([], `q${i % 4} city-${i}`);
		first.set(id, (first.get(id) ?? 0) + 1);
	}
	expect(Math.min(...topics.map(({ id }) => first.get(id) ?? 0))).toBeGreaterThan(60);
	expect(Math.max(...first.values())).toBeLessThan(150);
});

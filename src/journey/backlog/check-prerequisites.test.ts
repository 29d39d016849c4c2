import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPrerequisites, listMissing } from './check-prerequisites.ts';
import type { Topic, TopicId } from './backlog.ts';

const topic = (id: string, after: readonly string[] = [], state: Topic['state'] = 'listed') => ({ id: id as TopicId, after: after as TopicId[], state });
const a = 'a' as TopicId;

test('topics that would wait for each other are named along the cycle', () => {
	const topics = [topic('a'), topic('b', ['a']), topic('c', ['b'])];
	expect(checkPrerequisites(topics, a, ['c' as TopicId])).toEqual(['a', 'c', 'b']);
	expect(checkPrerequisites(topics, a, [a])).toEqual(['a']);
	expect(checkPrerequisites(topics, 'c' as TopicId, [a])).toBeNull();
	expect(checkPrerequisites(topics, 'new' as TopicId, [a, 'c' as TopicId])).toBeNull();
});

test('whatever order topics are made in, waiting only for earlier ones is never a cycle', () => {
	fc.assert(fc.property(fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 }), (rows) => {
		const topics = rows.map((after, i) => topic(`t${i}`, after.filter((j) => j < i).map((j) => `t${j}`)));
		for (const one of topics) expect(checkPrerequisites(topics, one.id, one.after)).toBeNull();
	}));
});

test('what is done or retired is waited for no longer', () => {
	const topics = new Map([topic('done', [], 'done'), topic('gone', [], 'retired'), topic('open')].map((one) => [one.id, one]));
	expect(listMissing({ after: ['done', 'gone', 'open', 'unknown'] as TopicId[] }, topics).map(({ id }) => id)).toEqual(['open']);
});

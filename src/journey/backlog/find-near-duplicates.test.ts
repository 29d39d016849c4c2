import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { Topic } from './backlog.ts';
import { startingTopics } from './content.server.ts';
import { findNearDuplicates, likelyTopic, nearDuplicate, wordsOf } from './find-near-duplicates.ts';

const topics: readonly Topic[] = startingTopics('2027-01-01' as Day, []);
const near = (words: string) => findNearDuplicates(words, topics, nearDuplicate).map(({ topic }) => topic as string);
const likely = (words: string) => findNearDuplicates(words, topics, likelyTopic).slice(0, 6).map(({ topic }) => topic as string);

test.each(['en', 'fr', 'pt', 'ar'] as const)('each topic is found first by its own name in %s', (lang) => {
	for (const topic of topics) expect([topic.id, near(topic.names[lang] ?? '')[0]]).toEqual([topic.id, topic.id]);
});

test.each([
	['Following up the budget', 'budget-followup'],
	['budjet folow-up', 'budget-followup'],
	['DATA MANAGMENT', 'data-management'],
	['Paiements mobiles', 'mobile-payment'],
	['le paiement par mobile', 'mobile-payment'],
	['Gestao de projetos', 'project-management'],
	['إدارة المشروع', 'project-management'],
	['اداره البيانات', 'data-management'],
	['إدارةُ البَيَانَاتِ', 'data-management'],
])('“%s” is shown as near to %s before a new topic is made', (words, topic) => {
	expect(near(words)).toContain(topic);
});

test.each(['Street lighting', 'Eau potable', 'Drenagem urbana', 'الصرف الصحي'])('“%s” is near to nothing', (words) => {
	expect(near(words)).toEqual([]);
});

test.each([
	['Our collectors cannot take the market fee by phone and match the payment', 'mobile-payment'],
	['Nous ne savons pas suivre le budget des projets', 'budget-followup'],
	['Precisamos de gerir melhor os dados dos nossos registos', 'data-management'],
	['نحتاج إلى إدارة بيانات السوق', 'data-management'],
])('a need told in a sentence meets a likely topic: %s', (words, topic) => {
	expect(likely(words)).toContain(topic);
});

test('words that many topics use count less than a rare one', () => {
	const few = ['water', 'waste', 'roads'].map((name) => ({ id: name as Topic['id'], names: { en: `City ${name}` }, objective: {} }));
	expect(findNearDuplicates('City water', few, 0).map(({ topic }) => topic)[0]).toBe('water');
	expect(findNearDuplicates('City lamps', few, nearDuplicate)).toEqual([]);
});

test('nothing said, nothing found; the order of topics changes nothing; alikeness stays within 0 and 1', () => {
	expect(findNearDuplicates(' … ', topics, 0)).toEqual([]);
	fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.shuffledSubarray([...topics], { minLength: topics.length }), (words, shuffled) => {
		const found = findNearDuplicates(words, topics, 0.01);
		expect(findNearDuplicates(words, shuffled, 0.01)).toEqual(found);
		for (const { alikeness } of found) expect(alikeness > 0 && alikeness <= 1.000001).toBe(true);
	}), { numRuns: 30 });
});

test('words are folded to what they say', () => {
	expect(wordsOf('L’École, the SCHOOLS')).toEqual(['ecole', 'schools']);
	expect(wordsOf('المدرسة والمدرسه')).toEqual(['مدرسه', 'مدرسه']);
});

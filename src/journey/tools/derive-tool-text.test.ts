import { expect, test } from 'vitest';
import type { Text } from '#journey/text/text.ts';
import { deriveToolText, languageOf } from './derive-tool-text.ts';
import type { CanvasField } from './tools.ts';

const canvas: CanvasField[] = [{ id: 'case', kind: 'line' }, { id: 'people', kind: 'table', rows: 3, columns: ['who', 'want'] }];
const text = (said: Partial<Text>): Text => ({ of: 'map', lang: 'en', version: 1, isSource: true, title: 'Map', aim: 'See', blocks: {}, editions: {}, ...said });
const source = text({ blocks: { when: 'Now', steps: '1. Go', 'field.case': 'The case', 'help.case': 'One sentence', 'field.people': 'People', 'column.people.who': 'Who', 'example.case': 'Bins', 'example.people': '- Mayor | votes\n- Guard' } });
const french = text({ lang: 'fr', isSource: false, title: 'Carte', blocks: { when: 'Maintenant', 'field.case': 'Le cas', 'example.case': 'Bacs' } });
const derive = (lang: 'en' | 'fr' | 'ar', texts = [source, french]) => deriveToolText(canvas, texts, lang, (block) => `<p>${block}</p>`);

test('blocks become HTML; names, help and the example stay plain words, tables row by row', () => {
	expect(derive('en')).toMatchObject({
		lang: 'en', state: 'own', title: 'Map', html: { when: '<p>Now</p>', steps: '<p>1. Go</p>' }, labels: { 'field.case': 'The case', 'help.case': 'One sentence', 'column.people.who': 'Who' },
		example: { case: 'Bins', people: [{ who: 'Mayor', want: 'votes' }, { who: 'Guard', want: '' }] }, older: [], inSource: [],
	});
});

test('what a translation has not is shown from the source, and each part knows its language', () => {
	const found = derive('fr');
	expect(found).toMatchObject({ lang: 'fr', title: 'Carte', html: { when: '<p>Maintenant</p>', steps: '<p>1. Go</p>' }, labels: { 'field.case': 'Le cas', 'field.people': 'People' } });
	expect(found && ['when', 'steps', 'field.case', 'field.people'].map((id) => languageOf(found, id))).toEqual(['fr', 'en', 'fr', 'en']);
});

test('a part whose source changed since says so', () => {
	expect(derive('fr', [{ ...source, editions: { when: 2 } }, french])?.older).toEqual(['when']);
});

test('without a translation the source is shown, and without any text nothing', () => {
	expect(derive('ar')).toMatchObject({ lang: 'en', state: 'missing' });
	expect(derive('en', [])).toBeNull();
});

import { expect, test } from 'vitest';
import { chooseBlocks } from './choose-blocks.ts';
import type { Text } from './text.ts';

const source: Text = { of: 'agile', lang: 'en', version: 2, isSource: true, title: 'Agile', aim: 'Deliver', blocks: { who: 'For all', plan: 'Costs' }, editions: { plan: 2 } };
const french: Text = { ...source, lang: 'fr', isSource: false, blocks: { plan: 'Coûts' }, editions: {} };

test('a reader sees their language block by block, and the source where a block is not written in it', () => {
	const shown = chooseBlocks([source, french], 'fr', (words) => `<p>${words}</p>`);
	expect(shown?.blocks).toEqual({ plan: { words: '<p>Coûts</p>', lang: 'fr' }, who: { words: '<p>For all</p>', lang: 'en' } });
	expect([shown?.state, shown?.older]).toEqual(['own', new Set(['plan'])]);
});

test('without a text in the reader’s language all of it is the source’s', () => {
	expect(chooseBlocks([source, french], 'ar')).toMatchObject({ state: 'missing', lang: 'en', blocks: { who: { lang: 'en' } } });
	expect(chooseBlocks([], 'ar')).toBeNull();
});

import { expect, test } from 'vitest';
import { countWork } from './count-work.ts';
import type { Text } from './text.ts';

const source: Text = { of: 'agile', lang: 'en', version: 3, isSource: true, title: 'Agile', aim: 'Deliver', blocks: { who: 'For all', plan: 'Costs', gone: 'A field taken out' }, editions: { who: 3, gone: 2 } };
const french: Text = { ...source, lang: 'fr', isSource: false, blocks: { who: 'Pour tous' }, editions: {} };

test('counts what is older, missing and empty among the blocks there are now', () => {
	expect(countWork(french, source, ['title', 'who', 'plan', 'sources'])).toEqual({ older: 1, missing: 1, empty: 0 });
	expect(countWork(source, source, ['title', 'who', 'plan', 'sources'])).toEqual({ older: 0, missing: 0, empty: 1 });
	expect(countWork(undefined, source, ['who'])).toBeNull();
});

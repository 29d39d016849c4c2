import { expect, test } from 'vitest';
import { restored, type Entries } from './restore-draft.ts';

const draft: Entries = [['version', '3'], ['level', '2'], ['topics', 'maps'], ['topics', 'data'], ['evidence', 'half a sen']];
const field = (type: string, name: string, value: string) => ({ type, name, value });

test.each([
	['a text comes back', field('textarea', 'evidence', ''), { value: 'half a sen', checked: null }],
	['the version it was written against comes back, so that it meets a newer one', field('hidden', 'version', '5'), { value: '3', checked: null }],
	['the choice made is chosen', field('radio', 'level', '2'), { value: '2', checked: true }],
	['any other is not, even if the page has it', field('radio', 'level', '4'), { value: '4', checked: false }],
	['several choices come back', field('checkbox', 'topics', 'data'), { value: 'data', checked: true }],
	['what the draft never saw is not claimed in a hidden field', field('hidden', 'after', 'the key of another form'), { value: '', checked: null }],
	['a text the draft never saw stays as the page has it', field('text', 'source', 'council minutes'), { value: 'council minutes', checked: null }],
	['each page has its own key', field('hidden', 'key', 'new'), { value: 'new', checked: null }],
])('%s', (_, given, expected) => {
	expect(restored(given, draft)).toEqual(expected);
});

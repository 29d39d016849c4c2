import { expect, test } from 'vitest';
import { listIn, readContent } from './content.ts';

const file = '---\nlanguage: en\nversion: 1\n---\n# Side {#side}\n## A question? {#q area=data after=x,y}\nBody\n\n1. one\n';

test('reads the header, the headings with their ids and attributes, and what stands between', () => {
	expect(readContent(file, 'x.md')).toEqual({
		header: { language: 'en', version: '1' },
		sections: [
			{ depth: 1, id: 'side', attributes: {}, title: 'Side', body: '' },
			{ depth: 2, id: 'q', attributes: { area: 'data', after: 'x,y' }, title: 'A question?', body: 'Body\n\n1. one' },
		],
	});
	expect(listIn('x, y')).toEqual(['x', 'y']);
	expect(listIn('')).toEqual([]);
});

test.each([
	['no header', '# T {#t}', 'x.md, line 1: the header must begin with ---'],
	['an open header', '---\na: b', 'x.md, line 1: the header has no closing ---'],
	['a heading without an id', '---\na: b\n---\n# T', 'x.md, line 4: a heading ends with its id in braces'],
	['text before the first heading', '---\na: b\n---\nhello', 'x.md, line 4: text stands before'],
])('%s is refused with its line', (_, text, sentence) => {
	expect(() => readContent(text, 'x.md')).toThrow(sentence);
});

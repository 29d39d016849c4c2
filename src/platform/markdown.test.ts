import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.server.ts';

test.each([
	['lists and stress are kept', '- **one**\n- two', '<ul>\n<li><strong>one</strong></li>\n<li>two</li>\n</ul>'],
	['HTML of a writer stays text', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
	['a link that runs code stays text', '[press](javascript:alert(1))', '<p>[press](javascript:alert(1))</p>'],
	['an address in the text stays text', 'see https://example.org', '<p>see https://example.org</p>'],
	['a picture becomes a link, not weight', '![map](https://example.org/map.png)', '<p>!<a href="https://example.org/map.png">map</a></p>'],
	['a heading stands below those of the page', '# First\n##### Deep', '<h4>First</h4>\n<h6>Deep</h6>'],
])('%s', (_, text, html) => {
	expect(renderMarkdown(text)).toBe(html);
	expect(renderMarkdown(text)).toBe(html);
});

import { expect, test } from 'vitest';
import { renderMarkdown } from '#platform/markdown.server.ts';
import { showLinks } from './show-links.ts';

test('a tool or a module named in a text is opened in the language of the page', () => {
	expect(showLinks(renderMarkdown('Take the [risk register](tool:risk-register).'), 'fr')).toContain('<a href="/fr/tools/risk-register">risk register</a>');
	expect(showLinks(renderMarkdown('After [agile](module:agile).'), 'ar')).toContain('href="/ar/curriculum/agile"');
});

test('other links stay as they are', () => {
	const html = renderMarkdown('[A book](https://example.org/tool:x)');
	expect(showLinks(html, 'en')).toBe(html);
});

test('a name that is no id leads nowhere else', () => {
	for (const name of ['tool:a/../../../sign-out', 'tool:a?next=x', 'tool:a"onmouseover="x', 'module:']) expect(showLinks(renderMarkdown(`[x](${name})`), 'en')).not.toContain('/en/');
});

import MarkdownIt from 'markdown-it';

/** Raw HTML and pictures stay text: what a network writes into its modules must not reach a reader as code or as weight. */
const markdown = new MarkdownIt({ html: false, linkify: false }).disable('image');

/** Headings of a text stand below those of the page it is shown on: its own first level is the fourth of the page. */
const shift = 3;
markdown.core.ruler.push('lower_headings', ({ tokens }) => {
	for (const token of tokens) if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`;
});

/** Texts change once a month and are read by every city: each is rendered once. Cleared when it has grown past a large network's curriculum. */
const rendered = new Map<string, string>();
const mostKept = 4000;

/** A text of the curriculum as HTML, safe to put into a page as it is. */
export function renderMarkdown(text: string): string {
	const known = rendered.get(text);
	if (known !== undefined) return known;
	if (rendered.size >= mostKept) rendered.clear();
	const html = markdown.render(text).trim();
	rendered.set(text, html);
	return html;
}

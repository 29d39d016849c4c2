import type { Lang } from '#i18n/translator.ts';

const places = { tool: 'tools', module: 'curriculum' } as const;

/** The addresses of a rendered text in which writers named tools and modules by their id, as in `[Risk register](tool:risk-register)`. */
export function showLinks(html: string, lang: Lang): string {
	return html.replace(/href="(tool|module):([\w%-]+)"/g, (_, kind: keyof typeof places, id: string) => `href="/${lang}/${places[kind]}/${id}"`);
}

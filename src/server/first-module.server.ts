import { textIn, type InLanguages } from '#i18n/translator.ts';
import type { FirstModule } from '#journey/baseline/profile-pages.server.tsx';
import { listModules } from '#journey/curriculum/store.server.ts';
import { listTitles } from '#journey/text/store.server.ts';

/** The first module offered in an area, in the curriculum's order: what a city's page proposes when no city teaches. */
export const firstModule: FirstModule = async (db, network, area, lang) => {
	const found = (await listModules(db, network)).find((module) => module.area === area && module.state === 'offered');
	if (!found) return null;
	const titles: InLanguages = Object.fromEntries((await listTitles(db, network, 'module')).filter(({ of }) => of === found.id).map((text) => [text.lang, text.title]));
	const { text: title, lang: shown } = textIn(titles, lang);
	return { path: `/curriculum/${found.id}`, title, lang: shown };
};

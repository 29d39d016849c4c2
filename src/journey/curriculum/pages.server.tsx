/** The core curriculum: the map of its modules with who needs them, and each module as it is written. */
import { Hono } from 'hono';
import { listLevelsIn } from '#journey/baseline/level-store.server.ts';
import { citiesOf, travels } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { renderMarkdown } from '#platform/markdown.server.ts';
import { page } from '#ui/page.ts';
import { chooseText } from './choose-text.ts';
import { chooseVariant } from './choose-variant.ts';
import { countNeeds } from './count-needs.ts';
import type { Module, ModuleId, ModuleText } from './curriculum.ts';
import { CurriculumMap, type OnMap } from './curriculum-view.tsx';
import { ModulePage, type ModuleSheet } from './module-view.tsx';
import { findModule, listModules, listModuleTexts, listModuleTitles } from './store.server.ts';
import { summariseStanding } from './summarise-standing.ts';

export const curriculumPages = new Hono<InsideEnv>()
	.get('/:lang/curriculum', async (c) => {
		const { db, network } = c.get('inside');
		const modules = (await listModules(db, network.id)).filter((module) => module.state === 'offered');
		const view = { modules: await placeOnMap(c, modules), titles: await listModuleTitles(db, network.id) };
		return page(c, <CurriculumMap frame={c.get('frame')} {...view} />);
	})
	.get('/:lang/curriculum/:module', async (c) => {
		const { db, network } = c.get('inside');
		const frame = c.get('frame');
		const module = await findModule(db, network.id, c.req.param('module') as ModuleId);
		if (!module) return c.notFound();
		const [on] = await placeOnMap(c, [module]);
		if (!on) return c.notFound();
		const titles = await listModuleTitles(db, network.id);
		const text = renderText(await listModuleTexts(db, network.id, [module.id], [frame.lang]), frame.lang);
		return page(c, <ModulePage frame={frame} sheet={{ ...on, titles, text }} />);
	});

/** Each module with how many cities have a way to go in its area, and what it proposes to the reader's own cities. */
async function placeOnMap(c: InsideContext, modules: readonly Module[]): Promise<OnMap[]> {
	const { db, network, actor } = c.get('inside');
	const cities = await listCities(db, network.id, c.get('frame').lang);
	const areas = [...new Set(modules.map((module) => module.area))];
	const standing = summariseStanding(await listLevelsIn(db, network.id, areas, null));
	const travelling = cities.filter(travels).map((city) => city.id);
	const own = citiesOf(actor).flatMap((id) => cities.filter((city) => city.id === id));
	return modules.map((module) => ({
		module,
		needs: countNeeds(module.area, travelling, standing),
		own: own.map((city) => ({ city, proposed: chooseVariant(module.area, standing.get(city.id)?.get(module.area) ?? null) })),
	}));
}

function renderText(texts: readonly ModuleText[], lang: ModuleText['lang']): ModuleSheet['text'] {
	const found = chooseText(texts, lang);
	if (!found) return null;
	const { text, state } = found;
	const source = texts.find((candidate) => candidate.translates === null)?.lang ?? text.lang;
	return { lang: text.lang, title: text.title, objective: text.objective, state, source, blocks: Object.fromEntries(Object.entries(text.blocks).map(([id, block]) => [id, renderMarkdown(block)])) };
}

/** The core curriculum: the map of its modules with who needs them, and each module as it is written. */
import { Hono } from 'hono';
import { decideSight } from '#journey/baseline/decide-sight.ts';
import { listLevelsIn } from '#journey/baseline/level-store.server.ts';
import { citiesOf, may, travels } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { planSections } from '#journey/plan/plan.ts';
import { chooseBlocks } from '#journey/text/choose-blocks.ts';
import { showLinks } from '#journey/text/show-links.ts';
import { listTexts, listTitles } from '#journey/text/store.server.ts';
import { listTools } from '#journey/tools/store.server.ts';
import { renderMarkdown } from '#platform/markdown.server.ts';
import { page } from '#ui/page.ts';
import { chooseVariant } from './choose-variant.ts';
import type { Module, ModuleId } from './curriculum.ts';
import { CurriculumMap, type OnMap, type Titles } from './curriculum-view.tsx';
import { tellingCities } from './example-pages.server.tsx';
import { listExamples } from './example-store.server.ts';
import { mostOnModule } from './example-view.tsx';
import { listWhoNeeds } from './list-who-needs.ts';
import { ModulePage } from './module-view.tsx';
import { findModule, listModules } from './store.server.ts';
import { summariseStanding } from './summarise-standing.ts';

export const curriculumPages = new Hono<InsideEnv>()
	.get('/:lang/curriculum', async (c) => {
		const { db, network, actor } = c.get('inside');
		const all = await listModules(db, network.id);
		const offered = all.filter((module) => module.state === 'offered');
		const mayEdit = may(actor, 'editCurriculum');
		const sheet = {
			...await placeOnMap(c, offered), retired: mayEdit ? all.filter((module) => module.state === 'retired') : [], mayEdit,
			titles: await listAllTitles(c, null, offered.flatMap((module) => module.tools)), plan: planSections.find((section) => section === c.req.query('plan')) ?? null,
		};
		return page(c, <CurriculumMap frame={c.get('frame')} sheet={sheet} />);
	})
	.get('/:lang/curriculum/:module', async (c) => {
		const { db, network, actor } = c.get('inside');
		const frame = c.get('frame');
		const module = await findModule(db, network.id, c.req.param('module') as ModuleId);
		if (!module) return c.notFound();
		const { modules: [on], cities } = await placeOnMap(c, [module]);
		if (!on) return c.notFound();
		const sheet = {
			...on, cities, titles: await listAllTitles(c, module.after, module.tools),
			text: chooseBlocks(await listTexts(db, network.id, 'module', [module.id], [frame.lang]), frame.lang, (words) => showLinks(renderMarkdown(words), frame.lang)),
			examples: await listExamples(db, network.id, module.id, 0, mostOnModule), mayEdit: may(actor, 'editCurriculum'), mayTell: tellingCities(actor).length > 0,
		};
		return page(c, <ModulePage frame={frame} sheet={sheet} done={c.req.query('done')} />);
	});

/** Each module with the cities that have a way to go in its area, and what it proposes to the reader's own cities. */
async function placeOnMap(c: InsideContext, modules: readonly Module[]): Promise<{ modules: OnMap[]; cities: OnCities }> {
	const { db, network, actor } = c.get('inside');
	const cities = await listCities(db, network.id, c.get('frame').lang);
	const standing = summariseStanding(await listLevelsIn(db, network.id, [...new Set(modules.map((module) => module.area))], null));
	const travelling = cities.filter(travels).map((city) => city.id);
	const isSeen = new Set(cities.filter((city) => decideSight(actor, city)).map((city) => city.id));
	const own = citiesOf(actor).flatMap((id) => cities.filter((city) => city.id === id));
	return {
		cities: new Map(cities.map((city) => [city.id, city.names])),
		modules: modules.map((module) => ({
			module, needs: listWhoNeeds(module.area, travelling, standing, isSeen),
			own: own.map((city) => ({ city, proposed: chooseVariant(module.area, standing.get(city.id)?.get(module.area) ?? null) })),
		})),
	};
}

type OnCities = Parameters<typeof CurriculumMap>[0]['sheet']['cities'];

/** Titles of modules (all with null) and of the tools named that are offered. */
async function listAllTitles(c: InsideContext, modules: readonly string[] | null, used: readonly string[]): Promise<Titles> {
	const { db, network } = c.get('inside');
	const offered = (await listTools(db, network.id)).filter(({ id, state }) => state === 'offered' && used.includes(id));
	return { modules: await listTitles(db, network.id, 'module', modules), tools: await listTitles(db, network.id, 'tool', offered.map(({ id }) => id)) };
}

import { Hono } from 'hono';
import { textIn, type Lang } from '#i18n/translator.ts';
import { may, type Actor, type CityId, type NetworkId } from '#journey/network/network.ts';
import { findCity, findFacts, listThemes } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import type { Db } from '#platform/db/db.server.ts';
import { page } from '#ui/page.ts';
import { type Area, type Level } from './baseline.ts';
import { chooseFirstStep, listGaps } from './choose-first-step.ts';
import { decideSight } from './decide-sight.ts';
import { listOffersOf, listTeachers } from './offer-store.server.ts';
import { listPlacedLevels } from './picture-store.server.ts';
import { ProfilePage, type Profile, type SeenLevels } from './profile-view.tsx';
import { readFacts } from './read-facts.ts';
import { listTargets } from './store.server.ts';
import { levelsBySide } from './summarise-picture.ts';

/** The first module of the curriculum in an area, which this concept does not know: the host hands it in. */
export type FirstModule = (db: Db, network: NetworkId, area: Area, lang: Lang) => Promise<{ path: string; title: string; lang: Lang } | null>;

/** The page of one city, for everybody in the network; its levels only for those who see them by its name. */
export function profilePages(firstModule: FirstModule) {
	return new Hono<InsideEnv>().get('/:lang/cities/:city', async (c) => {
		const { db, network, actor } = c.get('inside');
		const frame = c.get('frame');
		const city = may(actor, 'readNetwork') ? await findCity(db, network.id, c.req.param('city') as CityId) : null;
		if (!city) return c.notFound();
		const facts = readFacts(await findFacts(db, network.id, city.id));
		const [theme = null] = await listThemes(db, network.id, city.id);
		const offers = (await listOffersOf(db, network.id, city.id)).filter((offer) => !offer.withdrawnAt);
		const seen = decideSight(actor, city) ? await levelsOf(c, city.id, firstModule) : null;
		return page(c, <ProfilePage frame={frame} city={city} theme={theme} facts={facts} offers={offers} seen={seen} links={linksFor(actor, city.id)} />);
	});
}

async function levelsOf(c: InsideContext, city: CityId, firstModule: FirstModule): Promise<SeenLevels> {
	const { db, network } = c.get('inside');
	const { lang } = c.get('frame');
	const placed = await listPlacedLevels(db, network.id, city);
	const none: ReadonlyMap<Area, Level> = new Map();
	const current = levelsBySide(placed, null).get(city) ?? none;
	const targets = new Map((await listTargets(db, network.id, city)).map(({ area, level }) => [area, level]));
	const [gap] = listGaps(current, targets);
	const teachers = gap ? (await listTeachers(db, network.id, gap.area)).filter((other) => other.city !== city && (other.status === 'active' || other.status === 'returning')) : [];
	// A city that teaches comes before a module, so the curriculum is asked only when there is none.
	const module = gap && teachers.length === 0 ? await firstModule(db, network.id, gap.area, lang) : null;
	const step = chooseFirstStep({ city, current, targets }, teachers.map((other) => ({ city: other.city, area: gap?.area ?? 'digital' })), () => module !== null);
	const teacher = teachers.find((other) => step.kind === 'learnFrom' && other.city === step.teacher);
	return {
		current, targets, step, module, teacher: teacher ? textIn(teacher.names, lang).text : '',
		bySide: { authority: levelsBySide(placed, 'authority').get(city) ?? none, territory: levelsBySide(placed, 'territory').get(city) ?? none },
	};
}

function linksFor(actor: Actor, city: CityId): Profile['links'] {
	const rights = {
		baseline: 'readCity', targets: 'readCity', offers: 'readCity', people: 'readCity', theme: 'describeCity', edit: 'describeCity', status: 'setCityStatus', handover: 'managePeople',
	} as const;
	return (Object.keys(rights) as (keyof typeof rights)[]).filter((link) => may(actor, rights[link], city));
}

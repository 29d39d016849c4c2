import { Hono } from 'hono';
import { textIn } from '#i18n/translator.ts';
import { citiesOf, may, travels } from '#journey/network/network.ts';
import { placePage } from '#journey/network/place-page.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { page } from '#ui/page.ts';
import { sides, type Area, type Level } from './baseline.ts';
import { chooseThreeLists } from './choose-three-lists.ts';
import { decideSight } from './decide-sight.ts';
import { listStandingOffers } from './offer-store.server.ts';
import { listAllPlacedLevels } from './picture-store.server.ts';
import { PicturePage, type Row } from './picture-view.tsx';
import { listTargets } from './store.server.ts';
import { levelsBySide, summarisePicture } from './summarise-picture.ts';
import { fewestWithoutNames, summariseSpread } from './summarise-spread.ts';

/** More rows nobody reads at once, and a page's cost must not grow with the network. */
const rowsAtOnce = 100;

/** The network picture, for everybody in the network; whom it names depends on who reads. */
export const picturePages = new Hono<InsideEnv>().get('/:lang/baseline', (c) => show(c));

async function show(c: InsideContext) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	if (!may(actor, 'readNetwork')) return c.notFound();
	const side = sides.find((one) => one === c.req.query('side')) ?? null;
	const cities = await listCities(db, network.id, frame.lang);
	const placed = await listAllPlacedLevels(db, network.id);
	const picture = summarisePicture({ cities, placed, targets: await listTargets(db, network.id, null), offers: await listStandingOffers(db, network.id) });

	const own = new Set(citiesOf(actor));
	const levels = side ? levelsBySide(placed, side) : new Map(picture.map((city) => [city.id, city.levels]));
	const named = cities.filter((city) => decideSight(actor, city));
	const names = new Map(cities.map((city) => [city.id, textIn(city.names, frame.lang).text]));
	const teaches = new Map(picture.map((city) => [city.id, city.teaches]));
	const rows = named.filter((city) => travels(city) || city.status === 'quiet').sort((a, b) => Number(a.status === 'quiet') - Number(b.status === 'quiet'))
		.map((city): Row => ({ id: city.id, name: names.get(city.id) ?? '', quiet: city.status === 'quiet', own: own.has(city.id), levels: levels.get(city.id) ?? new Map<Area, Level>(), teaches: teaches.get(city.id) ?? new Set<Area>() }));
	const paging = placePage(c.req.query('from'), rowsAtOnce, rows.length);

	const travelling = picture.filter((city) => city.travels);
	const unnamed = cities.filter((city) => travels(city) && !named.includes(city)).flatMap(({ id }) => levels.get(id) ?? []);
	const coordinated = [...own].find((city) => may(actor, 'confirmOffers', city)) ?? null;
	const shares = [...own].some((id) => cities.some((city) => city.id === id && city.sharesLevels));
	return page(c, (
		<PicturePage frame={frame} side={side} rows={rows.slice(paging.first, paging.first + rowsAtOnce)} paging={paging}
			settled={travelling.filter((city) => city.levels.size > 0).length} travelling={travelling.length} namesAll={named.length === cities.length}
			spread={unnamed.length < fewestWithoutNames ? null : summariseSpread(unnamed)} unnamed={unnamed.length}
			lists={chooseThreeLists(picture)} names={names} visible={new Set(named.map(({ id }) => id))} counts={unnamed.length === 0 || unnamed.length >= fewestWithoutNames}
			own={[...own][0] ?? null} coordinated={coordinated} shares={shares} />
	));
}

import { dayIn } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import { listLevelsIn } from '#journey/baseline/level-store.server.ts';
import { findBaselineLeft } from '#journey/baseline/store.server.ts';
import { summariseStanding } from '#journey/curriculum/summarise-standing.ts';
import { listGuideTopics, listSwaps } from '#journey/guide/store.server.ts';
import { citiesOf, may, travels, type City, type CityId } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { daysOfQuarter } from '#journey/quarter/plan-quarter.ts';
import { findCurrent } from '#journey/quarter/find-current.ts';
import { findRecord } from '#journey/quarter/ledger-store.server.ts';
import { timeline, type Mark, type QuarterId } from '#journey/quarter/quarter.ts';
import { listGradedCities, listMarks, listQuarters } from '#journey/quarter/store.server.ts';
import { summariseWhy } from '#journey/quarter/summarise-why.ts';
import type { HomePort, HomeSheet, Told } from './pages.tsx';

export function homePort(inside: Inside, lang: Lang): HomePort {
	return { now: inside.now, findHome: (city) => findHome(inside, city, lang) };
}

/** The home of a city this reader may see; with null of the reader's own. */
export async function findHome(inside: Inside, wanted: CityId | null, lang: Lang): Promise<HomeSheet | null> {
	const { db, network, actor, now } = inside;
	const id = wanted ?? citiesOf(actor)[0];
	if (!id || !may(actor, 'readCity', id)) return null;
	const cities = await listCities(db, network.id, lang);
	const city = cities.find((candidate) => candidate.id === id);
	if (!city) return null;
	const today = dayIn(city.zone, now);
	const { shown, running, gathering } = findCurrent(await listQuarters(db, network.id), today);
	const marks = shown ? await listMarks(db, network.id, shown.id, null) : [];
	const here = shown && timeline(shown, today).find(({ place }) => place === 'here');
	const left = await findBaselineLeft(db, network.id, id);
	const record = running ? await findRecord(db, network.id, running.id) : null;
	const graded = gathering ? (await listGradedCities(db, network.id, gathering.id)).has(id) : false;
	return {
		city, quarter: shown, quarters: countQuarters(network.firstQuarter, network.lastQuarter),
		marks: marks.filter((mark) => mark.city === id),
		...(here ? toldBy(cities, marks.filter((mark) => mark.step === here.step && mark.city !== id)) : { told: [], done: 0 }),
		travelling: cities.filter(travels).length,
		quiet: cities.filter((other) => other.status === 'quiet').map(({ names, expectedReturn }) => ({ names, expectedReturn })),
		standing: { gathering, graded, questionsLeft: left?.unanswered ?? 0, levelsOpen: (left?.unsettled ?? 0) > 0 },
		guide: shown ? await guideOf(inside, id, shown.id) : { topics: [], standing: {}, swaps: [] },
		why: record ? summariseWhy(record, id) : null,
	};
}

async function guideOf({ db, network }: Inside, city: CityId, quarter: QuarterId): Promise<HomeSheet['guide']> {
	const topics = await listGuideTopics(db, network.id, quarter);
	if (topics.length === 0) return { topics, standing: {}, swaps: [] };
	const standing = summariseStanding(await listLevelsIn(db, network.id, [...new Set(topics.map((topic) => topic.area))], city)).get(city);
	return { topics, standing: Object.fromEntries(standing ?? []), swaps: await listSwaps(db, network.id, quarter, city) };
}

/** How many of the others' words a home shows. */
const mostTold = 5;

/** What the others have told, the latest few in their words; a city without words still counts as having done it. */
function toldBy(cities: readonly City[], marks: readonly Mark[]): Pick<HomeSheet, 'told' | 'done'> {
	const latest = marks.filter((mark) => mark.words !== '').sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostTold);
	const told = latest.flatMap((mark): Told[] => {
		const city = cities.find((candidate) => candidate.id === mark.city);
		return city ? [{ city: city.id, names: city.names, words: mark.words }] : [];
	});
	return { told, done: marks.filter((mark) => mark.state === 'done').length };
}

/** Calendar quarters from the first to the last of the programme, both counted. */
export function countQuarters(first: string, last: string): number {
	const nth = (name: string) => Number(name.slice(0, 4)) * 4 + Number(name.slice(-1));
	return daysOfQuarter(first) && daysOfQuarter(last) ? Math.max(1, nth(last) - nth(first) + 1) : 1;
}

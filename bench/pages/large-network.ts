/**
 * A generated network for the measures: `cities` cities in the eleventh of twelve quarters, the twelfth gathering grades.
 * The same seed gives the same network, apart from ids drawn in the app and the days, which lie around `now`.
 */
import { runnerImport } from 'vite';
import { dayIn, type Day } from '#i18n/day.ts';
import type { NeedId, Topic } from '#journey/backlog/backlog.ts';
import { insertNeed, listTopics } from '#journey/backlog/store.server.ts';
import { areas, type Area, type Level, type Question } from '#journey/baseline/baseline.ts';
import { insertAnswer, insertSettledLevel, insertTarget, listQuestions } from '#journey/baseline/store.server.ts';
import { insertStudy } from '#journey/baseline/study-store.server.ts';
import { countryCodes, defaultsOf } from '#journey/network/countries.ts';
import type { CityId, NetworkId, PersonId, Role } from '#journey/network/network.ts';
import { insertMembership, insertPerson } from '#journey/network/person-store.server.ts';
import { insertSession } from '#journey/network/signin-store.server.ts';
import { insertCity, insertNetwork, insertStatus } from '#journey/network/store.server.ts';
import { inTransaction, openDatabase, type Tx } from '#platform/db/db.server.ts';
import { migrate } from '#platform/db/migrations.server.ts';
import { newId } from '#platform/id.ts';
import { seeded } from '../engines/row.ts';
import { fillQuarters, quarterName, type LargeCity, type LargeNetwork } from './large-quarters.ts';

/** Who may be let in: a session token for each role, and the city of the coordinator. */
export interface LargeEntrance {
	city: CityId;
	sessions: Record<'coordinator' | 'leadExpert' | 'secretariat', string>;
}

/** Fills the embedded database `file`, which must not hold a network yet. */
export async function makeLargeNetwork(file: string, cities: number, now: Date, seed = 7): Promise<LargeEntrance> {
	const db = openDatabase(file);
	try {
		await migrate(db, now);
		let entrance: LargeEntrance | null = null;
		await inTransaction(db, async (tx) => {
			entrance = await fill(tx, cities, now, seeded(seed));
			return { ok: true };
		});
		if (!entrance) throw new Error('the network was not made');
		return entrance;
	} finally {
		await db.destroy();
	}
}

async function fill(tx: Tx, count: number, now: Date, random: () => number): Promise<LargeEntrance> {
	const id = 'large' as NetworkId;
	const today = dayIn('UTC', now);
	await insertNetwork(tx, { id, name: `${count} cities`, languages: ['en', 'fr', 'pt', 'ar'], zone: 'Africa/Accra', firstQuarter: quarterName(today, -10), lastQuarter: quarterName(today, 1), isExample: false, version: 1 }, now);
	const by = await insertOne(tx, id, 'secretariat', null, 'secretariat');
	await insertOne(tx, id, 'leadExpert', null, 'leadExpert');
	// Content is taken in by pattern, which only Vite reads.
	const { module } = await runnerImport<typeof import('#journey/home/begin-commands.server.ts')>('/src/journey/home/begin-commands.server.ts', { logLevel: 'silent' });
	await module.loadStartingContent(tx, id, now, today);
	const questions = await listQuestions(tx, id);
	const topics = await listTopics(tx, id);

	const cities: LargeCity[] = [];
	for (let n = 1; n <= count; n++) cities.push(await fillCity(tx, { id, by, now, random }, n, questions));
	for (const city of cities) await tellNeeds(tx, { id, now, random }, city, topics);
	await fillQuarters(tx, { id, by, cities, topics, now, random });

	const [first] = cities;
	if (!first) throw new Error('a network has cities');
	return {
		city: first.id,
		sessions: {
			coordinator: await insertSession(tx, id, first.coordinator, now),
			leadExpert: await insertSession(tx, id, 'leadExpert' as PersonId, now),
			secretariat: await insertSession(tx, id, by, now),
		},
	};
}

async function insertOne(tx: Tx, network: NetworkId, role: Role, city: CityId | null, id: string): Promise<PersonId> {
	const person = id as PersonId;
	await insertPerson(tx, network, { id: person, name: `Person ${id}`, address: `${id}@example.org`, lang: 'en', version: 1 });
	await insertMembership(tx, network, { id: newId(), person, role, city, sector: role === 'member' ? 'citizens' : null, from: '2020-01-01' as Day, until: null });
	return person;
}

/** A city with its coordinator, two members who answered, settled levels and targets. One in fifty is quiet. */
async function fillCity(tx: Tx, { id: network, by, now, random }: Pick<LargeNetwork, 'id' | 'by' | 'now' | 'random'>, n: number, questions: readonly Question[]): Promise<LargeCity> {
	const number = String(n).padStart(4, '0');
	const id = `city-${number}` as CityId;
	const country = countryCodes[n % countryCodes.length]!;
	const { lang, ...defaults } = defaultsOf(country);
	const status = n % 50 === 49 ? 'quiet' : 'active';
	const names = { en: `Newtown ${number}`, fr: `Villeneuve ${number}`, pt: `Vila Nova ${number}`, ar: `المدينة الجديدة ${number}` };
	await insertCity(tx, network, { id, names, country, ...defaults, languages: [lang], sharesLevels: n % 3 === 0, status, statusReason: '', expectedReturn: null, version: 1 });
	await insertStatus(tx, network, { id: newId(), city: id, status, reason: status === 'quiet' ? 'Elections' : '', expectedReturn: null, by, at: now });
	const coordinator = await insertOne(tx, network, 'coordinator', id, `coordinator-${number}`);
	const members = [await insertOne(tx, network, 'member', id, `member-${number}-1`), await insertOne(tx, network, 'member', id, `member-${number}-2`)];

	await insertStudy(tx, network, id, 'final', now);
	const at = now.toISOString();
	const level = (most: number) => (1 + Math.floor(random() * most)) as Level;
	const least = Object.fromEntries(areas.map((area) => [area, 5])) as Record<Area, number>;
	for (const { id: question, area } of questions) {
		const settled = level(5);
		least[area] = Math.min(least[area], settled);
		for (const person of members) {
			await insertAnswer(tx, network, { city: id, question, person, level: settled, evidence: 'As our last report says.', source: 'Report', confidence: 'fairly', lang: 'en', channel: 'app', enteredBy: person, at, version: 1 });
		}
		await insertSettledLevel(tx, network, { city: id, question, level: settled, lowest: settled, highest: settled, dissent: '', lang: 'en', at, version: 1 }, coordinator);
	}
	for (const area of areas) await insertTarget(tx, network, { city: id, area, level: level(5), version: 1 });
	const gaps = Object.fromEntries(areas.map((area) => [area, Math.max(0, 4 - least[area] - Math.floor(random() * 3))])) as Record<Area, number>;
	return { id, coordinator, travels: status === 'active', gaps };
}

/** About three needs a city, in its own words, most of them linked to a topic. */
async function tellNeeds(tx: Tx, { id: network, now, random }: Pick<LargeNetwork, 'id' | 'now' | 'random'>, city: LargeCity, topics: readonly Topic[]): Promise<void> {
	const count = 2 + Math.floor(random() * 3);
	for (let n = 0; n < count; n++) {
		const topic = topics[Math.floor(random() * topics.length)]!;
		await insertNeed(tx, network, {
			id: newId() as NeedId, city: city.id, words: `Our council asks how ${topic.names.en ?? topic.id} is done where there are few people and little money.`, lang: 'en',
			toldBy: `Person ${city.coordinator}`, channel: 'app', person: city.coordinator, at: new Date(now.getTime() - Math.floor(random() * 300) * 86_400_000).toISOString(),
			state: n === 0 ? 'planned' : 'open', stateReason: '', topics: random() < 0.8 ? [topic.id] : [], version: 1,
		}, city.coordinator);
	}
}

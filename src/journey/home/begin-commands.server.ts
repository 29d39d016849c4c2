import { dayIn } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import { startingTopics } from '#journey/backlog/content.server.ts';
import { insertTopic, insertTopicsBefore } from '#journey/backlog/store.server.ts';
import { startingQuestionnaire } from '#journey/baseline/content.server.ts';
import { insertQuestionnaire } from '#journey/baseline/store.server.ts';
import { startingCurriculum } from '#journey/curriculum/content.server.ts';
import { insertCurriculum } from '#journey/curriculum/store.server.ts';
import { defaultsOf } from '#journey/network/countries.ts';
import type { City, CityId, Network, NetworkId, PersonId } from '#journey/network/network.ts';
import { insertMembership, insertPerson } from '#journey/network/person-store.server.ts';
import { insertSession } from '#journey/network/signin-store.server.ts';
import { insertCity, insertNetwork, insertStatus, listNetworks } from '#journey/network/store.server.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import { insertQuarter } from '#journey/quarter/store.server.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import type { Beginning } from './begin-form.ts';

export type BeginNetwork = { ok: true; session: string } | { ok: false; problem: 'alreadyBegun' };

/**
 * Begins the installation's own network: cities, the first secretariat account, the starting questionnaire, the core
 * curriculum, the long list and the first quarter's dates; signs that first person in. Refused once a network of one's own
 * stands. The form's key becomes the network's id, so that a form sent twice begins one network.
 */
export async function beginNetwork(db: Db, lang: Lang, said: Beginning, now: Date): Promise<BeginNetwork> {
	return inTransaction(db, async (tx): Promise<BeginNetwork> => {
		const id = said.key as NetworkId;
		const standing = (await listNetworks(tx)).find((network) => !network.isExample);
		if (standing && standing.id !== id) return { ok: false, problem: 'alreadyBegun' };

		const person = `${id}-first` as PersonId;
		if (!standing) await fillNetwork(tx, id, person, lang, said, now);
		return { ok: true, session: await insertSession(tx, id, person, now) };
	});
}

async function fillNetwork(tx: Tx, id: NetworkId, person: PersonId, lang: Lang, said: Beginning, now: Date): Promise<void> {
	const { zone } = defaultsOf(said.home);
	const today = dayIn(zone, now);
	const network: Network = {
		id, name: said.name, languages: said.languages, zone, firstQuarter: said.firstQuarter, lastQuarter: said.lastQuarter, isExample: false, version: 1,
	};
	await insertNetwork(tx, network, now);
	await insertPerson(tx, id, { id: person, name: said.person, address: said.address, lang, version: 1 });
	await insertMembership(tx, id, { id: newId(), person, role: 'secretariat', city: null, sector: null, from: today, until: null });
	for (const { name, country } of said.cities) {
		const { currency, lang: cityLang, zone: cityZone, weekend } = defaultsOf(country);
		const city: City = {
			id: newId() as CityId, names: { [lang]: name }, country, currency, zone: cityZone, weekend, languages: [cityLang], sharesLevels: false,
			status: 'active', statusReason: '', expectedReturn: null, version: 1,
		};
		await insertCity(tx, id, city);
		await insertStatus(tx, id, { id: newId(), city: city.id, status: 'active', reason: '', expectedReturn: null, by: person, at: now });
	}
	await loadStartingContent(tx, id, now, today);

	const days = daysOfQuarter(said.firstQuarter);
	const plan = days && planQuarter(days.startsOn, days.endsOn);
	if (plan) await insertQuarter(tx, id, { id: newId() as QuarterId, number: 1, state: 'planned', ...days, slots: 1, message: '', lang, version: 1, ...plan });
}

/** What every network begins with, and may then make its own: questionnaire, toolbox, core curriculum, long list. */
export async function loadStartingContent(tx: Tx, network: NetworkId, now: Date, today: ReturnType<typeof dayIn>): Promise<void> {
	await insertQuestionnaire(tx, network, startingQuestionnaire());
	await insertToolbox(tx, network, startingTools(), now);
	const curriculum = startingCurriculum();
	await insertCurriculum(tx, network, curriculum, now);
	const topics = startingTopics(today, curriculum.modules.map((module) => module.id));
	for (const topic of topics) await insertTopic(tx, network, topic);
	for (const topic of topics) await insertTopicsBefore(tx, network, topic.id, topic.after);
}

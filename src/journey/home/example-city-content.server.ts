import { addDays, type Day } from '#i18n/day.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import { insertMembership, insertPerson } from '#journey/network/person-store.server.ts';
import { insertCity, insertStatus, insertTheme } from '#journey/network/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { onDay, personAt, type Stage, type ToldCity } from './example-story-content.server.ts';

/** The day the twelfth city was selected, with the others; a public fact. */
const selectedOn = '2019-03-25' as Day;

/** Days before the first quarter on which the network's own people begin, and the cities. */
export const networkBegins = 120;
export const citiesBegin = 90;

/** The cities with their public facts, and the people invented for them. */
export async function fillCities(tx: Tx, network: NetworkId, stage: Stage): Promise<void> {
	const { story, begins } = stage;
	const from = addDays(begins, citiesBegin - networkBegins);
	for (const [id, name, role, lang] of story.people.network) {
		await insertPerson(tx, network, { id, name, address: null, lang, version: 1 });
		await insertMembership(tx, network, { id: `${id}-role`, person: id, role, city: null, sector: null, from, until: null });
	}
	for (const city of story.cities) {
		await fillCity(tx, network, stage, city);
		if (city.participated) await fillPeople(tx, network, stage, city.id);
	}
}

async function fillCity(tx: Tx, network: NetworkId, { story, quarters, begins }: Stage, told: ToldCity): Promise<void> {
	const { id, names, country, currency, zone, weekend, languages, sharesLevels, participated, facts } = told;
	await insertCity(tx, network, { id, names, country, currency, zone, weekend, languages, sharesLevels, status: 'selected', statusReason: '', expectedReturn: null, version: 1 }, facts);
	const by = secretary(story);
	const status = (of: Partial<Parameters<typeof insertStatus>[2]>) => ({ id: `${id}-${of.status ?? 'selected'}`, city: id, status: 'selected' as const, reason: '', expectedReturn: null, by, at: new Date(onDay(selectedOn)), ...of });
	if (!participated) {
		await insertStatus(tx, network, status({ reason: 'Selected in March 2019; did not take part.' }));
		return;
	}
	await insertStatus(tx, network, status({ status: 'active', at: new Date(onDay(begins)) }));
	const { quiet, theme } = story.journey;
	if (quiet.city === id) {
		const since = quietSince({ story, quarters });
		const [next] = quarters.slice(-1);
		if (since && next) await insertStatus(tx, network, status({ status: 'quiet', reason: quiet.reason, expectedReturn: next.startsOn, by: personAt(id, 0), at: new Date(onDay(since)) }));
	}
	const changed = quarters.find(({ number }) => number === theme.quarter);
	for (const [i, { label, problem }] of told.themes.entries()) {
		await insertTheme(tx, network, { id: `${id}-theme-${i + 1}`, city: id, from: i === 0 || !changed ? begins : changed.startsOn, label, problem, reason: i === 0 ? '' : theme.reason });
	}
}

/** The day the quiet city told that it cannot take part for a while: in the first week of its practice. */
export function quietSince({ story, quarters }: Pick<Stage, 'story' | 'quarters'>): Day | undefined {
	const practise = quarters.find(({ number }) => number === story.journey.quiet.quarter)?.steps.find(({ step }) => step === 'practise');
	return practise && addDays(practise.from, 4);
}

/** The day one city's coordinator changed. */
function handoverOn({ story, quarters }: Pick<Stage, 'story' | 'quarters'>): Day | undefined {
	return quarters.find(({ number }) => number === story.people.handover.quarter)?.steps.find(({ step }) => step === 'deepDive')?.until;
}

function formerCoordinator(city: CityId): PersonId {
	return `${city}-coordinator-before` as PersonId;
}

/** Who coordinated a city on a day. */
export function coordinatorOn(stage: Pick<Stage, 'story' | 'quarters'>, city: CityId, day: Day): PersonId {
	const change = handoverOn(stage);
	return stage.story.people.handover.city === city && change && day < change ? formerCoordinator(city) : personAt(city, 0);
}

/** Somebody of the secretariat: who enters what a city tells by phone or on paper. */
export function secretary({ people }: Stage['story']): PersonId {
	return holderOf(people, 'secretariat');
}

export function leadExpert({ people }: Stage['story']): PersonId {
	return holderOf(people, 'leadExpert');
}

function holderOf(people: Stage['story']['people'], role: string): PersonId {
	const found = people.network.find(([, , held]) => held === role);
	if (!found) throw new Error(`the example has no ${role}`);
	return found[0];
}

async function fillPeople(tx: Tx, network: NetworkId, stage: Stage, city: CityId): Promise<void> {
	const { story: { people }, begins } = stage;
	const change = people.handover.city === city ? handoverOn(stage) : undefined;
	for (const [place, [name, sector, lang]] of (people.cities[city] ?? []).entries()) {
		const person = personAt(city, place);
		// A group grows in its first weeks: the coordinator first, then one after the other.
		const from = addDays(begins, place * 3);
		await insertPerson(tx, network, { id: person, name, address: null, lang, version: 1 });
		if (place > 0 || change) await insertMembership(tx, network, { id: `${person}-member`, person, role: 'member', city, sector, from, until: place === 0 ? (change ?? null) : null });
		if (place === 0) await insertMembership(tx, network, { id: `${person}-role`, person, role: 'coordinator', city, sector: null, from: change ?? from, until: null });
	}
	if (!change) return;
	const former = formerCoordinator(city);
	await insertPerson(tx, network, { id: former, name: people.handover.name, address: null, lang: people.handover.lang, version: 1 });
	await insertMembership(tx, network, { id: `${former}-role`, person: former, role: 'coordinator', city, sector: null, from: begins, until: change });
}

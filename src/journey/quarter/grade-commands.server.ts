import { dayIn } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { citiesOf, may, travels, type Actor, type CityId } from '#journey/network/network.ts';
import { findCity, findNetwork } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import { enteringChannels, type GradesSaid } from './grade-form.ts';
import { listFloors, listGrades, listTopicLines, replaceGrades, type GivenGrade } from './grade-store.server.ts';
import { listQuarterDates } from './ledger-store.server.ts';
import { can, type GradeValue, type QuarterId } from './quarter.ts';

export type GiveGrades =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'notTravelling' | 'gradesNotOpen' | 'gradesClosed' | 'sayHow' }
	| { ok: false; problem: 'belowFloor'; topics: readonly { topic: TopicId; floor: GradeValue }[] }
	/** `theirs` is empty for somebody from whom the grades are sealed. */
	| { ok: false; problem: 'editedMeanwhile'; theirs: readonly Pick<GivenGrade, 'topic' | 'grade'>[]; version: number };

/**
 * Takes the whole ballot of a city: grades of the topics that stand on the list, none below what the baseline shows.
 * The secretariat may enter it for a city that told it otherwise, and says how.
 */
export const giveGrades = command('quarter.giveGrades', async (tx, actor: Actor, said: GradesSaid & { quarter: QuarterId; city: CityId }, now): Promise<GiveGrades> => {
	const [network, city] = [await findNetwork(tx, actor.network), await findCity(tx, actor.network, said.city)];
	const quarter = (await listQuarterDates(tx, actor.network)).find(({ id }) => id === said.quarter);
	if (!network || !city || !quarter) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'gradeTopics', city.id)) return { ok: false, problem: 'notAllowed' };
	if (!travels(city)) return { ok: false, problem: 'notTravelling' };
	if (quarter.state === 'planned') return { ok: false, problem: 'gradesNotOpen' };
	if (!can(quarter, 'closeGrades') || dayIn(network.zone, now) > quarter.gradesCloseOn) return { ok: false, problem: 'gradesClosed' };
	const isOwn = citiesOf(actor).includes(city.id);
	if (!isOwn && !enteringChannels.some((channel) => channel === said.channel)) return { ok: false, problem: 'sayHow' };

	const standing = await listGrades(tx, actor.network, quarter.id, city.id);
	const version = versionOf(standing);
	if (version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: maySee(actor, city.id, standing) ? standing.map(({ topic, grade }) => ({ topic, grade })) : [], version };

	const [topics, floors] = [await listTopicLines(tx, actor.network), await listFloors(tx, actor.network, city.id)];
	const listed = new Map(topics.filter(({ state }) => state === 'listed').map((topic) => [topic.id, topic]));
	const given = said.grades.flatMap(({ topic, grade }) => {
		const line = listed.get(topic);
		return line ? [{ topic, grade, floor: floors.get(city.id)?.get(line.area) ?? 0 }] : [];
	});
	const below = given.filter(({ grade, floor }) => grade < floor);
	if (below.length > 0) return { ok: false, problem: 'belowFloor', topics: below.map(({ topic, floor }) => ({ topic, floor })) };

	const how = { channel: said.channel, person: actor.person, at: now.toISOString(), version: version + 1 };
	await replaceGrades(tx, actor.network, quarter.id, city.id, given.map((grade) => ({ ...grade, ...how })));
	return { ok: true };
}, (said) => ({ subject: said.city }));

/** All rows of a ballot carry its version; 0 before the first. */
export function versionOf(grades: readonly Pick<GivenGrade, 'version'>[]): number {
	return grades.reduce((most, { version }) => Math.max(most, version), 0);
}

/** Until closing a ballot is seen by the city's own people, and by whoever entered it for the city. */
export function maySee(actor: Actor, city: CityId, grades: readonly Pick<GivenGrade, 'person'>[]): boolean {
	return citiesOf(actor).includes(city) || (grades.length > 0 && grades.every(({ person }) => person === actor.person));
}

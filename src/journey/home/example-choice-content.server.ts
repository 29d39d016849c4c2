import { addDays, type Day } from '#i18n/day.ts';
import type { NeedId, NeedState, TopicId } from '#journey/backlog/backlog.ts';
import { byLink } from '#journey/backlog/need-commands.server.ts';
import { insertNeed, listTopics, replaceTopic } from '#journey/backlog/store.server.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { CityId, CityStatus, Network, NetworkId } from '#journey/network/network.ts';
import { askForClosing } from '#journey/quarter/grade-job-commands.server.ts';
import { listFloors, listTopicLines, replaceGrades, type TopicLine } from '#journey/quarter/grade-store.server.ts';
import { insertLedgerEntry } from '#journey/quarter/ledger-store.server.ts';
import { auditWith, chooseTopics } from '#journey/quarter/choose-topics.ts';
import type { Floors, Grade, GradeValue, LedgerEntry, QuarterId } from '#journey/quarter/quarter.ts';
import { insertQuarterTopic } from '#journey/quarter/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { drawFor } from './choose-example-answers.ts';
import { coordinatorOn, leadExpert, quietSince, secretary } from './example-city-content.server.ts';
import { onDay, personAt, type Stage, type ToldNeed, type ToldQuarter } from './example-story-content.server.ts';
import { runningNumber, type PlacedQuarter } from './place-example-quarters.ts';

/** Days before closing on which the grades were opened, and after it on which the Lead Expert confirmed. */
const gradesOpen = 42;
const confirmedAfter = 5;

export function quarterId(number: number): QuarterId {
	return `quarter-${number}` as QuarterId;
}

/**
 * The choices of the example: grades are invented, and every decision is made of them by the same rule that decides in a
 * real network. Where the story has the Lead Expert choose otherwise, the rule records what it would have chosen.
 */
export async function fillChoices(tx: Tx, network: Pick<Network, 'id' | 'zone'>, stage: Stage): Promise<void> {
	const topics = await listTopicLines(tx, network.id);
	const floors = await listFloors(tx, network.id, null);
	const entries: LedgerEntry[] = [];
	for (const quarter of stage.quarters) {
		const told = stage.story.journey.quarters.find(({ number }) => number === quarter.number);
		if (!told) continue;
		const listed = topicsIn(topics, stage, quarter.number);
		const chosen = new Set(entries.flatMap(({ record }) => record.after.chosen));
		const open = listed.filter(({ id, state }) => state === 'listed' && !chosen.has(id));
		const grades = await fillGrades(tx, network.id, stage, quarter, told, open, floors);
		if (told.graded) {
			await askForClosing(tx, network, { quarter: quarterId(quarter.number), closesOn: quarter.gradesCloseOn }, stage.now);
			continue;
		}
		entries.push(await fillDecision(tx, network.id, stage, quarter, told, { topics: listed, floors, grades, entries }));
	}
	await fillTopicStates(tx, network.id, stage, entries);
	for (const [i, need] of stage.story.needs.entries()) await fillNeed(tx, network.id, stage, need, i, entries);
}

/** The long list as it stood when a quarter was chosen: a topic retired later was still listed. */
function topicsIn(topics: readonly TopicLine[], { story }: Stage, number: number): TopicLine[] {
	const retired = new Set(story.journey.retired.filter(({ quarter }) => quarter < number).map(({ topic }) => topic));
	return topics.map((topic) => (retired.has(topic.id) ? { ...topic, state: 'retired' } : topic));
}

/** The status of a city on a day; the example's one change is that a city grew quiet. */
function statusOn(stage: Stage, city: Stage['story']['cities'][number], day: Day): CityStatus {
	if (!city.participated) return 'selected';
	const since = quietSince(stage);
	return stage.story.journey.quiet.city === city.id && since && day >= since ? 'quiet' : 'active';
}

async function fillGrades(tx: Tx, network: NetworkId, stage: Stage, quarter: PlacedQuarter, told: ToldQuarter, open: readonly TopicLine[], floors: Floors): Promise<Pick<Grade, 'city' | 'topic' | 'grade'>[]> {
	const all: Pick<Grade, 'city' | 'topic' | 'grade'>[] = [];
	for (const city of stage.story.cities) {
		const silent = told.graded ? !told.graded.includes(city.id) : told.silent?.includes(city.id);
		if (silent || statusOn(stage, city, quarter.gradesCloseOn) !== 'active') continue;
		const opened = addDays(quarter.gradesCloseOn, -gradesOpen);
		// Where grades are still open, nothing lies ahead of the day the example is opened.
		const until = told.graded ? onlyPast(stage, opened) : gradesOpen;
		const day = addDays(opened, drawFor(`${city.id} ${quarter.number}`, Math.max(1, until)));
		const { [city.id]: channel = 'app' as Channel } = stage.story.journey.channels;
		const person = channel === 'app' ? coordinatorOn(stage, city.id, day) : secretary(stage.story);
		const grades = open.map(({ id, area }) => {
			const floor = floors.get(city.id)?.get(area) ?? 0;
			return { topic: id, grade: Math.max(floor, gradeIn(told, id, city.id)) as GradeValue, floor, channel, person, at: onDay(day, '13:20'), version: 1 };
		});
		await replaceGrades(tx, network, quarterId(quarter.number), city.id, grades);
		all.push(...grades.map(({ topic, grade }) => ({ city: city.id, topic, grade })));
	}
	return all;
}

function onlyPast({ now }: Stage, opened: Day): number {
	return Math.floor((now.getTime() - Date.parse(onDay(opened, '13:20'))) / 86_400_000);
}

/** What the story says of one topic in one city: `kumasi 3, matola 2`. */
function gradeIn(told: ToldQuarter, topic: TopicId, city: CityId): number {
	const said = told.grades[topic]?.split(', ').map((part) => part.split(' ')).find(([of]) => of === city);
	return Number(said?.[1] ?? 0);
}

async function fillDecision(
	tx: Tx, network: NetworkId, stage: Stage, quarter: PlacedQuarter, told: ToldQuarter,
	{ topics, floors, grades, entries }: { topics: readonly TopicLine[]; floors: Floors; grades: Pick<Grade, 'city' | 'topic' | 'grade'>[]; entries: readonly LedgerEntry[] },
): Promise<LedgerEntry> {
	const { story } = stage;
	const day = addDays(quarter.gradesCloseOn, confirmedAfter);
	const outcome = chooseTopics({
		slots: 1, topics, floors, grades, entries,
		cities: story.cities.map((city) => ({ id: city.id, names: city.names, status: statusOn(stage, city, day) })),
		told: story.needs.filter((need) => stateOf(need, entries, quarter.number) === 'open').flatMap(({ city, topics: about }) => about.map((topic) => ({ city, topic }))),
		overrides: told.override ? [{ slot: 0, option: told.override.topic, reason: told.override.reason }] : [],
	});
	if (!outcome.ok) throw new Error(`quarter ${quarter.number} of the example cannot be decided: ${outcome.problem}`);
	const { told: _told, ...kept } = outcome.proposal;
	const entry: LedgerEntry = {
		...kept, quarter: quarterId(quarter.number), number: quarter.number, audit: auditWith(entries, kept.record), why: told.override?.reason ?? null,
		person: leadExpert(story), at: onDay(day, '15:40'),
	};
	await insertLedgerEntry(tx, network, entry);
	for (const [slot, decision] of kept.record.decisions.entries()) {
		if (decision.kind === 'none') continue;
		await insertQuarterTopic(tx, network, { quarter: entry.quarter, slot, topic: decision.option as TopicId, chosenBy: decision.kind === 'overridden' ? 'override' : 'ledger' });
	}
	return entry;
}

/** What a closed quarter has learned is done; what was retired says why. */
async function fillTopicStates(tx: Tx, network: NetworkId, { story }: Stage, entries: readonly LedgerEntry[]): Promise<void> {
	const done = new Set(entries.filter(({ number }) => number < runningNumber).flatMap(({ record }) => record.after.chosen));
	for (const topic of await listTopics(tx, network)) {
		const retired = story.journey.retired.find((one) => one.topic === topic.id);
		if (done.has(topic.id)) await replaceTopic(tx, network, { ...topic, state: 'done' });
		else if (retired) await replaceTopic(tx, network, { ...topic, state: 'retired', stateReason: retired.reason });
	}
}

/** What has become of a need before the choice of quarter `before`; null when it was not told yet. */
function stateOf(need: ToldNeed, entries: readonly LedgerEntry[], before: number): NeedState | null {
	if (need.quarter > before) return null;
	if (need.setAside) return 'set aside';
	const chosen = entries.filter(({ number }) => number >= need.quarter && number < before)
		.find(({ record }) => record.decisions.some((decision) => decision.kind !== 'none' && need.topics.some((topic) => topic === decision.option)));
	if (!chosen) return 'open';
	return chosen.number < runningNumber ? 'met' : 'planned';
}

async function fillNeed(tx: Tx, network: NetworkId, stage: Stage, need: ToldNeed, i: number, entries: readonly LedgerEntry[]): Promise<void> {
	const { story, quarters } = stage;
	const { city, words, lang, channel, topics, by } = need;
	const closes = quarters.find(({ number }) => number === need.quarter)?.gradesCloseOn;
	const state = stateOf(need, entries, Number.POSITIVE_INFINITY);
	if (!closes || !state) return;
	const opened = addDays(closes, -gradesOpen - 20);
	const day = addDays(opened, drawFor(`need ${i}`, Math.max(1, Math.min(40, onlyPast(stage, opened)))));
	const person = typeof by === 'number' ? personAt(city, by) : null;
	const name = typeof by === 'number' ? (story.people.cities[city]?.[by]?.[0] ?? '') : by;
	const notedBy = person ?? (channel === 'link' ? byLink : secretary(story));
	await insertNeed(tx, network, { id: `need-${i + 1}` as NeedId, city, words, lang, toldBy: name, channel, person, at: onDay(day, '12:05'), state, stateReason: need.setAside ?? '', topics, version: 1 }, notedBy);
}

/** The twelve quarters of a generated network: ten closed, one running, one that gathers grades; marks, grades and the ledger. */
import { dayIn, type Day } from '#i18n/day.ts';
import type { Topic, TopicId } from '#journey/backlog/backlog.ts';
import type { Area } from '#journey/baseline/baseline.ts';
import { auditWith, chooseTopics } from '#journey/quarter/choose-topics.ts';
import { replaceGrades } from '#journey/quarter/grade-store.server.ts';
import { insertLedgerEntry } from '#journey/quarter/ledger-store.server.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { GradeValue, LedgerEntry, Quarter, QuarterId } from '#journey/quarter/quarter.ts';
import { insertMark, insertQuarter, insertQuarterTopic } from '#journey/quarter/store.server.ts';
import type { City, CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Tx } from '#platform/db/db.server.ts';

export interface LargeCity {
	id: CityId;
	coordinator: PersonId;
	travels: boolean;
	/** Settled level less target in each area, which is how much the city needs it. */
	gaps: Readonly<Record<Area, number>>;
}

/** What the quarters need of the network so far. */
export interface LargeNetwork {
	id: NetworkId;
	by: PersonId;
	cities: readonly LargeCity[];
	topics: readonly Topic[];
	now: Date;
	random: () => number;
}

const quarters = 12;
const running = 11;
/** Topics a city grades above 0 in a quarter. */
const graded = 10;

export async function fillQuarters(tx: Tx, network: LargeNetwork): Promise<void> {
	const today = dayIn('UTC', network.now);
	const entries: LedgerEntry[] = [];
	for (let number = 1; number <= quarters; number++) {
		const quarter = quarterOf(number, today);
		await insertQuarter(tx, network.id, quarter);
		const ballots = ballotsOf(network);
		if (number > running) {
			for (const [city, ballot] of ballots) {
				await replaceGrades(tx, network.id, quarter.id, city.id, ballot.map((one) => ({ ...one, floor: 0, channel: 'app', person: city.coordinator, at: network.now.toISOString(), version: 1 })));
			}
			continue;
		}
		await decide(tx, network, quarter, ballots, entries);
		await markSteps(tx, network, quarter, today);
	}
}

function quarterOf(number: number, today: Day): Quarter {
	const days = daysOfQuarter(quarterName(today, number - running));
	const plan = days && planQuarter(days.startsOn, days.endsOn);
	if (!plan) throw new Error('a calendar quarter has room for the template');
	return { id: `quarter-${number}` as QuarterId, number, state: number < running ? 'closed' : number === running ? 'chosen' : 'gathering', ...days, ...plan, slots: 1, message: '', lang: 'en', version: 1 };
}

/** One city in ten is silent; the others grade some topics, most where their gap is. */
function ballotsOf({ cities, topics, random }: LargeNetwork): Map<LargeCity, { topic: TopicId; grade: GradeValue }[]> {
	return new Map(cities.filter((city) => city.travels && random() < 0.9).map((city) => {
		const wanted = [...topics].sort((a, b) => city.gaps[b.area] - city.gaps[a.area] || (a.id < b.id ? -1 : 1)).filter(() => random() < 0.6).slice(0, graded);
		return [city, wanted.map(({ id, area }) => ({ topic: id, grade: Math.min(3, Math.max(1, city.gaps[area])) as GradeValue }))];
	}));
}

async function decide(tx: Tx, network: LargeNetwork, quarter: Quarter, ballots: ReturnType<typeof ballotsOf>, entries: LedgerEntry[]): Promise<void> {
	const cities = network.cities.map(({ id, travels }): Pick<City, 'id' | 'names' | 'status'> => ({ id, names: { en: id }, status: travels ? 'active' : 'quiet' }));
	const outcome = chooseTopics({
		slots: quarter.slots, cities, topics: network.topics, floors: new Map(), told: [], entries,
		grades: [...ballots].flatMap(([city, ballot]) => ballot.map((one) => ({ ...one, city: city.id }))),
	});
	if (!outcome.ok) throw new Error(`the ledger refused: ${outcome.problem}`);
	const { told: _told, ...kept } = outcome.proposal;
	const entry: LedgerEntry = { ...kept, quarter: quarter.id, number: quarter.number, audit: auditWith(entries, kept.record), why: null, person: network.by, at: network.now.toISOString() };
	entries.push(entry);
	await insertLedgerEntry(tx, network.id, entry);
	for (const [slot, decision] of kept.record.decisions.entries()) {
		if (decision.kind !== 'none') await insertQuarterTopic(tx, network.id, { quarter: quarter.id, slot, topic: decision.option as TopicId, chosenBy: 'ledger' });
	}
}

/** Nine cities in ten told what they did of each step that has ended. */
async function markSteps(tx: Tx, { id, cities, now, random }: LargeNetwork, quarter: Quarter, today: Day): Promise<void> {
	const at = now.toISOString();
	for (const city of cities.filter((one) => one.travels)) {
		for (const { step, until } of quarter.steps) {
			if (until >= today || random() < 0.1) continue;
			await insertMark(tx, id, { quarter: quarter.id, city: city.id, step, state: 'done', channel: 'app', words: 'We tried it in two districts and asked the users.', people: 12, person: city.coordinator, at, version: 1 });
		}
	}
}

/** The name of the calendar quarter `ahead` of the one `day` is in, such as `2027-Q1`. */
export function quarterName(day: Day, ahead: number): string {
	const nth = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) + ahead;
	return `${Math.floor(nth / 4)}-Q${(nth % 4) + 1}`;
}

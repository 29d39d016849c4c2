import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import type { Area, Channel, OfferKind, Round } from '#journey/baseline/baseline.ts';
import type { ModuleId, Variant } from '#journey/curriculum/curriculum.ts';
import type { CityId, PersonId, Role, Sector } from '#journey/network/network.ts';
import type { PlacedQuarter } from './place-example-quarters.ts';
import type { Step } from '#journey/network/step.ts';
import type { ToolId } from '#journey/tools/tools.ts';

/** A city with its public facts and their sources; `participated` is false for the one that was selected and never took part. */
export interface ToldCity {
	id: CityId;
	names: InLanguages;
	country: string;
	currency: string;
	zone: string;
	weekend: readonly number[];
	languages: readonly Lang[];
	participated: boolean;
	sharesLevels: boolean;
	/** The first is the city's at the start; a second one it changed to. */
	themes: readonly { label: InLanguages; problem: InLanguages }[];
	facts: { sources: readonly string[] };
}

interface People {
	network: readonly (readonly [id: PersonId, name: string, role: Role, lang: Lang])[];
	cities: Readonly<Record<CityId, readonly (readonly [name: string, sector: Sector, lang: Lang])[]>>;
	/** Who coordinated a city until a quarter. */
	handover: { city: CityId; name: string; lang: Lang; quarter: number };
}

interface Baseline {
	/** In the order of the learning areas; 0 where nothing is settled. */
	cities: Readonly<Record<CityId, { levels: readonly number[]; targets: readonly number[]; answered: number; round: Round }>>;
	changes: { city: CityId; words: string };
	reopened: { city: CityId; words: string };
	dissent: readonly (readonly [city: CityId, question: string, words: string])[];
	evidence: Readonly<Record<Area, Readonly<Record<Lang, readonly (readonly [evidence: string, source: string])[]>>>>;
	offers: readonly (readonly [city: CityId, area: Area, kind: OfferKind, words: string])[];
}

export interface ToldNeed {
	city: CityId;
	/** The choice it was told for. */
	quarter: number;
	channel: Channel;
	/** The place of the person in the city's list, or the name of somebody without an account. */
	by: number | string;
	lang: Lang;
	topics: readonly TopicId[];
	words: string;
	/** Why the network set it aside, where it did. */
	setAside?: string;
}

export interface ToldQuarter {
	number: number;
	message: { lang: Lang; words: string };
	/** By topic: `kumasi 3, matola 2`. */
	grades: Readonly<Record<TopicId, string>>;
	override?: { topic: TopicId; reason: string };
	/** Cities that sent no grades. */
	silent?: readonly CityId[];
	/** The only cities that have graded so far, where grades are still open. */
	graded?: readonly CityId[];
}

interface Journey {
	retired: readonly { topic: TopicId; quarter: number; reason: string }[];
	quarters: readonly ToldQuarter[];
	/** Cities that do not send their grades by the app. */
	channels: Readonly<Record<CityId, Channel>>;
	quiet: { city: CityId; quarter: number; reason: string };
	theme: { city: CityId; quarter: number; reason: string };
	move: { step: Step; days: number; daysAgo: number; why: string };
	swaps: readonly (readonly [city: CityId, item: string, variant: Variant])[];
}

interface Marks {
	words: Readonly<Record<Step, Readonly<Record<Lang, readonly string[]>>>>;
	running: Readonly<Record<CityId, Readonly<Partial<Record<Step, string>>>>>;
	deepDiveOpen: readonly CityId[];
	practiseDone: readonly CityId[];
	open: readonly (readonly [city: CityId, quarter: number, step: Step])[];
	notDone: readonly (readonly [city: CityId, quarter: number, step: Step, words: string])[];
}

/** What a city wrote in a tool's fields: words, or rows of cells in the order of the columns. */
export type ToldValues = Readonly<Record<string, string | readonly (readonly string[])[]>>;

interface Toolbox {
	sheets: readonly {
		tool: ToolId; city: CityId; quarter: number; by: number; lang: Lang; channel: Channel; shared: boolean; title: string;
		values: ToldValues;
		/** What it said before it was saved again. */
		before?: ToldValues;
	}[];
	trials: readonly { tool: ToolId; city: CityId; quarter: number; lang: Lang; shared: boolean; words: string }[];
}

interface Curriculum {
	/** What cities tell beside modules. */
	examples: readonly { module: ModuleId; city: CityId; quarter: number; lang: Lang; words: string }[];
	/** A sentence the Lead Expert added to a block; a language without one is older than its source. */
	adapted: { module: ModuleId; block: string; quarter: number; added: InLanguages };
}

export interface Story {
	cities: readonly ToldCity[];
	people: People;
	baseline: Baseline;
	needs: readonly ToldNeed[];
	journey: Journey;
	marks: Marks;
	tools: Toolbox;
	curriculum: Curriculum;
}

const cities = import.meta.glob<{ cities: Story['cities'] }>('/content/example/cities.json', { import: 'default', eager: true });
const people = import.meta.glob<People>('/content/example/people.json', { import: 'default', eager: true });
const baseline = import.meta.glob<Baseline>('/content/example/baseline.json', { import: 'default', eager: true });
const needs = import.meta.glob<{ needs: Story['needs'] }>('/content/example/needs.json', { import: 'default', eager: true });
const journey = import.meta.glob<Journey>('/content/example/journey.json', { import: 'default', eager: true });
const marks = import.meta.glob<Marks>('/content/example/marks.json', { import: 'default', eager: true });
const tools = import.meta.glob<Toolbox>('/content/example/tools.json', { import: 'default', eager: true });
const curriculum = import.meta.glob<Curriculum>('/content/example/curriculum.json', { import: 'default', eager: true });

/** What the example tells: public facts of the cities, and everything invented around them. */
export function exampleStory(): Story {
	return { cities: only(cities).cities, people: only(people), baseline: only(baseline), needs: only(needs).needs, journey: only(journey), marks: only(marks), tools: only(tools), curriculum: only(curriculum) };
}

function only<T>(files: Readonly<Record<string, T>>): T {
	const [found] = Object.values(files);
	if (found === undefined) throw new Error('a file of content/example is missing');
	return found;
}

/** Who coordinates a city on a day, and in which languages its people write: what the parts of the example share. */
export interface Stage {
	story: Story;
	/** From the first quarter to the one ahead. */
	quarters: readonly PlacedQuarter[];
	/** The day the first cities came in. */
	begins: Day;
	now: Date;
}

/** The id of the person at a place in a city's list. */
export function personAt(city: CityId, place: number): PersonId {
	return (place === 0 ? `${city}-coordinator` : `${city}-member-${place}`) as PersonId;
}

/** A moment of a day, in the working hours of all the network's zones. */
export function onDay(day: Day, time = '09:30'): string {
	return `${day}T${time}:00.000Z`;
}

/** Who takes part: networks, their cities and people, and what each role may do. */
import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';

export type NetworkId = string & { readonly __brand: 'NetworkId' };
export type CityId = string & { readonly __brand: 'CityId' };
export type PersonId = string & { readonly __brand: 'PersonId' };

export const roles = ['secretariat', 'leadExpert', 'coordinator', 'member', 'expert', 'funder'] as const;
export type Role = (typeof roles)[number];

/** The two roles that are held for one city; the others are held for the network. */
export function isCityRole(role: Role): role is 'coordinator' | 'member' {
	return role === 'coordinator' || role === 'member';
}

export interface Network {
	id: NetworkId;
	name: string;
	languages: readonly Lang[];
	/** The secretariat's own zone: deadlines of the network end at midnight there. */
	zone: string;
	/** First and last quarter of the programme, such as `2027-Q1`. */
	firstQuarter: string;
	lastQuarter: string;
	/** The example network may be entered as any role, and its invented answers say so. */
	isExample: boolean;
	version: number;
}

/** Quiet is a state, not a failure: no reminders, no red mark, counted nowhere as failing. */
const cityStatuses = ['selected', 'active', 'quiet', 'returning', 'withdrawn'] as const;
export type CityStatus = (typeof cityStatuses)[number];

export interface City {
	id: CityId;
	names: InLanguages;
	/** ISO 3166 alpha-2. */
	country: string;
	/** ISO 4217. */
	currency: string;
	/** IANA zone. */
	zone: string;
	/** Days off, 0 Sunday to 6 Saturday. */
	weekend: readonly number[];
	languages: readonly Lang[];
	/** Whether other cities of the network see this city's levels by name. */
	sharesLevels: boolean;
	status: CityStatus;
	/** Why the city is in this status, in the words of who set it. */
	statusReason: string;
	expectedReturn: Day | null;
	version: number;
}

/** A city that walks with the others now: it is waited for, reminded and counted. */
export function travels(city: Pick<City, 'status'>): boolean {
	return city.status === 'active' || city.status === 'returning';
}

/** A city that has its place in the network, whether it walks with the others now or is quiet. */
export function takesPart(city: Pick<City, 'status'>): boolean {
	return travels(city) || city.status === 'quiet';
}

export const sectors = ['administration', 'council', 'civilSociety', 'business', 'academia', 'citizens', 'media', 'other'] as const;
export type Sector = (typeof sectors)[number];

export interface Person {
	id: PersonId;
	name: string;
	/** Null for somebody who takes part without an account. */
	address: string | null;
	lang: Lang;
	version: number;
}

/** A role somebody holds from a day until a day: people come and go, the city's place stays. */
export interface Membership {
	id: string;
	person: PersonId;
	role: Role;
	city: CityId | null;
	sector: Sector | null;
	from: Day;
	until: Day | null;
}

/** Who acts: a person with the roles held today. */
export interface Actor {
	network: NetworkId;
	person: PersonId;
	name: string;
	roles: readonly { role: Role; city: CityId | null }[];
}

/**
 * Who may do what: the roles that count anywhere in the network, and those that count for their own city only.
 * The one table of permissions; the routes × roles test reads it.
 */
const permissions = {
	/** Open any page of the network that is not a city's own. */
	readNetwork: { anywhere: ['secretariat', 'leadExpert', 'expert', 'funder', 'coordinator', 'member'], ownCity: [] },
	/** See a city's own pages: home, guide, receipt, who has answered. */
	readCity: { anywhere: ['secretariat', 'leadExpert'], ownCity: ['coordinator', 'member'] },
	/** See single answers of people, with evidence. Never a funder, by any link. */
	readAnswers: { anywhere: ['leadExpert'], ownCity: ['coordinator', 'member'] },
	manageNetwork: { anywhere: ['secretariat'], ownCity: [] },
	managePeople: { anywhere: ['secretariat'], ownCity: ['coordinator'] },
	setCityStatus: { anywhere: ['secretariat'], ownCity: ['coordinator'] },
	describeCity: { anywhere: ['secretariat'], ownCity: ['coordinator'] },
	editQuestionnaire: { anywhere: ['secretariat', 'leadExpert'], ownCity: [] },
	answerBaseline: { anywhere: [], ownCity: ['coordinator', 'member'] },
	enterForOthers: { anywhere: ['secretariat', 'leadExpert'], ownCity: ['coordinator'] },
	settleLevels: { anywhere: ['leadExpert'], ownCity: ['coordinator'] },
	reviewBaseline: { anywhere: ['leadExpert', 'secretariat'], ownCity: ['coordinator'] },
	confirmOffers: { anywhere: [], ownCity: ['coordinator'] },
	tellNeed: { anywhere: ['secretariat', 'leadExpert'], ownCity: ['coordinator', 'member'] },
	/** Adapt the network's copy of modules and tools: the part every city shares. */
	editCurriculum: { anywhere: ['secretariat', 'leadExpert'], ownCity: [] },
	/** Tell, beside a module, an example from one's own city. */
	tellExample: { anywhere: [], ownCity: ['coordinator', 'member'] },
	/** Fill in tools, and see what the city has filled in and keeps to itself. */
	fillTools: { anywhere: [], ownCity: ['coordinator', 'member'] },
	/** Show a filled tool, or that the city tried one, to the whole network. */
	shareTools: { anywhere: [], ownCity: ['coordinator'] },
	editTopics: { anywhere: ['secretariat', 'leadExpert'], ownCity: [] },
	gradeTopics: { anywhere: ['secretariat'], ownCity: ['coordinator'] },
	planQuarter: { anywhere: ['secretariat', 'leadExpert'], ownCity: [] },
	confirmChoice: { anywhere: ['leadExpert'], ownCity: [] },
	markSteps: { anywhere: ['secretariat'], ownCity: ['coordinator', 'member'] },
	swapGuideItems: { anywhere: ['leadExpert'], ownCity: ['coordinator'] },
	/** The per-city ledger reveals weakness: it stays among those who travel. */
	readLedger: { anywhere: ['secretariat', 'leadExpert', 'coordinator', 'member'], ownCity: [] },
} as const satisfies Record<string, { anywhere: readonly Role[]; ownCity: readonly Role[] }>;

export type Permission = keyof typeof permissions;

/** Whether the actor may: for the network as a whole, or where `city` is given for that city. */
export function may(actor: Actor, permission: Permission, city: CityId | null = null): boolean {
	const { anywhere, ownCity }: { anywhere: readonly Role[]; ownCity: readonly Role[] } = permissions[permission];
	return actor.roles.some((held) => anywhere.includes(held.role) || (held.city !== null && held.city === city && ownCity.includes(held.role)));
}

/** The cities in whose name the actor takes part, in the order the roles were taken. */
export function citiesOf(actor: Actor): CityId[] {
	return [...new Set(actor.roles.flatMap((held) => (held.city ? [held.city] : [])))];
}

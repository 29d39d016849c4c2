/** Who tried a tool: cities that share something are named, the others only counted. No order but the alphabet's, no rank. */
import { textIn, type InLanguages, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';

/** That a city keeps or shares a sheet or a trial of a tool. */
export interface Trying {
	city: CityId;
	names: InLanguages;
	shared: boolean;
}

export interface Tried {
	/** Names in the reader's language, in its alphabet. */
	named: readonly string[];
	/** Cities that tried it and keep what happened to themselves, and those past the most that are named. */
	others: number;
}

/** More names than this are no longer read. */
const mostNamed = 20;

/** Each city counts once, and is named as soon as one thing of it is shared. */
export function summariseTried(trying: readonly Trying[], lang: Lang): Tried {
	const cities = new Map<CityId, Trying>();
	for (const one of trying) if (one.shared || !cities.has(one.city)) cities.set(one.city, one);
	const sharing = [...cities.values()].filter(({ shared }) => shared).map(({ names }) => textIn(names, lang).text).sort((a, b) => a.localeCompare(b, lang));
	const named = sharing.slice(0, mostNamed);
	return { named, others: cities.size - named.length };
}

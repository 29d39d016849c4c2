import type { Lang } from '#i18n/translator.ts';
import { citiesOf, may } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { noteNeed, tellNeed } from './need-commands.server.ts';
import { notedChannels, type NeedSaid } from './need-form.ts';
import type { NeedPort, Telling } from './pages.tsx';
import { listTopics } from './store.server.ts';

/** `lang` orders the cities by name. */
export function needPort(inside: Inside, lang: Lang): NeedPort {
	const { db, actor, now } = inside;
	return {
		newKey: newId,
		findTelling: () => findTelling(inside, lang),
		tell: (said) => (said.channel === 'app' ? tellNeed : noteNeed)(db, actor, said, now),
	};
}

/** What somebody tells needs with; a phone carries the same. Withdrawn cities are not heard here any more. */
export async function findTelling({ db, actor }: Inside, lang: Lang): Promise<Telling> {
	const cities = (await listCities(db, actor.network, lang)).filter((city) => city.status !== 'withdrawn' && may(actor, 'tellNeed', city.id));
	const topics = (await listTopics(db, actor.network)).filter(({ state }) => state !== 'retired');
	const own = citiesOf(actor).some((id) => may(actor, 'tellNeed', id));
	const forOthers = cities.some((city) => may(actor, 'enterForOthers', city.id));
	const channels: NeedSaid['channel'][] = [...(own ? ['app' as const] : []), ...(forOthers ? notedChannels : [])];
	return { name: actor.name, cities: cities.map(({ id, names }) => ({ id, names })), channels, topics: topics.map(({ id, names, objective }) => ({ id, names, objective })) };
}

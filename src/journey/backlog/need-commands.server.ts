import type { Lang } from '#i18n/translator.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import { citiesOf, may, type Actor, type CityId, type NetworkId, type PersonId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { movesOf, type Need, type NeedId, type TopicId } from './backlog.ts';
import type { NeedInLanguage, NeedLinksSaid, NeedStateSaid } from './need-form.ts';
import { findNeed, replaceNeed } from './need-store.server.ts';
import { insertNeed, listTopics } from './store.server.ts';

export type TellNeed = { ok: true; need: NeedId } | { ok: false; problem: 'notAllowed' | 'notFound' };

/** A city's own people tell what the city needs. */
export const tellNeed = command('need.tell', async (tx, actor: Actor, said: NeedInLanguage, now): Promise<TellNeed> => {
	if (!citiesOf(actor).includes(said.city) || !may(actor, 'tellNeed', said.city)) return { ok: false, problem: 'notAllowed' };
	return addNeed(tx, actor.network, { ...said, channel: 'app', person: actor.person }, actor.person, now);
}, (said) => ({ subject: said.city }));

/** Somebody notes what was told in a call, a message, a mail or on paper; it counts the same and keeps its channel. */
export const noteNeed = command('need.note', async (tx, actor: Actor, said: NeedInLanguage, now): Promise<TellNeed> => {
	if (said.channel === 'app' || !may(actor, 'enterForOthers', said.city)) return { ok: false, problem: 'notAllowed' };
	return addNeed(tx, actor.network, { ...said, person: null }, actor.person, now);
}, (said) => ({ subject: said.city }));

/** Who tells by a link is nobody the network knows: the key keeps a repeat to one effect, under this name. */
export const byLink = 'link' as PersonId;

/** Somebody without an account tells a need by a signed link, which was checked before. */
export const tellNeedByLink = command('need.tellByLink', async (tx, { network }: { network: NetworkId; person: PersonId }, said: { key: string; words: string; toldBy: string; city: CityId; lang: Lang }, now): Promise<TellNeed> =>
	addNeed(tx, network, { ...said, channel: 'link', person: null, topics: [] }, byLink, now), (said) => ({ subject: said.city }));

interface Told { city: CityId; words: string; lang: Lang; toldBy: string; channel: Channel; person: PersonId | null; topics: readonly TopicId[] }

/** A quiet city may tell a need: only one that has left is not heard here any more. */
async function addNeed(tx: Tx, network: NetworkId, told: Told, notedBy: PersonId, now: Date): Promise<TellNeed> {
	const city = await findCity(tx, network, told.city);
	if (!city || city.status === 'withdrawn' || !(await standAll(tx, network, told.topics))) return { ok: false, problem: 'notFound' };
	const { city: of, words, lang, toldBy, channel, person, topics } = told;
	const need = newId() as NeedId;
	await insertNeed(tx, network, { id: need, city: of, words, lang, toldBy, channel, person, topics, at: now.toISOString(), state: 'open', stateReason: '', version: 1 }, notedBy);
	return { ok: true, need };
}

async function standAll(tx: Tx, network: NetworkId, topics: readonly TopicId[]): Promise<boolean> {
	if (topics.length === 0) return true;
	const standing = new Set((await listTopics(tx, network)).map(({ id }) => id));
	return topics.every((topic) => standing.has(topic));
}

export type ChangeNeed =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'noSuchMove' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Need };

/** Says what becomes of a need; the city reads the state and the reason. */
export const setNeedState = command('need.setState', async (tx, actor: Actor, said: NeedStateSaid & { need: NeedId }): Promise<ChangeNeed> => {
	const need = await findNeed(tx, actor.network, said.need);
	if (!need) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'tellNeed', need.city)) return { ok: false, problem: 'notAllowed' };
	if (need.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: need };
	// Whether a need is planned is said by those who keep the long list; any other missing move is the method's, not the role's.
	if (!movesOf(actor, need).includes(said.state)) return { ok: false, problem: may(actor, 'editTopics') ? 'noSuchMove' : 'notAllowed' };
	await replaceNeed(tx, actor.network, { ...need, state: said.state, stateReason: said.reason });
	return { ok: true };
}, (said) => ({ subject: said.need, why: said.reason || null }));

/** Says which topics a need belongs to: those named and no others. */
export const linkNeed = command('need.link', async (tx, actor: Actor, said: NeedLinksSaid & { need: NeedId }): Promise<ChangeNeed> => {
	const need = await findNeed(tx, actor.network, said.need);
	if (!need || !(await standAll(tx, actor.network, said.topics))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'tellNeed', need.city)) return { ok: false, problem: 'notAllowed' };
	if (need.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: need };
	await replaceNeed(tx, actor.network, { ...need, topics: said.topics });
	return { ok: true };
}, (said) => ({ subject: said.need }));

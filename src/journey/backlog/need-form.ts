import * as v from 'valibot';
import { id, key, oneOf, readForm, refuseField, text, version, type Reading } from '#forms/read.ts';
import type { Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { needsReason, needStates, type NeedState, type TopicId } from './backlog.ts';

/** The ways a need is noted for somebody else. */
export const notedChannels = ['message', 'call', 'mail', 'paper'] as const;
type NotedChannel = (typeof notedChannels)[number];

const words = text(5, 600);
const toldBy = text(0, 120);
const topics = v.pipe(v.array(id<TopicId>()), v.maxLength(20, 'tooMany'));

const Told = v.object({ key, words, toldBy, city: id<CityId>(), channel: oneOf(['app', ...notedChannels] as const), topics });

/** A need as it was told; `lang` is added by the page, which knows in what language it was written. */
export interface NeedSaid {
	key: string;
	words: string;
	toldBy: string;
	city: CityId;
	channel: 'app' | NotedChannel;
	topics: TopicId[];
}
export type NeedInLanguage = NeedSaid & { lang: Lang };

/** One sentence of a city; where it is noted for somebody else, who told it. */
export function readNeed(form: FormData): Reading<NeedSaid> {
	const reading = readForm(Told, form, ['topics']);
	if (reading.ok && reading.value.toldBy === '') return refuseField(reading.typed, 'toldBy', 'required');
	return reading;
}

const ToldByLink = v.object({ key, words, toldBy });
/** By a link nobody has to give a name. */
export function readToldByLink(form: FormData): Reading<{ key: string; words: string; toldBy: string }> {
	return readForm(ToldByLink, form);
}

const State = v.object({ key, version, state: oneOf(needStates), reason: text(0, 500) });
export type NeedStateSaid = { key: string; version: number; state: NeedState; reason: string };
export function readNeedState(form: FormData): Reading<NeedStateSaid> {
	const reading = readForm(State, form);
	if (reading.ok && reading.value.reason === '' && needsReason(reading.value.state)) return refuseField(reading.typed, 'reason', 'required');
	return reading;
}

const Links = v.object({ key, version, topics });
export type NeedLinksSaid = { key: string; version: number; topics: TopicId[] };
/** All topics a need is linked to; none lets it stand alone. */
export function readNeedLinks(form: FormData): Reading<NeedLinksSaid> {
	return readForm(Links, form, ['topics']);
}

/**
 * Links by which somebody without an account tells a need of one city. Nothing is stored: the link itself says for which
 * network and city it is and until which day, and is signed with the installation's secret.
 */
import { timingSafeEqual } from 'node:crypto';
import { addDays, isDay, type Day } from '#i18n/day.ts';
import type { CityId, NetworkId } from '#journey/network/network.ts';
import { keyedHash } from '#journey/network/signin-store.server.ts';
import { tellingDays } from './backlog.ts';

export interface TellLink {
	network: NetworkId;
	city: CityId;
	/** The last day it is good, on the network's clock. */
	until: Day;
}

/** The token of a link made today. Made again on the same day it is the same, so a second look gives no second link. */
export function tellTokenOf(secret: string, network: NetworkId, city: CityId, today: Day): string {
	const until = addDays(today, tellingDays);
	return [network, city, until, signatureOf(secret, network, city, until)].join('.');
}

/** What a token says, if this server signed it; null for anything else. Whether its day has passed is for the page to tell. */
export function readTellToken(secret: string, token: string): TellLink | null {
	const [network, city, until, signature, more] = token.slice(0, 300).split('.');
	if (!network || !city || !until || !signature || more !== undefined || !isDay(until)) return null;
	const expected = Buffer.from(signatureOf(secret, network, city, until));
	const given = Buffer.from(signature);
	// Compared in constant time, so that the answer's delay tells nobody how much of a guess was right.
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	return { network: network as NetworkId, city: city as CityId, until };
}

function signatureOf(secret: string, network: string, city: string, until: string): string {
	return keyedHash(secret, 'tell a need', network, city, until);
}

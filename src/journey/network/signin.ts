/** Signing in: a mail link that opens a page whose button consumes it, and a code for the tab that waits. */
import type { Lang } from '#i18n/translator.ts';
import type { Network, NetworkId, PersonId } from './network.ts';

export const sessionCookie = 'caravan_session';

/** Ties a code to the tab that asked for it; useless after the code has run out. */
export const waitingCookie = 'caravan_waiting';

/** Days a session lasts after it was last renewed. */
export const sessionDays = 60;

/** Minutes a sign-in link and its code are good for. */
export const signInMinutes = 30;

/** Wrong codes after which a sign-in is closed. */
export const mostTries = 5;

/** What may be asked in an hour: of one mailbox, and by one client. */
export const mostMailsAnHour = 5;
export const mostAsksAnHour = 30;
export const mostCodesAnHour = 60;

/** Days an invitation is good for. */
export const invitationDays = 21;

/** One place an address can sign in to: a person with a role held today. */
export interface Account {
	network: Network;
	person: PersonId;
	name: string;
	lang: Lang;
}

/** One asking for the way in. `network` is set where the address is known in one network only: the link then opens no other. */
export interface SignIn {
	id: string;
	address: string;
	network: NetworkId | null;
	codeHash: string;
	expiresAt: string;
	tries: number;
	usedAt: string | null;
}

/** Whether its link and code still open anything at `now` (an instant). */
export function isOpen(signIn: SignIn, now: string): boolean {
	return signIn.usedAt === null && signIn.expiresAt > now && signIn.tries < mostTries;
}

/** Where to go after signing in: a path of this site without its language; the start page for anything else, so that no link of ours leads away. */
export function pathAfter(said: string | null | undefined): string {
	return said && said.length <= 500 && /^\/(?![/\\])[\w\-./~%?=&+@]*$/.test(said) && !said.includes('..') ? said : '/';
}

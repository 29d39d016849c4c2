import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Db } from '#platform/db/db.server.ts';
import type { Frame } from '#ui/frame.ts';
import type { Actor, Network } from './network.ts';
import { sessionCookie } from './signin.ts';

/** One request, as the host hands it to the pages: when, and where the answers are. */
export interface Visit {
	db: Db;
	now: Date;
	/** The address people reach this server at, for links in mails: `https://caravan.example.org`. */
	origin: string;
	/** Signs the links that need no account; kept in the data folder. */
	secret: string;
	/** Tells apart who asks, for limits only: never stored with a person, never logged. */
	client: string;
	/** Whether mails go out through a mail server; without one the secretariat passes them on from the outbox page. */
	sendsMail: boolean;
}

/** A request of somebody who signed in: the pages behind the sign-in get only these. */
export interface Inside extends Visit {
	actor: Actor;
	network: Network;
}

/** Pages anybody may open; `inside` is there when the reader has signed in. */
export interface PublicEnv {
	Variables: { frame: Frame; visit: Visit; inside: Inside | null };
}

/** Pages behind the sign-in. */
export interface InsideEnv {
	Variables: { frame: Frame; inside: Inside };
}

export type InsideContext = Context<InsideEnv>;

/** Gives the browser its session. The cookie outlives the session, whose end the database keeps and use renews. */
export function keepSession(c: Context, { origin }: Pick<Visit, 'origin'>, session: string): void {
	setCookie(c, sessionCookie, session, { path: '/', httpOnly: true, sameSite: 'Lax', secure: origin.startsWith('https:'), maxAge: 400 * 86_400 });
}

import type { MiddlewareHandler } from 'hono';
import type { PublicEnv } from '#journey/network/visit.server.ts';
import { takenHeader, writerHeader } from '#platform/outbox-headers.ts';

/**
 * A form out of a phone's outbox is taken only from the one who wrote it, even if somebody else has signed in on that phone
 * since; and where a browser would be sent on to the next page, the phone is told plainly that the form was taken.
 */
export const takeFromOutbox: MiddlewareHandler<PublicEnv> = async (c, next) => {
	const writer = c.req.header(writerHeader);
	if (writer === undefined || c.req.method !== 'POST') return next();
	if (c.get('inside')?.actor.person !== writer) return c.text('', 401);
	await next();
	if (c.res.status !== 303) return;
	c.res = new Response(null, { status: 204, headers: { [takenHeader]: '1' } });
	c.res.headers.delete('location');
};

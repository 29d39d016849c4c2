import { Hono, type Env } from 'hono';
import type { Lang } from '#i18n/translator.ts';
import { isLang } from '#i18n/translator.ts';
import type { Actor } from '#journey/network/network.ts';
import type { Inside, PublicEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { frameOf } from '../frame.ts';
import type { world } from './world.server.ts';

/** Pages of one concept on a test's world, as the server would serve them to `actor` (null: nobody signed in). */
export function site<E extends Env>(w: Awaited<ReturnType<typeof world>>, pages: Hono<E>, actor: Actor | null, now = w.now) {
	const visit = { db: w.db, now, origin: 'https://caravan.test', secret: 'a secret of at least 32 characters', client: '127.0.0.1', sendsMail: false };
	const inside: Inside | null = actor && { ...visit, actor, network: w.network };
	const app = new Hono<PublicEnv>().use('/:lang/*', async (c, next) => {
		const [, first = 'en', ...rest] = c.req.path.split('/');
		const lang: Lang = isLang(first) ? first : 'en';
		c.set('frame', frameOf({ lang, path: `/${rest.join('/')}`, ...(inside && { actor: inside.actor, network: inside.network }) }));
		c.set('visit', visit);
		c.set('inside', inside);
		return next();
	}).route('/', pages as unknown as Hono<PublicEnv>);
	return {
		app,
		get: async (path: string) => app.request(path),
		/** Sends a form with a fresh key, unless the fields bring one. */
		post: async (path: string, fields: Record<string, string | readonly string[]> = {}) => {
			const body = new URLSearchParams();
			for (const [name, value] of Object.entries({ key: newId(), ...fields })) for (const one of [value].flat()) body.append(name, one);
			return app.request(path, { method: 'POST', body });
		},
	};
}

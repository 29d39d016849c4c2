/** The Node server as host: who asks, in which language, and what stands around the pages. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { isLang, languages, type Lang } from '#i18n/translator.ts';
import { findInside } from '#journey/network/signin-store.server.ts';
import { listNetworks } from '#journey/network/store.server.ts';
import type { PublicEnv, Visit } from '#journey/network/visit.server.ts';
import { behindWall } from '#platform/db/network-wall.server.ts';
import { isOutOfReach, type Db } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { faultOf, type Log } from '#platform/log.server.ts';
import { guardPages, hasStyles, page, stylesCookie } from '#ui/page.ts';
import { NotFound } from '#ui/layout.tsx';
import { frameOf } from '../frame.ts';
import { pages } from '../pages.tsx';
import { compress } from './compress.ts';
import { Damaged, Failed, Foreign, SignInFirst, TooLarge, Unwell } from './faults.tsx';
import { firstPages, insidePages, publicPages } from './pages.server.tsx';
import { takeFromOutbox } from './outbox.ts';
import { packOf, readHave } from './pack.server.ts';
import { portsOf } from './ports.server.ts';
import { sessionCookie } from '#journey/network/signin.ts';

export interface Hosting {
	db: Db;
	origin: string;
	secret: string;
	sendsMail: boolean;
	log: Log;
	clock: () => Date;
}

/** Larger than any form of ours; a larger one is answered before it is read. */
const mostBytes = 512 * 1024;

const forever = serveStatic({
	root: 'dist/client',
	precompressed: true,
	onFound: (_, c) => { c.header('cache-control', 'public, max-age=31536000, immutable'); },
});

export function server({ db, origin, secret, sendsMail, log, clock }: Hosting) {
	const app = new Hono<PublicEnv>();
	const visitOf = (c: Context): Visit => ({ db, now: clock(), origin, secret, client: clientOf(c), sendsMail });

	app.get('/healthz', (c) => c.text('ok'));
	app.get('/readyz', async (c) => {
		await listNetworks(db);
		return c.text('ready');
	});
	app.get('/sw.js', serveStatic({ root: 'dist/client', precompressed: true, onFound: (_, c) => { c.header('cache-control', 'no-cache'); } }));
	app.get('/assets/*', forever);
	for (const file of ['/icon.svg', '/manifest.webmanifest']) app.get(file, serveStatic({ root: 'dist/client', precompressed: true, onFound: (_, c) => { c.header('cache-control', 'public, max-age=86400'); } }));

	app.use(async (c, next) => {
		const from = performance.now();
		await next();
		log('request', { method: c.req.method, route: c.req.routePath, status: c.res.status, ms: Math.round((performance.now() - from) * 10) / 10 });
	});
	app.use(compress, guardPages);
	app.use(csrf({ origin: (from, c) => from === origin || from === new URL(c.req.url).origin }));
	app.get('/', (c) => c.redirect(`/${languageOf(c)}/`));
	for (const lang of languages) app.get(`/${lang}`, (c) => c.redirect(`/${lang}/`));

	app.get('/pack', async (c) => {
		const visit = visitOf(c);
		const token = getCookie(c, sessionCookie);
		const inside = token ? await findInside(visit, token) : null;
		return inside ? c.json(await behindWall(inside.network.id, () => packOf(inside, languageOf(c), readHave(c.req.query('have'))))) : c.json(null, 401);
	});

	app.use('/:lang/*', async (c, next) => {
		const lang = c.req.param('lang');
		// PostgreSQL holds no zero byte in a text: an address with one can name nothing.
		if (!isLang(lang) || c.req.url.includes('%00')) return c.notFound();
		// The frame comes first, so that even a page about a lost database is in the reader's language.
		const path = pathOf(c);
		const styled = hasStyles(getCookie(c, stylesCookie));
		c.set('frame', frameOf({ lang, path, styled }));
		const visit = visitOf(c);
		const token = getCookie(c, sessionCookie);
		const inside = token ? await findInside(visit, token) : null;
		c.set('visit', visit);
		c.set('inside', inside);
		if (inside) c.set('frame', frameOf({ lang, path, styled, actor: inside.actor, network: inside.network }));
		if (getCookie(c, 'lang') !== lang) setCookie(c, 'lang', lang, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true });
		return next();
	});
	app.post('/:lang/*', bodyLimit({ maxSize: mostBytes, onError: (c) => page(c, <TooLarge frame={frameIn(c)} />, 413) }));
	app.use('/:lang/*', async (c, next) => {
		if (c.req.method !== 'POST') return next();
		// Read once here; the pages get the same form again. What cannot be read is said in words, not taken for a fault of ours.
		const isReadable = await c.req.formData().then(() => true, () => false);
		return isReadable ? next() : page(c, <Damaged frame={c.get('frame')} />, 422);
	});
	app.use('/:lang/*', takeFromOutbox);
	app.route('/', publicPages);
	app.use('/:lang/*', async (c, next) => {
		const inside = c.get('inside');
		if (inside) return behindWall(inside.network.id, next);
		// A form is answered, not sent elsewhere: a phone that empties its outbox must not take a redirect for "received".
		if (c.req.method !== 'GET') return page(c, <SignInFirst frame={c.get('frame')} />, 401);
		return c.redirect(`/${c.get('frame').lang}/sign-in?then=${encodeURIComponent(c.get('frame').path)}`);
	});
	app.route('/', firstPages);
	// The carried ones before the server's own: a city's home answers before the network's does.
	app.route('/', pages(portsOf));
	app.route('/', insidePages);

	app.notFound((c) => page(c, <NotFound frame={frameIn(c)} />, 404));
	app.onError((error, c) => {
		if (error instanceof HTTPException && error.status === 413) return page(c, <TooLarge frame={frameIn(c)} />, 413);
		if (error instanceof HTTPException && error.status < 500) return page(c, <Foreign frame={frameIn(c)} />, 403);
		const id = newId();
		const unwell = isOutOfReach(error);
		log(unwell ? 'database out of reach' : 'fault', { id, route: c.req.routePath, method: c.req.method, ...faultOf(error) });
		if (!c.req.path.startsWith('/readyz')) return unwell ? page(c, <Unwell frame={frameIn(c)} />, 503) : page(c, <Failed frame={frameIn(c)} id={id} />, 500);
		return c.text('not ready', 503);
	});
	return app;
}

function pathOf(c: Context): string {
	const [, , ...rest] = c.req.path.split('/');
	return `/${rest.join('/')}`;
}

function frameIn(c: Context) {
	const [, first = ''] = c.req.path.split('/');
	return (c.get('frame') as ReturnType<typeof frameOf> | undefined) ?? frameOf({ lang: isLang(first) ? first : languageOf(c), path: isLang(first) ? pathOf(c) : '/' });
}

/** The language kept from last time, else the first of the browser's that Caravan speaks, else English. */
function languageOf(c: Context): Lang {
	const kept = getCookie(c, 'lang');
	if (isLang(kept)) return kept;
	const wished = (c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
	return wished.find(isLang) ?? 'en';
}

/** The address the request came from; what a proxy says is believed only of a proxy on this machine or its own network. */
function clientOf(c: Context): string {
	const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
	const peer = incoming?.socket?.remoteAddress ?? 'unknown';
	const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
	const isNear = /^(::1|::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/.test(peer);
	return isNear && forwarded ? forwarded : peer;
}

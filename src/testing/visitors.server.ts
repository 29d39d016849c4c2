import { openExample } from '#journey/home/example-commands.server.ts';
import type { Role } from '#journey/network/network.ts';
import { waitingCookie } from '#journey/network/signin.ts';
import { server } from '../server/server.tsx';
import { formsIn, type DrawnForm } from './forms.ts';
import { fillNetwork } from './routes.server.ts';
import { world } from './world.server.ts';

export const origin = 'https://caravan.test';
export const posted = (body: BodyInit, headers: Record<string, string> = {}) => ({ method: 'POST', body, headers: { origin, ...headers } });

/** Who goes through the pages: each role, one of them in a city that still answers its study, and somebody who is not signed in. */
const visitors = {
	secretariat: ['secretariat', null], leadExpert: ['leadExpert', null], coordinator: ['coordinator', 'kumasi'], answering: ['coordinator', 'niamey'],
	member: ['member', 'kumasi'], expert: ['expert', null], funder: ['funder', null], nobody: null,
} as const satisfies Record<string, readonly [role: Role, city: string | null] | null>;
export type Visitor = keyof typeof visitors;
export type Found = DrawnForm & { visitor: Visitor; route: string };

/** The whole site on the example network in the middle of its journey, beside another network, with everybody signed in. */
export async function exampleSite() {
	const w = await world();
	await openExample(w.db, w.now);
	await w.db.transaction().execute((tx) => fillNetwork(tx, 'other', w.now));
	const faults: string[] = [];
	const lines: string[] = [];
	const log = (event: string, entry: object = {}) => { (event === 'request' ? lines : faults).push(JSON.stringify({ event, ...entry })); };
	// The clock runs, or the limits of mails and codes an hour would answer in place of the pages.
	let ahead = 0;
	const clock = () => new Date(w.now.getTime() + ahead);
	const app = server({ db: w.db, origin, secret: 'a secret of at least 32 characters', sendsMail: false, log, clock });

	const cookies = new Map<Visitor, string>();
	async function enter(visitor: Visitor) {
		const held = visitors[visitor];
		if (!held) return;
		const entered = await app.request('/en/example/enter', posted(new URLSearchParams(held[1] ? { role: held[0], city: held[1] } : { role: held[0] })));
		cookies.set(visitor, entered.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '));
	}
	const everybody = Object.keys(visitors) as Visitor[];
	for (const visitor of everybody) await enter(visitor);
	const cookieOf = (visitor: Visitor) => cookies.get(visitor) ?? '';

	/** Sends a form and says what came back and after how many milliseconds; who was signed out by it enters anew. */
	async function send(visitor: Visitor, path: string, body: BodyInit) {
		const from = performance.now();
		const response = await app.request(path, posted(body, { cookie: cookieOf(visitor) }));
		const html = await response.text();
		const took = performance.now() - from;
		// Somebody who is not signed in keeps what tells the tab that waits for its code.
		const waiting = response.headers.getSetCookie().find((cookie) => cookie.startsWith(waitingCookie));
		if (visitor === 'nobody' && waiting) cookies.set(visitor, waiting.split(';')[0] ?? '');
		if (response.status === 429) ahead += 3_600_000;
		if (response.status === 401 || path.includes('sign-out')) await enter(visitor);
		return { status: response.status, html, took, type: response.headers.get('content-type') ?? '', location: response.headers.get('location') };
	}
	const get = (visitor: Visitor, path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { cookie: cookieOf(visitor), ...headers } });

	const routes = [...new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/:lang/') && !path.endsWith('*')).map(({ method, path }) => `${method} ${path}`))];
	/** The route an address belongs to: the one with the most parts spelled out. */
	function routeOf(method: string, address: string): string | null {
		const parts = new URL(address, origin).pathname.split('/');
		const fits = routes.filter((route) => {
			const [of, path = ''] = route.split(' ');
			const named = path.split('/');
			return of === method && named.length === parts.length && named.every((part, i) => part.startsWith(':') || part === parts[i]);
		});
		return fits.sort((a, b) => a.split(':').length - b.split(':').length)[0] ?? null;
	}

	/** Every form the visitors meet on their way from `seeds` through the links: the first of its kind, by route and fields. */
	async function findForms(seeds: readonly string[], who: readonly Visitor[] = everybody): Promise<Found[]> {
		const found = new Map<string, Found>();
		for (const visitor of who) {
			const seen = new Map<string, number>();
			const ways = [...seeds];
			const gone = new Set<string>();
			for (let path = ways.shift(); path !== undefined; path = ways.shift()) {
				if (gone.has(path)) continue;
				gone.add(path);
				const page = await get(visitor, path);
				if (page.status !== 200) continue;
				const html = await page.text();
				for (const drawn of formsIn(html, path)) {
					const route = routeOf('POST', drawn.action);
					const kind = `${route} ${drawn.fields.map(({ name }) => name.replace(/[-.].*/, '')).join()}`;
					if (route && !found.has(kind)) found.set(kind, { ...drawn, visitor, route });
				}
				for (const [, link = ''] of html.matchAll(/href="(\/en\/[^"#]*)"/g)) {
					const route = `${routeOf('GET', link)} ${link.includes('?')}`;
					if ((seen.get(route) ?? 0) >= 3) continue;
					seen.set(route, (seen.get(route) ?? 0) + 1);
					ways.push(link.replaceAll('&amp;', '&'));
				}
			}
		}
		return [...found.values()];
	}
	const formsAt = async (visitor: Visitor, path: string) => formsIn(await (await get(visitor, path)).text(), path);
	return { db: w.db, app, get, send, formsAt, cookieOf, findForms, routes, routeOf, faults, lines, [Symbol.asyncDispose]: w[Symbol.asyncDispose] };
}

import { test } from 'vitest';
import { world } from '#testing/world.server.ts';
import { openExample } from '#journey/home/example-commands.server.ts';
import { server } from './server.tsx';
test('x', async () => {
	await using w = await world();
	const a = performance.now();
	await openExample(w.db, w.now);
	console.log('open', performance.now() - a);
	const app = server({ db: w.db, origin: 'https://caravan.test', secret: 'a secret of at least 32 characters', sendsMail: false, log: (e, x) => { if (e !== 'request') console.log(e, x); }, clock: () => w.now });
	const enter = await app.request('/en/example/enter', { method: 'POST', body: new URLSearchParams({ role: 'secretariat' }), headers: { origin: 'https://caravan.test' } });
	const cookie = (enter.headers.get('set-cookie') ?? '').split(';')[0]!;
	console.log(enter.status, enter.headers.getSetCookie());
	for (const name of ['constructor', '__proto__', 'toString']) console.log(name, (await app.request('/en/me', { method: 'POST', body: `${name}=x&key=1`, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://caravan.test', cookie } })).status);
	console.log((await app.request('/en/needs/new', { headers: { cookie } })).status);
	const html = await (await app.request('/en/people/invite', { headers: { cookie } })).text();
	console.log(html.slice(html.indexOf('<form')));
}, 60000);

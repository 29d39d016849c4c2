import { expect, test } from 'vitest';
import { addressIn } from '#testing/routes.server.ts';
import { exampleSite, origin, posted } from '#testing/visitors.server.ts';

const odd = ['%00', '%ff', '%E0%A4%A', '..%2f..%2fetc', '%0d%0aset-cookie:x=1', '%F0%9F%98%80', 'x'.repeat(3000), "'%20or%201=1--", '__proto__', 'constructor', '-1', '99999999999999999999', '%E2%80%AEabc', '%3Cscript%3E'];

test('no address, whatever stands in its parts or behind its question mark, is a fault', async () => {
	await using site = await exampleSite();
	const wrong: string[] = [];
	const ask = async (path: string) => {
		const from = performance.now();
		const { status, headers } = await site.get('secretariat', path);
		if (status >= 500 || performance.now() - from > 2000 || headers.has('x') || (headers.get('location') ?? '/').startsWith('//')) wrong.push(`${status} ${path.slice(0, 120)}`);
	};
	const gets = site.routes.filter((route) => route.startsWith('GET')).map((route) => route.slice(4));
	const asked = ['then', 'done', 'what', 'at', 'city', 'state', 'topic', 'words', 'need', 'before', 'page', 'from', 'area', 'instead', 'slot', 'again', 'view', 'show', 'question'];
	for (const path of gets) {
		for (const value of odd) if (path.includes('/:', 6)) await ask(`/en${path.slice(6).replace(/:\w+/g, value)}`);
		const own = addressIn(path, 'other');
		for (const value of odd.slice(0, 8)) await ask(`${own}?${asked.map((name) => `${name}=${value}`).join('&')}`);
	}
	for (const path of ['/en/quarters/quarter-8/choice', '/en/needs', '/en/topics', '/en/baseline', '/en/ledger', '/en/outbox', '/en/cities/kumasi']) {
		for (const value of odd) for (const name of asked) await ask(`${path}?${name}=${value}`);
	}
	for (const path of ['/pack?have=%ff,__proto__', '//evil.example', '/en//evil.example', '/en/sign-in?then=//evil.example', '/en/sign-in?then=/%5Cevil.example', '/en/sign-in?then=https://evil.example', '/%2e%2e/%2e%2e/etc/passwd', '/assets/../../package.json', '/constructor/', '/__proto__/x']) await ask(path);
	expect(wrong).toEqual([]);
	expect(site.faults).toEqual([]);
}, 180_000);

test('an unknown page is said to be unknown in the layout of the reader’s language', async () => {
	await using site = await exampleSite();
	for (const path of ['/ar/nothing', '/ar/cities/nowhere', '/ar/quarters/none/choice', '/ar/needs/none', '/ar/a/b/c/d']) {
		const response = await site.get('coordinator', path);
		expect([path, response.status]).toEqual([path, 404]);
		expect(await response.text()).toMatch(/<html lang="ar" dir="rtl".*<main/s);
	}
});

test('no header is a fault', async () => {
	await using site = await exampleSite();
	const values = ['', ';;;===', '%00', '%ff%fe', 'x'.repeat(8000), '"\\"', 'caravan_session=%00; lang=__proto__; styles=constructor', `caravan_session=${'a'.repeat(5000)}`, 'caravan_waiting=%', 'q=,;,;q=;', '*', 'W/"', 'Bearer x', '-1', 'bytes=0-1', '::1, 127.0.0.1, x'];
	for (const name of ['cookie', 'accept-language', 'if-none-match', 'accept-encoding', 'range', 'x-forwarded-for', 'host', 'accept', 'caravan-writer', 'content-length']) {
		for (const value of values) {
			for (const path of ['/', '/en/', '/pack', '/en/me', '/en/sign-in/code']) {
				const { status } = await site.get('coordinator', path, { [name]: value });
				expect(status, `${name}: ${value.slice(0, 40)} ${path}`).toBeLessThan(500);
			}
		}
	}
	for (const type of ['', 'text/plain', 'application/json', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/x-www-form-urlencoded; charset=utf-16', 'x', 'multipart/form-data; boundary=x; charset=__proto__']) {
		for (const body of ['', 'key=1', '--x\r\n', '\u0000', '%', '=&=&=', 'a'.repeat(1000)]) {
			const { status } = await site.app.request('/en/me', posted(body, { cookie: site.cookieOf('coordinator'), 'content-type': type }));
			expect([403, 422], `${type} ${body.slice(0, 10)}`).toContain(status);
		}
	}
	for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND']) expect((await site.app.request('/en/me', { method, headers: { cookie: site.cookieOf('coordinator'), origin } })).status).toBeLessThan(500);
}, 120_000);

test.each([[{}], [{ origin: 'null' }], [{ origin: 'https://evil.example' }], [{ origin: `${origin}.evil.example` }], [{ 'sec-fetch-site': 'cross-site' }]] as const)('a form with %o, from no page of ours, is not taken', async (headers) => {
	await using site = await exampleSite();
	const drawn = (await site.formsAt('coordinator', '/en/me')).find(({ action }) => action.endsWith('/me'));
	const body = new URLSearchParams(drawn?.fields.map(({ name, value }) => [name, value]));
	for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
		const { status } = await site.app.request('/en/me', { method: 'POST', body: body.toString(), headers: { ...headers, cookie: site.cookieOf('coordinator'), 'content-type': type } });
		expect([403, 422]).toContain(status);
	}
});

test('no page of the site writes who somebody is into the log, and each says how it may be kept', async () => {
	await using site = await exampleSite();
	for (const path of ['/en/', '/en/me', '/en/cities/kumasi/people', '/en/needs', '/pack']) {
		const response = await site.get('coordinator', path);
		expect([path, response.headers.get('cache-control')]).toEqual([path, 'private, no-cache']);
	}
	await site.send('nobody', '/en/sign-in', new URLSearchParams({ key: crypto.randomUUID(), address: 'ama@example.org' }));
	await site.get('nobody', '/en/tell/secret-token');
	expect(site.lines.join('\n')).not.toMatch(/kumasi|example\.org|secret-token|Ama/);
});

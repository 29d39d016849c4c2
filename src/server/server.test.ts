import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { world } from '#testing/world.server.ts';
import type { Db } from '#platform/db/db.server.ts';
import { server } from './server.tsx';
import { words } from './words.ts';

const origin = 'https://caravan.test';

function hosted(db: Db, lines: string[] = []) {
	return server({ db, origin, secret: 'a secret of at least 32 characters', sendsMail: false, log: (event, entry) => { lines.push(JSON.stringify({ event, ...entry })); }, clock: () => new Date('2027-02-10T09:00:00Z') });
}
const post = (body: BodyInit, headers: Record<string, string> = {}) => ({ method: 'POST', body, headers: { origin, ...headers } });

test('the first address leads to the language of the browser, and later to the one kept', async () => {
	await using w = await world();
	const app = hosted(w.db);
	const first = async (headers: Record<string, string>) => (await app.request('/', { headers })).headers.get('location');
	expect(await first({ 'accept-language': 'de, pt-BR;q=0.9, en;q=0.5' })).toBe('/pt/');
	expect(await first({ 'accept-language': 'ar-TN', cookie: 'lang=fr' })).toBe('/fr/');
	expect(await first({})).toBe('/en/');
});

test.each([
	['/fr/nothing-here', 'fr'],
	['/ar/cities/x', 'ar'],
])('%s: a page behind the sign-in asks to sign in and remembers where to go', async (path, lang) => {
	await using w = await world();
	const response = await hosted(w.db).request(path);
	expect([response.status, response.headers.get('location')]).toEqual([302, `/${lang}/sign-in?then=${encodeURIComponent(path.slice(3))}`]);
});

test.each([
	['another site’s form', post(new URLSearchParams({ key: 'x' }), { origin: 'https://evil.example' }), 403, words.fr.foreign],
	['a form too large', post(new URLSearchParams({ words: 'x'.repeat(600_000) }), { 'content-length': '600100' }), 413, words.fr.tooLarge],
	['what is no form', post('{"a":', { 'content-type': 'application/json' }), 422, words.fr.damaged],
	['a broken multipart', post('--x\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=x' }), 422, words.fr.damaged],
	['nobody’s form', post(new URLSearchParams({ key: 'x' })), 401, words.fr.signInFirst],
])('%s is answered in words', async (_, request, status, sentence) => {
	await using w = await world();
	const path = status === 401 ? '/fr/needs/new' : '/fr/sign-in';
	const response = await hosted(w.db).request(path, request);
	expect(response.status).toBe(status);
	expect(await response.text()).toContain(sentence);
});

test.each(['/fr/%00', '/xx/', '/fr/a%ff', '/en/sign-in/%00'])('%s names nothing, and is no fault', async (path) => {
	await using w = await world();
	expect((await hosted(w.db).request(path)).status).toBeLessThan(500);
});

test('a database that is gone is a page that says so, and comes back with it', async () => {
	const gone = await world();
	await gone[Symbol.asyncDispose]();
	const lines: string[] = [];
	const broken = { selectFrom: () => { throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }); } } as unknown as Db;
	const app = hosted(broken, lines);
	const response = await app.request('/ar/', { headers: { cookie: 'caravan_session=x' } });
	expect(response.status).toBe(503);
	expect(await response.text()).toContain(words.ar.unwell);
	expect((await app.request('/readyz')).status).toBe(503);
	expect((await app.request('/healthz')).status).toBe(200);
	expect(lines.filter((line) => line.includes('database out of reach'))).toHaveLength(2);
});

test('a fault gives its number to pass on, and the log holds neither words nor paths of people', async () => {
	const lines: string[] = [];
	const broken = { selectFrom: () => { throw new Error('ama@example.org typed this'); } } as unknown as Db;
	const response = await hosted(broken, lines).request('/en/sign-in/secret-token', { headers: { cookie: 'caravan_session=x' } });
	expect(response.status).toBe(500);
	const fault = JSON.parse(lines.find((line) => line.includes('"fault"')) ?? '{}') as { id: string };
	expect(await response.text()).toContain(fault.id);
	expect(lines.join()).not.toMatch(/ama@example|secret-token/);
});

test('a page comes compressed, under a policy that lets in its own styles and scripts only', async () => {
	await using w = await world();
	const response = await hosted(w.db).request('/en/', { headers: { 'accept-encoding': 'gzip, br' } });
	const html = brotliDecompressSync(await response.arrayBuffer()).toString();
	expect(html).toMatch(/^<!DOCTYPE html><html lang="en" dir="ltr">/);
	const styles = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
	const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(styles))).toString('base64');
	expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
	expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
	expect(html).not.toMatch(/ style="| on\w+="/);
});

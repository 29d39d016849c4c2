import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { test } from './host.ts';

/** What came after Chrome 80, Safari 13.1 or Firefox 78; the worker is run in a world without it. */
const tooNew = `
	for (const list of [Array.prototype, String.prototype, Object.getPrototypeOf(Int8Array.prototype)]) for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'replaceAll', 'isWellFormed', 'toWellFormed']) delete list[name];
	for (const name of ['hasOwn', 'groupBy']) delete Object[name];
	for (const name of ['any', 'withResolvers', 'try']) delete Promise[name];
	for (const name of ['union', 'intersection', 'difference']) delete Set.prototype[name];
	for (const name of ['ListFormat', 'DisplayNames', 'Segmenter', 'DurationFormat', 'supportedValuesOf']) delete Intl[name];
	for (const name of ['formatRange', 'formatRangeToParts']) { delete Intl.DateTimeFormat.prototype[name]; delete Intl.NumberFormat.prototype[name]; }
	for (const name of ['WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator', 'structuredClone', 'BigInt', 'BigInt64Array', 'BigUint64Array']) delete globalThis[name];
	delete Map.groupBy; delete Array.fromAsync; delete Symbol.prototype.description;
`;

type Listener = (event: unknown) => void;

/** The built worker with a pack and an empty outbox, and nobody on the line. */
function oldPhone(url: string, pack: unknown) {
	const listeners: Record<string, Listener> = {};
	const { pathname: _unused, ...place } = new URL(url);
	const cache = { match: async (name: string) => Promise.resolve(name === '/pack' ? new Response(JSON.stringify({ pack, at: 0 })) : undefined) };
	const store = { getAll: () => ({ result: [] }) };
	const db = { close: () => undefined, transaction: () => {
		const transaction: Record<string, unknown> = { objectStore: () => store };
		setTimeout(() => { (transaction['oncomplete'] as () => void)(); });
		return transaction;
	} };
	const indexedDB = { open: () => {
		const opening: Record<string, unknown> = { result: db };
		setTimeout(() => { (opening['onsuccess'] as () => void)(); });
		return opening;
	} };
	const world = createContext({
		Request, Response, Headers, FormData, URL, URLSearchParams, TextEncoder, TextDecoder, Blob, setTimeout, clearTimeout, btoa, indexedDB,
		crypto: { subtle: crypto.subtle, getRandomValues: crypto.getRandomValues.bind(crypto) },
		fetch: async () => Promise.reject(new Error('no line')),
		caches: { open: async () => Promise.resolve(cache), match: cache.match },
		navigator: { languages: ['fr'] }, location: { ...place, origin: url },
		addEventListener: (name: string, listener: Listener) => { listeners[name] = listener; },
	});
	runInContext(`globalThis.self = globalThis; ${tooNew}`, world);
	runInContext(readFileSync('dist/client/sw.js', 'utf8'), world);
	return (path: string) => new Promise<Response>((resolve, reject) => {
		const request = new Proxy(new Request(url + path), { get: (target, name) => (name === 'mode' ? 'navigate' : name === 'clone' ? () => target.clone() : Reflect.get(target, name, target)) });
		listeners['fetch']?.({ request, respondWith: (answer: Promise<Response>) => { answer.then(resolve, reject); } });
	});
}

test('the worker draws its pages in all languages in a browser of 2020', async ({ host, browser }) => {
	const context = await browser.newContext();
	await host.enter(context, 'coordinator', 'kumasi');
	const pack: unknown = await (await context.request.get(`${host.url}/pack`)).json();
	const open = oldPhone(host.url, pack);
	for (const lang of ['en', 'fr', 'pt', 'ar']) {
		for (const path of ['/', '/cities/kumasi/guide', '/cities/kumasi/baseline/answer', '/needs/new']) {
			const answer = await open(`/${lang}${path}`);
			expect([lang, path, answer.status, (await answer.text()).endsWith('</html>')]).toEqual([lang, path, 200, true]);
		}
	}
	expect((await open('/fr/topics')).status).toBe(404);
	await context.close();
});

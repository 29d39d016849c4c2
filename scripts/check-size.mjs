// The built pages and scripts against their budget, as a phone receives them (brotli).
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { enterExample, openExample, withHost } from './host.mjs';

// 14.6 KB is what a first flight of TCP carries. Scripts are those a page names; none is needed to read or to send.
const budget = { page: 14_600, scripts: 10_000, worker: 90_000 };

// Every main page, as the person it is for first sees it, in the language whose bytes weigh most.
const pages = [
	{ name: 'front page', path: '/ar/', role: 'visitor' },
	...['en', 'fr', 'pt', 'ar'].map((lang) => ({ name: 'city home', path: `/${lang}/`, role: 'coordinator' })),
	{ name: 'network home', path: '/ar/', role: 'secretariat' },
	{ name: 'guide', path: '/ar/cities/kumasi/guide', role: 'coordinator' },
	{ name: 'baseline form', path: '/ar/cities/kumasi/baseline/answer', role: 'coordinator' },
	{ name: 'baseline of a city', path: '/ar/cities/kumasi/baseline', role: 'coordinator' },
	{ name: 'network picture', path: '/ar/baseline', role: 'leadExpert' },
	{ name: 'city profile', path: '/ar/cities/kumasi', role: 'coordinator' },
	{ name: 'long list', path: '/ar/topics', role: 'coordinator' },
	{ name: 'needs', path: '/ar/needs', role: 'coordinator' },
	{ name: 'quarters', path: '/ar/quarters', role: 'coordinator' },
	{ name: 'ledger', path: '/ar/ledger', role: 'coordinator' },
	{ name: 'curriculum', path: '/ar/curriculum', role: 'coordinator' },
	{ name: 'module', path: '/ar/curriculum/leading-lag', role: 'coordinator' },
	{ name: 'local examples', path: '/ar/curriculum/leading-lag/examples', role: 'coordinator' },
	{ name: 'what there is to adapt', path: '/ar/curriculum/adapt', role: 'leadExpert' },
	{ name: 'text editor', path: '/ar/curriculum/leading-lag/text/fr?part=core', role: 'leadExpert' },
	{ name: 'canvas editor', path: '/ar/tools/power-interest/canvas', role: 'leadExpert' },
	{ name: 'library', path: '/ar/tools', role: 'coordinator' },
	{ name: 'tool', path: '/ar/tools/stakeholder-map', role: 'coordinator' },
	{ name: 'sheet to fill in', path: '/ar/cities/kumasi/tools/stakeholder-map/fill', role: 'coordinator' },
	{ name: 'cities', path: '/ar/cities', role: 'coordinator' },
	{ name: 'people of a city', path: '/ar/cities/kumasi/people', role: 'coordinator' },
];

/** role -> the cookie of somebody in it, in the example opened as its user would. */
async function enter(base) {
	await openExample(base);
	const cookies = { visitor: {} };
	for (const role of new Set(pages.map((page) => page.role))) if (role !== 'visitor') cookies[role] = { cookie: await enterExample(base, role, role === 'coordinator' ? 'kumasi' : '') };
	return cookies;
}

/**
 * The sizes that matter of one page: its HTML with the styles in it, and the scripts it names.
 * @param {Buffer} compressed the page as it was sent
 * @param {(address: string) => number} bytesOfScript compressed size of a script
 */
export function sizesOf(compressed, bytesOfScript) {
	const html = brotliDecompressSync(compressed).toString();
	if (!html.trimEnd().endsWith('</html>')) throw new Error('the page does not end with </html>');
	const scripts = [...html.matchAll(/<(?:script\b[^>]*?\ssrc|link\b[^>]*?\srel="?modulepreload"?[^>]*?\shref)="?([^"\s>]+)/g)].map(([, address]) => address);
	return { page: compressed.length, scripts: [...new Set(scripts)].reduce((sum, address) => sum + bytesOfScript(address), 0) };
}

/** One line a measure, and whether any is over. */
export function compare(measures) {
	const lines = measures.map(({ what, bytes, limit }) => `${bytes > limit ? 'OVER' : 'ok  '} ${String(bytes).padStart(6)} of ${limit} bytes: ${what}`);
	return { lines, over: measures.some(({ bytes, limit }) => bytes > limit) };
}

async function fetchCompressed(address, headers) {
	const response = await new Promise((resolve, reject) => { get(address, { headers: { ...headers, 'accept-encoding': 'br' } }, resolve).on('error', reject); });
	const bytes = Buffer.concat(await response.toArray());
	if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'br') {
		throw new Error(`${address} answered ${response.statusCode}, ${response.headers['content-encoding'] ?? 'not compressed'}`);
	}
	return bytes;
}

async function measure(base) {
	const headersOf = await enter(base);
	const bytesOfScript = (address) => readFileSync(join('dist/client', `${address}.br`)).length;
	const measures = [{ what: 'the worker, fetched after the first page', bytes: bytesOfScript('sw.js'), limit: budget.worker }];
	for (const { name, path, role } of pages) {
		const sizes = sizesOf(await fetchCompressed(base + path, headersOf[role]), bytesOfScript);
		measures.push({ what: `${name} (${path}, ${role})`, bytes: sizes.page, limit: budget.page }, { what: `the scripts of ${path}`, bytes: sizes.scripts, limit: budget.scripts });
	}
	return measures;
}

if (import.meta.main) {
	const { lines, over } = compare(await withHost(({ base }) => measure(base)));
	console.log(lines.join('\n'));
	process.exitCode = over ? 1 : 0;
}

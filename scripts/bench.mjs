// The budgets of the design, measured on the built server and printed beside each number: `npm run bench`. Asks only this machine.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { costOfPages, costOn } from '../bench/pages/growth.ts';
import { ask, mainPages, quantile } from '../bench/pages/main-pages.ts';
import { line2g, measurePaints, slow3g } from '../bench/pages/paints.ts';
import { showMeasures, showNumber, showRows } from '../bench/pages/table.ts';
import { enterExample, openExample, withHost } from './host.mjs';
import { freePort } from './postgres.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const languages = ['en', 'fr', 'pt', 'ar'];
const city = 'kumasi';
const pageNamed = (name) => mainPages.find((page) => page.name === name);
const addressOf = (base, page, lang) => `${base}/${lang}${page.path(city)}`;

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
try {
	await measureStart();
	const cookies = await withHost(measureExample, { folder });
	await measureGrowth(cookies);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
console.log(`\nNode ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform}; took ${showNumber((performance.now() - began) / 1000)} s.`);

async function measureStart() {
	const empty = await withHost(async ({ base, readyAfter }) => { await openExample(base); return readyAfter; }, { folder });
	const times = [];
	for (let n = 0; n < 5; n++) times.push(await withHost(({ readyAfter }) => Promise.resolve(readyAfter), { folder }));
	console.log(showMeasures('Start to ready', [
		{ what: 'with the example network, median of 5', value: quantile(times, 0.5), unit: 'ms', most: 2000 },
		{ what: 'the first time, on an empty folder', value: empty, unit: 'ms', most: 2000 },
	]));
}

/** All that is asked of one server with the example network; returns who it let in. */
async function measureExample({ base, pid }) {
	const cookies = { visitor: '' };
	for (const reader of ['coordinator', 'secretariat', 'leadExpert']) cookies[reader] = await enterExample(base, reader, city);
	await ask(addressOf(base, pageNamed('city home'), 'en'), { cookie: cookies.coordinator });
	const idle = memoryOf(pid);
	await measureBytes(base, cookies);
	await measureLoad(base, pid, cookies);
	console.log(showMeasures('Memory of the server (resident)', [
		{ what: 'idle, with the example network', value: idle, unit: 'MB', most: 200 },
		{ what: 'after the load above', value: memoryOf(pid), unit: 'MB', most: 200 },
	]));
	await measureLines(base, cookies);
	return cookies;
}

/** Megabytes, from what Linux says of the process; elsewhere there is no measure. */
function memoryOf(pid) {
	try {
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
	} catch {
		return Number.NaN;
	}
}

/** Milliseconds of processor time the process has used: says the same on a machine that is busy with other things. */
function workOf(pid) {
	try {
		const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
		const [user, system] = rest.split(' ').slice(11, 13);
		return (Number(user) + Number(system)) * 10; // in hundredths of a second
	} catch {
		return Number.NaN;
	}
}

async function measureBytes(base, cookies) {
	const most = { first: 14_600, repeat: 6_000 };
	// The page's script keeps the styles as a file and says so by this cookie.
	const kept = readdirSync('dist/client/assets').filter((name) => name.endsWith('.css')).map((name) => `styles=${name}`);
	const rows = [['', ...languages, '', ...languages.map((lang) => `${lang} again`), '']];
	for (const page of mainPages) {
		const views = { first: [], repeat: [] };
		for (const lang of languages) {
			// What the first view leaves in the browser goes along with the next one.
			const first = await ask(addressOf(base, page, lang), { cookie: cookies[page.reader] });
			const again = await ask(addressOf(base, page, lang), { cookie: [cookies[page.reader], ...kept, ...first.cookies].filter(Boolean).join('; ') });
			views.first.push(first);
			views.repeat.push(again);
		}
		const cells = (view) => views[view].map(({ status, bytes }) => (status === 200 ? showNumber(bytes) : `(${status})`));
		const over = (view) => (views[view].some(({ status, bytes }) => status === 200 && bytes > most[view]) ? 'OVER' : views[view].every(({ status }) => status === 200) ? 'ok' : 'no measure');
		rows.push([page.name, ...cells('first'), over('first'), ...cells('repeat'), over('repeat')]);
	}
	console.log(`\nBytes of a page with its styles, compressed: first view (≤ ${showNumber(most.first)}), repeat view (≤ ${showNumber(most.repeat)})\n${showRows(rows, [1, 2, 3, 4, 6, 7, 8, 9])}`);
}

async function measureLoad(base, pid, cookies) {
	const measures = [];
	for (const name of ['city home', 'network picture']) {
		const page = pageNamed(name);
		const load = { address: addressOf(base, page, 'en'), cookie: cookies[page.reader], form: null, expects: 200 };
		await runLoad({ ...load, seconds: 2, clients: 16, pace: null }); // until the code is compiled
		const before = workOf(pid);
		const flood = await runLoad({ ...load, seconds: 4, clients: 16, pace: null });
		const worked = (workOf(pid) - before) / flood.answered;
		const paced = await runLoad({ ...load, seconds: 5, clients: 16, pace: 50 });
		measures.push(
			{ what: `${name}: requests a second, 16 clients`, value: flood.aSecond, unit: '/s', least: 600, note: wrongIn(flood) },
			{ what: `${name}: processor time of the server a request`, value: worked, unit: 'ms' },
			{ what: `${name}: time to first byte at 50/s, p50`, value: paced.p50, unit: 'ms', most: 5, note: wrongIn(paced) },
			{ what: `${name}: time to first byte at 50/s, p99`, value: paced.p99, unit: 'ms', most: 15 },
		);
	}
	measures.push({ what: 'for comparison: a bare Node server sending the city home', value: await bareServer(base, cookies), unit: '/s' });

	const form = { words: 'We need to know how others follow a budget month by month.', toldBy: 'Somebody', city, channel: 'app' };
	const told = await runLoad({ address: `${base}/en/needs/new`, cookie: cookies.coordinator, seconds: 4, clients: 16, pace: null, form, expects: 303 });
	measures.push(
		{ what: 'a need told, durable: forms a second, 16 clients', value: told.aSecond, unit: '/s', least: 300, note: wrongIn(told) },
		{ what: 'for comparison: bare commits of one row to this disk', value: bareCommits(), unit: '/s' },
	);
	console.log(showMeasures('Load', measures));
}

function wrongIn({ wrong, answered }) {
	return wrong > 0 ? `${wrong} of ${wrong + answered} not answered as expected` : '';
}

/** Runs bench/pages/load.ts in a process of its own; nothing measured where every answer was wrong. */
async function runLoad(load) {
	const { stdout } = await promisify(execFile)(process.execPath, ['bench/pages/load.ts', JSON.stringify(load)], { timeout: 60_000 });
	const found = JSON.parse(stdout);
	return found.answered > 0 ? found : { ...found, aSecond: Number.NaN, p50: Number.NaN, p99: Number.NaN };
}

async function bareServer(base, cookies) {
	const { body } = await ask(addressOf(base, pageNamed('city home'), 'en'), { cookie: cookies.coordinator });
	const server = createServer((_, response) => { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': body.length }).end(body); });
	await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
	const { aSecond } = await runLoad({ address: `http://127.0.0.1:${server.address().port}/`, cookie: '', seconds: 2, clients: 16, pace: null, form: null, expects: 200 });
	server.close();
	server.closeAllConnections();
	return aSecond;
}

function bareCommits() {
	const database = new DatabaseSync(join(folder, 'bare.db'));
	database.exec('pragma journal_mode = wal; pragma synchronous = full; create table line (words text)');
	const insert = database.prepare('insert into line values (?)');
	const until = performance.now() + 1000;
	let count = 0;
	for (; performance.now() < until; count++) insert.run('one');
	database.close();
	return count;
}

async function measureLines(base, cookies) {
	const budgets = [[slow3g, 1500, 2000, 'first content'], [line2g, undefined, 5000, 'first content']];
	const visits = ['front page', 'city home', 'network picture', 'guide'].flatMap((name) => budgets.map(([line, first, largest]) => {
		const page = pageNamed(name);
		// On 2G the budget is the city home's.
		const held = line === slow3g || name === 'city home';
		return { name, line, first: held ? first : undefined, largest: held ? largest : undefined, address: addressOf(base, page, 'en'), cookie: cookies[page.reader] };
	}));
	const answers = await Promise.all(visits.map(({ address, cookie }) => ask(address, { cookie })));
	const paints = await measurePaints(visits.filter((_, n) => answers[n].status === 200), 3);
	let next = 0;
	const limit = (most) => (most === undefined ? {} : { most });
	const measures = visits.flatMap(({ name, line, first, largest }, n) => {
		const answered = answers[n].status === 200;
		const paint = (answered && paints?.[next++]) || { first: Number.NaN, largest: Number.NaN };
		const note = !answered ? `answered ${answers[n].status}` : paints ? '' : 'no Chromium here';
		return [
			{ what: `${line.name}: ${name}, first content`, value: paint.first, unit: 'ms', note, ...limit(first) },
			{ what: `${line.name}: ${name}, largest content`, value: paint.largest, unit: 'ms', note, ...limit(largest) },
		];
	});
	console.log(showMeasures('First visit on a slow line (slow 3G: 400 kbit/s, 400 ms; 2G: 50 kbit/s, 800 ms; emulated by Chromium, median of 3)', measures));
}

async function measureGrowth(cookies) {
	const sizes = [10, 100, 1000];
	const most = { time: 150, statements: 10 };
	const example = await costOn(folder, await freePort(), city, (reader) => cookies[reader]);
	const costs = [example];
	for (const size of sizes) costs.push(await costOfPages(size, await freePort()));

	const head = ['', 'example', ...sizes.map((size) => `${size} cities`)];
	const table = (title, cellOf, verdict) => {
		const rows = mainPages.map((page) => {
			const of = costs.map((cost) => cost.get(page));
			return [page.name, ...of.map((cost) => ('status' in cost ? `(${cost.status})` : cellOf(cost))), ...verdict(of)];
		});
		console.log(`\n${title}\n${showRows([[...head, ...(rows[0]?.length > head.length ? ['100 → 1000', ''].slice(2 - (rows[0].length - head.length)) : [])], ...rows], [1, 2, 3, 4, 5])}`);
	};
	const overIn = (of, what, limit) => (of.some((cost) => !('status' in cost) && cost[what] > limit) ? 'OVER' : of.some((cost) => 'status' in cost) ? 'no measure' : 'ok');
	const growth = (of, what) => {
		const [hundred, thousand] = of.slice(-2);
		return 'status' in hundred || 'status' in thousand ? '–' : `× ${(thousand[what] / hundred[what]).toFixed(1)}`;
	};
	table(`Processor time of the server for a page in ms, median (≤ ${most.time})`, (cost) => cost.time.toFixed(1), (of) => [growth(of, 'time'), overIn(of, 'time', most.time)]);
	table('Bytes of a page in English, compressed', (cost) => showNumber(cost.bytes), (of) => [growth(of, 'bytes'), overIn(of.slice(0, 1), 'bytes', 14_600)]);
	table(`SQL statements of a page (≤ ${most.statements})`, (cost) => String(cost.statements), (of) => ['', overIn(of, 'statements', most.statements)]);
}

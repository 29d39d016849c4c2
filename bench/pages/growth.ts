/** What each main page costs its server, and how that grows with the network: processor time, bytes and statements. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Spent } from './counted-server.ts';
import { makeLargeNetwork } from './large-network.ts';
import { ask, mainPages, quantile, type MainPage, type Reader } from './main-pages.ts';

export interface PageCost {
	/** Milliseconds of processor time, which a machine that is busy with other things does not change much: the median. */
	time: number;
	bytes: number;
	statements: number;
}

/** What a page cost, or the status it answered with instead. */
export type Cost = PageCost | { status: number };

const most = { asks: 15, seconds: 1 };

/** The cost of every main page on a generated network of so many cities. */
export async function costOfPages(cities: number, port: number): Promise<Map<MainPage, Cost>> {
	const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
	try {
		const { city, sessions } = await makeLargeNetwork(join(folder, 'caravan.db'), cities, new Date());
		const cookieOf = (reader: Reader) => (reader === 'visitor' ? '' : `caravan_session=${sessions[reader]}; lang=en`);
		return await withCounted(folder, port, (base, server) => measure(base, server, city, cookieOf));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The statements of every main page on a data folder that is there already. */
export async function costOn(folder: string, port: number, city: string, cookieOf: (reader: Reader) => string): Promise<Map<MainPage, Cost>> {
	return withCounted(folder, port, (base, server) => measure(base, server, city, cookieOf));
}

async function withCounted<T>(folder: string, port: number, work: (base: string, server: ChildProcess) => Promise<T>): Promise<T> {
	const base = `http://localhost:${port}`;
	const env = { PATH: process.env['PATH'] ?? '', PORT: String(port), DATA_DIR: folder, ORIGIN: base };
	const server = fork(new URL('counted-server.ts', import.meta.url), { env, execArgv: ['--max-semi-space-size=8'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
	try {
		for (let attempt = 0; ; attempt++) {
			if ((await ask(`${base}/readyz`).catch(() => null))?.status === 200) return await work(base, server);
			if (server.exitCode !== null || attempt === 1000) throw new Error('the counted server did not become ready');
			await sleep(20);
		}
	} finally {
		const gone = server.exitCode === null ? once(server, 'exit') : null;
		server.kill();
		await gone;
	}
}

async function measure(base: string, server: ChildProcess, city: string, cookieOf: (reader: Reader) => string): Promise<Map<MainPage, Cost>> {
	const costs = new Map<MainPage, Cost>();
	for (const page of mainPages) costs.set(page, await costOf(`${base}/en${page.path(city)}`, cookieOf(page.reader), server));
	return costs;
}

async function costOf(address: string, cookie: string, server: ChildProcess): Promise<Cost> {
	const until = performance.now() + most.seconds * 1000;
	for (let n = 0; n < 3; n++) await ask(address, { cookie });
	const { status, bytes } = await ask(address, { cookie });
	if (status !== 200) return { status };
	const asks: Spent[] = [];
	await spentBy(server);
	while (asks.length < 3 || (asks.length < most.asks && performance.now() < until)) {
		await ask(address, { cookie });
		asks.push(await spentBy(server));
	}
	return { time: quantile(asks.map(({ work }) => work), 0.5), bytes, statements: quantile(asks.map(({ statements }) => statements), 0.5) };
}

async function spentBy(server: ChildProcess): Promise<Spent> {
	const answer = once(server, 'message') as Promise<[Spent]>;
	server.send('spent');
	return (await answer)[0];
}

import { chromium, test as base, type BrowserContext, type Page, type Response } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A built server with the example network open, on a folder of its own; it can go and come back like a line that fails. */
interface Host {
	url: string;
	start(): Promise<void>;
	/** From now on nothing answers. */
	stop(): Promise<void>;
	/** From now on connections are taken and nothing is ever said. */
	hang(): void;
	goOn(): void;
	/** Signs a browser in as somebody of the example network. */
	enter(context: BrowserContext, role: string, city?: string): Promise<void>;
}

/** A browser whose profile lies on disk, so that it can be ended the hard way and opened again. */
interface Phone {
	open(): Promise<BrowserContext>;
	/** Ends the browser as an empty battery does. */
	kill(): Promise<void>;
}

export const test = base.extend<{ host: Host; phone: Phone }>({
	host: async ({ baseURL: _unused }, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'caravan-host-'));
		const port = await freePort();
		const url = `http://localhost:${port}`;
		let server: ChildProcess | undefined;
		const send = (path: string, fields: Record<string, string>) => fetch(url + path, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams(fields) });
		const host: Host = {
			url,
			async start() {
				const env = { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: folder, ORIGIN: url };
				server = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
				while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false))) await new Promise((soon) => { setTimeout(soon, 50); });
			},
			async stop() {
				if (server?.kill('SIGKILL')) await once(server, 'exit');
			},
			hang() { server?.kill('SIGSTOP'); },
			goOn() { server?.kill('SIGCONT'); },
			async enter(context, role, city = '') {
				const answer = await send('/en/example/enter', { role, city });
				const [pair = ''] = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('caravan_session='));
				const value = /=([^;]+)/.exec(pair)?.[1];
				if (!value) throw new Error(`Nobody could enter as ${role} ${city}: ${answer.status}`);
				await context.addCookies([{ name: 'caravan_session', value, url, expires: Date.now() / 1000 + 86_400 }]);
			},
		};
		await host.start();
		await send('/en/example', {});
		await use(host);
		host.goOn();
		await host.stop();
		await rm(folder, { recursive: true });
	},
	phone: async ({ launchOptions }, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'caravan-phone-'));
		let context: BrowserContext | undefined;
		const phone: Phone = {
			async open() {
				context = await chromium.launchPersistentContext(folder, { ...launchOptions, viewport: { width: 360, height: 740 } });
				return context;
			},
			async kill() {
				if (!context) return;
				const closed = once(context as never, 'close');
				// Chromium leaves its process id in its profile.
				process.kill(Number(/-(\d+)$/.exec(await readlink(join(folder, 'SingletonLock')))?.[1]), 'SIGKILL');
				await closed;
				context = undefined;
			},
		};
		await use(phone);
		await context?.close();
		await rm(folder, { recursive: true, force: true });
	},
});

/**
 * Waits until the phone carries what it needs to work without a line. A page whose loading had begun before the worker
 * took over never comes under it (browsers leave such pages alone), so it is opened anew.
 */
export async function carriesAll(page: Page): Promise<void> {
	for (let attempt = 1; attempt <= 6; attempt++) {
		const carried = await page.evaluate(async (patience) => {
			// What comes with the second page only is not waited for long on the first.
			let until = Date.now() + 5_000;
			let isSome = false;
			while (Date.now() < until) {
				const kept = await caches.match('/pack');
				const worker = (await navigator.serviceWorker.getRegistration())?.active;
				if (kept && worker && navigator.serviceWorker.controller) {
					if (((await kept.json()) as { pack: { whole: boolean } }).pack.whole) return true;
					if (!isSome) until = Date.now() + patience;
					isSome = true;
				}
				await new Promise((soon) => { setTimeout(soon, 50); });
			}
			return false;
		}, attempt * 800);
		if (carried) return;
		await page.reload();
	}
	throw new Error('The phone does not carry the pages');
}

/**
 * Opens an address as a person would who tries again: once the line is back a page that the phone drew opens itself anew,
 * and the browser drops the opening that came first.
 */
export async function goTo(page: Page, address: string): Promise<Response | null> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await page.goto(address);
		} catch (error) {
			if (attempt === 5 || !String(error).includes('ERR_ABORTED')) throw error;
		}
	}
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

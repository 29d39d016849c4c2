/** When a page of the built server is first seen on a slow line: Chromium, its cache empty, its line slowed by its own emulation. */
import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';

export interface Line {
	name: string;
	/** kbit/s, both ways. */
	speed: number;
	/** Milliseconds from a request to the first byte of its answer, which the emulation adds to each request. */
	delay: number;
}
export const slow3g: Line = { name: 'slow 3G', speed: 400, delay: 400 };
export const line2g: Line = { name: '2G', speed: 50, delay: 800 };

/** Milliseconds from asking for the page. */
export interface Paint {
	first: number;
	largest: number;
}

export interface Visit {
	address: string;
	cookie: string;
	line: Line;
}

/** The median of `times` first visits each, in order; null where there is no Chromium. */
export async function measurePaints(visits: readonly Visit[], times: number): Promise<Paint[] | null> {
	const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
	if (!executablePath) return null;
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
	try {
		const found: Paint[] = [];
		for (const visit of visits) {
			const paints: Paint[] = [];
			for (let n = 0; n < times; n++) paints.push(await visitOnce(browser, visit));
			const middle = (of: (paint: Paint) => number) => paints.map(of).sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
			found.push({ first: middle((paint) => paint.first), largest: middle((paint) => paint.largest) });
		}
		return found;
	} finally {
		await browser.close();
	}
}

async function visitOnce(browser: Awaited<ReturnType<typeof chromium.launch>>, { address, cookie, line }: Visit): Promise<Paint> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true });
	try {
		const cookies = cookie.split('; ').filter(Boolean).map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: address }));
		await context.addCookies(cookies);
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		const throughput = (line.speed * 1000) / 8;
		await session.send('Network.emulateNetworkConditions', { offline: false, latency: line.delay, downloadThroughput: throughput, uploadThroughput: throughput });
		await page.addInitScript(() => {
			const seen = { first: 0, largest: 0 };
			Object.assign(globalThis, { seen });
			new PerformanceObserver((list) => { for (const entry of list.getEntriesByName('first-contentful-paint')) seen.first = entry.startTime; }).observe({ type: 'paint', buffered: true });
			new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.largest = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
		});
		await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
		await page.waitForFunction(() => (globalThis as unknown as { seen: { largest: number } }).seen.largest > 0, undefined, { timeout: 10_000 });
		await page.waitForTimeout(150); // a larger paint may follow the load
		return await page.evaluate(() => (globalThis as unknown as { seen: { first: number; largest: number } }).seen);
	} finally {
		await context.close();
	}
}

// Takes the pictures of the README from the built server with the example open: `npx node scripts/pictures.mjs`, after a build.
import { chromium } from '@playwright/test';
import { mkdirSync, statSync } from 'node:fs';
import config from '../playwright.config.ts';
import { enterExample, openExample, withHost } from './host.mjs';

const folder = 'docs/pictures';
/** What a reader on a slow line waits for at most, of each. */
const mostBytes = 150_000;
/** Room left below what is shown, in pixels. */
const margin = 8;

/** Each as the person sees it whom it is for, cut below the first part that says what the page is about. */
const pictures = [
	{ name: 'city-home', role: 'coordinator', city: 'kumasi', width: 360, cutBelow: 'main .line', path: () => '/en/' },
	{ name: 'network-picture', role: 'leadExpert', city: '', width: 1100, cutBelow: 'main table', path: () => '/en/baseline' },
	{ name: 'tool', role: 'coordinator', city: 'kumasi', width: 800, cutBelow: 'main .canvas .pair', path: () => '/en/tools/power-interest/print' },
	{ name: 'choice', role: 'leadExpert', city: '', width: 1100, cutBelow: 'main .stack .card', path: findRunningChoice },
];

/** The choice of the running quarter, found where a reader finds it: on the list. */
async function findRunningChoice(page, base) {
	await page.goto(`${base}/en/quarters`);
	const quarter = await page.getByRole('listitem').filter({ hasText: 'running' }).getByRole('link').first().getAttribute('href');
	if (!quarter) throw new Error('no quarter of the example is running');
	return `${quarter}/choice`;
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(config.use?.launchOptions);
try {
	await withHost(async ({ base }) => {
		await openExample(base);
		for (const { name, role, city, width, cutBelow, path } of pictures) {
			const context = await browser.newContext({ viewport: { width, height: 900 }, serviceWorkers: 'block', colorScheme: 'light', locale: 'en-GB' });
			const cookies = (await enterExample(base, role, city)).split('; ').map((cookie) => cookie.split('='));
			await context.addCookies(cookies.map(([key, ...value]) => ({ name: key, value: value.join('='), url: base })));
			const page = await context.newPage();
			await page.goto(base + await path(page, base));
			const part = await page.locator(cutBelow).first().boundingBox();
			if (!part) throw new Error(`${name}: nothing is there to cut below`);
			const height = Math.round(part.y + part.height + margin);
			const file = `${folder}/${name}.png`;
			await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } });
			await context.close();
			const { size } = statSync(file);
			if (size > mostBytes) throw new Error(`${file} has ${size} bytes, more than ${mostBytes}: cut it shorter`);
			console.log(`${file}: ${width} × ${height}, ${size} bytes`);
		}
	});
} finally {
	await browser.close();
}

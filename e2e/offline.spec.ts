import { expect, type BrowserContext, type Page } from '@playwright/test';
import { carriesAll, goTo, test } from './host.ts';

const cities = ['kumasi', 'matola', 'bizerte', 'benguerir', 'kigali', 'lagos', 'kampala', 'niamey'];
test.setTimeout(90_000);

/** Opens the answering page of a city whose study still takes answers, with everything on the phone. */
async function openStudy(context: BrowserContext, host: { url: string; enter: (context: BrowserContext, role: string, city: string) => Promise<void> }, role = 'coordinator') {
	for (const city of cities) {
		await host.enter(context, role, city);
		const page = await context.newPage();
		const start = `${host.url}/en/cities/${city}/baseline/answer`;
		await goTo(page, start);
		const questions = await page.locator('main .rows a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
		await goTo(page, questions[0] ?? start);
		if ((await page.locator('form [name=evidence]').count()) > 0) {
			await carriesAll(page);
			return { page, city, start, questions };
		}
		await page.close();
	}
	throw new Error('No city of the example can answer questions');
}

/** Fills in one question and keeps it, without going to the next. */
async function answer(page: Page, address: string, evidence: string, level = 4): Promise<void> {
	await goTo(page, address);
	await page.check(`[name=level][value="${level}"]`);
	await page.fill('[name=evidence]', evidence);
	await page.click('[name=go][value=stop]');
	await expect(page.locator('main .done')).toBeVisible();
}

/** What the network has, read on another device. */
async function evidenceOf(other: Page, address: string): Promise<string> {
	await goTo(other, address);
	return other.locator('[name=evidence]').inputValue();
}

async function versionOf(other: Page, address: string): Promise<number> {
	await goTo(other, address);
	return Number(await other.locator('[name=version]').inputValue());
}

test('ten answers given without a line survive a killed browser and arrive once', async ({ host, phone, browser }) => {
	const device = await phone.open();
	const { page, city, start, questions } = await openStudy(device, host);
	const ten = questions.slice(0, 10);
	expect(ten).toHaveLength(10);
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', city);
	const other = await elsewhere.newPage();
	const before = [];
	for (const question of ten) before.push(await versionOf(other, question));

	await host.stop();
	for (const [i, question] of ten.entries()) await answer(page, question, `without a line ${i}`);
	await expect(page.locator('#waiting')).toContainText('10');
	await goTo(page, start);
	await expect(page.locator('main .rows .sync.phone')).toHaveCount(10);

	await phone.kill();
	const again = await phone.open();
	const later = await again.newPage();
	await goTo(later, start);
	await expect(later.locator('#waiting')).toContainText('10');
	await expect(later.locator('main .rows .sync.phone')).toHaveCount(10);

	await host.start();
	await host.enter(again, 'coordinator', city); // Chromium writes cookies down only every half minute; this one was younger
	await goTo(later, start);
	await expect(later.locator('#received')).toBeVisible();
	await expect(later.locator('#waiting')).toBeHidden();
	await goTo(later, start);
	await expect(later.locator('main .rows .sync.phone')).toHaveCount(0);
	for (const [i, question] of ten.entries()) {
		expect(await evidenceOf(other, question)).toBe(`without a line ${i}`);
		expect(await versionOf(other, question)).toBe((before[i] ?? NaN) + 1);
	}
	await elsewhere.close();
});

test('a page left open says first "on this phone" and then "received by the network", by itself', async ({ host, phone }) => {
	const { page, questions } = await openStudy(await phone.open(), host);
	const [question = ''] = questions;
	await host.stop();
	await answer(page, question, 'kept here first');
	await expect(page.locator('main .rows .sync.phone')).toContainText('on this phone');
	await host.start();
	await page.evaluate(() => { window.dispatchEvent(new Event('online')); });
	await expect(page.locator('#waiting')).toBeHidden();
	await expect(page.locator('main .rows .sync.phone')).toHaveCount(0);
	await expect(page.locator('main .rows .sync').first()).toContainText('received by the network');
});

test('an answer that somebody overtook comes back, and both texts are shown until a person chooses', async ({ host, phone, browser }) => {
	const { page, city, start, questions } = await openStudy(await phone.open(), host);
	const [question = ''] = questions;
	await host.stop();
	await answer(page, question, 'written on the phone', 2);
	await host.start();
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', city);
	const other = await elsewhere.newPage();
	await answer(other, question, 'written at the desk', 5);

	await goTo(page, start);
	await expect(page.locator('#refused')).toContainText('written on the phone');
	expect(await evidenceOf(other, question)).toBe('written at the desk');
	await page.click('#refused button');
	await expect(page.locator('blockquote', { hasText: 'written at the desk' })).toBeVisible();
	await expect(page.locator('main .alarm blockquote', { hasText: 'written on the phone' })).toBeVisible();
	await expect(page.locator('#refused')).toBeHidden();

	await page.fill('[name=evidence]', 'written by both');
	await page.click('[name=go][value=stop]');
	await expect(page.locator('main .done')).toBeVisible();
	expect(await evidenceOf(other, question)).toBe('written by both');
	await elsewhere.close();
});

test('city home, guide and questions open without a line in Arabic, where nobody had been before', async ({ host, phone }) => {
	const { page, city } = await openStudy(await phone.open(), host);
	await host.stop();
	for (const path of ['/', `/cities/${city}/guide`, `/cities/${city}/baseline/answer`, '/needs/new']) {
		const drawn = await goTo(page, `${host.url}/ar${path}`);
		expect([path, drawn?.status(), await page.locator('html').getAttribute('dir')]).toEqual([path, 200, 'rtl']);
		expect(drawn?.headers()['content-security-policy']).toContain("default-src 'none'");
		await expect(page.locator('main > .note', { hasText: 'دون اتصال' })).toBeVisible();
	}
	await goTo(page, `${host.url}/ar/`);
	await expect(page.locator('main')).not.toContainText('minutes');
	const absent = await goTo(page, `${host.url}/ar/topics`);
	expect(absent?.status()).toBe(404);
	await expect(page.locator('main')).toContainText('تحتاج هذه الصفحة إلى اتصال');
	await goTo(page, host.url);
	await expect(page).toHaveURL(/\/en\/$/);
});

test('a step told without a line stands on the home at once, and arrives', async ({ host, phone, browser }) => {
	const device = await phone.open();
	const { page } = await openStudy(device, host);
	await host.enter(device, 'coordinator', 'kumasi');
	await goTo(page, `${host.url}/en/`);
	await expect.poll(() => page.evaluate(async () => JSON.stringify(await (await caches.match('/pack'))?.json()))).toContain('"city":"kumasi"');
	const step = await page.locator('main .line .here a').first().evaluate((link) => (link as HTMLAnchorElement).href);
	await host.stop();
	await goTo(page, step);
	await page.fill('[name=words]', 'Thirty people tried it in the market');
	await page.click('main form button');
	await expect(page.locator('main .done')).toContainText('On this phone');
	await goTo(page, step);
	await expect(page.locator('[name=words]')).toHaveValue('Thirty people tried it in the market');
	await goTo(page, `${host.url}/en/`);
	await expect(page.locator('main .line .here')).toContainText('done');

	await host.start();
	await goTo(page, step);
	await expect(page.locator('#received')).toBeVisible();
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', 'kumasi');
	const other = await elsewhere.newPage();
	await goTo(other, step);
	await expect(other.locator('[name=words]')).toHaveValue('Thirty people tried it in the market');
	await elsewhere.close();
});

test('a need told without a line arrives once', async ({ host, phone, browser }) => {
	const { page, city } = await openStudy(await phone.open(), host);
	await host.stop();
	await goTo(page, `${host.url}/en/needs/new`);
	await page.fill('[name=words]', 'Our market register is on paper and gets wet every rainy season');
	await page.click('main form button >> nth=0');
	await expect(page.locator('main .sync.phone').first()).toBeVisible();
	await host.start();
	await goTo(page, `${host.url}/en/needs/new`);
	await expect(page.locator('#received')).toBeVisible();
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', city);
	const other = await elsewhere.newPage();
	await goTo(other, `${host.url}/en/needs`);
	await expect(other.getByText('gets wet every rainy season')).toHaveCount(1);
	await elsewhere.close();
});

test('a line that hangs is given up on: the phone draws, keeps, and nothing arrives twice', async ({ host, phone, browser }) => {
	const { page, city, start, questions } = await openStudy(await phone.open(), host);
	const [question = ''] = questions;
	await goTo(page, question);
	const version = Number(await page.locator('[name=version]').inputValue());
	host.hang();
	await page.check('[name=level][value="3"]');
	await page.fill('[name=evidence]', 'on a hanging line');
	await page.click('[name=go][value=stop]');
	await expect(page.locator('main .rows .sync.phone')).toHaveCount(1, { timeout: 30_000 });
	host.goOn();
	await goTo(page, start);
	await expect(page.locator('#waiting')).toBeHidden();
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', city);
	const other = await elsewhere.newPage();
	expect(await versionOf(other, question)).toBe(version + 1);
	expect(await evidenceOf(other, question)).toBe('on a hanging line');
	await elsewhere.close();
});

test('a half-written text survives a closed tab, and goes once it is sent', async ({ host, phone }) => {
	const device = await phone.open();
	const { page, questions } = await openStudy(device, host);
	const [question = ''] = questions;
	await goTo(page, question);
	await page.check('[name=level][value="2"]');
	await page.fill('[name=evidence]', 'half a sen');
	await page.close();
	const later = await device.newPage();
	await goTo(later, question.replace('/en/', '/ar/'));
	await expect(later.locator('[name=evidence]')).toHaveValue('half a sen');
	await expect(later.locator('[name=level][value="2"]')).toBeChecked();
	await later.fill('[name=evidence]', 'half a sentence, and the other half');
	await later.click('[name=go][value=stop]');
	await expect(later.locator('main .done')).toBeVisible();
	expect(await later.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft ')))).toEqual([]);
});

test('somebody else on the same phone neither sees nor sends what the first one wrote', async ({ host, phone, browser }) => {
	const device = await phone.open();
	const { page, city, start, questions } = await openStudy(device, host);
	const [question = '', second = ''] = questions;
	await host.stop();
	await answer(page, question, 'of the first one');
	await goTo(page, second);
	await page.fill('[name=evidence]', 'a draft of the first one');
	await host.start();

	await goTo(page, `${host.url}/en/me`);
	await expect(page.locator('#received')).toBeVisible(); // the first one is still signed in, so this arrived
	await host.stop();
	await answer(page, question, 'a second thought of the first one');
	await host.start();
	await host.enter(device, 'member', city);
	await goTo(page, start);
	await expect(page.locator('#waiting')).toBeHidden();
	await expect(page.locator('#received')).toBeHidden();
	await goTo(page, second);
	await expect(page.locator('[name=evidence]')).not.toHaveValue('a draft of the first one');
	await carriesAll(page);
	await host.stop();
	await goTo(page, start);
	await expect(page.locator('#waiting')).toBeHidden();
	await expect(page.locator('main')).not.toContainText('of the first one');

	await host.start();
	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'coordinator', city);
	const other = await elsewhere.newPage();
	expect(await evidenceOf(other, question)).toBe('of the first one');

	await host.enter(device, 'coordinator', city);
	await goTo(page, start);
	await expect(page.locator('#received')).toBeVisible();
	expect(await evidenceOf(other, question)).toBe('a second thought of the first one');
	await elsewhere.close();
});

test('signing out warns of what waits, and takes the pack from the phone', async ({ host, phone }) => {
	const { page, questions } = await openStudy(await phone.open(), host);
	const [question = ''] = questions;
	await host.stop();
	await answer(page, question, 'not yet sent');
	await host.start();
	// The line is back for pages, and the outbox has not been emptied yet.
	await page.route('**/baseline/answer/**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
	await goTo(page, `${host.url}/en/me`);
	await expect(page.locator('#waiting')).toBeVisible();
	let warned = '';
	page.once('dialog', (dialog) => { warned = dialog.message(); void dialog.dismiss(); });
	await page.click('form[action$="/sign-out"] button');
	await expect.poll(() => warned).toContain('waits on this phone');
	await expect(page).toHaveURL(/\/en\/me$/);

	page.once('dialog', (dialog) => { void dialog.accept(); });
	await page.click('form[action$="/sign-out"] button');
	await expect(page).toHaveURL(/sign-in/);
	await expect.poll(() => page.evaluate(async () => (await caches.match('/pack')) === undefined)).toBe(true);
	await expect(page.locator('#waiting')).toHaveCount(0);
});

test('from the second view on a page only names its styles', async ({ host, phone }) => {
	const { page } = await openStudy(await phone.open(), host);
	await expect.poll(() => page.evaluate(() => document.cookie)).toContain('styles=');
	await goTo(page, `${host.url}/en/`);
	await expect(page.locator('head style')).toHaveCount(0);
	expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');
});

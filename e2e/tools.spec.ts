import { expect, type Page } from '@playwright/test';
import { carriesAll, goTo, test } from './host.ts';

test.setTimeout(180_000);

/** How many sheets of paper the page takes. */
async function pagesOf(page: Page): Promise<number> {
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** How much of an A4 page, between its margins, the page fills from top to bottom. */
async function filled(page: Page): Promise<number> {
	const paper = { width: Math.round((188 / 25.4) * 96), height: Math.round((279 / 25.4) * 96) };
	await page.setViewportSize(paper);
	await page.emulateMedia({ media: 'print' });
	const bottom = await page.evaluate(() => document.querySelector('.canvas')?.getBoundingClientRect().bottom ?? 0);
	await page.emulateMedia({ media: null });
	return bottom / paper.height;
}

test('every tool prints on one A4 page, empty and with its example, in every language; so does a city’s sheet', async ({ host, browser }) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(context, 'coordinator', 'kumasi');
	const page = await context.newPage();
	await goTo(page, `${host.url}/en/tools`);
	const tools = await page.locator('main .rows a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.slice(3)));
	expect(tools.length).toBeGreaterThanOrEqual(20);
	const printed: string[] = [];
	for (const lang of ['en', 'fr', 'pt', 'ar']) {
		for (const path of [...tools.flatMap((tool) => [`${tool}/print`, `${tool}/print?example=1`]), '/cities/kumasi/sheets/sheet-4/print', '/cities/bizerte/sheets/sheet-1/print']) {
			await goTo(page, `${host.url}/${lang}${path}`);
			expect(await page.locator('.canvas section').count()).toBeGreaterThan(2);
			const used = await filled(page);
			const isEmpty = path.endsWith('/print') && path.startsWith('/tools');
			if (isEmpty) expect(used, `${lang}${path} leaves paper blank`).toBeGreaterThan(0.95);
			// Printing takes five times as long as measuring: one script of each direction is printed, the others are measured.
			const pages = lang === 'en' || (lang === 'ar' && isEmpty) ? await pagesOf(page) : used <= 1 ? 1 : 2;
			if (pages !== 1) printed.push(`${lang}${path}: ${pages}`);
		}
	}
	expect(printed).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	for (const around of ['header.top', 'footer', '.band', 'main > .note']) await expect(page.locator(around).first()).toBeHidden();
	await context.close();
});

test('a sheet filled in without a line is seen on the phone, arrives, and meets what somebody else wrote', async ({ host, phone, browser }) => {
	const device = await phone.open();
	await host.enter(device, 'coordinator', 'kumasi');
	const page = await device.newPage();
	await goTo(page, `${host.url}/en/tools/problem-tree`);
	await carriesAll(page);
	await host.stop();

	// Nobody had opened the library or this form before; both are drawn here.
	await goTo(page, `${host.url}/en/tools?words=tree`);
	await expect(page.locator('main .rows > li')).toHaveCount(1);
	await page.click('main .rows a');
	await page.click('main a.do >> nth=0');
	await page.fill('[name=text-problem]', 'Seven bins are full on Sundays');
	await page.fill('[name=cell-causes-0-cause]', 'No lorry');
	await page.click('main form .do');
	await expect(page.locator('main p.sync.phone[role=status]')).toBeVisible();
	const sheet = new URL(page.url()).pathname;
	await page.fill('[name=text-effects]', 'Flies, and shops that close');
	await page.click('main form .do');
	await expect(page.locator('#waiting')).toContainText('2');
	await expect(page.locator('[name=text-problem]')).toHaveValue('Seven bins are full on Sundays');
	await goTo(page, `${host.url}/en/tools/problem-tree`);
	await expect(page.locator('main .rows .sync.phone')).toHaveCount(1);

	await host.start();
	await goTo(page, host.url + sheet);
	await expect(page.locator('#received')).toBeVisible();
	await goTo(page, host.url + sheet);
	await expect(page.locator('main p.sync').last()).toContainText('Version 2');

	const elsewhere = await browser.newContext({ serviceWorkers: 'block' });
	await host.enter(elsewhere, 'member', 'kumasi');
	const other = await elsewhere.newPage();
	await goTo(other, host.url + sheet);
	await expect(other.locator('[name=cell-causes-0-cause]')).toHaveValue('No lorry');

	await host.stop();
	await goTo(page, host.url + sheet);
	await page.fill('[name=text-problem]', 'Written on the phone');
	await page.click('main form .do');
	await expect(page.locator('#waiting')).toContainText('1');
	await host.start();
	await other.fill('[name=text-problem]', 'Written at the desk');
	await other.fill('[name=text-effects]', 'Only flies');
	await other.click('main form .do >> nth=0');
	await expect(other.locator('main .done')).toBeVisible();

	await goTo(page, `${host.url}/en/tools`);
	await expect(page.locator('#refused')).toContainText('Written on the phone');
	await page.click('#refused button');
	await expect(page.locator('main .alarm blockquote', { hasText: 'Written at the desk' })).toBeVisible();
	await expect(page.locator('main .alarm blockquote', { hasText: 'Written on the phone' })).toBeVisible();
	await expect(page.locator('[name=text-effects]')).toHaveValue('Only flies');
	await page.fill('[name=text-problem]', 'Written by both');
	await page.click('main form .do >> nth=0');
	await expect(page.locator('main .done')).toContainText('version 4');
	await goTo(other, host.url + sheet);
	await expect(other.locator('[name=text-problem]')).toHaveValue('Written by both');
	await elsewhere.close();
});

test('without a script: find, fill in, share, and another city reads it', async ({ host, browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	await host.enter(context, 'coordinator', 'kumasi');
	const page = await context.newPage();
	await page.goto(`${host.url}/en/tools`);
	await page.fill('[name=words]', 'LOGFRAME');
	await page.click('main form button');
	await page.click('main .rows a');
	await page.click('main a.do >> nth=0');
	await page.fill('[name=title]', 'Two markets by June');
	await page.locator('main textarea').first().fill('Collectors stand where the figures say');
	await page.click('main form .do');
	await expect(page.locator('main .done')).toContainText('version 1');
	const sheet = page.url().replace(/\?.*/, '');
	await page.click('main form[action$="/share"] button');
	await expect(page.locator('main .done')).toContainText('Shared');

	const elsewhere = await browser.newContext({ javaScriptEnabled: false });
	await host.enter(elsewhere, 'coordinator', 'bamako');
	const other = await elsewhere.newPage();
	await other.goto(`${host.url}/fr/tools/logframe`);
	await other.click('main a:has-text("Two markets by June")');
	await expect(other.locator('main .canvas')).toContainText('Collectors stand where the figures say');
	expect(await other.locator('main form').count()).toBe(0);
	await page.goto(sheet);
	await page.click('main form[action$="/share"] button');
	expect((await other.reload())?.status()).toBe(404);
	await context.close();
	await elsewhere.close();
});

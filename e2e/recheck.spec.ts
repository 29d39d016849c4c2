import { expect, test } from '@playwright/test';
import { enterExample, openExample, withHost } from '../scripts/host.mjs';

test('a browser adds the whole ledger up again by itself, without a connection, and finds the line that was changed', async ({ browser }) => {
	await withHost(async ({ base }) => {
		await openExample(base);
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const [name = '', value = ''] = (await enterExample(base, 'coordinator', 'kumasi')).split('; ').find((cookie) => cookie.startsWith('caravan_session='))?.split('=') ?? [];
		await context.addCookies([{ name, value, url: base }]);
		const page = await context.newPage();
		const sentence = page.locator('#added-up');

		await page.goto(`${base}/en/ledger`);
		await page.locator('#again button').click();
		await expect(sentence).toHaveText(/7 decisions/);

		// Both halves of the proof are here now: pressed again, nothing is asked of anybody.
		await context.setOffline(true);
		await sentence.evaluate((element) => { element.textContent = ''; });
		await page.locator('#again button').click();
		await expect(sentence).toHaveText(/7 decisions/);
		await context.setOffline(false);

		await page.route('**/ledger/record', async (route) => {
			const record = (await (await route.fetch()).json()) as { rounds: { decisions: { payments?: Record<string, string> }[] }[] };
			const payments = record.rounds[2]?.decisions[0]?.payments ?? {};
			payments['kumasi'] = '1/97';
			await route.fulfill({ json: record });
		});
		await page.goto(`${base}/en/ledger`);
		await page.locator('#again button').click();
		await expect(sentence).toHaveText(/3, /);
		await context.close();
	});
});

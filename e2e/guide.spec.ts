import { expect, test, type Response } from '@playwright/test';
import { enterExample, openExample, withHost } from '../scripts/host.mjs';

/** Pages of a PDF as Chromium writes it. */
function countPages(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('the guide is at most 100 KB to download and 8 A4 pages on paper, in every language', async ({ browser }) => {
	await withHost(async ({ base }) => {
		await openExample(base);
		const cookies = (await enterExample(base, 'coordinator', 'kumasi')).split('; ').map((cookie) => cookie.split('='));
		const context = await browser.newContext({ serviceWorkers: 'block' });
		await context.addCookies(cookies.map(([name = '', ...value]) => ({ name, value: value.join('='), url: base })));
		const page = await context.newPage();
		for (const lang of ['en', 'fr', 'pt', 'ar']) {
			const answers: Response[] = [];
			const note = (answer: Response) => { answers.push(answer); };
			page.on('response', note);
			await page.goto(`${base}/${lang}/cities/kumasi/guide`, { waitUntil: 'networkidle' });
			page.off('response', note);
			// As it goes over the line, with the script and what the phone then carries.
			const sizes = await Promise.all(answers.map(async (answer) => (await answer.request().sizes()).responseBodySize));
			expect(await page.locator('.guide section').count(), `items in ${lang}`).toBeGreaterThanOrEqual(7);
			const pages = countPages(await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } }));
			expect(pages, `pages in ${lang}`).toBeGreaterThan(0);
			expect(pages, `pages in ${lang}`).toBeLessThanOrEqual(8);
			expect(sizes.reduce((sum, size) => sum + size, 0), `bytes sent in ${lang}`).toBeLessThan(100_000);
		}
		await context.close();
	});
});

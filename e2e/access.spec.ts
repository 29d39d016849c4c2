import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BrowserContext } from '@playwright/test';
import { enterExample, openExample, withHost } from '../scripts/host.mjs';

/** Every page a person in the role can reach from the menus, on the example network. */
const pages: Record<string, readonly string[]> = {
	visitor: ['/', '/example', '/sign-in'],
	coordinator: [
		'/', '/me', '/cities', '/cities/kumasi', '/cities/kumasi/guide', '/cities/kumasi/baseline', '/cities/kumasi/baseline/answer', '/cities/kumasi/baseline/session',
		'/cities/kumasi/people', '/cities/kumasi/edit', '/cities/kumasi/status', '/cities/kumasi/theme', '/cities/kumasi/offers', '/cities/kumasi/targets', '/cities/kumasi/return',
		'/baseline', '/topics', '/needs', '/needs/new', '/quarters', '/ledger', '/curriculum', '/curriculum/data-decisions', '/curriculum?plan=costs', '/curriculum/leading-lag/examples', '/curriculum/leading-lag/examples/example-1',
		'/tools', '/tools?words=zebra', '/tools/five-whys', '/tools/five-whys/print', '/tools/stakeholder-map/print?example=1', '/cities/kumasi/tools/stakeholder-map/fill',
		'/cities/kumasi/tools/five-whys/trial', '/cities/kumasi/sheets/sheet-4', '/cities/kumasi/sheets/sheet-4/versions/1', '/cities/kumasi/sheets/sheet-4/print', '/cities/bamako/sheets/sheet-2',
	],
	leadExpert: ['/', '/baseline', '/baseline/questions', '/topics/new', '/quarters/next', '/curriculum/adapt', '/curriculum/new', '/curriculum/agile/facts', '/curriculum/leading-lag/text', '/curriculum/leading-lag/text/ar', '/tools/new', '/tools/power-interest/canvas', '/tools/power-interest/facts', '/tools/power-interest/text/ar?part=example'],
	secretariat: ['/', '/people', '/people/invite', '/outbox', '/cities/new'],
	funder: ['/', '/baseline', '/ledger'],
};

async function carry(context: BrowserContext, base: string, role: string): Promise<void> {
	await context.clearCookies();
	if (role === 'visitor') return;
	const cookies = (await enterExample(base, role, role === 'coordinator' ? 'kumasi' : '')).split('; ').map((cookie) => cookie.split('='));
	await context.addCookies(cookies.map(([name = '', ...value]) => ({ name, value: value.join('='), url: base })));
}

for (const lang of ['en', 'fr', 'pt', 'ar']) test(`${lang}: nothing stands in the way of anybody, on any page`, async ({ browser }) => {
	test.setTimeout(600_000);
	await withHost(async ({ base }) => {
		await openExample(base);
		const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		const quarter = /\/quarters\/([\w-]+)/;
		for (const [role, paths] of Object.entries(pages)) {
			await carry(context, base, role);
			// Pages of one quarter are found where a reader finds them: on the list.
			const more: string[] = [];
			if (role === 'coordinator') {
				await page.goto(`${base}/en/quarters`);
				const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
				const ids = [...new Set(links.flatMap((link) => quarter.exec(link)?.[1] ?? []))].filter((id) => id !== 'next');
				const [ahead, running] = ids;
				more.push(`/quarters/${ahead}`, `/quarters/${ahead}/grades`, `/quarters/${running}/choice`, `/quarters/${running}/receipts/kumasi`, `/cities/kumasi/quarters/${running}/practise`);
			}
			for (const path of [...paths, ...more]) {
				const answer = await page.goto(`${base}/${lang}${path}`);
				expect.soft(answer?.status(), `${role} ${lang} ${path}`).toBe(200);
				expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${role} ${lang} ${path} scrolls sideways`).toBeLessThanOrEqual(0);
				const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
				expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`), `${role} ${lang} ${path}`).toEqual([]);
			}
		}
		await context.close();
	});
});

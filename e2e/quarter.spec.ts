/** One whole quarter as its people live it, from the first door to the review of the next: with JavaScript, and without. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { withHost } from '../scripts/host.mjs';
import { fill, newestMail, press, reads, sendTwice } from './acts.ts';
import { arabic, begin, french, type City, type Network } from './begin-network.ts';

/** One need by a link without an account, one noted from a call, one by its city's own form; sent twice, it is told once. */
async function tellNeeds({ secretariat, bamako, tunis, kigali, open }: Network): Promise<void> {
	await secretariat.goto(`/en/needs/link?city=${tunis.id}`);
	const [, link = ''] = /(\/en\/tell\/\S+)/.exec(await secretariat.locator('textarea').inputValue()) ?? [];
	const resident = await open();
	await resident.goto(link.replace('/en/', '/ar/'));
	await fill(resident, { words: 'نريد أن نفهم ما يزعج السكان في مكاتبنا قبل أن نشتري برنامجا جديدا.' });
	await resident.locator('main form button').click();
	await reads(resident, arabic.needToldByLink);
	await resident.context().close();

	await secretariat.goto('/en/needs/new');
	await fill(secretariat, { words: 'We guess what market women need; nobody has asked them.', city: kigali, toldBy: 'Jean Habimana', channel: 'call' });
	await secretariat.getByText(/topics to choose from/).click();
	await secretariat.getByLabel('Design Thinking').check();
	const [first, again] = await sendTwice(secretariat.locator('main form'));
	expect(again, 'a form sent twice tells one need').toBe(first);
	await secretariat.goto(first ?? '');
	await reads(secretariat, 'Received by the network. The city can see it, and what becomes of it.');

	await bamako.page.goto('/fr/needs/new');
	await fill(bamako.page, { words: 'Nos services se trompent souvent de problème : apprenez-nous à écouter.' });
	await bamako.page.locator('main form button').first().click();
	await reads(bamako.page, french.needTold);

	await secretariat.goto('/en/needs');
	await reads(secretariat, 'told by a link', 'told in a phone call', 'told here');
	await expect(secretariat.getByText('nobody has asked them')).toHaveCount(1);
}

const questions = ['council-backing', 'understanding-users', 'learning-from-trials'] as const;
type Levels = readonly [number, number, number];

/** Until this browser can draw the city's pages itself. */
async function carries(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && await caches.match('/pack') !== undefined), { message: 'the worker carries the pack' }).toBe(true);
}

/** The coordinator answers three questions; with JavaScript on the phone, without a line, until it is back. Each arrives once. */
async function answer({ id, lang, says, page }: City, levels: Levels, offline: boolean): Promise<void> {
	const start = `/${lang}/cities/${id}/baseline/answer`;
	const marks = page.locator('main .rows .sync');
	await page.goto(start);
	if (offline) {
		await carries(page);
		await page.context().setOffline(true);
	}
	for (const [i, question] of questions.entries()) {
		await page.goto(`${start}/${question}`);
		await fill(page, { level: String(levels[i]), evidence: 'PV 2026/14' });
		await page.locator('main button[value=stop]').click();
		await reads(page, offline ? says.answerKept : says.answerReceived);
	}
	if (offline) {
		await expect(marks.filter({ hasText: says.onPhone })).toHaveCount(questions.length);
		await page.context().setOffline(false); // and nobody presses anything
	}
	await expect(marks.filter({ hasText: says.atNetwork })).toHaveCount(questions.length);
	for (const question of questions) {
		const form = await (await page.request.get(`${start}/${question}`)).text();
		expect(form, `${question} was written once`).toMatch(/name="version" value="1"/);
	}
}

/** A member's paper sheet, typed in by the coordinator. */
async function enterPaper({ id, lang, page }: City, name: string, levels: Levels): Promise<void> {
	await page.goto(`/${lang}/cities/${id}/baseline/enter`);
	await fill(page, { name, channel: 'paper' });
	await page.locator('main form button').click();
	await page.waitForURL('**/paper');
	const list = page.url();
	for (const [i, question] of questions.entries()) {
		await page.goto(`${list}/${question}`);
		await fill(page, { level: String(levels[i]) });
		await page.locator('main button[value=stop]').click();
		await page.waitForURL(/paper\?done=/);
	}
}

/** Two questions all agree on are settled in one press, the third by hand with who sees it differently; then the target. */
async function settle({ id, lang, says, page }: City, level: number, target: number): Promise<void> {
	await page.goto(`/${lang}/cities/${id}/baseline/session`);
	await page.locator('main form button').click();
	await reads(page, says.settledAsListed);
	await page.goto(`/${lang}/cities/${id}/baseline/session/learning-from-trials`);
	await fill(page, { level: String(level), dissent: 'Une personne du groupe voit un niveau de plus.' });
	await page.locator('main form button').click();
	await reads(page, says.levelSettled);
	await page.goto(`/${lang}/cities/${id}/targets`);
	await fill(page, { 'level-innovation': String(target) });
	await page.locator('main form button').click();
	await reads(page, says.targetsSaved);
}

/** The secretariat opens the grades, the cities give them sealed, and the secretariat closes them by hand. */
async function grade({ secretariat, tunis, bamako }: Network, quarter: string, given: { tunis: Record<string, string>; bamako: Record<string, string> }): Promise<void> {
	await secretariat.goto(`/en${quarter}/choice`);
	await expect(secretariat.getByLabel('Last day')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
	await press(secretariat, 'Open', 'The grades are open.');
	for (const [city, grades] of [[tunis, given.tunis], [bamako, given.bamako]] as const) {
		await city.page.goto(`/${city.lang}${quarter}/grades`);
		await fill(city.page, Object.fromEntries(Object.entries(grades).map(([topic, value]) => [`grade.${topic}`, value])));
		await city.page.locator('main form button').click();
		await reads(city.page, city.says.gradesReceived);
	}
	await secretariat.goto(`/en${quarter}/grades/${tunis.id}`);
	await reads(secretariat, 'They are sealed until closing.');
	await secretariat.goto(`/en${quarter}/choice`);
	await reads(secretariat, '2 of 4 cities have graded.');
	await press(secretariat, 'Close the grades now', 'The grades are closed and unsealed. The proposal is below.');
}

/** The Lead Expert confirms what the fair turn proposes; sent twice, it is one line of the ledger. */
async function confirm({ leadExpert, bamako }: Network, quarter: string): Promise<void> {
	const refused = await bamako.page.request.post(`/fr${quarter}/choice`, { form: { key: randomUUID(), seen: 'x'.repeat(43) }, headers: { origin: new URL(bamako.page.url()).origin } });
	expect(refused.status(), 'only the Lead Expert confirms').toBe(403);
	await leadExpert.goto(`/en${quarter}/choice`);
	await reads(leadExpert, 'Proposed: Design Thinking', '3 cities need it (2 must and 1 could).', 'Most votes would have chosen the same.');
	const [first, again] = await sendTwice(leadExpert.locator('form', { has: leadExpert.getByRole('button', { name: /Confirm .?Design Thinking/ }) }));
	expect(again).toBe(first);
	await leadExpert.goto(first ?? '');
	await reads(leadExpert, 'Every city can read the reasons here, and its own receipt.', 'Chosen: Design Thinking', 'Confirmed by Miriam Adjei');
	await leadExpert.goto('/en/ledger');
	await expect(leadExpert.getByRole('heading', { name: /Quarter 1: .?Design Thinking/ })).toHaveCount(1);
}

/** The Lead Expert chooses otherwise, and a city reads why. */
async function override({ leadExpert, bamako }: Network, quarter: string): Promise<void> {
	const reason = 'Three calls for tenders end in May: the problem has to be clear before that.';
	await leadExpert.goto(`/en${quarter}/choice`);
	await reads(leadExpert, 'Proposed: Data management');
	await leadExpert.getByText('Choose another, with a reason').click();
	await fill(leadExpert, { instead: 'design-thinking' });
	await press(leadExpert, 'See what would follow', 'Nothing is decided yet.');
	await fill(leadExpert, { reason: 'Short' });
	await leadExpert.locator('textarea').evaluate((field: HTMLTextAreaElement) => { field.required = false; });
	await leadExpert.getByRole('button', { name: 'Choose' }).click();
	await expect(leadExpert.getByRole('alert')).toBeVisible();
	await expect(leadExpert.getByLabel('Why this topic'), 'what was typed stays').toHaveValue('Short');
	await fill(leadExpert, { reason });
	await press(leadExpert, 'Choose', 'Chosen by the Lead Expert: Design Thinking');
	await bamako.page.goto(`/fr${quarter}/choice`);
	await reads(bamako.page, reason);
}

/** Each city reads its receipt and its own guide: one far from its aim, one ahead, one without a settled level. */
async function readGuides({ leadExpert, tunis, bamako, kigali }: Network, quarter: string): Promise<void> {
	await tunis.page.goto(`/ar${quarter}/receipts/${tunis.id}`);
	await expect(tunis.page.locator('html')).toHaveAttribute('dir', 'rtl');
	await reads(tunis.page, 'Tunis', arabic.paidThisTime);
	await bamako.page.goto(`/fr${quarter}/receipts/${bamako.id}`);
	await reads(bamako.page, 'Bamako', french.paidThisTime);
	await expect(bamako.page.getByLabel(french.textToPaste)).toHaveValue(/Bamako[^]*Design Thinking/);

	await tunis.page.goto(`/ar/cities/${tunis.id}/guide`);
	await expect(tunis.page.locator('html')).toHaveAttribute('dir', 'rtl');
	await reads(tunis.page, arabic.catchUp, arabic.becauseBelow);
	await bamako.page.goto(`/fr/cities/${bamako.id}/guide`);
	await reads(bamako.page, french.stretch, french.becauseAhead);
	await leadExpert.goto(`/en/cities/${kigali}/guide`);
	await reads(leadExpert, 'core', 'Because no level is settled yet in “Innovation');

	await bamako.page.getByRole('link', { name: french.swap }).first().click();
	await press(bamako.page, french.take(french.core), french.swapped);
	await reads(bamako.page, 'Oumou Traoré');
}

/** A quarter in its first days has no step yet that could be marked: the kick-off comes forward to today, and every city hears why. */
async function letItBegin({ secretariat }: Network, quarter: string): Promise<void> {
	await secretariat.goto(`/en${quarter}`);
	if (await secretariat.getByRole('heading', { name: 'What the cities did' }).count() > 0) return;
	await secretariat.goto(`/en${quarter}/move/kickOff`);
	await fill(secretariat, { day: new Date().toISOString().slice(0, 10), why: 'The hall is free today.' });
	await press(secretariat, 'Move', 'Moved. Every city that travels got a mail with the reason.');
	expect(await newestMail(secretariat)).toContain('The hall is free today.');
}

/** The cities tell what they did; the secretariat notes it for the one that called. */
async function mark({ secretariat, tunis, bamako, kigali }: Network, quarter: string): Promise<void> {
	await tunis.page.goto(`/ar/cities/${tunis.id}${quarter}/kickOff`);
	await fill(tunis.page, { state: 'done', words: 'اجتمعنا في دار البلدية.', people: '14' });
	await tunis.page.locator('main form button').click();
	await reads(tunis.page, arabic.markReceived);
	await bamako.page.goto(`/fr/cities/${bamako.id}${quarter}/kickOff`);
	await fill(bamako.page, { state: 'notDone', words: 'La salle était inondée.' });
	await bamako.page.locator('main form button').click();
	await reads(bamako.page, french.markReceived);
	await secretariat.goto(`/en/cities/${kigali}${quarter}/kickOff`);
	await fill(secretariat, { state: 'done', words: 'Jean says eight people came.', people: '8', channel: 'call' });
	const [first, again] = await sendTwice(secretariat.locator('main form'));
	expect(again).toBe(first);
	await secretariat.goto(`/en${quarter}`);
	const rowOf = (city: string) => secretariat.getByRole('row', { name: city });
	await expect(rowOf('Tunis')).toContainText('done');
	await expect(rowOf('Bamako')).toContainText('not done');
	await expect(rowOf('Kigali')).toContainText('done');
	await bamako.page.goto('/fr/');
	await reads(bamako.page, 'Design Thinking');
}

/** Closed once its exchange has come; before, nobody is offered it, and who sends it all the same reads why not. */
async function close({ secretariat }: Network, quarter: string): Promise<void> {
	await secretariat.goto(`/en${quarter}`);
	const exchange = await secretariat.locator('.line li').last().getAttribute('class');
	const button = secretariat.getByRole('button', { name: 'Close this quarter' });
	if (exchange === 'done' || exchange === 'here') return press(secretariat, 'Close this quarter', 'The quarter is closed.');
	await expect(button).toHaveCount(0);
	const early = await secretariat.request.post(`/en${quarter}/close`, { form: { key: randomUUID() }, headers: { origin: new URL(secretariat.url()).origin } });
	expect(early.status()).toBe(409);
	expect(await early.text()).toContain('The exchange is not over yet.');
}

/** The next quarter is planned, graded and closed: its review lies open. */
async function reviewNext(network: Network): Promise<void> {
	const { secretariat, leadExpert } = network;
	await secretariat.goto('/en/quarters/next');
	await fill(secretariat, { from: 'template' });
	await press(secretariat, 'Plan this quarter', 'The quarter is planned and every city can see its dates.');
	const next = new URL(secretariat.url()).pathname.slice('/en'.length);
	await grade(network, next, { tunis: { 'data-management': '3' }, bamako: { 'data-management': '3' } });
	await leadExpert.goto(`/en${next}/choice`);
	await reads(leadExpert, 'Choosing the next topic', 'Quarter 2 · grades are closed', 'Proposed: Data management', 'No grades came from Kigali and Maputo');
	await expect(leadExpert.getByRole('button', { name: /Confirm .?Data management/ })).toBeVisible();
}

async function play(browser: Browser, base: string, javaScriptEnabled: boolean): Promise<void> {
	const faults: string[] = [];
	const network = await begin(async () => {
		const context = await browser.newContext({ baseURL: base, javaScriptEnabled, viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		page.on('pageerror', (fault) => { faults.push(`${page.url()}: ${fault.message}`); });
		return page;
	});
	const { tunis, bamako, quarter } = network;
	await tellNeeds(network);

	await answer(tunis, [2, 2, 1], javaScriptEnabled);
	await answer(bamako, [4, 4, 5], javaScriptEnabled);
	await enterPaper(tunis, 'سامي الغربي', [2, 3, 4]);
	await enterPaper(bamako, 'Moussa Keïta', [4, 4, 3]);
	await settle(tunis, 2, 4);
	await settle(bamako, 4, 5);

	await letItBegin(network, quarter);
	if (javaScriptEnabled) {
		await grade(network, quarter, { tunis: { 'design-thinking': '3' }, bamako: { 'design-thinking': '3' } });
		await confirm(network, quarter);
	} else {
		await grade(network, quarter, { tunis: { 'data-management': '3', 'design-thinking': '2' }, bamako: { 'data-management': '3', 'design-thinking': '1' } });
		await override(network, quarter);
	}
	await readGuides(network, quarter);
	await mark(network, quarter);
	await close(network, quarter);
	await reviewNext(network);
	expect(faults, 'faults in the browser').toEqual([]);
}

test.use({ actionTimeout: 15_000 });

for (const javaScriptEnabled of [true, false]) {
	test(`one whole quarter, ${javaScriptEnabled ? 'its cities answering without a line' : 'without JavaScript'}`, async ({ browser }) => {
		test.setTimeout(240_000);
		await withHost(({ base }: { base: string }) => play(browser, base, javaScriptEnabled));
	});
}

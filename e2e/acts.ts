/** What people do on pages, by what stands there: they read sentences, fill fields, press buttons and open mails. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What a person reads: without the marks that keep names in their direction, every space alike. */
function plain(text: string): string {
	return text.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');
}

/** Waits until the page says each of the sentences. */
export async function reads(page: Page, ...sentences: string[]): Promise<void> {
	for (const sentence of sentences) await expect.poll(async () => plain(await page.locator('main').innerText()), { message: `“${sentence}” on ${page.url()}` }).toContain(plain(sentence));
}

/** Fills fields by their names, of whatever kind they are. */
export async function fill(within: Page | Locator, fields: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		const field = within.locator(`[name="${name}"]`);
		const kind = await field.first().evaluate((element: HTMLInputElement) => element.type);
		if (kind === 'radio' || kind === 'checkbox') await within.locator(`[name="${name}"][value="${value}"]`).check();
		else if (kind === 'select-one') await field.selectOption(value);
		else await field.fill(value);
	}
}

/** Presses a button and waits for what the next page says. */
export async function press(page: Page, button: string | RegExp, sentence: string): Promise<void> {
	await page.getByRole('button', { name: button }).click();
	await reads(page, sentence);
}

/** Sends a form twice, as a line that breaks after the first makes people do; returns where both answers lead. */
export async function sendTwice(form: Locator): Promise<string[]> {
	const { address, body } = await form.evaluate((element: HTMLFormElement) => {
		const fields = [...new FormData(element)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
		return { address: element.action, body: new URLSearchParams(fields).toString() };
	});
	const leads: string[] = [];
	for (let time = 0; time < 2; time++) {
		const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin };
		const answer = await form.page().request.post(address, { data: body, headers, maxRedirects: 0 });
		expect(answer.status(), await answer.text()).toBe(303);
		leads.push(answer.headers()['location'] ?? '');
	}
	return leads;
}

/** What the newest mail of the network says; without a mail server the secretariat passes it on. */
export async function newestMail(secretariat: Page): Promise<string> {
	await secretariat.goto('/en/outbox');
	return await secretariat.locator('main details blockquote').first().textContent() ?? '';
}

/** Somebody is invited, opens the link of the mail and accepts. */
export async function join(network: { secretariat: Page; open: () => Promise<Page> }, invite: string, said: { name: string; address: string; lang: string; role: string }, accept: string): Promise<Page> {
	await network.secretariat.goto(invite);
	await fill(network.secretariat, said);
	await press(network.secretariat, 'Send the invitation', 'The invitation is ready and its mail is on the way.');
	const [, link = ''] = /(\/\w\w\/invitation\/\S+)/.exec(await newestMail(network.secretariat)) ?? [];
	const page = await network.open();
	await page.goto(link);
	await page.getByRole('button', { name: accept }).click();
	await expect(page).toHaveURL(new RegExp(`/${said.lang}/$`));
	return page;
}

/** A network of its own, begun through the first door, with its people invited and signed in. */
import { expect, type Page } from '@playwright/test';
import { fill, join, newestMail, press } from './acts.ts';
import { sentencesIn, type Sentences } from './sentences.ts';

export interface City {
	id: string;
	lang: string;
	says: Sentences;
	/** The coordinator's own browser. */
	page: Page;
}

export interface Network {
	secretariat: Page;
	leadExpert: Page;
	tunis: City;
	bamako: City;
	/** Nobody coordinates it: it calls the secretariat. */
	kigali: string;
	/** The first quarter's address without a language. */
	quarter: string;
	/** A browser nobody has signed in with. */
	open: () => Promise<Page>;
}

export const [arabic, french] = [sentencesIn('ar'), sentencesIn('fr')];

/** The calendar quarter it is now, on the clock of Accra. */
function quarterOf(now: Date): string {
	return `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
}

/** Through the first door: four cities, a Lead Expert, two coordinators, one of whom comes back with a code on another phone. */
export async function begin(open: Network['open']): Promise<Network> {
	const secretariat = await open();
	await secretariat.goto('/en/');
	await secretariat.getByRole('link', { name: 'Begin' }).click();
	for (const lang of ['fr', 'pt', 'ar']) await fill(secretariat, { languages: lang });
	await fill(secretariat, {
		name: 'Cities on one road', home: 'GH', firstQuarter: quarterOf(new Date()), lastQuarter: `${new Date().getUTCFullYear() + 2}-Q4`,
		cities: 'Tunis, Tunisia\nBamako, Mali\nKigali, Rwanda\nMaputo, Mozambique', person: 'Ama Owusu', address: 'ama@example.org',
	});
	await press(secretariat, 'Begin the network', '4 cities travel.');
	const idOf = async (name: string) => (await secretariat.getByRole('link', { name, exact: true }).first().getAttribute('href'))?.split('/')[3] ?? '';
	await secretariat.goto('/en/cities');
	const [tunis, bamako, kigali] = [await idOf('Tunis'), await idOf('Bamako'), await idOf('Kigali')];
	await secretariat.goto('/en/quarters');
	const quarter = (await secretariat.getByRole('link', { name: 'Quarter 1' }).getAttribute('href') ?? '').slice('/en'.length);

	const so = { secretariat, open };
	const leadExpert = await join(so, '/en/people/invite', { name: 'Miriam Adjei', address: 'miriam@example.org', lang: 'en', role: 'leadExpert' }, 'Accept and enter');
	const leila = await join(so, `/en/cities/${tunis}/people/invite`, { name: 'ليلى بن صالح', address: 'leila@example.org', lang: 'ar', role: 'coordinator' }, arabic.accept);
	const oumou = await join(so, `/en/cities/${bamako}/people/invite`, { name: 'Oumou Traoré', address: 'oumou@example.org', lang: 'fr', role: 'coordinator' }, french.accept);
	await oumou.context().close();

	const phone = await open();
	await phone.goto('/fr/sign-in');
	await fill(phone, { address: 'oumou@example.org' });
	await press(phone, french.askForMail, french.lookIntoMail);
	const [code = ''] = /\b\d{6}\b/.exec(await newestMail(secretariat)) ?? [];
	await fill(phone, { code });
	await phone.getByRole('button', { name: french.signIn }).click();
	await expect(phone.getByRole('link', { name: 'Oumou Traoré' })).toBeVisible();
	return { ...so, leadExpert, quarter, kigali, tunis: { id: tunis, lang: 'ar', says: arabic, page: leila }, bamako: { id: bamako, lang: 'fr', says: french, page: phone } };
}

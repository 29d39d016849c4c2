import { expect, test } from 'vitest';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import { insertCity } from '#journey/network/store.server.ts';
import { exampleCity } from '#testing/examples.ts';
import type { Area, QuestionId } from './baseline.ts';
import { insertOffer } from './offer-store.server.ts';
import { profilePages, type FirstModule } from './profile-pages.server.tsx';
import { insertQuestionnaire, insertSettledLevel, insertTarget } from './store.server.ts';

const [kigali, kumasi, by] = ['kigali' as CityId, 'kumasi' as CityId, 'somebody' as PersonId];
const module: FirstModule = (_db, _network, area) => Promise.resolve({ path: `/curriculum/${area}`, title: `Module on ${area}`, lang: 'en' });
const facts = { population: { value: 3_007_122, as_of: '2019' }, budget: { amount: 25_580_000, currency: 'TND' }, assessed: { needs: ['central database'], source: 'https://example.org/study' }, sources: ['https://example.org/city'] };

/** Kumasi is far from its target in data and has public facts; Kigali may teach it. */
async function profile({ teaches = true, shares = false } = {}) {
	const w = await world({ isExample: true });
	await w.db.transaction().execute(async (tx) => {
		await insertCity(tx, w.network.id, { ...exampleCity, id: kumasi, sharesLevels: shares }, facts);
		await insertQuestionnaire(tx, w.network.id, {
			dimensions: [{ id: 'd', side: 'authority', position: 1, names: { en: 'd' } }],
			questions: (['data', 'funding'] as Area[]).map((area, i) => ({ id: area as string as QuestionId, position: i, side: 'authority', dimension: 'd', area, text: {}, help: {}, levels: {}, state: 'asked', version: 1 })),
		});
		for (const [area, level] of [['data', 2], ['funding', 5]] as const) {
			await insertSettledLevel(tx, w.network.id, { city: kumasi, question: area as string as QuestionId, level, lowest: null, highest: null, dissent: '', lang: 'en', at: '2027-01-01T00:00:00Z', version: 1 }, by);
		}
		await insertTarget(tx, w.network.id, { city: kumasi, area: 'data', level: 4, version: 1 });
	});
	await w.city('kigali', { names: { en: 'Kigali' } });
	if (teaches) await w.db.transaction().execute((tx) => insertOffer(tx, w.network.id, { city: kigali, area: 'data', kind: 'teach', words: 'Apprendre', lang: 'fr', at: '2027-01-01T00:00:00Z', withdrawnAt: null, version: 1 }, by));
	return w;
}
type World = Awaited<ReturnType<typeof profile>>;
const read = async (w: World, actor: Awaited<ReturnType<World['person']>>, path = '/en/cities/kumasi') => (await (await site(w, profilePages(module), actor).get(path)).text()).replaceAll(/[\u2068\u2069]/g, '');

test('its own people see strengths, needs and one first step: the city that teaches', async () => {
	await using w = await profile();
	const html = await read(w, await w.person('coordinator', 'kumasi'));
	expect(html).toContain('<b>Funding</b> · 5 Leading');
	expect(html).toContain('From “Trying out” to “Solid”: 2 levels to go.');
	expect(html).toContain('Ask Kigali to show how it does it');
	expect(html).toContain('href="/en/cities/kigali"');
});

test('without a city that teaches the first step is a module', async () => {
	await using w = await profile({ teaches: false });
	const html = await read(w, await w.person('secretariat'));
	expect(html).toContain('Module on data');
	expect(html).toContain('href="/en/curriculum/data"');
});

test('others see facts and offers but no level, unless the city shares', async () => {
	for (const shares of [false, true]) {
		await using w = await profile({ shares });
		for (const actor of [await w.person('coordinator', 'kigali'), await w.person('funder'), await w.person('expert')]) {
			const html = await read(w, actor);
			expect(html.includes('5 Leading')).toBe(shares);
			expect(html.includes('not shown here by name')).toBe(!shares);
			expect(html).toContain('3,007,122');
		}
	}
});

test('public facts carry their date and source, and money no decimals it does not need', async () => {
	await using w = await profile();
	const html = await read(w, await w.person('funder'));
	expect(html).toContain('As of 2019');
	expect(html.replaceAll('\u00a0', ' ')).toMatch(/TND 25,580,000(?!\.)/);
	expect(html).toContain('Date not stated');
	expect(html).toContain('href="https://example.org/study" rel="noopener noreferrer"');
	expect(html).toContain('public facts are real');
});

test('a text in another language says so', async () => {
	await using w = await profile();
	const html = await read(w, await w.person('funder'), '/en/cities/kigali');
	expect(html).toContain('<span lang="fr" dir="auto">Apprendre</span> <span class="tag">Not translated yet; shown in Français.</span>');
});

test('links stand only for those who may use them, and an unknown city is not found', async () => {
	await using w = await profile();
	const coordinator = await w.person('coordinator', 'kumasi');
	const own = await read(w, coordinator);
	for (const link of ['baseline', 'targets', 'offers', 'edit', 'status', 'theme', 'people', 'handover']) expect(own).toContain(`/en/cities/kumasi/${link}"`);
	expect(await read(w, await w.person('funder'))).not.toMatch(/cities\/kumasi\/(baseline|targets|offers|edit|status|theme|people|handover)"/);
	expect((await site(w, profilePages(module), coordinator).get('/en/cities/nowhere')).status).toBe(404);
});

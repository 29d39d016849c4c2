import { expect, test } from 'vitest';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { newId } from '#platform/id.ts';
import type { CityId } from '#journey/network/network.ts';
import { confirmOffer } from './offer-commands.server.ts';
import { offerPages } from './offer-pages.server.tsx';
import { listOffersOf } from './offer-store.server.ts';

const kumasi = 'kumasi' as CityId;
const said = (change: Partial<Parameters<typeof confirmOffer>[2]> = {}) => ({ key: newId(), version: 0, area: 'data' as const, kind: 'teach' as const, did: 'confirm' as const, words: 'How we opened our data', city: kumasi, lang: 'en' as const, ...change });

async function before() {
	const w = await world();
	await w.city('kumasi');
	await w.city('kigali');
	return { w, coordinator: await w.person('coordinator', 'kumasi') };
}

test('only the coordinator of the city confirms; a refusal writes nothing', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	for (const actor of [await w.person('secretariat'), await w.person('leadExpert'), await w.person('member', 'kumasi'), await w.person('coordinator', 'kigali')]) {
		expect(await confirmOffer(w.db, actor, said(), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	}
	expect(await confirmOffer(w.db, coordinator, said({ city: 'nowhere' as CityId }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await listOffersOf(w.db, w.network.id, kumasi)).toEqual([]);
});

test('the same form twice, even at once, has one effect', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	const form = said();
	await Promise.all([confirmOffer(w.db, coordinator, form, w.now), confirmOffer(w.db, coordinator, form, w.now)]);
	expect(await listOffersOf(w.db, w.network.id, kumasi)).toMatchObject([{ words: 'How we opened our data', version: 1, withdrawnAt: null }]);
});

test('an old version overwrites nothing, and what was taken back comes back only from a form that knows', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	const words = async () => (await listOffersOf(w.db, w.network.id, kumasi)).map((offer) => [offer.words, offer.version, offer.withdrawnAt !== null]);
	await confirmOffer(w.db, coordinator, said(), w.now);
	expect(await confirmOffer(w.db, coordinator, said({ words: 'Others' }), w.now)).toEqual({ ok: false, problem: 'editedMeanwhile', theirs: { words: 'How we opened our data', withdrawnAt: null }, version: 1 });
	expect(await confirmOffer(w.db, coordinator, said({ did: 'withdraw', version: 1, words: '' }), w.now)).toEqual({ ok: true });
	expect(await words()).toEqual([['How we opened our data', 2, true]]);

	expect(await confirmOffer(w.db, coordinator, said({ words: 'Late', version: 1 }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await confirmOffer(w.db, coordinator, said({ did: 'withdraw', version: 2 }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await confirmOffer(w.db, coordinator, said({ words: 'Anew' }), w.now)).toEqual({ ok: true });
	expect(await words()).toEqual([['Anew', 3, false]]);
});

test('words nobody changed stay in their language, changed ones are in that of the page', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	const stored = async () => (await listOffersOf(w.db, w.network.id, kumasi)).map((offer) => [offer.lang, offer.version]);
	await confirmOffer(w.db, coordinator, said(), w.now);
	await confirmOffer(w.db, coordinator, said({ version: 1, lang: 'fr' }), w.now);
	expect(await stored()).toEqual([['en', 2]]);
	await confirmOffer(w.db, coordinator, said({ version: 2, lang: 'fr', words: 'Nos données ouvertes' }), w.now);
	expect(await stored()).toEqual([['fr', 3]]);
});

test('the page confirms and takes back, keeps what was typed, and answers 422, 403, 404 and 409', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	const path = '/en/cities/kumasi/offers';
	const own = site(w, offerPages, coordinator);
	const fields = { area: 'data', kind: 'teach', version: '0', did: 'confirm', words: 'Open data & more' };

	const short = await own.post(path, { ...fields, words: 'ab' });
	expect(short.status).toBe(422);
	expect(await short.text()).toContain('>ab</textarea>');
	expect((await own.post(path, { ...fields, area: 'moon' })).status).toBe(422);
	expect((await own.post(path, {})).status).toBe(422);

	const done = await own.post(path, fields);
	expect([done.status, done.headers.get('location')]).toEqual([303, `${path}?done=confirm`]);
	expect(await (await own.get(path)).text()).toContain('Open data &amp; more</textarea>');

	const late = await own.post(path, { area: 'data', kind: 'teach', did: 'confirm', 'words-teach-data': 'My other text', version: '7' });
	expect(late.status).toBe(409);
	const shown = await late.text();
	expect(shown).toContain('<blockquote dir="auto">Open data &amp; more</blockquote>');
	expect(shown).toContain('My other text</textarea>');

	expect((await site(w, offerPages, await w.person('member', 'kumasi')).post(path, fields)).status).toBe(403);
	const stranger = site(w, offerPages, await w.person('coordinator', 'kigali'));
	expect([(await stranger.get(path)).status, (await stranger.post(path, fields)).status]).toEqual([404, 404]);
	expect((await own.get('/en/cities/nowhere/offers')).status).toBe(404);
	expect((await own.post(path, { ...fields, version: '1', did: 'withdraw' })).status).toBe(303);
});

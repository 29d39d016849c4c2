import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { newId } from '#platform/id.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { addCity, chooseTheme, describeCity, setCityStatus } from './city-commands.server.ts';
import { cityPages } from './city-pages.server.tsx';
import type { CityId } from './network.ts';
import { findCity, listCities, listStatusChanges, listThemes } from './store.server.ts';

const kumasi = 'kumasi' as CityId;
const quiet = (change = {}) => ({ key: newId(), city: kumasi, version: 1, status: 'quiet' as const, reason: 'Elections until March.', expectedReturn: '2027-03-15' as Day, ...change });
const about = (change = {}) => ({ key: newId(), version: 1, names: { en: 'Kumasi', fr: 'Koumassi' }, country: 'GH' as const, currency: 'GHS', zone: 'Africa/Accra', weekend: [6, 0], languages: ['en' as const], sharesLevels: true, ...change });

test('a coordinator sets the city quiet and brings it back; every state it was in stays', async () => {
	await using w = await world();
	await w.city('kumasi');
	const coordinator = await w.person('coordinator', 'kumasi');
	expect(await setCityStatus(w.db, coordinator, quiet(), w.now)).toEqual({ ok: true });
	expect(await findCity(w.db, w.network.id, kumasi)).toMatchObject({ status: 'quiet', expectedReturn: '2027-03-15', version: 2 });
	expect(await setCityStatus(w.db, coordinator, quiet({ status: 'returning', reason: '', expectedReturn: null, version: 2 }), new Date('2027-03-20'))).toEqual({ ok: true });
	expect((await listStatusChanges(w.db, w.network.id, kumasi)).map((change) => change.status)).toEqual(['returning', 'quiet', 'active']);
});

test('two people who set it at once: the second is told of the first', async () => {
	await using w = await world();
	await w.city('kumasi');
	const [coordinator, secretariat] = [await w.person('coordinator', 'kumasi'), await w.person('secretariat')];
	await setCityStatus(w.db, coordinator, quiet(), w.now);
	expect(await setCityStatus(w.db, secretariat, quiet({ reason: 'No answer for weeks.' }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { statusReason: 'Elections until March.' } });
	expect(await describeCity(w.db, secretariat, { ...about(), city: kumasi }, w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
});

test.each([
	['a member', 'member', 'kumasi', quiet(), 'notAllowed'],
	['a coordinator of elsewhere', 'coordinator', 'bamako', quiet(), 'notAllowed'],
	['a coordinator who withdraws the city', 'coordinator', 'kumasi', quiet({ status: 'withdrawn' }), 'notAllowed'],
	['the secretariat for a city that is not there', 'secretariat', null, quiet({ city: 'atlantis' }), 'notFound'],
] as const)('refuses %s', async (_, role, city, said, problem) => {
	await using w = await world();
	await w.city('kumasi');
	await w.city('bamako');
	expect(await setCityStatus(w.db, await w.person(role, city), { ...said, key: newId() }, w.now)).toEqual({ ok: false, problem });
	expect(await w.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test('the secretariat adds a city and says what it is; a theme changes only with its reason', async () => {
	await using w = await world();
	const secretariat = await w.person('secretariat');
	const added = await addCity(w.db, secretariat, about(), w.now);
	expect((await listCities(w.db, w.network.id, 'fr')).map((city) => [city.names.fr, city.sharesLevels])).toEqual([['Koumassi', true]]);
	const city = added.ok ? added.city : kumasi;
	const theme = { city, lang: 'en' as const, label: 'Revenue', problem: '', reason: '' };
	expect(await chooseTheme(w.db, secretariat, { ...theme, key: newId() }, w.now)).toEqual({ ok: true });
	expect(await chooseTheme(w.db, secretariat, { ...theme, key: newId(), label: 'Markets' }, w.now)).toEqual({ ok: false, problem: 'reasonNeeded' });
	expect(await chooseTheme(w.db, secretariat, { ...theme, key: newId(), label: 'Markets', reason: 'The council asked.' }, new Date('2027-04-01'))).toEqual({ ok: true });
	expect((await listThemes(w.db, w.network.id, city)).map((one) => one.label.en)).toEqual(['Markets', 'Revenue']);
});

test.each(['en', 'fr', 'pt', 'ar'] as const)('%s: the pages of a city read, refuse with the field named, and keep what was typed', async (lang) => {
	await using w = await world();
	await w.city('kumasi');
	const s = site(w, cityPages, await w.person('coordinator', 'kumasi'));
	for (const path of ['cities', 'cities/kumasi/edit', 'cities/kumasi/status', 'cities/kumasi/theme']) expect((await s.get(`/${lang}/${path}`)).status).toBe(200);
	const bad = await s.post(`/${lang}/cities/kumasi/status`, { version: '1', status: 'quiet', reason: '', expectedReturn: '2027-13-01' });
	expect(bad.status).toBe(422);
	expect(await bad.text()).toMatch(/id="expectedReturn-problem"[^]*value="2027-13-01"/);
	expect((await s.post(`/${lang}/cities/kumasi/status`, { version: '1', status: 'quiet', reason: 'x', expectedReturn: '' })).status).toBe(303);
});

test('what is not this reader’s to change is not found', async () => {
	await using w = await world();
	await w.city('kumasi');
	const s = site(w, cityPages, await w.person('member', 'kumasi'));
	for (const path of ['cities/new', 'cities/kumasi/edit', 'cities/kumasi/status', 'cities/kumasi/theme', 'cities/atlantis/edit']) expect((await s.get(`/en/${path}`)).status).toBe(404);
});

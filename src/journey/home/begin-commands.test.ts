import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import { listTopics } from '#journey/backlog/store.server.ts';
import { listQuestions } from '#journey/baseline/store.server.ts';
import { listModules } from '#journey/curriculum/store.server.ts';
import type { NetworkId } from '#journey/network/network.ts';
import { findInside } from '#journey/network/signin-store.server.ts';
import { listCities } from '#journey/network/store.server.ts';
import { listQuarters } from '#journey/quarter/store.server.ts';
import { beginNetwork } from './begin-commands.server.ts';
import type { Beginning } from './begin-form.ts';

const said = (): Beginning => ({
	key: newId(), name: 'Learning Cities', languages: ['en', 'fr'], firstQuarter: '2027-Q2', lastQuarter: '2029-Q1', home: 'TN',
	cities: [{ name: 'Kumasi', country: 'GH' }, { name: 'Algiers', country: 'DZ' }], person: 'Leïla', address: 'leila@example.org',
});

test('a network begins with its cities, a first account that is signed in, and everything a first quarter needs', async () => {
	await using w = await world({ isExample: true });
	const form = said();
	const begun = await beginNetwork(w.db, 'fr', form, w.now);
	const network = form.key as NetworkId;

	const inside = begun.ok && (await findInside({ db: w.db, now: w.now, origin: '', secret: '', client: '', sendsMail: false }, begun.session));
	expect(inside).toMatchObject({ actor: { name: 'Leïla', roles: [{ role: 'secretariat' }] }, network: { name: 'Learning Cities', zone: 'Africa/Tunis' } });
	expect((await listCities(w.db, network, 'fr')).map((city) => [city.names.fr, city.weekend, city.status])).toEqual([['Algiers', [5, 6], 'active'], ['Kumasi', [6, 0], 'active']]);
	expect((await listQuestions(w.db, network)).length).toBeGreaterThanOrEqual(24);
	expect((await listModules(w.db, network)).length).toBeGreaterThanOrEqual(3);
	expect((await listTopics(w.db, network)).length).toBeGreaterThanOrEqual(20);
	expect(await listQuarters(w.db, network)).toMatchObject([{ number: 1, state: 'planned', startsOn: '2027-04-01' }]);
});

test('the same form twice, even at once, begins one network; a second network is refused', async () => {
	await using w = await world({ isExample: true });
	const form = said();
	const both = await Promise.all([beginNetwork(w.db, 'en', form, w.now), beginNetwork(w.db, 'en', form, w.now)]);
	expect(both.map((outcome) => outcome.ok)).toEqual([true, true]);
	expect(await beginNetwork(w.db, 'en', said(), w.now)).toEqual({ ok: false, problem: 'alreadyBegun' });
	expect(await w.db.selectFrom('network').select('id').execute()).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { exampleCity } from '#testing/examples.ts';
import { world } from '#testing/world.server.ts';
import { insertCity, insertNetwork } from '#journey/network/store.server.ts';
import type { CityId, NetworkId } from '#journey/network/network.ts';
import { behindWall } from './network-wall.server.ts';

const other = 'other' as NetworkId;

/** Only PostgreSQL has row level security; the embedded database stands behind the first wall alone. */
const onPostgres = test.runIf(process.env['DATABASE_URL']);

async function twoNetworks() {
	const w = await world();
	await w.city('kumasi');
	await w.db.transaction().execute(async (tx) => {
		await insertNetwork(tx, { ...w.network, id: other }, w.now);
		await insertCity(tx, other, { ...exampleCity, id: 'sfax' as CityId });
	});
	return w;
}

onPostgres('a query that forgets the network sees the rows of its own', async () => {
	await using w = await twoNetworks();
	const cities = () => w.db.selectFrom('city').select('id').orderBy('id').execute();
	expect((await cities()).map((row) => row.id)).toEqual(['kumasi', 'sfax']);
	expect((await behindWall(other, cities)).map((row) => row.id)).toEqual(['sfax']);
	expect((await behindWall('nowhere', cities)).map((row) => row.id)).toEqual([]);
	expect(await behindWall(other, () => w.db.selectFrom('network').select('id').execute())).toEqual([{ id: other }]);
});

onPostgres('a write that names another network is refused, inside a transaction and outside', async () => {
	await using w = await twoNetworks();
	const intrude = () => w.db.insertInto('person').values({ network_id: w.network.id, id: 'x', name: 'X', address: null, lang: 'en', version: 1 }).execute();
	await expect(behindWall(other, intrude)).rejects.toThrow(/row-level security/);
	await expect(behindWall(other, () => w.db.transaction().execute(async (tx) => insertCity(tx, w.network.id, { ...exampleCity, id: 'new' as CityId })))).rejects.toThrow(/row-level security/);
	await behindWall(other, () => w.db.updateTable('city').set({ zone: 'Africa/Lagos' }).execute());
	expect(await w.db.selectFrom('city').select('id').where('zone', '=', 'Africa/Lagos').execute()).toEqual([{ id: 'sfax' }]);
});

onPostgres('many readers of two networks at once each see their own, on connections they share', async () => {
	await using w = await twoNetworks();
	const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => behindWall(i % 2 ? other : w.network.id, async () => (await w.db.selectFrom('city').select('id').execute()).map((row) => row.id).join())));
	expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 'sfax' : 'kumasi')));
});

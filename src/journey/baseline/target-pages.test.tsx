import { expect, test } from 'vitest';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { newId } from '#platform/id.ts';
import type { CityId } from '#journey/network/network.ts';
import { areas, type Area, type Level } from './baseline.ts';
import { listTargets } from './store.server.ts';
import { setTargets } from './target-commands.server.ts';
import { targetPages } from './target-pages.server.tsx';

const kumasi = 'kumasi' as CityId;
const said = (area: Area, level: Level | null, version = 0) => ({ key: newId(), city: kumasi, targets: [{ area, level, version }] });

async function before() {
	const w = await world();
	await w.city('kumasi');
	await w.city('kigali');
	return { w, coordinator: await w.person('coordinator', 'kumasi') };
}

test('the coordinator and the Lead Expert set targets, nobody else', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	for (const actor of [await w.person('secretariat'), await w.person('member', 'kumasi'), await w.person('coordinator', 'kigali'), await w.person('funder')]) {
		expect(await setTargets(w.db, actor, said('data', 4), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	}
	expect(await listTargets(w.db, w.network.id, kumasi)).toEqual([]);
	expect(await setTargets(w.db, coordinator, said('data', 4), w.now)).toEqual({ ok: true, changed: 1 });
	expect(await setTargets(w.db, await w.person('leadExpert'), said('funding', 3), w.now)).toEqual({ ok: true, changed: 1 });
	expect(await listTargets(w.db, w.network.id, kumasi)).toHaveLength(2);
});

test('one area moved meanwhile stops the whole form; an area left empty stays as it is', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	await setTargets(w.db, coordinator, said('data', 4), w.now);
	const late = { key: newId(), city: kumasi, targets: [{ area: 'funding' as const, level: 3 as const, version: 0 }, { area: 'data' as const, level: 2 as const, version: 0 }] };
	expect(await setTargets(w.db, coordinator, late, w.now)).toEqual({ ok: false, problem: 'editedMeanwhile', theirs: [{ city: kumasi, area: 'data', level: 4, version: 1 }] });
	expect(await setTargets(w.db, coordinator, said('data', null, 9), w.now)).toEqual({ ok: true, changed: 0 });
	expect(await listTargets(w.db, w.network.id, kumasi)).toEqual([{ city: kumasi, area: 'data', level: 4, version: 1 }]);
	expect(await setTargets(w.db, coordinator, said('data', 5, 1), w.now)).toEqual({ ok: true, changed: 1 });
	expect(await listTargets(w.db, w.network.id, kumasi)).toEqual([{ city: kumasi, area: 'data', level: 5, version: 2 }]);
});

test('the page saves, keeps what was typed, and answers 422, 403, 404 and 409', async () => {
	const { w, coordinator } = await before();
	await using _ = w;
	const path = '/en/cities/kumasi/targets';
	const own = site(w, targetPages, coordinator);
	const fields = (level: string, version = '0') => Object.fromEntries(areas.flatMap((area) => [[`level-${area}`, area === 'data' ? level : ''], [`version-${area}`, version]]));
	expect((await own.post(path, fields('9'))).status).toBe(422);
	expect((await own.post(path, {})).status).toBe(422);
	expect((await own.post(path, fields('4'))).headers.get('location')).toBe(`${path}?done=saved`);
	const late = await own.post(path, fields('2'));
	expect(late.status).toBe(409);
	expect(await late.text()).toContain('<blockquote dir="auto">Solid</blockquote>');
	const member = site(w, targetPages, await w.person('member', 'kumasi'));
	expect((await member.post(path, fields('2', '1'))).status).toBe(403);
	expect(await (await member.get(path)).text()).not.toContain('<form');
	expect((await site(w, targetPages, await w.person('coordinator', 'kigali')).get(path)).status).toBe(404);
});

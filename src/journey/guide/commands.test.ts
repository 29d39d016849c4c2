import { expect, test } from 'vitest';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { guided } from '#testing/guided.server.ts';
import { swapGuideItem } from './commands.server.ts';
import { listSwaps } from './store.server.ts';

const kumasi = 'kumasi' as CityId;

async function withCoordinator(options: Parameters<typeof guided>[0] = {}) {
	const w = await guided(options);
	const said = (change: object = {}) => ({ key: newId(), version: 0, variant: 'core' as const, city: kumasi, quarter: w.quarter.id, module: 'data-decisions' as ModuleId, part: 'reading' as const, ...change });
	return { ...w, said, coordinator: await w.person('coordinator', 'kumasi'), swaps: () => listSwaps(w.db, w.network.id, w.quarter.id, kumasi) };
}
const traces = async (w: Awaited<ReturnType<typeof withCoordinator>>) => w.db.selectFrom('record').select('kind').execute();

test('a coordinator takes another variant, and who and when stay', async () => {
	await using w = await withCoordinator();
	expect(await swapGuideItem(w.db, w.coordinator, w.said(), w.now)).toEqual({ ok: true });
	expect(await w.swaps()).toEqual([{ item: 'data-decisions/reading', variant: 'core', by: w.coordinator.name, at: w.now.toISOString(), version: 1 }]);
});

test('swapping back is a swap like any other', async () => {
	await using w = await withCoordinator();
	await swapGuideItem(w.db, w.coordinator, w.said(), w.now);
	expect(await swapGuideItem(w.db, w.coordinator, w.said({ version: 1, variant: 'catch-up' }), w.now)).toEqual({ ok: true });
	expect(await w.swaps()).toMatchObject([{ variant: 'catch-up', version: 2 }]);
});

test('a form sent twice, even at once, has one effect and one answer', async () => {
	await using w = await withCoordinator();
	const form = w.said();
	const [first, again] = await Promise.all([swapGuideItem(w.db, w.coordinator, form, w.now), swapGuideItem(w.db, w.coordinator, form, w.now)]);
	expect([first, again]).toEqual([{ ok: true }, { ok: true }]);
	expect(await w.swaps()).toMatchObject([{ version: 1 }]);
	expect(await traces(w)).toHaveLength(1);
});

test('against an older version nothing is overwritten, and both are known', async () => {
	await using w = await withCoordinator();
	const leadExpert = await w.person('leadExpert');
	await swapGuideItem(w.db, leadExpert, w.said({ variant: 'stretch' }), w.now);
	expect(await swapGuideItem(w.db, w.coordinator, w.said(), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { variant: 'stretch', by: leadExpert.name } });
	expect(await w.swaps()).toMatchObject([{ variant: 'stretch', version: 1 }]);
});

test.each([
	['a member of the group reads, and does not swap', 'member', 'kumasi', {}, 'notAllowed'],
	['the secretariat reads, and does not swap', 'secretariat', null, {}, 'notAllowed'],
	['another city’s guide is not there', 'coordinator', 'kigali', {}, 'notFound'],
	['a module that is not in the guide', 'coordinator', 'kumasi', { module: 'design-thinking' }, 'notFound'],
	['a quarter that is none', 'coordinator', 'kumasi', { quarter: 'q9' }, 'notFound'],
	['a version from nowhere', 'coordinator', 'kumasi', { version: 7 }, 'notFound'],
] as const)('%s', async (_, role, city, change, problem) => {
	await using w = await guided();
	const said = { key: newId(), version: 0, variant: 'core' as const, city: kumasi, quarter: w.quarter.id, module: 'data-decisions' as ModuleId, part: 'reading' as const, ...change };
	expect(await swapGuideItem(w.db, await w.person(role, city), said as never, w.now)).toMatchObject({ ok: false, problem });
	expect(await w.db.selectFrom('record').select('kind').execute()).toEqual([]);
});

test('the guide of a closed quarter stays as it was', async () => {
	await using w = await withCoordinator({ change: { state: 'closed' } });
	expect(await swapGuideItem(w.db, w.coordinator, w.said(), w.now)).toEqual({ ok: false, problem: 'notInUse' });
	expect(await w.swaps()).toEqual([]);
});

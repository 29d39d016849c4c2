import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import type { Actor, CityId } from '#journey/network/network.ts';
import type { Outbox } from '#platform/outbox.phone.ts';
import { guided } from '#testing/guided.server.ts';
import { buildGuide } from './build-guide.ts';
import { guidePort as phonePort } from './port.phone.ts';
import { guidePack, guidePort } from './port.server.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';

const kumasi = 'kumasi' as CityId;
const reading = { city: kumasi, quarter: 'q1' as QuarterId, module: 'data-decisions' as ModuleId, part: 'reading' as const };
const key = '01890000-0000-7000-8000-000000000000';
const waitingFor = (variant: string, version: number) => ({ url: 'https://caravan.test/en/cities/kumasi/guide/q1/data-decisions/reading', body: `key=${key}&version=${version}&variant=${variant}` });

async function carried(options: Parameters<typeof guided>[0] = {}) {
	const w = await guided(options);
	const insideOf = (actor: Actor) => ({ db: w.db, now: w.now, origin: 'https://caravan.test', secret: '', client: '', sendsMail: false, actor, network: w.network });
	const coordinator = await w.person('coordinator', 'kumasi');
	return { ...w, insideOf, coordinator, pack: await guidePack(insideOf(coordinator), 'en') };
}
function outbox(items: { url: string; body: string }[] = []) {
	const kept: number[] = [];
	const lent = { keep: () => { kept.push(1); return Promise.resolve(); }, waiting: () => Promise.resolve(items.map((item) => ({ ...item, id: item.body, person: '', at: '' }))) };
	return { kept, lent: lent as unknown as Outbox };
}

test('the phone draws the same guide as the server, in every language', async () => {
	await using w = await carried();
	const phone = phonePort(JSON.parse(JSON.stringify(w.pack)) as typeof w.pack, outbox().lent, w.now);
	for (const lang of ['en', 'fr', 'pt', 'ar'] as const) {
		const there = await guidePort(w.insideOf(w.coordinator)).findGuide(kumasi, null, lang);
		expect(await phone.findGuide(kumasi, null, lang)).toEqual(there);
	}
});

test('a swap that waits shows at once, and a second one is written against it', async () => {
	await using w = await carried();
	const sheet = await phonePort(w.pack, outbox([waitingFor('core', 0), waitingFor('stretch', 1)]).lent, w.now).findGuide(kumasi, null, 'en');
	expect(sheet && buildGuide(sheet).find((item) => item.key === 'data-decisions/reading')).toMatchObject({ variant: 'stretch', version: 2, reason: { kind: 'swapped', by: w.coordinator.name } });
});

test('a swap is put into the outbox; for a city or a module that is not carried there is none', async () => {
	await using w = await carried();
	const { kept, lent } = outbox();
	const phone = phonePort(w.pack, lent, w.now);
	expect(await phone.swap({ key, version: 0, variant: 'core', ...reading })).toEqual({ ok: true, kept: true });
	expect(await phone.swap({ key, version: 0, variant: 'core', ...reading, city: 'kigali' as CityId })).toEqual({ ok: false, problem: 'notFound' });
	expect(await phone.swap({ key, version: 0, variant: 'core', ...reading, module: 'agile' as ModuleId })).toEqual({ ok: false, problem: 'notFound' });
	expect(kept).toHaveLength(1);
});

test.each([[['data-decisions'], 4], [['data-decisions', 'design-thinking'], 4], [['data-decisions', 'design-thinking', 'budget-followup'], 1]])('with the modules %s the phone carries their texts in %i languages, at most 60 KB', async (topics, langs) => {
	await using w = await carried({ topics });
	expect(w.pack.texts).toHaveLength(topics.length * langs);
	expect(brotliCompressSync(Buffer.from(JSON.stringify(w.pack))).length).toBeLessThan(60_000);
});

test('in a language the phone does not carry, it shows what it has and says so', async () => {
	await using w = await carried({ topics: ['data-decisions', 'design-thinking', 'budget-followup'] });
	const sheet = await phonePort(w.pack, outbox().lent, w.now).findGuide(kumasi, null, 'ar');
	expect(sheet?.texts.map(({ lang, state }) => `${lang} ${state}`)).toEqual(Array(3).fill('en missing'));
});

test('who has no city carries no guide', async () => {
	await using w = await carried();
	expect(await guidePack(w.insideOf(await w.person('secretariat')), 'en')).toEqual({ name: 'secretariat', sheets: [], texts: [] });
});

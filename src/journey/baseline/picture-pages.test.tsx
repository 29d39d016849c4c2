import { expect, test } from 'vitest';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import type { City, CityId, PersonId } from '#journey/network/network.ts';
import type { Area, Level, QuestionId } from './baseline.ts';
import { insertOffer } from './offer-store.server.ts';
import { picturePages } from './picture-pages.server.tsx';
import { insertQuestionnaire, insertSettledLevel, insertTarget } from './store.server.ts';

type World = Awaited<ReturnType<typeof world>>;
const by = 'somebody' as PersonId;

async function questions(w: World) {
	const made = (['authority', 'territory'] as const).map((side, i) => ({ id: `q-${side}` as QuestionId, position: i + 1, side, dimension: `d-${side}`, area: 'data' as Area, text: { en: side }, help: {}, levels: {}, state: 'asked' as const, version: 1 }));
	await w.db.transaction().execute((tx) => insertQuestionnaire(tx, w.network.id, { questions: made, dimensions: made.map(({ dimension, side, position }) => ({ id: dimension, side, position, names: { en: side } })) }));
}

async function place(w: World, id: string, levels: readonly [authority: Level, territory: Level], said: Partial<City> = {}, target: Level | null = 4) {
	await w.city(id, { names: { en: `City of ${id}` }, ...said });
	await w.db.transaction().execute(async (tx) => {
		for (const [i, side] of ['authority', 'territory'].entries()) {
			await insertSettledLevel(tx, w.network.id, { city: id as CityId, question: `q-${side}` as QuestionId, level: levels[i] ?? 1, lowest: null, highest: null, dissent: '', lang: 'en', at: '2027-01-01T00:00:00Z', version: 1 }, by);
		}
		if (target) await insertTarget(tx, w.network.id, { city: id as CityId, area: 'data', level: target, version: 1 });
	});
}

async function offer(w: World, city: string, kind: 'teach' | 'learn') {
	await w.db.transaction().execute((tx) => insertOffer(tx, w.network.id, { city: city as CityId, area: 'data', kind, words: 'Open data in a day', lang: 'en', at: '2027-01-02T00:00:00Z', withdrawnAt: null, version: 1 }, by));
}

/** One strong city that teaches, one that shares, three that do neither, one that rests. */
async function picture() {
	const w = await world();
	await questions(w);
	await place(w, 'strong', [5, 4]);
	await place(w, 'open', [2, 2], { sharesLevels: true });
	await place(w, 'first', [1, 2]);
	await place(w, 'second', [2, 3]);
	await place(w, 'third', [3, 3]);
	await place(w, 'rests', [2, 1], { status: 'quiet' });
	await offer(w, 'strong', 'teach');
	return w;
}

async function read(w: World, actor: Awaited<ReturnType<World['person']>>, query = '') {
	const answer = await site(w, picturePages, actor).get(`/en/baseline${query}`);
	expect(answer.status).toBe(200);
	return answer.text();
}
const heads = (html: string) => [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, head = '']) => head.replaceAll(/<[^>]+>/g, ''));

test('the secretariat sees every city by name, quiet ones apart and after the others', async () => {
	await using w = await picture();
	const html = await read(w, await w.person('secretariat'));
	expect(heads(html)).toEqual(['City of first', 'City of open', 'City of second', 'City of strong', 'City of third', 'City of rests · quiet']);
	expect(html).toContain('5 of 5 travelling cities have settled levels.');
	expect(html).not.toContain('without names');
	expect(html).toContain('<span class="v4 offer">4<i class="hidden">offers to teach</i></span>');
});

test('a city sees itself and the cities that share by name, the others only as counts', async () => {
	await using w = await picture();
	const html = await read(w, await w.person('coordinator', 'first'));
	expect(heads(html).slice(0, 2)).toEqual(['City of first · your city', 'City of open']);
	for (const hidden of ['City of second', 'City of third', 'City of rests']) expect(html).not.toContain(hidden);
	// Counted: strong at 4, second at 2, third at 3; the reader's own 1 stands beside them.
	const row = /<th scope="row">Data<\/th>(.*?)<\/tr>/.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, ' ').trim().split(/\s+/);
	expect(row).toEqual(['0', '1', '1', '1', '0', '1']);
});

test('funders and guest experts see no names but those that share', async () => {
	await using w = await picture();
	for (const role of ['funder', 'expert'] as const) expect(heads(await read(w, await w.person(role))).filter((head) => head.startsWith('City'))).toEqual(['City of open']);
});

test('a spread of fewer than three cities is not shown, and nothing is counted beside it', async () => {
	await using w = await world();
	await questions(w);
	for (const id of ['a', 'b', 'c']) await place(w, id, [2, 2]);
	await place(w, 'd', [2, 2], { status: 'quiet' });
	const html = await read(w, await w.person('coordinator', 'a'));
	expect(html).toContain('Fewer than three cities are left');
	expect(html).not.toMatch(/\d of \d cities/);
});

test('names those who asked and those the reader sees; the other learners are counted', async () => {
	await using w = await picture();
	await offer(w, 'third', 'learn');
	const html = await read(w, await w.person('coordinator', 'first'));
	expect(html.replaceAll(/[\u2068\u2069]/g, '')).toContain('Asked by City of third: City of strong can teach. 3 more cities could learn there too.');
	expect(html).not.toContain('City of second');
	const quiet = await read(w, await w.person('funder'));
	expect(quiet).not.toContain('City of first');
});

test('where nobody asked, only cities the reader sees are named, the others counted', async () => {
	await using w = await picture();
	const html = await read(w, await w.person('coordinator', 'first'));
	expect(html.replaceAll(/[\u2068\u2069]/g, '')).toContain('City of strong can teach City of first and City of open, and 2 more cities.');
});

test('the two sides are kept apart', async () => {
	await using w = await picture();
	const secretariat = await w.person('secretariat');
	const strong = (html: string) => /City of strong.*?<\/tr>/.exec(html)?.[0].match(/<span class="v\d/g);
	expect(strong(await read(w, secretariat, '?side=authority'))).toEqual(['<span class="v5']);
	expect(strong(await read(w, secretariat, '?side=territory'))).toEqual(['<span class="v4']);
	expect(strong(await read(w, secretariat, '?side=moon&from=-99999999999999999999'))).toEqual(['<span class="v4']);
});

test('without a settled level the page says why it is empty and where it begins', async () => {
	await using w = await world();
	await w.city('a');
	const html = await read(w, await w.person('coordinator', 'a'));
	expect(html).toContain('No city has settled its levels yet');
	expect(html).toContain('href="/en/cities/a/baseline"');
});

test('the example says that its levels are invented, in every language', async () => {
	await using w = await world({ isExample: true });
	await questions(w);
	await place(w, 'a', [2, 2]);
	const actor = await w.person('secretariat');
	for (const [lang, said] of [['en', 'invented'], ['fr', 'inventés'], ['pt', 'inventados'], ['ar', 'مبتكرة']] as const) {
		const html = await (await site(w, picturePages, actor).get(`/${lang}/baseline`)).text();
		expect(/<p class="kicker">(.*?)<\/p>/.exec(html)?.[1]).toContain(said);
	}
});

import { brotliCompressSync } from 'node:zlib';
import { Hono, type Context } from 'hono';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { languages } from '#i18n/translator.ts';
import type { Actor, CityId } from '#journey/network/network.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import type { PageEnv } from '#ui/page.ts';
import { frameOf } from '../../frame.ts';
import type { QuestionId } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { baselinePages } from './pages.tsx';
import { baselinePort as phonePort } from './port.phone.ts';
import { baselinePack, baselinePort } from './port.server.ts';
import { insertQuestionnaire, listAnswers } from './store.server.ts';
import { insertStudy } from './study-store.server.ts';
import { words } from './words.ts';

const kumasi = 'kumasi' as CityId;
const start = '/en/cities/kumasi/baseline/answer';
const { dimensions, questions } = startingQuestionnaire();
const [first, second, third] = questions.map(({ id }) => id) as [QuestionId, QuestionId, QuestionId];
const form = (change: object = {}) => ({ version: '0', level: '3', evidence: '', source: '', confidence: 'sure', ...change });

async function answerWorld(asked = questions) {
	const w = await world();
	await w.city('kumasi', { names: { en: 'Kumasi', ar: 'كوماسي' } });
	if (asked.length > 0) await inTransaction(w.db, async (tx) => {
		await insertQuestionnaire(tx, w.network.id, { dimensions, questions: asked });
		return { ok: true };
	});
	const people = { member: await w.person('member', 'kumasi'), coordinator: await w.person('coordinator', 'kumasi'), secretariat: await w.person('secretariat'), expert: await w.person('leadExpert'), funder: await w.person('funder') };
	const at = (actor: Actor) => site(w, baselinePages((c: Context<InsideEnv>) => baselinePort(c.get('inside'))), actor);
	return { ...w, ...people, at };
}

test.each(languages)('in %s, the list and a question are drawn with levels in words, and no number stands alone', async (lang) => {
	await using w = await answerWorld();
	const own = w.at(w.member);
	const list = await (await own.get(`/${lang}/cities/kumasi/baseline/answer`)).text();
	expect(list).toContain(words[lang].begin);
	for (const { text } of questions) expect(list).toContain(text[lang]!.replaceAll('&', '&amp;'));
	const page = await (await own.get(`/${lang}/cities/kumasi/baseline/answer/${first}`)).text();
	for (const level of [1, 2, 3, 4, 5] as const) expect(page).toContain(`<b>${words[lang][`level.${level}`]}</b>`);
	for (const description of questions[0]!.levels[lang]!) expect(page).toContain(description);
	expect(page).toContain(words[lang].unknown);
	expect(page.match(/<h1>/g)).toHaveLength(1);
	for (const html of [list, page]) expect(brotliCompressSync(html).length).toBeLessThan(14_600);
});

test('an answer leads to the next open question, round and back to the list at the end', async () => {
	await using w = await answerWorld(questions.slice(0, 3));
	const own = w.at(w.member);
	const went = async (question: string, change: object = {}) => {
		const answer = await own.post(`${start}/${question}`, form(change));
		expect(answer.status).toBe(303);
		return answer.headers.get('location')?.split('?')[0];
	};
	expect(await went(second)).toBe(`${start}/${third}`);
	expect(await went(third, { level: 'unknown' })).toBe(`${start}/${first}`);
	expect(await went(first)).toBe(start);
	expect(await went(first, { version: '1', go: 'stop' })).toBe(start);
	const list = await (await own.get(`${start}?done=x`)).text();
	expect(list).toContain(words.en.allAnswered);
	expect(list.match(/received by the network<\/span>/g)).toHaveLength(3);
	expect(list).toContain('I don’t know · received by the network');
});

test('what is missing is named at its field, and what was typed comes back', async () => {
	await using w = await answerWorld();
	const answer = await w.at(w.member).post(`${start}/${first}`, { ...form(), level: '6', evidence: 'Two interviews <b>', confidence: 'very' });
	expect(answer.status).toBe(422);
	const page = await answer.text();
	expect(page).toContain('href="#level"');
	expect(page).toContain('href="#confidence"');
	expect(page).toContain('Two interviews &lt;b>');
	expect(await listAnswers(w.db, w.network.id, kumasi)).toEqual([]);
});

test('somebody changed the answer elsewhere: both texts are on the page, and sending again replaces it', async () => {
	await using w = await answerWorld();
	const own = w.at(w.member);
	await own.post(`${start}/${first}`, form({ evidence: 'from the office' }));
	const answer = await own.post(`${start}/${first}`, form({ evidence: 'from my phone', level: '5' }));
	expect(answer.status).toBe(409);
	const page = await answer.text();
	expect(page).toContain('from the office');
	expect(page).toContain('from my phone');
	expect(page).toContain('name="version" value="1"');
	expect((await own.post(`${start}/${first}`, form({ evidence: 'from my phone', level: '5', version: '1' }))).status).toBe(303);
});

test('who does not answer for the city finds no page and writes nothing, whatever they send', async () => {
	await using w = await answerWorld();
	for (const who of [w.funder, w.expert, w.secretariat]) {
		const there = w.at(who);
		expect([(await there.get(start)).status, (await there.get(`${start}/${first}`)).status, (await there.post(`${start}/${first}`, form())).status]).toEqual([404, 404, 404]);
	}
	const own = w.at(w.member);
	expect((await own.get(`${start}/nothing`)).status).toBe(404);
	expect((await own.get('/en/cities/atlantis/baseline/answer')).status).toBe(404);
	for (const odd of [{ version: '99999999999999999999' }, { version: '-1' }, { after: 'x' }, { level: '' }, { evidence: 'x'.repeat(5000) }, { key: 'x' }]) expect((await own.post(`${start}/${first}`, form(odd))).status).toBe(422);
	expect(await listAnswers(w.db, w.network.id, kumasi)).toEqual([]);
});

test('without questions, and when the study is final, the page says why', async () => {
	await using empty = await answerWorld([]);
	expect(await (await empty.at(empty.member).get(start)).text()).toContain(words.en.noQuestions);
	await using w = await answerWorld();
	await inTransaction(w.db, async (tx) => {
		await insertStudy(tx, w.network.id, kumasi, 'final', w.now);
		return { ok: true };
	});
	const own = w.at(w.member);
	expect(await (await own.get(`${start}/${first}`)).text()).toContain(words.en['problem.studyFinal']);
	expect((await own.post(`${start}/${first}`, form())).status).toBe(409);
});

test('a question without a translation is shown in its source language, with a label', async () => {
	await using w = await answerWorld([{ ...questions[0]!, text: { en: 'Only in English?' }, help: {}, levels: { en: ['a', 'b', 'c', 'd', 'e'] } }]);
	const page = await (await w.at(w.member).get(`/ar/cities/kumasi/baseline/answer/${first}`)).text();
	expect(page).toContain('<span lang="en" dir="auto">Only in English?</span>');
	expect(page).toContain('English.</span>');
	expect(page).toContain('<span lang="en" dir="auto">a</span>');
});

/** The phone of somebody: what it carried, its outbox, and the same pages. */
async function phoneOf(w: Awaited<ReturnType<typeof answerWorld>>, actor: Actor) {
	const pack = await baselinePack({ ...w, actor, origin: '', secret: '', client: '', sendsMail: false });
	const outbox: { url: string; body: string }[] = [];
	const port = phonePort(JSON.parse(JSON.stringify(pack)) as typeof pack, {
		keep: async (request) => { outbox.push({ url: request.url, body: await request.text() }); },
		waiting: async () => Promise.resolve(outbox),
	});
	const app = new Hono<PageEnv>().use(async (c, next) => {
		c.set('frame', frameOf({ lang: 'fr', path: c.req.path.slice(3), actor, offline: true }));
		return next();
	}).route('/', baselinePages(() => port));
	return {
		pack, outbox,
		get: async (path: string) => (await app.request(`https://caravan.test${path}`)).text(),
		post: async (path: string, fields: Record<string, string>) => app.request(`https://caravan.test${path}`, { method: 'POST', body: new URLSearchParams({ key: newId(), ...fields }) }),
	};
}

test('without a line the phone draws, checks and keeps; each answer shows where it is, and all arrives once', async () => {
	await using w = await answerWorld(questions.slice(0, 3));
	await w.at(w.member).post(`${start}/${first}`, form());
	const phone = await phoneOf(w, w.member);
	const there = '/fr/cities/kumasi/baseline/answer';
	expect(await phone.get(there)).toContain('En place · reçu par le réseau');
	expect((await phone.post(`${there}/${second}`, form({ level: '' }))).status).toBe(422);
	expect((await phone.post(`${there}/${second}`, form({ level: '4', evidence: 'vu à la mairie' }))).headers.get('location')).toMatch(new RegExp(`^${there}/${third}\\?done=.*at=phone$`));
	expect(await phone.get(there)).toContain('Solide · sur ce téléphone');

	// A second thought, still without a line: it carries the form it was written on.
	const page = await phone.get(`${there}/${second}`);
	const after = /name="after" value="([^"]+)"/.exec(page)?.[1] ?? '';
	expect(page).toContain('vu à la mairie');
	expect((await phone.post(`${there}/${second}`, form({ level: '5', after }))).status).toBe(303);
	expect(await phone.get(there)).toContain('Ouvre la voie · sur ce téléphone');

	const own = w.at(w.member);
	for (const { url, body } of [...phone.outbox, ...phone.outbox]) expect((await own.app.request(new URL(url).pathname, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })).status).toBe(303);
	expect((await listAnswers(w.db, w.network.id, kumasi)).map(({ question, level, version, lang }) => [question, level, version, lang].join(' ')).sort()).toEqual([`${second} 5 2 fr`, `${first} 3 1 en`].sort());
});

test('a phone carries only its own people’s answers, all four languages in under 40 KB, and nothing for a funder', async () => {
	await using w = await answerWorld();
	await w.at(w.coordinator).post(`${start}/${first}`, form({ evidence: 'only mine' }));
	const phone = await phoneOf(w, w.member);
	expect(JSON.stringify(phone.pack)).not.toContain('only mine');
	expect(brotliCompressSync(JSON.stringify(phone.pack)).length).toBeLessThan(40_000);
	expect((await phoneOf(w, w.funder)).pack).toBeNull();
	expect(await phone.get('/fr/cities/lagos/baseline/answer')).toContain('404');
});

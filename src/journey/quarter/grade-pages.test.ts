import { expect, test } from 'vitest';
import { languages } from '#i18n/translator.ts';
import type { NeedId, TopicId } from '#journey/backlog/backlog.ts';
import { insertNeed } from '#journey/backlog/store.server.ts';
import type { Actor } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { ballot, gathering, kumasi } from '#testing/gathering.server.ts';
import { site } from '#testing/site.server.tsx';
import { giveGrades } from './grade-commands.server.ts';
import { gradePages } from './grade-pages.server.tsx';

type W = Awaited<ReturnType<typeof gathering>>;
const at = '/en/quarters/q1/grades/kumasi';
const pagesOf = (w: W, actor: Actor) => site(w, gradePages, actor);
const plain = (html: string) => html.replace(/[\u2068\u2069]/g, '');
const read = async (w: W, actor: Actor, path = at) => plain(await (await pagesOf(w, actor).get(path)).text());
const optionsOf = (html: string, topic: string) => [...(new RegExp(`<select[^>]*name="grade\\.${topic}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '').matchAll(/value="(\d)"( selected)?/g)].map(([, value, selected]) => (selected ? `[${value}]` : value));

test('a city grades on one page: its floor in words, nothing below it offered, told needs first', async () => {
	await using w = await gathering();
	await w.db.transaction().execute((tx) => insertNeed(tx, w.network.id, { id: newId() as NeedId, city: kumasi, words: 'x', lang: 'en', toldBy: '', channel: 'call', person: null, at: w.now.toISOString(), state: 'open', stateReason: '', topics: ['payments' as TopicId], version: 1 }, w.secretariat.person));
	const html = await read(w, w.coordinator, '/en/quarters/q1/grades');
	expect(html).toContain('Your baseline shows: should.');
	expect([optionsOf(html, 'protection'), optionsOf(html, 'budget'), optionsOf(html, 'payments')]).toEqual([['3', '[2]'], ['3', '2', '1', '[0]'], ['3', '2', '[1]', '0']]);
	expect(html.indexOf('name="grade.payments"')).toBeLessThan(Math.min(...['budget', 'protection', 'open-data'].map((id) => html.indexOf(`name="grade.${id}"`))));
	for (const lang of languages) expect((await pagesOf(w, w.coordinator).get(`/${lang}/quarters/q1/grades`)).status).toBe(200);

	const answer = await pagesOf(w, w.coordinator).post(at, { version: '0', 'grade.protection': '3', 'grade.budget': '1', 'grade.payments': '2', 'grade.open-data': '2' });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}?done=saved`]);
	const after = await read(w, w.coordinator);
	expect([optionsOf(after, 'protection'), /name="version" value="(\d+)"/.exec(after)?.[1]]).toEqual([['[3]', '2'], '1']);
});

test('below the floor comes back with the topic named and everything that was typed', async () => {
	await using w = await gathering();
	const answer = await pagesOf(w, w.coordinator).post(at, { version: '0', 'grade.protection': '0', 'grade.budget': '3' });
	const html = plain(await answer.text());
	expect(answer.status).toBe(422);
	expect(html).toContain('“Topic protection”: the baseline shows “should”, so please choose at least that.');
	expect(optionsOf(html, 'budget')).toEqual(['[3]', '2', '1', '0']);
});

test('grades are sealed: other cities find no page, the secretariat and the Lead Expert see only that they were given', async () => {
	await using w = await gathering();
	await giveGrades(w.db, w.coordinator, ballot({ protection: 3, budget: 1 }), w.now);
	for (const who of [w.other, w.funder, w.expert, w.quiet]) expect((await pagesOf(w, who).get(at)).status).toBe(404);
	const secretariats = await read(w, w.secretariat);
	expect(secretariats).toContain('kumasi gave its grades on 10 February 2027. They are sealed until closing.');
	expect([optionsOf(secretariats, 'budget'), optionsOf(secretariats, 'protection')]).toEqual([['3', '2', '1', '[0]'], ['3', '[2]']]);
	expect(await read(w, w.leadExpert)).not.toMatch(/<select|must</);
	expect(await read(w, w.secretariat, '/en/quarters/q1/grades')).toContain('graded on 10 February 2027');
	expect(await read(w, w.member)).toMatch(/Topic protection<\/bdi> <span class="small soft">must/);
});

test('an old version shows both, topic by topic', async () => {
	await using w = await gathering();
	await giveGrades(w.db, w.coordinator, ballot({ budget: 1, payments: 2 }), w.now);
	const answer = await pagesOf(w, w.coordinator).post(at, { version: '0', 'grade.budget': '3', 'grade.payments': '2' });
	const html = plain(await answer.text());
	expect(answer.status).toBe(409);
	expect(html).toMatch(/Topic budget[\s\S]*could[\s\S]*must/);
	expect(/name="version" value="(\d+)"/.exec(html)?.[1]).toBe('1');
});

test('the secretariat enters for a city by naming how; a quiet city and closed grades say so', async () => {
	await using w = await gathering();
	expect((await pagesOf(w, w.secretariat).post('/en/quarters/q1/grades/lagos', { version: '0', 'grade.budget': '3' })).status).toBe(422);
	expect((await pagesOf(w, w.secretariat).post('/en/quarters/q1/grades/lagos', { version: '0', channel: 'message', 'grade.budget': '3' })).status).toBe(303);
	expect(await read(w, w.quiet, '/en/quarters/q1/grades')).toContain('bamako is quiet');
	const late = site(w, gradePages, w.coordinator, new Date('2027-02-22T00:00:00Z'));
	expect(plain(await (await late.get(at)).text())).toContain('Grades for this quarter are closed.');
	expect((await late.post(at, { version: '0', 'grade.budget': '3' })).status).toBe(409);
});

test('odd input never breaks the page and writes nothing', async () => {
	await using w = await gathering();
	const { get, post } = pagesOf(w, w.coordinator);
	for (const fields of [{}, { version: 'x' }, { version: '0', 'grade.budget': '4' }, { version: '0', 'grade.budget': '-1' }, { version: '99999999999', 'grade.budget': '1' }, { version: '0', channel: 'pigeon' }, { version: '0', [`grade.${'x'.repeat(200)}`]: '1' }]) {
		const { status } = await post(at, fields);
		expect(status, JSON.stringify(fields)).toBe(422);
	}
	expect(await w.db.selectFrom('grade').selectAll().execute()).toEqual([]);
	for (const path of ['/en/quarters/nowhere/grades/kumasi', '/en/quarters/q1/grades/paris', '/en/quarters/%00/grades', `/en/quarters/q1/grades/${'x'.repeat(500)}`]) expect((await get(path)).status).toBe(404);
	expect((await pagesOf(w, w.funder).get('/en/quarters/q1/grades')).status).toBe(404);
});

import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { languages } from '#i18n/translator.ts';
import { actorOf } from '#testing/examples.ts';
import { roles, type Actor, type CityId, type NetworkId, type PersonId } from '#journey/network/network.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import type { Level, QuestionId } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { enterPages } from './enter-pages.server.tsx';
import { questionPages } from './question-pages.server.tsx';
import { words as questionWords } from './question-words.ts';
import { sessionPages } from './session-pages.server.tsx';
import { words as sessionWords } from './session-words.ts';
import { insertAnswer, insertQuestionnaire, listAnswers, listSettledLevels } from './store.server.ts';
import { studyPages } from './study-pages.server.tsx';
import { words } from './study-words.ts';

const kumasi = 'kumasi' as CityId;
const base = '/en/cities/kumasi/baseline';
const { dimensions, questions } = startingQuestionnaire();
const [first, second, third] = questions.map(({ id }) => id) as [QuestionId, QuestionId, QuestionId];
const secret = 'We bought the server twice';

/** Kumasi: one level apart on the first question, three on the second, each with evidence; the rest is open. */
async function studyWorld({ answered = true } = {}) {
	const w = await world();
	await w.city('kumasi', { names: { en: 'Kumasi', ar: 'كوماسي' } });
	await w.city('lagos');
	const people = { member: await w.person('member', 'kumasi', 'Kofi'), coordinator: await w.person('coordinator', 'kumasi', 'Ama'), secretariat: await w.person('secretariat'), expert: await w.person('leadExpert'), funder: await w.person('funder'), other: await w.person('coordinator', 'lagos') };
	await inTransaction(w.db, async (tx) => {
		await insertQuestionnaire(tx, w.network.id, { dimensions, questions });
		const answer = async (question: QuestionId, person: PersonId, level: Level) => insertAnswer(tx, w.network.id, {
			city: kumasi, question, person, level, evidence: secret, source: 'Kofi’s notes', confidence: 'sure', lang: 'en', channel: 'app', enteredBy: person, at: w.now.toISOString(), version: 1,
		});
		if (answered) for (const [question, his, hers] of [[first, 2, 3], [second, 1, 4]] as const) {
			await answer(question, people.member.person, his);
			await answer(question, people.coordinator.person, hers);
		}
		return { ok: true };
	});
	const pages = new Hono<InsideEnv>().route('/', studyPages).route('/', sessionPages).route('/', enterPages).route('/', questionPages);
	return { ...w, ...people, at: (actor: Actor) => site(w, pages, actor) };
}

test.each(languages)('in %s every page of the study is drawn, in one flight', async (lang) => {
	await using w = await studyWorld();
	const [own, office] = [w.at(w.coordinator), w.at(w.secretariat)];
	const there = `/${lang}/cities/kumasi/baseline`;
	for (const [who, path, sentence] of [
		[own, there, words[lang].remind], [own, `${there}/session`, sessionWords[lang]['group.wide']], [own, `${there}/session/${second}`, sessionWords[lang].proposed],
		[own, `${there}/enter`, words[lang]['enter.go']], [own, `${there}/enter/member-kumasi/paper`, questions[0]!.text[lang]!], [own, `${there}/enter/member-kumasi/paper/${third}`, questions[2]!.levels[lang]![0]!],
		[office, `/${lang}/baseline/questions`, questionWords[lang].locked], [office, `/${lang}/baseline/questions/${first}/${lang}`, questions[0]!.levels[lang]![4]!],
	] as const) {
		const answer = await who.get(path);
		const page = await answer.text();
		expect([path, answer.status]).toEqual([path, 200]);
		expect(page).toContain(sentence);
		expect(brotliCompressSync(page).length).toBeLessThan(14_600);
	}
});

test('the coordinator sees who has answered by name and the spread, widest first; a member who still answers sees neither', async () => {
	await using w = await studyWorld();
	const page = await (await w.at(w.coordinator).get(base)).text();
	expect(page).toContain('<bdi>Kofi</bdi></th><td>2 of 32</td>');
	expect(page).toContain('2 answers, from “Starting” to “Solid”');
	expect(page.indexOf(questions[1]!.text.en!)).toBeLessThan(page.indexOf(questions[0]!.text.en!));
	const member = await (await w.at(w.member).get(base)).text();
	expect(member).not.toContain('<bdi>Ama</bdi>');
	expect(member).toContain(words.en.spreadLater);
	expect(member).not.toContain('from “Starting”');
});

test('single answers are read by the city and the Lead Expert only: no link of any other role, nor of another city or network, shows them', async () => {
	await using w = await studyWorld();
	const reads: string[] = [];
	const actors = [...roles.map((role) => actorOf(role, role === 'coordinator' || role === 'member' ? 'kumasi' : null)), w.other, { ...actorOf('leadExpert'), network: 'elsewhere' as NetworkId }];
	for (const actor of actors) {
		const own = site({ ...w, network: { ...w.network, id: actor.network } }, new Hono<InsideEnv>().route('/', studyPages).route('/', sessionPages).route('/', enterPages).route('/', questionPages), actor);
		for (const path of ['', '/session', `/session/${first}`, `/session/${second}`, '/answer', '/enter', '/enter/member-kumasi/paper', `/enter/member-kumasi/paper/${first}`, '/moves', '/reminders']) {
			const answer = await own.get(`${base}${path}`);
			expect(answer.status).toBeLessThan(500);
			if ((await answer.text()).includes(secret)) reads.push(`${actor.roles[0]!.role} of ${actor.roles[0]!.city ?? actor.network}`);
			if (actor.roles[0]!.role === 'funder') expect(answer.status).toBe(404);
		}
		for (const path of ['/moves', '/reminders', '/session', `/session/${first}`, '/enter', `/enter/member-kumasi/paper/${first}`]) {
			const answer = await own.post(`${base}${path}`, { version: '1', move: 'askCity', level: '1', confidence: 'sure', channel: 'paper', person: 'coordinator-kumasi', seen: ['x'] });
			expect(answer.status).toBeLessThan(500);
			if (actor.roles[0]!.role === 'funder' || actor === w.other) expect([403, 404, 422]).toContain(answer.status);
			if (['funder', 'secretariat', 'expert'].includes(actor.roles[0]!.role) || actor === w.other) expect(await answer.text()).not.toContain(secret);
		}
	}
	expect([...new Set(reads)].sort()).toEqual(['coordinator of kumasi', 'leadExpert of net', 'member of kumasi']);
});

test('the session counts answers per level without names, proposes the median, settles one and goes on to the next', async () => {
	await using w = await studyWorld();
	const own = w.at(w.coordinator);
	const page = await (await own.get(`${base}/session/${second}`)).text();
	expect(page).toContain(`${secret}<span`);
	expect(page).not.toContain('<bdi>Kofi</bdi>');
	expect(page).toContain('value="1" checked');
	expect((await own.post(`${base}/session/${second}`, { version: '0' })).status).toBe(422);
	const settled = await own.post(`${base}/session/${second}`, { version: '0', level: '2', dissent: 'Finance sees “Solid”.' });
	expect(settled.headers.get('location')).toMatch(new RegExp(`^${base}/session/${first}\\?done=`));
	const again = await own.post(`${base}/session/${second}`, { version: '0', level: '3', dissent: 'Mine' });
	expect(again.status).toBe(409);
	expect(await again.text()).toContain('Finance sees “Solid”.');
	expect(await (await own.get(`${base}/session`)).text()).toContain('Finance sees “Solid”.');
	expect(await listSettledLevels(w.db, w.network.id, kumasi)).toMatchObject([{ question: second, level: 2, lowest: 1, highest: 4 }]);
});

test('one press settles what the page lists; a list that changed is shown anew', async () => {
	await using w = await studyWorld();
	const own = w.at(w.coordinator);
	const page = await (await own.get(`${base}/session`)).text();
	const seen = [...page.matchAll(/name="seen" value="([^"]+)"/g)].map(([, value]) => value!);
	expect(seen).toEqual([`${first}:2`]);
	const changed = await own.post(`${base}/session`, { seen: [`${first}:3`] });
	expect([changed.status, (await changed.text()).includes(sessionWords.en['problem.listChanged'])]).toEqual([409, true]);
	expect((await own.post(`${base}/session`, { seen })).status).toBe(303);
	expect(await listSettledLevels(w.db, w.network.id, kumasi)).toMatchObject([{ question: first, level: 2 }]);
});

test('moving needs words on the way back, and says where the study is now', async () => {
	await using w = await studyWorld();
	const own = w.at(w.expert);
	expect((await own.post(`${base}/moves`, { version: '1', move: 'askCity', note: 'Please read it by Friday.' })).status).toBe(303);
	const short = await own.post(`${base}/moves`, { version: '2', move: 'requestChanges', words: 'no' });
	expect([short.status, (await short.text()).includes('href="#words"')]).toEqual([422, true]);
	expect((await own.post(`${base}/moves`, { version: '1', move: 'askPeers' })).status).toBe(409);
	expect((await own.post(`${base}/moves`, { version: '2', move: 'requestChanges', words: 'The figures are old.' })).status).toBe(303);
	const page = await (await own.get(`${base}?done=x`)).text();
	expect(page).toContain('The study is now in the round “Draft”.');
	expect(page).toContain('<blockquote dir="auto">The figures are old.</blockquote>');
	expect(page).toContain('Please read it by Friday.');
});

test('one reminder a week, by one press', async () => {
	await using w = await studyWorld();
	const own = w.at(w.coordinator);
	expect((await own.post(`${base}/reminders`)).status).toBe(303);
	const again = await own.post(`${base}/reminders`);
	expect([again.status, (await again.text()).includes(words.en['problem.remindedThisWeek'])]).toEqual([409, true]);
	expect(await (await own.get(base)).text()).toContain(words.en.remindedLately);
	expect(await w.db.selectFrom('mail').select('address').execute()).toEqual([{ address: 'member-kumasi@example.org' }]);
});

test('answers from paper are entered for a new name, question by question', async () => {
	await using w = await studyWorld();
	const own = w.at(w.coordinator);
	for (const [fields, field] of [[{ channel: 'paper' }, 'person'], [{ channel: 'paper', person: 'member-kumasi', name: 'Yaa' }, 'name'], [{ channel: 'app', name: 'Yaa' }, 'channel']] as const) {
		const answer = await own.post(`${base}/enter`, fields);
		expect([answer.status, (await answer.text()).includes(`href="#${field}"`)]).toEqual([422, true]);
	}
	const list = (await own.post(`${base}/enter`, { channel: 'paper', name: 'Yaa', person: '' })).headers.get('location')!;
	expect(await (await own.get(list)).text()).toContain('You are entering the answers of \u2068Yaa\u2069. They came by: paper.');
	const next = (await own.post(`${list}/${first}`, { version: '0', level: '4', confidence: 'sure', evidence: 'sheet 3', source: '' })).headers.get('location');
	expect(next).toContain(`${list}/${second}?done=`);
	expect((await listAnswers(w.db, w.network.id, kumasi)).filter(({ channel }) => channel === 'paper')).toMatchObject([{ level: 4, evidence: 'sheet 3', enteredBy: w.coordinator.person }]);
	// What Kofi answered on his own is neither shown nor replaced.
	const sheet = await (await own.get(`${base}/enter/member-kumasi/paper`)).text();
	expect([sheet.match(/answered already<\/span>/g)?.length, sheet.includes('received by the network</span>')]).toEqual([2, false]);
	const closed = await (await own.get(`${base}/enter/member-kumasi/paper/${first}`)).text();
	expect([closed.includes(secret), closed.includes('<form')]).toEqual([false, false]);
	for (const path of ['/enter/nobody/paper', '/enter/member-kumasi/app', '/enter/coordinator-lagos/paper']) expect((await own.get(`${base}${path}`)).status).toBe(404);
});

test('the questionnaire is edited before it opens, in each language, and locked after', async () => {
	await using w = await studyWorld({ answered: false });
	const office = w.at(w.secretariat);
	const levels = { level1: 'a one', level2: 'b two', level3: 'c three', level4: 'd four', level5: 'e five' };
	const question = `/en/baseline/questions/${first}`;
	expect((await office.post(`${question}/fr`, { version: '1', text: 'Une question courte ?', help: '', ...levels })).status).toBe(303);
	const conflict = await office.post(`${question}/fr`, { version: '1', text: 'Une autre question ?', help: '', ...levels });
	expect([conflict.status, (await conflict.text()).includes('Une question courte')]).toEqual([409, true]);
	const alike = await office.post(`${question}/pt`, { version: '2', text: 'Uma pergunta?', help: '', ...levels, level4: 'a one' });
	expect([alike.status, (await alike.text()).includes(questionWords.en['problem.sameLevel'])]).toEqual([422, true]);
	expect((await office.post('/en/baseline/questions/new', { dimension: dimensions[0]!.id, area: 'data', text: 'Our own question?', help: '', ...levels })).status).toBe(303);
	expect((await office.post(`${question}/state`, { version: '2', state: 'retired' })).status).toBe(303);
	const list = await (await office.get('/fr/baseline/questions')).text();
	expect(list).toContain('<span lang="en" dir="auto">Our own question?</span> <span class="tag">');
	expect(list).toContain(questionWords.fr.retired);
	for (const who of [w.coordinator, w.funder]) expect([(await w.at(who).get('/en/baseline/questions')).status, (await w.at(who).post(`${question}/fr`, { version: '2' })).status]).toEqual([404, 404]);
	for (const path of ['nothing/en', `${first}/xx`]) expect((await office.get(`/en/baseline/questions/${path}`)).status).toBe(404);

	expect((await w.at(w.coordinator).post(`${base}/enter/member-kumasi/call/${second}`, { version: '0', level: '1', confidence: 'guess', key: newId() })).status).toBe(303);
	const locked = await office.post(`${question}/en`, { version: '3', text: 'Too late to ask?', help: '', ...levels });
	const page = await locked.text();
	expect([locked.status, page.includes('Too late to ask?'), page.includes(questionWords.en['problem.studyOpen'])]).toEqual([409, true, true]);
});

test('empty states say why and who can act', async () => {
	await using w = await studyWorld({ answered: false });
	const page = await (await w.at(w.coordinator).get(base)).text();
	expect(page).toContain(words.en.spreadNone);
	expect(page).toContain(words.en.historyNone);
	expect(await (await w.at(w.coordinator).get(`${base}/session/${first}`)).text()).toContain(sessionWords.en.noAnswers);
});

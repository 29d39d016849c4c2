import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import { listPeople } from '#journey/network/person-store.server.ts';
import { chooseWhose, saveAnswer } from './answer-commands.server.ts';
import type { SaidAnswer } from './answer.ts';
import type { QuestionId } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { insertQuestionnaire, listAnswers } from './store.server.ts';
import { findStudy, insertStudy, listAskedTexts } from './study-store.server.ts';

const kumasi = 'kumasi' as CityId;

async function studyWorld() {
	const w = await world();
	await w.city('kumasi');
	await w.city('lagos');
	await inTransaction(w.db, async (tx) => {
		await insertQuestionnaire(tx, w.network.id, startingQuestionnaire());
		return { ok: true };
	});
	const [first, second] = await listAskedTexts(w.db, w.network.id);
	const people = { member: await w.person('member', 'kumasi'), coordinator: await w.person('coordinator', 'kumasi'), other: await w.person('coordinator', 'lagos'), secretariat: await w.person('secretariat'), expert: await w.person('leadExpert'), funder: await w.person('funder') };
	const said = (change: Partial<SaidAnswer> = {}): SaidAnswer => ({
		key: newId(), city: kumasi, question: first!.id, person: null, channel: 'app', level: 3, evidence: 'Council minutes', source: 'Archive', confidence: 'sure', lang: 'en', version: 0, after: null, ...change,
	});
	return { ...w, ...people, said, first: first!.id, second: second!.id };
}
const answersIn = (w: Awaited<ReturnType<typeof studyWorld>>) => listAnswers(w.db, w.network.id, kumasi);

test('the first answer opens the study of its city; a form sent twice, even at once, is one answer', async () => {
	await using w = await studyWorld();
	const form = w.said();
	const both = await Promise.all([saveAnswer(w.db, w.member, form, w.now), saveAnswer(w.db, w.member, form, w.now)]);
	expect(both).toEqual([{ ok: true, version: 1 }, { ok: true, version: 1 }]);
	expect(await answersIn(w)).toMatchObject([{ level: 3, evidence: 'Council minutes', channel: 'app', enteredBy: w.member.person, version: 1 }]);
	expect(await w.db.selectFrom('study').select(['city_id', 'round']).execute()).toEqual([{ city_id: 'kumasi', round: 'draft' }]);
});

test('an edit against an old version overwrites nothing and shows what stands', async () => {
	await using w = await studyWorld();
	await saveAnswer(w.db, w.member, w.said(), w.now);
	await saveAnswer(w.db, w.member, w.said({ level: 4, version: 1 }), w.now);
	expect(await saveAnswer(w.db, w.member, w.said({ level: 1, version: 1 }), w.now)).toEqual({
		ok: false, problem: 'editedMeanwhile', version: 2, theirs: { level: 4, evidence: 'Council minutes', source: 'Archive', confidence: 'sure' },
	});
	expect(await answersIn(w)).toMatchObject([{ level: 4, version: 2 }]);
});

test('what a phone wrote twice without a line arrives as one hand; a stranger between them is not overwritten', async () => {
	await using w = await studyWorld();
	const first = w.said();
	const second = w.said({ level: 4, after: first.key });
	const third = w.said({ level: 5, after: second.key });
	for (const form of [first, second, third]) expect(await saveAnswer(w.db, w.member, form, w.now)).toMatchObject({ ok: true });
	expect(await answersIn(w)).toMatchObject([{ level: 5, version: 3 }]);

	// Another phone of the same person was faster: the first of the next two is refused, so the one on top of it is too.
	const lost = w.said({ level: 1, version: 2 });
	expect(await saveAnswer(w.db, w.member, lost, w.now)).toMatchObject({ problem: 'editedMeanwhile' });
	expect(await saveAnswer(w.db, w.member, w.said({ level: 2, version: 2, after: lost.key }), w.now)).toMatchObject({ problem: 'editedMeanwhile' });
	// Nor does an arrived form cover what came after it.
	expect(await saveAnswer(w.db, w.member, w.said({ level: 2, version: 1, after: first.key }), w.now)).toMatchObject({ problem: 'editedMeanwhile' });
	expect(await answersIn(w)).toMatchObject([{ level: 5, version: 3 }]);
});

test('not knowing is a full answer, and never surer than a guess', async () => {
	await using w = await studyWorld();
	await saveAnswer(w.db, w.member, w.said({ level: null, confidence: 'sure' }), w.now);
	expect(await answersIn(w)).toMatchObject([{ level: null, confidence: 'guess' }]);
});

test.each([
	['somebody of another city', 'other', {}, 'notAllowed'],
	['the secretariat, for itself', 'secretariat', {}, 'notAllowed'],
	['a funder', 'funder', {}, 'notAllowed'],
	['a member, for somebody else', 'member', { person: 'coordinator-kumasi' as PersonId }, 'notAllowed'],
	['the coordinator, for somebody of another city', 'coordinator', { person: 'coordinator-lagos' as PersonId }, 'notFound'],
	['a question that is not there', 'member', { question: 'nothing' as QuestionId }, 'notFound'],
	['a city that is not there', 'member', { city: 'atlantis' as CityId }, 'notFound'],
] as const)('%s is refused and nothing is written', async (_, who, change, problem) => {
	await using w = await studyWorld();
	expect(await saveAnswer(w.db, w[who], w.said(change), w.now)).toEqual({ ok: false, problem });
	expect([await answersIn(w), await w.db.selectFrom('study').selectAll().execute(), await w.db.selectFrom('record').selectAll().execute()]).toEqual([[], [], []]);
});

test('a final study takes no answer', async () => {
	await using w = await studyWorld();
	await inTransaction(w.db, async (tx) => {
		await insertStudy(tx, w.network.id, kumasi, 'final', w.now);
		return { ok: true };
	});
	expect(await saveAnswer(w.db, w.member, w.said(), w.now)).toEqual({ ok: false, problem: 'studyFinal' });
	expect((await findStudy(w.db, w.network.id, kumasi)).round).toBe('final');
});

test('answers entered from paper keep their channel and who entered them; the person may change them later', async () => {
	await using w = await studyWorld();
	const person = w.member.person;
	expect(await saveAnswer(w.db, w.secretariat, w.said({ person, channel: 'call' }), w.now)).toEqual({ ok: true, version: 1 });
	expect(await answersIn(w)).toMatchObject([{ person, channel: 'call', enteredBy: w.secretariat.person }]);
	expect(await saveAnswer(w.db, w.coordinator, w.said({ person, channel: 'paper', version: 1, level: 2 }), w.now)).toMatchObject({ ok: true });
	expect(await saveAnswer(w.db, w.member, w.said({ version: 2, level: 5 }), w.now)).toMatchObject({ ok: true });
	expect(await answersIn(w)).toMatchObject([{ channel: 'app', enteredBy: person, level: 5 }]);
});

test('nobody enters over what a person answered, and the secretariat learns nothing by trying', async () => {
	await using w = await studyWorld();
	const person = w.member.person;
	await saveAnswer(w.db, w.member, w.said(), w.now);
	await saveAnswer(w.db, w.coordinator, w.said({ question: w.second, person, channel: 'paper' }), w.now);
	for (const who of [w.coordinator, w.expert, w.secretariat]) expect(await saveAnswer(w.db, who, w.said({ person, channel: 'paper' }), w.now)).toEqual({ ok: false, problem: 'answeredAlready' });
	expect(await saveAnswer(w.db, w.secretariat, w.said({ question: w.second, person, channel: 'paper' }), w.now)).toEqual({ ok: false, problem: 'answeredAlready' });
});

test('somebody new joins the group without an account, once; only those who may give the role add them', async () => {
	await using w = await studyWorld();
	const form = { key: newId(), city: kumasi, person: null, name: 'Yaa', channel: 'paper' as const };
	const chosen = await chooseWhose(w.db, w.coordinator, form, w.now);
	expect(await chooseWhose(w.db, w.coordinator, form, w.now)).toEqual(chosen);
	expect((await listPeople(w.db, w.network.id, kumasi)).filter(({ name }) => name === 'Yaa')).toMatchObject([{ address: null, membership: { role: 'member', from: '2027-02-10' } }]);
	expect(await chooseWhose(w.db, w.expert, { ...form, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await chooseWhose(w.db, w.expert, { ...form, key: newId(), person: w.member.person, name: '' }, w.now)).toEqual({ ok: true, person: w.member.person });
	expect(await chooseWhose(w.db, w.member, { ...form, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
});

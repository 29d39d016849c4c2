import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { inTransaction, type Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import type { City, CityId } from '#journey/network/network.ts';
import { insertAnswer, insertQuestionnaire, insertSettledLevel } from './store.server.ts';
import type { StudyMove } from './baseline.ts';
import { startingQuestionnaire } from './content.server.ts';
import { moveStudy, remindMissing } from './study-commands.server.ts';
import { findStudy, findStudyWithEvents } from './study-store.server.ts';

const kumasi = 'kumasi' as CityId;
const origin = 'https://caravan.test';
const { dimensions, questions } = startingQuestionnaire();
const [one] = questions;

async function studyWorld(change: Partial<City> = {}) {
	const w = await world();
	await w.city('kumasi', { names: { en: 'Kumasi', fr: 'Kumasi' }, ...change });
	const write = (work: (tx: Tx) => Promise<void>) => inTransaction(w.db, async (tx) => {
		await work(tx);
		return { ok: true };
	});
	await write((tx) => insertQuestionnaire(tx, w.network.id, { dimensions, questions: [one!] }));
	const people = { coordinator: await w.person('coordinator', 'kumasi', 'Ama'), member: await w.person('member', 'kumasi', 'Kofi'), expert: await w.person('leadExpert', null, 'Zola'), funder: await w.person('funder') };
	const settle = () => write((tx) => insertSettledLevel(tx, w.network.id, { city: kumasi, question: one!.id, level: 2, lowest: 2, highest: 2, dissent: '', lang: 'en', at: w.now.toISOString(), version: 1 }, people.expert.person));
	const answer = (person = people.member.person) => write((tx) => insertAnswer(tx, w.network.id, {
		city: kumasi, question: one!.id, person, level: 2, evidence: '', source: '', confidence: 'sure', lang: 'en', channel: 'app', enteredBy: person, at: w.now.toISOString(), version: 1,
	}));
	const move = async (to: StudyMove, words = '', version?: number) => moveStudy(w.db, people.expert, { key: newId(), city: kumasi, move: to, words, origin, version: version ?? (await findStudy(w.db, w.network.id, kumasi)).version }, w.now);
	const mails = () => w.db.selectFrom('mail').select(['address', 'subject', 'text', 'lang']).orderBy('address').execute();
	const remind = (now = w.now, actor = people.coordinator) => remindMissing(w.db, actor, { key: newId(), city: kumasi, origin }, now);
	return { ...w, ...people, settle, answer, move, mails, remind };
}

test('a study walks to final, back with words, and every move stays in its history', async () => {
	await using w = await studyWorld();
	await w.settle();
	for (const [move, words] of [['askCity', 'Please read'], ['askPeers', ''], ['requestChanges', 'The budget figures are two years old.'], ['askPeers', ''], ['finish', ''], ['reopen', 'An audit found other figures.']] as const) expect(await w.move(move, words)).toMatchObject({ ok: true });
	expect(await findStudy(w.db, w.network.id, kumasi)).toMatchObject({ round: 'peerReview' });
	expect((await findStudyWithEvents(w.db, w.network.id, kumasi)).events.map(({ kind, round, words, by }) => [kind, round, words, by]).reverse()).toEqual([
		['askCity', 'cityFeedback', 'Please read', 'Zola'], ['askPeers', 'peerReview', '', 'Zola'], ['requestChanges', 'cityFeedback', 'The budget figures are two years old.', 'Zola'],
		['askPeers', 'peerReview', '', 'Zola'], ['finish', 'final', '', 'Zola'], ['reopen', 'peerReview', 'An audit found other figures.', 'Zola'],
	]);
	const mails = await w.mails();
	expect(mails.map(({ address }) => address)).toEqual(['coordinator-kumasi@example.org', 'coordinator-kumasi@example.org']);
	expect(mails.map(({ text }) => text).join()).toContain('The budget figures are two years old.\n\nhttps://caravan.test/en/cities/kumasi/baseline\n\n');
});

test.each([
	['a round skipped', 'finish', 'notNow'],
	['opening what is open', 'reopen', 'notNow'],
] as const)('%s is refused and moves nothing', async (_, move, problem) => {
	await using w = await studyWorld();
	expect(await w.move(move, 'long enough words')).toEqual({ ok: false, problem });
	expect(await w.db.selectFrom('study').selectAll().execute()).toEqual([]);
});

test('without one settled level a study does not become final', async () => {
	await using w = await studyWorld();
	await w.move('askCity');
	await w.move('askPeers');
	expect(await w.move('finish')).toEqual({ ok: false, problem: 'nothingSettled' });
	await w.settle();
	expect(await w.move('finish')).toEqual({ ok: true, round: 'final' });
});

test('who saw another round moves nothing, and who may not review neither', async () => {
	await using w = await studyWorld();
	const stale = (await findStudy(w.db, w.network.id, kumasi)).version;
	await w.move('askCity');
	expect(await w.move('askPeers', '', stale)).toEqual({ ok: false, problem: 'editedMeanwhile', round: 'cityFeedback' });
	for (const who of [w.member, w.funder]) expect(await moveStudy(w.db, who, { key: newId(), city: kumasi, move: 'askPeers', words: '', origin, version: 2 }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect((await findStudy(w.db, w.network.id, kumasi)).round).toBe('cityFeedback');
});

test('one reminder goes to those whose answers are missing, in their language, and the next a week later', async () => {
	await using w = await studyWorld();
	await w.db.updateTable('person').set({ lang: 'fr' }).where('id', '=', w.member.person).execute();
	expect(await w.remind()).toEqual({ ok: true, reminded: 1 });
	const [mail] = await w.mails();
	expect(mail).toMatchObject({ address: 'member-kumasi@example.org', lang: 'fr' });
	expect(mail?.text).toContain('https://caravan.test/fr/cities/kumasi/baseline/answer');
	const later = (days: number, seconds = 0) => new Date(w.now.getTime() + days * 86_400_000 + seconds * 1000);
	expect(await w.remind(later(7, -1))).toEqual({ ok: false, problem: 'remindedThisWeek' });
	expect(await w.remind(later(7))).toEqual({ ok: true, reminded: 1 });
	await w.answer();
	expect(await w.remind(later(14))).toEqual({ ok: false, problem: 'nobodyToRemind' });
});

test('a quiet city is not reminded, a funder and a member remind nobody, and people who left get no mail', async () => {
	await using quiet = await studyWorld({ status: 'quiet' });
	expect(await quiet.remind()).toEqual({ ok: false, problem: 'cityQuiet' });
	await using w = await studyWorld();
	for (const who of [w.member, w.funder]) expect(await w.remind(w.now, who)).toEqual({ ok: false, problem: 'notAllowed' });
	await w.db.updateTable('membership').set({ until_day: '2027-02-10' as Day }).where('person_id', '=', w.member.person).execute();
	expect(await w.remind()).toEqual({ ok: false, problem: 'nobodyToRemind' });
	expect(await w.mails()).toEqual([]);
});

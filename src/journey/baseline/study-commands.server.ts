import { translator, textIn, isolate, type Lang } from '#i18n/translator.ts';
import { may, type Actor, type City, type CityId } from '#journey/network/network.ts';
import type { PersonWithRole } from '#journey/network/person-store.server.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { insertMail } from '#platform/mail.server.ts';
import { listGroup } from './answer-commands.server.ts';
import { listChosenLevels } from './answer-store.server.ts';
import { canStudy, movesBack, roundAfter, type Round, type StudyEvent } from './baseline.ts';
import { words as mails } from './mail-words.ts';
import { listSettledLevels } from './store.server.ts';
import type { SaidMove } from './study-form.ts';
import { findStudy, findStudyWithEvents, insertStudy, insertStudyEvent, listAskedTexts, replaceRound } from './study-store.server.ts';
import { countAnswered, listMissing } from './summarise-answers.ts';

export type MoveStudy =
	| { ok: true; round: Round }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'notNow' | 'nothingSettled' }
	| { ok: false; problem: 'editedMeanwhile'; round: Round };

/**
 * Moves a study one round on, or one back with what should change. A study without one settled level cannot become final:
 * there would be nothing to stand on. A step back is mailed to the city's coordinators.
 */
export const moveStudy = command('baseline.moveStudy', async (tx, actor: Actor, said: SaidMove, now): Promise<MoveStudy> => {
	const city = await findCity(tx, actor.network, said.city);
	if (!city) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'reviewBaseline', said.city)) return { ok: false, problem: 'notAllowed' };
	const study = await findStudy(tx, actor.network, said.city);
	if (study.version !== said.version) return { ok: false, problem: 'editedMeanwhile', round: study.round };
	if (!canStudy(study, said.move)) return { ok: false, problem: 'notNow' };
	if (said.move === 'finish' && (await listSettledLevels(tx, actor.network, said.city)).length === 0) return { ok: false, problem: 'nothingSettled' };

	const round = roundAfter(study.round, said.move);
	await insertStudy(tx, actor.network, said.city, study.round, now);
	await replaceRound(tx, actor.network, said.city, round, study.version);
	await note(tx, actor, said.city, { round, kind: said.move, words: said.words }, now);
	if (movesBack(said.move)) {
		const coordinators = (await listGroup(tx, actor, city, now)).filter(({ id, membership }) => membership.role === 'coordinator' && id !== actor.person);
		await write(tx, actor, city, coordinators, said.move === 'reopen' ? 'reopened' : 'changes', { words: said.words, origin: said.origin }, now);
	}
	return { ok: true, round };
}, (said) => ({ subject: said.city, why: said.words || null }));

export interface SaidReminder {
	key: string;
	city: CityId;
	origin: string;
}

export type RemindMissing =
	| { ok: true; reminded: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'studyFinal' | 'cityQuiet' | 'remindedThisWeek' | 'nobodyToRemind' };

const weekMs = 7 * 86_400_000;

/** One friendly mail to those whose answers are missing; at most one a week, none to a quiet city. */
export const remindMissing = command('baseline.remindMissing', async (tx, actor: Actor, said: SaidReminder, now): Promise<RemindMissing> => {
	const city = await findCity(tx, actor.network, said.city);
	if (!city) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'enterForOthers', said.city)) return { ok: false, problem: 'notAllowed' };
	if (city.status === 'quiet' || city.status === 'withdrawn') return { ok: false, problem: 'cityQuiet' };
	const { study, events } = await findStudyWithEvents(tx, actor.network, said.city);
	if (!canStudy(study, 'answer')) return { ok: false, problem: 'studyFinal' };
	if (!mayRemind(events, now)) return { ok: false, problem: 'remindedThisWeek' };

	const questions = await listAskedTexts(tx, actor.network);
	const group = await listGroup(tx, actor, city, now);
	const missing = listMissing(countAnswered(group, questions, await listChosenLevels(tx, actor.network, said.city))).filter(({ address, id }) => address !== null && id !== actor.person);
	if (missing.length === 0) return { ok: false, problem: 'nobodyToRemind' };
	await insertStudy(tx, actor.network, said.city, study.round, now); // who is asked for answers is asked these questions: they stand from now
	await note(tx, actor, said.city, { round: study.round, kind: 'remind', words: '' }, now);
	await write(tx, actor, city, missing, 'remind', { words: '', origin: said.origin }, now);
	return { ok: true, reminded: missing.length };
}, (said) => ({ subject: said.city }));

/** Whether the last reminder is a week old, or none was sent. */
export function mayRemind(events: readonly Pick<StudyEvent, 'kind' | 'at'>[], now: Date): boolean {
	return !events.some(({ kind, at }) => kind === 'remind' && now.getTime() - Date.parse(at) < weekMs);
}

async function note(tx: Tx, actor: Actor, city: CityId, event: Pick<StudyEvent, 'round' | 'kind' | 'words'>, now: Date): Promise<void> {
	await insertStudyEvent(tx, actor.network, city, { ...event, id: newId(), person: actor.person, at: now.toISOString() });
}

/** The same letter to each, in each one's own language; who has no address is called by people, not by this. */
async function write(tx: Tx, actor: Actor, city: City, people: readonly PersonWithRole[], letter: 'remind' | 'changes' | 'reopened', { words, origin }: { words: string; origin: string }, now: Date): Promise<void> {
	for (const { id, name, address, lang } of people) {
		if (address === null) continue;
		const t = translator(mails, lang);
		const values = { name: isolate(name), by: isolate(actor.name), city: isolate(textIn(city.names, lang).text) };
		const text = [t('hello', values), t(letter, values), words, linkIn(origin, lang, city.id, letter), t(`${letter}.end`, values)].filter(Boolean).join('\n\n');
		await insertMail(tx, actor.network, { person: id, address, lang, subject: t(`${letter}.subject`, values), text }, now);
	}
}

function linkIn(origin: string, lang: Lang, city: CityId, letter: string): string {
	return `${origin}/${lang}/cities/${encodeURIComponent(city)}/baseline${letter === 'remind' ? '/answer' : ''}`;
}

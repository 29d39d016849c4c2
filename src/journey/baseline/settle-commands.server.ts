import { may, type Actor } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import { listAnswersTo, listChosenLevels } from './answer-store.server.ts';
import { canStudy, type Level, type SettledLevel } from './baseline.ts';
import { settleAgreed } from './settle-agreed.ts';
import { findQuestion, insertSettledLevel, listSettledLevels } from './store.server.ts';
import { writeAgreed, type SaidAgreed, type SaidSettled } from './study-form.ts';
import { findSettledLevel, findStudy, insertStudy, listAskedTexts, replaceSettledLevel } from './study-store.server.ts';
import { summariseAnswers } from './summarise-answers.ts';

export type SettleLevel =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'studyFinal' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: { level: Level; dissent: string }; version: number };

/** Settles one level in the consensus session; how far apart the answers were then, and who disagreed why, stays beside it. */
export const settleLevel = command('baseline.settleLevel', async (tx, actor: Actor, said: SaidSettled, now): Promise<SettleLevel> => {
	const question = await findQuestion(tx, actor.network, said.question);
	if (!question || question.state !== 'asked' || !(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'settleLevels', said.city)) return { ok: false, problem: 'notAllowed' };
	if (!canStudy(await findStudy(tx, actor.network, said.city), 'settle')) return { ok: false, problem: 'studyFinal' };

	const standing = await findSettledLevel(tx, actor.network, said.city, said.question);
	const version = standing?.version ?? 0;
	if (standing && version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: { level: standing.level, dissent: standing.dissent }, version };
	const answers = await listAnswersTo(tx, actor.network, said.city, said.question);
	const [spread] = summariseAnswers([question], answers.map(({ level }) => ({ question: question.id, level })));
	const settled: SettledLevel = {
		city: said.city, question: said.question, level: said.level, lowest: spread?.lowest ?? null, highest: spread?.highest ?? null,
		dissent: said.dissent, lang: said.lang, at: now.toISOString(), version: version + 1,
	};
	await insertStudy(tx, actor.network, said.city, 'draft', now);
	if (standing) await replaceSettledLevel(tx, actor.network, settled, actor.person, version);
	else await insertSettledLevel(tx, actor.network, settled, actor.person);
	return { ok: true };
}, (said) => ({ subject: said.city }));

export type SettleAllAgreed =
	| { ok: true; settled: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'studyFinal' | 'listChanged' };

/** Settles in one press what everybody agrees on within one level, exactly as listed on the page. */
export const settleAllAgreed = command('baseline.settleAllAgreed', async (tx, actor: Actor, said: SaidAgreed, now): Promise<SettleAllAgreed> => {
	if (!(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'settleLevels', said.city)) return { ok: false, problem: 'notAllowed' };
	if (!canStudy(await findStudy(tx, actor.network, said.city), 'settle')) return { ok: false, problem: 'studyFinal' };

	const questions = await listAskedTexts(tx, actor.network);
	const summaries = summariseAnswers(questions, await listChosenLevels(tx, actor.network, said.city));
	const agreed = settleAgreed(summaries, await listSettledLevels(tx, actor.network, said.city));
	if (agreed.length === 0 || agreed.map(writeAgreed).join() !== said.seen.join()) return { ok: false, problem: 'listChanged' };
	await insertStudy(tx, actor.network, said.city, 'draft', now);
	for (const one of agreed) {
		await insertSettledLevel(tx, actor.network, { ...one, city: said.city, dissent: '', lang: said.lang, at: now.toISOString(), version: 1 }, actor.person);
	}
	return { ok: true, settled: agreed.length };
}, (said) => ({ subject: said.city }));

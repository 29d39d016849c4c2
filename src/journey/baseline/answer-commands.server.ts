import { dayIn } from '#i18n/day.ts';
import { placeOf, mayGive } from '#journey/network/membership.ts';
import { may, type Actor, type City, type PersonId } from '#journey/network/network.ts';
import { insertMembership, insertPerson, listPeople, type PersonWithRole } from '#journey/network/person-store.server.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Db } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import type { SaidWhose } from './answer-form.ts';
import { findAnswer, findVersionSaved, replaceAnswer } from './answer-store.server.ts';
import { confidenceOf, mayReplace, type SaidAnswer, type SaveAnswer } from './answer.ts';
import { canStudy, type Answer } from './baseline.ts';
import { findQuestion, insertAnswer } from './store.server.ts';
import { findStudy, insertStudy } from './study-store.server.ts';

/**
 * Keeps one person's answer; the first of a city opens its study. An edit against an old version overwrites nothing,
 * unless it was written on top of the very form that made the version standing now: then a phone wrote both without a line.
 */
export const saveAnswer = command('baseline.saveAnswer', async (tx, actor: Actor, said: SaidAnswer, now): Promise<SaveAnswer> => {
	const { city, question } = said;
	const person = said.person ?? actor.person;
	const found = await findCity(tx, actor.network, city);
	if (!found || (await findQuestion(tx, actor.network, question))?.state !== 'asked') return { ok: false, problem: 'notFound' };
	if (!may(actor, said.person ? 'enterForOthers' : 'answerBaseline', city)) return { ok: false, problem: 'notAllowed' };
	if (said.person && !(await listGroup(tx, actor, found, now)).some(({ id }) => id === said.person)) return { ok: false, problem: 'notFound' };
	if (!canStudy(await findStudy(tx, actor.network, city), 'answer')) return { ok: false, problem: 'studyFinal' };

	const standing = await findAnswer(tx, actor.network, city, question, person);
	if (standing && !mayReplace(actor, standing)) return { ok: false, problem: 'answeredAlready' };
	const version = standing?.version ?? 0;
	const isOnTop = said.after !== null && (await findVersionSaved(tx, actor.network, actor.person, said.after)) === version;
	if (standing && said.version !== version && !isOnTop) {
		const { level, evidence, source, confidence } = standing;
		return { ok: false, problem: 'editedMeanwhile', theirs: { level, evidence, source, confidence }, version };
	}

	const answer: Answer = {
		city, question, person, level: said.level, evidence: said.evidence, source: said.source, confidence: confidenceOf(said.level, said.confidence),
		lang: said.lang, channel: said.channel, enteredBy: actor.person, at: now.toISOString(), version: version + 1,
	};
	await insertStudy(tx, actor.network, city, 'draft', now);
	if (standing) await replaceAnswer(tx, actor.network, answer, version);
	else await insertAnswer(tx, actor.network, answer);
	return { ok: true, version: answer.version };
}, (said) => ({ subject: said.city }));

export type ChooseWhose = { ok: true; person: PersonId } | { ok: false; problem: 'notAllowed' | 'notFound' };

/** Says for whom answers are entered; somebody not on the list joins the Local Action Group without an account. */
export const chooseWhose = command('baseline.chooseWhose', async (tx, actor: Actor, said: SaidWhose, now): Promise<ChooseWhose> => {
	const city = await findCity(tx, actor.network, said.city);
	if (!city) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'enterForOthers', said.city)) return { ok: false, problem: 'notAllowed' };
	if (said.person) {
		const known = (await listGroup(tx, actor, city, now)).some(({ id }) => id === said.person);
		return known ? { ok: true, person: said.person } : { ok: false, problem: 'notFound' };
	}
	if (!mayGive(actor, 'member', said.city)) return { ok: false, problem: 'notAllowed' };
	const person = newId() as PersonId;
	await insertPerson(tx, actor.network, { id: person, name: said.name, address: null, lang: city.languages[0] ?? 'en', version: 1 });
	await insertMembership(tx, actor.network, { id: newId(), person, role: 'member', city: said.city, sector: null, from: dayIn(city.zone, now), until: null });
	return { ok: true, person };
}, (said) => ({ subject: said.city }));

/** Who answers for a city today: its coordinators and the members of its Local Action Group, each once, by name. */
export async function listGroup(db: Db, actor: Pick<Actor, 'network'>, city: Pick<City, 'id' | 'zone'>, now: Date): Promise<PersonWithRole[]> {
	const today = dayIn(city.zone, now);
	const people = await listPeople(db, actor.network, city.id);
	const held = people.filter(({ membership }) => placeOf(membership, today) === 'now' && (membership.role === 'coordinator' || membership.role === 'member'));
	return [...new Map(held.map((person) => [person.id, person])).values()];
}

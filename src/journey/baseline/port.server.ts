import { citiesOf, may, type CityId, type PersonId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { saveAnswer } from './answer-commands.server.ts';
import { listAnswersOf } from './answer-store.server.ts';
import { mayReplace, type AskedQuestion, type BaselinePack, type OwnAnswer, type Sheet } from './answer.ts';
import type { Answer, Question } from './baseline.ts';
import type { BaselinePort } from './pages.tsx';
import { listDimensions, listQuestions } from './store.server.ts';
import { findStudy } from './study-store.server.ts';

/** The server's side of the answering pages. */
export function baselinePort(inside: Inside): BaselinePort {
	const { db, actor, now } = inside;
	return {
		newKey: newId,
		findSheet: async (city) => (may(actor, 'answerBaseline', city) ? sheetOf(inside, city, actor.person) : null),
		saveAnswer: async (answer) => saveAnswer(db, actor, answer, now),
	};
}

/** The sheet of one person of a city, with what this reader may see of it; null when there is no such city. */
export async function sheetOf({ db, actor, network }: Inside, city: CityId, person: PersonId): Promise<Sheet | null> {
	const found = await findCity(db, network.id, city);
	if (!found) return null;
	const { round } = await findStudy(db, network.id, city);
	const dimensions = await listDimensions(db, network.id);
	const questions = asked(await listQuestions(db, network.id));
	const answers = await listAnswersOf(db, network.id, city, person);
	return {
		city: { id: found.id, names: found.names }, round, dimensions, questions,
		answers: new Map(answers.filter((answer) => mayReplace(actor, answer)).map((answer) => [answer.question, ownAnswer(answer)])),
		closed: new Set(answers.filter((answer) => !mayReplace(actor, answer)).map(({ question }) => question)),
	};
}

/** What a phone carries of the study; null for somebody who answers for no city. */
export async function baselinePack({ db, actor, network }: Inside): Promise<BaselinePack | null> {
	const cities: BaselinePack['cities'][number][] = [];
	for (const id of citiesOf(actor).filter((city) => may(actor, 'answerBaseline', city))) {
		const city = await findCity(db, network.id, id);
		if (!city) continue;
		const { round } = await findStudy(db, network.id, id);
		const answers = await listAnswersOf(db, network.id, id, actor.person);
		cities.push({ city: { id: city.id, names: city.names }, round, answers: answers.map((answer) => [answer.question, ownAnswer(answer)]) });
	}
	if (cities.length === 0) return null;
	return { dimensions: await listDimensions(db, network.id), questions: asked(await listQuestions(db, network.id)), cities };
}

function asked(questions: readonly Question[]): AskedQuestion[] {
	return questions.filter(({ state }) => state === 'asked').map(({ id, dimension, text, help, levels }) => ({ id, dimension, text, help, levels }));
}

function ownAnswer({ level, evidence, source, confidence, channel, version }: Answer): OwnAnswer {
	return { level, evidence, source, confidence, channel, version, after: null, place: 'network' };
}

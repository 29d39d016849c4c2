import { addDays, type Day } from '#i18n/day.ts';
import { findLanguage } from '#journey/backlog/find-language.ts';
import { areas, levels, roundAfter, type Answer, type Area, type Channel, type Level, type QuestionId, type Round, type StudyMove } from '#journey/baseline/baseline.ts';
import { insertOffer } from '#journey/baseline/offer-store.server.ts';
import { insertAnswer, insertSettledLevel, insertTarget, listQuestionAreas } from '#journey/baseline/store.server.ts';
import { insertStudy, insertStudyEvent } from '#journey/baseline/study-store.server.ts';
import { summariseAnswers } from '#journey/baseline/summarise-answers.ts';
import type { CityId, NetworkId, PersonId } from '#journey/network/network.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { chooseAnswers, chooseSettled, drawFor } from './choose-example-answers.ts';
import { coordinatorOn, leadExpert } from './example-city-content.server.ts';
import { onDay, personAt, type Stage } from './example-story-content.server.ts';

/** Days after the cities came in: the study opens, answers come for three weeks, then the session, then the rounds. */
const plan = { opens: 5, answersUntil: 30, session: 36, askCity: 42, requestChanges: 48, askPeers: 58, finish: 75 } as const;
/** How many questions the quiet city came to settle. */
const settledByQuiet = 14;
/** How far somebody came who stopped half-way, and how far the quiet city's coordinator came. */
const halfWay = 14;
const mostOfQuiet = 24;

interface Asked {
	id: QuestionId;
	area: Area;
}

/** Answers of several people in every city, the levels they settled, targets, rounds, offers and asks: all invented. */
export async function fillBaseline(tx: Tx, network: NetworkId, stage: Stage): Promise<void> {
	const questions = await listQuestionAreas(tx, network);
	for (const [id, told] of Object.entries(stage.story.baseline.cities)) {
		const city = id as CityId;
		await insertStudy(tx, network, city, told.round, new Date(onDay(addDays(stage.begins, plan.opens))));
		const settled = settledIn(city, questions, told.levels);
		const answers = answersIn(stage, city, questions, settled);
		for (const answer of answers) await insertAnswer(tx, network, answer);
		await fillSettled(tx, network, stage, city, questions, settled, answers);
		for (const [i, area] of areas.entries()) await insertTarget(tx, network, { city, area, level: levelOf(told.targets[i]), version: 1 });
		if (told.round !== 'draft') await fillRounds(tx, network, stage, city);
	}
	for (const [city, area, kind, words] of stage.story.baseline.offers) {
		const on = addDays(stage.begins, plan.finish + 3 + drawFor(`${city} ${area}`, 20));
		const lang = findLanguage(words, langOf(stage, city, 0));
		await insertOffer(tx, network, { city, area, kind, words, lang, at: onDay(on), withdrawnAt: null, version: 1 }, coordinatorOn(stage, city, on));
	}
}

function settledIn(city: CityId, questions: readonly Asked[], told: readonly number[]): Map<QuestionId, Level> {
	return new Map(areas.flatMap((area, i) => {
		const level = told[i] ?? 0;
		return level === 0 ? [] : [...chooseSettled(city, questions.filter((question) => question.area === area).map(({ id }) => id), levelOf(level))];
	}));
}

function answersIn(stage: Stage, city: CityId, questions: readonly Asked[], settled: ReadonlyMap<QuestionId, Level>): Answer[] {
	const { story, begins } = stage;
	const { answered, round } = story.baseline.cities[city] ?? { answered: 0, round: 'draft' as const };
	const everybody = Array.from({ length: answered }, (_, place) => ({ place, person: place === 0 ? coordinatorOn(stage, city, begins) : personAt(city, place), ...wayOf(city, place, answered) }));
	return questions.flatMap(({ id, area }, q) => {
		const chosen = chooseAnswers(city, id, settled.get(id) ?? 1, answered);
		return everybody.flatMap(({ place, person, channel, half }): Answer[] => {
			if (q >= (round === 'draft' && place === 0 ? mostOfQuiet : half || round === 'draft' ? halfWay : questions.length)) return [];
			const level = chosen[place] ?? null;
			const lang = langOf(stage, city, place);
			const [evidence, source] = level === null ? ['', ''] : evidenceFor(stage, city, id, place, area);
			const day = addDays(begins, plan.opens + 1 + drawFor(`${city} ${place}`, plan.answersUntil - plan.opens - 1));
			const entered = channel === 'app' ? person : coordinatorOn(stage, city, day);
			return [{
				city, question: id, person, level, evidence, source, confidence: level === null ? 'guess' : confidenceFor(evidence, `${city} ${id} ${place}`), lang, channel,
				enteredBy: entered, at: onDay(day, `${9 + Math.floor(q / 12)}:${String(10 + (q % 12) * 4)}`.padStart(5, '0')), version: 1,
			}];
		});
	});
}

/** Most answer in the app; the last two of a larger group on paper or in a call; in three cities somebody stopped half-way. */
function wayOf(city: CityId, place: number, answered: number): { channel: Channel; half: boolean } {
	const last = place === answered - 1;
	const channel = answered < 5 || place < answered - 2 ? 'app' : last ? 'paper' : 'call';
	return { channel, half: last && ['bamako', 'lagos', 'seme-podji'].includes(city) };
}

/** One answer in eight says what shows it. */
function evidenceFor({ story, ...stage }: Stage, city: CityId, question: QuestionId, place: number, area: Area): readonly [string, string] {
	if (drawFor(`shown ${city} ${question} ${place}`, 8) > 0) return ['', ''];
	const known = story.baseline.evidence[area][langOf({ ...stage, story }, city, place)];
	return known[drawFor(`${question} ${place}`, known.length)] ?? ['', ''];
}

function confidenceFor(evidence: string, text: string): Answer['confidence'] {
	if (evidence) return 'sure';
	return drawFor(text, 3) === 0 ? 'guess' : 'fairly';
}

async function fillSettled(tx: Tx, network: NetworkId, stage: Stage, city: CityId, questions: readonly Asked[], settled: ReadonlyMap<QuestionId, Level>, answers: readonly Answer[]): Promise<void> {
	const draft = stage.story.baseline.cities[city]?.round === 'draft';
	const on = addDays(stage.begins, plan.session);
	for (const { question, lowest, highest } of summariseAnswers(questions, answers).slice(0, draft ? settledByQuiet : questions.length)) {
		const level = settled.get(question);
		if (!level) continue;
		const [, , dissent = ''] = stage.story.baseline.dissent.find(([of, about]) => of === city && about === question) ?? [];
		await insertSettledLevel(tx, network, { city, question, level, lowest, highest, dissent, lang: langOf(stage, city, 0), at: onDay(on, '14:00'), version: 1 }, coordinatorOn(stage, city, on));
	}
}

/** The rounds a study went through, with changes that were requested, and one study that was opened again. */
async function fillRounds(tx: Tx, network: NetworkId, stage: Stage, city: CityId): Promise<void> {
	const { story, begins, quarters } = stage;
	const { changes, reopened } = story.baseline;
	let round: Round = 'draft';
	const move = async (kind: StudyMove, day: Day, person: PersonId, words = '') => {
		round = roundAfter(round, kind);
		await insertStudyEvent(tx, network, city, { id: `${city}-${kind}-${day}`, round, kind, words, person, at: onDay(day, '11:00') });
	};
	await move('askCity', addDays(begins, plan.askCity), leadExpert(story));
	if (changes.city === city) {
		await move('requestChanges', addDays(begins, plan.requestChanges), coordinatorOn(stage, city, begins), changes.words);
		await move('askCity', addDays(begins, plan.requestChanges + 4), leadExpert(story));
	}
	await move('askPeers', addDays(begins, plan.askPeers), coordinatorOn(stage, city, begins));
	await move('finish', addDays(begins, plan.finish), leadExpert(story));
	const theme = quarters.find(({ number }) => number === story.journey.theme.quarter);
	if (reopened.city === city && theme) await move('reopen', addDays(theme.startsOn, 6), coordinatorOn(stage, city, theme.startsOn), reopened.words);
}

function langOf({ story }: Pick<Stage, 'story'>, city: CityId, place: number) {
	return story.people.cities[city]?.[place]?.[2] ?? 'en';
}

function levelOf(told = 0): Level {
	return levels.find((level) => level === told) ?? 1;
}

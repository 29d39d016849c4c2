import { Hono } from 'hono';
import { mayGive } from '#journey/network/membership.ts';
import { may, type CityId, type PersonId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { chooseWhose, listGroup, saveAnswer } from './answer-commands.server.ts';
import { enteredChannels, readAnswer, readWhose } from './answer-form.ts';
import { EnterPage } from './enter-view.tsx';
import type { Channel, QuestionId } from './baseline.ts';
import { chooseNextQuestion } from './choose-next-question.ts';
import { sheetOf } from './port.server.ts';
import { AnswerQuestion, AnswerStart } from './question-view.tsx';

const address = '/:lang/cities/:city/baseline/enter';
const list = `${address}/:person/:channel` as const;
const one = `${list}/:question` as const;

/** Entering the answers of somebody else, from paper, a call, a mail or a message. */
export const enterPages = new Hono<InsideEnv>()
	.get(address, async (c) => showWhose(c))
	.post(address, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readWhose(await c.req.formData(), cityIn(c));
		if (!reading.ok) return showWhose(c, { bad: reading });
		const outcome = await chooseWhose(db, actor, reading.value, now);
		if (!outcome.ok) return showWhose(c, { refused: outcome.problem });
		return c.redirect(linkTo(c.get('frame'), baseOf(cityIn(c), outcome.person, reading.value.channel)), 303);
	})
	.get(list, async (c) => {
		const entry = await entryOf(c);
		if (!entry) return c.notFound();
		return page(c, <AnswerStart frame={c.get('frame')} {...entry} done={c.req.query('done') === undefined ? undefined : 'network'} />);
	})
	.get(one, async (c) => showQuestion(c))
	.post(one, async (c) => {
		const { db, actor, now } = c.get('inside');
		const entry = await entryOf(c);
		const question = c.req.param('question') as QuestionId;
		if (!entry) return c.notFound();
		const { person, channel } = entry;
		const reading = readAnswer(await c.req.formData(), { city: cityIn(c), question, person, channel, lang: c.get('frame').lang });
		if (!reading.ok) return showQuestion(c, { bad: reading });
		const { answer, go } = reading.value;
		const outcome = await saveAnswer(db, actor, answer, now);
		if (!outcome.ok) return showQuestion(c, { refused: outcome, said: answer });
		const { questions, answers, closed } = entry.sheet;
		const next = go === 'next' ? chooseNextQuestion(questions, (id) => id !== question && !answers.has(id) && !closed.has(id), question) : null;
		return c.redirect(`${linkTo(c.get('frame'), entry.base)}${next ? `/${encodeURIComponent(next)}` : ''}?done=${answer.key}`, 303);
	});

function cityIn(c: InsideContext): CityId {
	return (c.req.param('city') ?? '') as CityId;
}

function baseOf(city: CityId, person: PersonId, channel: Channel): string {
	return `/cities/${encodeURIComponent(city)}/baseline/enter/${encodeURIComponent(person)}/${channel}`;
}

async function showWhose(c: InsideContext, answer: Pick<Parameters<typeof EnterPage>[0], 'bad' | 'refused'> = {}) {
	const { db, actor, network, now } = c.get('inside');
	const city = may(actor, 'enterForOthers', cityIn(c)) ? await findCity(db, network.id, cityIn(c)) : null;
	if (!city) return c.notFound();
	const people = (await listGroup(db, actor, city, now)).filter(({ id }) => id !== actor.person);
	const status = answer.bad ? 422 : answer.refused ? statusOf(answer.refused) : 200;
	return page(c, <EnterPage frame={c.get('frame')} people={people} mayAdd={mayGive(actor, 'member', city.id)} keyValue={newId()} {...answer} />, status);
}

/** The sheet of the person named in the address; null where the reader may not enter for them. */
async function entryOf(c: InsideContext) {
	const inside = c.get('inside');
	const { db, actor, network, now } = inside;
	const city = may(actor, 'enterForOthers', cityIn(c)) ? await findCity(db, network.id, cityIn(c)) : null;
	const channel = enteredChannels.find((known) => known === c.req.param('channel'));
	if (!city || !channel) return null;
	const somebody = (await listGroup(db, actor, city, now)).find(({ id }) => id === c.req.param('person'));
	const sheet = somebody && (await sheetOf(inside, city.id, somebody.id));
	if (!sheet) return null;
	return { sheet, person: somebody.id, channel, base: baseOf(city.id, somebody.id, channel), entering: { name: somebody.name, channel } };
}

async function showQuestion(c: InsideContext, answer: Pick<Parameters<typeof AnswerQuestion>[0], 'bad' | 'refused' | 'said'> = {}) {
	const entry = await entryOf(c);
	const question = entry?.sheet.questions.find(({ id }) => id === c.req.param('question'));
	if (!entry || !question) return c.notFound();
	const status = answer.bad ? 422 : answer.refused ? statusOf(answer.refused.problem) : 200;
	const done = status === 200 && c.req.query('done') !== undefined ? 'network' : undefined;
	return page(c, <AnswerQuestion frame={c.get('frame')} {...entry} question={question} keyValue={newId()} done={done} {...answer} />, status);
}

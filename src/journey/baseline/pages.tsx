/** Answering the Baseline Study, one question a screen: carried by the phone, so that it works without a line. */
import { Hono, type Context } from 'hono';
import type { CityId } from '#journey/network/network.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf, type PageEnv } from '#ui/page.ts';
import { readAnswer } from './answer-form.ts';
import type { SaidAnswer, SaveAnswer, Sheet } from './answer.ts';
import type { QuestionId } from './baseline.ts';
import { chooseNextQuestion } from './choose-next-question.ts';
import { AnswerQuestion, AnswerStart } from './question-view.tsx';

/** What these pages need from their host: a database on the server, a stored pack and an outbox on the phone. */
export interface BaselinePort {
	newKey(): string;
	/** The reader's own sheet for a city; null where they do not answer, which reads as a page that is not there. */
	findSheet(city: CityId): Promise<Sheet | null>;
	/** Keeps the answer; `sent` is the form as it came, for an outbox that sends it once more. */
	saveAnswer(answer: SaidAnswer, sent: { url: string; form: FormData }): Promise<SaveAnswer | { ok: true; kept: true }>;
}

const start = '/:lang/cities/:city/baseline/answer';
const one = `${start}/:question` as const;

export function baselinePages(portOf: (c: Context) => BaselinePort) {
	return new Hono<PageEnv>()
		.get(start, async (c) => {
			const city = c.req.param('city') as CityId;
			const sheet = await portOf(c).findSheet(city);
			if (!sheet) return c.notFound();
			return page(c, <AnswerStart frame={c.get('frame')} sheet={sheet} base={baseOf(city)} done={placeOf(c)} />);
		})
		.get(one, async (c) => showQuestion(c, portOf(c)))
		.post(one, async (c) => {
			const port = portOf(c);
			const frame = c.get('frame');
			const city = c.req.param('city') as CityId;
			const id = c.req.param('question') as QuestionId;
			const form = await c.req.formData();
			const reading = readAnswer(form, { city, question: id, person: null, channel: 'app', lang: frame.lang });
			if (!reading.ok) return showQuestion(c, port, { bad: reading });

			const { answer, go } = reading.value;
			const outcome = await port.saveAnswer(answer, { url: c.req.url, form });
			if (!outcome.ok) return showQuestion(c, port, { refused: outcome, said: answer });
			const sheet = await port.findSheet(city);
			const next = sheet && go === 'next' ? chooseNextQuestion(sheet.questions, (other) => !sheet.answers.has(other), id) : null;
			const place = 'kept' in outcome ? 'phone' : 'network';
			return c.redirect(`${linkTo(frame, baseOf(city))}${next ? `/${encodeURIComponent(next)}` : ''}?done=${answer.key}&at=${place}`, 303);
		});
}

async function showQuestion(c: Context<PageEnv>, port: BaselinePort, answer: Pick<Parameters<typeof AnswerQuestion>[0], 'bad' | 'refused' | 'said'> = {}) {
	const city = c.req.param('city') as CityId;
	const sheet = await port.findSheet(city);
	const question = sheet?.questions.find(({ id }) => id === c.req.param('question'));
	if (!sheet || !question) return c.notFound();
	const status = answer.bad ? 422 : answer.refused ? statusOf(answer.refused.problem) : 200;
	return page(c, <AnswerQuestion frame={c.get('frame')} sheet={sheet} base={baseOf(city)} question={question} keyValue={port.newKey()} done={answer.bad || answer.refused ? undefined : placeOf(c)} {...answer} />, status);
}

function placeOf(c: Context): 'network' | 'phone' | undefined {
	if (c.req.query('done') === undefined) return undefined;
	return c.req.query('at') === 'phone' ? 'phone' : 'network';
}

function baseOf(city: CityId): string {
	return `/cities/${encodeURIComponent(city)}/baseline/answer`;
}

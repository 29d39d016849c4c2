import { typedIn } from '#forms/read.ts';
import { newId } from '#platform/id.ts';
import { readWaiting, writeTyped } from './answer-form.ts';
import type { BaselinePack, OwnAnswer } from './answer.ts';
import { canStudy } from './baseline.ts';
import type { BaselinePort } from './pages.tsx';

/** What the phone lends these pages: the outbox, to put a form in and to see what still waits, oldest first. */
export interface PhoneOutbox {
	keep: (request: Request) => Promise<void>;
	waiting: () => Promise<readonly { url: string; body: string }[]>;
}

/**
 * The phone's side of the answering pages: the carried sheet with what waits in the outbox laid over it. An answer written
 * over one that still waits names that one's form, so that the network knows them for one hand and asks nobody to choose.
 */
export function baselinePort(pack: BaselinePack | null, { keep, waiting }: PhoneOutbox): BaselinePort {
	return {
		newKey: newId,
		async findSheet(id) {
			const carried = pack?.cities.find(({ city }) => city.id === id);
			if (!pack || !carried) return null;
			const answers = new Map(carried.answers);
			for (const item of await waiting()) {
				const said = readWaiting(item);
				if (said?.city !== id) continue;
				const { level, evidence, source, confidence, version, key } = said;
				answers.set(said.question, { level, evidence, source, confidence, version, after: key, channel: 'app', place: 'phone' } satisfies OwnAnswer);
			}
			return { city: carried.city, round: carried.round, dimensions: pack.dimensions, questions: pack.questions, answers, closed: new Set() };
		},
		async saveAnswer(answer, { url, form }) {
			const carried = pack?.cities.find(({ city }) => city.id === answer.city);
			if (!carried || !pack?.questions.some(({ id }) => id === answer.question)) return { ok: false, problem: 'notFound' };
			if (!canStudy(carried, 'answer')) return { ok: false, problem: 'studyFinal' };
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			await keep(new Request(url, { method: 'POST', headers, body: writeTyped(typedIn(form)) }));
			return { ok: true, kept: true };
		},
	};
}

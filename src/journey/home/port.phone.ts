import { readWaiting } from '#journey/baseline/answer-form.ts';
import type { BaselinePack } from '#journey/baseline/answer.ts';
import { overlayMarks } from '#journey/quarter/port.phone.ts';
import type { Outbox, Waiting } from '#platform/outbox.phone.ts';
import type { HomePort, HomeSheet } from './pages.tsx';

/** The phone's side of a city's home: the carried sheets, the reader's own city first, with what waits laid over them. */
export function homePort(homes: readonly HomeSheet[], answers: BaselinePack | null, { waiting }: Pick<Outbox, 'waiting'>, now: Date): HomePort {
	return {
		now,
		async findHome(wanted) {
			const home = wanted === null ? homes[0] : homes.find(({ city }) => city.id === wanted);
			return home ? overlayHome(home, answers, await waiting(), now) : null;
		},
	};
}

/** The home as it will be once everything has arrived, as far as this phone can tell. */
export function overlayHome(home: HomeSheet, answers: BaselinePack | null, waiting: readonly Waiting[], now: Date): HomeSheet {
	const { standing } = home;
	return { ...home, marks: overlayMarks(home.marks, waiting, now), standing: { ...standing, questionsLeft: Math.min(standing.questionsLeft, countOpen(home, answers, waiting)) } };
}

/** Questions the reader has not answered: nobody of the city has answered more of them than that leaves. */
function countOpen({ city }: HomeSheet, answers: BaselinePack | null, waiting: readonly Waiting[]): number {
	const own = answers?.cities.find((carried) => carried.city.id === city.id);
	if (!answers || !own) return Infinity;
	const answered = new Set(own.answers.map(([question]) => question));
	for (const item of waiting) {
		const said = readWaiting(item);
		if (said?.city === city.id) answered.add(said.question);
	}
	return answers.questions.filter(({ id }) => !answered.has(id)).length;
}

import { dayIn } from '#i18n/day.ts';
import type { City, CityId, PersonId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import type { Outbox, Waiting } from '#platform/outbox.phone.ts';
import { readMark, readStep } from './form.ts';
import type { MarkPort, MarkSheet } from './pages.tsx';
import { can, type Mark, type Quarter, type QuarterId } from './quarter.ts';

/** A city of the reader’s own, whose steps they may mark, with its quarter and the marks the network had when the phone last heard. */
export interface CarriedMarks {
	city: Pick<City, 'id' | 'names' | 'zone'>;
	quarter: Quarter;
	marks: readonly Mark[];
}

/** The phone's side of the marks: what was carried, what waits laid over it, and the outbox. */
export function markPort(carried: readonly CarriedMarks[], { keep, waiting }: Outbox, now: Date): MarkPort {
	const find = (city: CityId, quarter: QuarterId) => carried.find((one) => one.city.id === city && one.quarter.id === quarter);
	return {
		newKey: newId,
		async findSheet(city, quarter, step): Promise<MarkSheet | null> {
			const found = find(city, quarter);
			if (!found) return null;
			const mark = overlayMarks(found.marks, await waiting(), now).find((one) => one.city === city && one.quarter === quarter && one.step === step);
			return { city: found.city, quarter: found.quarter, mark: mark ?? null, forOthers: false };
		},
		async mark({ city, quarter, step }) {
			const found = find(city, quarter);
			const dates = found?.quarter.steps.find((one) => one.step === step);
			if (!found) return { ok: false, problem: 'notFound' };
			if (!can(found.quarter, 'mark') || !dates || dates.from > dayIn(found.city.zone, now)) return { ok: false, problem: 'notYet' };
			await keep();
			return { ok: true, kept: true };
		},
	};
}

/**
 * The marks with those that wait on this phone in their place. A waiting mark keeps the version it was written against:
 * what is written on top of it without a line meets it again at the server, which then shows both texts.
 */
export function overlayMarks(marks: readonly Mark[], waiting: readonly Waiting[], now: Date): Mark[] {
	return waiting.reduce((laid: readonly Mark[], item) => {
		const said = readWaitingMark(item, now);
		return said ? [...laid.filter((mark) => mark.city !== said.city || mark.quarter !== said.quarter || mark.step !== said.step), said] : laid;
	}, marks).slice();
}

/** A mark that waits, from the address and body it will be sent with; null where they are of another form. */
function readWaitingMark({ person, url, body }: Waiting, now: Date): Mark | null {
	const [, city, quarter, name = ''] = /^\/\w+\/cities\/([^/]+)\/quarters\/([^/]+)\/([^/]+)$/.exec(new URL(url).pathname) ?? [];
	const step = readStep(name);
	if (!city || !quarter || !step) return null;
	const form = new FormData();
	for (const [field, value] of new URLSearchParams(body)) form.append(field, value);
	const reading = readMark(form);
	if (!reading.ok) return null;
	const { state, words, people, channel, version } = reading.value;
	return { city: decodeURIComponent(city) as CityId, quarter: decodeURIComponent(quarter) as QuarterId, step, state, words, people, channel, version, person: person as PersonId, at: now.toISOString() };
}

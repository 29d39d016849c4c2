import { expect, test, vi } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Waiting } from '#platform/outbox.phone.ts';
import { exampleCity } from '#testing/examples.ts';
import { markPort, overlayMarks } from './port.phone.ts';
import type { Mark, Quarter, QuarterId } from './quarter.ts';

const now = new Date('2027-02-10T09:00:00Z');
const kumasi = 'kumasi' as CityId;
const q1 = 'q1' as QuarterId;
const step = { from: '2027-02-01' as Day, until: '2027-02-05' as Day };
const quarter: Quarter = {
	id: q1, number: 5, state: 'chosen', startsOn: '2027-01-01' as Day, endsOn: '2027-03-31' as Day, gradesCloseOn: '2026-12-20' as Day, slots: 1, message: '', lang: 'en', version: 1,
	steps: [{ step: 'kickOff', ...step }, { step: 'practise', from: '2027-03-01' as Day, until: '2027-03-05' as Day }],
};
const mark = (change: Partial<Mark> = {}): Mark => ({ quarter: q1, city: kumasi, step: 'kickOff', state: 'notDone', channel: 'app', words: '', people: null, person: 'ama' as Mark['person'], at: now.toISOString(), version: 1, ...change });
const waiting = (path: string, fields: Record<string, string>): Waiting => ({ id: path, person: 'ama', url: `https://caravan.test${path}`, body: new URLSearchParams({ key: '0199f000-0000-7000-8000-000000000001', version: '1', words: '', people: '', ...fields }).toString(), state: 'waiting' });
const kickOff = '/fr/cities/kumasi/quarters/q1/kickOff';

test('a mark that waits stands in the place of the one carried, at the version it was written against', () => {
	const laid = overlayMarks([mark(), mark({ step: 'practise' })], [waiting(kickOff, { state: 'done', words: 'Forty came', people: '40' })], now);
	expect(laid).toEqual([mark({ step: 'practise' }), mark({ state: 'done', words: 'Forty came', people: 40 })]);
});

test('of two that wait the later one is shown; forms of other pages and damaged ones change nothing', () => {
	const other = [waiting('/fr/needs/new', { words: 'a need' }), waiting(kickOff, { state: 'perhaps' }), waiting('/fr/cities/kumasi/quarters/q1/lunch', { state: 'done' })];
	expect(overlayMarks([mark()], other, now)).toEqual([mark()]);
	const two = [waiting(kickOff, { state: 'done', words: 'first' }), waiting(kickOff, { state: 'done', words: 'second' })];
	expect(overlayMarks([], two, now).map(({ words }) => words)).toEqual(['second']);
});

test('without a line a step that has begun is kept; one that has not, or is not carried, is refused as the network would', async () => {
	const keep = vi.fn(async () => Promise.resolve());
	const port = markPort([{ city: { ...exampleCity, id: kumasi }, quarter, marks: [] }], { keep, waiting: async () => Promise.resolve([]) }, now);
	const said = { key: 'k', version: 0, state: 'done', words: '', people: null, channel: 'app', city: kumasi, quarter: q1 } as const;
	expect(await port.mark({ ...said, step: 'practise' })).toEqual({ ok: false, problem: 'notYet' });
	expect(await port.mark({ ...said, step: 'kickOff', quarter: 'q2' as QuarterId })).toEqual({ ok: false, problem: 'notFound' });
	expect(keep).not.toHaveBeenCalled();
	expect(await port.mark({ ...said, step: 'kickOff' })).toEqual({ ok: true, kept: true });
	expect(keep).toHaveBeenCalledOnce();
	expect(await port.findSheet('lagos' as CityId, q1, 'kickOff')).toBeNull();
});

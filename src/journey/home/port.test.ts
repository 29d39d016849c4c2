import { expect, test } from 'vitest';
import type { BaselinePack } from '#journey/baseline/answer.ts';
import type { QuestionId } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import type { Waiting } from '#platform/outbox.phone.ts';
import { exampleCity } from '#testing/examples.ts';
import type { HomeSheet } from './pages.tsx';
import { homePort, overlayHome } from './port.phone.ts';

const now = new Date('2027-02-10T09:00:00Z');
const kumasi = 'kumasi' as CityId;
const home = (questionsLeft: number, city = kumasi) => ({ city: { ...exampleCity, id: city }, marks: [], standing: { gathering: null, graded: false, questionsLeft, levelsOpen: false } }) as unknown as HomeSheet;
const question = (id: string) => ({ id, dimension: 'd', text: {}, help: {}, levels: {} }) as unknown as BaselinePack['questions'][number];
const answers = (answered: readonly string[]): BaselinePack => ({
	dimensions: [], questions: ['a', 'b', 'c'].map(question),
	cities: [{ city: { id: kumasi, names: {} }, round: 'draft', answers: answered.map((id) => [id as QuestionId, {} as never] as const) }],
});
const waits = (id: string): Waiting => ({
	id, person: 'ama', url: `https://caravan.test/ar/cities/kumasi/baseline/answer/${id}`, state: 'waiting',
	body: new URLSearchParams({ key: '0199f000-0000-7000-8000-000000000001', version: '0', level: '3', evidence: '', source: '', confidence: 'fairly' }).toString(),
});

test.each([
	['nothing waits: as the network said', 2, [], [], 2],
	['what waits leaves no more than the reader has open', 3, ['a'], ['b'], 1],
	['one question answered twice counts once', 3, [], ['a', 'a'], 2],
	['others of the city have answered more than the reader', 1, [], ['a'], 1],
	['all is answered on this phone', 3, ['a'], ['b', 'c'], 0],
])('%s', (_, left, answered, waiting, expected) => {
	expect(overlayHome(home(left), answers(answered), waiting.map(waits), now).standing.questionsLeft).toBe(expected);
});

test('somebody who does not answer sees what the network said', () => {
	expect(overlayHome(home(3), null, [waits('a')], now).standing.questionsLeft).toBe(3);
});

test('the reader’s own city comes first; another’s home is not on this phone', async () => {
	const port = homePort([home(0), home(0, 'lagos' as CityId)], null, { waiting: async () => Promise.resolve([]) }, now);
	expect((await port.findHome(null))?.city.id).toBe('kumasi');
	expect((await port.findHome('lagos' as CityId))?.city.id).toBe('lagos');
	expect(await port.findHome('bamako' as CityId)).toBeNull();
});

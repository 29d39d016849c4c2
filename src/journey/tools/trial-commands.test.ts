import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { tooled } from '#testing/tooled.server.ts';
import type { ToolId } from './tools.ts';
import { saveTrial } from './trial-commands.server.ts';
import { countTrying, findTrial, listToldTrials, listTrying } from './trial-store.server.ts';
import type { SaidTrial } from './trial.ts';

const [kumasi, tool] = ['kumasi' as CityId, 'five-whys' as ToolId];
const told = (said: Partial<SaidTrial> = {}): SaidTrial => ({ key: newId(), city: kumasi, tool, version: 0, after: null, on: '2027-02-01' as Day, words: 'We tried it.', lang: 'en', shared: false, ...said });

test('a city tells once, changes it later, and an old form overwrites nothing', async () => {
	await using w = await tooled();
	const said = told();
	expect(await saveTrial(w.db, w.member, said, w.now)).toEqual({ ok: true, version: 1 });
	expect(await saveTrial(w.db, w.member, said, w.now)).toEqual({ ok: true, version: 1 });
	expect(await saveTrial(w.db, w.coordinator, told({ version: 1, words: 'Twice now.', shared: true }), w.now)).toEqual({ ok: true, version: 2 });
	expect(await saveTrial(w.db, w.member, told({ version: 1, words: 'Late words.' }), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await saveTrial(w.db, w.member, told({ version: 1, words: 'Late words.', shared: true }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', version: 2, theirs: { words: 'Twice now.' } });
	expect(await findTrial(w.db, w.network.id, tool, kumasi)).toMatchObject({ words: 'Twice now.', version: 2 });
});

test('only the coordinator decides who reads it; nobody tells for another city or of no tool', async () => {
	await using w = await tooled();
	expect(await saveTrial(w.db, w.member, told({ shared: true }), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await saveTrial(w.db, w.elsewhere, told(), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await saveTrial(w.db, w.member, told({ tool: 'no-tool' as ToolId }), w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.db.selectFrom('trial').selectAll().execute()).toEqual([]);
	expect(await w.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test('two forms of one phone without a line follow each other', async () => {
	await using w = await tooled();
	const key = newId();
	await saveTrial(w.db, w.member, told({ key }), w.now);
	expect(await saveTrial(w.db, w.member, told({ after: key, words: 'And again.' }), w.now)).toEqual({ ok: true, version: 2 });
});

test('who tried a tool: by trial or sheet, each city once, named where one of them is shared', async () => {
	await using w = await tooled();
	await w.save();
	await w.save();
	await saveTrial(w.db, w.coordinator, told({ shared: true }), w.now);
	await saveTrial(w.db, w.elsewhere, told({ city: 'bamako' as CityId }), w.now);
	const trying = await listTrying(w.db, w.network.id, tool);
	expect(trying.map(({ city, shared }) => `${city} ${shared}`).sort()).toEqual(['bamako false', 'kumasi true']);
	expect(await countTrying(w.db, w.network.id)).toEqual(new Map([[tool, 2]]));
	expect((await listToldTrials(w.db, w.network.id, tool, 5)).map(({ city, words }) => `${city}: ${words}`)).toEqual(['kumasi: We tried it.']);
});

test('to name somebody else’s form as the one below is no way around a conflict', async () => {
	await using w = await tooled();
	const theirs = told({ words: 'By the coordinator.' });
	await saveTrial(w.db, w.coordinator, theirs, w.now);
	expect(await saveTrial(w.db, w.member, told({ after: theirs.key, words: 'By the member.' }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', version: 1 });
	expect(await saveTrial(w.db, w.coordinator, told({ after: theirs.key, words: 'By the same hand.' }), w.now)).toEqual({ ok: true, version: 2 });
});

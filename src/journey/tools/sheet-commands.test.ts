import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import { newId } from '#platform/id.ts';
import { tooled } from '#testing/tooled.server.ts';
import { saveSheet, shareSheet } from './sheet-commands.server.ts';
import { findSheet, findSheetVersion, listSheetSavings } from './sheet-store.server.ts';
import type { SheetId } from './sheet.ts';
import type { ToolId } from './tools.ts';

const kumasi = 'kumasi' as CityId;
const sheets = async (w: Awaited<ReturnType<typeof tooled>>) => w.db.selectFrom('sheet').select(['id', 'version']).execute();

test('a sheet filled in anew has the id of its form, is kept in the city, and a repeat is the same one', async () => {
	await using w = await tooled();
	const said = w.blank();
	const [first, again] = await Promise.all([saveSheet(w.db, w.member, said, w.now), saveSheet(w.db, w.member, said, w.now)]);
	expect(first).toEqual({ ok: true, sheet: said.key, version: 1 });
	expect(again).toEqual(first);
	expect(await findSheet(w.db, w.network.id, kumasi, said.key as SheetId)).toMatchObject({ by: 'member kumasi', sheet: { shared: false, version: 1, values: { case: 'Bins full' }, tool: 'five-whys' } });
	expect(await sheets(w)).toHaveLength(1);
});

test('a save is a new version, and the one before is kept with who and when', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	expect(await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Bins empty' } }, w.member)).toEqual({ ok: true, sheet: key, version: 2 });
	expect(await listSheetSavings(w.db, w.network.id, key as SheetId, 10)).toEqual([{ version: 1, by: 'coordinator kumasi', at: w.now.toISOString(), channel: 'app' }]);
	expect((await findSheetVersion(w.db, w.network.id, key as SheetId, 1))?.values).toEqual({ case: 'Bins full' });
});

test('an edit against an old version overwrites nothing and brings both texts and what the form was filled against', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	const sheet = { sheet: key as SheetId };
	await w.save({ key });
	await w.save({ of: sheet, version: 1, values: { case: 'By the coordinator' } });
	const refused = await w.save({ of: sheet, version: 1, values: { case: 'By the member' } }, w.member);
	expect(refused).toEqual({ ok: false, problem: 'editedMeanwhile', version: 2, theirs: { title: 'Bins', values: { case: 'By the coordinator' } }, before: { title: 'Bins', values: { case: 'Bins full' } } });
	expect((await findSheet(w.db, w.network.id, kumasi, sheet.sheet))?.sheet).toMatchObject({ version: 2, values: { case: 'By the coordinator' } });
});

test('what one phone wrote three times without a line arrives as three versions of one sheet', async () => {
	await using w = await tooled();
	const keys = [newId(), newId(), newId()];
	const sheet = { sheet: keys[0] as SheetId };
	expect(await w.save({ key: keys[0]! })).toMatchObject({ ok: true, version: 1 });
	expect(await w.save({ key: keys[1]!, of: sheet, version: 0, after: keys[0]!, values: { case: 'two' } })).toMatchObject({ ok: true, version: 2 });
	expect(await w.save({ key: keys[2]!, of: sheet, version: 0, after: keys[1]!, values: { case: 'three' } })).toMatchObject({ ok: true, version: 3 });
	expect(await w.save({ of: sheet, version: 0, after: keys[1]!, values: { case: 'late' } })).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await w.save({ of: sheet, version: 0, after: keys[2]!, values: { case: 'not the one who wrote it' } }, w.member)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
});

test('the same form with second thoughts goes on from its own first version', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	expect(await w.save({ key, values: { case: 'Second thought' } })).toMatchObject({ ok: true, sheet: key, version: 2 });
	expect(await sheets(w)).toEqual([{ id: key, version: 2 }]);
});

test('another city’s people, people without a city and unknown tools are refused, and nothing is written', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	const funder = await w.person('funder');
	expect(await w.save({}, w.elsewhere)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await w.save({}, funder)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await w.save({ of: { tool: 'no-tool' as ToolId } })).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.save({ of: { sheet: 'no-sheet' as SheetId } })).toEqual({ ok: false, problem: 'notFound' });
	// A form of another city that names this sheet.
	expect(await w.save({ city: 'bamako' as CityId, of: { sheet: key as SheetId }, version: 1 }, w.elsewhere)).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.save({ key, city: 'bamako' as CityId }, w.elsewhere)).toEqual({ ok: false, problem: 'notFound' });
	expect(await sheets(w)).toEqual([{ id: key, version: 1 }]);
	expect(await w.db.selectFrom('record').select('kind').execute()).toHaveLength(1);
});

test('words of an earlier form of the tool stay through every save', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key, values: { case: 'Bins full', mood: 'Angry' } });
	await w.save({ of: { sheet: key as SheetId }, version: 1, values: { case: 'Bins empty' } });
	expect((await findSheet(w.db, w.network.id, kumasi, key as SheetId))?.sheet.values).toEqual({ case: 'Bins empty', mood: 'Angry' });
});

test('only the coordinator shares and takes back, and only what was seen', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	const sheet = key as SheetId;
	await w.save({ key });
	const share = (by: typeof w.coordinator, version: number, shared: 'yes' | 'no') => shareSheet(w.db, by, { key: newId(), city: kumasi, sheet, version, shared }, w.now);
	const isShared = async () => (await findSheet(w.db, w.network.id, kumasi, sheet))?.sheet.shared;
	expect(await share(w.member, 1, 'yes')).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await share(w.elsewhere, 1, 'yes')).toEqual({ ok: false, problem: 'notFound' });
	await w.save({ of: { sheet }, version: 1, values: { case: 'Changed' } }, w.member);
	expect(await share(w.coordinator, 1, 'yes')).toEqual({ ok: false, problem: 'editedMeanwhile' });
	expect(await isShared()).toBe(false);
	expect(await share(w.coordinator, 2, 'yes')).toEqual({ ok: true });
	expect(await isShared()).toBe(true);
	expect(await share(w.coordinator, 2, 'no')).toEqual({ ok: true });
	expect(await isShared()).toBe(false);
});

test('the form of another tool does not write over a sheet, though it brings the key that made it', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	expect(await w.save({ key, of: { tool: 'problem-tree' as ToolId }, version: 1, values: { problem: 'Another' } })).toEqual({ ok: false, problem: 'notFound' });
	expect((await findSheet(w.db, w.network.id, kumasi, key as SheetId))?.sheet).toMatchObject({ version: 1, values: { case: 'Bins full' } });
});

test('the form the back button shows once more, under a new key, makes no second sheet; other words do', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	await w.save({ key });
	expect(await w.save({ key: newId() })).toEqual({ ok: true, sheet: key, version: 1 });
	expect(await sheets(w)).toHaveLength(1);
	await w.save({ key: newId() }, w.member);
	await w.save({ key: newId(), values: { case: 'Another street' } });
	expect(await sheets(w)).toHaveLength(3);
});

test('what was written for the city alone does not go out because the sheet was shared meanwhile', async () => {
	await using w = await tooled();
	const { key } = w.blank();
	const sheet = key as SheetId;
	await w.save({ key });
	await shareSheet(w.db, w.coordinator, { key: newId(), city: kumasi, sheet, version: 1, shared: 'yes' }, w.now);
	const said = { of: { sheet }, version: 1, values: { case: 'The mayor’s cousin' } };
	expect(await w.save(said, w.member)).toEqual({ ok: false, problem: 'sharedMeanwhile' });
	expect((await findSheet(w.db, w.network.id, kumasi, sheet))?.sheet.values).toEqual({ case: 'Bins full' });
	expect(await w.save({ ...said, seenShared: true }, w.member)).toMatchObject({ ok: true, version: 2 });
});

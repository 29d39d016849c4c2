import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { guided } from '#testing/guided.server.ts';
import type { ModuleId } from './curriculum.ts';
import { changeExample, tellExample, withdrawExample } from './example-commands.server.ts';
import type { ExampleId } from './example.ts';
import { findExample, listExamples } from './example-store.server.ts';

const agile = 'agile' as ModuleId;

async function telling() {
	const w = await guided();
	const member = await w.person('member', 'kumasi');
	const form = { key: newId(), module: agile, city: 'kumasi' as never, words: 'We tried it in one ward.', lang: 'en' as const };
	const told = await tellExample(w.db, member, form, w.now);
	const example = told.ok ? told.example : ('' as ExampleId);
	const all = () => listExamples(w.db, w.network.id, agile, 0, 10);
	return { ...w, member, form, example, all, stranger: await w.person('coordinator', 'kigali'), lead: await w.person('leadExpert') };
}

test('a city’s people tell an example, once, in their language', async () => {
	await using w = await telling();
	expect(await tellExample(w.db, w.member, w.form, w.now)).toEqual({ ok: true, example: w.example });
	expect(await w.all()).toMatchObject([{ city: 'kumasi', words: 'We tried it in one ward.', lang: 'en', by: w.member.person, version: 1 }]);
});

test('nobody tells one for another city, not even the Lead Expert, nor beside a module that is gone', async () => {
	await using w = await telling();
	for (const actor of [w.stranger, w.lead]) expect(await tellExample(w.db, actor, { ...w.form, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await tellExample(w.db, w.member, { ...w.form, key: newId(), module: 'alchemy' as ModuleId }, w.now)).toEqual({ ok: false, problem: 'notFound' });
	await w.db.updateTable('module').set({ state: 'retired' }).where('id', '=', 'agile').execute();
	expect(await tellExample(w.db, w.member, { ...w.form, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notFound' });
	expect(await w.all()).toHaveLength(1);
});

test('a change against an old version overwrites nothing and hands back what stands', async () => {
	await using w = await telling();
	const said = { module: agile, example: w.example, version: 1, lang: 'fr' as const };
	expect(await changeExample(w.db, w.member, { ...said, key: newId(), words: 'Nous l’avons essayé.' }, w.now)).toMatchObject({ ok: true });
	expect(await changeExample(w.db, w.member, { ...said, key: newId(), words: 'Something else entirely.' }, w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { words: 'Nous l’avons essayé.', version: 2 } });
	expect(await changeExample(w.db, w.stranger, { ...said, version: 2, key: newId(), words: 'Not ours at all, but changed.' }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await w.all()).toMatchObject([{ words: 'Nous l’avons essayé.', lang: 'fr', version: 2 }]);
});

test('an example that is taken back is seen by nobody, and cannot be changed', async () => {
	await using w = await telling();
	const said = { module: agile, example: w.example, version: 1 };
	expect(await withdrawExample(w.db, w.stranger, { ...said, key: newId() }, w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await withdrawExample(w.db, w.member, { ...said, version: 5, key: newId() }, w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await withdrawExample(w.db, w.member, { ...said, key: newId() }, w.now)).toEqual({ ok: true, example: w.example });
	expect(await w.all()).toEqual([]);
	expect(await findExample(w.db, w.network.id, agile, w.example)).toBeNull();
	expect(await changeExample(w.db, w.member, { ...said, key: newId(), words: 'Back again after all.', lang: 'en' }, w.now)).toEqual({ ok: false, problem: 'notFound' });
});

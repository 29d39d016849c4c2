import { expect, test } from 'vitest';
import { newId } from '#platform/id.ts';
import { world } from '#testing/world.server.ts';
import { saveText } from './commands.server.ts';
import { findOlder } from './choose-text.ts';
import { findTextVersion, insertTexts, listTexts, listTextVersions } from './store.server.ts';
import type { Text } from './text.ts';

const source: Text = { of: 'agile', lang: 'en', version: 1, isSource: true, title: 'Agile', aim: 'Deliver', blocks: { who: 'For all' }, editions: {} };
const french: Text = { ...source, lang: 'fr', isSource: false, blocks: { who: 'Pour tous' } };
type Said = Parameters<typeof saveText>[2];
const said = (change: Partial<Said> = {}): Said => ({ key: newId(), version: 1, kind: 'module', of: 'agile', lang: 'en', words: { title: 'Agile', aim: 'Deliver', who: 'For the team' }, checked: [], source: null, ...change });

async function adapted() {
	const w = await world();
	await w.db.transaction().execute((tx) => insertTexts(tx, w.network.id, 'module', [source, french], { by: null, at: w.now.toISOString() }));
	const standing = async (lang: 'en' | 'fr' | 'pt') => (await listTexts(w.db, w.network.id, 'module', ['agile'], [lang])).find((text) => text.lang === lang);
	return Object.assign(w, { leadExpert: await w.person('leadExpert'), coordinator: await w.city('kumasi').then(() => w.person('coordinator', 'kumasi')), standing });
}

test('the Lead Expert saves a new version, the old one is kept, and the translation is older from then on', async () => {
	await using w = await adapted();
	expect(await saveText(w.db, w.leadExpert, said(), w.now)).toEqual({ ok: true, version: 2 });
	const now = await w.standing('en');
	expect(now?.blocks).toEqual({ who: 'For the team' });
	expect(await listTextVersions(w.db, w.network.id, 'module', 'agile', 'en', 5)).toMatchObject([{ version: 1, by: null }]);
	expect(await findTextVersion(w.db, w.network.id, 'module', 'agile', 'en', 1)).toMatchObject({ blocks: { who: 'For all' }, by: null });
	expect(findOlder(french, now)).toEqual(new Set(['who']));
});

test('the common part is locked: a city’s coordinator changes nothing of it', async () => {
	await using w = await adapted();
	expect(await saveText(w.db, w.coordinator, said(), w.now)).toEqual({ ok: false, problem: 'notAllowed' });
	expect(await w.standing('en')).toEqual(source);
});

test('an edit against an old version overwrites nothing and hands back what stands', async () => {
	await using w = await adapted();
	await saveText(w.db, w.leadExpert, said(), w.now);
	expect(await saveText(w.db, w.leadExpert, said({ words: { who: 'For me' } }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile', theirs: { version: 2, blocks: { who: 'For the team' } } });
	expect((await w.standing('en'))?.version).toBe(2);
});

test('a form sent twice saves one version', async () => {
	await using w = await adapted();
	const form = said();
	expect(await saveText(w.db, w.leadExpert, form, w.now)).toEqual(await saveText(w.db, w.leadExpert, form, w.now));
	expect((await w.standing('en'))?.version).toBe(2);
});

test('a language nobody had written begins with its first version; a module that is not there has none', async () => {
	await using w = await adapted();
	expect(await saveText(w.db, w.leadExpert, said({ lang: 'pt', version: 0, words: { title: 'Ágil', aim: 'Entregar', who: 'Para todos' } }), w.now)).toEqual({ ok: true, version: 1 });
	expect(await w.standing('pt')).toMatchObject({ isSource: false, blocks: { who: 'Para todos' } });
	expect(await saveText(w.db, w.leadExpert, said({ of: 'alchemy' }), w.now)).toEqual({ ok: false, problem: 'notFound' });
});

test('a language begins with its title', async () => {
	await using w = await adapted();
	expect(await saveText(w.db, w.leadExpert, said({ lang: 'pt', version: 0, words: { who: 'Para todos' } }), w.now)).toEqual({ ok: false, problem: 'titleFirst' });
	expect(await w.standing('pt')).toBeUndefined();
});

test('two people who change different parts at once both keep their words', async () => {
	await using w = await adapted();
	await saveText(w.db, w.leadExpert, said({ words: { who: 'For the team' } }), w.now);
	const other = await w.person('secretariat');
	expect(await saveText(w.db, other, said({ words: { who: 'For all', aim: 'Deliver early' } }), w.now)).toEqual({ ok: true, version: 3 });
	expect(await w.standing('en')).toMatchObject({ aim: 'Deliver early', blocks: { who: 'For the team' } });
});

test('a version that never was is no ground to write on', async () => {
	await using w = await adapted();
	expect(await saveText(w.db, w.leadExpert, said({ version: 77 }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await w.standing('en')).toEqual(source);
});

test('two people who begin a language at once keep both parts, where they wrote different ones', async () => {
	await using w = await adapted();
	const begun = { lang: 'pt', version: 0 } as const;
	expect(await saveText(w.db, w.leadExpert, said({ ...begun, words: { title: 'Ágil', aim: 'Entregar' } }), w.now)).toEqual({ ok: true, version: 1 });
	expect(await saveText(w.db, w.leadExpert, said({ ...begun, words: { who: 'Para todos' } }), w.now)).toEqual({ ok: true, version: 2 });
	expect(await saveText(w.db, w.leadExpert, said({ ...begun, words: { who: 'Para alguns' } }), w.now)).toMatchObject({ ok: false, problem: 'editedMeanwhile' });
	expect(await w.standing('pt')).toMatchObject({ title: 'Ágil', blocks: { who: 'Para todos' } });
});

import { expect, test } from 'vitest';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import { listExamples } from '#journey/curriculum/example-store.server.ts';
import { findOlder } from '#journey/text/choose-text.ts';
import { listTexts } from '#journey/text/store.server.ts';
import { world } from '#testing/world.server.ts';
import { exampleId, openExample } from './example-commands.server.ts';

test('the example shows local examples in three languages and more, and a text adapted in all but one', async () => {
	await using w = await world();
	await openExample(w.db, w.now);
	expect((await listExamples(w.db, exampleId, 'leading-lag' as ModuleId, 0, 10)).map(({ city, lang }) => `${city} ${lang}`)).toEqual(['bamako fr', 'kumasi en']);
	const texts = await listTexts(w.db, exampleId, 'module', ['leading-lag'], ['en', 'fr', 'pt', 'ar']);
	const source = texts.find(({ isSource }) => isSource);
	expect(source).toMatchObject({ lang: 'en', version: 2 });
	expect(source?.blocks['who']).toContain('who stands in for the coordinator');
	expect(Object.fromEntries(texts.map((text) => [text.lang, [...findOlder(text, source)]]))).toEqual({ en: [], fr: [], pt: [], ar: ['who'] });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOlder } from './choose-text.ts';
import { deriveRevision, type Revision } from './derive-revision.ts';
import { wordsIn, type Text } from './text.ts';

const source: Text = { of: 'agile', lang: 'en', version: 1, isSource: true, title: 'Agile', aim: 'Deliver', blocks: { who: 'For all', plan: 'Timing' }, editions: {} };
const french: Text = { ...source, lang: 'fr', isSource: false, title: 'Agile', aim: 'Livrer', blocks: { who: 'Pour tous', plan: 'Calendrier' } };
const said = (text: Text, words: Record<string, string> = {}, checked: readonly string[] = []): Revision => ({ words: { ...wordsIn(text), ...words }, checked, source: null });

test('a block changed in the source makes that block of the translation older, and no other', () => {
	const next = deriveRevision(source, source, said(source, { who: 'For the team' }));
	expect(next).toMatchObject({ version: 2, blocks: { who: 'For the team' }, editions: { who: 2 } });
	expect(next && findOlder(french, next)).toEqual(new Set(['who']));
});

test('a translation follows the source again once the block was written anew or checked', () => {
	const next = deriveRevision(source, source, said(source, { aim: 'Deliver early', who: 'For the team' })) ?? source;
	expect(findOlder(deriveRevision(french, next, said(french, { who: 'Pour l’équipe' })) ?? french, next)).toEqual(new Set(['aim']));
	expect(findOlder(deriveRevision(french, next, said(french, {}, ['who', 'aim', 'nothing'])) ?? french, next)).toEqual(new Set());
});

test('a block that changed in the source while somebody translated or checked it still asks for it', () => {
	const now: Text = { ...source, version: 3, blocks: { who: 'For everybody', plan: 'Costs' }, editions: { who: 2, plan: 3 } };
	const late = deriveRevision(french, now, { words: { who: 'Pour tous, vraiment', plan: 'Les coûts' }, checked: [], source: 2 });
	expect(late && findOlder(late, now)).toEqual(new Set(['plan']));
	expect(deriveRevision(late ?? french, now, { words: {}, checked: ['plan'], source: 2 })).toBeNull();
	expect(deriveRevision(late ?? french, now, { words: {}, checked: ['plan'], source: 3 })?.editions).toEqual({ who: 2, plan: 3 });
});

test('nothing changed is no new version; a block left empty is taken out', () => {
	expect(deriveRevision(source, source, said(source, {}, ['who']))).toBeNull();
	expect(deriveRevision(french, source, said(french, {}, ['who']))).toBeNull();
	expect(deriveRevision(source, source, said(source, { who: '' }))?.blocks).toEqual({ plan: 'Timing' });
});

test('a first translation follows the source as it stands', () => {
	const now = { ...source, version: 4, editions: { who: 4 } };
	const first = deriveRevision({ ...french, lang: 'pt', version: 0, title: '', aim: '', blocks: {} }, now, said(french));
	expect(first).toMatchObject({ version: 1, blocks: french.blocks });
	expect(first && findOlder(first, now)).toEqual(new Set());
});

test('however the source is revised, exactly the blocks it changed are older in a translation that was up to date', () => {
	const words = fc.record({ who: fc.string({ minLength: 1 }), plan: fc.string({ minLength: 1 }) });
	fc.assert(fc.property(fc.array(words, { maxLength: 5 }), (revisions) => {
		const last = revisions.reduce((text, blocks) => deriveRevision(text, text, said(text, blocks)) ?? text, source);
		const ever = (['who', 'plan'] as const).filter((name) => revisions.some((blocks, i) => blocks[name] !== (revisions[i - 1] ?? source.blocks)[name]));
		expect(findOlder(french, last)).toEqual(new Set(ever));
	}));
});

test('blocks that are not named stay, and a title is never taken away', () => {
	expect(deriveRevision(source, source, { words: { plan: 'Costs', title: '' }, checked: [], source: null })).toMatchObject({ title: 'Agile', aim: 'Deliver', blocks: { who: 'For all', plan: 'Costs' } });
});

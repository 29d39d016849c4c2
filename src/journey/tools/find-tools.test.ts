import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLonger, findTools, fold, type ListedTool, type ToolWish } from './find-tools.ts';
import type { ToolId } from './tools.ts';

const anything: ToolWish = { words: '', plan: null, step: null, minutes: null };
const tool = (id: string, said: Partial<ListedTool> = {}): ListedTool => ({ id: id as ToolId, steps: ['practise'], minutes: 60, plan: ['risks'], lang: 'en', title: id, aim: '', alsoCalled: [], ...said });

const tools = [
	tool('map', { title: 'Carte des parties prenantes', aim: 'Voir tous ceux que l’étape touche', lang: 'fr', steps: ['kickOff', 'practise'], plan: ['actions', 'risks'], alsoCalled: ['Stakeholder map', 'خريطة أصحاب المصلحة'] }),
	tool('risks', { title: 'سجل المخاطر', aim: 'أسئلة عن الأخطار وعلاجها', lang: 'ar', minutes: 45 }),
	tool('budget', { title: 'Ficha de acompanhamento do orçamento', aim: 'Ver o que se gastou', lang: 'pt', minutes: 30, plan: ['costs'], steps: ['reflect'], alsoCalled: ['Budget follow-up sheet'] }),
];
const found = (wish: Partial<ToolWish>) => findTools(tools, { ...anything, ...wish }).map(({ id }) => id);

test.each([
	['nothing is asked: all, in their order', {}, ['map', 'risks', 'budget']],
	['without accents', { words: 'etape' }, ['map']],
	['in capitals and with accents nobody wrote', { words: 'CÀRTE prenantes' }, ['map']],
	['a part of a word', { words: 'orcament' }, ['budget']],
	['every word counts', { words: 'carte orçamento' }, []],
	['by its title in another language', { words: 'stakeholder' }, ['map']],
	['in the plural, where the title has one', { words: 'Cartes' }, ['map']],
	['an Arabic letter written in two ways', { words: 'اسئله' }, ['risks']],
	['with the article and a vowel sign', { words: 'المُخاطر' }, ['risks']],
	['Arabic across languages', { words: 'خريطه' }, ['map']],
	['by plan section', { plan: 'risks' }, ['map', 'risks']],
	['by step', { step: 'kickOff' }, ['map']],
	['at most so long', { minutes: 45 }, ['risks', 'budget']],
	['all of it together', { words: 'ficha', plan: 'costs', step: 'reflect', minutes: 30 }, ['budget']],
	['only signs: as if nothing were asked', { words: ' ?! ' }, ['map', 'risks', 'budget']],
] satisfies [string, Partial<ToolWish>, string[]][])('%s', (_, wish, ids) => {
	expect(found(wish)).toEqual(ids);
});

test('folding twice is folding once, and any tool is found by its own title', () => {
	fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
		expect(fold(fold(title))).toBe(fold(title));
		expect(findTools([tool('one', { title })], { ...anything, words: title })).toHaveLength(1);
	}));
});

test('asking for more never finds more', () => {
	const wishes = fc.record({ words: fc.constantFrom('', 'carte', 'a', 'خ'), plan: fc.constantFrom(null, 'risks' as const, 'costs' as const), step: fc.constantFrom(null, 'practise' as const), minutes: fc.constantFrom(null, 30, 60) });
	fc.assert(fc.property(wishes, (wish) => {
		for (const less of [{ ...wish, words: '' }, { ...wish, plan: null }, { ...wish, step: null }, { ...wish, minutes: null }]) expect(found(less)).toEqual(expect.arrayContaining(found(wish)));
	}));
});

test('where nothing fits in the time, what fits all the rest is named, shortest first', () => {
	expect(findLonger(tools, { ...anything, plan: 'risks', minutes: 30 }).map(({ id }) => id)).toEqual(['risks', 'map']);
	expect(findLonger(tools, { ...anything, words: 'zebra', minutes: 30 })).toEqual([]);
	expect(findLonger(tools, anything)).toEqual([]);
});

test.each([['Œuvre', 'oeuvre'], ['خـريـطة', 'خريطه'], ['ٱلخريطة', 'الخريطه'], ['مدى', 'مدي'], [' Pré-mortem !', 'pre mortem']])('%s is compared as %s', (written, compared) => {
	expect(fold(written)).toBe(compared);
});

import { expect, test } from 'vitest';
import { actorOf } from '#testing/examples.ts';
import type { Pack, PackAnswer } from '../pages.tsx';
import { addressOf, mergePack } from './merge-pack.ts';

const actor = actorOf('coordinator', 'kumasi');
const telling = (name: string) => ({ name, cities: [], channels: [], topics: [] });
const guides = { name: 'Ama', sheets: [] };
const sheets = { person: actor.person, name: 'Ama', cities: [], tried: {} };

const pack: Pack = {
	actor, network: { name: 'Network', isExample: false }, lang: 'en', whole: true,
	parts: { homes: { tag: 'h1', value: [] }, questions: { tag: 'q1', value: null }, answers: { tag: 'a1', value: [] }, telling: { tag: 't1', value: telling('Ama') }, guides: { tag: 'g1', value: guides }, guideTexts: { tag: 'x1', value: [] }, tools: { tag: 'b1', value: [] }, sheets: { tag: 's1', value: sheets } },
};
const unchanged = { homes: { tag: 'h1' }, questions: { tag: 'q1' }, answers: { tag: 'a1' }, telling: { tag: 't1' }, guides: { tag: 'g1' }, guideTexts: { tag: 'x1' }, tools: { tag: 'b1' }, sheets: { tag: 's1' } };
const answer = (parts: Partial<PackAnswer['parts']>): PackAnswer => ({ actor, network: pack.network, lang: 'ar', whole: true, parts: { ...unchanged, ...parts } });

test('parts that have not changed stay, those that have are taken', () => {
	const merged = mergePack(pack, answer({ telling: { tag: 't2', value: telling('Kofi') } }));
	expect(merged).toEqual({ ...pack, lang: 'ar', parts: { ...pack.parts, telling: { tag: 't2', value: telling('Kofi') } } });
});

test('a part with nothing in it is a part all the same', () => {
	expect(mergePack(null, { ...answer({}), parts: pack.parts })?.parts.questions).toEqual({ tag: 'q1', value: null });
});

test('an answer that counts on a part this phone has not is no pack', () => {
	expect(mergePack(null, answer({}))).toBeNull();
	expect(mergePack(pack, answer({ homes: { tag: 'h2' } }))).toBeNull();
});

test('a phone says which parts it has, and one with none asks for all', () => {
	expect(addressOf(pack)).toBe('/pack?have=h1,q1,a1,t1,g1,x1,b1,s1');
	expect(addressOf(null)).toBe('/pack');
});

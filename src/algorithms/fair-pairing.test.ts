import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPairing, fairPairing, type PairingEdge, type PairingWish } from './fair-pairing.ts';

const levels = 3;

const wishes = fc.integer({ min: 0, max: 7 }).chain((count) =>
	fc.array(
		fc.record(
			{ pair: fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), level: fc.integer({ min: 1, max: levels }), score: fc.nat(4), roundsAgo: fc.integer({ min: 1, max: 6 }) },
			{ requiredKeys: ['pair', 'level', 'score'] },
		),
		{ maxLength: 18 },
	).map((drawn): PairingWish => {
		const edges = new Map<string, PairingEdge>();
		for (const { pair: [i, j], ...rest } of drawn) if (i !== j) edges.set(`${Math.min(i, j)},${Math.max(i, j)}`, { u: `v${i}`, v: `v${j}`, ...rest });
		return { vertices: Array.from({ length: count }, (_, v) => `v${v}`), levels, edges: [...edges.values()] };
	}),
);

const isRepeat = (edge: PairingEdge) => edge.roundsAgo !== undefined && edge.roundsAgo <= 4;

/** The rule, read aloud over every matching: the first is best. */
function bestByHand({ vertices, edges }: PairingWish): string {
	const candidates: { order: number[]; names: string }[] = [];
	const grow = (from: number, chosen: PairingEdge[]) => {
		const level = (wanted: number) => chosen.filter((edge) => !isRepeat(edge) && edge.level === wanted).length;
		const partner = (vertex: string) => {
			const edge = chosen.find(({ u, v }) => u === vertex || v === vertex);
			return edge ? vertices.indexOf(edge.u === vertex ? edge.v : edge.u) : Infinity;
		};
		const order = [-chosen.length, chosen.filter(isRepeat).length, level(1), level(2), -chosen.reduce((sum, { score }) => sum + score, 0), ...vertices.map(partner)];
		candidates.push({ order, names: nameAll(chosen) });
		for (let e = from; e < edges.length; e++) {
			const { u, v } = edges[e]!;
			if (!chosen.some((edge) => [edge.u, edge.v].some((w) => w === u || w === v))) grow(e + 1, [...chosen, edges[e]!]);
		}
	};
	grow(0, []);
	candidates.sort((a, b) => {
		const at = a.order.findIndex((value, i) => value !== b.order[i]);
		return at === -1 ? 0 : a.order[at]! < b.order[at]! ? -1 : 1;
	});
	return candidates[0]!.names;
}

const nameAll = (pairs: readonly { u: string; v: string }[]) => pairs.map(({ u, v }) => [u, v].sort().join('+')).sort().join(' ');

const pair = (wish: PairingWish) => {
	const result = fairPairing(wish);
	if (!result.ok) throw new Error(result.problem);
	return result;
};

test('follows the order of aims exactly, down to the smallest ids, and proves it', () => {
	fc.assert(fc.property(wishes, (wish) => {
		const result = pair(wish);
		expect(nameAll(result.pairs)).toBe(bestByHand(wish));
		expect(checkPairing(wish, result)).toEqual({ ok: true });
		expect(result.byLevel.reduce((a, b) => a + b, result.repeats)).toBe(result.pairs.length);
	}), { numRuns: 400 });
});

test('does not depend on the order of anything', () => {
	fc.assert(fc.property(wishes, ({ vertices, edges }) => {
		const turned = edges.toReversed().map((edge) => ({ ...edge, u: edge.v, v: edge.u }));
		expect(pair({ vertices: vertices.toReversed(), levels, edges: turned })).toEqual(pair({ vertices, levels, edges }));
	}));
});

test('renaming in the same order renames the answer', () => {
	fc.assert(fc.property(wishes, ({ vertices, edges }) => {
		const renamed = pair({ vertices: vertices.map((v) => `x${v}`), levels, edges: edges.map((edge) => ({ ...edge, u: `x${edge.u}`, v: `x${edge.v}` })) });
		expect(renamed.pairs).toEqual(pair({ vertices, levels, edges }).pairs.map((found) => ({ ...found, u: `x${found.u}`, v: `x${found.v}` })));
	}));
});

test('a repeat within four rounds is worse than level 1, a fifth is not, and neither is worse than being alone', () => {
	const edges = [{ u: 'a', v: 'b', level: 3, score: 9, roundsAgo: 4 }, { u: 'a', v: 'c', level: 1, score: 0 }];
	expect(nameAll(pair({ vertices: ['a', 'b', 'c'], levels, edges }).pairs)).toBe('a+c');
	expect(nameAll(pair({ vertices: ['a', 'b', 'c'], levels, edges: [{ ...edges[0]!, roundsAgo: 5 }, edges[1]!] }).pairs)).toBe('a+b');
	expect(pair({ vertices: ['a', 'b'], levels, edges: [edges[0]!] })).toMatchObject({ pairs: [{ u: 'a', v: 'b', repeat: true }], repeats: 1, byLevel: [0, 0, 0] });
});

test('says why someone is alone', () => {
	const edges = [{ u: 'a', v: 'b', level: 3, score: 1 }, { u: 'b', v: 'c', level: 2, score: 1 }, { u: 'd', v: 'a', level: 3, score: 9 }];
	const blocks = [{ u: 'd', v: 'a', reason: 'conflict' }, { u: 'a', v: 'd', reason: 'noLanguage' }, { u: 'd', v: 'e', reason: 'conflict' }];
	expect(pair({ vertices: ['e', 'd', 'c', 'b', 'a', 'f'], levels, edges, blocks })).toMatchObject({
		pairs: [{ u: 'a', v: 'b' }],
		alone: [
			{ vertex: 'c', why: 'partnersTaken', blocked: {} },
			{ vertex: 'd', why: 'allBlocked', blocked: { conflict: 2, noLanguage: 1 } },
			{ vertex: 'e', why: 'allBlocked', blocked: { conflict: 1 } },
			{ vertex: 'f', why: 'noEdge', blocked: {} },
		],
	});
});

test('many levels and vertices stay exact beyond ordinary numbers', () => {
	const count = 80;
	const vertices = Array.from({ length: count }, (_, v) => String(v).padStart(3, '0'));
	const edges = vertices.flatMap((u, i) => vertices.slice(i + 1).map((v, j) => ({ u, v, level: 1 + ((i * 7 + j * 13) % 12), score: (i * j) % 1000 })));
	const wish = { vertices, levels: 12, edges };
	const result = pair(wish);
	expect(result.pairs).toHaveLength(40);
	expect(checkPairing(wish, result)).toEqual({ ok: true });
});

test('the checker refuses another pairing under the same certificate', () => {
	const wish = { vertices: ['a', 'b', 'c', 'd'], levels, edges: [{ u: 'a', v: 'b', level: 3, score: 1 }, { u: 'c', v: 'd', level: 3, score: 1 }, { u: 'a', v: 'c', level: 2, score: 9 }, { u: 'b', v: 'd', level: 2, score: 9 }] };
	const { certificate } = pair(wish);
	expect(checkPairing(wish, { pairs: [{ u: 'a', v: 'c' }, { u: 'b', v: 'd' }], certificate })).toMatchObject({ ok: false, problem: 'pricesExceedWeight' });
	expect(checkPairing(wish, { pairs: [{ u: 'a', v: 'd' }], certificate })).toMatchObject({ ok: false, problem: 'pairWithoutEdge' });
});

test('nobody, one, no edge, all blocked', () => {
	expect(pair({ vertices: [], levels, edges: [] })).toMatchObject({ pairs: [], alone: [], byLevel: [0, 0, 0], score: 0 });
	expect(pair({ vertices: ['a'], levels, edges: [] })).toMatchObject({ pairs: [], alone: [{ vertex: 'a', why: 'noEdge' }] });
	const edges = [{ u: 'a', v: 'b', level: 1, score: 0 }];
	expect(pair({ vertices: ['a', 'b'], levels, edges, blocks: [{ u: 'b', v: 'a', reason: 'conflict' }] }).pairs).toEqual([]);
});

test('refuses what it cannot read', () => {
	const edge = { u: 'a', v: 'b', level: 1, score: 0 };
	const refuse = (wish: Partial<PairingWish>) => fairPairing({ vertices: ['a', 'b'], levels, edges: [edge], ...wish });
	expect(refuse({ vertices: ['a', 'a', 'b'] })).toEqual({ ok: false, problem: 'vertexTwice', vertex: 'a' });
	expect(refuse({ vertices: ['a'] })).toEqual({ ok: false, problem: 'vertexUnknown', vertex: 'b' });
	expect(refuse({ levels: 0 })).toEqual({ ok: false, problem: 'levelsNotWhole' });
	expect(refuse({ edges: [{ ...edge, v: 'a' }] })).toMatchObject({ problem: 'pairWithItself' });
	expect(refuse({ edges: [edge, { ...edge, u: 'b', v: 'a' }] })).toMatchObject({ problem: 'pairTwice' });
	expect(refuse({ edges: [{ ...edge, level: 4 }] })).toMatchObject({ problem: 'levelUnknown' });
	expect(refuse({ edges: [{ ...edge, score: -1 }] })).toMatchObject({ problem: 'scoreNotWhole' });
	expect(refuse({ edges: [{ ...edge, roundsAgo: 0 }] })).toMatchObject({ problem: 'roundsNotWhole' });
	expect(refuse({ blocks: [{ u: 'a', v: 'z', reason: 'conflict' }] })).toMatchObject({ problem: 'vertexUnknown', vertex: 'z' });
});

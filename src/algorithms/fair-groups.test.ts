import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairGroups, type GroupingUnit, type GroupingWish } from './fair-groups.ts';
import { gainsWithin, listCandidates, membersOf } from './group-candidates.ts';
import { boundGroups, groupsByExchange } from './groups-by-exchange.ts';
import { groupsOfTwo } from './groups-of-two.ts';
import { partitionByPrices } from './partition-by-prices.ts';
import { partitionBySubsets } from './partition-by-subsets.ts';
import { pricePartition } from './partition-prices.ts';

const topics = 3;

const unitsOf = (from: number, to: number) =>
	fc.array(fc.record({ levels: fc.array(fc.nat(5), { minLength: topics, maxLength: topics }), weights: fc.array(fc.nat(3), { minLength: topics, maxLength: topics }) }), { minLength: from, maxLength: to })
		.map((list) => list.map((unit, i): GroupingUnit => ({ id: `u${String(i).padStart(2, '0')}`, ...unit })));

const wishesOf = (from: number, to: number) =>
	fc.tuple(unitsOf(from, to), fc.subarray([2, 3, 4, 5], { minLength: 1 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 })).map(([units, sizes, pairs]): GroupingWish => ({
		units,
		sizes,
		forbidden: units.length < 2 ? [] : pairs.map(([a, b]) => [units[a % units.length]!.id, units[(a + 1 + (b % (units.length - 1))) % units.length]!.id] as const),
	}));

/** Every partition, best first by the rule read aloud. */
function bestByHand({ units, sizes, forbidden = [] }: GroupingWish, leastFirst: boolean): number[][] | null {
	const table = tableOf(units);
	const isForbidden = forbids(units, forbidden);
	let best: { order: number[]; names: string; groups: number[][] } | null = null;
	const grow = (left: readonly number[], groups: number[][]) => {
		if (left.length === 0) {
			const gains = groups.flatMap((group) => gainsWithin(table, group));
			const order = [leastFirst ? -Math.min(...gains, Infinity) : 0, -gains.reduce((a, b) => a + b, 0)];
			const names = groups.map((group) => group.map((i) => String.fromCharCode(65 + i)).join('')).join(' ');
			if (!best || order[0]! < best.order[0]! || (order[0] === best.order[0] && (order[1]! < best.order[1]! || (order[1] === best.order[1] && names < best.names)))) best = { order, names, groups };
			return;
		}
		const [lowest, ...others] = left as [number, ...number[]];
		const choose = (from: number, group: number[]) => {
			if (sizes.includes(group.length)) grow(left.filter((i) => !group.includes(i)), [...groups, group]);
			for (let k = from; k < others.length; k++) if (group.length < 5 && !group.some((i) => isForbidden(i, others[k]!))) choose(k + 1, [...group, others[k]!]);
		};
		choose(0, [lowest]);
	};
	grow(units.map((_, i) => i), []);
	return (best as { groups: number[][] } | null)?.groups ?? null;
}

const tableOf = (units: readonly GroupingUnit[]) => ({ levels: units.map(({ levels }) => levels), weights: units.map(({ weights }) => weights) });
const forbids = (units: readonly GroupingUnit[], forbidden: NonNullable<GroupingWish['forbidden']>) => (i: number, j: number) =>
	forbidden.some(([a, b]) => (a === units[i]!.id && b === units[j]!.id) || (b === units[i]!.id && a === units[j]!.id));

test.each([true, false])('equals trying every partition, the first of the best (smallest gain first: %s)', (leastFirst) => {
	fc.assert(fc.property(wishesOf(0, 7), (wish) => {
		const result = fairGroups({ ...wish, objective: leastFirst ? 'leastThenTotal' : 'total' });
		const best = bestByHand(wish, leastFirst);
		expect(result.ok ? result.groups.map(({ members }) => members) : result.problem).toEqual(best ? best.map((group) => group.map((i) => wish.units[i]!.id)) : 'noPartition');
		if (result.ok) expect(result.proof).toEqual({ kind: 'exact' });
	}), { numRuns: 200 });
});

test.each([true, false])('prices and search, subsets, and pairs by matching give the same groups (smallest gain first: %s)', (leastFirst) => {
	fc.assert(fc.property(wishesOf(1, 11), ({ units, sizes, forbidden = [] }) => {
		const table = tableOf(units);
		const candidates = listCandidates(table, sizes.filter((size) => size <= units.length), forbids(units, forbidden));
		const bySubsets = partitionBySubsets(candidates, leastFirst);
		const byPrices = partitionByPrices(candidates, leastFirst);
		expect(byPrices).toEqual(bySubsets ? { found: bySubsets } : { found: null, proved: true });
		if (sizes.join() === '2') expect(groupsOfTwo(table, forbids(units, forbidden), leastFirst)).toEqual(bySubsets && bySubsets.map((c) => membersOf(candidates, c)));
	}), { numRuns: 150 });
});

test('prices hold exactly: no group is worth more than its members cost, no partition more than all cost', () => {
	fc.assert(fc.property(wishesOf(2, 12), ({ units, sizes }) => {
		const candidates = listCandidates(tableOf(units), sizes, () => false);
		const { unit, prices, sum, slack } = pricePartition(candidates, Int32Array.from({ length: candidates.size }, (_, c) => c));
		for (let c = 0; c < candidates.size; c++) {
			const cost = membersOf(candidates, c).reduce((total, i) => total + prices[i]!, 0);
			expect(cost - candidates.total[c]! * unit).toBe(slack[c]! + 0); // a zero of either sign
			expect(slack[c]).toBeGreaterThanOrEqual(0);
		}
		expect(prices.reduce((a, b) => a + b, 0)).toBe(sum + 0);
	}), { numRuns: 60 });
});

test('exchanges end in a partition of everyone, no better than the bounds and no better than the best', () => {
	fc.assert(fc.property(wishesOf(6, 10).filter(({ units, sizes }) => sizes.includes(2) && units.length % 2 === 0), fc.boolean(), ({ units, sizes, forbidden = [] }, leastFirst) => {
		const table = tableOf(units);
		const isForbidden = forbids(units, forbidden);
		const groups = groupsByExchange(table, units.flatMap((_, i) => (i % 2 === 0 ? [2] : [])), sizes, isForbidden, leastFirst);
		const best = fairGroups({ units, sizes, forbidden, objective: leastFirst ? 'leastThenTotal' : 'total' });
		if (!groups || !best.ok) return;
		expect(groups.flat().sort((a, b) => a - b)).toEqual(units.map((_, i) => i));
		expect(groups.some((group) => group.some((i) => group.some((j) => isForbidden(i, j))))).toBe(false);
		const gains = groups.flatMap((group) => gainsWithin(table, group));
		const bounds = boundGroups(table, Math.max(...sizes), isForbidden);
		if (leastFirst) expect(Math.min(...gains)).toBeLessThanOrEqual(best.least);
		else expect(gains.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(best.total);
		expect(best.least).toBeLessThanOrEqual(bounds.leastAtMost);
		expect(best.total).toBeLessThanOrEqual(bounds.totalAtMost);
	}), { numRuns: 100 });
});

test('does not depend on the order of anything; renaming in the same order renames the answer', () => {
	fc.assert(fc.property(wishesOf(0, 9), ({ units, sizes, forbidden = [] }) => {
		const result = fairGroups({ units, sizes, forbidden });
		expect(fairGroups({ units: units.toReversed(), sizes: sizes.toReversed(), forbidden: forbidden.map(([a, b]) => [b, a] as const).toReversed() })).toEqual(result);
		const renamed = fairGroups({ units: units.map((unit) => ({ ...unit, id: `x${unit.id}` })), sizes, forbidden: forbidden.map(([a, b]) => [`x${a}`, `x${b}`] as const) });
		expect(JSON.stringify(renamed)).toBe(JSON.stringify(result).replaceAll('"u', '"xu'));
	}), { numRuns: 60 });
});

/** Irregular numbers, the same everywhere (a linear congruence; its low bits are thrown away). */
function spread(count: number, start = 1): GroupingUnit[] {
	let state = start;
	const draw = (below: number) => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return Math.floor((state / 2147483648) * below);
	};
	return Array.from({ length: count }, (_, i) => ({
		id: String(i).padStart(3, '0'),
		levels: Array.from({ length: 5 }, () => draw(6)),
		weights: Array.from({ length: 5 }, () => draw(4)),
	}));
}

test.each([[[2]], [[2, 3]], [[3]], [[3, 4, 5]]])('thirty units in sizes %j are decided exactly', (sizes) => {
	const result = fairGroups({ units: spread(30), sizes });
	expect(result).toMatchObject({ ok: true, proof: { kind: 'exact' } });
	if (result.ok) expect(result.groups.flatMap(({ members }) => members).sort()).toEqual(spread(30).map(({ id }) => id));
});

test('thirty units of six kinds only, so that most partitions are alike, are decided exactly in pairs and threes', () => {
	const kinds = spread(6);
	const units = spread(30).map(({ id }, i) => ({ ...kinds[i % 6]!, id }));
	expect(fairGroups({ units, sizes: [2, 3] })).toMatchObject({ ok: true, proof: { kind: 'exact' } });
});

test('many units get the best found, with the gap stated', () => {
	const result = fairGroups({ units: spread(80), sizes: [4, 5] });
	if (!result.ok || result.proof.kind !== 'bounded') throw new Error('expected a bounded result');
	expect(result.groups.flatMap(({ members }) => members)).toHaveLength(80);
	expect(result.least).toBeLessThanOrEqual(result.proof.leastAtMost);
	expect(result.total).toBeLessThanOrEqual(result.proof.totalAtMost);
});

test('says when nobody gains', () => {
	const units = ['a', 'b', 'c'].map((id) => ({ id, levels: [2], weights: [3] }));
	expect(fairGroups({ units, sizes: [3] })).toMatchObject({ ok: true, nobodyGains: true, least: 0, total: 0, groups: [{ members: ['a', 'b', 'c'] }] });
});

test('nobody, one, sizes that do not add up, everyone kept apart', () => {
	const units = ['a', 'b'].map((id) => ({ id, levels: [1], weights: [1] }));
	expect(fairGroups({ units: [], sizes: [2] })).toMatchObject({ ok: true, groups: [], nobodyGains: true });
	expect(fairGroups({ units: units.slice(1), sizes: [2, 3] })).toEqual({ ok: false, problem: 'noPartition' });
	expect(fairGroups({ units, sizes: [] })).toEqual({ ok: false, problem: 'noPartition' });
	expect(fairGroups({ units, sizes: [2], forbidden: [['b', 'a']] })).toEqual({ ok: false, problem: 'noPartition' });
});

test('refuses what it cannot read', () => {
	const unit = { id: 'a', levels: [1], weights: [1] };
	expect(fairGroups({ units: [unit, unit], sizes: [2] })).toEqual({ ok: false, problem: 'idTwice', id: 'a' });
	expect(fairGroups({ units: [unit], sizes: [2], forbidden: [['a', 'z']] })).toEqual({ ok: false, problem: 'idUnknown', id: 'z' });
	expect(fairGroups({ units: [unit, { id: 'b', levels: [1, 2], weights: [1, 2] }], sizes: [2] })).toEqual({ ok: false, problem: 'topicsDiffer', id: 'b' });
	expect(fairGroups({ units: [{ ...unit, levels: [0.5] }], sizes: [2] })).toEqual({ ok: false, problem: 'valueNotWhole', id: 'a' });
	expect(fairGroups({ units: [{ ...unit, weights: [-1] }], sizes: [2] })).toEqual({ ok: false, problem: 'valueNotWhole', id: 'a' });
	expect(fairGroups({ units: [unit], sizes: [1.5] })).toEqual({ ok: false, problem: 'sizeNotWhole' });
	expect(fairGroups({ units: [{ ...unit, levels: [2 ** 20], weights: [2 ** 20] }], sizes: [1] })).toEqual({ ok: false, problem: 'sumTooLarge' });
});

test('leaves its input alone', () => {
	const units = Object.freeze(['b', 'a'].map((id) => Object.freeze({ id, levels: Object.freeze([1, 2]), weights: Object.freeze([2, 1]) })));
	expect(() => fairGroups({ units, sizes: Object.freeze([2]), forbidden: Object.freeze([]) })).not.toThrow();
});

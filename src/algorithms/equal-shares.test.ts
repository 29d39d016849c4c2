import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BatchChoice, Purchase } from './batch-choice.ts';
import { equalShares } from './equal-shares.ts';
import { type Fraction, add, compare, divide, formatFraction, fraction, multiply, subtract, zero } from './rational.ts';
import { type Ballot, type Votes, readBallots } from './read-ballots.ts';
import { sequentialPhragmen } from './sequential-phragmen.ts';

interface Election { options: { id: string; cost: number }[]; ballots: [number, number][][]; weights: number[]; budget: number }

const elections = fc.integer({ min: 1, max: 6 }).chain((count) => fc.record({
	options: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: count, maxLength: count }).map((costs) => costs.map((cost, i) => ({ id: `o${i}`, cost }))),
	people: fc.array(fc.tuple(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }), fc.integer({ min: 1, max: 2 })), { maxLength: 8 }),
	budget: fc.integer({ min: 0, max: 12 }),
})).map(({ options, people, budget }): Election => ({
	options, budget,
	ballots: people.map(([grades]) => grades.map((grade, option): [number, number] => [option, grade])),
	weights: people.map(([, weight]) => weight),
}));

function votesOf({ options, ballots, weights }: Election): Votes {
	const read = readBallots(options.length, ballots, weights);
	if (!read.ok) throw new Error(read.problem);
	return read.votes;
}

function bought(choice: BatchChoice): Purchase[] {
	if (!choice.ok) throw new Error(choice.problem);
	return choice.bought;
}

const grade = (ballot: [number, number][], option: number) => BigInt(ballot.find(([o]) => o === option)?.[1] ?? 0);
const smaller = (a: Fraction, b: Fraction) => (compare(a, b) < 0 ? a : b);
const sum = (parts: Fraction[]) => parts.reduce(add, zero);

/** The rule word for word in fractions: sort what each could pay per grade and find where the sum meets the cost. */
function byDefinition({ options, ballots, weights, budget }: Election, perCost: boolean): string[] {
	const total = weights.reduce((a, b) => a + b, 0);
	const held = ballots.map(() => fraction(BigInt(budget), BigInt(Math.max(1, total))));
	const order: string[] = [];
	const open = new Set(options.keys());
	for (;;) {
		let best: { option: number; price: Fraction; rate: Fraction } | null = null;
		for (const option of open) {
			const cost = fraction(BigInt(options[option]!.cost));
			const fans = [...ballots.keys()].filter((v) => grade(ballots[v]!, option) > 0n);
			const paidAt = (price: Fraction) => sum(fans.map((v) => multiply(fraction(BigInt(weights[v]!)), smaller(held[v]!, multiply(price, fraction(grade(ballots[v]!, option)))))));
			const edges = fans.map((v) => divide(held[v]!, fraction(grade(ballots[v]!, option)))).sort(compare);
			const edge = edges.find((price) => compare(paidAt(price), cost) >= 0);
			if (!edge) continue;
			const rich = fans.filter((v) => compare(divide(held[v]!, fraction(grade(ballots[v]!, option))), edge) >= 0);
			const poor = fans.filter((v) => !rich.includes(v));
			const price = divide(subtract(cost, sum(poor.map((v) => multiply(fraction(BigInt(weights[v]!)), held[v]!)))), fraction(rich.reduce((all, v) => all + BigInt(weights[v]!) * grade(ballots[v]!, option), 0n)));
			const rate = perCost ? divide(price, cost) : price;
			if (!best || compare(rate, best.rate) < 0) best = { option, price, rate };
		}
		if (!best) return order;
		const { option, price } = best;
		open.delete(option);
		order.push(`${options[option]!.id} ${formatFraction(price)}`);
		for (const [v, ballot] of ballots.entries()) held[v] = subtract(held[v]!, smaller(held[v]!, multiply(price, fraction(grade(ballot, option)))));
	}
}

const told = (election: Election, choice: BatchChoice) => bought(choice).map(({ option, level }) => `${election.options[option]!.id} ${level ? formatFraction(level) : '-'}`);

test('by hand: three of five voters buy the first option, the other two the second', () => {
	const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, cost: 1 }));
	const election = { options, ballots: [[0, 1, 2], [0, 1, 2], [0, 1, 2], [3], [3]].map((b) => b.map((o): [number, number] => [o, 1])), weights: [1, 1, 1, 1, 1], budget: 5 };
	expect(told(election, equalShares({ options, votes: votesOf(election), budget: 5 }))).toEqual(['a 1/3', 'b 1/3', 'c 1/3', 'd 1/2']);
});

test('buys what the definition buys, at the same exact prices, by grade and by cost', () => {
	fc.assert(fc.property(elections, fc.boolean(), (election, perCost) => {
		const choice = equalShares({ ...election, votes: votesOf(election) }, { utility: perCost ? 'cost' : 'grade' });
		expect(told(election, choice)).toEqual(byDefinition(election, perCost));
	}), { numRuns: 500 });
});

test('prices re-add to the costs and nobody pays more than an equal share', () => {
	fc.assert(fc.property(elections, (election) => {
		const { ballots, weights, options, budget } = election;
		const total = Math.max(1, weights.reduce((a, b) => a + b, 0));
		const held = ballots.map(() => fraction(BigInt(budget), BigInt(total)));
		for (const { option, level } of bought(equalShares({ ...election, votes: votesOf(election) }))) {
			const paid = ballots.map((ballot, v) => smaller(held[v]!, multiply(level!, fraction(grade(ballot, option)))));
			for (const [v, part] of paid.entries()) held[v] = subtract(held[v]!, part);
			expect(formatFraction(sum(paid.map((part, v) => multiply(part, fraction(BigInt(weights[v]!))))))).toBe(String(options[option]!.cost));
		}
		expect(held.every((left) => compare(left, zero) >= 0)).toBe(true);
	}));
});

test('neither the order of voters nor that of options matters, nor what voters are called', () => {
	const completions = fc.constantFrom('none' as const, 'phragmen' as const, 'support' as const);
	fc.assert(fc.property(elections, completions, fc.boolean(), (election, completion, perCost) => {
		const last = election.options.length - 1;
		const turned: Election = {
			options: election.options.toReversed(), budget: election.budget, weights: election.weights.toReversed(),
			ballots: election.ballots.toReversed().map((ballot) => ballot.map(([option, g]): [number, number] => [last - option, g])),
		};
		const settings = { completion, utility: perCost ? 'cost' as const : 'grade' as const };
		expect(told(turned, equalShares({ ...turned, votes: votesOf(turned) }, settings))).toEqual(told(election, equalShares({ ...election, votes: votesOf(election) }, settings)));
	}));
});

test('a voter of weight 2 is two voters of the same mind', () => {
	fc.assert(fc.property(elections, (election) => {
		const copies: Election = { ...election, ballots: election.ballots.flatMap((b, v) => Array.from({ length: election.weights[v]! }, () => b)), weights: [] };
		copies.weights = copies.ballots.map(() => 1);
		for (const completion of ['none', 'phragmen', 'support'] as const) {
			expect(told(copies, equalShares({ ...copies, votes: votesOf(copies) }, { completion }))).toEqual(told(election, equalShares({ ...election, votes: votesOf(election) }, { completion })));
		}
	}));
});

test('completion keeps what shares bought, stays within the budget and leaves nothing wanted that fits', () => {
	fc.assert(fc.property(elections, fc.constantFrom('phragmen' as const, 'support' as const), (election, completion) => {
		const votes = votesOf(election);
		const first = bought(equalShares({ ...election, votes }));
		const choice = equalShares({ ...election, votes }, { completion });
		const all = bought(choice);
		expect(all.slice(0, first.length)).toEqual(first);
		expect(choice.ok && choice.left).toBeGreaterThanOrEqual(0);
		const rest = election.options.filter((o, i) => votes.support[i]! > 0 && !all.some(({ option }) => option === i));
		expect(rest.every(({ cost }) => choice.ok && cost > choice.left)).toBe(true);
	}));
});

test('changes none of its inputs', () => {
	fc.assert(fc.property(elections, (election) => {
		const votes = votesOf(election);
		const before = JSON.stringify([election, votes]);
		equalShares({ ...election, votes }, { completion: 'phragmen' });
		sequentialPhragmen({ ...election, votes });
		expect(JSON.stringify([election, votes])).toBe(before);
	}));
});

test('prices closer than doubles are trusted with are told apart, and real ties are shown', () => {
	// 10^12 + 1 supporters against 10^12: the prices differ by one part in 10^12.
	const options = [{ id: 'a', cost: 1 }, { id: 'b', cost: 1 }, { id: 'c', cost: 1 }];
	const election = { options, ballots: [[[0, 1]], [[1, 1]], [[2, 1]]] as [number, number][][], weights: [1e12, 1e12 + 1, 1e12 + 1], budget: 4 };
	expect(bought(equalShares({ ...election, votes: votesOf(election) })).map(({ option, tied }) => [option, tied])).toEqual([[1, [1, 2]], [2, [2]], [0, [0]]]);
});

test('costs and budgets may have decimals', () => {
	const options = [{ id: 'a', cost: 0.1 }, { id: 'b', cost: 0.2 }];
	const read = readBallots(2, [[0, 1], [0, 1], [1]]);
	const choice = read.ok && equalShares({ options, votes: read.votes, budget: 0.3 });
	expect(choice && choice.ok && choice.bought.map(({ option, level }) => [option, formatFraction(level!)])).toEqual([[0, '1/20'], [1, '1/10']]);
	expect(choice && choice.ok && [choice.spent, choice.left]).toEqual([0.3, 0]);
});

test('free options come first when anyone wants them', () => {
	const options = [{ id: 'a', cost: 1 }, { id: 'b', cost: 0 }, { id: 'c', cost: 0 }];
	const read = readBallots(3, [[0, 1]]);
	expect(read.ok && bought(equalShares({ options, votes: read.votes, budget: 1 })).map(({ option }) => option)).toEqual([1, 0]);
});

test('nobody, nothing, no money, nothing wanted: nothing is bought', () => {
	for (const [options, ballots, budget] of [[1, [], 5], [0, [], 5], [1, [[0]], 0], [2, [[], []], 5]] as [number, Ballot[], number][]) {
		const read = readBallots(options, ballots);
		const election = read.ok && { options: Array.from({ length: options }, (_, i) => ({ id: `o${i}`, cost: 1 })), votes: read.votes, budget };
		for (const completion of ['none', 'phragmen', 'support'] as const) {
			expect(election && equalShares(election, { completion })).toEqual({ ok: true, bought: [], spent: 0, left: budget });
		}
		expect(election && sequentialPhragmen(election)).toEqual({ ok: true, bought: [], spent: 0, left: budget });
	}
});

test('refuses bad costs, budgets, ids and votes over other options', () => {
	const read = readBallots(1, [[0]]);
	const votes = read.ok ? read.votes : null!;
	const option = (cost: number, id = 'a') => ({ id, cost });
	expect(equalShares({ options: [option(-1)], votes, budget: 1 })).toEqual({ ok: false, problem: 'badCost', option: 0 });
	expect(equalShares({ options: [option(Number.NaN)], votes, budget: 1 })).toEqual({ ok: false, problem: 'badCost', option: 0 });
	expect(equalShares({ options: [option(1)], votes, budget: -1 })).toEqual({ ok: false, problem: 'badBudget' });
	expect(equalShares({ options: [option(1)], votes, budget: Infinity })).toEqual({ ok: false, problem: 'badBudget' });
	expect(equalShares({ options: [option(2 ** 53)], votes, budget: 1 })).toEqual({ ok: false, problem: 'tooLarge' });
	expect(equalShares({ options: [option(1), option(1)], votes, budget: 1 })).toEqual({ ok: false, problem: 'sameId', option: 1 });
	expect(equalShares({ options: [], votes, budget: 1 })).toEqual({ ok: false, problem: 'otherOptions' });
	expect(sequentialPhragmen({ options: [option(-1)], votes, budget: 1 })).toEqual({ ok: false, problem: 'badCost', option: 0 });
});

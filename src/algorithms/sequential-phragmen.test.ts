import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalShares } from './equal-shares.ts';
import { greedySupport } from './greedy-support.ts';
import { type Fraction, add, compare, divide, formatFraction, fraction, multiply, subtract, zero } from './rational.ts';
import { type Votes, readBallots } from './read-ballots.ts';
import { sequentialPhragmen } from './sequential-phragmen.ts';

interface Election { options: { id: string; cost: number }[]; ballots: [number, number][][]; votes: Votes; budget: number }

const elections = fc.record({
	costs: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 }),
	wishes: fc.array(fc.subarray([0, 1, 2, 3, 4]), { maxLength: 8 }),
	grades: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
	budget: fc.integer({ min: 0, max: 14 }),
}).map(({ costs, wishes, grades, budget }): Election => {
	const ballots = wishes.map((options, v) => options.map((option): [number, number] => [option, grades[(option + v) % 5]!]));
	const read = readBallots(5, ballots);
	if (!read.ok) throw new Error(read.problem);
	return { options: costs.map((cost, i) => ({ id: `o${i}`, cost })), ballots, votes: read.votes, budget };
});

/** The rule word for word in fractions, going on from `loads` and what is already taken. */
function byDefinition({ options, ballots }: Election, loads: Fraction[], taken: number[], money: number, passOver: boolean): string[] {
	const open = new Set([...options.keys()].filter((c) => !taken.includes(c) && options[c]!.cost <= money));
	const order: string[] = [];
	let left = money;
	for (;;) {
		if (passOver) for (const c of open) if (options[c]!.cost > left) open.delete(c);
		const priced = [...open].flatMap((c) => {
			const fans = [...ballots.keys()].filter((v) => ballots[v]!.some(([option]) => option === c));
			const level = fans.length > 0 && divide(fans.reduce((sum, v) => add(sum, loads[v]!), fraction(BigInt(options[c]!.cost))), fraction(BigInt(fans.length)));
			return level ? [{ c, fans, level }] : [];
		});
		const lowest = priced.reduce<Fraction | null>((low, { level }) => (!low || compare(level, low) < 0 ? level : low), null);
		const tied = priced.filter(({ level }) => compare(level, lowest!) === 0);
		if (tied.length === 0 || tied.some(({ c }) => options[c]!.cost > left)) return order;
		const { c, fans, level } = tied[0]!;
		for (const v of fans) loads[v] = level;
		open.delete(c);
		left -= options[c]!.cost;
		order.push(`${c} ${formatFraction(level)}`);
	}
}

test('takes what the definition takes, at the same exact loads', () => {
	fc.assert(fc.property(elections, fc.boolean(), (election, passOver) => {
		const choice = sequentialPhragmen(election, { whenTooDear: passOver ? 'passOver' : 'end' });
		const told = choice.ok && choice.bought.map(({ option, level }) => `${option} ${formatFraction(level!)}`);
		expect(told).toEqual(byDefinition(election, election.ballots.map(() => zero), [], election.budget, passOver));
	}), { numRuns: 500 });
});

test('completing Equal Shares goes on from what each voter still holds', () => {
	fc.assert(fc.property(elections, (election) => {
		const choice = equalShares(election, { completion: 'phragmen' });
		const bought = choice.ok ? choice.bought : [];
		const shares = bought.filter(({ by }) => by === 'shares');
		const held = election.ballots.map((ballot) => {
			const start = fraction(BigInt(election.budget), BigInt(election.ballots.length));
			const left = shares.reduce((rest, { option, level }) => subtract(rest, multiply(level!, fraction(BigInt(ballot.find(([o]) => o === option)?.[1] ?? 0)))), start);
			return compare(left, zero) < 0 ? zero : left;
		});
		const spent = shares.reduce((sum, { option }) => sum + election.options[option]!.cost, 0);
		const rest = byDefinition(election, held.map((has) => subtract(zero, has)), shares.map(({ option }) => option), election.budget - spent, true);
		expect(bought.slice(shares.length).map(({ option, level }) => `${option} ${formatFraction(level!)}`)).toEqual(rest);
	}), { numRuns: 500 });
});

test('the order of voters and options does not matter', () => {
	fc.assert(fc.property(elections, ({ options, ballots, budget }) => {
		const read = readBallots(5, ballots.toReversed().map((ballot) => ballot.map(([option, grade]): [number, number] => [4 - option, grade])));
		const straight = readBallots(5, ballots);
		for (const rule of [sequentialPhragmen, greedySupport]) {
			const there = read.ok && rule({ options: options.toReversed(), votes: read.votes, budget });
			const here = straight.ok && rule({ options, votes: straight.votes, budget });
			expect(there && there.ok && there.bought.map(({ option, level, by }) => [4 - option, level, by])).toEqual(here && here.ok && here.bought.map(({ option, level, by }) => [option, level, by]));
		}
	}));
});

test('what most votes would have chosen: most support first, whatever fits', () => {
	const read = readBallots(3, [[0, 1], [0, 1], [0], [2]]);
	const options = [{ id: 'a', cost: 3 }, { id: 'b', cost: 3 }, { id: 'c', cost: 1 }];
	const choice = read.ok && greedySupport({ options, votes: read.votes, budget: 4 });
	expect(choice && choice.ok && choice.bought.map(({ option }) => option)).toEqual([0, 2]);
});

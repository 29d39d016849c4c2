import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTasks } from '#testing/assignment-tasks.ts';
import { checkAssignment } from './assignment-certificate.ts';
import type { AssignmentTask } from './assignment-task.ts';
import { assignFairly } from './fair-assignment.ts';
import type { Assignment } from './fair-assignment.ts';

function solved(task: AssignmentTask): Assignment {
	const assignment = assignFairly(task);
	if (!assignment.ok) throw new Error(assignment.problem);
	return assignment;
}

test('accepts every answer of the engine', () => {
	fc.assert(fc.property(smallTasks, (task) => {
		expect(checkAssignment(task, solved(task))).toEqual({ ok: true });
	}), { numRuns: 300 });
});

test('refuses any other choice of pairs, even added up rightly and with the prices of the best', () => {
	const other = smallTasks.chain((task) => fc.tuple(fc.constant(task), fc.subarray([...task.options])));
	fc.assert(fc.property(other, ([task, chosen]) => {
		const best = solved(task);
		const locked = new Set((task.locked ?? []).map(({ request, provider }) => `${request} ${provider}`));
		const pairs = chosen
			.map((option) => ({ ...option, locked: locked.has(`${option.request} ${option.provider}`) }))
			.sort((a, b) => (`${a.request} ${a.provider}` < `${b.request} ${b.provider}` ? -1 : 1));
		fc.pre(JSON.stringify(pairs.map(({ request, provider }) => [request, provider])) !== JSON.stringify(best.pairs.map(({ request, provider }) => [request, provider])));
		expect(checkAssignment(task, { ...best, ...addedUp(task, pairs), pairs }).ok).toBe(false);
	}), { numRuns: 500 });
});

test('refuses the best of a narrower task, whose own proof is sound', () => {
	const narrower = smallTasks.chain((task) => fc.record({
		task: fc.constant(task),
		options: fc.subarray([...task.options]),
		fewer: fc.array(fc.nat(1), { minLength: 7, maxLength: 7 }),
	}));
	fc.assert(fc.property(narrower, ({ task, options, fewer }) => {
		const claim = solved({
			...task, locked: [], options,
			requests: task.requests.map((request, i) => ({ ...request, places: Math.max(0, request.places - fewer[i]!) })),
			providers: task.providers.map((provider, i) => ({ ...provider, capacity: Math.max(0, provider.capacity - fewer[4 + i]!) })),
		});
		const whole = { ...task, locked: [] };
		const unserved = whole.requests
			.map(({ id, places }) => ({ request: id, missing: places - claim.pairs.filter(({ request }) => request === id).length }))
			.filter(({ missing }) => missing > 0);
		const samePairs = JSON.stringify(claim.pairs) === JSON.stringify(solved(whole).pairs);
		const { ok } = checkAssignment(whole, { ...claim, unserved });
		if (!samePairs) expect(ok).toBe(false);
	}), { numRuns: 500 });
});

function addedUp(task: AssignmentTask, pairs: Assignment['pairs']): Pick<Assignment, 'tally' | 'help' | 'unserved'> {
	const requesterOf = new Map(task.requests.map(({ id, requester }) => [id, requester]));
	const help = task.requesters.map(({ id, received }) => ({ requester: id, received, now: pairs.filter(({ request }) => requesterOf.get(request) === id).length }));
	const missing = (id: string, places: number) => places - pairs.filter(({ request }) => request === id).length;
	return {
		help,
		unserved: task.requests.map(({ id, places }) => ({ request: id, missing: missing(id, places) })).filter((line) => line.missing > 0),
		tally: {
			served: pairs.length,
			sumSquares: help.reduce((sum, { received, now }) => sum + (received + now) ** 2, 0),
			levels: Array.from({ length: task.levels }, (_, i) => pairs.filter(({ level }) => level === i + 1).length),
			score: pairs.reduce((sum, { score }) => sum + score, 0),
		},
	};
}

describe('names what was tampered with', () => {
	const task: AssignmentTask = {
		levels: 2, topScore: 10,
		requesters: [{ id: 'a', received: 0 }, { id: 'b', received: 1 }],
		requests: [{ id: 'r1', requester: 'a', places: 1 }, { id: 'r2', requester: 'b', places: 1 }],
		providers: [{ id: 'p', capacity: 1 }, { id: 'q', capacity: 1 }],
		options: ['r1', 'r2'].flatMap((request) => ['p', 'q'].map((provider) => ({ request, provider, level: 1, score: 5 }))),
		locked: [],
		barred: [],
	};
	const best = solved(task);
	const [one, two] = best.pairs;
	const tie = [{ ...one!, provider: 'q' }, { ...two!, provider: 'p' }];
	const dearer = (tier: number[][]) => tier.map((prices, i) => (i === 3 ? prices.map((price, rank) => price + (rank === 0 ? 100 : 0)) : prices));
	test.each<[string, Partial<AssignmentTask>, Partial<Assignment>, string]>([
		['an invented pair', {}, { pairs: [{ ...one!, provider: 'x' }, two!] }, 'pairNotOffered'],
		['a pair that is barred', { barred: [{ request: 'r1', provider: one!.provider, reason: 'conflict' }] }, {}, 'pairBarred'],
		['a finer level', {}, { pairs: [{ ...one!, level: 2 }, two!] }, 'pairMisstated'],
		['a pair twice', {}, { pairs: [one!, one!] }, 'pairsOutOfOrder'],
		['a lock left out', { locked: [{ request: 'r1', provider: 'p' }] }, { pairs: [] }, 'lockBroken'],
		['more than was wanted', { requests: [{ id: 'r1', requester: 'a', places: 0 }, task.requests[1]!] }, {}, 'beyondPlaces'],
		['more than can be given', { providers: [{ id: 'p', capacity: 0 }, { id: 'q', capacity: 1 }] }, {}, 'beyondCapacity'],
		['a rounder total', {}, { tally: { ...best.tally, score: 11 } }, 'tallyWrong'],
		['help that was not given', {}, { help: best.help.map((line) => ({ ...line, received: 0 })) }, 'helpWrong'],
		['a request said to go short', {}, { unserved: [{ request: 'r1', missing: 1 }] }, 'unservedWrong'],
		['a price that is no whole number', {}, { prices: { ...best.prices, providers: best.prices.providers.map((tier) => tier.map(() => 0.5)) } }, 'pricesMalformed'],
		['prices of another size', {}, { prices: { ...best.prices, requests: [] } }, 'pricesMalformed'],
		['prices that prove nothing', {}, { prices: { ...best.prices, requests: dearer(best.prices.requests) } }, 'notCheapest'],
		['another of the equally good answers', {}, { pairs: tie }, 'notFirst'],
		['a task that is none', { levels: 0 }, {}, 'noSuchScale'],
	])('%s', (_, change, claim, problem) => {
		expect(checkAssignment({ ...task, ...change }, { ...best, ...claim })).toMatchObject({ ok: false, problem });
	});
});

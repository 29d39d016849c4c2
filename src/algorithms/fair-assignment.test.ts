import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestByTrying, shuffled, smallTasks } from '#testing/assignment-tasks.ts';
import type { AssignmentTask } from './assignment-task.ts';
import { assignFairly } from './fair-assignment.ts';

const base: AssignmentTask = {
	levels: 5, topScore: 100,
	requesters: [{ id: 'kumasi', received: 0 }, { id: 'thies', received: 0 }],
	requests: [{ id: 'r1', requester: 'kumasi', places: 1 }, { id: 'r2', requester: 'thies', places: 1 }],
	providers: [{ id: 'ama', capacity: 1 }, { id: 'ben', capacity: 1 }],
	options: [
		{ request: 'r1', provider: 'ama', level: 5, score: 100 },
		{ request: 'r1', provider: 'ben', level: 4, score: 80 },
		{ request: 'r2', provider: 'ama', level: 4, score: 70 },
	],
};

function solved(task: AssignmentTask) {
	const assignment = assignFairly(task);
	if (!assignment.ok) throw new Error(assignment.problem);
	return assignment;
}

test('fills both places although the first request would have liked the other provider', () => {
	const { pairs, tally, unserved } = solved(base);
	expect(pairs.map(({ request, provider }) => `${request} ${provider}`)).toEqual(['r1 ben', 'r2 ama']);
	expect(tally).toEqual({ served: 2, sumSquares: 2, levels: [0, 0, 0, 2, 0], score: 150 });
	expect(unserved).toEqual([]);
});

test('gives the only place to whoever had less before, however poor the fit', () => {
	const { pairs, unserved } = solved({
		...base, requesters: [{ id: 'kumasi', received: 3 }, { id: 'thies', received: 0 }], providers: [{ id: 'ama', capacity: 1 }],
		options: [{ request: 'r1', provider: 'ama', level: 5, score: 100 }, { request: 'r2', provider: 'ama', level: 1, score: 0 }],
	});
	expect(pairs).toEqual([{ request: 'r2', provider: 'ama', level: 1, score: 0, locked: false }]);
	expect(unserved).toEqual([{ request: 'r1', missing: 1 }]);
});

test('keeps a lock even where it costs a place', () => {
	const { pairs, tally } = solved({ ...base, locked: [{ request: 'r1', provider: 'ama' }] });
	expect(pairs).toEqual([{ request: 'r1', provider: 'ama', level: 5, score: 100, locked: true }]);
	expect(tally.served).toBe(1);
});

test('does without a barred pair', () => {
	expect(solved({ ...base, barred: [{ request: 'r1', provider: 'ben', reason: 'conflict' }] }).tally.served).toBe(1);
});

test('equals trying every choice, ties and all', () => {
	fc.assert(fc.property(smallTasks, (task) => {
		const { pairs, tally } = solved(task);
		expect({ pairs: pairs.map(({ request, provider }) => ({ request, provider })), tally }).toEqual(bestByTrying(task));
	}), { numRuns: 400 });
});

test('the order of the input changes nothing, not even the prices', () => {
	fc.assert(fc.property(smallTasks.chain((task) => fc.tuple(fc.constant(task), shuffled(task))), ([task, again]) => {
		expect(assignFairly(again)).toEqual(assignFairly(task));
	}));
});

test('new names in the same order change only names; in any order, no number', () => {
	const renamed = (task: AssignmentTask, name: (id: string) => string): AssignmentTask => {
		const pair = <T extends { request: string; provider: string }>(item: T) => ({ ...item, request: name(item.request), provider: name(item.provider) });
		return {
			...task,
			requesters: task.requesters.map((item) => ({ ...item, id: name(item.id) })),
			requests: task.requests.map((item) => ({ ...item, id: name(item.id), requester: name(item.requester) })),
			providers: task.providers.map((item) => ({ ...item, id: name(item.id) })),
			options: task.options.map(pair), locked: (task.locked ?? []).map(pair), barred: (task.barred ?? []).map(pair),
		};
	};
	const backwards = (id: string) => `${id.slice(0, 1)}${9 - Number(id.slice(1))}`;
	fc.assert(fc.property(smallTasks, (task) => {
		const found = solved(task);
		expect(solved(renamed(task, (id) => `x-${id}`)).pairs).toEqual(found.pairs.map((item) => ({ ...item, request: `x-${item.request}`, provider: `x-${item.provider}` })));
		expect(solved(renamed(task, backwards)).tally).toEqual(found.tally);
	}));
});

test('leaves its input as it was', () => {
	fc.assert(fc.property(smallTasks, (task) => {
		const before = JSON.stringify(task);
		assignFairly(task);
		expect(JSON.stringify(task)).toBe(before);
	}));
});

describe('answers what has no content', () => {
	const nothing: AssignmentTask = { levels: 1, topScore: 0, requesters: [], requests: [], providers: [], options: [] };
	const empty = { pairs: [], unserved: [], tally: { served: 0, sumSquares: 0, levels: [0], score: 0 } };
	test.each<[string, AssignmentTask, object]>([
		['nothing at all', nothing, empty],
		['no requests', { ...nothing, requesters: [{ id: 'c', received: 2 }], providers: [{ id: 'p', capacity: 1 }] }, { ...empty, tally: { ...empty.tally, sumSquares: 4 } }],
		['no providers', { ...nothing, requesters: [{ id: 'c', received: 0 }], requests: [{ id: 'r', requester: 'c', places: 2 }] }, { ...empty, unserved: [{ request: 'r', missing: 2 }] }],
		['no capacity', { ...base, providers: [{ id: 'ama', capacity: 0 }, { id: 'ben', capacity: 0 }] }, { pairs: [], unserved: [{ request: 'r1', missing: 1 }, { request: 'r2', missing: 1 }] }],
		['no options', { ...base, options: [] }, { pairs: [] }],
		['no places wanted', { ...base, requests: base.requests.map((request) => ({ ...request, places: 0 })) }, { pairs: [], unserved: [] }],
	])('%s', (_, task, expected) => {
		expect(solved(task)).toMatchObject(expected);
	});
});

describe('refuses, and says where', () => {
	const [first] = base.options;
	const locked = [{ request: 'r1', provider: 'ama' }];
	test.each<[string, Partial<AssignmentTask>, object]>([
		['a negative capacity', { providers: [{ id: 'ama', capacity: -1 }, { id: 'ben', capacity: 1 }] }, { problem: 'notACount', in: 'providers', id: 'ama' }],
		['a fraction of a place', { requests: [{ id: 'r1', requester: 'kumasi', places: 0.5 }, base.requests[1]!] }, { problem: 'notACount', in: 'requests', id: 'r1' }],
		['negative help before', { requesters: [{ id: 'kumasi', received: -2 }, base.requesters[1]!] }, { problem: 'notACount', in: 'requesters', id: 'kumasi' }],
		['an id twice', { providers: [{ id: 'ama', capacity: 1 }, { id: 'ama', capacity: 2 }] }, { problem: 'repeatedId', in: 'providers', id: 'ama' }],
		['an unknown requester', { requests: [{ id: 'r1', requester: 'lagos', places: 1 }, base.requests[1]!] }, { problem: 'unknownId', in: 'requests', id: 'lagos' }],
		['an unknown provider', { options: [{ ...first!, provider: 'nobody' }] }, { problem: 'unknownId', in: 'options', id: 'nobody' }],
		['the smallest of several unknown ids', { options: [{ ...first!, provider: 'y' }, { ...first!, provider: 'x' }] }, { problem: 'unknownId', in: 'options', id: 'x' }],
		['an unknown id in a lock', { locked: [{ request: 'r9', provider: 'ama' }] }, { problem: 'unknownId', in: 'locked', id: 'r9' }],
		['an unknown id in a bar', { barred: [{ request: 'r9', provider: 'ama', reason: 'veto' }] }, { problem: 'unknownId', in: 'barred', id: 'r9' }],
		['a pair twice', { options: [first!, first!] }, { problem: 'repeatedPair', request: 'r1', provider: 'ama' }],
		['a lock twice', { locked: [...locked, ...locked] }, { problem: 'repeatedPair', request: 'r1', provider: 'ama' }],
		['a level beyond the scale', { options: [{ ...first!, level: 6 }] }, { problem: 'levelOutOfRange', request: 'r1', provider: 'ama' }],
		['a score beyond the scale', { options: [{ ...first!, score: 101 }] }, { problem: 'scoreOutOfRange', request: 'r1', provider: 'ama' }],
		['a score that is no whole number', { options: [{ ...first!, score: 0.5 }] }, { problem: 'scoreOutOfRange', request: 'r1', provider: 'ama' }],
		['a lock on a barred pair', { locked, barred: [{ ...locked[0]!, reason: 'veto' }] }, { problem: 'lockBarred', request: 'r1', provider: 'ama' }],
		['a lock on a pair not offered', { locked: [{ request: 'r2', provider: 'ben' }] }, { problem: 'lockNotOffered', request: 'r2', provider: 'ben' }],
		['locks beyond a capacity', { locked: [...locked, { request: 'r2', provider: 'ama' }] }, { problem: 'lockedBeyondCapacity', id: 'ama' }],
		['locks beyond the places', { locked: [...locked, { request: 'r1', provider: 'ben' }] }, { problem: 'lockedBeyondPlaces', id: 'r1' }],
		['squares beyond 2^53', { requesters: [{ id: 'kumasi', received: 1e9 }, base.requesters[1]!] }, { problem: 'sumTooLarge' }],
		['scores beyond 2^53', { topScore: Number.MAX_SAFE_INTEGER, options: [{ ...first!, score: Number.MAX_SAFE_INTEGER }] }, { problem: 'sumTooLarge' }],
		['a scale without levels', { levels: 0 }, { problem: 'noSuchScale' }],
	])('%s', (_, change, expected) => {
		expect(assignFairly({ ...base, ...change })).toEqual({ ok: false, ...expected });
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTasks } from '#testing/assignment-tasks.ts';
import { listShortages, shortageOf } from './assignment-shortage.ts';
import type { AssignmentTask } from './assignment-task.ts';
import { whyNot } from './cheapest-exchange.ts';
import { assignFairly } from './fair-assignment.ts';
import type { Assignment } from './fair-assignment.ts';
import { adviseRecruiting } from './recruiting-advice.ts';

function solved(task: AssignmentTask): Assignment {
	const assignment = assignFairly(task);
	if (!assignment.ok) throw new Error(assignment.problem);
	return assignment;
}

const wanting: AssignmentTask = {
	levels: 5, topScore: 100,
	requesters: ['a', 'b', 'c'].map((id) => ({ id, received: 0 })),
	requests: ['a', 'b', 'c'].map((id) => ({ id: `r${id}`, requester: id, places: 1, kinds: id === 'a' ? ['data/fr'] : ['data/pt'] })),
	providers: [{ id: 'p', capacity: 1 }, { id: 'q', capacity: 1 }],
	options: [
		{ request: 'ra', provider: 'p', level: 5, score: 90 }, { request: 'rb', provider: 'p', level: 4, score: 70 },
		{ request: 'rc', provider: 'p', level: 3, score: 50 }, { request: 'ra', provider: 'q', level: 2, score: 30 },
	],
	barred: [{ request: 'rc', provider: 'q', reason: 'conflict' }, { request: 'rc', provider: 'q', reason: 'noLanguage' }],
};

describe('who goes short', () => {
	test('is shown the requests it shares too few places with', () => {
		const assignment = solved(wanting);
		expect(assignment.unserved).toEqual([{ request: 'rc', missing: 1 }]);
		expect(shortageOf(wanting, assignment, 'rc')).toEqual({ requests: ['rb', 'rc'], providers: ['p'], wanted: 2, available: 1, unserved: ['rc'] });
		expect(shortageOf(wanting, assignment, 'ra')).toBeNull();
		expect(listShortages(wanting, assignment)).toEqual([shortageOf(wanting, assignment, 'rc')]);
	});

	test('competes for less than is wanted, always, and all of that is given out', () => {
		fc.assert(fc.property(smallTasks, (task) => {
			const assignment = solved(task);
			const own = assignment.unserved.map(({ request }) => shortageOf(task, assignment, request));
			const all = listShortages(task, assignment);
			if (!Array.isArray(all)) throw new Error(all.problem);
			for (const found of [...own, ...all]) {
				if (!found || 'problem' in found) throw new Error('no shortage found');
				const lacking = found.unserved.reduce((sum, id) => sum + assignment.unserved.find(({ request }) => request === id)!.missing, 0);
				expect(found.available).toBe(found.wanted - lacking);
				expect(lacking).toBeGreaterThan(0);
			}
			expect(all.flatMap(({ unserved }) => unserved).sort()).toEqual(assignment.unserved.map(({ request }) => request));
		}));
	});
});

describe('why not this provider', () => {
	test('names what stands against it', () => {
		expect(whyNot(wanting, solved(wanting), 'rc', 'q')).toEqual({ answer: 'barred', reasons: ['conflict', 'noLanguage'] });
		expect(whyNot(wanting, solved(wanting), 'rb', 'q')).toEqual({ answer: 'notOffered' });
		expect(whyNot(wanting, solved(wanting), 'rb', 'p')).toEqual({ answer: 'assigned' });
		expect(whyNot(wanting, solved(wanting), 'rb', 'nobody')).toEqual({ answer: 'unknown', id: 'nobody' });
		const locked = { ...wanting, locked: [{ request: 'rc', provider: 'p' }] };
		expect(whyNot(locked, solved(locked), 'ra', 'p')).toEqual({ answer: 'noRoom', at: 'provider', locked: 1 });
	});

	test('shows what would have to change and what that costs', () => {
		expect(whyNot(wanting, solved(wanting), 'rc', 'p')).toEqual({
			answer: 'exchange',
			exchange: {
				added: [{ request: 'rc', provider: 'p' }], removed: [{ request: 'rb', provider: 'p' }],
				change: { served: 0, sumSquares: 0, levels: [0, 0, 1, -1, 0], score: -20 },
				requesters: [{ requester: 'b', change: -1 }, { requester: 'c', change: 1 }],
			},
		});
	});

	test('costs exactly what the best assignment with that pair locked costs', () => {
		fc.assert(fc.property(smallTasks, (task) => {
			const best = solved(task);
			for (const { request, provider } of task.options) {
				const reply = whyNot(task, best, request, provider);
				if (!('answer' in reply) || reply.answer !== 'exchange') continue;
				const { change, added, removed } = reply.exchange;
				const forced = solved({ ...task, locked: [...(task.locked ?? []), { request, provider }] }).tally;
				expect({
					served: best.tally.served + change.served, sumSquares: best.tally.sumSquares + change.sumSquares,
					levels: best.tally.levels.map((count, i) => count + change.levels[i]!), score: best.tally.score + change.score,
				}).toEqual(forced);
				expect(added).toContainEqual({ request, provider });
				expect(added.length - removed.length).toBe(change.served);
			}
		}), { numRuns: 300 });
	});
});

describe('whom to recruit', () => {
	test('counts the requests freed as well as those served', () => {
		expect(adviseRecruiting(wanting, solved(wanting), { capacity: 1, most: 3 })).toEqual([
			{ kind: 'data/pt', providers: 1, places: 1, requests: ['rc'], requesters: ['c'] },
		]);
		const alone = { ...wanting, providers: [{ id: 'p', capacity: 1 }], options: wanting.options.filter(({ provider }) => provider === 'p'), barred: [] };
		expect(adviseRecruiting(alone, solved(alone), { capacity: 1, most: 3 })).toEqual([
			{ kind: 'data/pt', providers: 2, places: 2, requests: ['rb', 'rc'], requesters: ['b', 'c'] },
			{ kind: 'data/fr', providers: 1, places: 1, requests: ['rb'], requesters: ['b'] },
			{ kind: 'data/pt', providers: 1, places: 1, requests: ['rb'], requesters: ['b'] },
		]);
	});

	test('promises exactly the places that such providers would fill', () => {
		fc.assert(fc.property(smallTasks, fc.integer({ min: 1, max: 2 }), (task, capacity) => {
			const now = solved(task);
			const advice = adviseRecruiting(task, now, { capacity, most: 2 });
			if (!Array.isArray(advice)) throw new Error(advice.problem);
			for (const kind of ['a', 'b']) {
				for (const providers of [1, 2]) {
					const hired = Array.from({ length: providers }, (_, i) => ({ id: `x${i}`, capacity }));
					const able = task.requests.filter(({ kinds }) => kinds?.includes(kind));
					const after = solved({
						...task, providers: [...task.providers, ...hired],
						options: [...task.options, ...able.flatMap(({ id }) => hired.map((provider) => ({ request: id, provider: provider.id, level: 1, score: 0 })))],
					});
					const said = advice.filter((line) => line.kind === kind && line.providers <= providers).map(({ places }) => places);
					expect(Math.max(0, ...said)).toBe(after.tally.served - now.tally.served);
				}
			}
		}), { numRuns: 200 });
	});
});

import fc from 'fast-check';
import type { AssignmentTask, Pair } from '#algorithms/assignment-task.ts';
import type { Tally } from '#algorithms/fair-assignment.ts';

/** Small assignments with many ties; bars now and then, and locks as far as they fit. */
export const smallTasks: fc.Arbitrary<AssignmentTask> = fc.record({
	received: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
	requests: fc.array(fc.record({ requester: fc.nat(2), places: fc.nat(2), kinds: fc.subarray(['a', 'b']) }), { maxLength: 4 }),
	capacities: fc.array(fc.nat(2), { maxLength: 3 }),
	cells: fc.array(fc.record({ level: fc.integer({ min: 0, max: 3 }), score: fc.nat(2), mark: fc.nat(9) }), { minLength: 12, maxLength: 12 }),
}).map(({ received, requests, capacities, cells }) => {
	const left = requests.map((request) => request.places);
	const room = capacities.slice();
	const options: (Pair & { level: number; score: number })[] = [];
	const locked: Pair[] = [];
	const barred: (Pair & { reason: string })[] = [];
	requests.forEach((_, r) => capacities.forEach((_capacity, p) => {
		const { level, score, mark } = cells[3 * r + p]!;
		const pair = { request: `r${r}`, provider: `p${p}` };
		if (level > 0) options.push({ ...pair, level, score });
		if (mark === 9) barred.push({ ...pair, reason: 'conflict' });
		else if (mark === 8 && level > 0 && left[r]! > 0 && room[p]! > 0) {
			locked.push(pair);
			left[r]!--;
			room[p]!--;
		}
	}));
	return {
		levels: 3, topScore: 2, options, locked, barred,
		requesters: received.map((before, i) => ({ id: `c${i}`, received: before })),
		requests: requests.map(({ requester, places, kinds }, i) => ({ id: `r${i}`, requester: `c${requester % received.length}`, places, kinds })),
		providers: capacities.map((capacity, i) => ({ id: `p${i}`, capacity })),
	};
});

/** A task with its lists in another order. */
export function shuffled(task: AssignmentTask): fc.Arbitrary<AssignmentTask> {
	const anew = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
	return fc.record({
		levels: fc.constant(task.levels), topScore: fc.constant(task.topScore),
		requesters: anew(task.requesters), requests: anew(task.requests), providers: anew(task.providers),
		options: anew(task.options), locked: anew(task.locked ?? []), barred: anew(task.barred ?? []),
	});
}

/** The rule by trying every choice of options. */
export function bestByTrying(task: AssignmentTask): { pairs: Pair[]; tally: Tally } | null {
	const named = (list: readonly Pair[] | undefined) => new Set((list ?? []).map(({ request, provider }) => `${request} ${provider}`));
	const [locked, barred] = [named(task.locked), named(task.barred)];
	const options = task.options.filter(({ request, provider }) => !barred.has(`${request} ${provider}`))
		.sort((a, b) => (`${a.request} ${a.provider}` < `${b.request} ${b.provider}` ? -1 : 1));
	let best: { pairs: Pair[]; tally: Tally; key: number[] } | null = null;
	for (let choice = 0; choice < 2 ** options.length; choice++) {
		const chosen = options.filter((_, i) => (choice & (1 << i)) !== 0);
		const names = named(chosen);
		if ([...locked].some((name) => !names.has(name))) continue;
		if (task.requests.some(({ id, places }) => chosen.filter(({ request }) => request === id).length > places)) continue;
		if (task.providers.some(({ id, capacity }) => chosen.filter(({ provider }) => provider === id).length > capacity)) continue;
		const tally = tallyOf(task, chosen);
		const key = [-tally.served, tally.sumSquares, ...tally.levels.slice(0, -1), -tally.score, ...options.map((_, i) => ((choice & (1 << i)) === 0 ? 1 : 0))];
		if (!best || isLess(key, best.key)) best = { pairs: chosen.map(({ request, provider }) => ({ request, provider })), tally, key };
	}
	return best && { pairs: best.pairs, tally: best.tally };
}

function tallyOf(task: AssignmentTask, chosen: AssignmentTask['options']): Tally {
	const requesterOf = new Map(task.requests.map(({ id, requester }) => [id, requester]));
	return {
		served: chosen.length,
		sumSquares: task.requesters.reduce((sum, { id, received }) => sum + (received + chosen.filter(({ request }) => requesterOf.get(request) === id).length) ** 2, 0),
		levels: Array.from({ length: task.levels }, (_, i) => chosen.filter(({ level }) => level === i + 1).length),
		score: chosen.reduce((sum, { score }) => sum + score, 0),
	};
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
	const differs = one.findIndex((value, i) => value !== other[i]);
	return differs >= 0 && one[differs]! < other[differs]!;
}

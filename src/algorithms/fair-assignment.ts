import { assignmentNetwork, vertexOf } from './assignment-network.ts';
import type { AssignmentNetwork } from './assignment-network.ts';
import { indexTask } from './assignment-task.ts';
import type { AssignmentTask, IndexedTask, Pair, TaskRefusal } from './assignment-task.ts';
import { firstCirculation } from './first-circulation.ts';
import { cheapestCirculation } from './network-simplex.ts';

/** What an assignment is judged by, most important first. */
export interface Tally {
	/** Places filled: more is better. */
	served: number;
	/** Sum over requesters of (received + now)²: less is better, and is least where the worst-off have most. */
	sumSquares: number;
	/** Places filled at level 1, 2, …: fewer at level 1, then at 2, … is better. */
	levels: number[];
	/** More is better. */
	score: number;
}

export interface Assignment {
	ok: true;
	/** In order of request, then provider. */
	pairs: (Pair & { level: number; score: number; locked: boolean })[];
	tally: Tally;
	/** Per requester, in order of id: places received before and filled now. */
	help: { requester: string; received: number; now: number }[];
	/** Requests that got fewer providers than they wanted, in order of id. */
	unserved: { request: string; missing: number }[];
	/** The proof: see `checkAssignment`. */
	prices: AssignmentPrices;
}

/**
 * For each tier (served, squares, places at level 1 … levels - 1, score) a price per requester, request and provider in
 * order of ids; the outside world's is 0. A unit may not be moved anywhere for less than the prices say.
 */
interface AssignmentPrices {
	requesters: number[][];
	requests: number[][];
	providers: number[][];
}

/**
 * Assigns providers to requests. Strictly in this order: most places filled; smallest sum over requesters of
 * (received + now)² (which is also the leximin, Frank and Murota 2022); fewest places at level 1, then 2, …; highest
 * score; and, of all assignments equal in these, the one whose list of pairs, in order of ids, is the smallest:
 * it has the first pair in which it differs from any other.
 *
 * Guarantee: exactly optimal in all of it, whatever the order of the input, and with prices that prove it up to the
 * score. Method: one minimum-cost circulation (`assignmentNetwork`), every tier a separable convex cost. Refuses as
 * `TaskRefusal` lists, and `sumTooLarge` rather than round. A lock is kept even where it costs places.
 */
export function assignFairly(task: AssignmentTask): Assignment | TaskRefusal {
	const indexed = indexTask(task);
	if (!indexed.ok) return indexed;
	const network = assignmentNetwork(indexed);
	const cheapest = cheapestCirculation(network);
	if (!cheapest.ok) return cheapest;
	const flow = firstCirculation(network, cheapest.flow, cheapest.prices, network.firstPair, network.firstGiving);
	const chosen = chosenOptions(indexed, network, flow);
	return {
		ok: true,
		pairs: chosen.map((option) => ({
			request: indexed.requests[indexed.request[option]!]!,
			provider: indexed.providers[indexed.provider[option]!]!,
			level: indexed.level[option]!,
			score: indexed.score[option]!,
			locked: indexed.fixed[option] === 1,
		})),
		...outcome(indexed, chosen),
		prices: pricesByKind(indexed, cheapest.prices),
	};
}

/** Options taken, locked ones among them, in order. */
function chosenOptions(task: IndexedTask, network: AssignmentNetwork, flow: Int32Array): number[] {
	const taken = task.fixed.map((fixed) => (fixed === 1 ? 1 : 0));
	for (let arc = network.firstPair; arc < network.firstGiving; arc++) if (flow[arc] === 1) taken[network.optionOf[arc]!] = 1;
	const chosen: number[] = [];
	for (let option = 0; option < taken.length; option++) if (taken[option] === 1) chosen.push(option);
	return chosen;
}

/** What a choice of options amounts to. O(options chosen + requests + requesters). */
export function outcome(task: IndexedTask, chosen: readonly number[]): Pick<Assignment, 'tally' | 'help' | 'unserved'> {
	const now = new Int32Array(task.requesters.length);
	const got = new Int32Array(task.requests.length);
	const levels = Array.from({ length: task.levels }, () => 0);
	let score = 0;
	for (const option of chosen) {
		const request = task.request[option]!;
		got[request]!++;
		now[task.requesterOf[request]!]!++;
		levels[task.level[option]! - 1]!++;
		score += task.score[option]!;
	}
	let sumSquares = 0;
	for (let requester = 0; requester < now.length; requester++) sumSquares += (task.received[requester]! + now[requester]!) ** 2;
	const unserved: Assignment['unserved'] = [];
	for (let request = 0; request < got.length; request++) {
		const missing = task.places[request]! - got[request]!;
		if (missing > 0) unserved.push({ request: task.requests[request]!, missing });
	}
	return {
		tally: { served: chosen.length, sumSquares, levels, score },
		help: task.requesters.map((requester, rank) => ({ requester, received: task.received[rank]!, now: now[rank]! })),
		unserved,
	};
}

function pricesByKind(task: IndexedTask, prices: readonly Float64Array[]): AssignmentPrices {
	const vertex = vertexOf(task);
	return {
		requesters: prices.map((tier) => Array.from(tier.subarray(vertex.requester, vertex.request))),
		requests: prices.map((tier) => Array.from(tier.subarray(vertex.request, vertex.provider))),
		providers: prices.map((tier) => Array.from(tier.subarray(vertex.provider))),
	};
}

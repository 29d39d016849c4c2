import { takenOptions } from './assignment-certificate.ts';
import type { CertificateProblem } from './assignment-certificate.ts';
import { assignmentNetwork, flowOf, vertexOf } from './assignment-network.ts';
import { findOption, indexTask, rankOf } from './assignment-task.ts';
import type { AssignmentTask, IndexedTask, Pair } from './assignment-task.ts';
import { outcome } from './fair-assignment.ts';
import type { Assignment, Tally } from './fair-assignment.ts';
import { leastPath } from './least-path.ts';

export type WhyNot =
	| { answer: 'assigned' | 'notOffered' }
	| { answer: 'unknown'; id: string }
	| { answer: 'barred'; reasons: string[] }
	/** Nothing is left to exchange: the places or the capacity are 0 or all locked. */
	| { answer: 'noRoom'; at: 'request' | 'provider'; locked: number }
	| { answer: 'exchange'; exchange: Exchange };

/** The best assignment that has the pair, told by its difference. */
interface Exchange {
	/** In order of request and provider; the pair asked about is among those added. */
	added: Pair[];
	removed: Pair[];
	/** The new tally less the old one: the first number that is not 0 says why it was not chosen; all 0 means a tie. */
	change: Tally;
	/** Requesters that would have more or fewer places. */
	requesters: { requester: string; change: number }[];
}

/**
 * Why a request did not get a provider: what stands against it, or the cheapest exchange that would give it that
 * provider, and what it costs. Forcing one pair in moves one unit around one cycle; with the prices of a checked
 * assignment every step costs at least nothing, so Dijkstra's method finds the cheapest. O(options × log options).
 */
export function whyNot(task: AssignmentTask, assignment: Assignment, request: string, provider: string): WhyNot | CertificateProblem {
	const indexed = indexTask(task);
	if (!indexed.ok) return indexed;
	const taken = takenOptions(indexed, assignment);
	if (!(taken instanceof Uint8Array)) return taken;
	const asking = rankOf(indexed.requests, request);
	const giving = rankOf(indexed.providers, provider);
	if (asking < 0 || giving < 0) return { answer: 'unknown', id: asking < 0 ? request : provider };
	const reasons = (task.barred ?? []).filter((bar) => bar.request === request && bar.provider === provider).map((bar) => bar.reason).sort();
	if (reasons.length > 0) return { answer: 'barred', reasons };
	const option = findOption(indexed, asking, giving);
	if (option < 0) return { answer: 'notOffered' };
	if (taken[option] === 1) return { answer: 'assigned' };
	if (indexed.places[asking] === indexed.lockedOfRequest[asking]) return { answer: 'noRoom', at: 'request', locked: indexed.lockedOfRequest[asking]! };
	if (indexed.capacity[giving] === indexed.lockedOfProvider[giving]) return { answer: 'noRoom', at: 'provider', locked: indexed.lockedOfProvider[giving]! };
	const after = withPair(indexed, assignment, taken, option);
	return { answer: 'exchange', exchange: difference(indexed, assignment, taken, after) };
}

/** The options taken once the option is forced in at the least cost. */
function withPair(task: IndexedTask, assignment: Assignment, taken: Uint8Array, option: number): Uint8Array {
	const network = assignmentNetwork(task);
	const vertex = vertexOf(task);
	const flow = flowOf(task, network, taken);
	const prices = network.tiers.map((_, tier) => [0, ...assignment.prices.requesters[tier]!, ...assignment.prices.requests[tier]!, ...assignment.prices.providers[tier]!]);
	const after = taken.slice();
	for (const arc of leastPath(network, flow, prices, vertex.provider + task.provider[option]!, vertex.request + task.request[option]!)) {
		const moved = network.optionOf[arc]!;
		if (moved >= 0) after[moved] = 1 - after[moved]!;
	}
	after[option] = 1;
	return after;
}

function difference(task: IndexedTask, assignment: Assignment, before: Uint8Array, after: Uint8Array): Exchange {
	const added: Pair[] = [];
	const removed: Pair[] = [];
	const chosen: number[] = [];
	for (let option = 0; option < after.length; option++) {
		if (after[option] === 1) chosen.push(option);
		if (after[option] === before[option]) continue;
		const pair = { request: task.requests[task.request[option]!]!, provider: task.providers[task.provider[option]!]! };
		(after[option] === 1 ? added : removed).push(pair);
	}
	const { tally, help } = outcome(task, chosen);
	const old = assignment.tally;
	return {
		added, removed,
		change: {
			served: tally.served - old.served,
			sumSquares: tally.sumSquares - old.sumSquares,
			levels: tally.levels.map((count, level) => count - old.levels[level]!),
			score: tally.score - old.score,
		},
		requesters: help
			.map(({ requester, now }, rank) => ({ requester, change: now - assignment.help[rank]!.now }))
			.filter(({ change }) => change !== 0),
	};
}

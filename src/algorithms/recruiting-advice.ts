import type { CertificateProblem } from './assignment-certificate.ts';
import { openMarket } from './assignment-shortage.ts';
import type { Market } from './assignment-shortage.ts';
import { rankOf } from './assignment-task.ts';
import type { AssignmentTask } from './assignment-task.ts';
import type { Assignment } from './fair-assignment.ts';

/** "Two providers of this kind would fill four more places." */
export interface Advice {
	kind: string;
	providers: number;
	/** Places filled beyond those filled now. */
	places: number;
	/** One way to fill them, smallest ids first: who would get a provider more, no one losing any. */
	requests: string[];
	requesters: string[];
}

/**
 * Which kinds of provider to look for: for each kind that requests name, how many more places 1, 2, … up to `most`
 * new providers of that kind and `capacity` would fill, as long as each one fills some. A new provider may free others
 * for requests of another kind, so places are counted by augmenting paths, not by counting requests (Ford and Fulkerson).
 * The number of places is exact. Most places first, then fewest providers, then kind. O(places gained × options) a kind.
 */
export function adviseRecruiting(task: AssignmentTask, assignment: Pick<Assignment, 'pairs'>, { capacity, most }: { capacity: number; most: number }): Advice[] | CertificateProblem {
	const market = openMarket(task, assignment);
	if ('problem' in market) return market;
	const wantedBy = new Map<string, number[]>();
	for (const { id, kinds = [] } of task.requests) {
		const rank = rankOf(market.task.requests, id);
		for (const kind of new Set(kinds)) {
			const others = wantedBy.get(kind);
			if (others) others.push(rank);
			else wantedBy.set(kind, [rank]);
		}
	}
	const advice: Advice[] = [];
	for (const [kind, requests] of wantedBy) advice.push(...hire(market, kind, requests.sort((a, b) => a - b), capacity, most));
	return advice.sort((a, b) => b.places - a.places || a.providers - b.providers || (a.kind < b.kind ? -1 : 1));
}

function hire(market: Market, kind: string, wantedBy: readonly number[], capacity: number, most: number): Advice[] {
	const { task } = market;
	const trial: Market = { ...market, taken: market.taken.slice(), missing: market.missing.slice() };
	const fromNew = new Int32Array(task.requests.length); // places a request gets from the new providers
	const gained: number[] = [];
	const advice: Advice[] = [];
	for (let providers = 1; providers <= most; providers++) {
		const before = gained.length;
		while (gained.length < providers * capacity) {
			const request = passOn(trial, wantedBy.filter((asking) => fromNew[asking]! < providers), fromNew);
			if (request < 0) break;
			gained.push(request);
		}
		if (gained.length === before) break;
		const requests = [...new Set(gained)].sort((a, b) => a - b);
		const requesters = [...new Set(requests.map((request) => task.requesterOf[request]!))].sort((a, b) => a - b);
		advice.push({
			kind, providers, places: gained.length,
			requests: requests.map((request) => task.requests[request]!),
			requesters: requesters.map((requester) => task.requesters[requester]!),
		});
	}
	return advice;
}

/**
 * Gives one place of a new provider to one of `starts`, who passes an old provider on until a request that goes short
 * has one more. The request that gains, or -1.
 */
function passOn(market: Market, starts: readonly number[], fromNew: Int32Array): number {
	const { task, taken, live, missing, firstOf, ofProvider } = market;
	const reached = new Uint8Array(task.requests.length);
	const passed = new Uint8Array(task.providers.length);
	/** The option by which a request would get its new provider; -1: from the new one. */
	const gets = new Int32Array(task.requests.length).fill(-1);
	const gives = new Int32Array(task.requests.length).fill(-1);
	const queue: number[] = [];
	for (const start of starts) {
		reached[start] = 1;
		queue.push(start);
	}
	for (const request of queue) { // grows while it is walked
		if (missing[request]! > 0) {
			missing[request]!--;
			let last = request;
			while (gets[last]! >= 0) {
				taken[gets[last]!] = 1;
				taken[gives[last]!] = 0;
				last = task.request[gives[last]!]!;
			}
			fromNew[last]!++;
			return request;
		}
		for (let held = task.firstOption[request]!; held < task.firstOption[request + 1]!; held++) {
			const provider = task.provider[held]!;
			if (live[held] === 0 || taken[held] === 0 || passed[provider] === 1) continue;
			passed[provider] = 1;
			for (let place = firstOf[provider]!; place < firstOf[provider + 1]!; place++) {
				const option = ofProvider[place]!;
				const next = task.request[option]!;
				if (live[option] === 0 || taken[option] === 1 || reached[next] === 1) continue;
				reached[next] = 1;
				gets[next] = option;
				gives[next] = held;
				queue.push(next);
			}
		}
	}
	return -1;
}

import { takenOptions } from './assignment-certificate.ts';
import type { CertificateProblem } from './assignment-certificate.ts';
import { indexTask, rankOf } from './assignment-task.ts';
import type { AssignmentTask, IndexedTask } from './assignment-task.ts';
import type { Assignment } from './fair-assignment.ts';

/** Requests that together want more than all who could serve them have to give: no assignment could serve them all. */
export interface Shortage {
	requests: string[];
	/** Everyone these requests compete for; all of them are full. */
	providers: string[];
	/** Places the requests want, and the most they can get; locked places are not counted in either. */
	wanted: number;
	available: number;
	/** Those of the requests that go short in this assignment. */
	unserved: string[];
}

/**
 * Why one request goes short: the requests it competes with directly or through others (a set violating Hall's
 * condition). Null when it does not go short or is not known. O(options).
 */
export function shortageOf(task: AssignmentTask, assignment: Pick<Assignment, 'pairs'>, request: string): Shortage | null | CertificateProblem {
	const market = openMarket(task, assignment);
	if ('problem' in market) return market;
	const rank = rankOf(market.task.requests, request);
	if (rank < 0 || market.missing[rank]! <= 0) return null;
	const part = newPart(market);
	reach(market, part, rank);
	return shortage(market, part);
}

/** All shortages, such that no two share a request or a provider; largest lack first, then by id. O(options). */
export function listShortages(task: AssignmentTask, assignment: Pick<Assignment, 'pairs'>): Shortage[] | CertificateProblem {
	const market = openMarket(task, assignment);
	if ('problem' in market) return market;
	const all = newPart(market);
	for (let request = 0; request < market.missing.length; request++) if (market.missing[request]! > 0) reach(market, all, request);
	const found = separate(market, all).map((part) => shortage(market, part));
	return found.sort((a, b) => b.wanted - b.available - (a.wanted - a.available) || (a.requests[0]! < b.requests[0]! ? -1 : 1));
}

/** The assignment as who holds whom; only pairs that are free to change. */
export interface Market {
	task: IndexedTask;
	taken: Uint8Array;
	/** Per option 1 when it is neither fixed nor without room on either side. */
	live: Uint8Array;
	/** Places still missing per request. */
	missing: Float64Array;
	/** Options of provider p are `ofProvider[firstOf[p]]` up to `ofProvider[firstOf[p + 1]]`. */
	firstOf: Int32Array;
	ofProvider: Int32Array;
}

export function openMarket(task: AssignmentTask, assignment: Pick<Assignment, 'pairs'>): Market | CertificateProblem {
	const indexed = indexTask(task);
	if (!indexed.ok) return indexed;
	const taken = takenOptions(indexed, assignment);
	if (!(taken instanceof Uint8Array)) return taken;
	const live = new Uint8Array(taken.length);
	const missing = indexed.places.slice();
	const firstOf = new Int32Array(indexed.providers.length + 1);
	for (let option = 0; option < taken.length; option++) {
		const request = indexed.request[option]!;
		const provider = indexed.provider[option]!;
		const open = indexed.fixed[option] === 0 && indexed.places[request]! > indexed.lockedOfRequest[request]! && indexed.capacity[provider]! > indexed.lockedOfProvider[provider]!;
		live[option] = open ? 1 : 0;
		missing[request] = missing[request]! - taken[option]!;
		firstOf[provider + 1]!++;
	}
	for (let provider = 0; provider < indexed.providers.length; provider++) firstOf[provider + 1] = firstOf[provider + 1]! + firstOf[provider]!;
	const next = firstOf.slice();
	const ofProvider = new Int32Array(taken.length);
	for (let option = 0; option < taken.length; option++) ofProvider[next[indexed.provider[option]!]!++] = option;
	return { task: indexed, taken, live, missing, firstOf, ofProvider };
}

/** Some requests and providers, by rank; `within` marks them. */
interface Part {
	requests: number[];
	providers: number[];
	withinRequests: Uint8Array;
	withinProviders: Uint8Array;
}

function newPart({ task }: Market): Part {
	return { requests: [], providers: [], withinRequests: new Uint8Array(task.requests.length), withinProviders: new Uint8Array(task.providers.length) };
}

/** From a request to every provider it could still take, to every request these serve, and so on. */
function reach(market: Market, part: Part, start: number): void {
	const { task, taken, live, firstOf, ofProvider } = market;
	const enter = (request: number) => {
		if (part.withinRequests[request] === 1) return;
		part.withinRequests[request] = 1;
		part.requests.push(request);
	};
	let done = part.requests.length;
	enter(start);
	for (; done < part.requests.length; done++) {
		const request = part.requests[done]!;
		for (let option = task.firstOption[request]!; option < task.firstOption[request + 1]!; option++) {
			const provider = task.provider[option]!;
			if (live[option] === 0 || taken[option] === 1 || part.withinProviders[provider] === 1) continue;
			part.withinProviders[provider] = 1;
			part.providers.push(provider);
			for (let place = firstOf[provider]!; place < firstOf[provider + 1]!; place++) {
				const held = ofProvider[place]!;
				if (live[held] === 1 && taken[held] === 1) enter(task.request[held]!);
			}
		}
	}
}

/** Splits what was reached into parts that share no provider; each keeps the marks of the whole. */
function separate({ task, live, firstOf, ofProvider }: Market, all: Part): Part[] {
	const seenRequests = new Uint8Array(task.requests.length);
	const seenProviders = new Uint8Array(task.providers.length);
	return all.requests.flatMap((start) => {
		if (seenRequests[start] === 1) return [];
		seenRequests[start] = 1;
		const part: Part = { ...all, requests: [start], providers: [] };
		for (const request of part.requests) { // grows while it is walked
			for (let option = task.firstOption[request]!; option < task.firstOption[request + 1]!; option++) {
				const provider = task.provider[option]!;
				if (live[option] === 0 || all.withinProviders[provider] === 0 || seenProviders[provider] === 1) continue;
				seenProviders[provider] = 1;
				part.providers.push(provider);
				for (let place = firstOf[provider]!; place < firstOf[provider + 1]!; place++) {
					const other = task.request[ofProvider[place]!]!;
					if (live[ofProvider[place]!] === 0 || all.withinRequests[other] === 0 || seenRequests[other] === 1) continue;
					seenRequests[other] = 1;
					part.requests.push(other);
				}
			}
		}
		return [part];
	});
}

function shortage({ task, live, missing }: Market, part: Part): Shortage {
	const found: Shortage = { requests: [], providers: [], wanted: 0, available: 0, unserved: [] };
	for (const provider of part.providers.sort((a, b) => a - b)) {
		found.providers.push(task.providers[provider]!);
		found.available += task.capacity[provider]! - task.lockedOfProvider[provider]!;
	}
	for (const request of part.requests.sort((a, b) => a - b)) {
		found.requests.push(task.requests[request]!);
		found.wanted += task.places[request]! - task.lockedOfRequest[request]!;
		if (missing[request]! > 0) found.unserved.push(task.requests[request]!);
		// a provider outside the set can still give one place to each request that has it
		for (let option = task.firstOption[request]!; option < task.firstOption[request + 1]!; option++) {
			if (live[option] === 1 && part.withinProviders[task.provider[option]!] === 0) found.available++;
		}
	}
	return found;
}

/** Who asks, who can give, and which pairs nothing stands against. All numbers are whole. */
export interface AssignmentTask {
	/** Levels of fit run from 1 to this, the highest the best. */
	levels: number;
	/** Scores run from 0 to this; they decide only between assignments of equal levels. */
	topScore: number;
	/** `received`: places already given to this requester earlier. */
	requesters: readonly { id: string; received: number }[];
	/** `places`: how many different providers are wanted. `kinds`: which kinds of provider could serve it, for recruiting advice. */
	requests: readonly { id: string; requester: string; places: number; kinds?: readonly string[] }[];
	providers: readonly { id: string; capacity: number }[];
	options: readonly (Pair & { level: number; score: number })[];
	/** Pairs that must be in the answer. */
	locked?: readonly Pair[];
	/** Pairs that must not, with the code of what stands against them; they need not be among the options. */
	barred?: readonly (Pair & { reason: string })[];
}

export interface Pair {
	request: string;
	provider: string;
}

export type TaskRefusal =
	| { ok: false; problem: 'repeatedId' | 'unknownId' | 'notACount'; in: 'requesters' | 'requests' | 'providers' | 'options' | 'locked' | 'barred'; id: string }
	| ({ ok: false; problem: 'levelOutOfRange' | 'scoreOutOfRange' | 'repeatedPair' | 'lockBarred' | 'lockNotOffered' } & Pair)
	| { ok: false; problem: 'lockedBeyondPlaces' | 'lockedBeyondCapacity'; id: string }
	| { ok: false; problem: 'noSuchScale' | 'sumTooLarge' };

/** The task in numbers: everything in order of ids, options by request and then provider, so that input order cannot matter. */
export interface IndexedTask {
	ok: true;
	levels: number;
	requesters: readonly string[];
	requests: readonly string[];
	providers: readonly string[];
	received: Float64Array;
	requesterOf: Int32Array;
	places: Float64Array;
	capacity: Float64Array;
	/** Options of request r are those from `firstOption[r]` up to `firstOption[r + 1]`. */
	firstOption: Int32Array;
	request: Int32Array;
	provider: Int32Array;
	level: Int32Array;
	score: Float64Array;
	/** Per option: 1 locked in, -1 barred, 0 free. */
	fixed: Int8Array;
	/** Per request, requester and provider: pairs locked in. */
	lockedOfRequest: Int32Array;
	lockedOfRequester: Int32Array;
	lockedOfProvider: Int32Array;
}

type Refused<T> = T | TaskRefusal;

/** Orders and checks a task. Refuses every value it cannot stand behind, naming where; see `TaskRefusal`. O(n log n + options). */
export function indexTask(task: AssignmentTask): Refused<IndexedTask> {
	if (!isCount(task.levels) || task.levels < 1 || !isCount(task.topScore)) return { ok: false, problem: 'noSuchScale' };
	const requesters = byId(task.requesters, 'requesters', (requester) => requester.received);
	if ('ok' in requesters) return requesters;
	const requests = byId(task.requests, 'requests', (request) => request.places);
	if ('ok' in requests) return requests;
	const providers = byId(task.providers, 'providers', (provider) => provider.capacity);
	if ('ok' in providers) return providers;

	const requesterOf = new Int32Array(task.requests.length);
	for (const [place, request] of requests.items.entries()) {
		const requester = requesters.rank.get(request.requester);
		if (requester === undefined) return { ok: false, problem: 'unknownId', in: 'requests', id: request.requester };
		requesterOf[place] = requester;
	}

	const options = ranked(task.options, 'options', requests.rank, providers.rank);
	if ('ok' in options) return options;
	const { order, firstOption, request, provider } = options;
	const level = new Int32Array(order.length);
	const score = new Float64Array(order.length);
	for (let place = 0; place < order.length; place++) {
		const option = task.options[order[place]!]!;
		if (place > 0 && request[place] === request[place - 1] && provider[place] === provider[place - 1]) return refusePair('repeatedPair', option);
		if (!isCount(option.level) || option.level < 1 || option.level > task.levels) return refusePair('levelOutOfRange', option);
		if (!isCount(option.score) || option.score > task.topScore) return refusePair('scoreOutOfRange', option);
		level[place] = option.level;
		score[place] = option.score;
	}

	const indexed: IndexedTask = {
		ok: true, levels: task.levels, requesterOf, firstOption, request, provider, level, score,
		requesters: requesters.items.map(idOf), requests: requests.items.map(idOf), providers: providers.items.map(idOf),
		received: Float64Array.from(requesters.items, (requester) => requester.received),
		places: Float64Array.from(requests.items, (item) => item.places),
		capacity: Float64Array.from(providers.items, (item) => item.capacity),
		fixed: new Int8Array(order.length),
		lockedOfRequest: new Int32Array(requests.items.length),
		lockedOfRequester: new Int32Array(requesters.items.length),
		lockedOfProvider: new Int32Array(providers.items.length),
	};
	return bar(task, indexed, requests.rank, providers.rank) ?? lock(task, indexed, requests.rank, providers.rank) ?? tooLarge(indexed) ?? indexed;
}

/** The option of a request and a provider, both by rank; -1 when there is none. O(log options). */
export function findOption(task: Pick<IndexedTask, 'firstOption' | 'provider'>, request: number, provider: number): number {
	let low = task.firstOption[request]!;
	let high = task.firstOption[request + 1]! - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = task.provider[middle]!;
		if (found === provider) return middle;
		if (found < provider) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/** Rank of an id in a list in order of ids; -1 when it is not there. */
export function rankOf(ids: readonly string[], id: string): number {
	let low = 0;
	let high = ids.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = ids[middle]!;
		if (found === id) return middle;
		if (found < id) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

function isCount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

function idOf(item: { id: string }): string {
	return item.id;
}

function refusePair(problem: 'levelOutOfRange' | 'scoreOutOfRange' | 'repeatedPair' | 'lockBarred' | 'lockNotOffered', pair: Pair): TaskRefusal {
	return { ok: false, problem, request: pair.request, provider: pair.provider };
}

/** By code units: the same order in every language and on every machine. */
function byId<T extends { id: string }>(items: readonly T[], kind: 'requesters' | 'requests' | 'providers', count: (item: T) => number): Refused<{ items: T[]; rank: Map<string, number> }> {
	const sorted = items.slice().sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const rank = new Map<string, number>();
	for (const [place, item] of sorted.entries()) {
		if (rank.has(item.id)) return { ok: false, problem: 'repeatedId', in: kind, id: item.id };
		if (!isCount(count(item))) return { ok: false, problem: 'notACount', in: kind, id: item.id };
		rank.set(item.id, place);
	}
	return { items: sorted, rank };
}

interface Ranked {
	/** Places in the given list, by request and then provider. */
	order: Int32Array;
	firstOption: Int32Array;
	request: Int32Array;
	provider: Int32Array;
}

/** Two counting sorts, by provider and then by request. */
function ranked(pairs: readonly Pair[], kind: 'options' | 'locked' | 'barred', requestRank: ReadonlyMap<string, number>, providerRank: ReadonlyMap<string, number>): Refused<Ranked> {
	const request = new Int32Array(pairs.length);
	const provider = new Int32Array(pairs.length);
	let unknown: string | null = null; // the smallest, so that the refusal does not depend on the order either
	for (let place = 0; place < pairs.length; place++) {
		const pair = pairs[place]!;
		const asked = requestRank.get(pair.request);
		const giving = providerRank.get(pair.provider);
		if (asked === undefined && (unknown === null || pair.request < unknown)) unknown = pair.request;
		if (giving === undefined && (unknown === null || pair.provider < unknown)) unknown = pair.provider;
		request[place] = asked ?? 0;
		provider[place] = giving ?? 0;
	}
	if (unknown !== null) return { ok: false, problem: 'unknownId', in: kind, id: unknown };
	const given = Int32Array.from(pairs.keys());
	const { order } = countingSort(countingSort(given, provider, providerRank.size).order, request, requestRank.size);
	const { first } = countingSort(given, request, requestRank.size);
	return { order, firstOption: first, request: order.map((place) => request[place]!), provider: order.map((place) => provider[place]!) };
}

function countingSort(list: Int32Array, keys: Int32Array, size: number): { order: Int32Array; first: Int32Array } {
	const first = new Int32Array(size + 1);
	for (const item of list) first[keys[item]! + 1]!++;
	for (let key = 0; key < size; key++) first[key + 1] = first[key + 1]! + first[key]!;
	const next = first.slice();
	const order = new Int32Array(list.length);
	for (const item of list) order[next[keys[item]!]!++] = item;
	return { order, first };
}

function bar(task: AssignmentTask, indexed: IndexedTask, requestRank: ReadonlyMap<string, number>, providerRank: ReadonlyMap<string, number>): TaskRefusal | null {
	const barred = ranked(task.barred ?? [], 'barred', requestRank, providerRank);
	if ('ok' in barred) return barred;
	for (const [place, request] of barred.request.entries()) {
		const option = findOption(indexed, request, barred.provider[place]!);
		if (option >= 0) indexed.fixed[option] = -1;
	}
	return null;
}

function lock(task: AssignmentTask, indexed: IndexedTask, requestRank: ReadonlyMap<string, number>, providerRank: ReadonlyMap<string, number>): TaskRefusal | null {
	const locked = ranked(task.locked ?? [], 'locked', requestRank, providerRank);
	if ('ok' in locked) return locked;
	for (const [place, request] of locked.request.entries()) {
		const provider = locked.provider[place]!;
		const pair = { request: indexed.requests[request]!, provider: indexed.providers[provider]! };
		const option = findOption(indexed, request, provider);
		if (option < 0) return refusePair('lockNotOffered', pair);
		if (indexed.fixed[option] === -1) return refusePair('lockBarred', pair);
		if (indexed.fixed[option] === 1) return refusePair('repeatedPair', pair);
		indexed.fixed[option] = 1;
		if (++indexed.lockedOfRequest[request]! > indexed.places[request]!) return { ok: false, problem: 'lockedBeyondPlaces', id: pair.request };
		if (++indexed.lockedOfProvider[provider]! > indexed.capacity[provider]!) return { ok: false, problem: 'lockedBeyondCapacity', id: pair.provider };
		indexed.lockedOfRequester[indexed.requesterOf[request]!]!++;
	}
	return null;
}

/** Sums that will be reported must stay exact: squares of help and scores. */
function tooLarge(task: IndexedTask): TaskRefusal | null {
	const help = task.received.slice();
	for (let request = 0; request < task.places.length; request++) {
		const options = task.firstOption[request + 1]! - task.firstOption[request]!;
		help[task.requesterOf[request]!] = help[task.requesterOf[request]!]! + Math.min(task.places[request]!, options);
	}
	let squares = 0;
	for (const count of help) squares += count * count;
	let scores = 0;
	for (const score of task.score) scores += score;
	return squares <= Number.MAX_SAFE_INTEGER && scores <= Number.MAX_SAFE_INTEGER ? null : { ok: false, problem: 'sumTooLarge' };
}

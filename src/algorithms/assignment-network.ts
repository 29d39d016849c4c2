import type { IndexedTask } from './assignment-task.ts';
import type { Network } from './network-simplex.ts';

/**
 * The assignment as a circulation: root -> requester -> request -> provider -> root.
 * The k-th unit to a requester with h places before costs 2(h + k) - 1, the growth of its square, so the cheapest
 * circulation uses the units in order and their sum is the growth of all squares. Locked pairs are taken out
 * beforehand; barred pairs and pairs nobody has room for have no arc.
 */
export interface AssignmentNetwork extends Network {
	/** Per arc the option it stands for; options' arcs are those from `firstPair` up to `firstGiving`. */
	optionOf: Int32Array;
	firstAsking: number;
	firstPair: number;
	firstGiving: number;
}

/** Vertices, in this order after the root: requesters, requests, providers. */
export function vertexOf(task: IndexedTask): { requester: number; request: number; provider: number } {
	const request = 1 + task.requesters.length;
	return { requester: 1, request, provider: request + task.requests.length };
}

/** Cost tiers, in order: places filled, squares, places at level 1 … levels - 1, score. O(options × levels). */
export function assignmentNetwork(task: IndexedTask): AssignmentNetwork {
	const vertex = vertexOf(task);
	const room = task.capacity.map((capacity, provider) => capacity - task.lockedOfProvider[provider]!);
	const live: number[] = [];
	const askedBy = new Int32Array(task.requests.length);
	const given = new Int32Array(task.providers.length);
	for (let request = 0; request < task.requests.length; request++) {
		const wanted = task.places[request]! - task.lockedOfRequest[request]!;
		if (wanted === 0) continue;
		for (let option = task.firstOption[request]!; option < task.firstOption[request + 1]!; option++) {
			const provider = task.provider[option]!;
			if (task.fixed[option] !== 0 || room[provider] === 0) continue;
			live.push(option);
			askedBy[request]!++;
			given[provider]!++;
		}
		askedBy[request] = Math.min(askedBy[request]!, wanted);
	}
	const units = new Int32Array(task.requesters.length);
	for (let request = 0; request < askedBy.length; request++) units[task.requesterOf[request]!]! += askedBy[request]!;

	const arcs = arcList(sum(units) + askedBy.length + live.length + given.length, task.levels + 2);
	const served = arcs.tiers[0]!;
	const squares = arcs.tiers[1]!;
	const score = arcs.tiers[task.levels + 1]!;
	for (let requester = 0; requester < units.length; requester++) {
		const before = task.received[requester]! + task.lockedOfRequester[requester]!;
		for (let unit = 1; unit <= units[requester]!; unit++) {
			const arc = arcs.add(0, vertex.requester + requester, 1);
			served[arc] = -1;
			squares[arc] = 2 * (before + unit) - 1;
		}
	}
	const firstAsking = arcs.count();
	for (let request = 0; request < askedBy.length; request++) {
		if (askedBy[request]! > 0) arcs.add(vertex.requester + task.requesterOf[request]!, vertex.request + request, askedBy[request]!);
	}
	const firstPair = arcs.count();
	for (const option of live) {
		const arc = arcs.add(vertex.request + task.request[option]!, vertex.provider + task.provider[option]!, 1);
		const level = task.level[option]!;
		if (level < task.levels) arcs.tiers[level + 1]![arc] = 1;
		score[arc] = -task.score[option]!;
	}
	const firstGiving = arcs.count();
	for (let provider = 0; provider < given.length; provider++) {
		if (given[provider]! > 0) arcs.add(vertex.provider + provider, 0, Math.min(given[provider]!, room[provider]!));
	}
	const { from, to, capacity, tiers } = arcs.done();
	const optionOf = new Int32Array(from.length).fill(-1);
	for (let place = 0; place < live.length; place++) optionOf[firstPair + place] = live[place]!;
	const vertices = vertex.provider + task.providers.length;
	return { vertices, from, to, capacity, tiers, flow: new Int32Array(from.length), up: upFromNothing(vertices, from), optionOf, firstAsking, firstPair, firstGiving };
}

/** The circulation in which the options marked 1 are taken, each requester's units used in order. */
export function flowOf(task: IndexedTask, network: AssignmentNetwork, taken: Uint8Array): Int32Array {
	const { from, to, optionOf, firstAsking, firstPair, firstGiving } = network;
	const flow = new Int32Array(from.length);
	const through = new Int32Array(network.vertices);
	const { requester } = vertexOf(task);
	for (let arc = firstPair; arc < firstGiving; arc++) {
		const option = optionOf[arc]!;
		if (taken[option] !== 1) continue;
		flow[arc] = 1;
		through[from[arc]!]!++;
		through[to[arc]!]!++;
		through[requester + task.requesterOf[task.request[option]!]!]!++;
	}
	for (let arc = firstGiving; arc < from.length; arc++) flow[arc] = through[from[arc]!]!;
	for (let arc = firstAsking; arc < firstPair; arc++) flow[arc] = through[to[arc]!]!;
	for (let arc = 0; arc < firstAsking; arc++) if (through[to[arc]!]!-- > 0) flow[arc] = 1;
	return flow;
}

/** With no flow at all every requester leans on a request, every request on a provider, every provider on the root. */
function upFromNothing(vertices: number, from: Int32Array): Int32Array {
	const up = new Int32Array(vertices).fill(-1);
	for (let arc = 0; arc < from.length; arc++) if (from[arc] !== 0) up[from[arc]!] = arc;
	return up;
}

function sum(counts: Int32Array): number {
	let total = 0;
	for (const count of counts) total += count;
	return total;
}

function arcList(most: number, tierCount: number) {
	const from = new Int32Array(most);
	const to = new Int32Array(most);
	const capacity = new Int32Array(most);
	const tiers = Array.from({ length: tierCount }, () => new Float64Array(most));
	let count = 0;
	return {
		tiers,
		count: () => count,
		add(tail: number, head: number, room: number): number {
			from[count] = tail;
			to[count] = head;
			capacity[count] = room;
			return count++;
		},
		done: () => ({ from: from.subarray(0, count), to: to.subarray(0, count), capacity: capacity.subarray(0, count), tiers: tiers.map((tier) => tier.subarray(0, count)) }),
	};
}

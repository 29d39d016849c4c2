import { assignmentNetwork, flowOf, vertexOf } from './assignment-network.ts';
import { findOption, indexTask, rankOf } from './assignment-task.ts';
import type { AssignmentTask, IndexedTask, Pair, TaskRefusal } from './assignment-task.ts';
import { outcome } from './fair-assignment.ts';
import type { Assignment } from './fair-assignment.ts';
import { isFirstCirculation } from './first-circulation.ts';

export type CertificateProblem =
	| TaskRefusal
	| ({ ok: false; problem: 'pairNotOffered' | 'pairBarred' | 'pairMisstated' | 'pairsOutOfOrder' | 'lockBroken' } & Pair)
	| { ok: false; problem: 'beyondPlaces' | 'beyondCapacity'; id: string }
	| { ok: false; problem: 'tallyWrong' | 'helpWrong' | 'unservedWrong' | 'pricesMalformed' | 'notFirst' }
	| { ok: false; problem: 'notCheapest'; of: 'requester' | 'request' | 'provider'; id: string }
	| ({ ok: false; problem: 'notCheapest'; of: 'pair' } & Pair);

/**
 * Whether an assignment is the one `assignFairly` stands for, without solving anything: it may be done by whoever
 * doubts the answer. It adds everything up again, then asks of the prices that no step which is still possible costs
 * less than nothing and no step which was taken more than nothing (complementary slackness, tier by tier). That proves
 * every tier up to the score, because tiers compared in order are an ordered group like any other. O(options × tiers).
 * Last, that ties went to the first pairs: see `isFirstCirculation`.
 */
export function checkAssignment(task: AssignmentTask, claim: Assignment): { ok: true } | CertificateProblem {
	const indexed = indexTask(task);
	if (!indexed.ok) return indexed;
	const taken = takenOptions(indexed, claim);
	if (!(taken instanceof Uint8Array)) return taken;
	return recount(indexed, claim, taken) ?? comparePrices(indexed, claim, taken) ?? compareTies(indexed, claim, taken) ?? { ok: true };
}

/** Per option 1 where the assignment takes it; refuses pairs that are not to be had. */
export function takenOptions(task: IndexedTask, claim: Pick<Assignment, 'pairs'>): Uint8Array | CertificateProblem {
	const taken = new Uint8Array(task.fixed.length);
	let last = -1;
	for (const pair of claim.pairs) {
		const refuse = (problem: 'pairNotOffered' | 'pairBarred' | 'pairMisstated' | 'pairsOutOfOrder'): CertificateProblem =>
			({ ok: false, problem, request: pair.request, provider: pair.provider });
		const request = rankOf(task.requests, pair.request);
		const provider = rankOf(task.providers, pair.provider);
		const option = request < 0 || provider < 0 ? -1 : findOption(task, request, provider);
		if (option < 0) return refuse('pairNotOffered');
		if (task.fixed[option] === -1) return refuse('pairBarred');
		if (pair.level !== task.level[option] || pair.score !== task.score[option] || pair.locked !== (task.fixed[option] === 1)) return refuse('pairMisstated');
		if (option <= last) return refuse('pairsOutOfOrder');
		taken[option] = 1;
		last = option;
	}
	return taken;
}

function recount(task: IndexedTask, claim: Assignment, taken: Uint8Array): CertificateProblem | null {
	const left = task.places.slice();
	const room = task.capacity.slice();
	const chosen: number[] = [];
	for (let option = 0; option < taken.length; option++) {
		const request = task.request[option]!;
		const provider = task.provider[option]!;
		if (taken[option] === 0) {
			if (task.fixed[option] === 1) return { ok: false, problem: 'lockBroken', request: task.requests[request]!, provider: task.providers[provider]! };
			continue;
		}
		if (--left[request]! < 0) return { ok: false, problem: 'beyondPlaces', id: task.requests[request]! };
		if (--room[provider]! < 0) return { ok: false, problem: 'beyondCapacity', id: task.providers[provider]! };
		chosen.push(option);
	}
	const { tally, help, unserved } = outcome(task, chosen);
	const same = claim.tally.served === tally.served && claim.tally.sumSquares === tally.sumSquares && claim.tally.score === tally.score
		&& claim.tally.levels.length === tally.levels.length && tally.levels.every((count, level) => count === claim.tally.levels[level]);
	if (!same) return { ok: false, problem: 'tallyWrong' };
	const sameHelp = claim.help.length === help.length
		&& help.every((line, rank) => { const said = claim.help[rank]!; return said.requester === line.requester && said.received === line.received && said.now === line.now; });
	if (!sameHelp) return { ok: false, problem: 'helpWrong' };
	const sameUnserved = claim.unserved.length === unserved.length
		&& unserved.every((line, rank) => { const said = claim.unserved[rank]!; return said.request === line.request && said.missing === line.missing; });
	return sameUnserved ? null : { ok: false, problem: 'unservedWrong' };
}

/** Prices stay this small, so that a cost and two prices add up exactly. */
const largestPrice = 2 ** 51;

function comparePrices(task: IndexedTask, claim: Assignment, taken: Uint8Array): CertificateProblem | null {
	const tiers = task.levels + 2;
	const { requesters, requests, providers } = claim.prices;
	const wellFormed = ([[requesters, task.requesters], [requests, task.requests], [providers, task.providers]] as const)
		.every(([prices, ids]) => prices.length === tiers && prices.every((tier) => tier.length === ids.length && tier.every((price) => Number.isSafeInteger(price) && Math.abs(price) <= largestPrice)));
	if (!wellFormed) return { ok: false, problem: 'pricesMalformed' };

	const room = task.capacity.map((capacity, provider) => capacity - task.lockedOfProvider[provider]!);
	const wanted = task.places.map((places, request) => places - task.lockedOfRequest[request]!);
	const offers = { request: new Int32Array(wanted.length), provider: new Int32Array(room.length) };
	const got = { request: new Int32Array(wanted.length), provider: new Int32Array(room.length) };
	for (let option = 0; option < taken.length; option++) {
		const request = task.request[option]!;
		const provider = task.provider[option]!;
		if (task.fixed[option] !== 0 || wanted[request] === 0 || room[provider] === 0) continue;
		offers.request[request]!++;
		offers.provider[provider]!++;
		if (taken[option] === 1) {
			got.request[request]!++;
			got.provider[provider]!++;
		}
		const sign = signOf(tiers, (tier) => costOfOption(task, option, tier) + requests[tier]![request]! - providers[tier]![provider]!);
		if (taken[option] === 1 ? sign > 0 : sign < 0) return { ok: false, problem: 'notCheapest', of: 'pair', request: task.requests[request]!, provider: task.providers[provider]! };
	}
	for (let provider = 0; provider < room.length; provider++) {
		const most = Math.min(room[provider]!, offers.provider[provider]!);
		const sign = signOf(tiers, (tier) => providers[tier]![provider]!);
		if (!fits(sign, got.provider[provider]!, most)) return { ok: false, problem: 'notCheapest', of: 'provider', id: task.providers[provider]! };
	}
	const units = new Float64Array(task.requesters.length);
	const used = new Float64Array(task.requesters.length);
	for (let request = 0; request < wanted.length; request++) {
		const requester = task.requesterOf[request]!;
		const most = Math.min(wanted[request]!, offers.request[request]!);
		units[requester] = units[requester]! + most;
		used[requester] = used[requester]! + got.request[request]!;
		const sign = signOf(tiers, (tier) => requesters[tier]![requester]! - requests[tier]![request]!);
		if (!fits(sign, got.request[request]!, most)) return { ok: false, problem: 'notCheapest', of: 'request', id: task.requests[request]! };
	}
	for (let requester = 0; requester < units.length; requester++) {
		const before = task.received[requester]! + task.lockedOfRequester[requester]!;
		const unit = (k: number) => signOf(tiers, (tier) => (tier === 0 ? -1 : tier === 1 ? 2 * (before + k) - 1 : 0) - requesters[tier]![requester]!);
		const now = used[requester]!;
		const right = (now === 0 || unit(now) <= 0) && (now === units[requester]! || unit(now + 1) >= 0);
		if (!right) return { ok: false, problem: 'notCheapest', of: 'requester', id: task.requesters[requester]! };
	}
	return null;
}

function costOfOption(task: IndexedTask, option: number, tier: number): number {
	if (tier === task.levels + 1) return -task.score[option]!;
	return tier > 1 && task.level[option] === tier - 1 ? 1 : 0;
}

/** The sign of the first tier that is not 0. */
function signOf(tiers: number, amount: (tier: number) => number): number {
	for (let tier = 0; tier < tiers; tier++) {
		const found = amount(tier);
		if (found !== 0) return found;
	}
	return 0;
}

function fits(sign: number, flow: number, most: number): boolean {
	return (flow === most || sign >= 0) && (flow === 0 || sign <= 0);
}

function compareTies(task: IndexedTask, claim: Assignment, taken: Uint8Array): CertificateProblem | null {
	const network = assignmentNetwork(task);
	const vertex = vertexOf(task);
	const prices = network.tiers.map((_, tier) => {
		const price = new Float64Array(network.vertices);
		price.set(claim.prices.requesters[tier]!, vertex.requester);
		price.set(claim.prices.requests[tier]!, vertex.request);
		price.set(claim.prices.providers[tier]!, vertex.provider);
		return price;
	});
	const first = isFirstCirculation(network, flowOf(task, network, taken), prices, network.firstPair, network.firstGiving);
	return first ? null : { ok: false, problem: 'notFirst' };
}

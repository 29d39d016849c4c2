import type { IndexedTask } from './assignment-task.ts';
import { cheapestCirculation } from './network-simplex.ts';

/** Finds the panels of greatest weight without looking at the sum of each. */
export interface PanelRelaxation {
	/**
	 * Per option 1 where it is taken; null when no full panels keep what is fixed (1 in, -1 out, 0 free).
	 * Weights are whole numbers not below 0.
	 */
	solve(weights: Float64Array, fixed: Int8Array): Uint8Array | null;
}

/** Costs change from one solution to the next, the network does not: each search goes on from the tree the last one left. */
export function relaxPanels(task: IndexedTask): PanelRelaxation {
	const options = task.request.length;
	const requests = task.requests.length;
	const offers = new Int32Array(requests);
	const given = new Int32Array(task.providers.length);
	for (let option = 0; option < options; option++) {
		offers[task.request[option]!]!++;
		given[task.provider[option]!]!++;
	}
	const arcs: [from: number, to: number, capacity: number][] = [];
	for (let option = 0; option < options; option++) arcs.push([1 + task.request[option]!, 1 + requests + task.provider[option]!, 1]);
	for (let request = 0; request < requests; request++) {
		const places = Math.min(task.places[request]!, offers[request]!);
		if (places > 0) arcs.push([0, 1 + request, places]);
	}
	const firstGiving = arcs.length;
	for (let provider = 0; provider < given.length; provider++) {
		const most = Math.min(task.capacity[provider]!, given[provider]!);
		// without capacity the arc stands, but at a price no panel is worth
		if (given[provider]! > 0) arcs.push([1 + requests + provider, 0, Math.max(1, most)]);
	}
	const from = Int32Array.from(arcs, (arc) => arc[0]);
	const to = Int32Array.from(arcs, (arc) => arc[1]);
	const capacity = Int32Array.from(arcs, (arc) => arc[2]);
	const vertices = 1 + requests + given.length;
	const impossible = new Float64Array(arcs.length);
	const served = new Float64Array(arcs.length);
	for (let arc = options; arc < firstGiving; arc++) served[arc] = -1;
	for (let arc = firstGiving; arc < arcs.length; arc++) if (task.capacity[from[arc]! - 1 - requests] === 0) impossible[arc] = 1;
	const wanted = task.places.reduce((sum, places) => sum + places, 0);

	let flow = new Int32Array(arcs.length);
	let up = new Int32Array(vertices).fill(-1);
	for (let arc = 0; arc < arcs.length; arc++) if (from[arc] !== 0) up[from[arc]!] = arc;
	return {
		solve(weights, fixed) {
			const kept = new Float64Array(arcs.length);
			const weight = new Float64Array(arcs.length);
			let locks = 0;
			for (let option = 0; option < options; option++) {
				kept[option] = -fixed[option]!;
				weight[option] = -weights[option]!;
				if (fixed[option] === 1) locks++;
			}
			const cheapest = cheapestCirculation({ vertices, from, to, capacity, tiers: [impossible, served, kept, weight], flow, up });
			if (!cheapest.ok) throw new RangeError(cheapest.problem);
			({ flow, up } = cheapest as { flow: Int32Array<ArrayBuffer>; up: Int32Array<ArrayBuffer> });
			const taken = new Uint8Array(options);
			let filled = 0;
			let keeps = 0;
			for (let option = 0; option < options; option++) {
				if (flow[option] !== 1) continue;
				taken[option] = 1;
				filled++;
				keeps += fixed[option]!;
			}
			return filled === wanted && keeps === locks ? taken : null;
		},
	};
}

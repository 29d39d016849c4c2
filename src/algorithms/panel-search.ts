import type { IndexedTask } from './assignment-task.ts';
import type { PanelRelaxation } from './panel-relaxation.ts';

/** What is looked for: panels whose every sum is at least `floor`; of those the largest total, or any that raises the floor. */
export interface PanelGoal {
	floor: number;
	/** `raise`: each find lifts the floor above its smallest sum. `total`: each find must have a larger total than the last. */
	aim: 'raise' | 'total';
	/** The best panels so far, per option: at first full ones that reach the floor, or for `raise` fall short of it by 1. */
	best: Uint8Array;
}

/** Multipliers are counted in this fraction of 1. */
const unit = 256;
/** No weight is larger than a score times this. */
export const largestPrice = unit * unit + unit;
const stepsAtRoot = 100;
const stepsBelow = 20;

/**
 * Branch and bound with Lagrangian bounds. Prices on the floors turn "every sum at least the floor" into weights, and
 * panels of greatest weight are one flow; that flow bounds everything below, and is itself a candidate. Prices follow
 * the subgradient (Held, Wolfe, Crowder 1974); whatever they are, the bound is exact, being made of whole numbers.
 * Exponential in the worst case (the question is NP-hard from panels of two on). Returns false when the flows would
 * look at more than `patience` options; the goal then holds the best found.
 */
export function searchPanels(task: IndexedTask, relaxation: PanelRelaxation, goal: PanelGoal, patience: number): boolean {
	const search: Search = { task, relaxation, goal, left: patience, weights: new Float64Array(task.request.length), sums: new Float64Array(task.requests.length) };
	const prices = new Float64Array(task.requests.length).fill(goal.aim === 'raise' ? unit : 0);
	explore(search, new Int8Array(task.request.length), prices, stepsAtRoot);
	return search.left >= 0;
}

/** The sum of each request's panel. */
export function panelSums(task: IndexedTask, taken: Uint8Array, sums: Float64Array = new Float64Array(task.requests.length)): Float64Array {
	sums.fill(0);
	for (let option = 0; option < taken.length; option++) if (taken[option] === 1) sums[task.request[option]!] = sums[task.request[option]!]! + task.score[option]!;
	return sums;
}

interface Search {
	task: IndexedTask;
	relaxation: PanelRelaxation;
	goal: PanelGoal;
	left: number;
	weights: Float64Array;
	sums: Float64Array;
}

function explore(search: Search, given: Int8Array, givenPrices: Float64Array, steps: number): void {
	const { task, goal } = search;
	if (search.left < 0) return;
	const fixed = given.slice();
	if (!narrow(search, fixed)) return;
	const prices = givenPrices.slice();
	const often = new Float64Array(fixed.length);
	let reach = 1;
	let lowest = Infinity;
	let sinceLowest = 0;
	for (let step = 0; step < steps; step++) {
		const found = relax(search, fixed, prices);
		if (!found) return;
		for (let option = 0; option < often.length; option++) often[option] = often[option]! + found.taken[option]!;
		offer(search, found.taken);
		const slack = found.bound - (goal.aim === 'raise' ? 0 : bestTotal(search) + 1);
		if (slack < 0 || (goal.aim === 'raise' && !narrow(search, fixed))) return;
		if (slack < lowest) {
			lowest = slack;
			sinceLowest = 0;
		} else if (++sinceLowest === 4) {
			reach /= 2;
			sinceLowest = 0;
		}
		if (!follow(search, prices, found.sums, reach * (slack + 1))) break;
	}
	const option = mostDivided(task, fixed, often);
	if (option < 0) return;
	for (const side of [1, -1]) {
		fixed[option] = side;
		explore(search, fixed, prices, stepsBelow);
	}
}

/** The flow of greatest weight at these prices, and in whole units the bound it gives: on the total, or on the priced excess over the floor. */
function relax(search: Search, fixed: Int8Array, prices: Float64Array): { taken: Uint8Array; sums: Float64Array; bound: number } | null {
	const { task, goal, weights } = search;
	search.left -= task.request.length;
	if (search.left < 0) return null;
	const base = goal.aim === 'total' ? unit : 0;
	for (let option = 0; option < weights.length; option++) weights[option] = (base + prices[task.request[option]!]!) * task.score[option]!;
	const taken = search.relaxation.solve(weights, fixed);
	if (!taken) return null;
	const sums = panelSums(task, taken, search.sums);
	let value = 0;
	for (let request = 0; request < sums.length; request++) value += (base + prices[request]!) * sums[request]! - prices[request]! * goal.floor;
	return { taken, sums, bound: Math.floor(value / unit) };
}

/** Keeps panels that are better than the best so far. */
function offer(search: Search, taken: Uint8Array): void {
	const { task, goal, sums } = search;
	let smallest = Infinity;
	let total = 0;
	for (let request = 0; request < sums.length; request++) {
		if (task.places[request]! > 0) smallest = Math.min(smallest, sums[request]!);
		total += sums[request]!;
	}
	if (smallest < goal.floor || (goal.aim === 'total' && total <= bestTotal(search))) return;
	goal.best = taken;
	if (goal.aim === 'raise') goal.floor = smallest + 1;
}

function bestTotal({ task, goal }: Search): number {
	let total = 0;
	for (let option = 0; option < goal.best.length; option++) if (goal.best[option] === 1) total += task.score[option]!;
	return total;
}

/** Moves prices towards the sums that fall short; false when there is nowhere to move. */
function follow({ task, goal }: Search, prices: Float64Array, sums: Float64Array, distance: number): boolean {
	let length = 0;
	for (let request = 0; request < sums.length; request++) {
		const short = goal.floor - sums[request]!;
		if (task.places[request]! > 0 && (short > 0 || prices[request]! > 0)) length += short * short;
	}
	if (length === 0) return false;
	let moved = false;
	for (let request = 0; request < sums.length; request++) {
		if (task.places[request] === 0) continue;
		const price = Math.min(unit * unit, Math.max(0, Math.round(prices[request]! + unit * distance * (goal.floor - sums[request]!) / length)));
		if (price !== prices[request]) moved = true;
		prices[request] = price;
	}
	return moved;
}

/** Rules out options with which their request cannot reach the floor any more; false when some request cannot at all. */
function narrow({ task, goal }: Search, fixed: Int8Array): boolean {
	for (let request = 0; request < task.requests.length; request++) {
		const places = task.places[request]!;
		if (places === 0) continue;
		const free: number[] = [];
		let sum = 0;
		let open = places;
		for (let option = task.firstOption[request]!; option < task.firstOption[request + 1]!; option++) {
			if (fixed[option] === 0) free.push(option);
			else if (fixed[option] === 1) {
				sum += task.score[option]!;
				open--;
			}
		}
		if (open < 0 || free.length < open) return false;
		free.sort((a, b) => task.score[b]! - task.score[a]!);
		for (let place = 0; place < open; place++) sum += task.score[free[place]!]!;
		if (sum < goal.floor) return false;
		const last = open === 0 ? Infinity : task.score[free[open - 1]!]!;
		for (const option of free) if (sum - last + task.score[option]! < goal.floor || open === 0) fixed[option] = -1;
	}
	return true;
}

/** The free option about which the flows disagreed most; among equals the first. -1 when nothing is free. */
function mostDivided(task: IndexedTask, fixed: Int8Array, often: Float64Array): number {
	let most = 0;
	for (let option = 0; option < often.length; option++) most = Math.max(most, often[option]!);
	let found = -1;
	let best = -1;
	for (let option = 0; option < fixed.length; option++) {
		if (fixed[option] !== 0 || task.places[task.request[option]!] === 0) continue;
		const divided = often[option]! * (most - often[option]!);
		if (divided > best) {
			best = divided;
			found = option;
		}
	}
	return found;
}

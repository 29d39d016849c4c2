import { takenOptions } from './assignment-certificate.ts';
import { listShortages } from './assignment-shortage.ts';
import type { Shortage } from './assignment-shortage.ts';
import { indexTask } from './assignment-task.ts';
import type { AssignmentTask, IndexedTask, Pair, TaskRefusal } from './assignment-task.ts';
import { assignFairly } from './fair-assignment.ts';
import { relaxPanels } from './panel-relaxation.ts';
import { largestPrice, panelSums, searchPanels } from './panel-search.ts';
import type { PanelGoal } from './panel-search.ts';

/** Every request is to get exactly `places` different providers; a score says what a provider is worth to it. All numbers are whole and not below 0. */
export interface PanelTask {
	requests: readonly { id: string; places: number }[];
	providers: readonly { id: string; capacity: number }[];
	options: readonly (Pair & { score: number })[];
	barred?: readonly (Pair & { reason: string })[];
}

export interface Panels {
	ok: true;
	/** In order of request id, providers in order of theirs. */
	panels: { request: string; providers: string[]; sum: number }[];
	/** The smallest sum of a request that wants anyone; 0 when none does. */
	smallest: number;
	total: number;
	/** False when patience ran out: the panels are full, but better ones may exist. */
	proved: boolean;
}

export type PanelRefusal = TaskRefusal | { ok: false; problem: 'noPanels'; shortages: Shortage[] };

/** Options looked at for each of the two aims before the search gives up proving: some seconds. */
const usualPatience = 20_000_000;

/**
 * Panels of several providers: the largest possible smallest sum of scores, and among those the largest total
 * (PeerReview4All's aim, Stelmakh, Shah, Singh, JMLR 2021, solved exactly). Equal panels: the first the search meets in
 * order of ids, so input order does not matter. Method and cost: `searchPanels`. Refuses as `TaskRefusal` lists, and
 * `noPanels` when full panels do not exist, with the requests that share too few places.
 */
export function choosePanels(task: PanelTask, patience: number = usualPatience): Panels | PanelRefusal {
	const given = withRequesters(task);
	const checked = indexTask(given);
	if (!checked.ok) return checked;
	const open = withoutBarred(given, checked);
	const full = assignFairly(open);
	if (!full.ok) return full;
	const indexed = indexTask(open);
	const shortages = listShortages(open, full);
	const taken = indexed.ok ? takenOptions(indexed, full) : indexed;
	if (!indexed.ok || !(taken instanceof Uint8Array) || !Array.isArray(shortages)) throw new Error('an assignment does not fit its own task');
	if (shortages.length > 0) return { ok: false, problem: 'noPanels', shortages };
	if (indexed.score.reduce((sum, score) => sum + score, 0) * largestPrice > 2 ** 51) return { ok: false, problem: 'sumTooLarge' };
	if (taken.every((mark) => mark === 0)) return { ...described(indexed, taken), smallest: 0, proved: true };

	const relaxation = relaxPanels(indexed);
	const raise: PanelGoal = { floor: smallestSum(indexed, taken) + 1, aim: 'raise', best: taken };
	const raised = searchPanels(indexed, relaxation, raise, patience);
	const smallest = raise.floor - 1;
	const most: PanelGoal = { floor: smallest, aim: 'total', best: raise.best };
	const proved = searchPanels(indexed, relaxation, most, patience) && raised;
	return { ...described(indexed, most.best), smallest, proved };
}

function withRequesters({ requests, providers, options, barred = [] }: PanelTask): AssignmentTask {
	let topScore = 0;
	for (const { score } of options) if (score > topScore) topScore = score;
	return {
		levels: 1, topScore, providers, barred,
		requesters: requests.map(({ id }) => ({ id, received: 0 })),
		requests: requests.map(({ id, places }) => ({ id, requester: id, places })),
		options: options.map(({ request, provider, score }) => ({ request, provider, level: 1, score })),
	};
}

/** The same task as if barred options had never been offered. */
function withoutBarred(task: AssignmentTask, { fixed, request, provider, score, requests, providers }: IndexedTask): AssignmentTask {
	const kept = Array.from(fixed.keys()).filter((option) => fixed[option] === 0);
	return {
		...task, barred: [],
		options: kept.map((option) => ({ request: requests[request[option]!]!, provider: providers[provider[option]!]!, level: 1, score: score[option]! })),
	};
}

function smallestSum(task: IndexedTask, taken: Uint8Array): number {
	const sums = panelSums(task, taken).filter((_, request) => task.places[request]! > 0);
	return sums.length === 0 ? 0 : sums.reduce((least, sum) => Math.min(least, sum));
}

function described(task: IndexedTask, taken: Uint8Array): Pick<Panels, 'ok' | 'panels' | 'total'> {
	const panels = task.requests.map((request) => ({ request, providers: [] as string[], sum: 0 }));
	let total = 0;
	for (let option = 0; option < taken.length; option++) {
		if (taken[option] === 0) continue;
		const panel = panels[task.request[option]!]!;
		panel.providers.push(task.providers[task.provider[option]!]!);
		panel.sum += task.score[option]!;
		total += task.score[option]!;
	}
	return { ok: true, panels, total };
}

import { checkAssignment } from '#algorithms/assignment-certificate.ts';
import { assignFairly } from '#algorithms/fair-assignment.ts';
import { choosePanels } from '#algorithms/panels.ts';
import type { Adapter } from './adapter.ts';

export const kinds: Readonly<Record<string, Adapter>> = { 'fair-assignment': tryAssignment, panels: tryPanels };

interface AssignmentCase {
	levels: number;
	history: number[];
	requests: [requester: number, places: number][];
	capacities: number[];
	edges: [request: number, provider: number, level: number, score: number][];
	expected: Record<string, unknown>;
}

/** The assignment, and its certificate checked by the independent check. */
function tryAssignment(oracleCase: Readonly<Record<string, unknown>>): string | null {
	const { levels, history, requests, capacities, edges, expected } = oracleCase as unknown as AssignmentCase;
	let topScore = 100;
	for (const [, , , score] of edges) topScore = Math.max(topScore, score);
	const task = {
		levels, topScore,
		requesters: history.map((received, i) => ({ id: idOf(i), received })),
		requests: requests.map(([requester, places], i) => ({ id: idOf(i), requester: idOf(requester), places })),
		providers: capacities.map((capacity, i) => ({ id: idOf(i), capacity })),
		options: edges.map(([request, provider, level, score]) => ({ request: idOf(request), provider: idOf(provider), level, score })),
	};
	const assignment = assignFairly(task);
	if (!assignment.ok) return `refused: ${JSON.stringify(assignment)}`;
	const check = checkAssignment(task, assignment);
	if (!check.ok) return `its certificate does not hold: ${JSON.stringify(check)}`;
	const countsSorted = assignment.help.map(({ received, now }) => received + now).sort((a, b) => a - b);
	return differences(expected, { ...assignment.tally, countsSorted, countsRle: runs(countsSorted) });
}

interface PanelsCase {
	scores: number[][];
	demand: number[];
	capacity: number[];
	conflicts: [provider: number, request: number][];
	expected: Record<string, unknown>;
}

/** The best panels, their sums added up again from the scores. */
function tryPanels(oracleCase: Readonly<Record<string, unknown>>): string | null {
	const { scores, demand, capacity, conflicts, expected } = oracleCase as unknown as PanelsCase;
	const barred = new Set(conflicts.map(([provider, request]) => `${provider} ${request}`));
	const options = scores.flatMap((row, provider) => row.flatMap((score, request) =>
		(barred.has(`${provider} ${request}`) ? [] : [{ request: idOf(request), provider: idOf(provider), score }])));
	const panels = choosePanels({
		requests: demand.map((places, i) => ({ id: idOf(i), places })),
		providers: capacity.map((room, i) => ({ id: idOf(i), capacity: room })),
		options,
	});
	if (!panels.ok) return panels.problem === 'noPanels' ? differences(expected, { infeasible: true }) : `refused: ${JSON.stringify(panels)}`;

	const scoreOf = new Map(options.map(({ request, provider, score }) => [`${request} ${provider}`, score]));
	const uses = new Map<string, number>();
	const sums = panels.panels.map(({ request, providers }, i) => {
		for (const provider of providers) uses.set(provider, (uses.get(provider) ?? 0) + 1);
		if (new Set(providers).size !== demand[i]) return NaN;
		return providers.reduce((sum, provider) => sum + (scoreOf.get(`${request} ${provider}`) ?? NaN), 0);
	});
	const overused = capacity.findIndex((room, i) => (uses.get(idOf(i)) ?? 0) > room);
	if (overused >= 0) return `provider ${overused} is used beyond capacity`;
	return differences(expected, {
		maxMin: sums.length === 0 ? 0 : Math.min(...sums),
		maxTotalGivenMaxMin: sums.reduce((total, sum) => total + sum, 0),
		...(panels.proved ? {} : { proved: false }),
	});
}

/** Numbers as ids that sort as they stand. */
function idOf(number: number): string {
	return String(number).padStart(9, '0');
}

function runs(sorted: readonly number[]): [count: number, times: number][] {
	const found: [number, number][] = [];
	for (const count of sorted) {
		const last = found.at(-1);
		if (last?.[0] === count) last[1]++;
		else found.push([count, 1]);
	}
	return found;
}

/** The first thing expected that is not what was found. */
function differences(expected: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): string | null {
	for (const [name, wanted] of Object.entries(expected)) {
		if (JSON.stringify(wanted) !== JSON.stringify(found[name])) return `${name}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found[name])}`.slice(0, 300);
	}
	return null;
}

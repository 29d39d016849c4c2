import { checkAssignment } from '#algorithms/assignment-certificate.ts';
import { listShortages } from '#algorithms/assignment-shortage.ts';
import type { AssignmentTask } from '#algorithms/assignment-task.ts';
import { whyNot } from '#algorithms/cheapest-exchange.ts';
import { assignFairly } from '#algorithms/fair-assignment.ts';
import { choosePanels } from '#algorithms/panels.ts';
import type { PanelTask } from '#algorithms/panels.ts';
import { adviseRecruiting } from '#algorithms/recruiting-advice.ts';
import { type Row, fastest, seeded } from './row.ts';

/**
 * Every requester asks once and then at random, for one provider each; every request has 4 to 11 options in runs of
 * neighbouring providers; capacities add up to about the places wanted. `tied`: every option of equal level and score.
 */
function task(requesters: number, requests: number, providers: number, seed: number, tied = false): AssignmentTask {
	const random = seeded(seed);
	const below = (end: number) => Math.floor(random() * end);
	const id = (number: number) => String(number).padStart(6, '0');
	const mean = requests / providers;
	const options: AssignmentTask['options'][number][] = [];
	for (let request = 0; request < requests; request++) {
		const found = new Set<number>();
		const wanted = Math.min(providers, 4 + below(8));
		while (found.size < wanted) {
			const first = below(providers);
			const run = 1 + below(4);
			for (let i = 0; i < run && found.size < wanted; i++) found.add((first + i) % providers);
		}
		for (const provider of found) {
			const draw = random();
			const level = tied ? 3 : draw < 0.3 ? 1 : draw < 0.6 ? 2 : draw < 0.8 ? 3 : draw < 0.95 ? 4 : 5;
			options.push({ request: id(request), provider: id(provider), level, score: tied ? 50 : (level - 1) * 20 + below(21) });
		}
	}
	return {
		levels: 5, topScore: 100, options,
		requesters: Array.from({ length: requesters }, (_, i) => ({ id: id(i), received: below(3) })),
		requests: Array.from({ length: requests }, (_, i) => ({ id: id(i), requester: id(i < requesters ? i : below(requesters)), places: 1, kinds: [id(i % 5)] })),
		providers: Array.from({ length: providers }, (_, i) => ({ id: id(i), capacity: 1 + below(Math.max(1, Math.round(2 * mean - 1))) })),
	};
}

/** Panels of 1 to 3, nine pairs in ten possible, capacities of about `slack` times what is wanted. */
function panelTask(requests: number, providers: number, slack: number, seed: number): PanelTask {
	const random = seeded(seed);
	const below = (end: number) => Math.floor(random() * end);
	const wanted = Array.from({ length: requests }, () => 1 + below(3));
	const mean = wanted.reduce((sum, places) => sum + places, 0) / providers;
	return {
		requests: wanted.map((places, i) => ({ id: `r${1000 + i}`, places })),
		providers: Array.from({ length: providers }, (_, i) => ({ id: `p${1000 + i}`, capacity: Math.max(1, Math.floor(slack * mean * (0.5 + random()))) })),
		options: wanted.flatMap((_, i) => Array.from({ length: providers }, (_provider, j) => ({ request: `r${1000 + i}`, provider: `p${1000 + j}`, score: below(101) })).filter(() => random() > 0.1)),
	};
}

export function rows(): Row[] {
	const all: Row[] = [];
	const seed = 1;
	const sizes = [[10, 30, 10, false], [30, 60, 100, false], [100, 300, 30, false], [1_000, 3_000, 100, false], [1_000, 3_000, 100, true], [10_000, 10_000, 1_000, false], [10_000, 30_000, 1_000, false], [10_000, 30_000, 1_000, true]] as const;
	for (const [requesters, requests, providers, tied] of sizes) {
		const given = task(requesters, requests, providers, seed, tied);
		const size = `${requesters} requesters, ${requests} requests × ${providers}, ${given.options.length} options${tied ? ', all tied' : ''}`;
		const goal = requesters <= 30 ? '< 10 ms' : requesters === 1_000 ? '≤ 132 ms (6 × LEMON)' : requesters === 10_000 ? '≤ 690–3,108 ms (6 × LEMON)' : '–';
		const times = requesters === 10_000 ? 2 : 5;
		const row = (engine: string, work: () => unknown, reach: string) => {
			all.push({ engine, size, seed, milliseconds: fastest(times, work), goal: reach });
		};
		row('fair assignment, with its certificate', () => assignFairly(given), goal);
		const assignment = assignFairly(given);
		if (!assignment.ok) throw new Error(assignment.problem);
		row('check of the certificate', () => checkAssignment(given, assignment), '–');
		row('all shortages', () => listShortages(given, assignment), '–');
		const refused = given.options.find(({ request, provider }) => !assignment.pairs.some((pair) => pair.request === request && pair.provider === provider));
		if (refused) row('cheapest exchange for one pair', () => whyNot(given, assignment, refused.request, refused.provider), requesters <= 30 ? '< 10 ms' : '–');
		if (requesters <= 100) row('recruiting advice, five kinds, up to three each', () => adviseRecruiting(given, assignment, { capacity: 2, most: 3 }), requesters <= 30 ? '< 10 ms' : '–');
	}
	for (const [requests, providers, slack] of [[8, 8, 1.6], [30, 30, 1.4], [30, 100, 2]] as const) {
		const given = panelTask(requests, providers, slack, seed);
		all.push({ engine: 'panels of 1 to 3', size: `${requests} requests × ${providers}`, seed, milliseconds: fastest(3, () => choosePanels(given)), goal: '–' });
	}
	return all;
}

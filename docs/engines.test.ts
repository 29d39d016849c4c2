/**
 * Keeps engines.md true: every sentence and table row of the page that holds a number is written here from what
 * the engines answer to the same inputs, and the last test finds any number that is not.
 */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { guaranteeOf } from '#algorithms/audit-decisions.ts';
import { describeCohesion } from '#algorithms/cohesion.ts';
import { findCommonTime, type CommonTime } from '#algorithms/common-time.ts';
import { decideRound, openLedger } from '#algorithms/fair-turn-ledger.ts';
import { assignFairly } from '#algorithms/fair-assignment.ts';
import { checkPairing, fairPairing, type PairingWish } from '#algorithms/fair-pairing.ts';
import type { Chosen, LedgerState } from '#algorithms/ledger-record.ts';
import { countQuarter, type Share } from '#algorithms/quarter-numbers.ts';
import { formatFraction } from '#algorithms/rational.ts';
import { wallTimeAt } from '#algorithms/zoned-time.ts';

const page = readFileSync(new URL('engines.md', import.meta.url), 'utf8');
let unexplained = page;

/** The page says this, in these words. */
function says(passage: string) {
	expect(page).toContain(passage);
	unexplained = unexplained.replaceAll(passage, '');
}

/** The page has this row in a table. */
function shows(...cells: readonly (string | number)[]) {
	says(`| ${cells.join(' | ')} |`);
}

function granted<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result as Extract<Result, { ok: true }>;
}

function list(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const cities = ['Amber', 'Birch', 'Cedar', 'Dune'];

test('A: the fair-turn ledger', () => {
	const grades: Record<string, Record<string, number>> = {
		'Data sharing': { Amber: 3, Birch: 3, Cedar: 2 },
		'Digital identity': { Amber: 2, Birch: 2, Cedar: 3 },
		'Street maps': { Amber: 2, Birch: 2, Cedar: 2 },
		'Budget follow-up': { Cedar: 1, Dune: 3 },
	};
	const options = Object.keys(grades).map((id) => ({ id, listedAt: '2026-01-01' }));
	says('must (3), should (2), could (1), or nothing (0)');
	for (const [topic, row] of Object.entries(grades)) shows(topic, ...cities.map((city) => row[city] ?? 0));

	let state: LedgerState = openLedger();
	const decisions: Chosen[] = [];
	for (const quarter of [1, 2, 3]) {
		const { record } = granted(decideRound(state, { slots: 1, voters: cities.map((id) => ({ id })), options, grades }));
		const decision = record.decisions[0];
		if (decision?.kind !== 'chosen') throw new Error('nothing chosen');
		const next = decision.levels.find(({ option }) => option !== decision.option);
		const paid = Object.entries(decision.payments).map(([city, sum]) => `${city} ${sum}`).join(', ');
		shows(quarter, `**${decision.option}**`, decision.level, `${next?.option}, ${next?.level}`, paid, decision.mostVotes ?? '');
		shows(quarter, ...cities.map((city) => record.after.spent[city] ?? ''), record.after.clock);
		state = record.after;
		decisions.push(decision);
	}

	const first = decisions[0];
	const last = decisions[2];
	says(`Data sharing costs 1. Amber and Birch say must and offer all that comes to them, Cedar says should and offers two thirds: together ${Number(first?.levels[0]?.demand)}/3 for every point that comes to each city. They reach 1 when ${first?.level} has come to each.`);
	says(`In quarter 3 Budget follow-up can be paid for at ${last?.level}: Dune has not spent anything and lays down ${last?.payments['Dune']}, Cedar adds ${last?.payments['Cedar']}.`);
	expect(last?.mostVotes).toBe('Street maps');
	says(`with 4 cities of equal voice, one that says must in every quarter is owed ${promise(7)} topic after 7 quarters and ${promise(11)} after 11`);
});

function promise(quarters: number): number {
	return guaranteeOf(1, quarters, 3, { totalWeight: 4, maxGrade: 3 });
}

test('B: experts', () => {
	const requests = [{ id: 'open data in Amber', requester: 'Amber', places: 1 }, { id: 'open data in Birch', requester: 'Birch', places: 1 }, { id: 'budgets in Cedar', requester: 'Cedar', places: 1 }];
	const requesters = [{ id: 'Amber', received: 1 }, { id: 'Birch', received: 0 }, { id: 'Cedar', received: 0 }];
	const providers = [{ id: 'Ms Ndiaye', capacity: 1 }, { id: 'Mr Okoro', capacity: 1 }];
	const options = [
		{ request: 'open data in Amber', provider: 'Ms Ndiaye', level: 5, score: 90 },
		{ request: 'open data in Birch', provider: 'Ms Ndiaye', level: 4, score: 70 },
		{ request: 'budgets in Cedar', provider: 'Ms Ndiaye', level: 4, score: 75 },
		{ request: 'budgets in Cedar', provider: 'Mr Okoro', level: 3, score: 60 },
	];
	const scale = { levels: 5, topScore: 100 };
	says(`from level 1 (poor) to ${scale.levels} (excellent)`);
	for (const { request, provider, level, score } of options) shows(request, provider, level, score);
	says(`Each expert has time for ${providers[0]?.capacity} city. Amber was helped ${requesters[0]?.received} time before, Birch and Cedar ${requesters[1]?.received} times.`);

	const found = granted(assignFairly({ ...scale, requesters, requests, providers, options }));
	for (const { request, provider, level } of found.pairs) says(`- ${provider}: ${request}, level ${level}.`);
	says(`${found.tally.served} of ${requests.length} requests are served, all that two experts can serve; ${list(found.unserved.map(({ request }) => request))} waits.`);
	for (const { requester, received, now } of found.help) shows(requester, received, now, received + now);
	const sum = found.help.map(({ received, now }) => `${received + now}²`).join(' + ');
	says(`The squares of all help add up to ${sum} = ${found.tally.sumSquares}.`);

	const barred = options.filter(({ request }) => request === 'open data in Birch').map(({ request, provider }) => ({ request, provider, reason: 'example' }));
	const other = granted(assignFairly({ ...scale, requesters, requests, providers, options, barred }));
	says(`With Ms Ndiaye in Amber at level ${other.pairs.find(({ provider }) => provider === 'Ms Ndiaye')?.level} they would add up to ${other.help.map(({ received, now }) => `${received + now}²`).join(' + ')} = ${other.tally.sumSquares}, so Birch comes before the better fit.`);
});

test('C: cities beside each other', () => {
	const pair = (u: string, v: string, level: number, score: number) => ({ u, v, level, score });
	const edges = [pair('Amber', 'Birch', 5, 9), pair('Amber', 'Cedar', 3, 6), pair('Birch', 'Dune', 3, 5), pair('Cedar', 'Dune', 1, 2)];
	const wish: PairingWish = { vertices: cities, levels: 5, edges };
	for (const { u, v, level, score } of edges) shows(`${u} and ${v}`, level, score);
	const words = (found: readonly { u: string; v: string; level: number }[]) => found.map(({ u, v, level }) => `${u} with ${v} (level ${level})`).join(' and ');
	const found = granted(fairPairing(wish));
	const greedy = granted(fairPairing({ ...wish, blocks: [{ u: 'Amber', v: 'Cedar', reason: 'example' }] }));
	says(`Whoever takes the best pair first gets ${words(greedy.pairs)}. Caravan pairs ${words(found.pairs)}.`);
	expect([greedy.byLevel[0], found.byLevel[0]]).toEqual([1, 0]);
	expect(checkPairing(wish, found)).toMatchObject({ ok: true });

	const again = granted(fairPairing({ ...wish, edges: edges.map((edge) => (edge.u === 'Birch' && edge.v === 'Dune' ? { ...edge, roundsAgo: 2 } : edge)) }));
	says(`Had Birch and Dune been beside each other 2 rounds ago, it would be ${words(again.pairs)}`);
	const five = granted(fairPairing({ ...wish, vertices: [...cities, 'Elm'], edges: [...edges, pair('Amber', 'Elm', 2, 3)] }));
	expect(five.alone).toEqual([{ vertex: 'Elm', why: 'partnersTaken', blocked: {} }]);
	says(`If Elm comes as a city number ${five.pairs.length * 2 + five.alone.length} and could gain only with Amber, at level 2, it stays alone`);
});

test('D: a common time', () => {
	const hours = { weekdays: [1, 2, 3, 4, 5], possible: ['08:00', '18:00'], preferred: ['09:00', '16:00'] } as const;
	const amber = { id: 'Amber', zone: 'Atlantic/Cape_Verde', ...hours };
	const birch = { id: 'Birch', zone: 'Africa/Lagos', ...hours, busy: [['2026-11-23T10:00Z', '2026-11-23T14:00Z']] as const };
	const cedar = { id: 'Cedar', zone: 'Africa/Kigali', ...hours };
	const durationMinutes = 60;
	const ask = (burdenSoFar: number, more: typeof birch[] = []): CommonTime => granted(findCommonTime({
		from: '2026-11-23T09:00Z', to: '2026-11-23T20:00Z', durationMinutes, stepMinutes: 60, parties: [{ ...amber, burdenSoFar }, birch, cedar, ...more],
	}));
	const local = (zone: string, instant: string) => {
		const wall = granted(wallTimeAt(zone, instant));
		return wall.time;
	};
	const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(birch.busy[0][0])).replace(',', '');
	says(`All can meet from ${hours.possible[0]} to ${hours.possible[1]} and like ${hours.preferred[0]} to ${hours.preferred[1]}, by their own clocks. Birch is busy from ${local(birch.zone, birch.busy[0][0])} to ${local(birch.zone, birch.busy[0][1])} its time. The meeting takes ${durationMinutes} minutes on ${day}.`);

	const fresh = ask(0);
	const before = 60;
	const carried = ask(before);
	for (const [i, line] of carried.table.slice(0, 7).entries()) {
		const cell = (p: number, zone: string) => `${local(zone, line.start)}${line.outside[p] === null ? ', cannot' : line.outside[p] === 0 ? '' : `, bears ${line.outside[p]}`}`;
		shows(line.start.slice(11, 16), cell(0, amber.zone), cell(1, birch.zone), cell(2, cedar.zone), line.present);
		expect(fresh.table[i]).toEqual(line);
	}
	says(`Without a history ${fresh.best?.start.slice(11, 16)} UTC wins: one city bears ${fresh.burdens[0]} minutes, and of ${list(fresh.tied.map((start) => start.slice(11, 16)))}, which are equal in this, it is the earlier.`);
	says(`But Amber carries ${before} minutes from the last meeting. At ${carried.table[0]?.start.slice(11, 16)} it would stand at ${before + (carried.table[0]?.outside[0] ?? 0)}; at ${carried.best?.start.slice(11, 16)} the burdens become ${list(carried.burdens.map(String))}. So ${carried.best?.start.slice(11, 16)} UTC is chosen.`);

	const dune = { ...birch, id: 'Dune', possible: ['19:00', '21:00'], preferred: ['19:00', '21:00'], busy: [] } as unknown as typeof birch;
	const two = ask(before, [dune]).twoSittings;
	if (!two) throw new Error('one sitting is enough');
	const at = (to: string) => two.goes.filter((one) => one.to === to).map(({ party }) => party);
	says(`If Dune, in the zone of Birch, can only meet from ${dune.possible[0]} to ${dune.possible[1]}, no start serves all ${two.covered}. The best two sittings are ${two.starts[0].slice(11, 16)} UTC for ${list(at('first'))} and ${two.starts[1].slice(11, 16)} UTC for ${list(at('second'))}.`);
});

test('E: how the network holds together', () => {
	const before = { Amber: 1, Birch: 2, Cedar: 3, Dune: 4 };
	const after = { Amber: 2, Birch: 2, Cedar: 4, Dune: 4 };
	const units = [...cities, 'Elm'].map((id) => ({ id, quiet: id === 'Elm', advanced: id === 'Cedar' || id === 'Dune' }));
	const levels = cities.map((unit) => ({ unit, scale: 'data', before: before[unit as keyof typeof before], after: after[unit as keyof typeof after] }));
	for (const { unit, before: was, after: is } of levels) shows(unit, was, is);
	const found = granted(describeCohesion({ units, scales: [{ id: 'data', top: 5, floor: 3 }], levels }));
	const scale = found.scales[0];
	if (!scale?.now || !scale.compared) throw new Error('nothing compared');
	const { now, compared } = scale;
	for (const { level, units: here, atLeast } of now.steps) shows(level, list(here) || '–', formatFraction(atLeast));
	says(`The floor is ${now.distribution.floor}, the middle lies between ${now.distribution.medianLow} and ${now.distribution.medianHigh}, the ceiling is ${now.distribution.ceiling}.`);
	const { belowBefore: then, belowAfter: still } = compared;
	says(`The network has agreed that nobody should stay below level ${then.floor}. ${list(then.units.map(({ unit, steps }) => `${unit} (by ${steps})`))} were below it and ${list(still.units.map(({ unit, steps }) => `${unit} (by ${steps})`))} still are: the headcount stays at ${formatFraction(still.headcount)}, but the gap shrank from ${formatFraction(then.gap)} to ${formatFraction(still.gap)} and the severity from ${formatFraction(then.severity)} to ${formatFraction(still.severity)}.`);
	expect(formatFraction(then.headcount)).toBe(formatFraction(still.headcount));
	says(`${list(compared.movement.rose)} rose, ${list(compared.movement.stayed)} stayed, none fell; the smallest gain is ${compared.movement.smallestGain}.`);
	expect(compared.movement.fell).toEqual([]);
	const rise = compared.dominance.lowest.map((row) => `${row.before} to ${row.after}`);
	expect([compared.dominance.firstOrder, compared.dominance.secondOrder]).toEqual([true, true]);
	says(`added up over the lowest ${list(compared.dominance.lowest.map(({ k }) => String(k)))}, levels went from ${list(rise)}`);

	const quarter = granted(countQuarter({
		round: 4,
		units,
		steps: [{ id: 'kick-off', present: cities }, { id: 'deep dive', present: ['Amber', 'Cedar', 'Dune'] }],
		coreDone: [{ unit: 'Amber', steps: 2 }, { unit: 'Birch', steps: 4 }, { unit: 'Cedar', steps: 4 }, { unit: 'Dune', steps: 6 }],
		stretched: ['Dune'],
		exchanges: [{ from: 'Amber', to: 'Cedar', round: 4 }, { from: 'Cedar', to: 'Amber', round: 3 }, { from: 'Dune', to: 'Birch', round: 4 }],
		needs: cities.map((unit) => ({ unit, rank: 1, metIn: unit === 'Birch' ? null : 3 })),
	}));
	const share = ({ count, of }: Share) => `${count} of ${of}`;
	shows('together', quarter.together.map((step) => `${step.step} ${share(step)}`).join(', '), `not at the deep dive: ${list(quarter.together[1]?.no ?? [])}`);
	shows('floor', `${quarter.floor?.fewest} core steps`, list(quarter.floor?.units ?? []));
	shows('spread', `${quarter.spread?.range} core step (middle half: ${quarter.spread?.p25} to ${quarter.spread?.p75})`, `below: ${list(quarter.spread?.below ?? [])}; above: ${list(quarter.spread?.above ?? [])}`);
	shows('stretch', share(quarter.stretch), `not yet: ${list(quarter.stretch.no)}`);
	shows('reciprocity', share(quarter.reciprocity), `gave only: ${list(quarter.reciprocity.onlyGave)}; received only: ${list(quarter.reciprocity.onlyReceived)}`);
	shows('need cover', share(quarter.needCover), `not yet: ${list(quarter.needCover.no)}`);
	expect([found.quiet, quarter.quiet]).toEqual([['Elm'], ['Elm']]);
});

afterAll(() => {
	expect(unexplained.split('\n').filter((line) => /\d/.test(line))).toEqual([]);
});

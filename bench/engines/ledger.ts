import { decideRound, openLedger } from '#algorithms/fair-turn-ledger.ts';
import { fairTurnOrder, replayOutcome } from '#algorithms/fair-turn-order.ts';
import { auditGroups } from '#algorithms/group-audit.ts';
import { compileRound } from '#algorithms/ledger-round.ts';
import type { LedgerRound } from '#algorithms/ledger-record.ts';
import { fastest, type Row, seeded } from './row.ts';

/** Every voter grades about `each` options 1 to 3, near its own place on a circle of options, so that circles of need arise. */
export function ledgerRound(voters: number, options: number, slots: number, each: number, seed: number): LedgerRound {
	const next = seeded(seed);
	const grades: Record<string, Record<string, number>> = {};
	for (let v = 0; v < voters; v++) {
		const place = Math.floor(next() * options);
		for (let k = 0; k < each; k++) {
			const spread = Math.floor((next() - 0.5) * (next() < 0.7 ? options / 5 : options));
			const option = `o${(place + spread + options) % options}`;
			(grades[option] ??= {})[`v${v}`] = 1 + Math.floor(next() * 3);
		}
	}
	return {
		slots, grades,
		voters: Array.from({ length: voters }, (_, v) => ({ id: `v${v}` })),
		options: Array.from({ length: options }, (_, c) => ({ id: `o${c}`, listedAt: String(c).padStart(6, '0') })),
	};
}

/** The fair-turn ledger in its three forms, and the audit of all groups. */
export function rows(): Row[] {
	const seed = 7;
	const found: Row[] = [];
	for (const [voters, options, slots, each, whole, goals] of [
		[10, 200, 3, 20, true, ['', '', '']],
		[30, 200, 3, 40, true, ['', '', '< 10 ms']],
		[100, 200, 10, 40, true, ['', '', '']],
		[1_000, 1_000, 60, 8, true, ['', '', '']],
		[10_000, 1_000, 60, 8, true, ['≤ 0.1 s', '≤ 4 s', '']],
		[10_000, 1_000, 60, 100, false, ['', '≤ 4 s', '']],
	] as const) {
		const round = ledgerRound(voters, options, slots, each, seed);
		const size = `${voters} voters × ${options} options × ${slots} decisions, ${each} grades a voter`;
		const times = voters < 1_000 ? 10 : 2;
		const row = (engine: string, goal: string, work: () => unknown): Row => ({ engine, size, seed, milliseconds: fastest(times, work), goal });
		found.push(
			row('ledger, order by floating point', goals[0], () => fairTurnOrder(openLedger(), round)),
			row('ledger, exact order and state', goals[1], () => replayOutcome(openLedger(), [round])),
			...(voters >= 1_000 ? [row('ledger, of which reading the input', '', () => compileRound(round, new Set()))] : []),
			...(whole ? [row('ledger, full record', goals[2], () => decideRound(openLedger(), round))] : []),
		);
	}
	for (const voters of [11, 16, 30, 100]) {
		const { grades, voters: names } = ledgerRound(voters, 50, 60, 8, seed);
		const decisions = Array.from({ length: 60 }, (_, d) => ({ chosen: `o${d % 50}`, grades }));
		found.push({ engine: 'group audit', size: `${voters} voters × 60 decisions × 50 options`, seed, milliseconds: fastest(2, () => auditGroups({ voters: names, decisions })), goal: voters <= 30 ? '< 0.5 s' : '' });
	}
	return found;
}

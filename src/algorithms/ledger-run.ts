import { charge } from './ledger-book.ts';
import { type Candidates, compareLevels, type ExactLevel, exactLevel, floatLevel, margin, payersBelow, type Positions } from './ledger-level.ts';
import type { CompiledRound } from './ledger-round.ts';
import { toNumber } from './rational.ts';

/**
 * One round while it is being decided. Beside the exact positions stands a shadow in floating point, which finds the
 * few options that could win; where two of their levels are nearer than 1e-9 the exact ones decide. Within a round
 * spent only grows, so an option's last level is a floor under its next one and most options need no second look.
 * The exact side may lag behind (`bills`) and is brought up to date when it is asked.
 */
export interface Run {
	round: CompiledRound;
	positions: Positions;
	spent: Float64Array;
	clock: number;
	taken: Uint8Array;
	/** Prerequisites still missing, by option. */
	waits: Int32Array;
	waiting: readonly (readonly number[])[];
	/** A floor under each option's level, and the turn in which it was the level itself. */
	floor: Float64Array;
	seen: Int32Array;
	turn: number;
	/** How many unchosen options each voter needs. */
	needs: Int32Array;
	bills: Bill[];
}

interface Bill {
	option: number;
	candidates: Candidates;
	idle: readonly number[];
}

export function startRun(round: CompiledRound, positions: Positions): Run {
	const m = round.options.length;
	const waiting: number[][] = round.options.map(() => []);
	round.after.forEach((before, c) => before.forEach((b) => waiting[b]?.push(c)));
	const run: Run = {
		round, positions,
		spent: Float64Array.from(positions.spent, (n) => toNumber({ n, d: positions.unit })),
		clock: toNumber({ n: positions.clock, d: positions.unit }),
		taken: Uint8Array.from(round.chosenBefore, Number),
		waits: Int32Array.from(round.after, (before) => before.length),
		waiting,
		floor: Float64Array.from({ length: m }, (_, c) => (round.start[c] === round.start[c + 1] ? Infinity : 0)),
		seen: new Int32Array(m).fill(-1),
		turn: 0,
		needs: new Int32Array(round.voters.length),
		bills: [],
	};
	for (let c = 0; c < m; c++) {
		if (!run.taken[c]) countNeeds(run, c, 1);
	}
	return run;
}

/** May be chosen now, whether or not anybody needs it. */
export function isEligible({ round, taken, waits }: Run, c: number): boolean {
	return !taken[c] && !waits[c] && !round.blocked.has(c);
}

/** The level of an option now, in floating point. */
export function levelNow(run: Run, c: number): number {
	if (run.seen[c] !== run.turn) {
		run.floor[c] = floatLevel(run.round, run.spent, c);
		run.seen[c] = run.turn;
	}
	return run.floor[c] ?? Infinity;
}

/** The exact level of an option now; brings the exact side up to date. */
export function exactLevelNow(run: Run, c: number): ExactLevel {
	settleBills(run);
	return exactLevel(run.round, run.positions, c, payersBelow(run.round, run.spent, c, levelNow(run, c)));
}

/**
 * The option that wins now: lowest level, then higher demand, then more supporters, then longer on the list, then
 * smaller id. Null when no eligible option has a supporter.
 */
export function bestNow(run: Run): number | null {
	const { floor } = run;
	const m = floor.length;
	let lowest = Infinity;
	// Looks again at the lowest floors until the lowest of all is no floor but a level.
	for (let looks = 0; ; looks++) {
		let best = -1;
		lowest = Infinity;
		for (let c = 0; c < m; c++) {
			if ((floor[c] as number) < lowest && isEligible(run, c)) {
				lowest = floor[c] as number;
				best = c;
			}
		}
		if (best < 0) return null;
		if (run.seen[best] === run.turn) break;
		levelNow(run, best);
		// Where many floors have gone stale at once, one look at all of them is shorter.
		if (looks === 64) for (let c = 0; c < m; c++) if (floor[c] !== Infinity && isEligible(run, c)) levelNow(run, c);
	}
	const contenders: number[] = [];
	const limit = lowest + margin(lowest);
	for (let c = 0; c < m; c++) {
		if ((floor[c] as number) <= limit && isEligible(run, c) && levelNow(run, c) <= limit) contenders.push(c);
	}
	if (contenders.length < 2) return contenders[0] ?? null;
	const [first] = rank(run, contenders);
	return first ? first.option : null;
}

export interface Ranked {
	option: number;
	exact: ExactLevel;
}

/** Options in the order in which they would win, with their exact levels. */
export function rank(run: Run, options: readonly number[]): Ranked[] {
	return options.map((option) => ({ option, exact: exactLevelNow(run, option) })).sort((a, b) => {
		const [near, far] = [levelNow(run, a.option), levelNow(run, b.option)];
		if (Math.abs(near - far) > margin(Math.max(near, far))) return near - far;
		return compareLevels(a.exact, b.exact) || compareTied(run.round, a.option, b.option);
	});
}

/** Which of two options at one level goes first: below 0 for the first. Options stand in the order of the last two rules. */
function compareTied(round: CompiledRound, a: number, b: number): number {
	const [demandA, demandB] = [round.demand[a] ?? 0n, round.demand[b] ?? 0n];
	if (demandA !== demandB) return demandA > demandB ? -1 : 1;
	return supportersOf(round, b) - supportersOf(round, a) || a - b;
}

export function supportersOf({ start }: CompiledRound, c: number): number {
	return (start[c + 1] ?? 0) - (start[c] ?? 0);
}

/** Voters who need none of the options not yet chosen: they gain nothing while the clock moves. */
export function idleNow({ needs }: Run): number[] {
	const idle: number[] = [];
	for (let v = 0; v < needs.length; v++) if (needs[v] === 0) idle.push(v);
	return idle;
}

/** Takes an option and charges its supporters. */
export function buy(run: Run, c: number): void {
	const { round, spent } = run;
	const level = levelNow(run, c);
	if (level !== Infinity) {
		const idle = idleNow(run);
		run.bills.push({ option: c, candidates: payersBelow(round, spent, c, level), idle });
		for (let k = round.start[c] ?? 0; k < (round.start[c + 1] ?? 0); k++) {
			const v = round.voter[k] as number;
			const x = spent[v] as number;
			if (x < level) spent[v] = x + ((round.grade[k] as number) / round.maxGrade) * (level - x);
		}
		if (level > run.clock) {
			for (const v of idle) spent[v] = (spent[v] as number) + (level - run.clock);
			run.clock = level;
		}
	}
	close(run, c);
}

/** Takes an option without charging anybody. */
export function take(run: Run, option: string): void {
	const c = run.round.indexOf.get(option);
	if (c !== undefined && !run.taken[c]) close(run, c);
}

function close(run: Run, c: number): void {
	run.taken[c] = 1;
	countNeeds(run, c, -1);
	for (const dependant of run.waiting[c] ?? []) run.waits[dependant] = (run.waits[dependant] ?? 0) - 1;
	run.turn++;
}

/** Brings the exact positions up to the last choice. */
export function settleBills(run: Run): void {
	for (const { option, candidates, idle } of run.bills) charge(run.round, run.positions, exactLevel(run.round, run.positions, option, candidates), idle);
	run.bills = [];
}

function countNeeds({ round, needs }: Run, c: number, by: number): void {
	for (let k = round.start[c] ?? 0; k < (round.start[c + 1] ?? 0); k++) {
		const v = round.voter[k] as number;
		needs[v] = (needs[v] as number) + by;
	}
}

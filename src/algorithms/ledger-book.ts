import { type ExactLevel, type Positions } from './ledger-level.ts';
import type { CompiledRound } from './ledger-round.ts';
import { type Fraction, gcd, lcm } from './rational.ts';

/**
 * The exact side of the ledger. All voters' spent are kept as whole numbers over one common unit, so that a level is a
 * plain sum and no common divisor is sought while counting; each payment makes the unit finer by the two numbers it
 * divides by.
 */
export function openPositions(round: CompiledRound, clock: Fraction, spentOf: ReadonlyMap<string, Fraction>): Positions {
	const starts = round.voters.map((voter) => spentOf.get(voter) ?? clock);
	const unit = [...new Set([round.costUnit, clock.d, ...starts.map(({ d }) => d)])].reduce(lcm, 1n);
	const times = new Map<bigint, bigint>();
	const scale = ({ n, d }: Fraction) => {
		const by = times.get(d) ?? unit / d;
		times.set(d, by);
		return n * by;
	};
	return { unit, clock: scale(clock), spent: starts.map(scale) };
}

/** Takes a common divisor of everything out of the unit; only the size of the numbers changes. */
export function shrinkPositions(positions: Positions): void {
	let common = gcd(positions.unit, positions.clock);
	for (const held of positions.spent) {
		if (common === 1n) return;
		common = gcd(held, common);
	}
	if (common === 1n) return;
	positions.unit /= common;
	positions.clock /= common;
	positions.spent = positions.spent.map((held) => held / common);
}

/** What the payer at an entry of the round's rows pays, weight included. To be asked before `charge`. */
export function paymentAt(round: CompiledRound, positions: Positions, { held, share }: ExactLevel, entry: number): Fraction {
	const v = round.voter[entry] ?? 0;
	const lacking = held - (positions.spent[v] ?? 0n) * share;
	return { n: (round.wholeWeights[v] ?? 0n) * BigInt(round.grade[entry] ?? 0) * lacking, d: round.weightUnit * BigInt(round.maxGrade) * share * positions.unit };
}

/**
 * Charges a choice to its payers, moves the clock up to its level if that is higher, and moves the idle voters (who need
 * nothing any more) along with the clock. O(voters) multiplications.
 */
export function charge(round: CompiledRound, positions: Positions, level: ExactLevel, idle: readonly number[]): void {
	const common = gcd(level.held, level.share);
	const held = level.held / common;
	const share = level.share / common;

	// With everyone paying at the full grade, as is usual, the unit need not be divided by the highest grade.
	let spare = BigInt(round.maxGrade);
	for (const entry of level.payers) spare = gcd(spare, BigInt(round.grade[entry] ?? 0));
	const thirds = BigInt(round.maxGrade) / spare;

	const finer = share * thirds;
	const before = positions.spent;
	const spent = before.map((x) => x * finer);
	for (const entry of level.payers) {
		const v = round.voter[entry] ?? 0;
		const part = BigInt(round.grade[entry] ?? 0) / spare;
		// spent + part/thirds * (level - spent), over the finer unit
		spent[v] = (before[v] ?? 0n) * (share * (thirds - part)) + part * held;
	}
	const clock = positions.clock * finer;
	const reached = held * thirds;
	if (reached > clock) {
		for (const v of idle) spent[v] = (spent[v] ?? 0n) + (reached - clock);
	}
	positions.spent = spent;
	positions.unit *= finer;
	positions.clock = reached > clock ? reached : clock;
}

import { describeCohesion } from '../src/algorithms/cohesion.ts';
import { findCommonTime } from '../src/algorithms/common-time.ts';
import { describeLevels, readLevels, type LevelDistribution } from '../src/algorithms/level-distribution.ts';
import { optionalInequality } from '../src/algorithms/optional-indices.ts';
import type { BelowFloor } from '../src/algorithms/below-floor.ts';
import type { Party } from '../src/algorithms/party-calendar.ts';
import { formatFraction, type Fraction } from '../src/algorithms/rational.ts';
import { wallTimeAt } from '../src/algorithms/zoned-time.ts';
import type { Adapter } from './adapter.ts';

export const kinds: Readonly<Record<string, Adapter>> = { 'zone-facts': tryZone, meeting: tryMeeting, cohesion: tryCohesion };

function tryZone(row: Readonly<Record<string, unknown>>): string | null {
	const wall = wallTimeAt(row['zone'] as string, row['utc'] as string);
	if (!wall.ok) return `refused: ${wall.problem}`;
	return differences({ local: row['local'], offsetMinutes: row['offsetMinutes'] }, { local: `${wall.date}T${wall.time}`, offsetMinutes: wall.offsetMinutes });
}

function tryMeeting(row: Readonly<Record<string, unknown>>): string | null {
	const found = findCommonTime({
		from: row['from'] as string, to: row['to'] as string,
		durationMinutes: row['durationMinutes'] as number, stepMinutes: row['stepMinutes'] as number,
		parties: row['participants'] as Party[],
	});
	if (!found.ok) return `refused: ${found.problem}`;
	return differences(row['expected'], {
		best: found.best?.start ?? null,
		tied: found.tied,
		requiredPresent: found.best?.requiredPresent ?? 0,
		present: found.best?.present ?? 0,
		burdensSortedDesc: found.burdens,
		slotsExamined: found.table.length,
	});
}

function tryCohesion(row: Readonly<Record<string, unknown>>): string | null {
	const [before, after] = [row['before'] as number[], row['after'] as number[]];
	const top = row['top'] as number;
	// Ids that sort as they stand, so that gains come back in the order of the file.
	const units = before.map((_, i) => ({ id: String(i).padStart(9, '0') }));
	const found = describeCohesion({
		units,
		scales: [{ id: 'level', top, floor: row['threshold'] as number }],
		levels: units.map(({ id }, i) => ({ unit: id, scale: 'level', before: before[i] ?? null, after: after[i] ?? null })),
	});
	if (!found.ok) return `refused: ${found.problem}`;
	const compared = found.scales[0]?.compared;
	if (!compared) return 'nothing was compared';
	const { movement, dominance } = compared;
	return differences(row['expected'], {
		before: { ...shown(compared.before, compared.belowBefore), ...indices(before, top) },
		after: { ...shown(compared.after, compared.belowAfter), ...indices(after, top) },
		change: {
			gains: movement.gains.map(({ gain }) => gain),
			minGain: movement.smallestGain,
			progressed: movement.rose.length, same: movement.stayed.length, regressed: movement.fell.length,
			meanGain: formatFraction(movement.meanGain),
			convergenceSlope: textOf(movement.slopeOfGain),
			varianceRatio: textOf(movement.varianceRatio),
			kendallTauB_initial_vs_gain: movement.tauOfGain,
			firstOrderDominates: dominance.firstOrder,
			secondOrderDominates: dominance.secondOrder,
		},
	});
}

function shown(levels: LevelDistribution, below: BelowFloor): Record<string, unknown> {
	return {
		...levels,
		mean: formatFraction(levels.mean),
		variancePop: formatFraction(levels.variance),
		shareAtLeast: levels.shareAtLeast.map(formatFraction),
		leikOrdinalDispersion: formatFraction(levels.dispersion),
		belowThreshold: { z: below.floor, headcount: formatFraction(below.headcount), gap: formatFraction(below.gap), severity: formatFraction(below.severity) },
	};
}

function indices(values: readonly number[], top: number): Record<string, unknown> {
	const read = readLevels(values, top);
	if (!read.ok) return {};
	const { gini, atkinsonHalf, ifNoneIsZero } = optionalInequality(read.levels);
	// Two ways to the same number: by pairs of levels, and by ranks as the engine does.
	return { gini: formatFraction(giniByPairs(describeLevels(read.levels))), giniByRanks: formatFraction(gini), atkinsonHalf, ...ifNoneIsZero };
}

function giniByPairs({ n, counts, mean }: LevelDistribution): Fraction {
	let sum = 0;
	for (const [a, countA] of counts.entries()) for (const [b, countB] of counts.entries()) sum += countA * countB * Math.abs(a - b);
	return mean.n === 0n ? mean : { n: BigInt(sum) * mean.d, d: BigInt(n) * BigInt(n) * 2n * mean.n };
}

function textOf(value: Fraction | null): string | null {
	return value && formatFraction(value);
}

/** The first place where what was found is not what was expected. Numbers may differ by rounding; what was not expected is not looked at. */
function differences(expected: unknown, found: unknown, where = ''): string | null {
	if (typeof expected === 'number' && typeof found === 'number') {
		return Math.abs(expected - found) <= 1e-11 * Math.max(1, Math.abs(expected)) ? null : `${where}: expected ${expected}, found ${found}`;
	}
	if (Array.isArray(expected) && Array.isArray(found) && expected.length !== found.length) return `${where}: expected ${expected.length} entries, found ${found.length}`;
	if (typeof expected === 'object' && expected !== null && typeof found === 'object' && found !== null) {
		const values = found as Record<string, unknown>;
		for (const [key, value] of Object.entries(expected)) {
			const difference = differences(value, values[key], where ? `${where}.${key}` : key);
			if (difference) return difference;
		}
		return null;
	}
	return expected === found ? null : `${where}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
}

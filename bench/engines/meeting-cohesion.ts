import { describeCohesion } from '../../src/algorithms/cohesion.ts';
import { findCommonTime, type TimeQuestion } from '../../src/algorithms/common-time.ts';
import type { Party } from '../../src/algorithms/party-calendar.ts';
import { countQuarter } from '../../src/algorithms/quarter-numbers.ts';
import { writeInstant } from '../../src/algorithms/zoned-time.ts';
import { fastest, seeded, type Row } from './row.ts';

const zones = ['Africa/Abidjan', 'Africa/Cairo', 'Africa/Casablanca', 'Africa/Johannesburg', 'Africa/Lagos', 'Africa/Nairobi', 'Africa/Tunis', 'Atlantic/Cape_Verde', 'Europe/Paris', 'Indian/Mauritius'];
const goal = '< 10 ms at 30';
const seed = 20_261_123;

/** A common time, with one sitting and with two, and cohesion, at growing sizes. */
export function rows(): Row[] {
	return [10, 30, 100, 1000].flatMap((parties) => [false, true].map((scattered): Row => {
		const question = twoWeeks(parties, scattered);
		const found = findCommonTime(question);
		const what = `${scattered ? 'zones far apart' : 'near zones'}, ${found.ok && found.twoSittings ? 'two sittings searched too' : 'one sitting'}`;
		return { engine: 'common time', size: `${parties} parties × 2 weeks at 15 min, ${what}`, seed, milliseconds: fastest(parties < 1000 ? 30 : 3, () => findCommonTime(question)), goal };
	})).concat([10, 30, 100, 1000, 10_000].map((units): Row => {
		const { cohesion, quarter } = journey(units);
		const work = () => [describeCohesion(cohesion), countQuarter(quarter)];
		return { engine: 'cohesion', size: `${units} units × 10 scales, and the six numbers`, seed, milliseconds: fastest(units < 10_000 ? 30 : 5, work), goal };
	}));
}

function twoWeeks(count: number, scattered: boolean): TimeQuestion {
	const random = seeded(seed);
	const pick = (n: number) => Math.floor(random() * n);
	const from = Date.parse('2026-11-23T00:00Z');
	const parties = Array.from({ length: count }, (_, i): Party => {
		const opens = 7 + pick(3);
		const at = from + pick(14 * 96) * 900_000;
		return {
			id: `p${i}`,
			zone: scattered && i % 5 === 0 ? (i % 10 === 0 ? 'Pacific/Auckland' : 'America/Los_Angeles') : (zones[pick(zones.length)] ?? 'UTC'),
			weekdays: pick(4) === 0 ? [7, 1, 2, 3, 4] : [1, 2, 3, 4, 5],
			possible: [`0${opens}:00`, `${17 + pick(3)}:00`],
			preferred: [`0${Math.min(opens + 1, 9)}:00`, '16:00'],
			busy: [[writeInstant(at), writeInstant(at + 7_200_000)]],
			required: pick(5) === 0,
			burdenSoFar: pick(5) * 30,
		};
	});
	return { from: writeInstant(from), to: writeInstant(from + 14 * 86_400_000), durationMinutes: 90, stepMinutes: 15, parties };
}

function journey(count: number) {
	const random = seeded(seed);
	const pick = (n: number) => Math.floor(random() * n);
	const units = Array.from({ length: count }, (_, i) => ({ id: `u${i}`, quiet: pick(10) === 0, advanced: pick(3) === 0 }));
	const some = () => units.filter(() => pick(4) > 0).map(({ id }) => id);
	const scales = Array.from({ length: 10 }, (_, i) => ({ id: `s${i}`, top: 5, floor: 2 }));
	const levels = scales.flatMap((scale) => units.map(({ id }) => ({ unit: id, scale: scale.id, before: pick(6), after: pick(6) })));
	const quarter = {
		round: 4,
		units,
		steps: Array.from({ length: 5 }, (_, i) => ({ id: `step${i}`, present: some() })),
		coreDone: units.map(({ id }) => ({ unit: id, steps: pick(8) })),
		stretched: some(),
		exchanges: units.slice(1).map(({ id }, i) => ({ from: id, to: `u${pick(i + 1)}`, round: 1 + pick(4) })),
		needs: units.flatMap(({ id }) => [1, 2, 3, 4].map((rank) => ({ unit: id, rank, metIn: pick(3) === 0 ? 1 + pick(4) : null }))),
	};
	return { cohesion: { units, scales, levels }, quarter };
}

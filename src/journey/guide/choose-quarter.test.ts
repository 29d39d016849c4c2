import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import type { QuarterState } from '#journey/quarter/quarter.ts';
import { chooseQuarter } from './choose-quarter.ts';

const quarter = (number: number, state: QuarterState) => ({ number, state, startsOn: `2027-0${number * 3 - 2}-01` as Day, endsOn: `2027-0${number * 3}-28` as Day });

test.each([
	['the one that runs', [quarter(1, 'closed'), quarter(2, 'chosen'), quarter(3, 'chosen')], 2],
	['else the next one whose topic is chosen', [quarter(1, 'closed'), quarter(2, 'gathering'), quarter(3, 'chosen')], 3],
	['else the last that had a guide', [quarter(1, 'closed'), quarter(2, 'reviewing'), quarter(3, 'planned')], 1],
	['one that has ended and is not closed yet', [quarter(1, 'chosen'), quarter(2, 'gathering')], 1],
	['before any guide, the first one planned', [quarter(3, 'planned'), quarter(2, 'gathering')], 2],
	['nothing planned', [], undefined],
] as const)('%s', (_, quarters, number) => {
	expect(chooseQuarter(quarters, '2027-05-10' as Day)?.number).toBe(number);
});

import { expect, test } from 'vitest';
import { dayIn, showDay, type Day } from './day.ts';

test.each([
	['Africa/Nouakchott', '2027-01-04'],
	['Africa/Kampala', '2027-01-05'],
])('the same instant is a day of its own in %s', (zone, day) => {
	expect(dayIn(zone, new Date('2027-01-04T22:30:00Z'))).toBe(day);
});

test.each([
	['en', '1 Feb'],
	['fr', '1 févr.'],
	['pt', '1 de fev.'],
	['ar', '1 فبراير'],
] as const)('%s writes a day its own way, wherever it is read', (lang, text) => {
	expect(showDay('2027-02-01' as Day, lang)).toBe(text);
});

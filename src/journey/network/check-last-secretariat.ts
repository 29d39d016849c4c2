/**
 * Whether ending `ending` on `until` would leave the network without a secretariat: nobody could invite the next one.
 * Counted is only who has the role on that day with no end set, so that two ends set in advance cannot add up to nobody.
 */
import type { Day } from '#i18n/day.ts';
import type { Membership } from './network.ts';

export function checkLastSecretariat(memberships: readonly Membership[], ending: Membership, until: Day): boolean {
	if (ending.role !== 'secretariat') return false;
	return !memberships.some((other) => other.role === 'secretariat' && other.id !== ending.id && other.until === null && other.from <= until);
}

/** A role somebody holds for a time: where it stands today, and whether it may end. */
import { addDays, type Day } from '#i18n/day.ts';
import { isCityRole, may, type Actor, type CityId, type Membership, type Person, type Role } from './network.ts';

export interface PersonWithRole extends Person {
	membership: Membership;
}

export type MembershipPlace = 'past' | 'now' | 'ahead';

/** The day `until` is the first without the role. */
export function placeOf({ from, until }: Pick<Membership, 'from' | 'until'>, today: Day): MembershipPlace {
	if (until !== null && until <= today) return 'past';
	return from <= today ? 'now' : 'ahead';
}

/** The last day with the role, as people say it; null while no end is set. */
export function lastDayOf({ until }: Pick<Membership, 'until'>): Day | null {
	return until && addDays(until, -1);
}

/** Who may give this role, and so also end it: members are the coordinator's, every other role is the secretariat's. */
export function mayGive(actor: Actor, role: Role, city: CityId | null): boolean {
	if (isCityRole(role) !== (city !== null)) return false;
	return role === 'member' ? may(actor, 'managePeople', city) : may(actor, 'manageNetwork');
}

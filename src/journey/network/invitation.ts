/** A letter that makes somebody part of the network: for one address, one role, once, until it runs out. */
import type { Lang } from '#i18n/translator.ts';
import type { CityId, PersonId, Role, Sector } from './network.ts';

export interface Invitation {
	id: string;
	name: string;
	address: string;
	lang: Lang;
	role: Role;
	city: CityId | null;
	sector: Sector | null;
	/** Somebody already here without an account, who gets one by it. */
	person: PersonId | null;
	invitedBy: PersonId;
	madeAt: string;
	expiresAt: string;
	usedAt: string | null;
	withdrawnAt: string | null;
}

export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired';

/** `now` is an instant. */
export function stateOf(invitation: Pick<Invitation, 'usedAt' | 'withdrawnAt' | 'expiresAt'>, now: string): InvitationState {
	if (invitation.usedAt) return 'used';
	if (invitation.withdrawnAt) return 'withdrawn';
	return invitation.expiresAt > now ? 'open' : 'expired';
}

/** Roles held for the network as a whole, which the secretariat gives. */
export const networkRoles = ['secretariat', 'leadExpert', 'expert', 'funder'] as const satisfies readonly Role[];

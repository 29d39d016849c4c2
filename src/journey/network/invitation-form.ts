import * as v from 'valibot';
import { address, key, lang, maybe, oneOf, text } from '#forms/read.ts';
import { networkRoles } from './invitation.ts';
import { sectors } from './network.ts';

const who = { key, name: text(2, 120), address, lang };

export const networkInviteForm = v.object({ ...who, role: oneOf(networkRoles), sector: v.optional(v.null(), null) });

/** A coordinator has no sector of the group; a member always has one. */
export const cityInviteForm = v.pipe(
	v.object({ ...who, role: oneOf(['coordinator', 'member']), sector: maybe(oneOf(sectors)) }),
	v.forward(v.partialCheck([['role'], ['sector']], (said) => said.role !== 'member' || said.sector !== null, 'required'), ['sector']),
);

export const accountForm = v.object({ key, address, lang });

/** Pressing a button of the list. */
export const pressForm = v.object({ key });

export const acceptForm = v.object({ key, name: text(0, 120), lang: maybe(lang) });

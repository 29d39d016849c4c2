import * as v from 'valibot';
import { address, day, id, key, lang, maybe, oneOf, text } from '#forms/read.ts';
import { sectors, type PersonId } from './network.ts';

export const endForm = v.object({ key, lastDay: day, why: text(0, 300), seen: maybe(day) });

export const addForm = v.object({ key, name: text(2, 120), lang, sector: oneOf(sectors), from: day });

/** The successor is somebody of the city, or somebody new, whose name is then needed. */
const handover = v.object({
	key, leaver: v.pipe(id<string>(), v.transform((said) => (said === 'nobody' ? null : said))), successor: id<PersonId | 'new'>(), name: text(0, 120), address: maybe(address), lang: maybe(lang), day, why: text(0, 500),
});
export const handoverForm = v.pipe(
	handover,
	v.forward(v.partialCheck([['successor'], ['name']], (said) => said.successor !== 'new' || said.name !== '', 'required'), ['name']),
	v.forward(v.partialCheck([['successor'], ['address']], (said) => said.successor !== 'new' || said.address !== null, 'required'), ['address']),
);

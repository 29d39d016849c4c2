import type { Lang } from '#i18n/translator.ts';
import { command } from '#platform/command.server.ts';
import type { Actor, Person } from './network.ts';
import { findPerson, replacePerson } from './person-store.server.ts';
import { deleteSessions } from './signin-store.server.ts';

export type SavePerson = { ok: true } | { ok: false; problem: 'notFound' } | { ok: false; problem: 'editedMeanwhile'; theirs: Person };

/** Saves the actor's own name and the language of their mails. */
export const savePerson = command(
	'network.savePerson',
	async (tx, actor: Actor, said: { key: string; version: number; name: string; lang: Lang }): Promise<SavePerson> => {
		const person = await findPerson(tx, actor.network, actor.person);
		if (!person) return { ok: false, problem: 'notFound' };
		if (person.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: person };
		await replacePerson(tx, actor.network, { ...person, name: said.name, lang: said.lang });
		return { ok: true };
	},
);

/** Ends every session of the actor, on every phone and computer. */
export const signOutEverywhere = command('network.signOutEverywhere', async (tx, actor: Actor, _said: { key: string }): Promise<{ ok: true }> => {
	await deleteSessions(tx, actor.network, actor.person);
	return { ok: true };
});

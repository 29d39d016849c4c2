import { may, type Actor } from '#journey/network/network.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import type { ModuleId } from './curriculum.ts';
import type { SaidExample } from './example-form.ts';
import type { ExampleId, LocalExample } from './example.ts';
import { findExample, insertExample, replaceExample } from './example-store.server.ts';
import { findModule } from './store.server.ts';

export type TellExample =
	| { ok: true; example: ExampleId }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: LocalExample };

/** A city's people tell an example from their city beside a module that is offered. */
export const tellExample = command('curriculum.tellExample', async (tx, actor: Actor, said: SaidExample & { module: ModuleId }, now): Promise<TellExample> => {
	if (!may(actor, 'tellExample', said.city)) return { ok: false, problem: 'notAllowed' };
	const module = await findModule(tx, actor.network, said.module);
	if (module?.state !== 'offered') return { ok: false, problem: 'notFound' };
	const example: LocalExample = { id: newId() as ExampleId, module: module.id, city: said.city, words: said.words, lang: said.lang, by: actor.person, at: now.toISOString(), version: 1 };
	await insertExample(tx, actor.network, example);
	return { ok: true, example: example.id };
}, (said) => ({ subject: said.module }));

type Said = { key: string; version: number; module: ModuleId; example: ExampleId };

/** Changes an example of one's own city. */
export const changeExample = command('curriculum.changeExample', async (tx, actor: Actor, said: Said & Pick<LocalExample, 'words' | 'lang'>, now): Promise<TellExample> => {
	const example = await findExample(tx, actor.network, said.module, said.example);
	if (!example) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'tellExample', example.city)) return { ok: false, problem: 'notAllowed' };
	if (example.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: example };
	await replaceExample(tx, actor.network, { ...example, words: said.words, lang: said.lang, by: actor.person, at: now.toISOString() });
	return { ok: true, example: example.id };
}, (said) => ({ subject: said.example }));

/** Takes an example of one's own city back: nobody sees it any more; the trace keeps what it said. */
export const withdrawExample = command('curriculum.withdrawExample', async (tx, actor: Actor, said: Said, now): Promise<TellExample> => {
	const example = await findExample(tx, actor.network, said.module, said.example);
	if (!example) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'tellExample', example.city)) return { ok: false, problem: 'notAllowed' };
	if (example.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: example };
	await replaceExample(tx, actor.network, example, now.toISOString());
	return { ok: true, example: example.id };
}, (said) => ({ subject: said.example }));

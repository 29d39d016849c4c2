import type { Lang } from '#i18n/translator.ts';
import { may, type Actor } from '#journey/network/network.ts';
import { command } from '#platform/command.server.ts';
import { deriveRevision, type Revision } from './derive-revision.ts';
import { mergeRevision } from './merge-revision.ts';
import { findTextVersion, insertTexts, listTexts, replaceText } from './store.server.ts';
import { wordsIn, type Text, type TextKind, type Words } from './text.ts';

export type SaveText =
	| { ok: true; version: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	/** A language begins with its title: lists name the module or tool by it. */
	| { ok: false; problem: 'titleFirst' }
	/** `yours` is what was said, put together with what only they changed; `both` are the blocks to choose of. */
	| { ok: false; problem: 'editedMeanwhile'; theirs: Text; yours: Words; both: readonly string[] };

/**
 * Saves words of a module or tool in one language, as a new version; the one before goes to the archive. A language nobody
 * has written yet begins with version 0. Nothing changed: the version that stands is the answer. Somebody saved meanwhile:
 * what both changed is refused, the rest is put together.
 */
export const saveText = command('text.save', async (tx, actor: Actor, said: Revision & { key: string; version: number; kind: TextKind; of: string; lang: Lang }, now): Promise<SaveText> => {
	if (!may(actor, 'editCurriculum')) return { ok: false, problem: 'notAllowed' };
	const texts = await listTexts(tx, actor.network, said.kind, [said.of], [said.lang]);
	const source = texts.find(({ isSource }) => isSource);
	if (!source) return { ok: false, problem: 'notFound' };
	const standing = texts.find(({ lang }) => lang === said.lang);
	const text: Text = standing ?? { of: said.of, lang: said.lang, version: 0, isSource: false, title: '', aim: '', blocks: {}, editions: {} };
	let { words } = said;
	if (text.version !== said.version) {
		// Version 0 is an empty text; a version that never was has nothing to be compared with.
		const read = said.version === 0 ? null : await findTextVersion(tx, actor.network, said.kind, said.of, said.lang, said.version);
		const merged = mergeRevision(said.version === 0 ? {} : read && wordsIn(read), wordsIn(text), words);
		// A version that never was is no ground to write on, not even to say what stands.
		if (merged.both.length > 0 || (said.version !== 0 && !read)) return { ok: false, problem: 'editedMeanwhile', theirs: text, yours: merged.words, both: merged.both };
		words = merged.words;
	}

	const next = deriveRevision(text, source, { ...said, words });
	if (next && next.title === '') return { ok: false, problem: 'titleFirst' };
	const saving = { by: actor.person, at: now.toISOString() };
	if (next && standing) await replaceText(tx, actor.network, said.kind, next, text.version, saving);
	else if (next) await insertTexts(tx, actor.network, said.kind, [next], saving);
	return { ok: true, version: (next ?? text).version };
}, (said) => ({ subject: said.of }));

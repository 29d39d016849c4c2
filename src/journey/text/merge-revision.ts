/**
 * Decides what becomes of an edit when somebody else has saved the same text since the form was drawn. People work on
 * different parts of one long text: what only one of them changed is kept from that one; a block both changed, to different
 * words, is for a person to choose, and nothing is written until then. What is put together by then is kept in the form, so
 * that sending it again replaces only what was chosen.
 */
import type { Words } from './text.ts';

/**
 * What was said, put together with what stands, and the blocks changed on both sides, which hold what was said. `base` is
 * what the form was filled against; with null nobody knows, and every difference is one of both sides.
 */
export function mergeRevision(base: Words | null, standing: Words, said: Words): { words: Words; both: string[] } {
	const words: Record<string, string> = {};
	const both: string[] = [];
	for (const [name, mine] of Object.entries(said)) {
		const theirs = standing[name] ?? '';
		const before = base ? (base[name] ?? '') : null;
		if (mine !== before && theirs !== before && mine !== theirs) both.push(name);
		words[name] = mine === before ? theirs : mine;
	}
	return { words, both };
}

/**
 * Decides what becomes of an edit when somebody else has saved the same text since the form was drawn. People work on
 * different parts of one long text: what only one of them changed is kept from that one; a block both changed, to different
 * words, is for a person to choose, and nothing is written until then.
 */
import type { Words } from './text.ts';

/** The words to save; null where a block was changed on both sides. `base` is what the form was filled against. */
export function mergeRevision(base: Words, standing: Words, said: Words): Words | null {
	const merged: Record<string, string> = {};
	for (const [name, mine] of Object.entries(said)) {
		const [before, theirs] = [base[name] ?? '', standing[name] ?? ''];
		if (mine !== before && theirs !== before && mine !== theirs) return null;
		merged[name] = mine === before ? theirs : mine;
	}
	return merged;
}

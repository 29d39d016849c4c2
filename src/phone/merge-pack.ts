import type { Pack, PackAnswer, PartName } from '../pages.tsx';

/**
 * The pack after an answer of the server: a part that came without its value is the one kept here. Null when such a part
 * is not kept, and then the whole must be asked for.
 */
export function mergePack(kept: Pack | null, { parts: coming, ...about }: PackAnswer): Pack | null {
	const parts: Partial<Record<PartName, { tag: string; value: unknown }>> = {};
	for (const name of Object.keys(coming) as PartName[]) {
		const part = coming[name];
		const here = kept?.parts[name];
		if ('value' in part) parts[name] = { tag: part.tag, value: part.value };
		else if (here && here.tag === part.tag) parts[name] = here;
		else return null;
	}
	return { ...about, parts: parts as Pack['parts'] };
}

/** What this phone says it has, in the address it asks at. */
export function addressOf(kept: Pack | null): string {
	const tags = kept ? Object.values(kept.parts).map(({ tag }) => tag) : [];
	return tags.length > 0 ? `/pack?have=${tags.join()}` : '/pack';
}

import { editionOf, wordsIn, type Text, type Words } from './text.ts';

/** What somebody said of a text: blocks as they shall stand, and those of a translation they checked against the source. Blocks not named stay. */
export interface Revision {
	/** `title` and `aim` may be among them. */
	words: Words;
	/** Blocks that still say what the source says, though its words have changed; `title` and `aim` may be among them. */
	checked: readonly string[];
	/** The version of the source the writer had beside them; null where it is the one that stands. */
	source: number | null;
}

/**
 * The text as it stands after the revision, one version on; null where nothing changed and nothing was checked. A block of
 * the source that changed begins a new edition, and with that its translations are older; a block of a translation that was
 * written or checked follows the source as its writer saw it: what changed there since still asks for it. A block left empty
 * is taken out; a title and an aim are never.
 */
export function deriveRevision(text: Text, source: Text, said: Revision): Text | null {
	const version = text.version + 1;
	const before = wordsIn(text);
	const names = Object.keys(said.words);
	const changed = names.filter((name) => said.words[name] !== (before[name] ?? ''));
	const edition = (name: string) => (text.isSource ? version : Math.min(editionOf(source, name), said.source ?? source.version));
	const checked = text.isSource ? [] : said.checked.filter((name) => name in before && editionOf(text, name) < edition(name));
	if (changed.length === 0 && checked.length === 0) return null;
	const { title, aim, ...blocks } = { ...before, ...said.words };
	return {
		...text, version, title: title || text.title, aim: aim || text.aim,
		blocks: Object.fromEntries(Object.entries(blocks).filter(([, words]) => words !== '')),
		editions: { ...text.editions, ...Object.fromEntries([...changed, ...checked].map((name) => [name, edition(name)])) },
	};
}

/**
 * Finds topics that say nearly the same as some words, so that a second topic for one subject is not made unseen, and so
 * that a need told in a sentence meets the topics it may belong to. It only ever shows: a person decides.
 *
 * Words are folded (case, accents, Arabic vowel marks, letter variants and the article, elisions) and compared by the
 * share of letter triples they have in common (Dice's coefficient), so that “following” meets “follow” and a slip of the
 * finger does not hide a topic. A word that many topics use counts less than a rare one (inverse document frequency):
 * “city” says little. Every language a topic is written in is compared, because needs arrive in any of four.
 */
import { languages, type Lang } from '#i18n/translator.ts';
import type { Topic, TopicId } from './backlog.ts';

/** From here on a topic is shown before a new one is made. */
export const nearDuplicate = 0.5;
/** From here on a topic is offered first for a need: a sentence shares fewer words with a topic's name. */
export const likelyTopic = 0.2;

/** Two words are taken for one from this share of common letter triples on. */
const sameWord = 0.55;
/** Two Arabic words that differ in long vowels only are mostly one word in two numbers, and sometimes two words. */
const oneRoot = 0.9;
/** An objective is longer and meets more by chance, so what it shares counts less than what a name shares. */
const objectiveCounts = 0.7;
/** More words than this say nothing more, and a pasted letter must not cost seconds. */
const mostWords = 60;

export interface NearTopic {
	topic: TopicId;
	/** 0 nothing in common, 1 the same. */
	alikeness: number;
	/** The language in which it was found alike. */
	lang: Lang;
}

type Compared = Pick<Topic, 'id' | 'names' | 'objective'>;

/** Topics at least `least` alike to the words, the most alike first; ties by id. */
export function findNearDuplicates(words: string, topics: readonly Compared[], least: number): NearTopic[] {
	const said = [...new Set(wordsOf(words))].slice(0, mostWords);
	if (said.length === 0) return [];
	const texts = topics.flatMap((topic) => languages.flatMap((lang) => [
		{ topic: topic.id, lang, isName: true, words: new Set(wordsOf(topic.names[lang] ?? '')) },
		{ topic: topic.id, lang, isName: false, words: new Set(wordsOf(topic.objective[lang] ?? '')) },
	])).filter((text) => text.words.size > 0);

	const weightOf = weigher(texts, topics.length);
	const alike = likenesses(said, new Set(texts.flatMap((text) => [...text.words])));
	const best = new Map<TopicId, NearTopic>();
	for (const text of texts) {
		const alikeness = text.isName ? alikeToName(said, text.words, alike, weightOf) : objectiveCounts * alikeToObjective(said, text.words, alike, weightOf);
		const known = best.get(text.topic);
		if (alikeness >= least && alikeness > (known?.alikeness ?? 0)) best.set(text.topic, { topic: text.topic, alikeness, lang: text.lang });
	}
	return [...best.values()].sort((a, b) => b.alikeness - a.alikeness || (a.topic < b.topic ? -1 : 1));
}

type Alike = (said: string, other: string) => number;
type Weigh = (word: string) => number;

/** Half of what both say of each other, or nearly all of what the shorter says where it has at least two words. */
function alikeToName(said: readonly string[], name: ReadonlySet<string>, alike: Alike, weightOf: Weigh): number {
	const of = covered(said, [...name], alike, weightOf);
	const by = covered([...name], said, (word, other) => alike(other, word), weightOf);
	const shorter = said.length < name.size ? of : by;
	return Math.max((of + by) / 2, shorter * (Math.min(said.length, name.size) > 1 ? 0.9 : 0.7));
}

/** How much of the words the objective says too; one word in common is chance. */
function alikeToObjective(said: readonly string[], objective: ReadonlySet<string>, alike: Alike, weightOf: Weigh): number {
	const others = [...objective];
	const common = said.filter((word) => others.some((other) => alike(word, other) > 0));
	return common.length < 2 ? 0 : covered(said, others, alike, weightOf);
}

function covered(words: readonly string[], by: readonly string[], alike: Alike, weightOf: Weigh): number {
	let found = 0;
	let all = 0;
	for (const word of words) {
		const weight = weightOf(word);
		found += weight * by.reduce((most, other) => Math.max(most, alike(word, other)), 0);
		all += weight;
	}
	return all === 0 ? 0 : found / all;
}

/** A word weighs log(1 + topics / topics that use it); one that no topic uses weighs as if a single one did. */
function weigher(texts: readonly { topic: TopicId; words: ReadonlySet<string> }[], topics: number): Weigh {
	const users = new Map<string, Set<TopicId>>();
	for (const text of texts) {
		for (const word of text.words) users.set(word, (users.get(word) ?? new Set()).add(text.topic));
	}
	return (word) => Math.log(1 + topics / (users.get(word)?.size ?? 1));
}

/** Each word said is compared once with each word that any topic uses, whatever the number of topics. */
function likenesses(said: readonly string[], vocabulary: ReadonlySet<string>): Alike {
	const forms = [...vocabulary].map((word) => ({ other: word, theirs: triplesOf(word), skeleton: skeletonOf(word) }));
	const known = new Map<string, Map<string, number>>();
	for (const word of said) {
		const own = triplesOf(word);
		const ownSkeleton = skeletonOf(word);
		const found = new Map<string, number>();
		for (const { other, theirs, skeleton } of forms) {
			const share = word === other ? 1 : Math.max(dice(own, theirs), ownSkeleton && ownSkeleton === skeleton ? oneRoot : 0);
			if (share >= sameWord) found.set(other, share);
		}
		known.set(word, found);
	}
	return (word, other) => known.get(word)?.get(other) ?? 0;
}

/** Twice what both have, of all they have: 0 to 1. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let both = 0;
	for (const triple of a) if (b.has(triple)) both++;
	return (2 * both) / (a.size + b.size);
}

/** Letter triples with the beginning weighted by two blanks: words of one root begin alike in three of the four languages. */
function triplesOf(word: string): Set<string> {
	const padded = `  ${word} `;
	const triples = new Set<string>();
	for (let i = 0; i + 3 <= padded.length; i++) triples.add(padded.slice(i, i + 3));
	return triples;
}

/** Words too common to tell anything, folded. */
const empty = new Set(('the and for our with are how that this from can who what your their into not out all has have was'
	+ ' les des une pour dans par sur nos notre que qui est pas avec aux sont plus sans'
	+ ' dos das uma para com por nos nas que nao sao mais sem como'
	+ ' من في على الي عن مع هذا هذه ذلك التي الذي ما لا ان او كل بعد').split(' '));

/** The words of a text that tell something, folded to one form each. */
export function wordsOf(text: string): string[] {
	return foldText(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !empty.has(word)).map(withoutArticle);
}

/** Lower case without accents or vowel marks; Arabic letters that people write for each other become one. */
function foldText(text: string): string {
	return text.normalize('NFKD').toLowerCase().replace(/[\p{M}\u0640]/gu, '').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/ٱ/g, 'ا');
}

/** The Arabic article, with what is written onto it, where enough of the word is left. */
function withoutArticle(word: string): string {
	return word.replace(/^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u, '');
}

/** Arabic plurals change the long vowels inside a word (مشروع, مشاريع): the word without them, where enough remains. */
function skeletonOf(word: string): string | null {
	if (!/\p{Script=Arabic}/u.test(word)) return null;
	const skeleton = word.slice(0, 1) + word.slice(1).replace(/[اوي]/g, '');
	return skeleton.length >= 3 ? skeleton : null;
}

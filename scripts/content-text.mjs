// What can be counted in a text of content/: blocks, words, sentences, numbers, links, minutes.

export const languages = ['en', 'fr', 'pt', 'ar'];

/**
 * The paragraphs, bullets and numbered steps of a section's body, in order.
 * @param {string} body
 * @returns {{ kind: 'paragraph' | 'bullet' | 'step', text: string }[]}
 */
export function blocksOf(body) {
	const blocks = [];
	let open = false;
	for (const line of body.split('\n')) {
		const [, mark, item] = /^(-|\d+\.)\s+(.*)$/.exec(line) ?? [];
		if (mark) blocks.push({ kind: mark === '-' ? 'bullet' : 'step', text: item });
		else if (line.trim() && open) blocks.at(-1).text += ` ${line.trim()}`;
		else if (line.trim()) blocks.push({ kind: 'paragraph', text: line.trim() });
		open = line.trim() !== '';
	}
	return blocks;
}

/** Bullets and steps, without their mark. */
export const itemsOf = (body) => blocksOf(body).filter((block) => block.kind !== 'paragraph').map((block) => block.text);

/** The text as it is read: links as their words, no marks of emphasis. */
export const plain = (text) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*`]/g, '');

/** How many words: what stands between spaces and holds a letter or a digit. */
export const wordsIn = (text) => plain(text).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

// An end mark, closing quotes, a space, and no small letter after it (Arabic has none).
const sentenceEnd = /(?<=[.!?؟…]\s?[”»’)]*)\s+(?=[^\p{Ll}\s”»’),;:،؛…])/u;

/** Sentences of one block; a list item counts as one even without a full stop. The minutes around it do not count. */
export function sentencesIn(text) {
	return plain(text).replace(durationAtEnd, '').replace(span, '').trim().split(sentenceEnd).filter((sentence) => wordsIn(sentence) > 0);
}

const minutes = '(?:min|دقيقة|دقائق|دقيقتان|دقيقتين)';
const durationAtEnd = new RegExp(`\\((\\d+)\\s${minutes}\\)\\s*$`);
const span = new RegExp(`^(\\d+)\\s?[–-]\\s?(\\d+)\\s${minutes}\\s?:\\s*`);

/** The minutes with which a step ends, “(10 min)”; null when it has none. */
export const minutesOf = (step) => Number(durationAtEnd.exec(step)?.[1] ?? NaN) || null;

/** The minutes from and until which a block of a session lasts, “0–10 min: …”; null when it has none. */
export function spanOf(block) {
	const [, from, until] = span.exec(block) ?? [];
	return from === undefined ? null : [Number(from), Number(until)];
}

/** @returns {{ text: string, target: string }[]} */
export const linksIn = (text) => [...text.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(([, label, target]) => ({ text: label, target }));

const comma = { number: /\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?/g, thousands: /[ .\u00a0\u202f]/g };
const point = { number: /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g, thousands: /,/g };
const writing = { en: point, fr: comma, pt: comma, ar: point };

/**
 * The numbers of a text that every language writes in digits: those from 10 and those with a fraction, sorted.
 * 1,500 and 1 500 and 1.500 are one number in their languages, 6:00 is 6 h, and 5 pm is 17 h.
 */
export function numbersIn(text, lang) {
	const { number, thousands } = writing[lang];
	const found = [];
	const keep = (value) => { if (value >= 10 || !Number.isInteger(value)) found.push(value); };
	const rest = plain(text)
		.replaceAll(/(?<!\d)(\d{1,2})(?::(\d\d))?\s?(?:pm|p\.m\.|مساءً?)(?!\p{L})/gu, (_, hour, minute) => `${(Number(hour) % 12) + 12}:${minute ?? '00'}`)
		.replaceAll(/(?<![\d,.])(\d{1,2})(?::(\d\d)|\s?h(?:\s?(\d\d))?)(?![\p{L}\d])/gu, (_, hour, colon, letter) => { keep(Number(hour)); keep(Number(colon ?? letter ?? 0)); return ' '; });
	for (const [written] of rest.matchAll(number)) keep(Number(written.replaceAll(thousands, '').replace(',', '.')));
	return found.sort((a, b) => a - b);
}

const spelled = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred'];
const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const spelledNumber = new RegExp(`\\b(?:(${spelled.join('|')})|(${tens.join('|')})(?:-(${ones.join('|')}))?)\\b`, 'gi');

/** The numbers from 10 to 100 that an English text writes in words. */
export function spelledNumbersIn(text) {
	const at = (list, word) => list.indexOf(word?.toLowerCase());
	return [...text.matchAll(spelledNumber)].map(([, teen, ten, one]) => (teen ? at(spelled, teen) + 10 : (at(tens, ten) + 2) * 10 + at(ones, one) + 1));
}

/** What `a` has more often than `b`. */
export function surplus(a, b) {
	const left = [...b];
	return a.filter((value) => {
		const at = left.indexOf(value);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

import { expect, test } from 'vitest';
import { showLetter } from './show-letter.ts';

const token = 'q'.repeat(43);
const text = `Open\nhttps://caravan.test/en/sign-in/${token}?then=%2Ftopics\nor type\n012345\nby 2027. See https://caravan.test/en/invitation/${token}`;

test('links and codes that open an account are hidden, and nothing else', () => {
	expect(showLetter(text, true)).toBe('Open\nhttps://caravan.test/en/sign-in/…\nor type\n••••••\nby 2027. See https://caravan.test/en/invitation/…');
	expect(showLetter(text, false)).toBe(text);
});

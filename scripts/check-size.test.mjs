import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compare, sizesOf } from './check-size.mjs';

const page = (head) => brotliCompressSync(Buffer.from(`<!doctype html><html><head>${head}</head><body></body></html>`));
const bytesOfScript = (address) => ({ '/assets/page.js': 900, '/assets/map.js': 3000, '/assets/part.js': 50 })[address];

test('a page weighs what was sent, and its scripts what they weigh, each once', () => {
	const sent = page('<script src="/assets/page.js" defer></script><script type="module" src=/assets/map.js></script><link rel="modulepreload" href="/assets/part.js"><script src="/assets/page.js"></script><script>1</script>');
	expect(sizesOf(sent, bytesOfScript)).toEqual({ page: sent.length, scripts: 3950 });
});

test('half a page is no page', () => {
	expect(() => sizesOf(brotliCompressSync(Buffer.from('<html><body>')), bytesOfScript)).toThrow('</html>');
});

test('a byte over is over', () => {
	expect(compare([{ what: 'a', bytes: 10, limit: 10 }])).toEqual({ lines: ['ok       10 of 10 bytes: a'], over: false });
	expect(compare([{ what: 'a', bytes: 10, limit: 10 }, { what: 'b', bytes: 11, limit: 10 }])).toMatchObject({ over: true, lines: [expect.stringContaining('ok'), expect.stringContaining('OVER')] });
});

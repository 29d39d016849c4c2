import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Adapter } from './adapter.ts';
import { runFile } from './run-file.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** Passes where `n` is what is expected; reads it from a sibling when the case has none. */
const same: Adapter = ({ id, n, expected }, _file, sibling) => {
	const found = n ?? (sibling(id) as { ballots: unknown }).ballots;
	if (found === 'fault') throw new Error('fault');
	return found === expected ? null : `${String(found)}, not ${String(expected)}`;
};
const kinds = { same, 'fair-assignment': same, 'max-weight-matching': same };

function write(name: string, value: unknown, packed = false): string {
	const path = join(folder, name);
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	writeFileSync(path, packed ? gzipSync(text) : text);
	return path;
}

test('counts cases and tells each failure with its id; a fault in one case fails that one', async () => {
	const cases = [{ id: 'a', n: 1, expected: 1 }, { id: 'b', n: 2, expected: 1 }, { n: 'fault', expected: 1 }];
	expect(await runFile(write('x.json', { kind: 'same', about: '', cases }), kinds)).toMatchObject({
		kind: 'same', cases: 3, failures: [{ id: 'b', difference: '2, not 1' }, { id: '#2', difference: 'threw: fault' }],
	});
});

test('knows packed files by their first bytes, not by their name', async () => {
	const file = { kind: 'same', cases: [{ id: 'a', n: 1, expected: 1 }] };
	expect(await runFile(write('packed.json', file, true), kinds)).toMatchObject({ cases: 1, failures: [] });
	expect(await runFile(write('plain.json.gz', file), kinds)).toMatchObject({ cases: 1, failures: [] });
});

test('a file may be one case, with or without its kind', async () => {
	expect(await runFile(write('x.json', { kind: 'same', id: 'a', n: 1, expected: 2 }), kinds)).toMatchObject({ cases: 1, failures: [{ id: 'a', difference: '1, not 2' }] });
	expect(await runFile(write('x.json', { requests: [], edges: [], n: 1, expected: 1 }), kinds)).toMatchObject({ kind: 'fair-assignment', failures: [] });
	expect(await runFile(write('x.json', { edges: [], n: 1, expected: 1 }), kinds)).toMatchObject({ kind: 'max-weight-matching', failures: [] });
});

test('finds the ballots of a case beside the file, and says when there are none', async () => {
	write('a9-ballots-large.json.gz', { id: 'large', ballots: 7 }, true);
	const file = write('a9.json', { kind: 'same', cases: [{ id: 'large', expected: 7 }, { id: 'other', expected: 7 }] });
	expect(await runFile(file, kinds)).toMatchObject({ failures: [{ id: 'other', difference: 'threw: there is no “other” beside the file' }] });
	expect(await runFile(join(folder, 'a9-ballots-large.json.gz'), kinds)).toEqual({ skipped: 'only the ballots of a case in another file' });
});

test.each([
	['{"a"', /^it is not JSON/],
	['[1]', /no object with cases/],
	['{"kind":"other","cases":[]}', /“other” is not known/],
	['{"kind":"constructor","cases":[]}', /“constructor” is not known/],
	['{"cases":[]}', /does not say its kind/],
	['{"kind":"same","cases":[1]}', /not a list of objects/],
	['{"id":"a"}', /does not say its kind/],
])('refuses %s in plain words', async (text, words) => {
	expect(await runFile(write('x.json', text), kinds)).toEqual({ refused: expect.stringMatching(words) });
});

test('refuses a file that is not there', async () => {
	expect(await runFile(join(folder, 'none.json'), kinds)).toEqual({ refused: expect.stringMatching(/^it cannot be read/) });
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretOf, takeDataFolder } from './data-folder.server.ts';

function folder() {
	const path = mkdtempSync(join(tmpdir(), 'caravan-folder-'));
	return { path, [Symbol.dispose]: () => { rmSync(path, { recursive: true, force: true }); } };
}

test('a folder is taken by one at a time, and free again once it is let go', () => {
	using place = folder();
	const first = takeDataFolder(join(place.path, 'data'));
	expect(first).not.toBeNull();
	expect(takeDataFolder(join(place.path, 'data'))).toBeNull();
	first?.letGo();
	const second = takeDataFolder(join(place.path, 'data'));
	expect(second).not.toBeNull();
	second?.letGo();
});

test('a secret is made once, kept for this account alone, and gives way to the one that is set', () => {
	using place = folder();
	const made = secretOf(place.path, null);
	expect(made.length).toBeGreaterThanOrEqual(32);
	expect(secretOf(place.path, null)).toBe(made);
	expect(secretOf(place.path, 'given from outside')).toBe('given from outside');
	expect(readFileSync(join(place.path, 'secret'), 'utf8')).toBe(made);
	expect(statSync(join(place.path, 'secret')).mode & 0o077).toBe(0);
});

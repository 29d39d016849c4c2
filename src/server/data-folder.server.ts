import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the data folder for this process alone. The lock is a transaction held open on a small database of its own:
 * the system lets it go when the process ends, however it ends, so a stale lock cannot be left behind.
 * Returns null when another process holds the folder.
 */
export function takeDataFolder(folder: string): { letGo: () => void } | null {
	mkdirSync(folder, { recursive: true });
	const lock = new DatabaseSync(join(folder, 'lock.db'));
	try {
		lock.exec('pragma busy_timeout = 0; begin exclusive');
	} catch {
		lock.close();
		return null;
	}
	return { letGo: () => { lock.close(); } };
}

/** The secret that signs links: the one given, else the one kept in the folder, else a new one that is kept from now on. */
export function secretOf(folder: string, given: string | null): string {
	if (given) return given;
	const file = join(folder, 'secret');
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
	return readFileSync(file, 'utf8').trim();
}

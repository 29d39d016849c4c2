import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresAdapter, type Transaction } from 'kysely';
import { postgres } from './postgres.server.ts';
import { sqlite } from './sqlite.server.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** A PostgreSQL URL, or else the file (or `:memory:`) of the embedded database. */
export function openDatabase(location: string): Db {
	return new Kysely<Tables>({ dialect: /^postgres(ql)?:/.test(location) ? postgres(location) : sqlite(location) });
}

/** Which of the two engines this is. */
export function isPostgres(db: Db): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

const mostAttempts = 20;
const mostMeetings = 2;
const longestWait = 200; // milliseconds

/**
 * Commits what went well. A refusal (`ok: false`) or a throw rolls everything back.
 * Transactions behave as if they ran one after another: SQLite does so by its lock, PostgreSQL
 * by refusing the one that would not, which is then run again. So `work` may run more than once.
 */
export async function inTransaction<T extends { ok: boolean }>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
	let meetings = 0;
	for (let attempt = 1; ; attempt++) {
		const tx = await db.startTransaction().setIsolationLevel('serializable').execute();
		try {
			const outcome = await work(tx);
			await (outcome.ok ? tx.commit() : tx.rollback()).execute();
			return outcome;
		} catch (error) {
			// The connection may be the very thing that failed; the first error is the one that tells.
			if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute().catch(() => null);
			if (metAnother(error)) meetings++;
			if (attempt === mostAttempts || meetings > mostMeetings || !(wasOvertaken(error) || metAnother(error))) throw error;
			// Those who met once would meet again at once: each waits a time of its own, the longer the more often it was overtaken.
			await sleep(randomInt(Math.min(longestWait, 2 ** attempt) + 1));
		}
	}
}

/** PostgreSQL: serialization failure, deadlock. */
function wasOvertaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}

/** PostgreSQL: somebody inserted the same row meanwhile, perhaps by the same form; run again, the work finds it there. */
function metAnother(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Whether the database itself is out of reach (stopped, restarting, too slow, disk full or failing, or asked by too many at once), so that trying later helps. */
export function isOutOfReach(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (/Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message)) return true;
	const code = 'code' in error ? String(error.code) : '';
	if (/^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08|53|57014|57P0|58)/.test(code) || wasOvertaken(error)) return true;
	// SQLite: busy, locked, no memory, read-only, I/O error, full, cannot open.
	return code === 'ERR_SQLITE_ERROR' && 'errcode' in error && [5, 6, 7, 8, 10, 13, 14].includes(Number(error.errcode) % 256);
}

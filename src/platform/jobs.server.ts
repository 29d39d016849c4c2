import { inTransaction, type Db, type Tx } from './db/db.server.ts';
import { newId } from './id.ts';
import { faultOf, type Log } from './log.server.ts';

/** Work to be done later or again until it succeeds: mails, reminders. Kept with the change that asked for it. */
export interface Job {
	network: string;
	id: string;
	kind: string;
	payload: unknown;
	attempts: number;
}

/** Does one job; may be called again with the same job after a crash, so its effect must be one. */
export type JobHandler = (job: Job, now: Date) => Promise<void>;

/** Attempts after which a job is given up and its failure stays to be read. */
export const mostAttempts = 8;
const leaseMinutes = 5;

/** Asks for a job at `due`; the same `uniqueKey` asked for again changes only when it is due. */
export async function insertJob(tx: Tx, network: string, job: { kind: string; uniqueKey: string; due: Date; payload: unknown }): Promise<void> {
	await tx.insertInto('job').values({
		network_id: network, id: newId(), kind: job.kind, unique_key: job.uniqueKey, due_at: job.due.toISOString(),
		payload_json: JSON.stringify(job.payload), leased_until: null, attempts: 0, done_at: null, failure: null,
	}).onConflict((conflict) => conflict.columns(['network_id', 'kind', 'unique_key']).doUpdateSet({ due_at: job.due.toISOString(), payload_json: JSON.stringify(job.payload) })).execute();
}

/**
 * Does what is due now, oldest first, and returns how many were done. A lease keeps two processes off one job; a process
 * that dies leaves its lease to run out. A failed job comes back after 1, 2, 4, … minutes.
 */
export async function runDueJobs(db: Db, handlers: Readonly<Record<string, JobHandler>>, clock: () => Date, log: Log): Promise<number> {
	let done = 0;
	for (;;) {
		const job = await claim(db, Object.keys(handlers), clock());
		if (!job) return done;
		try {
			await handlers[job.kind]?.(job, clock());
			await db.updateTable('job').set({ done_at: clock().toISOString(), failure: null }).where('network_id', '=', job.network).where('id', '=', job.id).execute();
			done++;
		} catch (error) {
			const again = new Date(clock().getTime() + 2 ** (job.attempts - 1) * 60_000);
			const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
			await db.updateTable('job').set({ due_at: again.toISOString(), leased_until: null, failure }).where('network_id', '=', job.network).where('id', '=', job.id).execute();
			log('job failed', { kind: job.kind, attempts: job.attempts, ...faultOf(error) });
		}
	}
}

async function claim(db: Db, kinds: readonly string[], now: Date): Promise<Job | null> {
	if (kinds.length === 0) return null;
	const claimed = await inTransaction(db, async (tx) => {
		const at = now.toISOString();
		const row = await tx.selectFrom('job').selectAll().where('done_at', 'is', null).where('due_at', '<=', at).where('attempts', '<', mostAttempts)
			.where('kind', 'in', kinds).where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', at)])).orderBy('due_at').orderBy('id').limit(1).executeTakeFirst();
		if (!row) return { ok: true, job: null };
		const leased = new Date(now.getTime() + leaseMinutes * 60_000).toISOString();
		await tx.updateTable('job').set({ leased_until: leased, attempts: row.attempts + 1 }).where('network_id', '=', row.network_id).where('id', '=', row.id).execute();
		return { ok: true, job: { network: row.network_id, id: row.id, kind: row.kind, payload: JSON.parse(row.payload_json) as unknown, attempts: row.attempts + 1 } };
	});
	return claimed.job;
}

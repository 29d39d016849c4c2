import { createHash } from 'node:crypto';
import { inTransaction, type Db, type Tx } from './db/db.server.ts';

/** What the trace says beside who, when and what: which city or row it was about, and the reason given. */
export interface Trace {
	subject?: string | null;
	why?: string | null;
}

/**
 * Makes a command that has its effect once. Effect and trace commit together, and the trace is
 * found by the key the form carried: a repeat is answered with the first outcome. A refusal rolls
 * back and leaves no trace, so the same form may be sent again once the reason is gone.
 *
 * The key is joined by a digest of what was said: a key that comes back with other words (the back
 * button, a second thought) is a new attempt, and nobody's text is mistaken for a repeat.
 *
 * The work is handed the transaction and nothing else, so it cannot reach past it: a query on the
 * plain database would wait for this very transaction for ever.
 */
export function command<Actor extends { network: string; person: string }, Said extends { key: string }, Outcome extends { ok: boolean }>(
	kind: string,
	work: (tx: Tx, actor: Actor, said: Said, now: Date) => Promise<Outcome>,
	traceOf: (said: Said) => Trace = () => ({}),
) {
	return (db: Db, actor: Actor, said: Said, now: Date): Promise<Outcome> =>
		inTransaction(db, async (tx) => {
			const words = JSON.stringify(said);
			const digest = createHash('sha256').update(`${kind} ${words}`).digest('base64url');
			const { network, person } = actor;

			const first = await tx
				.selectFrom('record')
				.select('outcome_json')
				.where('network_id', '=', network)
				.where('person_id', '=', person)
				.where('key', '=', said.key)
				.where('digest', '=', digest)
				.executeTakeFirst();
			if (first) return JSON.parse(first.outcome_json) as Outcome;

			const outcome = await work(tx, actor, said, now);
			if (outcome.ok) {
				const { subject = null, why = null } = traceOf(said);
				const trace = { kind, subject, why, at: now.toISOString(), said_json: words, outcome_json: JSON.stringify(outcome) };
				await tx.insertInto('record').values({ network_id: network, person_id: person, key: said.key, digest, ...trace }).execute();
			}
			return outcome;
		});
}

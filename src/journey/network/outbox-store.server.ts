import type { Lang } from '#i18n/translator.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { mostAttempts } from '#platform/jobs.server.ts';
import { insertMail, type Letter } from '#platform/mail.server.ts';
import type { Network, NetworkId } from './network.ts';

/**
 * Posts a letter with the change that asked for it. The example sends nothing: anybody may enter it and write any address,
 * so its letters are kept to be read on its outbox page only.
 */
export async function postLetter(tx: Tx, network: Pick<Network, 'id' | 'isExample'>, letter: Letter, now: Date): Promise<void> {
	if (!network.isExample) return insertMail(tx, network.id, letter, now);
	await tx.insertInto('mail').values({
		network_id: network.id, id: newId(), person_id: letter.person, address: letter.address, lang: letter.lang, subject: letter.subject, text: letter.text,
		made_at: now.toISOString(), sent_at: null, failure: null,
	}).execute();
}

type MailState = 'sent' | 'waiting' | 'trying' | 'givenUp' | 'kept';

export interface MadeMail {
	id: string;
	address: string;
	lang: Lang;
	subject: string;
	text: string;
	madeAt: string;
	sentAt: string | null;
	state: MailState;
	/** What the mail server answered at the last attempt. */
	failure: string | null;
	/** Signs somebody in to other networks too: its text is for the receiver only. */
	opensOthers: boolean;
}

/** Mails of the network, newest first, `most` at a time, older than the mail `before`. */
export async function listMails(db: Db, network: NetworkId, before: string | null, most: number): Promise<MadeMail[]> {
	let query = db.selectFrom('mail')
		.leftJoin('job', (join) => join.onRef('job.network_id', '=', 'mail.network_id').onRef('job.unique_key', '=', 'mail.id').on('job.kind', '=', 'mail'))
		.select(['mail.id', 'mail.address', 'mail.lang', 'mail.subject', 'mail.text', 'mail.made_at', 'mail.sent_at', 'job.attempts', 'job.failure'])
		.where('mail.network_id', '=', network);
	if (before) query = query.where('mail.id', '<', before);
	const rows = await query.orderBy('mail.id', 'desc').limit(most).execute();
	const shared = await listAddressesElsewhere(db, network, rows.map((row) => row.address));
	return rows.map((row) => ({
		id: row.id, address: row.address, lang: row.lang as Lang, subject: row.subject, text: row.text, madeAt: row.made_at, sentAt: row.sent_at,
		state: row.sent_at ? 'sent' : row.attempts === null ? 'kept' : row.attempts >= mostAttempts ? 'givenUp' : row.failure ? 'trying' : 'waiting',
		failure: row.failure, opensOthers: shared.has(row.address),
	}));
}

/** Of these addresses, those known in another real network; being in the example too opens nothing more. */
async function listAddressesElsewhere(db: Db, network: NetworkId, addresses: readonly string[]): Promise<ReadonlySet<string | null>> {
	if (addresses.length === 0) return new Set();
	const rows = await db.selectFrom('person').innerJoin('network', 'network.id', 'person.network_id').select('person.address').distinct()
		.where('person.address', 'in', [...new Set(addresses)]).where('network.id', '!=', network).where('network.is_example', '=', 0).execute();
	return new Set(rows.map((row) => row.address));
}

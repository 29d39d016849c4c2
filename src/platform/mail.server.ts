import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Db, Tx } from './db/db.server.ts';
import { newId } from './id.ts';
import { insertJob, type JobHandler } from './jobs.server.ts';

export interface Letter {
	/** The person's id, where the address belongs to somebody of the network. */
	person: string | null;
	address: string;
	lang: string;
	subject: string;
	/** Plain text: it reads on every phone and pastes into a message. */
	text: string;
}

/** Posts a letter together with the change that asked for it: no change without its mail, no mail without its change. */
export async function insertMail(tx: Tx, network: string, letter: Letter, now: Date): Promise<void> {
	const id = newId();
	await tx.insertInto('mail').values({
		network_id: network, id, person_id: letter.person, address: letter.address, lang: letter.lang, subject: letter.subject, text: letter.text,
		made_at: now.toISOString(), sent_at: null, failure: null,
	}).execute();
	await insertJob(tx, network, { kind: 'mail', uniqueKey: id, due: now, payload: { id } });
}

export type Post = (letter: { id: string; address: string; subject: string; text: string; lang: string }) => Promise<void>;

/** Through the mail server at `smtpUrl`; without one, as `.eml` files in `folder`, while the outbox page shows them too. */
export function postThrough(smtpUrl: string | null, from: string, folder: string): Post {
	const transport = smtpUrl ? nodemailer.createTransport(smtpUrl) : nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	return async ({ id, address, subject, text, lang }) => {
		const sent = await transport.sendMail({
			from, to: address, subject, text, messageId: `<${id}@caravan>`,
			headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' },
		});
		if (smtpUrl) return;
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `${id}.eml`), (sent as { message: Buffer }).message);
	};
}

/** The job that delivers one letter. */
export function deliverMail(db: Db, post: Post): JobHandler {
	return async ({ network, payload }, now) => {
		const { id } = payload as { id: string };
		const mail = await db.selectFrom('mail').selectAll().where('network_id', '=', network).where('id', '=', id).executeTakeFirst();
		if (!mail || mail.sent_at) return;
		await post(mail);
		await db.updateTable('mail').set({ sent_at: now.toISOString() }).where('network_id', '=', network).where('id', '=', id).execute();
	};
}

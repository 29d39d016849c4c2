import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { postThrough } from './mail.server.ts';

const letter = { id: 'letter-1', address: 'leila@example.org', subject: 'Réunion à Tunis · اجتماع', text: 'Une ligne.\n\nسطر ثان', lang: 'ar' };
const from = 'Caravan <caravan@example.org>';

/** A folder that is gone when the test is. */
function folder() {
	const path = mkdtempSync(join(tmpdir(), 'caravan-mail-'));
	return { path, [Symbol.dispose]: () => { rmSync(path, { recursive: true, force: true }); } };
}

/** A mail server of this test's own, that keeps what it is handed. */
async function mailServer(refuses = false) {
	const received: string[] = [];
	const server = new SMTPServer({
		authOptional: true, disabledCommands: ['STARTTLS'],
		onRcptTo: (_, __, done) => { done(refuses ? new Error('mailbox full') : null); },
		onData(stream, _, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => { parts.push(part); });
			stream.on('end', () => { received.push(Buffer.concat(parts).toString()); done(); });
		},
	});
	const listening = server.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	return {
		received, url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
		[Symbol.asyncDispose]: () => new Promise<void>((resolve) => { server.close(resolve); }),
	};
}

test('a letter reaches the mail server with its subject, its language and a number of its own', async () => {
	await using smtp = await mailServer();
	using place = folder();
	await postThrough(smtp.url, from, place.path)(letter);
	const [message = ''] = smtp.received;
	expect(message).toMatch(/^To: leila@example\.org$/m);
	expect(message).toMatch(/^Message-ID: <letter-1@caravan>/m);
	expect(message).toMatch(/^Content-Language: ar/m);
	expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
	expect(readdirSync(place.path)).toEqual([]);
});

test('a mail server that refuses is a failure, so that the letter is tried again', async () => {
	await using smtp = await mailServer(true);
	using place = folder();
	await expect(postThrough(smtp.url, from, place.path)(letter)).rejects.toThrow(/mailbox full|recipients were rejected/);
});

test('without a mail server the letter is a file any mail program opens', async () => {
	using place = folder();
	await postThrough(null, from, join(place.path, 'mail'))(letter);
	expect(readdirSync(join(place.path, 'mail'))).toEqual(['letter-1.eml']);
	expect(readFileSync(join(place.path, 'mail', 'letter-1.eml'), 'utf8')).toMatch(/^From: Caravan <caravan@example\.org>\r$/m);
});

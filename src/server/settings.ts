/** What is set from outside, checked before anything starts. */
export interface Settings {
	port: number;
	host: string;
	dataDir: string;
	/** A PostgreSQL address; null for the embedded database in the data folder. */
	databaseUrl: string | null;
	/** The address people reach this server at. */
	origin: string;
	/** Null: mails wait on the outbox page and as .eml files in the data folder. */
	smtpUrl: string | null;
	mailFrom: string;
	/** Null: made at the first start and kept in the data folder. */
	secret: string | null;
}

/** The settings, or one plain sentence for each that is wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): { ok: true; settings: Settings } | { ok: false; sentences: string[] } {
	const sentences: string[] = [];
	const given = (name: string) => (env[name]?.trim() ? env[name].trim() : null);

	const port = Number(given('PORT') ?? '3000');
	const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
	if (!isPort) sentences.push(`PORT is “${env['PORT']}”; it must be a whole number from 1 to 65535.`);

	const databaseUrl = given('DATABASE_URL');
	if (databaseUrl && !isUrl(databaseUrl, ['postgres:', 'postgresql:'])) sentences.push('DATABASE_URL must be the address of a PostgreSQL database, such as postgres://caravan:password@localhost/caravan; leave it empty for the embedded database.');

	const origin = given('ORIGIN') ?? `http://localhost:${isPort ? port : 3000}`;
	if (!isUrl(origin, ['http:', 'https:']) || new URL(origin).origin !== origin.replace(/\/$/, '')) sentences.push(`ORIGIN is “${origin}”; it must be the address people open, without a path, such as https://caravan.example.org.`);

	const smtpUrl = given('SMTP_URL');
	if (smtpUrl && !isUrl(smtpUrl, ['smtp:', 'smtps:'])) sentences.push('SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.example.org; leave it empty to keep mails on the outbox page.');

	const mailFrom = given('MAIL_FROM') ?? `Caravan <caravan@${hostOf(origin)}>`;
	if (!/^[^<>]*<?[^\s@<>]+@[^\s@<>]+>?$/.test(mailFrom)) sentences.push(`MAIL_FROM is “${mailFrom}”; it must be a mail address, such as Caravan <caravan@example.org>.`);

	const secret = given('SECRET');
	if (secret && secret.length < 32) sentences.push('SECRET is too short; it must have at least 32 characters. Leave it empty and one is made and kept in the data folder.');

	if (sentences.length > 0) return { ok: false, sentences };
	return {
		ok: true,
		settings: { port, host: given('HOST') ?? '0.0.0.0', dataDir: given('DATA_DIR') ?? './data', databaseUrl, origin: new URL(origin).origin, smtpUrl, mailFrom, secret },
	};
}

function isUrl(text: string, protocols: readonly string[]): boolean {
	return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function hostOf(origin: string): string {
	return URL.canParse(origin) ? new URL(origin).hostname : 'localhost';
}

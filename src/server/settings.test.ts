import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('nothing set: the embedded database in ./data, port 3000', () => {
	expect(readSettings({})).toEqual({
		ok: true,
		settings: { port: 3000, host: '0.0.0.0', dataDir: './data', databaseUrl: null, origin: 'http://localhost:3000', smtpUrl: null, mailFrom: 'Caravan <caravan@localhost>', secret: null },
	});
});

test.each([
	['PORT', 'eighty', /PORT is “eighty”/],
	['PORT', '70000', /whole number from 1 to 65535/],
	['DATABASE_URL', 'mysql://x', /address of a PostgreSQL database/],
	['ORIGIN', 'caravan.example.org', /ORIGIN is “caravan.example.org”/],
	['ORIGIN', 'https://caravan.example.org/start', /without a path/],
	['SMTP_URL', 'mail.example.org', /address of a mail server/],
	['MAIL_FROM', 'nobody', /MAIL_FROM is “nobody”/],
	['SECRET', 'short', /at least 32 characters/],
])('%s=%s is refused in one sentence', (name, value, sentence) => {
	const reading = readSettings({ [name]: value });
	expect(reading.ok).toBe(false);
	expect(!reading.ok && reading.sentences).toEqual([expect.stringMatching(sentence)]);
});

test('everything wrong is said at once', () => {
	const reading = readSettings({ PORT: 'x', SECRET: 'y', SMTP_URL: 'z' });
	expect(!reading.ok && reading.sentences).toHaveLength(3);
});

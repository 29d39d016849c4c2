// A throw-away PostgreSQL for tests and measurements. Has no dependencies; scripts/setup.mjs asks it on Node 20 too.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder with initdb and postgres, the newest of Debian's first; null when there is none. */
export function findPostgres() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
	return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/**
 * Starts a cluster on a free port in a temporary folder, hands over its URL, and stops and removes it whatever happens.
 * The URL's role owns its database but is no superuser, or row level security would never bind it.
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPostgres(work) {
	const bin = findPostgres();
	if (!bin) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');

	// PostgreSQL refuses to run as root, and another user must be able to enter the folder.
	const user = process.getuid?.() === 0 ? unprivileged() : {};
	const folder = mkdtempSync(join('uid' in user ? '/tmp' : tmpdir(), `caravan-postgres-${process.pid}-`));
	let server;
	let stopping;
	const stop = () => (stopping ??= (async () => {
		if (server && server.exitCode === null && server.signalCode === null) {
			const gone = once(server, 'exit');
			server.kill('SIGINT'); // a fast shutdown: ends sessions, then writes what it must
			const impatient = setTimeout(() => server.kill('SIGQUIT'), 10_000);
			await gone;
			clearTimeout(impatient);
		}
		rmSync(folder, { recursive: true, force: true });
	})());
	const onSignal = async (_name, number) => { await stop(); process.exit(128 + number); };
	process.once('SIGINT', onSignal).once('SIGTERM', onSignal);

	try {
		// A password, because a port of 127.0.0.1 is open to everyone on the machine.
		const password = randomBytes(18).toString('base64url');
		const [data, secret, said] = [join(folder, 'data'), join(folder, 'password'), []];
		writeFileSync(secret, password, { mode: 0o600 });
		if ('uid' in user) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);

		const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', PGPASSWORD: password } };
		// English order of text, as most operators have it: a query that relies on SQLite's order of bytes shows here.
		execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'operator', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--no-locale', '--locale-provider=icu', '--icu-locale=en', '--no-sync'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });

		const port = await freePort();
		const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off', full_page_writes: 'off', max_connections: 200 };
		const asked = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		server = spawn(join(bin, 'postgres'), ['-D', data, ...asked], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
		server.stderr.setEncoding('utf8').on('data', (text) => { said.push(text); if (said.length > 50) said.shift(); });

		for (let attempt = 0; !said.join('').includes('ready to accept connections'); attempt++) {
			if (server.exitCode !== null || attempt === 300) throw new Error(`PostgreSQL did not start:\n${said.join('')}`);
			await sleep(100);
		}
		const operator = `postgres://operator:${password}@127.0.0.1:${port}/postgres`;
		const statements = [`create role caravan login password '${password}'`, 'create database caravan owner caravan'];
		execFileSync(join(bin, 'psql'), ['-q', ...statements.flatMap((statement) => ['-c', statement]), operator], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
		return await work(`postgres://caravan:${password}@127.0.0.1:${port}/caravan`);
	} finally {
		await stop();
		process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
	}
}

/** Who runs the server when we are root: PostgreSQL's own user, else the one that owns nothing. */
function unprivileged() {
	for (const name of ['postgres', 'nobody']) {
		try {
			const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] })));
			return { uid, gid };
		} catch {
			// No such user: the next one.
		}
	}
	throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`');
}

/** A port nobody listens on at this moment. */
export async function freePort() {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address();
	probe.close();
	await once(probe, 'close');
	return port;
}

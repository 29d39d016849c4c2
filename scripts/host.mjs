// A built server on a folder and port of its own, for the checks and measures that ask it as a browser would.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './postgres.mjs';

/**
 * Runs `work` with a server that is ready: its address, its process id, its folder and how long it took.
 * @template T
 * @param {(host: { base: string, pid: number, folder: string, readyAfter: number }) => Promise<T>} work
 * @param {{ folder?: string }} given a data folder that is there already
 * @returns {Promise<T>}
 */
export async function withHost(work, given = {}) {
	const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'caravan-host-'));
	const port = await freePort();
	const base = `http://localhost:${port}`;
	const env = { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder, ORIGIN: base }; // no setting of this machine's own Caravan
	const from = performance.now();
	const server = spawn(process.execPath, ['--max-semi-space-size=8', 'dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	const gone = new Promise((resolve) => { server.once('exit', resolve); });
	const log = [];
	server.stdout.setEncoding('utf8').on('data', (text) => { log.push(text); if (log.length > 200) log.shift(); });
	try {
		for (let attempt = 0; !(await isReady(base)); attempt++) {
			if (server.exitCode !== null || attempt === 3000) throw new Error('the built server did not become ready');
			await sleep(10);
		}
		return await work({ base, pid: server.pid, folder, readyAfter: performance.now() - from });
	} catch (error) {
		console.error(log.join('').trimEnd());
		throw error;
	} finally {
		server.kill();
		await gone;
		if (!given.folder) rmSync(folder, { recursive: true, force: true });
	}
}

/** Opens the example network, as its first door does. */
export async function openExample(base) {
	await send(base, '/en/example', {});
}

/** Enters the open example in a role, and returns the cookie that says so. */
export async function enterExample(base, role, city = '') {
	const response = await send(base, '/en/example/enter', { role, city });
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	if (!cookies.some((cookie) => cookie.startsWith('caravan_session='))) throw new Error(`nobody could enter as ${role} ${city}: ${response.status}`);
	return cookies.join('; ');
}

function send(base, path, fields) {
	return fetch(base + path, { method: 'POST', redirect: 'manual', headers: { origin: base }, body: new URLSearchParams(fields) });
}

function isReady(base) {
	return fetch(`${base}/readyz`).then((response) => response.ok, () => false);
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeStop } from './stop-listening.ts';

/** A server that answers after a while, and connections to it that keep what they hear. */
async function listening() {
	const server: Server = createServer((request, response) => { request.resume().once('end', () => void sleep(100).then(() => response.end('answered'))); });
	const stop = makeStop(server);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const open = async () => {
		const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
		const heard = { text: '', socket };
		socket.on('data', (bytes) => { heard.text += String(bytes); }).on('error', () => undefined);
		await once(socket, 'connect');
		return heard;
	};
	return { stop, open };
}
const half = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nha';

test('a request under way is answered, and connections that only wait do not hold the stop', async () => {
	const { stop, open } = await listening();
	const [under, silent, kept] = [await open(), await open(), await open()];
	kept.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	under.socket.write(half);
	await expect.poll(() => kept.text).toContain('answered');
	const from = performance.now();
	const stopped = stop();
	under.socket.write('lf');
	await stopped;
	expect(performance.now() - from).toBeLessThan(3000);
	await expect.poll(() => under.text).toContain('answered');
	expect(silent.text).toBe('');
});

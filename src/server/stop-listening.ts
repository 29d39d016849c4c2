import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Makes the way to stop a server: requests under way are answered, and every connection that only waits is closed, or it
 * would hold the process. Node does not count those among the idle that never asked anything, as a browser opens ahead.
 * To be called before the server has connections.
 */
export function makeStop(server: Server): () => Promise<void> {
	const silent = new Set<Socket>();
	let stopping = false;
	server.on('connection', (socket: Socket) => {
		silent.add(socket);
		socket.once('close', () => { silent.delete(socket); });
	});
	server.prependListener('request', (request, response) => {
		silent.delete(request.socket);
		response.once('close', () => { if (stopping) server.closeIdleConnections(); });
	});
	return () => new Promise((resolve) => {
		stopping = true;
		server.close(() => { resolve(); });
		server.closeIdleConnections();
		for (const socket of silent) socket.destroy();
	});
}

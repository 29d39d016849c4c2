// The server from its sources; an edit shows on the next request.
import { getRequestListener } from '@hono/node-server';
import { createServer as createHttpServer } from 'node:http';
import { createServer, createServerModuleRunner } from 'vite';

const port = Number(process.env.PORT ?? 3000);
const vite = await createServer({ appType: 'custom', server: { middlewareMode: true, hmr: false } });
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });

let site;
let stale = true;
let opening = Promise.resolve();
vite.watcher.on('all', (_event, file) => { stale ||= !/[\\/](data|dist|node_modules|test-results)[\\/]|\.test\./.test(file); });

/** The site as its sources are now; requests wait in turn while it opens. */
function current() {
	opening = opening.then(refresh, refresh);
	return opening;
}

async function refresh() {
	if (!stale) return site;
	stale = false;
	try {
		await site?.close(); // only one at a time may use the data folder
		site = undefined;
		runner.clearCache();
		return (site = await runner.import('/src/server/dev.ts'));
	} catch (error) {
		stale = true; // broken sources are read again at the next request
		throw error;
	}
}

const answer = getRequestListener(async (request) => {
	try {
		return await (await current()).app.fetch(request);
	} catch (error) {
		vite.ssrFixStacktrace(error);
		console.error(error);
		return new Response(error.stack, { status: 500 });
	}
});
const http = createHttpServer((request, response) => { vite.middlewares(request, response, () => { void answer(request, response); }); });
http.listen(port, () => { console.log(`http://localhost:${port}`); });

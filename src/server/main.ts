import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import { logTo } from '#platform/log.server.ts';
import { open } from './open.server.ts';
import { readSettings } from './settings.ts';
import { makeStop } from './stop-listening.ts';

function stop(...sentences: string[]): never {
	for (const sentence of sentences) console.error(sentence);
	process.exit(1);
}

const reading = readSettings(process.env);
if (!reading.ok) stop(...reading.sentences);
const { settings } = reading;
const clock = () => new Date();
const log = logTo((line) => { process.stdout.write(`${line}\n`); }, clock);

const site = await open(settings, log, clock).catch((error: unknown) => stop(`Caravan cannot open its database${settings.databaseUrl ? ' at DATABASE_URL' : ` in ${settings.dataDir}`}: ${error instanceof Error ? error.message : String(error)}`));
if (!site) stop(`Another Caravan already uses the data folder ${settings.dataDir}. Stop it first, or set DATA_DIR to another folder.`);

const listening = serve({ fetch: site.app.fetch, port: settings.port, hostname: settings.host }, () => {
	console.log(`Caravan is at ${settings.origin} (Node ${process.version}). Stop it with Ctrl+C.`);
}) as Server;
listening.on('error', (error: NodeJS.ErrnoException) => stop(error.code === 'EADDRINUSE' ? `Port ${settings.port} is taken. Stop what uses it, or set PORT to another.` : `Caravan cannot listen on port ${settings.port}: ${error.message}`));

const stopListening = makeStop(listening);
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		void stopListening().then(() => site.close()).then(() => process.exit(0));
		setTimeout(() => { process.exit(1); }, 10_000).unref();
	});
}

/**
 * The built server, counting the statements it sends to its embedded database and the processor time it uses; its parent
 * asks for both, since it asked last, over the channel between them.
 */
import { StatementSync } from 'node:sqlite';

export interface Spent {
	statements: number;
	/** Milliseconds of processor time: on a machine with nothing else to do, the time a page takes. */
	work: number;
}

let sent = 0;
let before = process.cpuUsage();
for (const way of ['all', 'get', 'run', 'iterate'] as const) {
	const real = StatementSync.prototype[way] as (...values: unknown[]) => unknown;
	Object.defineProperty(StatementSync.prototype, way, {
		value(this: StatementSync, ...values: unknown[]) {
			sent++;
			return real.apply(this, values);
		},
	});
}
process.on('message', () => {
	const { user, system } = process.cpuUsage(before);
	process.send?.({ statements: sent, work: (user + system) / 1000 } satisfies Spent);
	sent = 0;
	before = process.cpuUsage();
});

await import(new URL('../../dist/server/main.js', import.meta.url).href);

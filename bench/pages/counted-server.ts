/** The built server, counting the statements it sends to its embedded database; its parent asks over the channel between them. */
import { StatementSync } from 'node:sqlite';

let sent = 0;
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
	process.send?.(sent);
	sent = 0;
});

await import(new URL('../../dist/server/main.js', import.meta.url).href);

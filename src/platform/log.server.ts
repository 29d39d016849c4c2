/**
 * One JSON object a line, for whoever runs the server. Never a name, an address, a text somebody wrote, or a path:
 * paths carry ids and tokens, so the route's pattern stands for them.
 */
export type LogEntry = Readonly<Record<string, string | number | boolean | null>>;
export type Log = (event: string, entry?: LogEntry) => void;

export function logTo(write: (line: string) => void, clock: () => Date): Log {
	return (event, entry = {}) => { write(JSON.stringify({ at: clock().toISOString(), event, ...entry })); };
}

/** What of an error may be logged: its kind, its code and where it arose; the message may quote what somebody typed. */
export function faultOf(error: unknown): LogEntry {
	if (!(error instanceof Error)) return { error: typeof error };
	const code = 'code' in error ? String(error.code) : null;
	return { error: error.name, code, stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).join('\n') };
}

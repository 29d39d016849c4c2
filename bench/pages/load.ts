/**
 * Asks one server as many clients would, in a process of its own so that asking does not slow the answering:
 * `node bench/pages/load.ts '<Load as JSON>'` prints a LoadResult as JSON. Asks only this machine.
 */
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { ask, quantile } from './main-pages.ts';

export interface Load {
	address: string;
	cookie: string;
	seconds: number;
	/** Requests that wait for their answer at the same time. */
	clients: number;
	/** Requests a second, evenly spaced; null as many as are answered. */
	pace: number | null;
	/** Sent as a form, each time with a new key. */
	form: Record<string, string> | null;
	/** The status that counts as an answer. */
	expects: number;
}

export interface LoadResult {
	aSecond: number;
	answered: number;
	/** Answers with another status, and requests that failed. */
	wrong: number;
	/** Milliseconds until the answer begins. */
	p50: number;
	p99: number;
}

async function run({ address, cookie, seconds, clients, pace, form, expects }: Load): Promise<LoadResult> {
	if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)) throw new Error('only this machine is asked');
	const by = new Agent({ keepAlive: true, maxSockets: clients });
	const times: number[] = [];
	let wrong = 0;
	const one = async () => {
		const answer = await ask(address, { cookie, by, ...(form && { form: new URLSearchParams({ ...form, key: newKey() }) }) }).catch(() => null);
		if (answer?.status === expects) times.push(answer.firstByte);
		else wrong++;
	};
	const from = performance.now();
	const until = from + seconds * 1000;
	if (pace === null) {
		await Promise.all(Array.from({ length: clients }, async () => { while (performance.now() < until) await one(); }));
	} else {
		const under: Promise<void>[] = [];
		for (let n = 0; n < seconds * pace; n++) {
			const wait = from + (n * 1000) / pace - performance.now();
			if (wait > 0) await new Promise((soon) => { setTimeout(soon, wait); });
			under.push(one());
		}
		await Promise.all(under);
	}
	const took = (performance.now() - from) / 1000;
	by.destroy();
	return { aSecond: times.length / took, answered: times.length, wrong, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** A key as a form carries it. */
function newKey(): string {
	const hex = randomBytes(16).toString('hex');
	return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
}

console.log(JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Load)));

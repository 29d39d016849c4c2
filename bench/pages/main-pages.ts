/** The main pages, each as somebody it is for opens it, and how one is asked for. */
import { Agent, request } from 'node:http';

export type Reader = 'visitor' | 'coordinator' | 'secretariat' | 'leadExpert';

export interface MainPage {
	name: string;
	/** The address after the language, for the reader's city. */
	path: (city: string) => string;
	reader: Reader;
}

export const mainPages: readonly MainPage[] = [
	{ name: 'front page', path: () => '/', reader: 'visitor' },
	{ name: 'city home', path: () => '/', reader: 'coordinator' },
	{ name: 'guide', path: (city) => `/cities/${city}/guide`, reader: 'coordinator' },
	{ name: 'baseline form', path: (city) => `/cities/${city}/baseline/answer`, reader: 'coordinator' },
	{ name: 'baseline of a city', path: (city) => `/cities/${city}/baseline`, reader: 'coordinator' },
	{ name: 'network picture', path: () => '/baseline', reader: 'leadExpert' },
	{ name: 'city profile', path: (city) => `/cities/${city}`, reader: 'coordinator' },
	{ name: 'long list', path: () => '/topics', reader: 'coordinator' },
	{ name: 'needs', path: () => '/needs', reader: 'coordinator' },
	{ name: 'quarters', path: () => '/quarters', reader: 'coordinator' },
	{ name: 'ledger', path: () => '/ledger', reader: 'coordinator' },
	{ name: 'curriculum', path: () => '/curriculum', reader: 'coordinator' },
	{ name: 'cities', path: () => '/cities', reader: 'coordinator' },
	{ name: 'people of a city', path: (city) => `/cities/${city}/people`, reader: 'coordinator' },
	{ name: 'network home', path: () => '/', reader: 'secretariat' },
];

export interface Answer {
	status: number;
	/** As sent: compressed. */
	bytes: number;
	/** Milliseconds until the answer begins. */
	firstByte: number;
	cookies: readonly string[];
	body: Buffer;
}

const agent = new Agent({ keepAlive: true });

/** Asks as a browser does that takes brotli; `form` is sent as a form. */
export function ask(address: string, { cookie = '', form, by = agent }: { cookie?: string; form?: URLSearchParams; by?: Agent } = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const from = performance.now();
		const body = form?.toString();
		const headers = {
			'accept-encoding': 'br', cookie,
			...(body !== undefined && { origin: new URL(address).origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
		};
		const asking = request(address, { agent: by, headers, method: body === undefined ? 'GET' : 'POST' }, (response) => {
			const firstByte = performance.now() - from;
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => { parts.push(part); });
			response.on('error', reject);
			response.on('end', () => {
				const whole = Buffer.concat(parts);
				resolve({ status: response.statusCode ?? 0, bytes: whole.length, firstByte, cookies: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? ''), body: whole });
			});
		});
		asking.on('error', reject);
		asking.end(body);
	});
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

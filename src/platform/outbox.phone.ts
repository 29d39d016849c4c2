/** Forms sent while the network was gone, kept in IndexedDB by the service worker and sent again by the page. */
import { newId } from './id.ts';
import { takenHeader, writerHeader } from './outbox-headers.ts';

export interface Waiting {
	id: string;
	/** Who wrote it: nobody else on this phone sees or sends it. */
	person: string;
	url: string;
	/** The form as the browser would have sent it, its own key in it. */
	body: string;
	/**
	 * `refused` came back and stays until its writer has looked at it. `taken` has arrived, and stays until what this phone
	 * carries is newer: without it a page drawn in between would forget what was just sent.
	 */
	state: 'waiting' | 'refused' | 'taken';
}

/** What the phone lends the pages of a concept while one request is answered. */
export interface Outbox {
	/** Puts the form that is being answered into the outbox, as it came. */
	keep: () => Promise<void>;
	/** What of this person is not in the pack yet, oldest first: what waits to be sent, and what has only just arrived. */
	waiting: () => Promise<readonly Waiting[]>;
}

/** Milliseconds after which a form that got no answer is tried another time. */
const patience = 60_000;

/**
 * `add` under an id drawn here, never `put` under the form's key: one page may be sent twice with
 * different words, and the second must not replace the first. The form's key travels in the body,
 * so the server still recognises a repeat.
 */
export async function enqueue(person: string, url: string, body: string): Promise<void> {
	await inStore('readwrite', (store) => store.add({ id: newId(), person, url, body, state: 'waiting' } satisfies Waiting));
}

/** Everything the outbox holds of one person, oldest first. */
export async function listOutbox(person: string): Promise<Waiting[]> {
	const all = await inStore('readonly', (store) => store.getAll() as IDBRequest<Waiting[]>);
	return all.filter((item) => item.person === person);
}

/** Takes out what is settled. */
export async function discard(id: string): Promise<void> {
	await inStore('readwrite', (store) => store.delete(id));
}

export interface Flushed {
	/** How many the server took. */
	taken: number;
	/** The session ran out, or somebody else has signed in since. */
	signInFirst: boolean;
}

/**
 * Sends what waits, oldest first. Each form is marked with what the server made of it. Without an answer nothing changes and the next time goes on from here.
 */
export async function flush(person: string): Promise<Flushed> {
	const flushed: Flushed = { taken: 0, signInFirst: false };
	const send = async () => {
		const held = new Set<string>();
		for (const item of await waitingOf(person)) {
			if (held.has(pageOf(item))) continue;
			const answer = await post(item);
			const verdict = judge(answer);
			if (verdict === 'later') return;
			if (verdict === 'signInFirst') {
				flushed.signInFirst = true;
				return;
			}
			if (verdict === 'taken') {
				await mark(item, 'taken');
				flushed.taken++;
			}
			if (verdict === 'refused') await giveBack(item, answer?.status === 409);
			// What follows on the same page was written on top of it and must not overtake it.
			if (verdict !== 'taken') held.add(pageOf(item));
		}
	};
	// One sender at a time across tabs, where the browser can tell; a repeat would do no harm.
	await ('locks' in navigator ? navigator.locks.request('outbox', send) : send());
	return flushed;
}

async function waitingOf(person: string): Promise<Waiting[]> {
	return (await listOutbox(person)).filter((item) => item.state === 'waiting');
}

/**
 * Marks what came back. After a conflict all that was written on the same page comes back with it, at the version of the
 * first: the later ones may count on the version the first would have had, which is somebody else's now.
 */
async function giveBack(item: Waiting, isConflict: boolean): Promise<void> {
	const later = isConflict ? (await waitingOf(item.person)).filter((other) => other.id !== item.id && pageOf(other) === pageOf(item)) : [];
	for (const back of [item, ...later.map((other) => ({ ...other, body: atVersionOf(other.body, item.body) }))]) await mark(back, 'refused');
}

async function mark(item: Waiting, state: Waiting['state']): Promise<void> {
	await inStore('readwrite', (store) => store.put({ ...item, state } satisfies Waiting));
}

/** The address without its language. */
function pageOf({ url }: Waiting): string {
	return new URL(url).pathname.slice(3);
}

/** The form with the version another was written against. */
export function atVersionOf(body: string, other: string): string {
	const form = new URLSearchParams(body);
	const version = new URLSearchParams(other).get('version');
	if (version !== null) form.set('version', version);
	return form.toString();
}

async function post({ person, url, body }: Waiting): Promise<Response | null> {
	const abort = new AbortController();
	const timer = setTimeout(() => { abort.abort(); }, patience);
	const headers = { 'content-type': 'application/x-www-form-urlencoded', [writerHeader]: person };
	const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal: abort.signal }).catch(() => null);
	clearTimeout(timer);
	return answer;
}

/** What the answer means for the form: `failed` is a fault of the server at this very form, which must not hold up the others. */
export function judge(answer: Pick<Response, 'status' | 'headers'> | null): 'taken' | 'refused' | 'signInFirst' | 'failed' | 'later' {
	if (answer?.headers.has(takenHeader)) return 'taken';
	const status = answer?.status ?? 0;
	if (status === 401) return 'signInFirst';
	if (status === 500) return 'failed';
	return [400, 403, 404, 409, 410, 413, 422].includes(status) ? 'refused' : 'later';
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open('caravan', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('outbox', { keyPath: 'id' });
		opening.onsuccess = () => { resolve(opening.result); };
		opening.onerror = () => { reject(new Error('The outbox cannot be opened', { cause: opening.error })); };
	});
	return new Promise<T>((resolve, reject) => {
		const transaction = db.transaction('outbox', mode, { durability: 'strict' });
		const request = ask(transaction.objectStore('outbox'));
		transaction.oncomplete = () => { db.close(); resolve(request.result); };
		transaction.onabort = () => { db.close(); reject(new Error('The outbox refused', { cause: transaction.error })); };
	});
}

/// <reference lib="webworker" />
/** Stands between the pages and the network: the network first, and where it does not answer, this phone. */
import './old-phones.ts';
import { draw, notHere } from './draw.tsx';
import { cacheName, findKept, refreshPack } from './pack.ts';

declare const self: ServiceWorkerGlobalScope;

/** Milliseconds a page waits for a line that hangs before this phone draws it; a form has longer, because it must travel there and back. */
const patience = { GET: 4_000, POST: 12_000 };

async function install(): Promise<void> {
	await (await caches.open(cacheName)).add(__PAGE_SCRIPT__);
	if (!(await findKept())) await refreshPack();
	await self.skipWaiting();
}

async function activate(): Promise<void> {
	for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
	await self.clients.claim();
}

/**
 * The network's answer, or this phone's. A form that was kept here may have reached the network all the same: its key
 * tells the server so when it comes again.
 */
async function answer(request: Request): Promise<Response> {
	const spare = request.clone(); // a body can be read once, and the network reads it first
	const online = fetch(request).catch(() => null);
	const reached = online.then((response) => (response && !isOutOfReach(response) ? response : null));
	const inTime = await Promise.race([reached, later(request.method === 'GET' ? patience.GET : patience.POST)]);
	if (inTime) return inTime;
	const drawn = await draw(spare);
	// What this phone does not carry can only be waited for.
	return (drawn.headers.has(notHere) && (await online)) || drawn;
}

/** A gateway that stands where the server should. */
function isOutOfReach({ status }: Response): boolean {
	return status >= 502 && status <= 504;
}

function later(milliseconds: number): Promise<null> {
	return new Promise((resolve) => { setTimeout(() => { resolve(null); }, milliseconds); });
}

self.addEventListener('install', (event) => { event.waitUntil(install()); });
self.addEventListener('activate', (event) => { event.waitUntil(activate()); });

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== location.origin) return;
	if (pathname === __PAGE_SCRIPT__) event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
	else if (request.mode === 'navigate') event.respondWith(answer(request));
});

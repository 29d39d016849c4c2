/** The pack as it is kept on the phone: under the name of the build, so that no page is drawn from what an older one kept. */
import type { Pack, PackAnswer } from '../pages.tsx';
import { addressOf, mergePack } from './merge-pack.ts';

export const cacheName = `caravan ${__RELEASE__}`;
const place = '/pack';

interface Kept {
	pack: Pack;
	/** When the network last confirmed it, in milliseconds. */
	at: number;
}

export async function findKept(): Promise<Kept | null> {
	const kept = await (await caches.open(cacheName)).match(place);
	return kept ? ((await kept.json()) as Kept) : null;
}

export async function dropPack(): Promise<void> {
	await (await caches.open(cacheName)).delete(place);
}

/**
 * Asks the network for what has changed, and tells whether what is kept is new now. Without an answer it stays as it was,
 * and who is signed out keeps nothing.
 */
export async function refreshPack(kept: Pack | null = null): Promise<boolean> {
	const answer = await fetch(addressOf(kept), { cache: 'no-store' }).catch(() => null);
	if (answer?.status === 401) await dropPack();
	if (!answer?.ok) return false;
	const said = (await answer.json()) as PackAnswer;
	const pack = mergePack(kept, said);
	if (!pack) return kept ? refreshPack() : false;
	await (await caches.open(cacheName)).put(place, new Response(JSON.stringify({ pack, at: Date.now() } satisfies Kept)));
	return true;
}

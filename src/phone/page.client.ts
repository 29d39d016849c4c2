/** The one script of every page. All of it is a convenience: without it each page still reads and sends. */
import { discard, flush, listOutbox, type Waiting } from '#platform/outbox.phone.ts';
import { keepDrafts, quietly } from './drafts.client.ts';
import { dropPack, findKept, refreshPack } from './pack.ts';

const page = document.documentElement;
const reader = page.dataset['reader'];
/** The page was drawn by this phone, without a line. */
const isPhones = 'phone' in page.dataset;
/** Browsers give a worker and its store only to pages of a safe origin. */
const carries = __RELEASE__ !== 'dev' && 'serviceWorker' in navigator;
const looking = 'looking at';

/** Milliseconds a pack is taken for fresh, and between two tries to send. */
const freshFor = 5 * 60_000;
const tryAgainAfter = 30_000;
let waits = 0;

function find(selector: string): HTMLElement | null {
	return document.querySelector(selector);
}

function show(selector: string, shown: boolean): void {
	const element = find(selector);
	if (element) element.hidden = !shown;
}

/** The two marks, and what came back. */
async function showOutbox(person: string): Promise<void> {
	const items = await listOutbox(person);
	const waiting = items.filter((item) => item.state === 'waiting');
	const back = items.find((item) => item.state === 'refused');
	waits = waiting.length;
	const count = find('#waiting b');
	if (count) count.textContent = new Intl.NumberFormat(`${page.lang}-u-nu-latn`).format(waits);
	show('#waiting', waits > 0);
	show('#refused', back !== undefined);
	if (back) showRefused(back);
}

function showRefused(back: Waiting): void {
	const form = [...new URLSearchParams(back.body)];
	const text = find('#refused blockquote');
	// The words of a person; ids and choices say nothing here.
	const words = form.map(([, value]) => value).filter((value) => /\s/.test(value.trim())).join(' · ');
	if (text) text.textContent = words;
	if (text) text.hidden = words === '';
	const [look, remove] = document.querySelectorAll<HTMLButtonElement>('#refused button');
	if (look) look.onclick = () => { lookAgain(back, form); };
	if (remove) remove.onclick = () => void discard(back.id).then(() => showOutbox(back.person));
}

/** Sends it once more as its own page would have, so that the answer is the page itself: both texts, or the field to mend. */
function lookAgain({ id, url }: Waiting, form: [string, string][]): void {
	const again = document.createElement('form');
	again.method = 'post';
	again.action = url;
	for (const [name, value] of form) {
		const field = document.createElement('textarea');
		field.name = name;
		field.value = value;
		again.append(field);
	}
	again.hidden = true;
	document.body.append(again);
	quietly(() => { sessionStorage.setItem(looking, id); });
	again.submit();
}

/** What was looked at leaves the outbox once its page is here with the text in it, or was taken. */
async function putAwayLookedAt(): Promise<void> {
	const id = quietly(() => sessionStorage.getItem(looking));
	quietly(() => { sessionStorage.removeItem(looking); });
	if (id && (new URLSearchParams(location.search).has('done') || find('main form [name=key]'))) await discard(id);
}

async function sendWaiting(person: string): Promise<void> {
	const { taken, signInFirst } = await flush(person);
	await showOutbox(person);
	show('#sign-in', signInFirst && waits > 0);
	show('#received', taken > 0 && waits === 0);
	if (taken > 0 && carries) await keepPack(person, true);
	// Marks drawn before the line was back are no longer true; a page with a form in it is left as it is.
	if (taken > 0 && isPhones && !find('main form')) location.replace(location.pathname);
	// Asks, so that a full phone does not throw away what somebody wrote.
	if (waits > 0) void navigator.storage?.persist?.();
}

async function keepPack(person: string | undefined, isStale: boolean): Promise<void> {
	const kept = await findKept();
	const own = kept && kept.pack.actor.person === person ? kept : null;
	if (kept && !own && person) await dropPack();
	if (!person && !kept) return;
	const arrived = person ? (await listOutbox(person)).filter((item) => item.state === 'taken') : [];
	const isFresh = own?.pack.whole && !isStale && arrived.length === 0 && own.pack.lang === page.lang && Date.now() - own.at < freshFor;
	if (isFresh || !(await refreshPack(own?.pack))) return;
	for (const { id } of arrived) await discard(id);
}

/** The styles as a file: the next page then only names them. */
async function keepStyles(): Promise<void> {
	if (!find('head style')) return;
	const styles = await fetch(__STYLES__);
	if (styles.ok) document.cookie = `styles=${__STYLES__.split('/').pop() ?? ''}; path=/; max-age=31536000; samesite=lax`;
}

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

async function register(): Promise<void> {
	const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
	const address = trustedTypes ? trustedTypes.createPolicy('caravan', { createScriptURL: (url) => url }).createScriptURL('/sw.js') : '/sw.js';
	await navigator.serviceWorker.register(address);
}

async function afterLoad(): Promise<void> {
	if (reader) await sendWaiting(reader);
	if (isPhones || !carries) return;
	await keepPack(reader, new URLSearchParams(location.search).has('done'));
	await keepStyles();
	await register();
}

keepDrafts(reader ?? '');
// On a narrow screen the places scroll: the one the reader is at comes into sight.
document.querySelector('.places [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
if (reader) {
	const tryAgain = () => { if (waits > 0 && document.visibilityState === 'visible') void sendWaiting(reader); };
	addEventListener('online', tryAgain);
	document.addEventListener('visibilitychange', tryAgain);
	setInterval(tryAgain, tryAgainAfter);
	document.addEventListener('submit', (event) => {
		const { pathname } = new URL((event.target as HTMLFormElement).action);
		if (waits > 0 && /\/sign-out/.test(pathname) && !confirm(find('#waiting')?.dataset['leaving'])) event.preventDefault();
	});
	void putAwayLookedAt().then(() => showOutbox(reader));
}
if (document.readyState === 'complete') void afterLoad();
else addEventListener('load', () => void afterLoad());

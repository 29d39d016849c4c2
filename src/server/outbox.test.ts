import { expect, test } from 'vitest';
import type { Actor } from '#journey/network/network.ts';
import { insertSession } from '#journey/network/signin-store.server.ts';
import { inTransaction } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { takenHeader, writerHeader } from '#platform/outbox-headers.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import { guided } from '#testing/guided.server.ts';
import { world } from '#testing/world.server.ts';
import type { PackAnswer } from '../pages.tsx';
import { server } from './server.tsx';

const origin = 'https://caravan.test';
const told = '/en/needs/new';

/** Two people of one city, the server they ask, and how each asks it. */
async function city() {
	const w = await world();
	await w.city('kumasi');
	return asked(w);
}

async function asked(w: Awaited<ReturnType<typeof world>>) {
	const [ama, kofi] = [await w.person('coordinator', 'kumasi', 'Ama'), await w.person('member', 'kumasi', 'Kofi')];
	const app = server({ db: w.db, origin, secret: 'a secret of at least 32 characters', sendsMail: false, log: () => undefined, clock: () => w.now });
	const cookieOf = async ({ person }: Actor) => {
		let token = '';
		await inTransaction(w.db, async (tx) => {
			token = await insertSession(tx, w.network.id, person, w.now);
			return { ok: true };
		});
		return `caravan_session=${token}`;
	};
	const send = (cookie: string, headers: Record<string, string>, words = 'The register gets wet', key = newId()) => app.request(told, {
		method: 'POST', headers: { origin, cookie, ...headers }, body: new URLSearchParams({ key, words, toldBy: 'Ama', city: 'kumasi', channel: 'app' }),
	});
	const pack = async (cookie: string, have: readonly string[] = []) => app.request(`/pack?have=${have.join()}`, { headers: { cookie } });
	return { ama, kofi, cookieOf, send, pack, [Symbol.asyncDispose]: () => w[Symbol.asyncDispose]() };
}

test('a form out of the outbox is answered plainly, a repeat too; from a page it leads on', async () => {
	await using w = await city();
	const cookie = await w.cookieOf(w.ama);
	const key = newId();
	for (let time = 0; time < 2; time++) {
		const answer = await w.send(cookie, { [writerHeader]: w.ama.person }, 'The register gets wet', key);
		expect([answer.status, answer.headers.get(takenHeader), answer.headers.get('location')]).toEqual([204, '1', null]);
	}
	const fromPage = await w.send(cookie, {});
	expect([fromPage.status, fromPage.headers.get(takenHeader)]).toEqual([303, null]);
});

test('what one wrote is not taken from another who has signed in since, nor from nobody', async () => {
	await using w = await city();
	for (const cookie of [await w.cookieOf(w.kofi), 'caravan_session=gone', '']) {
		const answer = await w.send(cookie, { [writerHeader]: w.ama.person });
		expect([answer.status, answer.headers.get(takenHeader)]).toEqual([401, null]);
	}
});

test('a form that is wrong is not taken, and its page says why', async () => {
	await using w = await city();
	const answer = await w.send(await w.cookieOf(w.ama), { [writerHeader]: w.ama.person }, '');
	expect([answer.status, answer.headers.get(takenHeader)]).toEqual([422, null]);
});

test('a phone is given all it carries, and then only what has changed', async () => {
	await using w = await city();
	const cookie = await w.cookieOf(w.ama);
	const first = (await (await w.pack(cookie)).json()) as PackAnswer;
	expect(first.actor.person).toBe(w.ama.person);
	expect(first.parts.homes.value?.map((home) => home.city.id)).toEqual(['kumasi']);
	expect(first.parts.answers.value?.map((answers) => answers.city.id)).toEqual(['kumasi']);

	const tags = Object.values(first.parts).map(({ tag }) => tag);
	const again = (await (await w.pack(cookie, tags)).json()) as PackAnswer;
	expect(Object.values(again.parts).filter((part) => 'value' in part)).toEqual([]);
	const some = (await (await w.pack(cookie, tags.slice(1))).json()) as PackAnswer;
	expect(Object.entries(some.parts).filter(([, part]) => 'value' in part).map(([name]) => name)).toEqual([Object.keys(first.parts)[0]]);
});

test('a phone that has nothing yet is given the tools its guides name, and the whole library with the next page', async () => {
	const guide = await guided({ topics: ['budget-followup'] });
	await inTransaction(guide.db, async (tx) => {
		await insertToolbox(tx, guide.network.id, startingTools(), guide.now);
		return { ok: true };
	});
	await using w = await asked(guide);
	const cookie = await w.cookieOf(w.ama);
	const first = (await (await w.pack(cookie)).json()) as PackAnswer;
	expect([first.whole, first.parts.tools.value?.map(({ tool }) => tool.id).sort()]).toEqual([false, ['action-table', 'budget-sheet', 'risk-register']]);
	const next = (await (await w.pack(cookie, Object.values(first.parts).map(({ tag }) => tag))).json()) as PackAnswer;
	expect([next.whole, next.parts.tools.value?.length]).toEqual([true, startingTools().tools.length]);
});

test('who is signed out is given nothing to carry, whatever the phone says it has', async () => {
	await using w = await city();
	for (const have of [[], ['x'.repeat(5000), '%00', 'homes']]) {
		const answer = await w.pack('caravan_session=gone', have);
		expect([answer.status, await answer.json()]).toEqual([401, null]);
	}
});

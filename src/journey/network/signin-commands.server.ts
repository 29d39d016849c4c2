import { inTransaction, type Db, type Tx } from '#platform/db/db.server.ts';
import { translator } from '#i18n/translator.ts';
import type { NetworkId } from './network.ts';
import { postLetter } from './outbox-store.server.ts';
import { countTry, deleteSignIns, findSignIn, hasSession, insertSession, insertSignIn, keyedHash, listAccounts, newCode, newToken, sessionTokenOf, useSignIn } from './signin-store.server.ts';
import { isOpen, mostTries, signInMinutes, type Account, type SignIn } from './signin.ts';
import { words } from './signin-words.ts';
import type { Visit } from './visit.server.ts';

/**
 * Asks for the way in: a mail with a link and a code where the address is known, and the same silence where it is not.
 * Returns the token of the waiting tab, which is the same for the same form, so that a form sent twice sends one mail.
 */
export async function askSignIn({ db, now, origin, secret }: Visit, said: { key: string; address: string; onward: string }): Promise<string> {
	const id = keyedHash(secret, 'sign-in', said.key, said.address);
	const waiting = keyedHash(secret, 'waiting', id);
	await inTransaction(db, async (tx) => {
		const standing = await findSignIn(tx, { id });
		if (standing && isOpen(standing, now.toISOString())) return { ok: true };
		await deleteSignIns(tx, id, now);

		const accounts = await listAccounts(tx, said.address, now);
		const [first] = accounts;
		const token = newToken();
		const code = newCode();
		await insertSignIn(tx, { id, address: said.address, token, codeHash: codeHashOf(secret, id, code), waiting, network: accounts.length === 1 && first ? first.network.id : null }, now);
		if (first) {
			const t = translator(words, first.lang);
			const link = `${origin}/${first.lang}/sign-in/${token}${said.onward === '/' ? '' : `?then=${encodeURIComponent(said.onward)}`}`;
			const text = t('mail.text', { name: first.name, link, code, minutes: String(signInMinutes), networks: accounts.map(({ network }) => network.name).join(', ') });
			await postLetter(tx, first.network, { person: first.person, address: said.address, lang: first.lang, subject: t('mail.subject'), text }, now);
		}
		return { ok: true };
	});
	return waiting;
}

/** Keyed with the id: six digits alone would be found by trying all of them on a stolen copy. */
function codeHashOf(secret: string, id: string, code: string): string {
	return keyedHash(secret, 'code', id, code);
}

export type Entering =
	| { ok: true; session: string }
	| { ok: false; problem: 'expired' }
	/** The link or code is right and opens several networks: the person chooses, nothing is used up yet. */
	| { ok: false; problem: 'chooseNetwork'; accounts: readonly Account[] }
	| { ok: false; problem: 'wrongCode'; left: number };

/** Uses the link of the mail up, once, whoever else sends it at the same moment. */
export function enterByLink(visit: Visit, said: { key: string; token: string; network: NetworkId | null }): Promise<Entering> {
	return inTransaction(visit.db, async (tx) => {
		const signIn = await findSignIn(tx, { token: said.token });
		return signIn ? enter(tx, visit, signIn, said) : expired;
	});
}

/** Uses the code up in the tab that asked for it; wrong ones are counted and close it. */
export async function enterByCode(visit: Visit, said: { key: string; waiting: string; code: string; network: NetworkId | null }): Promise<Entering> {
	// A wrong code is an outcome to keep (its try counts), while a refusal would roll back: hence the two layers.
	const { outcome } = await inTransaction(visit.db, async (tx): Promise<{ ok: true; outcome: Entering }> => {
		const signIn = await findSignIn(tx, { waiting: said.waiting });
		if (!signIn) return { ok: true, outcome: expired };
		if (codeHashOf(visit.secret, signIn.id, said.code) === signIn.codeHash) return { ok: true, outcome: await enter(tx, visit, signIn, said) };
		if (!isOpen(signIn, visit.now.toISOString())) return { ok: true, outcome: expired };
		await countTry(tx, signIn.id);
		const left = mostTries - signIn.tries - 1;
		return { ok: true, outcome: left > 0 ? { ok: false, problem: 'wrongCode', left } : expired };
	});
	return outcome;
}

const expired = { ok: false, problem: 'expired' } as const;

async function enter(tx: Tx, { secret, now }: Visit, signIn: SignIn, said: { key: string; network: NetworkId | null }): Promise<Entering> {
	const session = sessionTokenOf(secret, signIn.id, said.key);
	if (signIn.usedAt !== null) return (await hasSession(tx, session)) ? { ok: true, session } : expired;
	if (!isOpen(signIn, now.toISOString())) return expired;

	const accounts = await accountsOf(tx, signIn, now);
	if (accounts.length === 0) return expired;
	const account = accounts.length === 1 ? accounts[0] : accounts.find(({ network }) => network.id === said.network);
	if (!account) return { ok: false, problem: 'chooseNetwork', accounts };
	if (!(await useSignIn(tx, signIn.id, account, now))) return expired;
	await insertSession(tx, account.network.id, account.person, now, session);
	return { ok: true, session };
}

/** What the sign-in opens: the network it was made for; or each real one where the address was known in several. */
async function accountsOf(db: Db, signIn: SignIn, now: Date): Promise<Account[]> {
	const accounts = await listAccounts(db, signIn.address, now);
	return accounts.filter(({ network }) => (signIn.network ? network.id === signIn.network : !network.isExample));
}

/** What the page of a link shows before its button is pressed: looking uses nothing up, because scanners look too. */
export async function readLink({ db, now }: Visit, token: string): Promise<readonly Account[] | null> {
	const signIn = await findSignIn(db, { token });
	if (!signIn || !isOpen(signIn, now.toISOString())) return null;
	const accounts = await accountsOf(db, signIn, now);
	return accounts.length > 0 ? accounts : null;
}

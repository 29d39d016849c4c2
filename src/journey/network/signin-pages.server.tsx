/** Signing in and out. Open to anybody; says the same whether or not an address is known. */
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { readForm, refuseField, type BadForm } from '#forms/read.ts';
import { translator } from '#i18n/translator.ts';
import { newId } from '#platform/id.ts';
import { answeredWith } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page } from '#ui/page.ts';
import { askSignIn, enterByCode, enterByLink, readLink } from './signin-commands.server.ts';
import { askForm, codeForm, linkForm } from './signin-form.ts';
import { deleteSession, findSignIn, takeTurn } from './signin-store.server.ts';
import { isOpen, mostAsksAnHour, mostCodesAnHour, mostMailsAnHour, pathAfter, sessionCookie, signInMinutes, waitingCookie } from './signin.ts';
import { Ask, Closed, Code, Enter, signInLink, TooMany } from './signin-view.tsx';
import { words } from './signin-words.ts';
import { keepSession, type PublicEnv } from './visit.server.ts';

type Public = Context<PublicEnv>;

export const signInPages = new Hono<PublicEnv>()
	.get('/:lang/sign-in', (c) => {
		const then = pathAfter(c.req.query('then'));
		return c.get('inside') ? c.redirect(linkTo(c.get('frame'), then), 303) : showAsk(c, then, null);
	})
	.post('/:lang/sign-in', async (c) => {
		const visit = c.get('visit');
		const form = await c.req.formData();
		const reading = readForm(askForm, form);
		if (!reading.ok) return showAsk(c, pathAfter(reading.typed['onward']?.[0]), reading);
		const { address, onward: then } = reading.value;
		if (!(await takeTurn(visit, `asks from ${visit.client}`, mostAsksAnHour)) || !(await takeTurn(visit, `mails to ${address}`, mostMailsAnHour))) return page(c, <TooMany frame={c.get('frame')} />, 429);
		const waiting = await askSignIn(visit, reading.value);
		setCookie(c, waitingCookie, waiting, { path: '/', httpOnly: true, sameSite: 'Lax', secure: visit.origin.startsWith('https:'), maxAge: signInMinutes * 60 });
		return c.redirect(signInLink(c.get('frame'), '/sign-in/code', then), 303);
	})
	.get('/:lang/sign-in/code', (c) => showCode(c, pathAfter(c.req.query('then')), null))
	.post('/:lang/sign-in/code', async (c) => {
		const visit = c.get('visit');
		const frame = c.get('frame');
		const reading = readForm(codeForm, await c.req.formData());
		if (!reading.ok) return showCode(c, pathAfter(reading.typed['onward']?.[0]), reading);
		const { onward: then, code } = reading.value;
		if (!(await takeTurn(visit, `codes from ${visit.client}`, mostCodesAnHour))) return page(c, <TooMany frame={frame} />, 429);
		const outcome = await enterByCode(visit, { ...reading.value, waiting: getCookie(c, waitingCookie) ?? '' });
		if (outcome.ok) {
			deleteCookie(c, waitingCookie, { path: '/' });
			return signedIn(c, outcome.session, then);
		}
		if (outcome.problem === 'wrongCode') return showCode(c, then, refuseField({}, 'code', 'wrongCode', outcome.left));
		if (outcome.problem === 'chooseNetwork') return page(c, <Enter frame={frame} keyValue={newId()} action={linkTo(frame, '/sign-in/code')} then={then} accounts={outcome.accounts} code={code} />);
		return page(c, <Closed frame={frame} then={then} />, 410);
	})
	.get('/:lang/sign-in/:token', async (c) => {
		const frame = c.get('frame');
		const then = pathAfter(c.req.query('then'));
		const accounts = await readLink(c.get('visit'), c.req.param('token'));
		return accounts ? page(c, <Enter frame={frame} keyValue={newId()} action={c.req.path} then={then} accounts={accounts} />) : page(c, <Closed frame={frame} then={then} />, 410);
	})
	.post('/:lang/sign-in/:token', async (c) => {
		const frame = c.get('frame');
		const reading = readForm(linkForm, await c.req.formData());
		if (!reading.ok) return page(c, <Closed frame={frame} then="/" />, 422);
		const { onward: then } = reading.value;
		const outcome = await enterByLink(c.get('visit'), { ...reading.value, token: c.req.param('token') });
		if (outcome.ok) return signedIn(c, outcome.session, then);
		if (outcome.problem === 'chooseNetwork') return page(c, <Enter frame={frame} keyValue={newId()} action={c.req.path} then={then} accounts={outcome.accounts} />);
		return page(c, <Closed frame={frame} then={then} />, 410);
	})
	// Open to anybody, so that a session that is already over can still be put down.
	.post('/:lang/sign-out', async (c) => {
		const token = getCookie(c, sessionCookie);
		if (token) await deleteSession(c.get('visit').db, token);
		deleteCookie(c, sessionCookie, { path: '/' });
		return c.redirect(`${linkTo(c.get('frame'), '/sign-in')}?done=out`, 303);
	});

function showAsk(c: Public, then: string, bad: BadForm | null) {
	const { lang } = c.get('frame');
	const done = c.req.query('done');
	return page(c, <Ask frame={c.get('frame')} keyValue={newId()} then={then} answered={answeredWith(lang, bad)} done={done === 'out' || done === 'outEverywhere' ? done : null} />, bad ? 422 : 200);
}

/** The tab that waits: it may see the address it asked for, and nobody else's. */
async function showCode(c: Public, then: string, bad: BadForm | null) {
	const { db, now } = c.get('visit');
	const frame = c.get('frame');
	const waiting = getCookie(c, waitingCookie);
	const signIn = waiting ? await findSignIn(db, { waiting }) : null;
	if (!signIn || !isOpen(signIn, now.toISOString())) return page(c, <Closed frame={frame} then={then} />, 410);
	const t = translator(words, frame.lang);
	const left = bad?.fields[0]?.limit ?? 0;
	const explain = (problem: string) => (problem === 'wrongCode' ? t('wrongCode', { n: left }) : problem === 'notACode' ? t('notACode') : undefined);
	return page(c, <Code frame={frame} keyValue={newId()} then={then} address={signIn.address} answered={answeredWith(frame.lang, bad, explain)} />, bad ? 422 : 200);
}

function signedIn(c: Public, session: string, then: string) {
	keepSession(c, c.get('visit'), session);
	return c.redirect(linkTo(c.get('frame'), then), 303);
}

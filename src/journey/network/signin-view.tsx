/** Signing in, as people see it: asking, the code, the button of the link, and the ways that are closed. */
import { translator } from '#i18n/translator.ts';
import { Done, Form, Refused, Submit, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { signInMinutes, type Account } from './signin.ts';
import { words } from './signin-words.ts';

/** The page to ask on, with where to go afterwards. */
export function signInLink(frame: Frame, path: string, then: string): string {
	return `${linkTo(frame, path)}${then === '/' ? '' : `?then=${encodeURIComponent(then)}`}`;
}

export function Ask({ frame, keyValue, then, answered, done }: { frame: Frame; keyValue: string; then: string; answered: Answered; done: 'out' | 'outEverywhere' | null }) {
	const t = translator(words, frame.lang);
	return (
		<Layout frame={frame} title={t('title')} lede={t('lede')}>
			{done && <Done>{t(done)}</Done>}
			<div class="card">
				<Form action={linkTo(frame, '/sign-in')} keyValue={keyValue} answered={answered}>
					<input type="hidden" name="onward" value={then} />
					<TextField name="address" type="email" autocomplete="email" label={t('address')} help={t('addressHelp')} answered={answered} />
					<Submit>{t('ask')}</Submit>
				</Form>
			</div>
			<p class="soft small">{t('noInvitation')}</p>
		</Layout>
	);
}

export function Code({ frame, keyValue, then, address, answered }: { frame: Frame; keyValue: string; then: string; address: string; answered: Answered }) {
	const t = translator(words, frame.lang);
	const [before, after] = t('codeLede', { address: '\u0000' }).split('\u0000');
	return (
		<Layout frame={frame} title={t('codeTitle')} lede={<>{before}<bdi>{address}</bdi>{after}</>}>
			<div class="card">
				<p>{t('codeHow')}</p>
				<Form action={linkTo(frame, '/sign-in/code')} keyValue={keyValue} answered={answered}>
					<input type="hidden" name="onward" value={then} />
					<TextField name="code" mode="numeric" autocomplete="one-time-code" max={20} label={t('code')} answered={answered} />
					<Submit>{t('enter')}</Submit>
				</Form>
			</div>
			<p class="soft small">{t('notThere')} <a href={signInLink(frame, '/sign-in', then)}>{t('anotherAddress')}</a></p>
		</Layout>
	);
}

/** One button for each place the link or code opens; `code` comes along where the code was the proof. */
export function Enter({ frame, keyValue, action, then, accounts, code }: { frame: Frame; keyValue: string; action: string; then: string; accounts: readonly Account[]; code?: string }) {
	const t = translator(words, frame.lang);
	const [first] = accounts;
	const [before, after] = t('enterAs', { name: '\u0000' }).split('\u0000');
	return (
		<Layout frame={frame} title={t('linkTitle')} lede={accounts.length > 1 ? t('chooseNetwork') : t('linkLede')}>
			<div class="card">
				<Form action={action} keyValue={keyValue}>
					<input type="hidden" name="onward" value={then} />
					{code && <input type="hidden" name="code" value={code} />}
					{accounts.length > 1
						? accounts.map(({ network }) => <Submit key={network.id} name="network" value={network.id}><bdi>{network.name}</bdi></Submit>)
						: first && <><p class="soft"><bdi>{first.network.name}</bdi></p><Submit><span>{before}<bdi>{first.name}</bdi>{after}</span></Submit></>}
				</Form>
			</div>
		</Layout>
	);
}

/** Used, run out, mistyped too often: what that means and the way on. */
export function Closed({ frame, then }: { frame: Frame; then: string }) {
	const t = translator(words, frame.lang);
	return (
		<Layout frame={frame} title={t('expiredTitle')}>
			<div class="card"><p>{t('expired', { minutes: String(signInMinutes) })}</p><a class="do" href={signInLink(frame, '/sign-in', then)}>{t('askAgain')}</a></div>
		</Layout>
	);
}

export function TooMany({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Layout frame={frame} title={t('tooMany')}><Refused>{t('tooManyHelp')}</Refused></Layout>;
}

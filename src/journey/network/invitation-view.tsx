/** Invitations as lists, and the page the link of one opens. */
import { dayIn, showDate, showInstant } from '#i18n/day.ts';
import { languages, ownNames, textIn, translator, type Lang } from '#i18n/translator.ts';
import { Form, Select, Submit, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { stateOf, type Invitation } from './invitation.ts';
import { words } from './invitation-words.ts';
import { words as roleWords } from './membership-words.ts';
import type { City, Network } from './network.ts';
import { invitationDays } from './signin.ts';

/** Each with its state and what can be done about it; `newKey` draws the key of a button. */
export function Invitations({ frame, network, invitations, now, newKey }: { frame: Frame; network: Network; invitations: readonly Invitation[]; now: Date; newKey: () => string }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const role = translator(roleWords, lang);
	return (
		<section class="card noprint">
			<h2>{t('list')}</h2>
			{invitations.length === 0 && <p class="soft">{t('none')}</p>}
			<ul class="rows">
				{invitations.map((invitation) => {
					const state = stateOf(invitation, now.toISOString());
					return (
						<li key={invitation.id}>
							<span class="row"><b><bdi>{invitation.name}</bdi></b><span class="tag">{role(`role.${invitation.role}`)}</span></span>
							<span class="small soft"><bdi>{invitation.address}</bdi> · {t('sentBy', { made: showInstant(invitation.madeAt, network.zone, lang) })}</span>
							<span class="small">{t(`state.${state}`, { day: showDate(dayIn(network.zone, new Date(invitation.expiresAt)), lang) })}</span>
							{(state === 'open' || state === 'expired') && (
								<span class="row">
									<Form action={linkTo(frame, `/invitations/${invitation.id}/resend`)} keyValue={newKey()}><button class="link">{t('resend')}</button></Form>
									<Form action={linkTo(frame, `/invitations/${invitation.id}/withdraw`)} keyValue={newKey()}><button class="link">{t('withdraw')}</button></Form>
								</span>
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

/** Who invites to what, and the one button; somebody who is here already is not asked for a name again. */
export function OpenInvitation({ frame, keyValue, network, invitation, inviter, city, known, answered }: {
	frame: Frame; keyValue: string; network: Network; invitation: Invitation; inviter: string; city: City | null; known: boolean; answered: Answered;
}) {
	const { lang } = frame;
	const t = translator(words, lang);
	const place = city ? textIn(city.names, lang).text : network.name;
	const isolated = (name: string) => `\u2068${name}\u2069`;
	return (
		<Layout frame={frame} title={t('openTitle')} lede={t('openLede', { inviter: isolated(inviter), network: isolated(network.name) })}>
			<div class="card">
				<p><b>{t('openRole', { role: translator(roleWords, lang)(`role.${invitation.role}`), place: isolated(place) })}</b></p>
				<Form keyValue={keyValue} answered={answered}>
					{!known && (
						<>
							<TextField name="name" max={120} autocomplete="name" label={t('yourName')} value={invitation.name} answered={answered} />
							<Select name="lang" label={t('yourLang')} value={lang} options={languages.map((one: Lang) => ({ value: one, label: ownNames[one] }))} answered={answered} />
						</>
					)}
					<Submit>{t('accept')}</Submit>
				</Form>
				<p class="soft small">{t('openHelp', { address: isolated(invitation.address) })}</p>
			</div>
		</Layout>
	);
}

export function ClosedInvitation({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return (
		<Layout frame={frame} title={t('expiredTitle')}>
			<div class="card"><p>{t('expired', { days: String(invitationDays) })}</p><a class="do" href={linkTo(frame, '/sign-in')}>{t('signIn')}</a></div>
		</Layout>
	);
}

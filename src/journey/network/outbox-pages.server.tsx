/** The mails of the network, for the secretariat to follow and, without a mail server, to pass on. */
import { Hono } from 'hono';
import { showInstant } from '#i18n/day.ts';
import { directionOf, translator } from '#i18n/translator.ts';
import { linkTo } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page } from '#ui/page.ts';
import { may } from './network.ts';
import { listMails, type MadeMail } from './outbox-store.server.ts';
import { words } from './outbox-words.ts';
import { showLetter } from './show-letter.ts';
import type { InsideEnv } from './visit.server.ts';

const onPage = 30;

export const outboxPages = new Hono<InsideEnv>().get('/:lang/outbox', async (c) => {
	const { db, actor, network, sendsMail } = c.get('inside');
	if (!may(actor, 'manageNetwork')) return c.notFound();
	const frame = c.get('frame');
	const { lang } = frame;
	const t = translator(words, lang);
	const before = c.req.query('before') ?? null;
	const found = await listMails(db, actor.network, before && /^[\w-]{1,80}$/.test(before) ? before : null, onPage + 1);
	const mails = found.slice(0, onPage);
	const stateOf = ({ state, id, sentAt, failure }: MadeMail) => {
		if (state !== 'sent') return t(`state.${state}`, { failure: failure ?? '' });
		return sendsMail ? t('state.sent', { at: showInstant(sentAt ?? '', network.zone, lang) }) : t('state.filed', { file: `${id}.eml` });
	};
	return page(c, (
		<Layout frame={frame} title={t('title')} lede={t('lede')}>
			<p class="note">{t(network.isExample ? 'example' : sendsMail ? 'goesOut' : 'here')}</p>
			<section class="card">
				{mails.length === 0 && <p class="soft">{t('none')}</p>}
				<ul class="rows">
					{mails.map((mail) => (
						<li key={mail.id}>
							<b dir="auto" lang={mail.lang}>{mail.subject}</b>
							<span class="small">{t('to', { address: `\u2068${mail.address}\u2069` })}</span>
							<span class="small soft">{t('made', { at: showInstant(mail.madeAt, network.zone, lang) })} · <bdi>{stateOf(mail)}</bdi></span>
							<details>
								<summary class="small">{t('read')}</summary>
								{mail.opensOthers && <p class="small soft">{t('personal')}</p>}
								<blockquote lang={mail.lang} dir={directionOf(mail.lang)}>{showLetter(mail.text, mail.opensOthers || (sendsMail && !network.isExample))}</blockquote>
							</details>
						</li>
					))}
				</ul>
				{found.length > onPage && <a href={`${linkTo(frame, '/outbox')}?before=${mails.at(-1)?.id}`}>{t('older')}</a>}
			</section>
		</Layout>
	));
});

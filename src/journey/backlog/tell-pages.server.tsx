import { Hono, type Context } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { dayIn, showDate } from '#i18n/day.ts';
import { isolate, textIn, translator } from '#i18n/translator.ts';
import type { City, Network } from '#journey/network/network.ts';
import { takeTurn } from '#journey/network/signin-store.server.ts';
import { findCity, findNetwork } from '#journey/network/store.server.ts';
import type { PublicEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { Done, Form, Refused, Submit, TextArea, TextField } from '#ui/form.tsx';
import type { Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page } from '#ui/page.ts';
import { mostForCity, mostFromAddress } from './backlog.ts';
import { findLanguage } from './find-language.ts';
import { readTellToken, type TellLink } from './link-store.server.ts';
import { byLink, tellNeedByLink } from './need-commands.server.ts';
import { readToldByLink } from './need-form.ts';
import { explainNeed } from './need-view.tsx';
import { needWords } from './need-words.ts';
import { tellWords } from './tell-words.ts';

/** Telling a need by a signed link, without an account: one sentence, and a name if one likes. */
export const tellPages = new Hono<PublicEnv>()
	.get('/:lang/tell/:token', async (c) => {
		const invited = await findInvited(c, c.req.param('token'));
		if (!invited) return c.notFound();
		return invited.isOver ? showExpired(c, invited) : show(c, invited);
	})
	.post('/:lang/tell/:token', async (c) => {
		const invited = await findInvited(c, c.req.param('token'));
		if (!invited) return c.notFound();
		if (invited.isOver) return showExpired(c, invited);
		const visit = c.get('visit');
		const reading = readToldByLink(await c.req.formData());
		if (!reading.ok) return show(c, invited, reading);
		const { network, city } = invited;
		const hasTurn = await takeTurn(visit, `tell ${visit.client}`, mostFromAddress) && await takeTurn(visit, `tell ${network.id} ${city.id}`, mostForCity);
		if (!hasTurn) return show(c, invited, { typed: reading.typed }, 'tooManyTold');
		const said = { ...reading.value, city: city.id, lang: findLanguage(reading.value.words, c.get('frame').lang) };
		const outcome = await tellNeedByLink(visit.db, { network: network.id, person: byLink }, said, visit.now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=told`, 303) : showExpired(c, invited);
	});

interface Invited {
	network: Network;
	city: City;
	link: TellLink;
	isOver: boolean;
}

/** Who the link speaks for; null for a link this server never made. A city that has left is not asked any more. */
async function findInvited(c: Context<PublicEnv>, token: string): Promise<Invited | null> {
	const { db, secret, now } = c.get('visit');
	const link = readTellToken(secret, token);
	const network = link && await findNetwork(db, link.network);
	const city = link && network && await findCity(db, network.id, link.city);
	return link && network && city ? { network, city, link, isOver: link.until < dayIn(network.zone, now) || city.status === 'withdrawn' } : null;
}

function frameIn(c: Context<PublicEnv>, { network }: Invited): Frame {
	return { ...c.get('frame'), network: network.name, invented: network.isExample };
}

function showExpired(c: Context<PublicEnv>, invited: Invited) {
	const frame = frameIn(c, invited);
	const t = translator(tellWords, frame.lang);
	return page(c, <Layout frame={frame} title={t('expired')}><div class="card"><p>{t('expiredHelp', { day: showDate(invited.link.until, frame.lang) })}</p></div></Layout>, 410);
}

function show(c: Context<PublicEnv>, invited: Invited, bad?: BadForm | { typed: Typed }, problem?: 'tooManyTold') {
	const frame = frameIn(c, invited);
	const { lang } = frame;
	const t = translator(tellWords, lang);
	const n = translator(needWords, lang);
	const answered = { lang, typed: bad?.typed, fields: bad && 'fields' in bad ? bad.fields : undefined, explain: explainNeed(lang) };
	return page(c, (
		<Layout frame={frame} title={t('publicTitle', { city: isolate(textIn(invited.city.names, lang).text) })} lede={t('publicLede', { network: isolate(invited.network.name) })}>
			{c.req.query('done') === 'told' && <Done>{t('publicDone')} {t('another')}</Done>}
			{problem && <Refused>{n(`problem.${problem}`)}</Refused>}
			<Form keyValue={bad?.typed['key']?.[0] ?? newId()} draft="tell" answered={answered} class="card">
				<TextArea name="words" label={t('words')} help={t('wordsHelp')} rows={4} max={600} answered={answered} />
				<TextField name="toldBy" label={t('publicName')} help={t('publicNameHelp')} max={120} optional autocomplete="name" answered={answered} />
				<Submit>{t('send')}</Submit>
			</Form>
		</Layout>
	), problem ? 429 : bad ? 422 : 200);
}

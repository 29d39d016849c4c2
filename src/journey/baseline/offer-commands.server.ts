import type { Lang } from '#i18n/translator.ts';
import { may, type Actor, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Offer } from './baseline.ts';
import type { SaidOffer } from './offer-form.ts';
import { findOffer, insertOffer, replaceOffer } from './offer-store.server.ts';

export type ConfirmOffer =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Pick<Offer, 'words' | 'withdrawnAt'>; version: number };

/**
 * Confirms, rewords or takes back what a city offers or asks, in the city's name: only its coordinator may. What was
 * taken back keeps its row, so that an old form cannot bring it back unseen.
 */
export const confirmOffer = command('baseline.confirmOffer', async (tx, actor: Actor, said: SaidOffer & { city: CityId; lang: Lang }, now): Promise<ConfirmOffer> => {
	if (!(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'confirmOffers', said.city)) return { ok: false, problem: 'notAllowed' };
	const standing = await findOffer(tx, actor.network, said);
	if (said.did === 'withdraw' && (!standing || standing.withdrawnAt)) return { ok: false, problem: 'notFound' };

	// A form that saw nothing may confirm anew what was taken back before it was drawn.
	const seen = standing?.withdrawnAt && said.version === 0 ? standing.version : said.version;
	const { words, withdrawnAt, version } = standing ?? { words: '', withdrawnAt: null, version: 0 };
	if (standing && version !== seen) return { ok: false, problem: 'editedMeanwhile', theirs: { words, withdrawnAt }, version };

	const at = now.toISOString();
	// Words that nobody changed stay in the language they were written in, whatever page they are sent from.
	const keepsWords = standing && (said.did === 'withdraw' || said.words === standing.words);
	const offer: Offer = {
		city: said.city, area: said.area, kind: said.kind, words: keepsWords ? standing.words : said.words, lang: keepsWords ? standing.lang : said.lang,
		at, withdrawnAt: said.did === 'withdraw' ? at : null, version: version + 1,
	};
	if (standing) await replaceOffer(tx, actor.network, offer, actor.person, version);
	else await insertOffer(tx, actor.network, offer, actor.person);
	return { ok: true };
}, (said) => ({ subject: said.city }));
